package stats

import (
	"maps"
	"math/big"

	"example.org/signpost/cmd/signpost/internal/interval"
)

// One wrong figure breaks every sum it takes part in. It is reported with the
// first of them; another is reported only if no figure of both could be at fault
// for both.

// blamed are the figures of sums that were reported.
type blamed map[*Observation]mend

// A mend is what a figure would have to be if it alone were wrong. Can is false
// when nothing its unit allows would do.
type mend struct {
	to  interval.Interval
	can bool
}

// has reports whether some of the figures take part in a sum that was reported.
func (b blamed) has(figures ...*Observation) bool {
	for _, o := range figures {
		if _, ok := b[o]; ok {
			return true
		}
	}
	return false
}

// A member is a figure of a sum with what it proves, and what its unit allows. The
// figure is nil for the 100 per cent that shares make.
type member struct {
	o              *Observation
	proven, allows interval.Interval
}

func (r *reckoner) member(o *Observation) member {
	s := r.data.series[o.SeriesID]
	return member{o, proven(s, o), proven(s, nil)}
}

// broken notes a sum whose parts do not make the whole, and reports whether it is
// to be reported.
func (b blamed) broken(whole member, parts []member) bool {
	sum := interval.Point(new(big.Rat))
	for _, p := range parts {
		sum = sum.Plus(p.proven)
	}
	mends := blamed{}
	note := func(m member, to interval.Interval) {
		if m.o != nil {
			mends[m.o] = mend{meet(to, m.allows), to.Meets(m.allows)}
		}
	}
	if sum.Lo != nil && whole.proven.Hi != nil && sum.Lo.Cmp(whole.proven.Hi) >= 0 {
		note(whole, interval.AtLeast(sum.Lo))
		excess := new(big.Rat).Sub(sum.Lo, whole.proven.Hi)
		for _, p := range parts {
			note(p, interval.AtMost(new(big.Rat).Sub(p.proven.Lo, excess)))
		}
	} else {
		note(whole, interval.AtMost(sum.Hi))
		lack := new(big.Rat).Sub(whole.proven.Lo, sum.Hi)
		for _, p := range parts {
			note(p, interval.AtLeast(new(big.Rat).Add(p.proven.Hi, lack)))
		}
	}
	return b.add(mends)
}

// add notes how one more sum could be mended. It returns false when a figure of a
// sum that was reported mends this one as well.
func (b blamed) add(mends blamed) bool {
	explained := false
	for o, m := range mends {
		if before, ok := b[o]; ok && before.can && m.can && before.to.Meets(m.to) {
			b[o] = mend{meet(before.to, m.to), true}
			explained = true
		}
	}
	if !explained {
		maps.Copy(b, mends)
	}
	return !explained
}

// meet returns the numbers that two intervals, which have some, have in common.
func meet(a, b interval.Interval) interval.Interval {
	if a.Lo == nil || b.Lo != nil && b.Lo.Cmp(a.Lo) > 0 {
		a.Lo, a.LoOpen = b.Lo, b.LoOpen
	}
	if a.Hi == nil || b.Hi != nil && b.Hi.Cmp(a.Hi) < 0 {
		a.Hi, a.HiOpen = b.Hi, b.HiOpen
	}
	return a
}
