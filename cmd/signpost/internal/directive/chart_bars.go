package directive

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/chart"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// bar is one row of a chart of bars.
type bar struct {
	row ChartRow
	// of is the figure; its Value is "no figure" where the data has no such row.
	of stats.Observation
}

// drawBars draws rows of a table with a bar in each: several series at one period,
// one series by area at one period, or one series by period.
func drawBars(a *chartAsk, v *Chart) bool {
	_, atOne := a.key("period")
	periods, overTime := a.key("periods")
	if overTime && (atOne || len(a.series) > 1) {
		a.fault(a.keySpan(periods), "directive-argument", "take periods= away", "bars at one period take no periods=")
		return false
	}
	var bars []bar
	var ok bool
	switch {
	case len(a.series) > 1:
		v.NameHead = "What is counted"
		bars, ok = a.barsOfSeries(v)
	case atOne:
		v.NameHead = "Area"
		bars, ok = a.barsOfAreas(v)
	default:
		v.ByPeriod = true
		bars, ok = a.barsOfPeriods(v)
	}
	if !ok {
		return false
	}
	drawing := chart.BarChart{}
	for i, b := range scaled(bars) {
		row := bars[i].row
		row.Bar = chart.DrawBar(b)
		v.Rows = append(v.Rows, row)
		drawing.Rows = append(drawing.Rows, chart.BarRow{Label: cmp.Or(row.Name, row.Period), Text: row.Value, Bar: b})
	}
	v.drawing = drawing
	return true
}

// scaled makes the marks of rows, each as a share of the longest.
func scaled(bars []bar) []chart.Bar {
	var observations []stats.Observation
	for _, b := range bars {
		observations = append(observations, b.of)
	}
	most := highest(observations)
	share := func(r *big.Rat) *big.Rat {
		if r == nil || most == nil {
			return r // nought, when nothing is more
		}
		return new(big.Rat).Quo(r, most)
	}
	var list []chart.Bar
	for _, o := range observations {
		b := chart.Bar{State: stateOf(o)}
		least, upper, open := extent(o.Value)
		b.Length, b.Upper, b.Open = share(least), share(upper), open
		list = append(list, b)
	}
	return list
}

// barsOfPeriods are the periods of one series.
func (a *chartAsk) barsOfPeriods(v *Chart) ([]bar, bool) {
	observations, ok := a.overTime()
	if !ok || !a.noParts(observations, "use kind=columns, which marks a part of a year") || !a.comparedInTurn(observations) {
		return nil, false
	}
	a.about(v, observations, a.place)
	var bars []bar
	for _, o := range observations {
		bars = append(bars, bar{rowOf(o), o})
	}
	return bars, true
}

// comparedInTurn refuses known figures that may not be compared with the known one
// before.
func (a *chartAsk) comparedInTurn(observations []stats.Observation) bool {
	var before *stats.Observation
	for i, o := range observations {
		if o.Value.State() != stats.Known {
			continue
		}
		if before != nil {
			if why := a.env.Statistics.Comparable(*before, o); why != "" {
				return a.misleads(a.periodsSpan(), "quote the figures in sentences instead", "%s and %s cannot be compared: %s", standing(*before, o), standing(o, *before), why)
			}
		}
		before = &observations[i]
	}
	return true
}

// standing names a figure by what it does not share with another.
func standing(o, other stats.Observation) string {
	if o.Area != other.Area {
		return o.Area.Name
	}
	return o.Period.String()
}

