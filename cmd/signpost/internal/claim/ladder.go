package claim

import (
	"math/big"
	"slices"

	"example.org/signpost/cmd/signpost/internal/interval"
)

// rungs returns the round numbers between 1 and 10, in halves so that they are whole.
// A careful writer says more than 250 of 257.8 and almost nine of 8.9.
func rungs() [13]int64 { return [...]int64{2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18} }

// rungBelow is the greatest round number below v, which is above nought. Whole asks
// for a whole number, and gives nought below 1.
func rungBelow(v *big.Rat, whole bool) *big.Rat {
	best := ratOf(0)
	for e := magnitude(v) - 1; e <= magnitude(v); e++ {
		for _, half := range rungs() {
			r := new(big.Rat).Mul(big.NewRat(half, 2), tenTo(e))
			if r.Cmp(v) < 0 && r.Cmp(best) > 0 && (!whole || r.IsInt()) {
				best = r
			}
		}
	}
	return best
}

// rungAbove is the least round number above v, which is above nought.
func rungAbove(v *big.Rat, whole bool) *big.Rat {
	var best *big.Rat
	for e := magnitude(v); best == nil; e++ {
		for _, half := range rungs() {
			r := new(big.Rat).Mul(big.NewRat(half, 2), tenTo(e))
			if r.Cmp(v) > 0 && (best == nil || r.Cmp(best) < 0) && (!whole || r.IsInt()) {
				best = r
			}
		}
	}
	return best
}

// magnitude is the exponent of the greatest power of ten that is not above v, which
// is above nought.
func magnitude(v *big.Rat) int {
	e := 0
	for v.Cmp(tenTo(e)) < 0 {
		e--
	}
	for v.Cmp(tenTo(e+1)) >= 0 {
		e++
	}
	return e
}

// significant rounds v, which is above nought, to two digits.
func significant(v *big.Rat, way rounding) *big.Rat { return roundTo(v, 1-magnitude(v), way) }

// A style is how the numbers of a proposal are written.
type style struct {
	// like is the amount that the reader wrote.
	like amount
	// counts asks for whole numbers, exactly for no rounding where there is no
	// qualifier.
	counts, exactly bool
	// small is true of rates: between one and two a day.
	small bool
}

// amounts returns amounts that may be true of a value, in the order in which a
// careful writer would take them. Some are not true: the caller judges them.
func (s style) amounts(value interval.Interval) []amount {
	v, exact := value.Value()
	switch {
	case exact && v.Sign() == 0:
		return []amount{s.amount(bare, v, v), s.amount(exactly, v, v)}
	case exact && v.Sign() > 0:
		return s.ofPoint(v)
	case exact || value.Hi != nil && value.Hi.Sign() <= 0:
		return nil
	}
	return s.ofRange(value)
}

func (s style) amount(q qualifier, lo, hi *big.Rat) amount {
	return amount{q: q, lo: lo, hi: hi, unit: s.like.unit, words: s.like.words, sign: s.like.sign}
}

// ofPoint returns amounts for a value that is known exactly.
func (s style) ofPoint(v *big.Rat) []amount {
	whole := s.counts || s.like.unit == percent && v.Cmp(ratOf(1)) > 0
	below, above := rungBelow(v, whole), rungAbove(v, whole)
	gapBelow := new(big.Rat).Sub(v, below)
	gapBelow.Quo(gapBelow, v)
	gapAbove := new(big.Rat).Sub(above, v)
	gapAbove.Quo(gapAbove, above)
	tenth := big.NewRat(1, 10)
	nearBelow, nearAbove := gapBelow.Cmp(tenth) <= 0, gapAbove.Cmp(tenth) <= 0
	more, less := s.amount(moreThan, below, below), s.amount(almost, above, above)
	twoDigits := significant(v, toNearest)
	roughly := s.amount(about, twoDigits, twoDigits)
	var list []amount
	if q := s.like.q; q == bare || q == exactly {
		list = append(list, s.precise(v)...)
	} else if q == about {
		list = append(list, roughly)
	} else if up := significant(v, upwards); (q == lessThan || q == atMost) && up.Cmp(v) > 0 {
		list = append(list, s.amount(lessThan, up, up))
	}
	if rung := rungBelow(above, whole); rung.Cmp(v) == 0 {
		list = append(list, s.amount(bare, v, v))
	}
	// Two times as far below as above is still nearer to say: more than 8 of 8.5.
	twice := new(big.Rat).Mul(gapAbove, ratOf(2))
	if nearBelow && (!nearAbove || gapBelow.Cmp(twice) <= 0) {
		list = append(list, more)
	}
	if nearAbove {
		list = append(list, less)
	}
	if s.small && v.Cmp(ratOf(10)) < 0 && !v.IsInt() {
		lo := floor(v)
		list = append(list, s.amount(between, lo, new(big.Rat).Add(lo, ratOf(1))))
	}
	list = append(list, roughly)
	list = append(list, s.precise(v)...)
	return append(list, more)
}

// precise returns the number itself, as finely as it takes.
func (s style) precise(v *big.Rat) []amount {
	if s.counts || s.exactly {
		return []amount{s.amount(s.like.q, v, v), s.amount(bare, v, v)}
	}
	var list []amount
	for decimals := range maxWrittenDecimals {
		r := roundTo(v, decimals, toNearest)
		a := s.amount(bare, r, r)
		a.decimals = decimals
		list = append(list, a)
	}
	return list
}

// ofRange returns amounts for a value of which only a stretch is known.
func (s style) ofRange(value interval.Interval) []amount {
	var list []amount
	low := value.Lo
	if low != nil && low.Sign() > 0 {
		below, down := rungBelow(low, s.counts), significant(low, downwards)
		gap := new(big.Rat).Sub(low, below)
		if gap.Quo(gap, low).Cmp(big.NewRat(1, 10)) <= 0 {
			list = append(list, s.amount(moreThan, below, below))
		}
		if down.Cmp(low) < 0 || value.LoOpen {
			list = append(list, s.amount(moreThan, down, down))
		}
		list = append(list, s.amount(atLeast, low, low), s.amount(moreThan, below, below))
	}
	if value.Hi == nil {
		return list
	}
	up := significant(value.Hi, upwards)
	if low != nil && low.Sign() > 0 {
		pair := s.amount(between, significant(low, downwards), up)
		list = slices.Insert(list, 0, pair)
	}
	return append(list, s.amount(lessThan, up, up), s.amount(atMost, value.Hi, value.Hi))
}
