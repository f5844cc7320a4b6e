package stats

import (
	"cmp"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

// complete reports a series without rows, and years that a yearly series
// leaves out without saying so. A reader of a chart cannot tell a year that
// nobody asked about from one that was forgotten.
func (l *loader) complete(s *Series) {
	if l.doubtful[s.ID] {
		return
	}
	keys := l.rowsOf(s)
	if len(keys) == 0 {
		l.list = append(l.list, diag.At(l.doc.File(), l.doc.KeySpan("series."+s.ID), diag.Error, "no-rows",
			"no row in %s for the series %q", l.obs.Name, s.ID).
			WithHint("write a row with [x] if there is no figure yet, or remove the series"))
	}
	if s.Frequency != "year" {
		return
	}
	var last rowKey
	for _, key := range keys {
		if !key.period.isYear() {
			continue
		}
		if sameRun := last.area == key.area && last.period.kind == key.period.kind; sameRun {
			l.gap(last.period, key)
		}
		last = key
	}
}

// gap reports the years between a row and the one before it.
func (l *loader) gap(before Period, key rowKey) {
	missing := yearsBetween(before, key.period)
	if len(missing) == 0 {
		return
	}
	l.faultAt(sheet.Cell{Span: l.seen[key].Span}, "missing-year",
		sheet.Faultf("no row for %s; write a row with [x] if there is no figure", missing.words()).
			Hinted("a year that is left out cannot be told from one that was forgotten"))
}

// rowsOf returns where the rows of s stand, by area, kind of year and time.
func (l *loader) rowsOf(s *Series) []rowKey {
	keys := l.keys[s.ID]
	slices.SortFunc(keys, func(a, b rowKey) int {
		return cmp.Or(strings.Compare(a.area, b.area), cmp.Compare(a.period.kind, b.period.kind), a.period.Compare(b.period))
	})
	return keys
}

// missingYears are years of one kind in a row, none of which has a row.
type missingYears []Period

// yearsBetween returns the years after first and before next.
func yearsBetween(first, next Period) missingYears {
	var between missingYears
	for year := first.year + 1; year < next.year; year++ {
		between = append(between, Period{kind: next.kind, year: year})
	}
	return between
}

// words names the years: "2020", "2020 and 2021", "2020 to 2022".
func (m missingYears) words() string {
	first, last := m[0].Code(), m[len(m)-1].Code()
	switch len(m) {
	case 1:
		return first
	case 2:
		return first + " and " + last
	}
	return first + " to " + last
}
