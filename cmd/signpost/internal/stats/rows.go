package stats

import (
	"math/big"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

// row reads one row into the Dataset. All its faults are reported; the row is
// kept only when it has none.
func (l *loader) row(r sheet.Row) {
	if r.Faulty {
		if id := r.Cells[seriesColumn].Text; l.data.series[id] != nil {
			l.doubt(id)
		} else {
			l.doubtAll()
		}
		return
	}
	before := len(l.list)
	o := Observation{Span: r.Span, Note: strings.TrimSpace(r.Cells[noteColumn].Text)}
	series := l.place(r, &o)
	value, valueFault, boundFault := parseValue(r.Cells[valueColumn].Text, r.Cells[boundColumn].Text)
	l.faultAt(r.Cells[valueColumn], "value", valueFault)
	l.faultAt(r.Cells[boundColumn], "bound", boundFault)
	o.Value = value
	l.flags(r, &o)
	l.source(r, &o, valueFault == nil && value.state == Known)
	if series == nil || o.Period.IsZero() {
		return
	}
	l.once(r, o)
	o.Value.measure = series.measure()
	l.faultAt(r.Cells[valueColumn], "value", checkUnit(series, o.Value))
	if f := fits(series, o.Period); f != nil {
		l.faultAt(r.Cells[periodColumn], "period", f)
	} else {
		l.part(r, series, o)
	}
	if len(l.list) > before {
		l.broken[series.ID] = true
		return
	}
	series.Observations = append(series.Observations, o)
}

// place reads what the figure is about. The series is nil when it is unknown,
// the period zero when it or the area is.
func (l *loader) place(r sheet.Row, o *Observation) *Series {
	known := true
	id := r.Cells[seriesColumn].Text
	series := l.data.series[id]
	if series == nil {
		l.unknown(r.Cells[seriesColumn], "series", id, l.data.seriesIDs)
		if near := diag.Nearest(id, l.data.seriesIDs); near != "" {
			l.doubt(near)
		} else {
			l.doubtAll()
		}
	}
	code := r.Cells[areaColumn].Text
	if area := l.data.areas[code]; area != nil {
		o.Area = *area
	} else {
		l.unknown(r.Cells[areaColumn], "area", code, l.data.areaIDs)
		known = false
	}
	period, f := parsePeriod(r.Cells[periodColumn].Text)
	l.faultAt(r.Cells[periodColumn], "period", f)
	if f != nil {
		known = false
	}
	if known {
		o.Period = period
	} else {
		l.doubt(id)
	}
	o.SeriesID = id
	return series
}

// unknown reports a cell that names nothing statistics.yaml defines.
func (l *loader) unknown(c sheet.Cell, what, name string, known []string) {
	f := sheet.Faultf("no %s %q in statistics.yaml", what, name).Hinted("%s", nearestOr(name, known, "defined are "))
	if name == "" {
		f = sheet.Faultf("no %s, want one that statistics.yaml defines", what).Hinted("%s", nearestOr(name, known, "defined are "))
	}
	l.faultAt(c, "unknown-"+what, f)
}

func (l *loader) flags(r sheet.Row, o *Observation) {
	flags, f := parseFlags(r.Cells[flagsColumn].Text)
	l.faultAt(r.Cells[flagsColumn], "flags", f)
	o.Flags = flags
}

// source finds who published the figure. A figure needs one; a row that says
// there is none does not.
func (l *loader) source(r sheet.Row, o *Observation, needed bool) {
	id := r.Cells[sourceColumn].Text
	source := l.data.sources[id]
	switch {
	case source != nil:
		o.Source = source
		l.data.used[id] = true
	case id != "":
		l.unknown(r.Cells[sourceColumn], "source", id, l.data.sourceIDs)
	case needed:
		l.faultAt(r.Cells[sourceColumn], "source-missing", sheet.Faultf("no source for the value %s", r.Cells[valueColumn].Text).
			Hinted("write the id of a source in statistics.yaml: %s", strings.Join(l.data.sourceIDs, ", ")))
	}
}

// once reports a second row for the same series, area and period.
func (l *loader) once(r sheet.Row, o Observation) {
	first, twice := l.seen[o.key()]
	if !twice {
		l.seen[o.key()] = r
		l.keys[o.SeriesID] = append(l.keys[o.SeriesID], o.key())
		return
	}
	l.faultAt(sheet.Cell{Span: r.Span}, "duplicate-row", sheet.Faultf("%s, %s, %s stands twice, on line %d and line %d", o.SeriesID, o.Area.ID,
		o.Period.Code(), l.obs.Position(first.Span.Start).Line, l.obs.Position(r.Span.Start).Line).
		Hinted("keep one of the two rows; a figure that was revised takes the flag r"))
}

// checkUnit holds a value to what its series' unit can be.
func checkUnit(s *Series, v Value) *sheet.Fault {
	if v.state != Known {
		return nil
	}
	hundred := big.NewRat(100, 1)
	atMost := v.hi.rat.Cmp(hundred)
	switch {
	case s.IsCount() && v.lo.decimals+v.hi.decimals > 0:
		return sheet.Faultf("decimals in %q, want a whole number because the unit is %s", v.Cell(), s.Unit)
	case s.IsRate():
		return nil
	case v.lo.rat.Sign() < 0:
		return sheet.Faultf("negative value %q, want 0 or more because the unit is %s", v.Cell(), s.Unit)
	case v.bound == LessThan && v.lo.rat.Sign() == 0:
		return sheet.Faultf("less than 0, want 0 or more because the unit is %s", s.Unit)
	case s.IsPercent() && atMost > 0:
		return sheet.Faultf("value %q, want 0 to 100 because the unit is per cent", v.Cell())
	case s.IsPercent() && atMost == 0 && v.bound == MoreThan:
		return sheet.Faultf("more than 100, want 0 to 100 because the unit is per cent")
	}
	return nil
}

// part asks for the flag where a period is less than what the series is
// published for.
func (l *loader) part(r sheet.Row, s *Series, o Observation) {
	needed := o.Period.IsPart() || s.Frequency == "year" && o.Period.withinYear()
	if needed && !o.Flags.Part {
		l.faultAt(r.Cells[flagsColumn], "part-year", sheet.Faultf("no flag part for %s, which is not a whole year", o.Period.Code()).
			Hinted("write part in the flags column, so that nobody compares it with a whole year"))
	}
}
