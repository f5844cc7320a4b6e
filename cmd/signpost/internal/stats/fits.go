package stats

import (
	"cmp"
	"slices"

	"example.org/signpost/cmd/signpost/internal/sheet"
)

// fits says what is wrong with a period in a series of its frequency. A part of a
// year has its place in a yearly series, as a part; a whole year has none in a
// half-yearly one, whose reader would take it for a half.
func fits(s *Series, p Period) *sheet.Fault {
	only := map[string]struct {
		kind        periodKind
		every, want string
	}{
		"half-year": {halfYear, "half year", "2023-H1 or 2023-H2"},
		"quarter":   {quarter, "quarter", "2023-Q1 to 2023-Q4"},
		"month":     {month, "month", "2023-01 to 2023-12"},
	}
	rule, ok := only[s.Frequency]
	if !ok || p.kind == rule.kind || p.kind == years {
		return nil
	}
	return sheet.Faultf("%s in a series that is published by the %s, want a period such as %s, or several years such as 2019..2024",
		p.Code(), rule.every, rule.want).
		Hinted("make a series of its own for it, or correct frequency: of %s in statistics.yaml", s.ID)
}

// mixed reports calendar years and years that begin in April in one series, be it
// in two areas. They overlap, so that nobody could add them up or compare them.
func (l *loader) mixed(s *Series) {
	keys := slices.DeleteFunc(slices.Clone(l.rowsOf(s)), func(k rowKey) bool { return !k.period.isYear() })
	slices.SortFunc(keys, func(a, b rowKey) int { return cmp.Compare(l.seen[a].Span.Start, l.seen[b].Span.Start) })
	for _, key := range keys {
		first := keys[0]
		if key.period.kind == first.period.kind {
			continue
		}
		l.faultAt(l.seen[key].Cells[periodColumn], "period",
			sheet.Faultf("%s in a series that has %s on line %d: one is a calendar year, the other runs from April to March",
				key.period.Code(), first.period.Code(), l.obs.Position(l.seen[first].Span.Start).Line).
				Hinted("the two overlap; make a series of its own for one of them"))
		l.broken[s.ID] = true
		return
	}
}
