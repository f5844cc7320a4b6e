package stats

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// A Series is one thing that was counted in one way.
type Series struct {
	ID    string
	Title string
	// Unit is what one of the figure is: "reports", "per cent", "reports per
	// week".
	Unit       string
	Definition string
	// NotShown is what a reader might take from the figures and must not.
	NotShown string
	// Frequency is how often it is published: "year", "half-year", "quarter",
	// "month" or "irregular".
	Frequency string
	// Parts are the ids of the series that together make up this one, for each
	// period and area. It is empty when nothing is known of them.
	Parts []string
	// SumsTo is the id of the series whose figure for a longer period is the sum
	// of this one's for the periods in it, or "".
	SumsTo string
	// PartOf is the id of the series of which this one counts a part, or "". The
	// figures are never more than those of that series.
	PartOf string
	// ComparableWith are the ids of the series that count in the same way. When
	// one series names another, both list it.
	ComparableWith []string
	// Observations are sorted by area code, then by period.
	Observations []Observation
	// Span is the id in statistics.yaml: the place to point at. See
	// [Dataset.Definitions].
	Span diag.Span
}

// Areas returns the areas the series has observations for, by code.
func (s *Series) Areas() []Area {
	var areas []Area
	for _, o := range s.Observations {
		if len(areas) == 0 || areas[len(areas)-1] != o.Area {
			areas = append(areas, o.Area)
		}
	}
	return areas
}

// In returns the observations for one area by period. An empty code stands for
// the only area of a series that has just one. They are the series' own, and not to be
// changed.
func (s *Series) In(area string) []Observation {
	all := s.Observations
	if last := len(all) - 1; area == "" && last >= 0 && all[0].Area == all[last].Area {
		return slices.Clip(all)
	}
	from := 0
	for from < len(all) && all[from].Area.ID != area {
		from++
	}
	to := from
	for to < len(all) && all[to].Area.ID == area {
		to++
	}
	return all[from:to:to]
}

// Sources returns the sources of the series' observations, each once, in the
// order of the observations.
func (s *Series) Sources() []*Source {
	var found []*Source
	for _, o := range s.Observations {
		if o.Source != nil && !slices.Contains(found, o.Source) {
			found = append(found, o.Source)
		}
	}
	return found
}

// IsPercent reports whether the figures are shares from 0 to 100.
func (s *Series) IsPercent() bool { return s.Unit == "per cent" }

// IsCount reports whether the figures count whole things. Every unit that is
// not said to be per something is one.
func (s *Series) IsCount() bool { return !slices.Contains(strings.Fields(s.Unit), "per") }

// IsRate reports whether the figures are so many per something, as in "reports
// per week". A share in per cent is not a rate.
func (s *Series) IsRate() bool { return !s.IsCount() && !s.IsPercent() }

// Noun is what is counted, without what it is counted per: "reports" for
// "reports" and for "reports per week". For per cent it is "per cent".
func (s *Series) Noun() string {
	if !s.IsRate() {
		return s.Unit
	}
	words := strings.Fields(s.Unit)
	return strings.Join(words[:slices.Index(words, "per")], " ")
}

// Per is what a rate is per, "week" for "reports per week", and "" for a count
// and for per cent.
func (s *Series) Per() string {
	if !s.IsRate() {
		return ""
	}
	words := strings.Fields(s.Unit)
	return strings.Join(words[slices.Index(words, "per")+1:], " ")
}

// measure is what numbers the figures can be.
func (s *Series) measure() measure {
	switch {
	case s.IsCount():
		return count
	case s.IsPercent():
		return share
	}
	return ratio
}
