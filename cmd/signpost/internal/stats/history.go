package stats

import (
	"fmt"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

// A historian holds the rows against what was published and against what is said
// of changes.
type historian struct {
	*loader
	changes *changeReader
	lock    *diag.File
	at      map[rowKey]*Observation
	// done are the figures of which something was reported.
	done map[rowKey]bool
}

// history reports changes to published figures of which nothing is said, and what
// is said of changes that does not fit the rows. Either file may be nil.
func (l *loader) history(revisions, lock *diag.File) {
	h := &historian{loader: l, changes: readChanges(l.data, revisions), lock: lock, at: make(map[rowKey]*Observation, len(l.seen)), done: map[rowKey]bool{}}
	for _, id := range l.data.seriesIDs {
		s := l.data.series[id]
		for i := range s.Observations {
			h.at[s.Observations[i].key()] = &s.Observations[i]
		}
	}
	var locked *lockedData
	if lock != nil {
		var list diag.List
		locked, list = readLock(lock)
		l.list = append(l.list, list...)
	}
	if locked != nil {
		h.units(locked)
		h.kept(locked)
	}
	for _, key := range h.changes.keys {
		if !h.done[key] {
			h.linked(key, h.changes.chains[key])
		}
	}
	if locked != nil {
		h.published(locked.figures)
	}
	for _, key := range h.changes.keys {
		h.current(key, h.changes.chains[key])
	}
	l.list = append(l.list, h.changes.list...)
	if locked != nil {
		h.unpublished(locked.figures)
	}
}

// sayingOf is what the row of key says now. The result is false when that is not
// known, because a row is faulty.
func (h *historian) sayingOf(key rowKey) (saying, bool) {
	if o := h.at[key]; o != nil {
		return saying{value: o.Value}, true
	}
	return saying{gone: true}, !h.broken[key.series]
}

func (h *historian) chainFault(c change, column int, f *sheet.Fault) {
	h.done[c.key] = true
	h.changes.faultAt(c.row.Cells[column], f)
}

// linked reports a chain of which one change does not follow from the one before.
func (h *historian) linked(key rowKey, steps chain) {
	for i, step := range steps {
		if i == 0 {
			if step.old.gone {
				h.chainFault(step, oldColumn, sheet.Faultf("removed as the first thing that is said of a figure").
					Hinted("write what the row said before the change"))
				return
			}
			continue
		}
		before := steps[i-1]
		line := h.changes.file.Position(before.row.Span.Start).Line
		switch {
		case step.date.Before(before.date):
			h.chainFault(step, dateColumn, sheet.Faultf("%s stands behind the later change of %s to the same figure", step.date.Format("2006-01-02"), before.date.Format("2006-01-02")).
				Hinted("write the changes in the order in which they were made, the oldest first"))
			return
		case step.old.text() != before.new.text():
			h.chainFault(step, oldColumn, sheet.Faultf("the figure for %s was %s after the change on line %d, and here it was %s before", key.period.Code(), before.new.text(), line, step.old.text()).
				Hinted("correct one of the two, or add the change in between"))
			return
		}
	}
}

// published reports figures that differ from what was published when nothing leads
// from one to the other. A series that is gone altogether is reported once.
func (h *historian) published(rows []published) {
	gone := map[string]bool{}
	for _, row := range rows {
		chain, listed := h.changes.chains[row.key]
		now, sure := h.sayingOf(row.key)
		switch {
		case !sure, h.done[row.key], listed && chain == nil, !h.changes.whole:
			continue // what is wrong was reported
		case !row.said.figure(), now.text() == row.said.text(), chain.leads(row.said):
			continue
		}
		if o := h.at[row.key]; o != nil {
			h.changed(row, o, now, chain)
		} else if !gone[row.key.series] {
			h.removed(row, chain)
			gone[row.key.series] = h.data.series[row.key.series] == nil
		}
		h.done[row.key] = true
	}
}

// changed reports a row that says something else than what was published.
func (h *historian) changed(row published, o *Observation, now saying, steps chain) {
	f := sheet.Faultf("published as %s and now %s, and revisions.csv does not say so", row.said.text(), now.text())
	if len(steps) > 0 {
		f = sheet.Faultf("published as %s, and the changes in revisions.csv do not begin from there", row.said.text())
	}
	h.faultAt(h.cell(o, valueColumn), "revised", f.Hinted("put the published figure back, or add to revisions.csv: %s", revisionRow(row, now)))
}

// removed reports a published figure that has no row any more. It is reported
// where the figure still stands: in the list of what was published.
func (h *historian) removed(row published, steps chain) {
	f := sheet.Faultf("%s for %s was published in %s, and its row is gone from %s", row.said.text(), row.key.period.Code(), row.key.series, base(h.obs.Name))
	if h.data.series[row.key.series] == nil {
		f = sheet.Faultf("the series %s was published and is gone from statistics.yaml", row.key.series)
	}
	hint := "put it back, or add to revisions.csv: "
	if len(steps) > 0 {
		hint = "revisions.csv does not begin from what was published; put the row back, or add: "
	}
	h.list = append(h.list, f.Hinted("%s%s", hint, revisionRow(row, saying{gone: true})).At(h.lock, row.span, "revised"))
}

// revisionRow is what an editor adds to revisions.csv for a change.
func revisionRow(row published, now saying) string {
	return fmt.Sprintf("the date,%s,%s,%s,%s,%s,why", row.key.series, row.key.area, row.key.period.Code(), row.said.text(), now.text())
}

// current reports a chain that does not end with what the row says, and a row that
// does not say that it was revised.
func (h *historian) current(key rowKey, steps chain) {
	now, sure := h.sayingOf(key)
	if len(steps) == 0 || h.done[key] || !sure {
		return
	}
	last, o := steps.last(), h.at[key]
	switch {
	case last.new.text() == now.text():
		if o != nil && !o.Flags.Revised && steps.revised() {
			h.faultAt(h.cell(o, flagsColumn), "revision", sheet.Faultf("revised on %s by revisions.csv, and the row has no flag r", last.date.Format(longDate)).
				Hinted("write r in the flags column, so that readers see it"))
		}
	case o != nil:
		h.chainFault(last, newColumn, sheet.Faultf("%s here, and the row in %s says %s", last.new.text(), base(h.obs.Name), now.text()).
			Hinted("correct one of the two, or add the change that is missing"))
	default:
		h.chainFault(last, h.unknownColumn(key), h.unknownFault(key, last))
	}
}

// unknownColumn is the column of revisions.csv in which a change names what is not
// there.
func (h *historian) unknownColumn(key rowKey) int {
	switch {
	case h.data.series[key.series] == nil:
		return revisedSeriesColumn
	case h.data.areas[key.area] == nil:
		return revisedAreaColumn
	}
	return revisedPeriodColumn
}

// unknownFault says of what there is no row. That is right only of a figure that
// was removed.
func (h *historian) unknownFault(key rowKey, last change) *sheet.Fault {
	const gone = "; if it was taken out, new is removed"
	switch {
	case h.data.series[key.series] == nil:
		return sheet.Faultf("no series %q in statistics.yaml", key.series).
			Hinted("%s%s", strings.TrimSuffix(nearestOr(key.series, h.data.seriesIDs, "defined are "), "?"), gone)
	case h.data.areas[key.area] == nil:
		return sheet.Faultf("no area %q in statistics.yaml", key.area).
			Hinted("%s%s", strings.TrimSuffix(nearestOr(key.area, h.data.areaIDs, "defined are "), "?"), gone)
	}
	return sheet.Faultf("no row for %s, %s, %s, which changed to %s", key.series, key.area, key.period.Code(), last.new.text()).
		Hinted("correct the row, or add a change with removed as new if it was taken out")
}

// unpublished warns, once for all of them, of rows that differ from what was
// published. Nothing is wrong with them; nobody has answered for them yet.
func (h *historian) unpublished(rows []published) {
	said := map[rowKey]string{}
	for _, row := range rows {
		said[row.key] = row.said.text()
	}
	n := 0
	var first *Observation
	for key, o := range h.at {
		if h.done[key] || said[key] == (saying{value: o.Value}).text() {
			continue
		}
		n++
		if first == nil || o.Span.Start < first.Span.Start {
			first = o
		}
	}
	if first == nil {
		return
	}
	are := "figures are"
	if n == 1 {
		are = "figure is"
	}
	h.list = append(h.list, diag.At(h.obs, first.Span, diag.Warning, "unpublished", "%d %s not in %s yet", n, are, base(h.lock.Name)).
		WithHint("run signpost stats publish when the page is published"))
}

// base is the last part of a slash-separated name.
func base(name string) string { return name[strings.LastIndexByte(name, '/')+1:] }
