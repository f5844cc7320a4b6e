package directive

import (
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// chartKind is one way to draw figures.
type chartKind struct {
	name string
	// keys are the arguments that it takes besides title and kind, many that it
	// takes several series.
	keys []string
	many bool
	// draw fills the view; false when it cannot, which is reported.
	draw func(a *chartAsk, v *Chart) bool
}

// chartKinds lists them; the first is drawn when none is asked for.
func chartKinds() []chartKind {
	return []chartKind{
		{name: "columns", keys: []string{"area", "periods"}, draw: drawColumns},
		{name: "bars", keys: []string{"area", "periods", "period"}, many: true, draw: drawBars},
		{name: "stack", keys: []string{"area", "period", "of"}, many: true, draw: drawStack},
		{name: "multiples", keys: []string{"periods"}, draw: drawMultiples},
		{name: "tile", keys: []string{"area", "period", "compare"}, draw: drawTile},
		{name: "dots", keys: []string{"area", "periods"}, draw: drawDots},
		{name: "icons", keys: []string{"area", "period", "of"}, draw: drawIcons},
	}
}

// chartAsk is what a chart directive asks for.
type chartAsk struct {
	*call
	kind chartKind
	// names are the words that name the series, in the same order.
	names  []markdown.Arg
	series []*stats.Series
	// shown are all the series that the chart draws, the parts of a stack and the
	// whole included: those that its title may speak of.
	shown []*stats.Series
	// place is the code of the one area that the chart is about, or "".
	place string
	// measure names what is counted, scope where and when; the title or the line
	// below it says so.
	measure, scope string
}

func chartView(c *call) View {
	if !c.hasStatistics() {
		return nil
	}
	a, ok := c.chartAsk()
	if !ok {
		return nil
	}
	v := Chart{Kind: a.kind.name}
	drawn := a.kind.draw(a, &v)
	// The title is read even if nothing can be drawn, so that an editor hears of
	// every fault at once. Its figures can be looked up only in a place that is known.
	title, ok := a.title(&v, drawn || a.place != "")
	if !drawn || !ok {
		return nil
	}
	a.finish(&v, title)
	return v
}

// chartAsk reads the kind and the series, and refuses arguments that the kind does
// not take.
func (c *call) chartAsk() (*chartAsk, bool) {
	kinds := chartKinds()
	a := &chartAsk{call: c, kind: kinds[0]}
	if asked, ok := c.key("kind"); ok {
		var names []string
		for _, k := range kinds {
			names = append(names, k.name)
		}
		i := slices.Index(names, asked.Value)
		if i < 0 {
			hint := diag.DidYouMean(asked.Value, names)
			if hint == "" {
				hint = "the kinds are " + strings.Join(names, ", ")
			}
			c.fault(asked.Span, "unknown-kind", hint, "no kind of chart %q", asked.Value)
			return nil, false
		}
		a.kind = kinds[i]
	}
	ok := true
	for _, arg := range c.Args {
		switch arg.Key {
		case "title", "kind":
			continue
		case "":
			ok = a.name(arg) && ok
			continue
		}
		if !slices.Contains(a.kind.keys, arg.Key) {
			c.fault(c.keySpan(arg), "directive-argument", fmt.Sprintf("kind=%s takes %s", a.kind.name, listed(typed(append(slices.Clone(a.kind.keys), "title")))),
				"a chart of kind=%s takes no %s=", a.kind.name, arg.Key)
			ok = false
		}
	}
	if ok && len(a.series) > 1 && !a.kind.many {
		c.fault(a.names[1].Span, "directive-argument", "write a chart for each, or compare them at one period with kind=bars period=…",
			"a chart of kind=%s shows one series, and here are %d", a.kind.name, len(a.series))
		ok = false
	}
	return a, ok
}

// name takes one word that names a series.
func (a *chartAsk) name(arg markdown.Arg) bool {
	series, err := a.env.Statistics.Lookup(arg.Value)
	if err != nil {
		a.fault(arg.Span, err.Rule, err.Hint, "%s", err.Message)
		return false
	}
	if slices.Contains(a.series, series) {
		a.fault(arg.Span, "directive-argument", "remove it, or name another series", "the series %s is named twice", series.ID)
		return false
	}
	a.names = append(a.names, arg)
	a.series = append(a.series, series)
	a.shown = append(a.shown, series)
	return true
}

// listed joins words as a sentence does: "a, b and c".
func listed(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// misleads refuses a drawing from which a reader would take what is not so.
func (a *chartAsk) misleads(at diag.Span, hint, format string, args ...any) bool {
	a.fault(at, "chart-misleads", hint, format, args...)
	return false
}

// tooFew refuses a chart with nothing to compare.
func (a *chartAsk) tooFew(format string, args ...any) bool {
	a.fault(a.names[0].Span, "no-figure", "use :fig{…} in a sentence instead", format, args...)
	return false
}

// inArea gives the figures of the first series for the area that is asked for.
func (a *chartAsk) inArea() ([]stats.Observation, bool) {
	series := a.series[0]
	area, _ := a.key("area")
	observations := series.In(area.Value)
	if len(observations) > 0 {
		a.place = observations[0].Area.ID
		return observations, true
	}
	var codes []string
	for _, known := range series.Areas() {
		codes = append(codes, known.ID+" ("+known.Name+")")
	}
	message := fmt.Sprintf("%s is about several areas", series.ID)
	if area.Value != "" {
		message = fmt.Sprintf("no figures for the area %q in the series %q", area.Value, series.ID)
	} else if len(codes) == 0 {
		return nil, a.tooFew("%s has no figures", series.ID)
	}
	a.fault(area.Span, "unknown-area", "write area= and one of "+strings.Join(codes, ", "), "%s", message)
	return nil, false
}

// at gives the figure of a series for the period that is asked for.
func (a *chartAsk) at(series *stats.Series) (stats.Observation, bool) {
	period, given := a.key("period")
	if !given {
		var codes []string
		for _, o := range series.Observations {
			if !slices.Contains(codes, o.Period.Code()) {
				codes = append(codes, o.Period.Code())
			}
		}
		a.fault(a.Span, "directive-argument", "write period= and one of "+strings.Join(codes, ", "), "a chart of kind=%s is about one period, and none is given", a.kind.name)
		return stats.Observation{}, false
	}
	area, _ := a.key("area")
	return a.figure(series.ID, period, area)
}

// figure finds a figure by words of the directive, and points at the one at fault.
func (a *chartAsk) figure(series string, period, area markdown.Arg) (stats.Observation, bool) {
	o, err := a.env.Statistics.Figure(series, period.Value, area.Value)
	if err == nil {
		return o, true
	}
	at := period.Span
	switch err.Rule {
	case "unknown-series":
		at = a.names[0].Span
	case "unknown-area":
		at = area.Span
	}
	a.fault(at, err.Rule, err.Hint, "%s", err.Message)
	return stats.Observation{}, false
}
