package claim

import (
	"fmt"
	"math/big"

	"example.org/signpost/cmd/signpost/internal/interval"
)

// hundred is a whole in per cent.
func hundred() *big.Rat { return ratOf(100) }

// quotient is the figure divided by the one compared with. It is false, with a
// verdict, when that may be nought.
func (j *judgment) quotient() (interval.Interval, bool) {
	q, ok := j.to.number.Over(j.from.number)
	if ok {
		return q, true
	}
	why := "nothing can be so many times nought"
	if j.kind == change {
		why = "nothing can be so many per cent more than nought"
	}
	if v, exact := j.from.number.Value(); !exact || v.Sign() != 0 {
		why = fmt.Sprintf("the figure for %s may be nought, and %s", thePeriod(j.from.Period), why)
	}
	if v := j.to.number; v.Lo == nil || v.Lo.Sign() < 0 || j.from.number.Lo == nil || j.from.number.Lo.Sign() < 0 {
		why = "one of the figures is, or may be, below nought"
	}
	if about := j.doubt(); j.from.number.Lo != nil && j.from.number.Lo.Sign() == 0 && j.from.number.Hi == nil {
		why = about
	}
	j.decide(CannotTell, why)
	return interval.Interval{}, false
}

// amount is the first amount of the phrase.
func (j *judgment) amount() amount { return j.r.amounts[0] }

// asserted is the numbers that the amount allows. A change that is named is one: a
// fall by less than 5 per cent is a fall.
func (j *judgment) asserted(g grain) (interval.Interval, *Error) {
	a := j.amount()
	i, err := j.says(a, g, false)
	if err != nil {
		return i, err
	}
	ok := true
	if j.r.dir != 0 && j.changes() {
		i, ok = positive(i)
	}
	if ok && j.kind == change && j.isFall() && i.Lo.Sign() == 0 && i.Hi != nil && i.Hi.Cmp(hundred()) >= 0 {
		return i, wordsError(WordsPart, `write "fell", or a smaller number`, "%q says no more than that it fell", j.req.Words)
	}
	if ok {
		return i, nil
	}
	return i, wordsError(WordsPart, `write "did not change" or "as many as"`, "%q is no change", j.req.Words)
}

// changes reports whether the amount is how much more or less there is, rather than
// how many times as many.
func (j *judgment) changes() bool { return j.kind == change || j.kind == difference }

// positive leaves of an interval what is above nought.
func positive(i interval.Interval) (interval.Interval, bool) {
	if i.Lo == nil || i.Lo.Sign() <= 0 {
		i.Lo, i.LoOpen = ratOf(0), true
	}
	return i, i.Hi == nil || i.Hi.Sign() > 0
}

// fell reports whether a change without a direction is a fall.
func fell(value interval.Interval) bool {
	return value.Hi != nil && value.Hi.Sign() <= 0 && (value.Lo == nil || value.Lo.Sign() < 0)
}

// size is how far an interval is from nought, whichever way. It is the interval
// itself unless that goes over nought.
func size(i interval.Interval) interval.Interval {
	if i.Lo != nil && i.Lo.Sign() >= 0 {
		return i
	}
	s := interval.Interval{Lo: ratOf(0)}
	if i.Lo == nil || i.Hi == nil {
		return s
	}
	low := new(big.Rat).Neg(i.Lo)
	s.Hi, s.HiOpen = low, i.LoOpen
	if c := i.Hi.Cmp(low); c > 0 || c == 0 && !i.HiOpen {
		s.Hi, s.HiOpen = i.Hi, i.HiOpen
	}
	return s
}

