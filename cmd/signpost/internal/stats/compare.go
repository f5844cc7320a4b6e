package stats

import (
	"fmt"
	"slices"
)

// Comparable says why two figures may not be compared, as a clause without a
// capital letter or full stop: "2024 is only a part of a year, and nobody said
// up to which day". It is empty when they may be.
//
// Figures are compared when each is known, both are of one series or of two that
// are comparable, both periods are of one kind, and nothing was counted in
// another way in between. It does not matter which of the two is given first.
func (d *Dataset) Comparable(a, b Observation) string {
	if a.SeriesID == b.SeriesID && a.Area == b.Area && a.Period == b.Period {
		return fmt.Sprintf("it is the same figure twice, that for %s", inWords(a.Period))
	}
	for _, o := range []Observation{a, b} {
		if o.Value.State() != Known {
			return fmt.Sprintf("the figure for %s is not known (%s)", inWords(o.Period), o.Value)
		}
	}
	first, second := d.series[a.SeriesID], d.series[b.SeriesID]
	if first == nil || second == nil {
		return "one of the two series is not in the data"
	}
	if why := ComparableSeries(first, second); why != "" {
		return why
	}
	if why := d.comparablePeriods(a, b); why != "" {
		return why
	}
	return d.breakBetween(a, b)
}

// ComparableSeries says why the figures of two series may not be compared
// whatever their periods, as a clause like that of [Dataset.Comparable]. It is
// empty when they may be: they are one series, or one of them names the other in
// comparable_with and both have one unit.
func ComparableSeries(a, b *Series) string {
	switch {
	case a.ID == b.ID:
		return ""
	case a.Unit != b.Unit:
		return fmt.Sprintf("%s counts %s and %s counts %s", a.ID, a.Unit, b.ID, b.Unit)
	case !slices.Contains(a.ComparableWith, b.ID) && !slices.Contains(b.ComparableWith, a.ID):
		return fmt.Sprintf("nobody said that %s and %s count in the same way", a.ID, b.ID)
	}
	return ""
}

// comparablePeriods says why two figures are not about stretches of time that
// can be held beside each other.
func (d *Dataset) comparablePeriods(a, b Observation) string {
	for _, o := range []Observation{a, b} {
		if o.IsPart() && !d.extentKnown(o) {
			return partWords(o.Period)
		}
	}
	switch {
	case a.IsPart() != b.IsPart():
		part, whole := a, b
		if b.IsPart() {
			part, whole = b, a
		}
		if whole.Period.isYear() {
			return fmt.Sprintf("%s is only a part of a year, and %s is a whole one", inWords(part.Period), inWords(whole.Period))
		}
		return fmt.Sprintf("%s is a part of what %s publishes for a period, and %s is not", inWords(part.Period), part.SeriesID, inWords(whole.Period))
	case !a.Period.SameKind(b.Period):
		return fmt.Sprintf("%s is %s, and %s is %s", inWords(a.Period), a.Period.length(), inWords(b.Period), b.Period.length())
	case a.IsPart() && a.Period.n != b.Period.n:
		return fmt.Sprintf("%s and %s are different parts of a year", inWords(a.Period), inWords(b.Period))
	}
	return ""
}

// extentKnown reports whether a figure flagged part still covers the whole of
// its period: a half year that is called a part only because its series is
// published by the year.
func (d *Dataset) extentKnown(o Observation) bool {
	return d.series[o.SeriesID].Frequency == "year" && o.Period.withinYear()
}

// inWords is a period within a sentence.
func inWords(p Period) string {
	if p.kind == halfYear {
		return "the " + p.String()
	}
	return p.String()
}

// partWords says that nobody knows how much of its period a figure covers.
func partWords(p Period) string {
	switch {
	case p.kind == yearToDate:
		return fmt.Sprintf("%d is only a part of a year, and nobody said up to which day", p.year)
	case p.isYear():
		return fmt.Sprintf("%s is only a part of a year, and nobody said which", p)
	}
	return fmt.Sprintf("the figure for %s covers only a part of that time, and nobody said which", inWords(p))
}

// breakBetween says where counting changed after the earlier of two figures and
// not after the later one.
func (d *Dataset) breakBetween(a, b Observation) string {
	earlier, later := a, b
	if b.Period.Compare(a.Period) < 0 {
		earlier, later = b, a
	}
	for _, side := range []Observation{a, b} {
		for _, o := range d.series[side.SeriesID].Observations {
			after := o.Period.Start().After(earlier.Period.Start())
			if o.Flags.Break && o.Area == side.Area && after && !o.Period.Start().After(later.Period.End()) {
				return fmt.Sprintf("from %s on it was counted in another way", inWords(o.Period))
			}
		}
	}
	return ""
}
