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
	switch j.first.Compare(j.second) {
	case 0:
		return wordsError(PeriodsPart, "write the earlier one, two full stops, and the later one", "the period %s twice", j.first.Code())
	case -1:
		// The zero Period, of two that are no years, has no row.
		j.both, _ = stats.ParsePeriod(j.first.Code() + ".." + j.second.Code())
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
		return figure{*o, s}, nil
	}
	_, miss := j.d.Figure(s.ID, p.Code(), area)
	if miss == nil {
		return figure{}, &stats.LookupError{Rule: "unknown-period", Message: "no figure for " + p.Code()}
	}
	if miss.Rule != "unknown-period" {
		return figure{}, miss
	}
	if areas := s.Areas(); area == "" && len(areas) == 1 {
		area = areas[0].ID
	}
	for _, id := range s.ComparableWith {
		if o, no := j.d.Figure(id, p.Code(), area); no == nil {
			twin, _ := j.d.Series(id)
			return figure{o, twin}, nil
		}
	}
	return figure{}, miss
}

// row returns the row of a series for a period, or nil when it has none or when
// there is more than one area to choose from. It is [stats.Dataset.Figure] without
// the cost of saying what is wrong.
func row(s *stats.Series, p stats.Period, area string) *stats.Observation {
	if area == "" && len(s.Observations) > 0 {
		area = s.Observations[0].Area.ID
		// Observations are sorted by area, so the first and the last differ if any do.
		if s.Observations[len(s.Observations)-1].Area.ID != area {
			return nil
		}
	}
	for i := range s.Observations {
		if o := &s.Observations[i]; o.Period == p && o.Area.ID == area {
			return o
		}
	}
	return nil
}

// theOne finds the figure that words about one figure are about. Two periods are
// the sum of all years from the one to the other, if there is one.
func (j *judgment) theOne() *Error {
	period := j.first
	if j.two {
		period = j.both
	}
	f, miss := j.find(j.series, period, j.req.Area)
	if miss != nil {
		return j.periodError(miss)
	}
	j.to = f
	j.res.Figures = append(j.res.Figures, f.Observation)
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

// hasSpan reports whether the two periods have a row of their own, as one sum.
func (j *judgment) hasSpan() bool {
	return !j.both.IsZero() && row(j.series, j.both, j.req.Area) != nil
}
