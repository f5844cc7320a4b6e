package claim

import (
	"math/big"

	"example.org/signpost/cmd/signpost/internal/interval"
)

// A qualifier is what stands before a number and says how the figure lies to it.
type qualifier uint8

const (
	bare qualifier = iota
	exactly
	moreThan
	atLeast
	lessThan
	atMost
	almost
	justOver
	about
	between
)

// qualifiers returns the words of each qualifier and what they mean. The first
// words of each are those that a proposal uses.
func qualifiers() [8]vocabulary {
	return [...]vocabulary{
		{
			name: "exactly", sense: exactly, words: "exactly|precisely",
			means:   "That number and no other.",
			example: `:claim[exactly 619]{reports 2023} is true of 619`,
		},
		{
			name: "more than", sense: moreThan,
			words:   "more than|over|above|upwards of|greater than|in excess of",
			means:   "Above the number, which is itself not enough.",
			example: `:claim[more than 600]{reports 2023} is true of 619`,
		},
		{
			name: "at least", sense: atLeast,
			words:   "at least|no fewer than|no less than|not fewer than|not less than|a minimum of",
			means:   "The number or above. “600 or more” says the same.",
			example: `:claim[at least 619]{reports 2023} is true of 619`,
		},
		{
			name: "fewer than", sense: lessThan, words: "fewer than|less than|under|below",
			means:   "Below the number, which is itself too much. Of a rise or a fall: some, and less than the number.",
			example: `:claim[fewer than 620]{reports 2023} is true of 619`,
		},
		{
			name: "at most", sense: atMost,
			words:   "at most|up to|no more than|not more than|no greater than|a maximum of",
			means:   "The number or below. “620 or fewer” says the same. Of a rise or a fall: some, and not more than the number.",
			example: `:claim[no more than 619]{reports 2023} is true of 619`,
		},
		{
			name: "almost", sense: almost,
			words: "almost|nearly|just under|close to|slightly less than|slightly fewer than|slightly under|a little less than|" +
				"a little fewer than|a little under|just below|just short of|not quite",
			means: "From 10 per cent below the number up to it, the number itself left out. Of a share of a whole (per cent, a " +
				"quarter, three in ten) also never more than 5 percentage points below.",
			example: `:claim[almost 620]{reports 2023} is true of 619`,
		},
		{
			name: "just over", sense: justOver,
			words: "just over|slightly more than|slightly over|slightly above|a little more than|a little over|a little above|just above",
			means: "Above the number, up to 10 per cent above. Of a share of a whole also never more than 5 percentage points " +
				"above.",
			example: `:claim[just over 600]{reports 2023} is true of 619`,
		},
		{
			name: "about", sense: about,
			words: "about|around|roughly|approximately|in the region of|approx",
			means: "Within 10 per cent of the number on either side. Of a share of a whole also never more than 5 percentage " +
				"points away. “600 or so” says the same. Words that repeat what the row says, about 40 of a figure that is " +
				"given as about 40, are true.",
			example: `:claim[about 600]{reports 2023} is true of 619`,
		},
	}
}

// An amount is a number with its qualifier.
type amount struct {
	q qualifier
	// lo and hi are equal, except for between.
	lo, hi   *big.Rat
	decimals int
	unit     unit
	// words is true when the number was not written in digits, sign when the
	// per cent sign was used.
	words, sign bool
	// inMany is the second number of "three in ten", else nil.
	inMany *big.Rat
	// top is the first of them.
	top *big.Rat
	// from and to are the tokens it was written in.
	from, to int
}

// A unit is what an amount is an amount of.
type unit uint8

const (
	plain      unit = iota // a number
	percent                // per cent
	fractional             // a quarter, two thirds, in per cent
	inMany                 // three in ten, in per cent
	times                  // so many times, twice, double
	points                 // percentage points
)

// A grain is what a number without a qualifier leaves open.
type grain uint8

const (
	// exact is for counts: 619 reports are 619 reports.
	exact grain = iota
	// rounded is for what was worked out: the number is rounded to as many decimals
	// as are written, and is never further away than 2 per cent.
	rounded
)

// asserts is the numbers for which the amount is true. An amount of a share of a
// whole, in per cent, is capped: "almost" is then never further away than 5
// percentage points. It is false for words that nothing could be true of, such as
// less than nought.
func (a amount) asserts(g grain, capped bool) (interval.Interval, bool) {
	nothing := a.hi.Sign() == 0
	switch a.q {
	case exactly:
		return interval.Point(a.lo), true
	case moreThan:
		return interval.Above(a.lo), true
	case atLeast:
		return interval.AtLeast(a.lo), true
	case lessThan:
		return interval.Below(a.hi), !nothing
	case atMost:
		return interval.AtMost(a.hi), true
	case almost, justOver, about:
		return a.near(capped), !nothing
	case between:
		return interval.Closed(a.lo, a.hi), a.lo.Cmp(a.hi) < 0
	}
	if g == exact || nothing {
		return interval.Point(a.lo), true
	}
	return a.roundsTo(), true
}

// near is the numbers within a tenth of the amount, on the side that the qualifier
// says.
func (a amount) near(capped bool) interval.Interval {
	slack := new(big.Rat).Quo(a.hi, ratOf(10))
	if five := ratOf(5); capped && slack.Cmp(five) > 0 {
		slack = five
	}
	i := interval.Closed(new(big.Rat).Sub(a.lo, slack), new(big.Rat).Add(a.hi, slack))
	switch a.q {
	case almost:
		i.Hi, i.HiOpen = a.hi, true
	case justOver:
		i.Lo, i.LoOpen = a.lo, true
	}
	return i
}

// roundsTo is the numbers that a number without a qualifier may stand for.
func (a amount) roundsTo() interval.Interval {
	near := new(big.Rat).Quo(a.lo, ratOf(50))
	i := interval.Closed(new(big.Rat).Sub(a.lo, near), new(big.Rat).Add(a.lo, near))
	if a.unit == fractional || a.unit == inMany {
		return i // no digit says how finely a quarter was measured
	}
	half := new(big.Rat).Mul(big.NewRat(1, 2), tenTo(-a.decimals))
	if half.Cmp(near) <= 0 {
		i = interval.Interval{Lo: new(big.Rat).Sub(a.lo, half), Hi: new(big.Rat).Add(a.lo, half), HiOpen: true}
	}
	return i
}

// tenTo is the power of ten with the exponent n, which may be negative.
func tenTo(n int) *big.Rat {
	power := powerOfTen(max(n, -n))
	if n < 0 {
		return new(big.Rat).SetFrac(big.NewInt(1), power)
	}
	return new(big.Rat).SetInt(power)
}

// powerOfTen is 1 with n noughts. Small ones, which are the rule, are quick.
func powerOfTen(n int) *big.Int {
	if n > 18 {
		return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
	}
	power := int64(1)
	for range n {
		power *= 10
	}
	return big.NewInt(power)
}
