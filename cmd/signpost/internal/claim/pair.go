package claim

import (
	"fmt"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// pair finds the two figures that are compared and holds against them the times and
// places that the words name. It leaves j open when they may be compared.
func (j *judgment) pair() *Error {
	for _, find := range []func() *Error{j.findTo, j.findFrom, j.verbFits} {
		if err := find(); err != nil {
			return err
		}
	}
	j.res.Figures = []stats.Observation{j.from.Observation, j.to.Observation}
	if err := j.moving(); err != nil {
		return err
	}
	j.compare()
	if j.res.Verdict == CannotTell {
		return nil
	}
	j.mentions()
	return nil
}

// findTo finds the figure that the words are about: the later of two periods.
func (j *judgment) findTo() *Error {
	period := j.first
	if j.two {
		period = j.second
	}
	f, miss := j.find(j.series, period, j.req.Area)
	if miss != nil {
		return j.periodError(miss)
	}
	j.to = f
	return nil
}

// findFrom finds the figure that is compared with: the earlier of two periods, or
// what with= names, or what the words name.
func (j *judgment) findFrom() *Error {
	series, period, area, at := j.series, j.first, j.req.Area, PeriodsPart
	switch {
	case j.two:
	case j.with != nil:
		series, period, at = j.with.series, j.with.period, WithPart
		area = j.with.placeLike(j.to)
		if period.IsZero() {
			period = j.namedFrom()
		}
	default:
		period, area, at = j.namedFrom(), j.to.Area.ID, WordsPart
		for _, m := range j.r.mentions[:j.r.named] {
			if m.role == fromRole && m.area != "" {
				area = m.area
			}
		}
	}
	f, miss := j.find(series, period, area)
	switch {
	case miss == nil:
		j.from = f
		return nil
	case at == PeriodsPart:
		return j.periodError(miss)
	}
	return lookupError(miss, at)
}

// placeLike is the area that is compared with: the one named, or else that of the
// figure, or else the only one that the other series has.
func (o *other) placeLike(f figure) string {
	if o.area != "" {
		return o.area
	}
	if only := onlyArea(o.series); only != "" {
		return only
	}
	return f.Area.ID
}

// isVerb reports whether the words say what happened in time: rose, unlike more.
func (j *judgment) isVerb() bool {
	switch j.r.list {
	case "ROSE", "FELL", "RISE", "FALL", "UP", "DOWN", "NOTROSE", "NOTFELL", "UNCHANGED", "DOUBLED", "HALVED":
		return true
	}
	return false
}

// verbFits refuses words about time for figures of one time or of two places, and
// for a figure that is compared with a later one.
func (j *judgment) verbFits() *Error {
	at := WordsPart
	if j.req.With != "" {
		at = WithPart
	}
	switch {
	case !j.isVerb():
	case j.from.Area != j.to.Area:
		return wordsError(at, `write "more than" or "twice as many as"`, "%q of two places, %s and %s", j.req.Words, j.from.Area.Name, j.to.Area.Name)
	case !j.from.Period.Start().Before(j.to.Period.Start()):
		return wordsError(at, fmt.Sprintf(`write "more than" or "fewer than", or compare %s with an earlier time`, thePeriod(j.to.Period)),
			"%q says what happened in time, and the figure for %s is not from before %s", j.req.Words, thePeriod(j.from.Period), thePeriod(j.to.Period))
	}
	return nil
}

// namedFrom is the period that the words name to compare with, or the request's.
func (j *judgment) namedFrom() stats.Period {
	for _, m := range j.r.mentions[:j.r.named] {
		switch {
		case m.role == bothRole:
			return m.first
		case m.role != fromRole:
		case m.before:
			return yearBefore(j.first)
		case !m.first.IsZero():
			return m.first
		}
	}
	return j.first
}

// yearBefore is the period of the same kind a year earlier, or none.
func yearBefore(p stats.Period) stats.Period {
	code := p.Code()
	if p.LastYear() == p.Year()+1 && len(code) == len("2022/23") {
		code = fmt.Sprintf("%d/%02d", p.Year()-1, p.Year()%100)
	} else {
		code = fmt.Sprint(p.Year()-1) + code[len("2022"):]
	}
	q, miss := stats.ParsePeriod(code)
	if miss != nil || !q.SameKind(p) {
		return stats.Period{}
	}
	return q
}

// compare finds out whether the two figures may be compared.
func (j *judgment) compare() {
	for _, f := range []figure{j.from, j.to} {
		if why := missing(f.Observation); why != "" {
			j.decide(CannotTell, why)
			return
		}
	}
	why := j.d.Comparable(j.from.Observation, j.to.Observation)
	if why == "" {
		return
	}
	for _, m := range j.r.mentions[:j.r.named] {
		if m.whole && m.role == fromRole && j.partAgainstWhole() {
			j.partOfYear = true
			return
		}
	}
	j.decide(CannotTell, why)
}

// partAgainstWhole reports whether the first figure is about a part of a year, the
// other about a whole one, and nothing else keeps them from being compared.
func (j *judgment) partAgainstWhole() bool {
	part, whole := j.to, j.from
	isPart := part.IsPart() || monthsLong(part.Period) < 12
	isWhole := !whole.IsPart() && monthsLong(whole.Period) >= 12
	apart := whole.Period.End().Before(part.Period.Start()) || part.Period.End().Before(whole.Period.Start())
	return isPart && isWhole && apart && stats.ComparableSeries(part.series, whole.series) == "" && !j.broken()
}

// broken reports whether counting changed between the two figures.
func (j *judgment) broken() bool {
	first, last := j.from.Period, j.to.Period
	if last.Compare(first) < 0 {
		first, last = last, first
	}
	for _, f := range []figure{j.from, j.to} {
		for _, o := range f.series.In(f.Area.ID) {
			if o.Flags.Break && o.Period.Start().After(first.Start()) && !o.Period.Start().After(last.End()) {
				return true
			}
		}
	}
	return false
}
