package directive

import "example.org/signpost/cmd/signpost/internal/stats"

// Fig is a figure inside a sentence.
type Fig struct {
	// Text is as a reader sees it, "more than 166"; Value the number for
	// machines, "" when there is none or it is only bounded.
	Text, Value string
	// Title says what is counted, where and when, and who says so.
	Title string
	// Path is where the figure stands with its source, or "".
	Path string
	// Anchor is the id of the figure's row, [stats.Observation.Anchor].
	Anchor string
}

// Template is directives/fig.html.
func (Fig) Template() string { return "directives/fig.html" }

// Located is the figure with the address at which it stands.
func (f Fig) Located(where func(anchor string) string) View {
	f.Path = where(f.Anchor)
	return f
}

func fig(c *call) View {
	area, _ := c.key("area")
	name := figureName{c.word(0).Value, c.word(1).Value, area.Value}
	if known, ok := c.figures.Load(name); ok {
		c.besides(known.(*knownFigure).bound)
		return known.(*knownFigure).view
	}
	o, ok := c.observation(name.series, name.period)
	if !ok {
		return nil
	}
	if o.Value.State() != stats.Known {
		c.fault(c.word(1).Span, "no-figure", "choose another period, or say in words that it is not known",
			"%s has no figure for %s: %s", o.SeriesID, o.Period.Code(), o.Value)
		return nil
	}
	known := &knownFigure{boundFigure(c.env.Statistics, o), figure(c.env.Statistics, o)}
	c.figures.Store(name, known)
	c.besides(known.bound)
	return known.view
}

// figureName is what a directive calls a figure.
type figureName struct{ series, period, area string }

// knownFigure is a figure that stands in the data. Many pages of a large site show the same
// one, and each would look it up again.
type knownFigure struct {
	bound bound
	view  View
}

// figure is the view of a figure that is known.
func figure(d *stats.Dataset, o stats.Observation) Fig {
	title := o.Area.Name + ", " + o.Period.String()
	if series, ok := d.Series(o.SeriesID); ok {
		title = series.Title + ", " + title
	}
	if o.Source != nil {
		title += " (" + o.Source.Attribution() + ")"
	}
	return Fig{Text: o.Value.String(), Value: machine(o.Value), Title: title, Anchor: o.Anchor()}
}

// machine is the number of a value that is one exact number, without commas, else
// "".
func machine(v stats.Value) string {
	lo, hi := v.Stated()
	if v.Bound() != stats.Exact || lo == nil || lo.Cmp(hi) != 0 {
		return ""
	}
	return v.Cell()
}

// observation finds a figure, pointing at the word that is at fault when it is
// not there.
func (c *call) observation(series, period string) (stats.Observation, bool) {
	if !c.hasStatistics() {
		return stats.Observation{}, false
	}
	area, _ := c.key("area")
	o, err := c.env.Statistics.Figure(series, period, area.Value)
	if err == nil {
		return o, true
	}
	at := c.word(1).Span
	switch err.Rule {
	case "unknown-series":
		at = c.word(0).Span
	case "unknown-area":
		at = area.Span
	}
	c.fault(at, err.Rule, err.Hint, "%s", err.Message)
	return stats.Observation{}, false
}

// hasStatistics reports whether there are figures to look in.
func (c *call) hasStatistics() bool {
	if c.env.Statistics == nil && !c.env.StatisticsBroken {
		c.fault(c.Span, "no-data", "write content/statistics/statistics.yaml and observations.csv", "the site has no figures")
	}
	return c.env.Statistics != nil
}
