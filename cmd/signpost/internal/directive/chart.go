package directive

import (
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/chart"
	"example.org/signpost/cmd/signpost/internal/claim"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// Chart is figures as a drawing, with the same figures as a table. Which fields are
// filled follows from Kind.
type Chart struct {
	// Kind is "columns", "bars", "stack", "multiples", "tile", "dots" or "icons".
	Kind string
	// ID is unique in the page for each different chart.
	ID string
	// Title states the finding, or else names the series; Subtitle the measure,
	// area and periods. Both are plain text.
	Title, Subtitle string
	// SVG is the drawing of columns, stack, dots and icons; "" for the others.
	SVG template.HTML
	// Panels are the small charts of multiples.
	Panels []ChartPanel
	// Tile is the figure of a tile, nil for the others.
	Tile *ChartTile
	// Sentence says in words what a tile or icons show, such as "About 9 in 10"; it
	// was proved, and is "" where nothing can be said.
	Sentence string
	// NameHead heads the column of areas or of series, "" when the rows differ by
	// period alone; ByPeriod is true when they differ by period.
	NameHead string
	ByPeriod bool
	// Unit heads the column of figures.
	Unit string
	// Notes is true when a row has a note.
	Notes bool
	Rows  []ChartRow
	// NotShown is what a reader must not take from the figures.
	NotShown string
	Sources  []Source
	// Definitions lead to what is known of each series.
	Definitions []ChartDefinition
	// SVGPath is the address of the drawing as a file.
	SVGPath string

	claims  []claim.Result
	drawing chart.Drawing
}

// ChartRow is one figure of the table. Anchor is its id in the page, "" where it
// stands on the page already or has no row in the data.
type ChartRow struct {
	// Name is the area or the series, "" when the rows differ by period alone.
	Anchor, Name, Period, Value, Note string
	// Bar is the row's mark in a chart of bars, "" in the others.
	Bar template.HTML
	// Missing is true when there is no figure, Part when it is not about a whole
	// period.
	Missing, Part bool
}

// ChartPanel is one of several small charts on one scale.
type ChartPanel struct {
	// Title names the area.
	Title string
	SVG   template.HTML
}

// ChartTile is one figure by itself.
type ChartTile struct {
	// Anchor is its id in the page, "" where it stands on the page already.
	Anchor string
	// Number is the figure as a reader sees it, Value for machines, "" when there
	// is none or it is only bounded.
	Number, Value string
	// Unit is what is counted, "" when the number says it.
	Unit string
	// Note is what a reader should know of the figure.
	Note string
}

// ChartDefinition leads to what is known of a series. Path is "" when the site does
// not say it anywhere.
type ChartDefinition struct{ ID, Title, Path string }

// Source is who counted, and where it was published. Attribution is how to
// name it beside a figure; Reported is true when it is known only from a
// newspaper.
type Source struct {
	Title, Publisher, Attribution, URL, Published string
	Retrieved                                     Date
	Reported                                      bool
}

// Template is directives/chart.html, or that of the kind.
func (v Chart) Template() string {
	switch v.Kind {
	case "bars", "multiples", "tile":
		return "directives/chart-" + v.Kind + ".html"
	}
	return "directives/chart.html"
}

// drawsNumbers reports a drawing that has figures without their unit.
func (v Chart) drawsNumbers() bool {
	return slices.Contains([]string{"columns", "bars", "multiples", "dots"}, v.Kind)
}

// Claims are those of the title, and the one that a tile or icons make.
func (v Chart) Claims() []claim.Result { return slices.Clone(v.claims) }

// Anchors lists the ids of the rows.
func (v Chart) Anchors() []string {
	var ids []string
	if v.Tile != nil && v.Tile.Anchor != "" {
		ids = append(ids, v.Tile.Anchor)
	}
	for _, r := range v.Rows {
		if r.Anchor != "" {
			ids = append(ids, r.Anchor)
		}
	}
	return ids
}

// WithoutAnchors is the chart without the ids that are taken.
func (v Chart) WithoutAnchors(taken map[string]bool) View {
	if v.Tile != nil && taken[v.Tile.Anchor] {
		tile := *v.Tile
		tile.Anchor = ""
		v.Tile = &tile
	}
	v.Rows = slices.Clone(v.Rows)
	for i, r := range v.Rows {
		if taken[r.Anchor] {
			v.Rows[i].Anchor = ""
		}
	}
	return v
}

// Located is the chart with the addresses at which its series are defined; where
// knows each by the id of its section, "series_" and the id of the series.
func (v Chart) Located(where func(anchor string) string) View {
	v.Definitions = slices.Clone(v.Definitions)
	for i, d := range v.Definitions {
		v.Definitions[i].Path = where("series_" + d.ID)
	}
	return v
}

// PictureName is the name of the drawing's file in the site: SVGPath without the
// leading slash.
func (v Chart) PictureName() string { return strings.TrimPrefix(v.SVGPath, "/") }

// Picture makes the drawing as a file, with the words that must not be parted from
// it.
func (v Chart) Picture() []byte {
	p := chart.Picture{Title: v.Title, Subtitle: v.Subtitle, Drawing: v.drawing}
	if v.Kind == "icons" {
		p.Subtitle += ". " + v.Sentence // a tile has a place for it
	}
	var sources []string
	for _, s := range v.Sources {
		line := s.Attribution + ", " + s.Title
		if s.Published != "" {
			line += " (" + s.Published + ")"
		}
		sources = append(sources, line)
	}
	if len(sources) > 0 {
		p.Source = "Source: " + strings.Join(sources, "; ") + "."
	}
	if v.NotShown != "" {
		p.Note = "What this does not show: " + v.NotShown
	}
	return chart.File(p)
}

// Sources gives the views of a series' sources.
func Sources(series *stats.Series) []Source {
	return sourcesOf(series.Observations)
}

// sourcesOf gives the views of the sources of figures, each once.
func sourcesOf(observations []stats.Observation) []Source {
	var list []Source
	seen := map[*stats.Source]bool{}
	for _, o := range observations {
		if o.Source != nil && !seen[o.Source] {
			seen[o.Source] = true
			list = append(list, newSource(o.Source))
		}
	}
	return list
}

// capital begins a text with a capital letter, as the heading of a column does.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if first == utf8.RuneError {
		return s // there is no first letter
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// noteOf is what a reader should know of a figure: its marks in words, such as
// provisional, and the editor's note.
func noteOf(o stats.Observation) string {
	words := o.Flags.Words()
	if o.Period.IsPart() {
		words = slices.DeleteFunc(words, func(w string) bool { return w == "not a full period" }) // the period says so
	}
	text := strings.Join(words, ", ")
	if text != "" {
		text = capital(text) + "."
	}
	return strings.TrimSpace(text + " " + o.Note)
}
