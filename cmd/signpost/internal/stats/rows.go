package stats

import (
	"math/big"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// row reads one row into the Dataset. All its faults are reported; the row is
// kept only when it has none.
func (l *loader) row(r row) {
	if got, want := len(r.cells), len(columns()); got != want {
		f := faultf("%d cells, want %d: %s", got, want, strings.Join(columns(), ",")).hinted("a cell that holds nothing needs its comma too")
		if got > want {
			f = f.hinted("a number has no comma (write 1204); a text that has one stands in double quotes")
		}
		l.faultAt(cell{span: r.span}, "cells", f)
		l.doubtAll()
		return
	}
	if !l.texts(r) {
		return
	}
	before := len(l.list)
	o := Observation{Span: r.span, Note: strings.TrimSpace(r.cells[noteColumn].text)}
	series := l.place(r, &o)
	value, valueFault, boundFault := parseValue(r.cells[valueColumn].text, r.cells[boundColumn].text)
	l.faultAt(r.cells[valueColumn], "value", valueFault)
	l.faultAt(r.cells[boundColumn], "bound", boundFault)
	o.Value = value
	l.flags(r, &o)
	l.source(r, &o, valueFault == nil && value.state == Known)
	if series == nil || o.Period.IsZero() {
		return
	}
	l.once(r, o)
	o.Value.percent = value.state == Known && series.isPercent()
	l.faultAt(r.cells[valueColumn], "value", checkUnit(series, o.Value))
	l.part(r, series, o)
	if len(l.list) == before {
		series.Observations = append(series.Observations, o)
	}
}

// texts reports cells that hold what no cell may, and says whether there are
// none.
func (l *loader) texts(r row) bool {
	before := len(l.list)
	for i, c := range r.cells {
		limit := maxCell
		if i == noteColumn {
			limit = maxText
		}
		l.faultAt(c, "text", checkText(c.text, limit))
	}
	if len(l.list) == before {
		return true
	}
	l.used[r.cells[sourceColumn].text] = true
	if id := r.cells[seriesColumn].text; l.data.series[id] != nil {
		l.doubtful[id] = true
	} else {
		l.doubtAll()
	}
	return false
}

// place reads what the figure is about. The series is nil when it is unknown,
// the period zero when it or the area is.
func (l *loader) place(r row, o *Observation) *Series {
	known := true
	id := r.cells[seriesColumn].text
	series := l.data.series[id]
	if series == nil {
		l.unknown(r.cells[seriesColumn], "series", id, l.data.seriesIDs)
		if near := diag.Nearest(id, l.data.seriesIDs); near != "" {
			l.doubtful[near] = true
		} else {
			l.doubtAll()
		}
	}
	code := r.cells[areaColumn].text
	if area := l.data.areas[code]; area != nil {
		o.Area = *area
	} else {
		l.unknown(r.cells[areaColumn], "area", code, l.data.areaIDs)
		known = false
	}
	period, f := parsePeriod(r.cells[periodColumn].text)
	l.faultAt(r.cells[periodColumn], "period", f)
	if f != nil {
		known = false
	}
	if known {
		o.Period = period
	} else {
		l.doubtful[id] = true
	}
	o.SeriesID = id
	return series
}

// unknown reports a cell that names nothing statistics.yaml defines.
func (l *loader) unknown(c cell, what, name string, known []string) {
	f := faultf("no %s %q in statistics.yaml", what, name).hinted("%s", nearestOr(name, known, "defined are "))
	if name == "" {
		f = faultf("no %s, want one that statistics.yaml defines", what).hinted("%s", nearestOr(name, known, "defined are "))
	}
	l.faultAt(c, "unknown-"+what, f)
}

func (l *loader) flags(r row, o *Observation) {
	flags, f := parseFlags(r.cells[flagsColumn].text)
	l.faultAt(r.cells[flagsColumn], "flags", f)
	o.Flags = flags
}

// source finds who published the figure. A figure needs one; a row that says
// there is none does not.
func (l *loader) source(r row, o *Observation, needed bool) {
	id := r.cells[sourceColumn].text
	source := l.data.sources[id]
	switch {
	case source != nil:
		o.Source = source
		l.used[id] = true
	case id != "":
		l.unknown(r.cells[sourceColumn], "source", id, l.data.sourceIDs)
		l.used[diag.Nearest(id, l.data.sourceIDs)] = true
	case needed:
		l.faultAt(r.cells[sourceColumn], "source-missing", faultf("no source for the value %s", r.cells[valueColumn].text).
			hinted("write the id of a source in statistics.yaml: %s", strings.Join(l.data.sourceIDs, ", ")))
	}
}

// once reports a second row for the same series, area and period.
func (l *loader) once(r row, o Observation) {
	key := rowKey{o.SeriesID, o.Area.ID, o.Period}
	first, twice := l.seen[key]
	if !twice {
		l.seen[key] = r.span
		return
	}
	l.faultAt(cell{span: r.span}, "duplicate-row", faultf("%s, %s, %s stands twice, on line %d and line %d", key.series, key.area,
		key.period.Code(), l.obs.Position(first.Start).Line, l.obs.Position(r.span.Start).Line).
		hinted("keep one of the two rows; a figure that was revised takes the flag r"))
}

// checkUnit holds a value to what its series' unit can be.
func checkUnit(s *Series, v Value) *fault {
	if v.state != Known {
		return nil
	}
	switch {
	case s.isCount() && v.lo.decimals+v.hi.decimals > 0:
		return faultf("decimals in %q, want a whole number because the unit is %s", v.Cell(), s.Unit)
	case (s.isCount() || s.isPercent()) && v.lo.rat.Sign() < 0:
		return faultf("negative value %q, want 0 or more because the unit is %s", v.Cell(), s.Unit)
	case s.isPercent() && v.hi.rat.Cmp(big.NewRat(100, 1)) > 0:
		return faultf("value %q, want 0 to 100 because the unit is per cent", v.Cell())
	}
	return nil
}

// part asks for the flag where a period is less than what the series is
// published for.
func (l *loader) part(r row, s *Series, o Observation) {
	needed := o.Period.IsPart() || s.Frequency == "year" && o.Period.withinYear()
	if needed && !o.Flags.Part {
		l.faultAt(r.cells[flagsColumn], "part-year", faultf("no flag part for %s, which is not a whole year", o.Period.Code()).
			hinted("write part in the flags column, so that nobody compares it with a whole year"))
	}
}
