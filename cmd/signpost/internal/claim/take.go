package claim

import (
	"math/big"
)

// takeAmount makes an amount of the numbers, the qualifier and the sign read.
func takeAmount(r *reading, before *state, at span, as uint8) bool {
	if r.count == before.count {
		if r.count == len(r.amounts) || r.pending == before.pending {
			return false
		}
		first, last := r.nums[before.pending], r.nums[r.pending-1]
		a := amount{q: r.q, lo: first.value, hi: last.value, decimals: first.decimals, words: first.words}
		if r.pending > before.pending+1 {
			a.q = between
		}
		r.amounts[r.count] = a
		r.count++
		r.pending = before.pending
	}
	a := &r.amounts[r.count-1]
	a.unit, a.sign, a.from, a.to = unit(as), r.sign, at.from, at.to
	if a.unit == fractional {
		a.scale(hundred())
	}
	r.q, r.sign = before.q, before.sign
	return true
}

// takeMultiple makes doubled 2 times, and halved 50 per cent less.
func takeMultiple(r *reading, before *state, at span, _ uint8) bool {
	if r.dir < 0 {
		return takeAmount(r, before, at, uint8(percent))
	}
	return takeAmount(r, before, at, uint8(times))
}

// scale multiplies both ends.
func (a *amount) scale(by *big.Rat) {
	a.lo, a.hi = new(big.Rat).Mul(a.lo, by), new(big.Rat).Mul(a.hi, by)
}

// takeInMany makes three in ten 30 per cent. More than ten in ten is nothing.
func takeInMany(r *reading, before *state, at span, _ uint8) bool {
	many := r.nums[before.pending].value
	a := &r.amounts[r.count-1]
	if a.hi.Cmp(many) > 0 || many.Sign() == 0 {
		return false
	}
	a.unit, a.inMany, a.from, a.to = inMany, many, at.from, at.to
	a.top = a.lo
	a.scale(new(big.Rat).Quo(ratOf(100), many))
	r.pending = before.pending
	return true
}

// takeEarlier records that an amount is that of the figure compared with, and so is
// the time that was named with it.
func takeEarlier(r *reading, before *state, _ span, _ uint8) bool {
	r.earlier = r.count
	for k := before.named; k < r.named; k++ {
		r.mentions[k].role = fromRole
	}
	return true
}

// takeMention records the times and the place that were named.
func takeMention(r *reading, before *state, at span, as uint8) bool {
	m := mention{role: role(as), whole: r.whole, before: r.before, area: r.area, tokens: at}
	if r.dates > before.dates {
		m.first, m.last = r.periods[before.dates], r.periods[r.dates-1]
	}
	r.dates, r.whole, r.before, r.area = before.dates, before.whole, before.before, before.area
	return r.mention(m)
}

func (r *reading) mention(m mention) bool {
	if r.named == len(r.mentions) {
		return false
	}
	r.mentions[r.named] = m
	r.named++
	return true
}

// takeYears records how much time the words name.
func takeYears(r *reading, before *state, at span, as uint8) bool {
	m := mention{role: role(as), tokens: at}
	length, ok := r.takeCounted(before)
	if m.role == spanRole && (!ok || r.per == before.per) {
		return false
	}
	if r.per != before.per {
		if !ok {
			length.lo, length.hi, length.words = ratOf(1), ratOf(1), true
		}
		length.scale(ratOf(monthsIn(r.per)))
		m.length = &length
	}
	r.per = before.per
	return r.mention(m)
}

// takePer records the stretch of time of a rate.
func takePer(r *reading, before *state, _ span, _ uint8) bool {
	r.every, _ = r.takeCounted(before)
	return true
}

// takeCounted takes back an amount or a number that counts stretches of time.
func (r *reading) takeCounted(before *state) (amount, bool) {
	switch {
	case r.count > before.count:
		r.count--
		return r.amounts[r.count], true
	case r.pending > before.pending:
		r.pending--
		n := r.nums[r.pending]
		return amount{lo: n.value, hi: n.value, words: n.words}, true
	}
	return amount{}, false
}

// monthsIn is how many months there are in a stretch of time.
func monthsIn(per string) int64 {
	switch per {
	case "decade":
		return 120
	case "year":
		return 12
	}
	return 1
}
