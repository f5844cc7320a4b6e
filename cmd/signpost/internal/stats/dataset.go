package stats

import (
	"slices"
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
	definitions                   *diag.File
	used                          map[string]bool // ids of sources that a row names
	revisions                     []Revision
	revisionsFile                 *diag.File
}

// A Source is where figures were published.
type Source struct {
	ID, Title, Publisher string
	URL                  string // https with a host
	Published            string // as the source says it: "2024", "March 2024"
	Retrieved            time.Time
	// Kind is "official", "charity", "police", "newspaper" or "research".
	Kind string
	// Span is the id in statistics.yaml, RetrievedSpan the date below it: the
	// places to point at. See [Dataset.Definitions].
	Span, RetrievedSpan diag.Span
}

// An Area is a place figures are about. ID is a nine-character code of the
// Office for National Statistics (E23000023 is the police force area of
// Cambridgeshire), WORLD, or the two-letter code of ISO 3166-1 for a country
// that the Office has no code for (AU is Australia).
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

// Definitions returns statistics.yaml, the file that the spans of series and
// sources lie in.
func (d *Dataset) Definitions() *diag.File { return d.definitions }

// Revisions returns every change to a published figure in the order of
// revisions.csv. The caller must not change it.
func (d *Dataset) Revisions() []Revision { return d.revisions }

// RevisionsFile returns revisions.csv, the file that the spans of revisions lie in,
// or nil when there is none.
func (d *Dataset) RevisionsFile() *diag.File { return d.revisionsFile }

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

// Source returns the source called id. The caller must not change it.
func (d *Dataset) Source(id string) (*Source, bool) {
	s, ok := d.sources[id]
	return s, ok
}

// UnusedSources returns the sources that no row names, in the order of
// statistics.yaml. A page may still attribute words to them.
func (d *Dataset) UnusedSources() []*Source {
	return slices.DeleteFunc(d.Sources(), func(s *Source) bool { return d.used[s.ID] })
}

// Areas returns every area in the order of statistics.yaml, those without a
// figure included.
func (d *Dataset) Areas() []Area {
	var found []Area
	for _, id := range d.areaIDs {
		found = append(found, *d.areas[id])
	}
	return found
}
