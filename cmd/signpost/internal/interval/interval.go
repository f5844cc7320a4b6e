// Package interval computes with what is known of a number: the stretch of the
// number line on which it must lie.
//
// "More than 166" is everything above 166, 166 itself left out. Sums and quotients
// of such stretches are exact, so that a sentence about them can be proved true,
// proved false, or neither.
package interval

import "math/big"

// An Interval is a stretch of the number line. A nil end goes on without limit on
// that side; an open end does not belong to the stretch itself. The zero Interval
// is every number. Lo is never above Hi. Values are not changed by any method, and
// what a method returns shares no [big.Rat] that the caller may not keep.
type Interval struct {
	Lo, Hi         *big.Rat
	LoOpen, HiOpen bool
}

// Point is the one number r.
func Point(r *big.Rat) Interval { return Interval{Lo: r, Hi: r} }

// Closed is the numbers from lo to hi, both included.
func Closed(lo, hi *big.Rat) Interval { return Interval{Lo: lo, Hi: hi} }

// Above is every number greater than r.
func Above(r *big.Rat) Interval { return Interval{Lo: r, LoOpen: true} }

// AtLeast is r and every number above it.
func AtLeast(r *big.Rat) Interval { return Interval{Lo: r} }

// Below is every number less than r.
func Below(r *big.Rat) Interval { return Interval{Hi: r, HiOpen: true} }

// AtMost is r and every number below it.
func AtMost(r *big.Rat) Interval { return Interval{Hi: r} }

// Value returns the only number of a, if it has no more than one.
func (a Interval) Value() (*big.Rat, bool) {
	if a.Lo == nil || a.Hi == nil || a.Lo.Cmp(a.Hi) != 0 {
		return nil, false
	}
	return a.Lo, true
}

// Plus is every sum of a number of a and one of b.
func (a Interval) Plus(b Interval) Interval {
	return Interval{
		Lo: add(a.Lo, b.Lo), LoOpen: a.LoOpen || b.LoOpen,
		Hi: add(a.Hi, b.Hi), HiOpen: a.HiOpen || b.HiOpen,
	}
}

// Minus is every difference of a number of a and one of b. The two are taken to
// be independent: a minus a is more than nought alone.
func (a Interval) Minus(b Interval) Interval { return a.Plus(b.negated()) }

// Scaled is a multiplied by r, which must be positive.
func (a Interval) Scaled(r *big.Rat) Interval {
	return Interval{Lo: mul(a.Lo, r), LoOpen: a.LoOpen, Hi: mul(a.Hi, r), HiOpen: a.HiOpen}
}

// Over is every quotient of a number of a and one of b. Neither may hold a negative
// number, nor b nought; the second result is false when they do.
func (a Interval) Over(b Interval) (Interval, bool) {
	if a.Lo == nil || a.Lo.Sign() < 0 || b.Lo == nil || b.Lo.Sign() < 0 || b.Lo.Sign() == 0 && !b.LoOpen {
		return Interval{}, false
	}
	// The least quotient divides by the greatest number, and nears nought when
	// there is none. The greatest divides by the least, and has no limit when that
	// nears nought.
	q := Interval{Lo: new(big.Rat), LoOpen: a.LoOpen || b.HiOpen}
	switch {
	case a.Lo.Sign() == 0:
		q.LoOpen = a.LoOpen
	case b.Hi == nil:
		q.LoOpen = true
	default:
		q.Lo = new(big.Rat).Quo(a.Lo, b.Hi)
	}
	switch {
	case a.Hi != nil && a.Hi.Sign() == 0:
		q.Hi = new(big.Rat) // nought is nought, whatever it is divided by
	case a.Hi != nil && b.Lo.Sign() > 0:
		q.Hi, q.HiOpen = new(big.Rat).Quo(a.Hi, b.Lo), a.HiOpen || b.LoOpen
	}
	return q, true
}

// Within reports whether every number of a is one of b.
func (a Interval) Within(b Interval) bool {
	low := b.Lo == nil || a.Lo != nil && (a.Lo.Cmp(b.Lo) > 0 || a.Lo.Cmp(b.Lo) == 0 && (a.LoOpen || !b.LoOpen))
	high := b.Hi == nil || a.Hi != nil && (a.Hi.Cmp(b.Hi) < 0 || a.Hi.Cmp(b.Hi) == 0 && (a.HiOpen || !b.HiOpen))
	return low && high
}

// Meets reports whether a and b have a number in common.
func (a Interval) Meets(b Interval) bool { return !a.before(b) && !b.before(a) }

// before reports whether every number of a is less than every one of b.
func (a Interval) before(b Interval) bool {
	if a.Hi == nil || b.Lo == nil {
		return false
	}
	c := a.Hi.Cmp(b.Lo)
	return c < 0 || c == 0 && (a.HiOpen || b.LoOpen)
}

func (a Interval) negated() Interval {
	return Interval{Lo: neg(a.Hi), LoOpen: a.HiOpen, Hi: neg(a.Lo), HiOpen: a.LoOpen}
}

func add(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Add(a, b)
}

func mul(a, b *big.Rat) *big.Rat {
	if a == nil {
		return nil
	}
	return new(big.Rat).Mul(a, b)
}

func neg(a *big.Rat) *big.Rat {
	if a == nil {
		return nil
	}
	return new(big.Rat).Neg(a)
}