// barsOfAreas are the areas of one series at one period.
func (a *chartAsk) barsOfAreas(v *Chart) ([]bar, bool) {
	if area, given := a.key("area"); given {
		a.fault(a.keySpan(area), "directive-argument", "take area= away, or write periods= to show one area over time", "bars at one period show every area")
		return nil, false
	}
	arg, _ := a.key("period")
	period, err := stats.ParsePeriod(arg.Value)
	if err != nil {
		a.fault(arg.Span, err.Rule, err.Hint, "%s", err.Message)
		return nil, false
	}
	series := a.series[0]
	areas := slices.SortedFunc(slices.Values(series.Areas()), func(x, y stats.Area) int {
		return cmp.Or(strings.Compare(x.Name, y.Name), strings.Compare(x.ID, y.ID))
	})
	var bars []bar
	var observations []stats.Observation
	for _, area := range areas {
		o := stats.Observation{SeriesID: series.ID, Area: area, Period: period}
		if i := slices.IndexFunc(series.Observations, func(o stats.Observation) bool { return o.Area.ID == area.ID && o.Period == period }); i >= 0 {
			o = series.Observations[i]
			observations = append(observations, o)
		}
		row := rowOf(o)
		row.Name = area.Name
		bars = append(bars, bar{row, o})
	}
	if len(observations) < 2 {
		return nil, a.tooFew("%s has not figures for two areas in %s", series.ID, period)
	}
	if !a.anyKnown(observations) || !a.noParts(observations, "quote the figures in sentences instead") || !a.notNegative(observations) || !a.comparedInTurn(observations) {
		return nil, false
	}
	a.about(v, observations, "")
	return bars, true
}

// barsOfSeries are several series at one period in one area.
func (a *chartAsk) barsOfSeries(v *Chart) ([]bar, bool) {
	var bars []bar
	var observations []stats.Observation
	if !a.oneUnit() {
		return nil, false
	}
	for _, s := range a.series {
		o, ok := a.at(s)
		if !ok {
			return nil, false
		}
		row := rowOf(o)
		row.Name = s.Title
		bars = append(bars, bar{row, o})
		observations = append(observations, o)
	}
	if !a.onePlace(observations) || !a.anyKnown(observations) || !a.noParts(observations, "quote the figures in sentences instead") ||
		!a.notNegative(observations) || !a.comparable(observations) {
		return nil, false
	}
	a.about(v, observations, a.place)
	return bars, true
}

// oneUnit refuses series of two units.
func (a *chartAsk) oneUnit() bool {
	for i, s := range a.series {
		if s.Unit != a.series[0].Unit {
			return a.misleads(a.names[i].Span, "draw a chart for each", "%s counts %s and %s counts %s: they cannot stand on one axis",
				a.series[0].ID, a.series[0].Unit, s.ID, s.Unit)
		}
	}
	return true
}

// onePlace refuses figures of several areas beside each other where each stands for
// a series.
func (a *chartAsk) onePlace(observations []stats.Observation) bool {
	a.place = observations[0].Area.ID
	for i, o := range observations {
		if o.Area.ID != a.place {
			return a.misleads(a.names[min(i, len(a.names)-1)].Span, "draw a chart for each", "%s is about %s and %s about %s",
				observations[0].SeriesID, observations[0].Area.Name, o.SeriesID, o.Area.Name)
		}
	}
	return true
}

// comparable refuses series that were not counted in the same way, unless they are
// parts of one whole, and figures of which nobody knows how much of the period they
// cover.
func (a *chartAsk) comparable(observations []stats.Observation) bool {
	for i, o := range observations {
		for k, before := range observations[:i] {
			if o.Value.State() != stats.Known || before.Value.State() != stats.Known {
				continue
			}
			why := a.env.Statistics.Comparable(before, o)
			if why == "" || a.siblings(a.series[k], a.series[i]) && !o.IsPart() {
				continue
			}
			return a.misleads(a.names[i].Span, "draw a chart for each, or write comparable_with in statistics.yaml if both count in the same way",
				"%s and %s cannot stand beside each other: %s", before.SeriesID, o.SeriesID, why)
		}
	}
	return true
}

// siblings reports whether two series are parts of one whole.
func (a *chartAsk) siblings(s, t *stats.Series) bool {
	return s.PartOf != "" && s.PartOf == t.PartOf || a.whole([]*stats.Series{s, t}) != nil
}

// whole finds the series of which all these are among the parts that make it up, or
// nil.
func (a *chartAsk) whole(parts []*stats.Series) *stats.Series {
	for _, id := range a.env.Statistics.IDs() {
		s, _ := a.env.Statistics.Series(id)
		if s != nil && !slices.ContainsFunc(parts, func(p *stats.Series) bool { return !slices.Contains(s.Parts, p.ID) }) {
			return s
		}
	}
	return nil
}
