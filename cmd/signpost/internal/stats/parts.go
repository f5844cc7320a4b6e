package stats

import (
	"math/big"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/interval"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

// A split is a whole and its parts for one area and period. A figure is nil when
// there is no row for it.
type split struct {
	series *Series // of the whole
	of     []*Series
	// whole is nil too when the parts are shares of a count and make 100 per cent.
	whole *Observation
	parts []*Observation
	// shares is true when the parts are shares of a count.
	shares bool
}

// splits returns every area and period for which a series or one of its parts has
// a figure, in order, as far as they can be added up.
func (r *reckoner) splits(s *Series) []split {
	var of []*Series
	for _, id := range append([]string{s.ID}, s.Parts...) {
		if r.broken[id] {
			return nil
		}
		of = append(of, r.data.series[id])
	}
	var keys []rowKey
	seen := map[rowKey]bool{}
	for _, series := range of {
		for _, o := range series.Observations {
			key := rowKey{s.ID, o.Area.ID, o.Period}
			if !seen[key] {
				keys = append(keys, key)
			}
			seen[key] = true
		}
	}
	var splits []split
	for _, key := range keys {
		p := split{series: s, of: of[1:], shares: s.IsCount() && of[1].IsPercent()}
		if !p.shares {
			p.whole = r.at[key]
		}
		for _, part := range p.of {
			p.parts = append(p.parts, r.at[rowKey{part.ID, key.area, key.period}])
		}
		if figures := p.figures(); len(figures) > 0 && r.together(figures) {
			splits = append(splits, p)
		}
	}
	return splits
}

// figures returns the figures that are there, the whole first.
func (p split) figures() []*Observation {
	return slices.DeleteFunc(append([]*Observation{p.whole}, p.parts...), func(o *Observation) bool { return o == nil })
}

// together reports whether figures are about one stretch of time. Parts of a
// period that end on a day nobody stated are, when one source gave them all.
func (r *reckoner) together(figures []*Observation) bool {
	first := figures[0]
	return !slices.ContainsFunc(figures, func(o *Observation) bool {
		whole := r.wholeExtent(o)
		return whole != r.wholeExtent(first) || !whole && o.Value.state == Known && first.Value.state == Known && o.Source != first.Source
	})
}

// parts reports parts of s that do not add up to it.
func (r *reckoner) parts(s *Series) {
	if len(s.Parts) == 0 {
		return
	}
	for _, p := range r.splits(s) {
		sum := interval.Point(new(big.Rat))
		var members []member
		for i, o := range p.parts {
			m := member{o, proven(p.of[i], o), proven(p.of[i], nil)}
			sum, members = sum.Plus(m.proven), append(members, m)
		}
		whole := member{p.whole, p.allowed(), proven(p.series, nil)}
		if !sum.Meets(whole.proven) && r.blamed.broken(whole, members) {
			r.partsFault(p, sum)
		}
	}
}

// allowed is what the parts may add up to.
func (p split) allowed() interval.Interval {
	if p.shares {
		return interval.Point(big.NewRat(100, 1))
	}
	return proven(p.series, p.whole)
}

func (r *reckoner) partsFault(p split, sum interval.Interval) {
	parts := slices.DeleteFunc(slices.Clone(p.parts), func(o *Observation) bool { return o == nil })
	bare := exact(parts) && len(parts) == len(p.parts)
	total, want := atLeast(parts, bare), p.allowed()
	if want.Lo != nil && sum.Hi != nil && sum.Hi.Cmp(want.Lo) <= 0 {
		total = atMost(parts, bare)
	}
	subject, whole := "the parts", "100"
	if p.of[0].IsPercent() {
		subject = "the shares"
	}
	at := parts[0]
	for _, o := range parts {
		if o.Span.Start > at.Span.Start {
			at = o
		}
	}
	if p.whole != nil && p.whole.Value.state == Known {
		at, whole = p.whole, p.whole.Value.Number()
	}
	if bare && len(parts) > 1 {
		total += " (" + strings.Join(numbersOf(parts), " + ") + ")"
	}
	f := sheet.Faultf("%s add up to %s, but the whole is %s", subject, total, whole)
	if !p.of[0].IsCount() {
		f = sheet.Faultf("%s add up to %s, but the whole is %s, which is more than rounding explains", subject, total, whole)
	}
	r.fault(at, "sum", f.Hinted("%s", r.compareHint(parts, func(o *Observation) string { return o.SeriesID })))
}

func numbersOf(figures []*Observation) []string {
	var list []string
	for _, o := range figures {
		list = append(list, o.Value.Number())
	}
	return list
}

// partOf reports figures of s that are more than those of the series it counts a
// part of.
func (r *reckoner) partOf(s *Series) {
	whole := r.data.series[s.PartOf]
	if whole == nil || r.broken[whole.ID] {
		return
	}
	for _, area := range s.Areas() {
		limits := slices.DeleteFunc(whole.longs(area), func(w long) bool { return proven(whole, w.Observation).Hi == nil })
		for _, o := range s.pointers(area) {
			if limit := r.limitOf(whole, limits, o); limit != nil && o.Value.state == Known {
				r.exceeds(o, limit)
			}
		}
	}
}

// exceeds reports a figure that is more than limit, of which it is a part.
func (r *reckoner) exceeds(o, limit *Observation) {
	part, whole := r.member(o), r.member(limit)
	if part.proven.Lo == nil || part.proven.Lo.Cmp(whole.proven.Hi) <= 0 || !r.blamed.broken(whole, []member{part}) {
		return
	}
	r.fault(o, "sum", sheet.Faultf("%s, but %s has %s for %s, of which this is a part", o.Value, limit.SeriesID, limit.Value, limit.Period.Code()).
		Hinted("%s", r.compareHint([]*Observation{o, limit}, func(o *Observation) string { return o.SeriesID })))
}

// limitOf returns the figure of whole that one of a part of it cannot exceed: that
// for the same period or, of counts, for the shortest one around it. Limits are
// the figures of whole by length.
func (r *reckoner) limitOf(whole *Series, limits []long, o *Observation) *Observation {
	from, to := days(o.Period)
	for _, w := range limits {
		// What covers only some of its period bounds nothing but what one source
		// gave for the same time.
		extent := r.wholeExtent(w.Observation) || !r.wholeExtent(o) && o.Period == w.Period && o.Source == w.Source
		same := w.from == from && w.to == to
		if w.from <= from && w.to >= to && extent && (same || whole.IsCount()) {
			return w.Observation
		}
	}
	return nil
}
