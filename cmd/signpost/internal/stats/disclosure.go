package stats

import (
	"fmt"
	"math/big"
	"slices"

	"example.org/signpost/cmd/signpost/internal/cover"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

// A withheld figure protects people only as long as nobody can work it out.
// protection is how wide what can be worked out must be at the least.
const protection = 10

// An operand is a published figure in a sum that a reader can do.
type operand struct {
	lo, hi number
	of     *Observation // nil for the 100 of a whole
}

// operand returns what was published of a figure. The result is false when it has
// no end on one side, so that no sum with it has one either.
func (r *reckoner) operand(s *Series, o *Observation) (operand, bool) {
	if o == nil || o.Value.state != Known || o.Value.bound == About {
		return operand{}, false
	}
	v := o.Value
	if s.IsCount() {
		least, most := counted(v)
		return operand{wholeNumber(least), wholeNumber(most), o}, most != cover.NoLimit
	}
	i := v.Interval()
	if i.Lo == nil || i.Hi == nil {
		return operand{}, false
	}
	return operand{number{i.Lo, v.lo.decimals}, number{i.Hi, v.hi.decimals}, o}, true
}

func wholeNumber(n int64) number { return number{rat: new(big.Rat).SetInt64(n)} }

// operands returns all of several figures of s, or false when one of them has none.
func (r *reckoner) operands(s *Series, figures []*Observation) ([]operand, bool) {
	var list []operand
	for _, o := range figures {
		one, ok := r.operand(s, o)
		if !ok {
			return nil, false
		}
		list = append(list, one)
	}
	return list, true
}

// floor returns the least that a figure can be as an operand. The result is false
// when nothing is known of that, or it is nought because nothing else is known.
func (r *reckoner) floor(s *Series, o *Observation) (operand, bool) {
	if one, ok := r.operand(s, o); ok {
		return operand{one.lo, one.lo, o}, true
	}
	least := proven(s, o).Lo
	if o == nil || least == nil || least.Sign() == 0 {
		return operand{}, false
	}
	return operand{number{least, o.Value.lo.decimals}, number{least, o.Value.lo.decimals}, o}, true
}

// floors returns the least of several figures of s as far as it is known.
func (r *reckoner) floors(s *Series, figures []*Observation) []operand {
	var list []operand
	for _, o := range figures {
		if one, ok := r.floor(s, o); ok {
			list = append(list, one)
		}
	}
	return list
}

// isMasked reports whether a count is bounded so that nobody can tell which small
// number it is: "less than 10", 0..9.
func isMasked(v Value) bool {
	if v.state != Known || v.bound == About || v.measure != count {
		return false
	}
	least, most := counted(v)
	return most <= smallCount && least < most
}

// keptBack reports whether a figure is withheld or masked.
func keptBack(o *Observation) bool {
	return o != nil && (o.Value.state == Withheld || isMasked(o.Value))
}

// A leak is a sum that a reader can do to find figures that are kept back: those
// of plus less those of minus.
type leak struct {
	series *Series
	// figures make up what the sum gives. There are several only when all are
	// withheld.
	figures     []*Observation
	plus, minus []operand
	ends        ends
}

// ends says what a sum gives.
type ends uint8

const (
	bothEnds ends = iota
	upperEnd      // the most that the figures can be
	lowerEnd      // the least
)

// result is what the sum gives. Lo may be above hi when the figures contradict
// each other.
func (l leak) result() (lo, hi number) {
	lo, hi = number{rat: new(big.Rat)}, number{rat: new(big.Rat)}
	add := func(to *number, n number, sign int64) {
		to.rat.Add(to.rat, new(big.Rat).Mul(n.rat, big.NewRat(sign, 1)))
		to.decimals = max(to.decimals, n.decimals)
	}
	for _, p := range l.plus {
		add(&lo, p.lo, 1)
		add(&hi, p.hi, 1)
	}
	for _, m := range l.minus {
		add(&lo, m.hi, -1)
		add(&hi, m.lo, -1)
	}
	return lo, hi
}

// known is what a reader knows of the figures with the sum: between which numbers
// they are, and what their row and unit allow. The last result is false when they
// may be as small or as great as can be.
func (l leak) known() (lo, hi number, ok bool) {
	lo, hi = l.result()
	limits := Value{measure: l.series.measure()}
	least, most := limits.least(), limits.most()
	if v := l.figures[0].Value; isMasked(v) {
		from, to := counted(v)
		least, most = wholeNumber(from).rat, wholeNumber(to).rat
	}
	if least != nil && (l.ends == upperEnd || lo.rat.Cmp(least) < 0) {
		lo.rat.Set(least)
	}
	if most != nil && (l.ends == lowerEnd || hi.rat.Cmp(most) > 0) {
		hi.rat.Set(most)
	}
	return lo, hi, (l.ends != upperEnd || least != nil) && (l.ends != lowerEnd || most != nil)
}

// protects reports whether the sum leaves as much open as it should: a stretch of
// ten or, of a masked figure, everything that its row does. Of several figures
// together each may be nought or all of the sum.
func (l leak) protects(lo, hi number) bool {
	width := new(big.Rat).Sub(hi.rat, lo.rat)
	if v := l.figures[0].Value; isMasked(v) {
		from, to := counted(v)
		return width.Cmp(new(big.Rat).SetInt64(to-from)) >= 0
	}
	if len(l.figures) > 1 {
		width = hi.rat
	}
	return width.Cmp(big.NewRat(protection, 1)) >= 0
}

// tell reports a leak at the first of its figures, and whether there was one. A sum
// with a figure of which something was reported is looked at again when that is
// mended.
func (r *reckoner) tell(l leak) bool {
	told := func(o operand) bool { return o.of != nil && r.told[o.of] }
	anyTold := slices.ContainsFunc(l.figures, func(o *Observation) bool { return r.told[o] })
	if anyTold || slices.ContainsFunc(l.plus, told) || slices.ContainsFunc(l.minus, told) {
		return false
	}
	lo, hi, ok := l.known()
	if !ok || lo.rat.Cmp(hi.rat) > 0 || l.protects(lo, hi) {
		return false
	}
	at := l.figures[0]
	for _, o := range l.figures {
		r.told[o] = true
		if o.Span.Start < at.Span.Start {
			at = o
		}
	}
	hint := "withhold a second figure of this sum too, or publish this one"
	switch {
	case len(l.figures) > 1:
		hint = "withhold another figure of this sum too, or publish these"
	case isMasked(at.Value):
		hint = "withhold a second figure of this sum too"
	}
	if lines := r.lines(slices.Concat(l.plus, l.minus)); lines != "" {
		hint += "; the sum is of " + lines
	}
	r.fault(at, "disclosure", sheet.Faultf("%s", l.sentence(lo, hi)).Hinted("%s", hint))
	return true
}

// sentence says what a reader can work out.
func (l leak) sentence(lo, hi number) string {
	what, sum := "the withheld figure", formula(l.plus, l.minus)
	if isMasked(l.figures[0].Value) {
		what = fmt.Sprintf("the figure masked as %s", l.figures[0].Value)
	}
	if l.ends == bothEnds && len(l.figures) == 1 {
		return fmt.Sprintf("%s can be worked out: %s = %s", what, sum, rangeOf(lo, hi))
	}
	found, verb := rangeOf(lo, hi), "be"
	if lo.rat.Cmp(hi.rat) != 0 {
		switch l.ends {
		case upperEnd:
			found = "at most " + hi.String()
		case lowerEnd:
			found = "at least " + lo.String()
		case bothEnds:
		}
	}
	if n := len(l.figures); n > 1 {
		what, verb = fmt.Sprintf("the %d withheld figures", n), "add up to"
	}
	if len(l.plus)+len(l.minus) > 1 {
		found += ": " + sum
	}
	return fmt.Sprintf("%s can be worked out to %s %s", what, verb, found)
}
