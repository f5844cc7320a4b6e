package stats

import (
	"cmp"
	"math/big"
	"slices"

	"example.org/signpost/cmd/signpost/internal/cover"
)

// disclosed reports figures that are kept back and follow from those for longer or
// shorter periods.
func (p *pair) disclosed(r *reckoner) {
	for _, q := range p.wholes {
		if keptBack(q.Observation) && r.wholeExtent(q.Observation) {
			p.disclosedSum(r, q)
		}
	}
	for _, q := range p.pieces {
		if keptBack(q) && r.wholeExtent(q) {
			p.disclosedWithin(r, q)
		}
	}
	for _, whole := range p.wholes {
		if whole.most != cover.NoLimit && r.wholeExtent(whole.Observation) {
			p.disclosedTogether(r, whole)
		}
	}
}

// disclosedSum looks for pieces that give q away.
func (p *pair) disclosedSum(r *reckoner, q long) {
	if sum, ok := p.line.Most(q.from, q.to, p.except(q)); ok && narrow(sum.Least, sum.Most) && p.disclose(r, q.Observation, nil, sum.Used()) {
		return
	}
	least := p.line.Least(q.from, q.to, p.except(q))
	if isMasked(q.Value) && least.Least > q.least {
		used := p.used(least.Used())
		if !r.blamed.has(append(used, q.Observation)...) {
			r.tell(leak{series: p.series, figures: []*Observation{q.Observation}, plus: r.floors(p.series, used), ends: lowerEnd})
		}
	}
}