// judgeChange judges "increased by more than 250 per cent".
func judgeChange(j *judgment) *Error {
	j.kind = change
	if err := j.pair(); err != nil {
		return err
	}
	if j.to.series.IsPercent() {
		return j.ambiguousPoints()
	}
	asserted, err := j.asserted(rounded)
	if err != nil || j.res.Verdict == CannotTell {
		return err
	}
	q, ok := j.quotient()
	if !ok {
		return nil
	}
	rise := q.Minus(interval.Point(ratOf(1))).Scaled(hundred())
	down := j.r.dir < 0 || j.r.dir == 0 && fell(rise)
	value := rise
	if down {
		value = interval.Point(ratOf(1)).Minus(q).Scaled(hundred())
	}
	if j.r.dir == 0 {
		value = size(value)
	}
	j.proves(value, asserted, false)
	from, to := j.from.printed(), j.to.printed()
	if down {
		j.working("(%s − %s) ÷ %s", " %", from, to, from)
	} else {
		j.working("(%s − %s) ÷ %s", " %", to, from, from)
	}
	return nil
}

// proves is assert. A part of a year can show that its whole year has more, and
// nothing that would need its whole year to have few.
func (j *judgment) proves(value, asserted interval.Interval, counts bool) {
	j.assert(value, asserted, counts)
	if !j.partOfYear || j.res.Verdict != True || asserted.Hi == nil && (j.kind == level || j.r.dir >= 0) {
		return
	}
	j.res.Verdict = 0
	j.decide(CannotTell, fmt.Sprintf("%s is only a part of a year, and says nothing about how few there are in a whole one", thePeriod(j.to.Period)))
}

// ambiguousPoints refuses per cent of per cent, and finds the words that are clear.
func (j *judgment) ambiguousPoints() *Error {
	e := &Error{
		Rule: "claim-ambiguous", At: WordsPart,
		Message: fmt.Sprintf("%q may mean per cent or percentage points, because the series %q is in per cent", j.req.Words, j.to.series.ID),
		Hint:    "write percentage points: from 40 to 44 per cent is 4 percentage points",
	}
	diff := j.to.number.Minus(j.from.number)
	n, ok := diff.Value()
	if j.res.Verdict != 0 || !ok {
		return e
	}
	verb := "rose"
	if n.Sign() < 0 {
		verb = "fell"
	}
	n = new(big.Rat).Abs(n)
	clear := fmt.Sprintf("%s by %s percentage points", verb, trimmed(n, 1))
	if n.Sign() == 0 {
		clear = "did not change"
	}
	e.Hint = fmt.Sprintf("%s − %s = %s percentage points; write %q", j.to.printed(), j.from.printed(), shown(diff, interval.Interval{}), clear)
	return e
}

// judgePoints judges "rose by 4 percentage points".
func judgePoints(j *judgment) *Error {
	if !j.series.IsPercent() {
		return wordsError(WordsPart, fmt.Sprintf("write how many %s more or fewer, or how many per cent", j.series.Noun()),
			"percentage points of the series %q, which is not in per cent", j.series.ID)
	}
	return judgeDifference(j)
}

// judgeDifference judges "rose by more than 400 reports".
func judgeDifference(j *judgment) *Error {
	j.kind = difference
	if err := j.saysPer(j.series); err != nil {
		return err
	}
	if err := j.pair(); err != nil {
		return err
	}
	isPoints := j.r.phrase.name == pointsName
	if j.to.series.IsPercent() && !isPoints {
		return j.ambiguousPoints()
	}
	counts := j.to.counts
	g := rounded
	if counts {
		g = exact
	}
	asserted, err := j.asserted(g)
	if err != nil || j.res.Verdict == CannotTell {
		return err
	}
	value := j.to.number.Minus(j.from.number)
	down := j.r.dir < 0 || j.r.dir == 0 && fell(value)
	from, to := j.from.printed(), j.to.printed()
	if down {
		value = j.from.number.Minus(j.to.number)
		from, to = to, from
	}
	if j.r.dir == 0 {
		value = size(value)
	}
	j.proves(value, asserted, counts)
	unit := ""
	if isPoints {
		unit = " percentage points"
	}
	j.working("%s − %s", unit, to, from)
	return nil
}

// pointsName is the entry about percentage points.
const pointsName = "rose or fell by so many percentage points"
