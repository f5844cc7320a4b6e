package stats

import (
	"slices"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// A Dataset is every figure of a site with what is known about it. It is
// immutable after [Load].
type Dataset struct {
	series  map[string]*Series
	sources map[string]*Source
	areas   map[string]*Area
	// The ids as statistics.yaml lists them, which is the editor's order.
	seriesIDs, sourceIDs, areaIDs []string
}

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
	// Observations are sorted by area code, then by period.
	Observations []Observation
}

// A Source is where figures were published.
type Source struct {
	ID, Title, Publisher string
	URL                  string // https with a host
	Published            string // as the source says it: "2024", "March 2024"
	Retrieved            time.Time
	// Kind is "official", "charity", "police", "newspaper" or "research".
	Kind string
}

// An Area is a place figures are about. ID is a nine-character code of the
// Office for National Statistics (E23000023 is the police force area of
// Cambridgeshire) or WORLD.
type Area struct{ ID, Name string }

// An Observation is one figure: what a row of observations.csv says.
type Observation struct {
	SeriesID string
	Area     Area
	Period   Period
	Value    Value
	Flags    Flags
	Source   *Source // nil when there is no figure and so nobody to name
	Note     string
	// Span is where the row stands in observations.csv.
	Span   diag.Span
	anchor string
}

// Anchor is the figure's HTML id: "cambs-sextortion-2023",
// "iwf-sextortion-half-2023-h1". It stays the same as rows come and go. The
// area is added when the series has several: "police-2023-e23000023".
func (o Observation) Anchor() string { return o.anchor }

// IsPart reports whether the figure is about less than the series' full
// reporting period. It must never be compared with a full one.
func (o Observation) IsPart() bool { return o.Flags.Part || o.Period.IsPart() }

// IsReported reports whether the figure is known only because a newspaper
// printed it. A page says so: [Source.Attribution].
func (s *Source) IsReported() bool { return s.Kind == "newspaper" }

// Attribution returns whom to name beside a figure: the publisher, or "as
// reported by The Hunts Post" when a newspaper stands between the reader and
// whoever counted.
func (s *Source) Attribution() string {
	if s.IsReported() {
		return "as reported by " + s.Publisher
	}
	return s.Publisher
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
// the only area of a series that has just one.
func (s *Series) In(area string) []Observation {
	if areas := s.Areas(); area == "" && len(areas) == 1 {
		area = areas[0].ID
	}
	var found []Observation
	for _, o := range s.Observations {
		if o.Area.ID == area {
			found = append(found, o)
		}
	}
	return found
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

// isPercent reports whether the figures are shares from 0 to 100.
func (s *Series) isPercent() bool { return s.Unit == "per cent" }

// isCount reports whether the figures count whole things. Every unit that is
// not said to be per something is one.
func (s *Series) isCount() bool { return !slices.Contains(strings.Fields(s.Unit), "per") }

// IDs returns the series' ids in the order of statistics.yaml.
func (d *Dataset) IDs() []string { return slices.Clone(d.seriesIDs) }

// Series returns the series called id. The caller must not change it.
func (d *Dataset) Series(id string) (*Series, bool) {
	s, ok := d.series[id]
	return s, ok
}

// Sources returns every source in the order of statistics.yaml.
func (d *Dataset) Sources() []*Source {
	var found []*Source
	for _, id := range d.sourceIDs {
		found = append(found, d.sources[id])
	}
	return found
}
