package stats

import (
	"fmt"
	"math/big"
	"strings"

	"example.org/signpost/cmd/signpost/internal/cover"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

// A withheld figure protects people only as long as nobody can work it out.
// protection is how wide what can be worked out must be at the least.
const protection = 10

// An operand is a published figure in a sum that a reader can do.
type operand struct {
	lo, hi number
	line   int // of observations.csv, or 0 for the 100 of a whole
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
		return operand{wholeNumber(least), wholeNumber(most), r.line(o)}, most != cover.NoLimit
	}
	i := v.Interval()
	if i.Lo == nil || i.Hi == nil {
		return operand{}, false
	}
	return operand{number{i.Lo, v.lo.decimals}, number{i.Hi, v.hi.decimals}, r.line(o)}, true
}

func wholeNumber(n int64) number { return number{rat: new(big.Rat).SetInt64(n)} }

// operands returns all of several figures, or false when one of them has none.
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

// disclose reports a withheld figure of s that is the sum of plus less the sum of
// minus.
func (r *reckoner) disclose(s *Series, q *Observation, plus, minus []operand) {
	lo, hi := number{rat: new(big.Rat)}, number{rat: new(big.Rat)}
	add := func(to *number, n number, sign int64) {
		to.rat.Add(to.rat, new(big.Rat).Mul(n.rat, big.NewRat(sign, 1)))
		to.decimals = max(to.decimals, n.decimals)
	}
	for _, p := range plus {
		add(&lo, p.lo, 1)
		add(&hi, p.hi, 1)
	}
	for _, m := range minus {
		add(&lo, m.hi, -1)
		add(&hi, m.lo, -1)
	}
	limits := Value{measure: s.measure()}
	if least := limits.least(); least != nil && lo.rat.Cmp(least) < 0 {
		lo.rat.Set(least)
	}
	if most := limits.most(); most != nil && hi.rat.Cmp(most) > 0 {
		hi.rat.Set(most)
	}
	width := new(big.Rat).Sub(hi.rat, lo.rat)
	if r.told[q] || width.Sign() < 0 || width.Cmp(big.NewRat(protection, 1)) >= 0 {
		return
	}
	r.told[q] = true
	hint := "withhold a second figure of this sum too, or publish this one"
	if lines := lines(append(plus, minus...)); lines != "" {
		hint += "; the sum is of " + lines
	}
	r.fault(q, "disclosure", sheet.Faultf("the withheld figure can be worked out: %s = %s", formula(plus, minus), rangeOf(lo, hi)).Hinted("%s", hint))
}

// shown is how many operands of a sum are shown; nobody reads more.
const shown = 8

// formula writes a sum as a reader would do it: "175 − 138", "100 − 60 − (5 to 9)".
func formula(plus, minus []operand) string {
	var b strings.Builder
	for i, o := range append(plus, minus...) {
		switch {
		case i == 0:
		case i < len(plus):
			b.WriteString(" + ")
		default:
			b.WriteString(" − ")
		}
		if i == shown {
			b.WriteString("…")
			break
		}
		text := rangeOf(o.lo, o.hi)
		if strings.Contains(text, " ") {
			text = "(" + text + ")"
		}
		b.WriteString(text)
	}
	return b.String()
}

func rangeOf(lo, hi number) string {
	if lo.rat.Cmp(hi.rat) == 0 {
		return lo.String()
	}
	return lo.String() + " to " + hi.String()
}

// lines names the rows of a sum: "line 3", "lines 3, 4 and 7".
func lines(operands []operand) string {
	var list []string
	for _, o := range operands {
		if o.line > 0 {
			list = append(list, fmt.Sprint(o.line))
		}
	}
	switch n := len(list); {
	case n == 0:
		return ""
	case n == 1:
		return "line " + list[0]
	case n > shown:
		return "lines " + strings.Join(list[:shown], ", ") + " and others"
	default:
		return "lines " + strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
}

// disclosed reports withheld figures that follow from those for longer or shorter
// periods.
func (p *pair) disclosed(r *reckoner) {
	for _, q := range p.wholes {
		if q.Value.state == Withheld && r.wholeExtent(q.Observation) {
			if sum, ok := p.line.Most(q.from, q.to, p.except(q)); ok && narrow(sum.Least, sum.Most) {
				p.disclose(r, q.Observation, nil, sum.Used())
			}
		}
	}
	for _, q := range p.pieces {
		if q.Value.state == Withheld && r.wholeExtent(q) {
			p.disclosedWithin(r, q)
		}
	}
}

// disclosedWithin looks for a longer period, or the same one in the other series,
// of which everything but q is known.
func (p *pair) disclosedWithin(r *reckoner, q *Observation) {
	from, to := days(q.Period)
	for _, whole := range p.wholes {
		if r.told[q] || whole.from > from || whole.to < to || whole.most == cover.NoLimit || !r.wholeExtent(whole.Observation) {
			continue
		}
		before, ok := p.line.Most(whole.from, from, -1)
		if !ok {
			continue
		}
		after, ok := p.line.Most(to, whole.to, -1)
		if ok && narrow(max(whole.least-before.Most-after.Most, 0), whole.most-before.Least-after.Least) {
			p.disclose(r, q, whole.Observation, append(before.Used(), after.Used()...))
		}
	}
}

// narrow reports whether a stretch protects nobody.
func narrow(least, most int64) bool { return most != cover.NoLimit && most-least < protection }

// disclose reports q as what is left of whole without the pieces at places or, when
// whole is nil, as their sum.
func (p *pair) disclose(r *reckoner, q, whole *Observation, places []int) {
	used := p.used(places)
	series := r.data.series[q.SeriesID] // every series of a pair is a count
	rest, ok := r.operands(series, used)
	if !ok || r.blamed.has(append(used, whole)...) {
		return
	}
	if whole == nil {
		r.disclose(series, q, rest, nil)
		return
	}
	if sum, ok := r.operand(series, whole); ok {
		r.disclose(series, q, []operand{sum}, rest)
	}
}
