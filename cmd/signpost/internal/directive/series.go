package directive

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// SeriesPrefix begins the id of a series' section; the series' own id follows.
const SeriesPrefix = "series_"

// Series is everything that is known of a series: what it counts, every figure,
// and where each comes from.
type Series struct {
	// ID is that of the section in the page: "series_cambs-sextortion". SeriesID is
	// the series' name in the data.
	ID, SeriesID string
	Title, Unit  string
	// Definition is what was counted, NotShown what a reader must not take from it.
	Definition, NotShown string
	// Areas is true when the rows are about several areas, and Area the name of the
	// only one otherwise.
	Areas bool
	Area  string
	// Notes is true when a row has a note, Mixed when the rows have several sources.
	Notes   bool
	Mixed   bool
	Rows    []SeriesRow
	Sources []Source
	// Cite is how to cite each source, whoever published the figure first.
	Cite []string
}

// SeriesRow is one figure. Anchor is its id in the page, "" where it stands on the
// page already.
type SeriesRow struct {
	Anchor, Area, Period, Value, Note string
	// Source is whom to name beside the figure, with the address; "" for a row
	// without a figure.
	Source, SourceURL string
	// Missing is true when there is no figure, Part when it is not about a whole
	// period.
	Missing, Part bool
}

// Template is directives/series.html.
func (Series) Template() string { return "directives/series.html" }

// Anchors lists the ids of the rows.
func (v Series) Anchors() []string {
	var ids []string
	for _, r := range v.Rows {
		if r.Anchor != "" {
			ids = append(ids, r.Anchor)
		}
	}
	return ids
}

// WithoutAnchors is the table without the ids that are taken.
func (v Series) WithoutAnchors(taken map[string]bool) View {
	rows := make([]SeriesRow, len(v.Rows))
	for i, r := range v.Rows {
		if taken[r.Anchor] {
			r.Anchor = ""
		}
		rows[i] = r
	}
	v.Rows = rows
	return v
}

func seriesTable(c *call) View {
	if !c.hasStatistics() {
		return nil
	}
	name := c.word(0)
	series, err := c.env.Statistics.Lookup(name.Value)
	if err != nil {
		c.fault(name.Span, err.Rule, err.Hint, "%s", err.Message)
		return nil
	}
	v := newSeries(series)
	v.Cite = c.env.Cites(c.on.Path, series)
	return v
}

// Cites says how to cite each source of a series, by the first of its figures.
func (e Env) Cites(page string, s *stats.Series) []string {
	var list []string
	for _, source := range s.Sources() {
		i := slices.IndexFunc(s.Observations, func(o stats.Observation) bool {
			return o.Source == source && o.Value.State() == stats.Known
		})
		if i >= 0 {
			list = append(list, e.Cite(page, s, s.Observations[i]))
		}
	}
	return list
}

// newSeries makes the view of a series.
func newSeries(s *stats.Series) Series {
	areas := s.Areas()
	v := Series{
		ID: SeriesPrefix + s.ID, SeriesID: s.ID, Title: s.Title, Unit: capital(s.Unit), Definition: s.Definition,
		NotShown: s.NotShown, Areas: len(areas) > 1, Sources: Sources(s),
	}
	v.Mixed = len(v.Sources) > 1
	if len(areas) == 1 {
		v.Area = areas[0].Name
	}
	for _, o := range s.Observations {
		row := SeriesRow{
			Anchor: o.Anchor(), Area: o.Area.Name, Period: capital(o.Period.String()), Value: o.Value.Number(), Note: noteOf(o),
			Missing: o.Value.State() != stats.Known, Part: o.IsPart() && o.Value.State() == stats.Known,
		}
		if o.Source != nil && !row.Missing {
			row.Source, row.SourceURL = o.Source.Attribution(), o.Source.URL
		}
		v.Notes = v.Notes || strings.TrimSpace(row.Note) != ""
		v.Rows = append(v.Rows, row)
	}
	return v
}
