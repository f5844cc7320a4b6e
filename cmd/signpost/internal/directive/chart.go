package directive

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/chart"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// Chart is a series drawn as columns, with the same figures as a table.
type Chart struct {
	// ID is unique in the page for each series and area.
	ID string
	// Title states the finding, or else names the series; Subtitle the measure,
	// area and periods.
	Title, Subtitle string
	SVG             template.HTML
	// Unit heads the column of figures.
	Unit string
	Rows []ChartRow
	// NotShown is what a reader must not take from the figures.
	NotShown string
	Sources  []Source
}

// ChartRow is one figure of the table. Anchor is its id in the page.
type ChartRow struct {
	Anchor, Period, Value, Note string
	// Missing is true when there is no figure, Part when it is not about a whole
	// period.
	Missing, Part bool
}

// Source is who counted, and where it was published. Attribution is how to
// name it beside a figure; Reported is true when it is known only from a
// newspaper.
type Source struct {
	Title, Publisher, Attribution, URL, Published string
	Retrieved                                     Date
	Reported                                      bool
}

// Template is directives/chart.html.
func (Chart) Template() string { return "directives/chart.html" }

func chartView(c *call) View {
	name := c.word(0)
	if !c.hasStatistics() {
		return nil
	}
	series, err := c.env.Statistics.Lookup(name.Value)
	if err != nil {
		c.fault(name.Span, err.Rule, err.Hint, "%s", err.Message)
		return nil
	}
	area, _ := c.key("area")
	observations := series.In(area.Value)
	if len(observations) == 0 {
		var codes []string
		for _, a := range series.Areas() {
			codes = append(codes, a.ID+" ("+a.Name+")")
		}
		message := fmt.Sprintf("%s is about several areas", series.ID)
		if area.Value != "" {
			message = fmt.Sprintf("no figures for the area %q in the series %q", area.Value, series.ID)
		}
		c.fault(area.Span, "unknown-area", "write area= and one of "+strings.Join(codes, ", "), "%s", message)
		return nil
	}
	if !drawable(observations) {
		c.fault(name.Span, "no-figure", "use :fig{…} in a sentence instead", "%s has not two periods that can be drawn beside each other", series.ID)
		return nil
	}
	title, _ := c.key("title")
	return newChart(series, observations, title.Value)
}

// drawable reports whether there are at least two places on the axis. A range of
// several years has no place among single ones.
func drawable(observations []stats.Observation) bool { return len(observations) > 1 }

func newChart(series *stats.Series, observations []stats.Observation, title string) Chart {
	first, last := observations[0], observations[len(observations)-1]
	v := Chart{
		ID:       strings.ToLower("chart_" + series.ID + "_" + first.Area.ID),
		Title:    title,
		Subtitle: fmt.Sprintf("%s, %s, %s to %s", series.Title, first.Area.Name, first.Period, last.Period),
		Unit:     capital(series.Unit),
		NotShown: series.NotShown,
		Sources:  Sources(series),
	}
	if v.Title == "" {
		v.Title = series.Title
		v.Subtitle = fmt.Sprintf("%s, %s to %s", first.Area.Name, first.Period, last.Period)
	}
	drawing := chart.ColumnChart{ID: v.ID + "_drawing", Title: v.Title}
	var said []string
	for _, o := range observations {
		row := ChartRow{
			Anchor: o.Anchor(), Period: o.Period.String(), Value: o.Value.Number(), Note: noteOf(o),
			Missing: o.Value.State() != stats.Known, Part: o.IsPart() && o.Value.State() == stats.Known,
		}
		v.Rows = append(v.Rows, row)
		drawing.Columns = append(drawing.Columns, column(o))
		said = append(said, row.Period+": "+row.Value)
	}
	drawing.Description = fmt.Sprintf("Columns by period, %s. %s. The table below has the same figures.", series.Unit, strings.Join(said, "; "))
	v.SVG = chart.Columns(drawing)
	return v
}

// capital begins a text with a capital letter, as the heading of a column does.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
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
		text = strings.ToUpper(text[:1]) + text[1:] + "."
	}
	return strings.TrimSpace(text + " " + o.Note)
}

// column turns a figure into what is drawn. Of a figure that is only bounded, the
// column shows the number that was stated, and the drawing says what is open.
func column(o stats.Observation) chart.Column {
	c := chart.Column{Label: o.Period.Label(), Text: o.Value.Number()}
	switch o.Value.State() {
	case stats.Withheld:
		c.State = chart.Withheld
		return c
	case stats.NotAvailable, stats.NotApplicable:
		return c
	case stats.Known:
	}
	c.State = chart.Value
	if o.IsPart() {
		c.State = chart.Part
	}
	lo, hi := o.Value.Stated()
	c.Height = lo
	if hi != nil && hi.Cmp(lo) > 0 {
		c.Upper = hi
	}
	c.Open = o.Value.Bound() == stats.MoreThan || o.Value.Bound() == stats.AtLeast
	return c
}

// Sources gives the views of a series' sources.
func Sources(series *stats.Series) []Source {
	var list []Source
	for _, s := range series.Sources() {
		list = append(list, Source{
			Title: s.Title, Publisher: s.Publisher, Attribution: s.Attribution(), URL: s.URL, Published: s.Published,
			Retrieved: NewDate(s.Retrieved), Reported: s.IsReported(),
		})
	}
	return list
}
