package claim

import (
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// other is what with= names. What it leaves out is as in the request.
type other struct {
	series *stats.Series
	period stats.Period // or none
	area   string       // or none
}

// readPeriods reads one period, or two with two full stops between them.
func (j *judgment) readPeriods() *Error {
	first, second, two := strings.Cut(j.req.Periods, "..")
	var miss *stats.LookupError
	if j.first, miss = stats.ParsePeriod(strings.TrimSpace(first)); miss != nil {
		return lookupError(miss, PeriodsPart)
	}
	if j.two = two; !two {
		return nil
	}
	if j.second, miss = stats.ParsePeriod(strings.TrimSpace(second)); miss != nil {
		return lookupError(miss, PeriodsPart)
	}
	j.sum = sumOf(j.series, j.first, j.second, j.req.Area)
	switch j.first.Compare(j.second) {
	case 0:
		return wordsError(PeriodsPart, "write the earlier one, two full stops, and the later one", "the period %s twice", j.first.Code())
	case 1:
		return wordsError(PeriodsPart, fmt.Sprintf("write %s..%s", j.second.Code(), j.first.Code()),
			"the periods %q, want the earlier one first", j.req.Periods)
	}
	return nil
}

// readOf looks up the whole that a share is of.
func (j *judgment) readOf() *Error {
	if j.req.Of == "" {
		return nil
	}
	var miss *stats.LookupError
	if j.whole, miss = j.d.Lookup(j.req.Of); miss != nil {
		return lookupError(miss, OfPart)
	}
	switch {
	case j.whole == j.series:
		return wordsError(OfPart, "name the series that this one is a part of", "the series %q as a part of itself", j.whole.ID)
	case !j.series.IsCount():
		return wordsError(OfPart, "leave of= out", "the series %q is in %s, and so is not a number of anything to have a share of", j.series.ID, j.series.Unit)
	case !j.whole.IsCount():
		return wordsError(OfPart, "name a series that counts", "the series %q is in %s, and has no parts that could be counted", j.whole.ID, j.whole.Unit)
	}
	return nil
}

// readWith reads a series id, a period and an area code in any order.
func (j *judgment) readWith() *Error {
	names := strings.Fields(j.req.With)
	if len(names) == 0 {
		return nil
	}
	if j.two {
		return wordsError(WithPart, "write one period, or leave with= out", "with= beside two periods")
	}
	j.with = &other{}
	for _, name := range names {
		twice := false
		if s, ok := j.d.Series(name); ok {
			twice = j.with.series != nil
			j.with.series = s
		} else if p, miss := stats.ParsePeriod(name); miss == nil {
			twice = !j.with.period.IsZero()
			j.with.period = p
		} else if slices.ContainsFunc(j.d.Areas(), func(a stats.Area) bool { return a.ID == name }) {
			twice = j.with.area != ""
			j.with.area = name
		} else {
			return j.unknownWith(name)
		}
		if twice {
			return wordsError(WithPart, "name each at most once", "two series, two periods or two areas in with=%q", j.req.With)
		}
	}
	if j.with.series == nil {
		j.with.series = j.series
	}
	return nil
}

// unknownWith says what a name in with= was probably meant to be.
func (j *judgment) unknownWith(name string) *Error {
	if name[0] >= '0' && name[0] <= '9' {
		_, miss := stats.ParsePeriod(name)
		return lookupError(miss, WithPart)
	}
	_, miss := j.d.Lookup(name)
	if miss == nil {
		return wordsError(WithPart, "", "%q cannot be compared with", name)
	}
	miss.Message = fmt.Sprintf("no series, period or area %q in the data", name)
	return lookupError(miss, WithPart)
}

// find looks up a figure of a series. Where the series has no row for the period,
// a series that counts in the same way may have one: whole years of a series of
// half years.
func (j *judgment) find(s *stats.Series, p stats.Period, area string) (figure, *stats.LookupError) {
	if o := row(s, p, area); o != nil {
		return newFigure(*o, s), nil
	}
	if area == "" {
		area = onlyArea(s)
	}
	for _, id := range s.ComparableWith {
		if twin, ok := j.d.Series(id); ok && area != "" {
			if o := row(twin, p, area); o != nil {
				return newFigure(*o, twin), nil
			}
		}
	}
	_, miss := j.d.Figure(s.ID, p.Code(), area)
	if miss == nil {
		// It is the same search; if it ever found more, nothing must go on without.
		miss = &stats.LookupError{Rule: "unknown-period", Message: "no figure for " + p.Code()}
	}
	return figure{}, miss
}

// row returns the row of a series for a period, or nil when it has none or when
// there is more than one area to choose from. It is [stats.Dataset.Figure] without
// the cost of saying what is wrong.
func row(s *stats.Series, p stats.Period, area string) *stats.Observation {
	if area == "" {
		area = onlyArea(s)
	}
	for i := range s.Observations {
		if o := &s.Observations[i]; o.Period == p && o.Area.ID == area {
			return o
		}
	}
	return nil
}

// onlyArea is the code of the area of a series that has just one, or "".
func onlyArea(s *stats.Series) string {
	if len(s.Observations) == 0 {
		return ""
	}
	// Observations are sorted by area, so the first and the last differ if any do.
	first, last := s.Observations[0].Area.ID, s.Observations[len(s.Observations)-1].Area.ID
	if first != last {
		return ""
	}
	return first
}

// theOne finds the figure that words about one figure are about. Two periods are
// the sum of all years from the one to the other, if there is one.
func (j *judgment) theOne() *Error {
	if j.two {
		j.to = newFigure(*j.sum, j.series)
	} else {
		f, miss := j.find(j.series, j.first, j.req.Area)
		if miss != nil {
			return j.periodError(miss)
		}
		j.to = f
	}
	j.res.Figures = append(j.res.Figures, j.to.Observation)
	return nil
}

// periodError places a figure that is not there.
func (j *judgment) periodError(miss *stats.LookupError) *Error {
	at := PeriodsPart
	if miss.Rule == "unknown-area" {
		at = AreaPart
		if j.req.Area == "" {
			at = SeriesPart
		}
	}
	return lookupError(miss, at)
}

// sumOf returns the row of a series for all years from the one period to the other
// together, or nil.
func sumOf(s *stats.Series, first, second stats.Period, area string) *stats.Observation {
	for i := range s.Observations {
		p := s.Observations[i].Period
		if p.Year() == first.Year() && p.LastYear() == second.Year() && p.Code() == first.Code()+".."+second.Code() {
			return row(s, p, area)
		}
	}
	return nil
}
