package directive

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/chart"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// drawColumns draws one series in one area, periods from left to right.
func drawColumns(a *chartAsk, v *Chart) bool {
	observations, ok := a.overTime()
	if !ok {
		return false
	}
	a.about(v, observations, a.place)
	v.ByPeriod = true
	drawing := chart.ColumnChart{ID: v.ID + "_drawing", Title: "Columns by period"}
	for _, o := range observations {
		v.Rows = append(v.Rows, rowOf(o))
		drawing.Columns = append(drawing.Columns, column(o))
	}
	drawing.Description = a.describe("Columns by period", v.Rows)
	v.SVG, v.drawing = chart.Columns(drawing), drawing
	return true
}

// drawDots draws one series in one area, with the stretch in which each figure may
// lie.
func drawDots(a *chartAsk, v *Chart) bool {
	observations, ok := a.overTime()
	if !ok {
		return false
	}
	a.about(v, observations, a.place)
	v.ByPeriod = true
	drawing := chart.DotChart{ID: v.ID + "_drawing", Title: "One row for each period"}
	for _, o := range observations {
		v.Rows = append(v.Rows, rowOf(o))
		drawing.Rows = append(drawing.Rows, dot(o))
	}
	drawing.Description = a.describe("One row for each period, from nought, with lines for how far a figure may lie from what was stated", v.Rows)
	v.SVG, v.drawing = chart.Dots(drawing), drawing
	return true
}

// drawMultiples draws each area of a series as a small chart, all on one scale.
func drawMultiples(a *chartAsk, v *Chart) bool {
	series := a.series[0]
	areas := slices.SortedFunc(slices.Values(series.Areas()), func(x, y stats.Area) int {
		return cmp.Or(strings.Compare(x.Name, y.Name), strings.Compare(x.ID, y.ID))
	})
	if len(areas) < 2 {
		return a.tooFew("%s has not two areas that can be drawn beside each other", series.ID)
	}
	observations, ok := a.within(byPeriod(series.Observations))
	if !ok || !a.anyKnown(observations) || !a.oneKindOfPeriod(observations) || !a.notNegative(observations) {
		return false
	}
	periods := periodsOf(observations)
	if len(periods) < 2 {
		return a.tooFew("%s has not two periods that can be drawn beside each other", series.ID)
	}
	a.about(v, observations, "")
	v.NameHead, v.ByPeriod = "Area", true
	drawing := chart.Multiples{}
	for i, area := range areas {
		in := slices.DeleteFunc(slices.Clone(observations), func(o stats.Observation) bool { return o.Area.ID != area.ID })
		if !a.noBreak(in) {
			return false
		}
		panel := chart.ColumnChart{ID: fmt.Sprintf("%s_%d", v.ID, i+1), Title: area.Name, Compact: true, Max: highest(observations)}
		var rows []ChartRow
		for _, p := range periods {
			row, mark := ChartRow{Period: capital(p.String()), Value: stats.Value{}.Number(), Missing: true}, chart.Column{Label: p.Label(), Text: stats.Value{}.Number()}
			if at := slices.IndexFunc(in, func(o stats.Observation) bool { return o.Period == p }); at >= 0 {
				row, mark = rowOf(in[at]), column(in[at])
			}
			row.Name = area.Name
			rows = append(rows, row)
			panel.Columns = append(panel.Columns, mark)
		}
		panel.Description = a.describe("Small columns by period, on one scale with the other areas", rows)
		v.Rows = append(v.Rows, rows...)
		v.Panels = append(v.Panels, ChartPanel{Title: area.Name, SVG: chart.Columns(panel)})
		drawing.Panels = append(drawing.Panels, chart.Panel{Title: area.Name, ColumnChart: panel})
	}
	v.drawing = drawing
	return true
}

// byPeriod sorts figures of several areas by period.
func byPeriod(observations []stats.Observation) []stats.Observation {
	return slices.SortedStableFunc(slices.Values(observations), func(o, p stats.Observation) int { return o.Period.Compare(p.Period) })
}

// periodsOf lists the periods of figures that are sorted by them, each once.
func periodsOf(observations []stats.Observation) []stats.Period {
	var periods []stats.Period
	for _, o := range observations {
		periods = append(periods, o.Period)
	}
	return slices.Compact(periods)
}

// highest is the largest number that was stated, nil when none is above nought.
func highest(observations []stats.Observation) *big.Rat {
	var most *big.Rat
	for _, o := range observations {
		if _, hi := o.Value.Stated(); hi != nil && hi.Sign() > 0 && (most == nil || hi.Cmp(most) > 0) {
			most = hi
		}
	}
	return most
}

// rowOf is a figure as a row of the table.
func rowOf(o stats.Observation) ChartRow {
	known := o.Value.State() == stats.Known
	return ChartRow{
		Anchor: o.Anchor(), Period: capital(o.Period.String()), Value: o.Value.Number(), Note: noteOf(o),
		Missing: !known, Part: o.IsPart() && known,
	}
}

// describe says in a sentence what a drawing shows, for those who do not see it.
func (a *chartAsk) describe(what string, rows []ChartRow) string {
	var said []string
	for _, r := range rows {
		name := r.Name
		if a.kind.name == "multiples" || name == "" {
			name = r.Period
		}
		said = append(said, name+": "+r.Value)
	}
	return fmt.Sprintf("%s, %s. %s. The table below has the same figures.", what, a.series[0].Unit, strings.Join(said, "; "))
}

// column turns a figure into what is drawn. Of a figure that is only bounded, the
// column shows the number that was stated, and the drawing says what is open.
func column(o stats.Observation) chart.Column {
	c := chart.Column{Label: o.Period.Label(), Text: o.Value.Number(), State: stateOf(o)}
	c.Height, c.Upper, c.Open = extent(o.Value)
	return c
}

// stateOf is how a figure is marked in a drawing.
func stateOf(o stats.Observation) chart.State {
	switch {
	case o.Value.State() == stats.Withheld:
		return chart.Withheld
	case o.Value.State() != stats.Known:
		return chart.Missing
	case o.IsPart():
		return chart.Part
	}
	return chart.Value
}

// extent is how long a mark is: to the least that a figure may be, from there to
// the most where that is more, and whether it goes on. All are nought for a figure
// that is not known.
func extent(value stats.Value) (least, most *big.Rat, open bool) {
	lo, hi := value.Stated()
	switch {
	case lo == nil:
		return nil, nil, false
	case value.Bound() == stats.LessThan:
		return new(big.Rat), hi, false
	case hi.Cmp(lo) > 0:
		return lo, hi, false
	}
	return lo, nil, value.Bound() == stats.MoreThan || value.Bound() == stats.AtLeast
}

// dot turns a figure into a row of dots.
func dot(o stats.Observation) chart.Dot {
	d := chart.Dot{Label: o.Period.Label(), Text: o.Value.Number(), State: stateOf(o)}
	lo, hi := o.Value.Stated()
	if lo == nil {
		return d
	}
	if lo.Cmp(hi) == 0 {
		d.At = lo
	}
	within := o.Value.Interval()
	d.Lo, d.Hi, d.LoOpen, d.HiOpen = within.Lo, within.Hi, within.LoOpen, within.HiOpen
	return d
}
