package claim

import (
	"fmt"
	"math/big"
	"strings"

	"example.org/signpost/cmd/signpost/internal/interval"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// judgeDirection judges "rose", "did not rise", "more than in 2022".
func judgeDirection(j *judgment) *Error {
	j.kind = direction
	if err := j.pair(); err != nil || j.res.Verdict == CannotTell {
		return err
	}
	value, asserted := j.gap(), interval.Above(ratOf(0))
	switch j.r.list {
	case "FELL", "FALL", "FEWER":
		asserted = interval.Below(ratOf(0))
	case "NOTROSE", "NOTMORE":
		asserted = interval.AtMost(ratOf(0))
	case "NOTFELL", "NOTFEWER":
		asserted = interval.AtLeast(ratOf(0))
	}
	j.proves(value, asserted, j.to.counts)
	j.working("%s − %s", j.pointsUnit(), j.to.printed(), j.from.printed())
	return nil
}

// gap is how much more the figure is than the one compared with.
func (j *judgment) gap() interval.Interval { return j.to.number.Minus(j.from.number) }

// pointsUnit is what the difference of two shares is in.
func (j *judgment) pointsUnit() string {
	if j.to.series.IsPercent() {
		return " percentage points"
	}
	return ""
}

// judgeSame judges "as many as in 2022" and "about the same".
func judgeSame(j *judgment) *Error {
	j.kind = direction
	if err := j.pair(); err != nil || j.res.Verdict == CannotTell {
		return err
	}
	sub := j.pointsUnit()
	switch j.r.q {
	case almost, about:
		q, ok := j.quotient()
		if !ok {
			return nil
		}
		a := amount{q: j.r.q, lo: ratOf(1), hi: ratOf(1)}
		asserted, _ := a.asserts(rounded, false)
		j.proves(q, asserted, false)
		j.working("%s ÷ %s", " times", j.to.printed(), j.from.printed())
		return nil
	case atLeast:
		j.proves(j.gap(), interval.AtLeast(ratOf(0)), j.to.counts)
	case atMost:
		j.proves(j.gap(), interval.AtMost(ratOf(0)), j.to.counts)
	case lessThan:
		j.proves(j.gap(), interval.Below(ratOf(0)), j.to.counts)
	default:
		j.proves(j.gap(), interval.Point(ratOf(0)), j.to.counts)
	}
	j.working("%s − %s", sub, j.to.printed(), j.from.printed())
	return nil
}

// judgeEvery judges "rose every year".
func judgeEvery(j *judgment) *Error {
	j.kind = direction
	if err := j.pair(); err != nil || j.res.Verdict == CannotTell {
		return err
	}
	run, err := j.everyYear()
	if err != nil {
		return err
	}
	// The interval is that of the smallest step: when that is one, so are all.
	asserted, dir := interval.Above(ratOf(0)), j.r.dir
	var unknown []string
	var sums []string
	j.res.Figures = nil
	for k, f := range run {
		if why := missing(f.Observation); why != "" {
			unknown = append(unknown, why)
			continue
		}
		j.res.Figures = append(j.res.Figures, f.Observation)
		if k == 0 || missing(run[k-1].Observation) != "" {
			continue
		}
		if why := j.d.Comparable(run[k-1].Observation, f.Observation); why != "" {
			j.decide(CannotTell, why)
			continue
		}
		step := f.number.Minus(run[k-1].number)
		if dir < 0 {
			step = run[k-1].number.Minus(f.number)
		}
		j.assert(step, asserted, f.counts)
		sums = append(sums, equation(f.printed()+" − "+run[k-1].printed(), shown(f.number.Minus(run[k-1].number), asserted), ""))
	}
	if len(unknown) > 0 {
		j.decide(CannotTell, strings.Join(unknown, ", and "))
	}
	j.res.Sum = strings.Join(sums, "; ")
	return nil
}

// everyYear returns the figures for every year from the one to the other.
func (j *judgment) everyYear() ([]figure, *Error) {
	if !j.from.Period.SameKind(j.to.Period) || months(j.from.Period, j.to.Period)%12 != 0 {
		return nil, wordsError(PeriodsPart, "write two years, or the same part of two years", "every year from %s to %s", thePeriod(j.from.Period), thePeriod(j.to.Period))
	}
	run := []figure{j.to}
	for p := j.to.Period; p != j.from.Period; {
		if p = yearBefore(p); p.IsZero() {
			return nil, wordsError(PeriodsPart, "write two years", "every year from %s to %s", thePeriod(j.from.Period), thePeriod(j.to.Period))
		}
		f, miss := j.find(j.series, p, j.to.Area.ID)
		if miss != nil {
			// A year without a row is as unknown as one marked [x].
			f = newFigure(stats.Observation{SeriesID: j.series.ID, Period: p, Area: j.to.Area}, j.series)
		}
		run = append([]figure{f}, run...)
	}
	return run, nil
}

// judgeLevels judges "rose from 173 to 619".
func judgeLevels(j *judgment) *Error {
	if err := j.saysPer(j.series); err != nil {
		return err
	}
	if err := j.pair(); err != nil || j.res.Verdict == CannotTell {
		return err
	}
	if j.r.dir != 0 {
		asserted := interval.Above(ratOf(0))
		if j.r.dir < 0 {
			asserted = interval.Below(ratOf(0))
		}
		j.assert(j.gap(), asserted, j.to.counts)
	}
	for k := range j.r.amounts[:j.r.count] {
		// "From 40 to 44 per cent" says per cent once for both.
		if j.to.series.IsPercent() && j.r.amounts[j.r.count-1].unit == percent {
			j.r.amounts[k].unit = percent
		}
	}
	for _, side := range []struct {
		f     figure
		which int
	}{{j.from, j.r.earlier}, {j.to, j.r.later}} {
		if side.which == 0 {
			continue
		}
		if err := j.assertLevel(side.f, j.r.amounts[side.which-1]); err != nil {
			return err
		}
	}
	j.res.Sum = fmt.Sprintf("%s in %s, %s in %s", j.from.Value, periodWords(j.from.Period), j.to.Value, periodWords(j.to.Period))
	return nil
}

// judgeDuration judges "in four years".
func judgeDuration(j *judgment) *Error {
	if err := j.pair(); err != nil || j.res.Verdict == CannotTell {
		return err
	}
	n := months(j.from.Period, j.to.Period)
	for _, m := range j.r.mentions[:j.r.named] {
		if m.role == spanRole {
			j.res.Value = interval.Point(big.NewRat(n, 12))
			months, _ := m.length.asserts(exact, false)
			j.res.Asserted = months.Scaled(big.NewRat(1, 12))
		}
	}
	j.decide(True, "")
	j.res.Sum = j.betweenWords(n)
	return nil
}