// disclosedWithin looks for a longer period, or the same one in the other series,
// of which everything but q is known.
func (p *pair) disclosedWithin(r *reckoner, q *Observation) {
	from, to := days(q.Period)
	for _, whole := range p.wholes {
		if r.told[q] || whole.Observation == q || whole.from > from || whole.to < to || whole.most == cover.NoLimit || !r.wholeExtent(whole.Observation) {
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
// whole is nil, as their sum. It returns whether there was anything to report.
func (p *pair) disclose(r *reckoner, q, whole *Observation, places []int) bool {
	used := p.used(places)
	rest, ok := r.operands(p.series, used)
	if !ok || r.blamed.has(append(used, whole)...) {
		return false
	}
	if whole == nil {
		return r.tell(leak{series: p.series, figures: []*Observation{q}, plus: rest})
	}
	sum, ok := r.operand(p.series, whole)
	return ok && r.tell(leak{series: p.series, figures: []*Observation{q}, plus: []operand{sum}, minus: rest})
}

// disclosedTogether reports figures within whole that are kept back when so little
// is left for them that each is all but known.
func (p *pair) disclosedTogether(r *reckoner, whole long) {
	if left := whole.most - p.line.Least(whole.from, whole.to, p.except(whole)).Least; left < 0 || left >= protection {
		return
	}
	inside := p.inside(r, whole)
	if slices.ContainsFunc(inside, func(o *Observation) bool { return r.told[o] }) {
		return
	}
	for _, q := range inside {
		from, to := days(q.Period)
		before, after := p.line.Least(whole.from, from, -1), p.line.Least(to, whole.to, -1)
		if p.together(r, whole, q, inside, p.used(append(before.Used(), after.Used()...))) {
			return
		}
	}
}

// inside returns the figures within whole that are kept back, the withheld ones
// first.
func (p *pair) inside(r *reckoner, whole long) []*Observation {
	var withheld, masked []*Observation
	for _, q := range p.pieces {
		from, to := days(q.Period)
		switch {
		case q == whole.Observation || from < whole.from || to > whole.to || !keptBack(q) || !r.wholeExtent(q):
		case isMasked(q.Value):
			masked = append(masked, q)
		default:
			withheld = append(withheld, q)
		}
	}
	return append(withheld, masked...)
}

// together reports q, and what else is withheld within whole, as no more than what
// the figures that are used leave of it.
func (p *pair) together(r *reckoner, whole long, q *Observation, inside, used []*Observation) bool {
	sum, ok := r.operand(p.series, whole.Observation)
	if !ok || r.blamed.has(append(used, whole.Observation)...) {
		return false
	}
	l := leak{series: p.series, figures: []*Observation{q}, plus: []operand{sum}, ends: upperEnd}
	if q.Value.state == Withheld {
		l.figures = apart(inside, used)
	}
	length := 0
	for _, o := range slices.Concat(l.figures, used) {
		from, to := days(o.Period)
		length += to - from
	}
	if rest, ok := r.operands(p.series, used); ok && length == whole.to-whole.from {
		l.minus, l.ends = rest, bothEnds
	} else {
		l.minus = r.floors(p.series, used)
	}
	if !r.tell(l) {
		return false
	}
	for _, o := range inside {
		r.told[o] = true // the longer periods say nothing new of them
	}
	return true
}

// apart returns withheld figures that overlap neither each other nor those that
// are used, as short ones as there are.
func apart(figures, used []*Observation) []*Observation {
	short := slices.DeleteFunc(slices.Clone(figures), func(o *Observation) bool { return o.Value.state != Withheld })
	slices.SortStableFunc(short, func(a, b *Observation) int {
		fromA, toA := days(a.Period)
		fromB, toB := days(b.Period)
		return cmp.Compare(toA-fromA, toB-fromB)
	})
	var list []*Observation
	for _, o := range short {
		from, to := days(o.Period)
		if !slices.ContainsFunc(slices.Concat(list, used), func(other *Observation) bool {
			start, end := days(other.Period)
			return start < to && from < end
		}) {
			list = append(list, o)
		}
	}
	return list
}

// disclosedParts reports figures of s or its parts that are kept back and follow
// from the others.
func (r *reckoner) disclosedParts(s *Series) {
	if len(s.Parts) == 0 {
		return
	}
	for _, p := range r.splits(s) {
		figures := p.figures()
		if !r.blamed.has(figures...) && !slices.ContainsFunc(figures, func(o *Observation) bool { return r.told[o] }) && !r.disclosedWhole(p) {
			r.disclosedSplit(p)
		}
	}
}

// disclosedWhole reports a whole that follows from its parts.
func (r *reckoner) disclosedWhole(p split) bool {
	if !keptBack(p.whole) {
		return false
	}
	l := leak{series: p.series, figures: []*Observation{p.whole}}
	parts, ok := r.operandsOf(p, nil)
	if l.plus = parts; !ok {
		if !isMasked(p.whole.Value) {
			return false
		}
		l.plus, l.ends = r.floorsOf(p, nil), lowerEnd
	}
	return r.tell(l)
}

// disclosedSplit reports parts that follow from their whole: what is withheld
// together, or else each that is masked, until there is one.
func (r *reckoner) disclosedSplit(p split) {
	sum, ok := operand{lo: number{rat: big.NewRat(100, 1)}, hi: number{rat: big.NewRat(100, 1)}}, p.shares
	if !ok {
		sum, ok = r.operand(p.series, p.whole)
	}
	if !ok {
		return
	}
	groups := [][]*Observation{nil}
	for _, o := range p.parts {
		switch {
		case !keptBack(o):
		case isMasked(o.Value):
			groups = append(groups, []*Observation{o})
		default:
			groups[0] = append(groups[0], o)
		}
	}
	for _, group := range groups {
		if len(group) == 0 {
			continue
		}
		l := leak{series: p.of[0], figures: group, plus: []operand{sum}}
		if l.minus, ok = r.operandsOf(p, group); !ok {
			l.minus, l.ends = r.floorsOf(p, group), upperEnd
		}
		if r.tell(l) {
			return
		}
	}
}

// operandsOf returns the parts but those of except, or false when one of them has
// no operand.
func (r *reckoner) operandsOf(p split, except []*Observation) ([]operand, bool) {
	var list []operand
	for i, o := range p.parts {
		if o != nil && slices.Contains(except, o) {
			continue
		}
		one, ok := r.operand(p.of[i], o)
		if !ok {
			return nil, false
		}
		list = append(list, one)
	}
	return list, true
}

// floorsOf returns the least of the parts but those of except.
func (r *reckoner) floorsOf(p split, except []*Observation) []operand {
	var list []operand
	for i, o := range p.parts {
		if one, ok := r.floor(p.of[i], o); ok && !slices.Contains(except, o) {
			list = append(list, one)
		}
	}
	return list
}
