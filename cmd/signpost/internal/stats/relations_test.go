package stats_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/stats"
)

func TestRelationFaults(t *testing.T) {
	const rows = "a 2023 50; b 2023 20; share 2023 30; rate 2023 4; daily 2023 2"
	plain := []string{"a, reports", "b, incidents", "share, per cent", "rate, reports per week", "daily, reports per day"}
	with := func(id, more string) string {
		series := append([]string{}, plain...)
		for i, s := range series {
			if strings.HasPrefix(s, id+",") {
				series[i] = s + ", " + more
			}
		}
		return world(series...)
	}
	for _, tt := range []struct{ defs, want string }{
		{with("a", "parts: [b]"), "2:14: the parts add up to 20, but the whole is 50 [sum] = compare them with their sources: b is 20 (line 3)"},
		{with("a", "parts: [c]"), `6:71: no series "c", which parts of a names [series-parts] = did you mean "a"?`},
		{with("a", "parts: [a]"), "6:71: a names itself in parts [series-parts] = name another series, or remove it"},
		{with("a", "parts: [b, b]"), "6:74: b stands twice in parts of a [series-parts] = remove one of the two"},
		{with("a", "parts: [b, share]"), "6:74: the part b is in incidents and the part share in per cent [series-parts] = name counts only, or shares only"},
		{with("a", "parts: [rate]"), "6:71: a is in reports and rate in reports per week, so that one cannot be a part of the other [series-parts] = correct parts, or the unit of one of the two"},
		{with("share", "parts: [a]"), "8:76: share is in per cent and a in reports, so that one cannot be a part of the other [series-parts] = correct parts, or the unit of one of the two"},
		{with("rate", "parts: [daily]"), "9:83: rate is in reports per week and daily in reports per day, so that one cannot be a part of the other [series-parts] = correct parts, or the unit of one of the two"},
		{with("a", "parts: b"), `6:70: parts is the text "b", want a list [wrong-type] = write each item on a line of its own that begins with "- ", or [one, two]`},
		{with("a", "sums_to: b"), "3:14: 2023 of a alone is 50, but the whole is 20 [sum] = compare them with their sources: 2023 is 50 (line 2)"},
		{with("a", "sums_to: sahre"), `6:72: no series "sahre", which sums_to of a names [series-sums-to] = did you mean "share"?`},
		{with("rate", "sums_to: a"), "9:84: only counts add up over time, and rate is in reports per week [series-sums-to] = correct sums_to, or the unit of one of the two"},
		{with("a", "sums_to: share"), "6:72: only counts add up over time, and share is in per cent [series-sums-to] = correct sums_to, or the unit of one of the two"},
		{with("b", "part_of: a"), ""},
		{with("b", "part_of: b"), "7:74: b names itself in part_of [series-part-of] = name another series, or remove it"},
		{with("b", "part_of: share"), "7:74: b is in incidents and share in per cent, so that one cannot be a part of the other [series-part-of] = correct part_of, or the unit of one of the two"},
		{with("a", "comparable_with: [b]"), "6:81: a counts reports and b counts incidents, so that they cannot be compared [series-comparable-with] = correct comparable_with, or the unit of one of the two"},
		{world("a, reports, part_of: b", "b, reports, part_of: c", "c, reports, part_of: a"), "8:72: a leads back to c through part_of [series-part-of] = remove one of the names on the way"},
		{world("a, reports, parts: [b]", "b, reports, parts: [a]"), "7:71: a leads back to b through parts [series-parts] = remove one of the names on the way"},
		{world("a, reports per cent"), `6:54: unit "reports per cent", want per cent alone, or something per something [series-unit] = write per cent and say in the title of what, or write such as reports per week`},
		{world("a, per week"), `6:54: unit "per week", want per cent alone, or something per something [series-unit] = write per cent and say in the title of what, or write such as reports per week`},
		{strings.Replace(world("a, reports"), "title: T", "title: =T", 1), `6:14: the text begins with "=", and a spreadsheet would run it as a formula [formula] = begin with a word, or with a quotation mark`},
	} {
		_, list := load(t, tt.defs, rowsOf(rows))
		if got := strings.TrimSuffix(report(list), "\n"); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}

func TestStrangers(t *testing.T) {
	for _, tt := range []struct{ more, want string }{
		{"parts: [b]", "6:71: a and b have no area in common [series-parts] = correct the area column of one of them, or parts"},
		{"part_of: b", "6:72: a and b have no area in common [series-part-of] = correct the area column of one of them, or part_of"},
		{"sums_to: b", "6:72: a and b have no area in common [series-sums-to] = correct the area column of one of them, or sums_to"},
		{"comparable_with: [b]", ""}, // two forces may count in one way
	} {
		_, list := load(t, world("a, reports, "+tt.more, "b, reports"), rowsOf("a@AU 2023 50; b 2023 20"))
		if got := strings.TrimSuffix(report(list), "\n"); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}

// An area that is misspelt may be the one they have in common.
func TestStrangersBesideAWrongRow(t *testing.T) {
	_, list := load(t, world("a, reports, part_of: b", "b, reports"), rowsOf("a@AU 2022 50; a@WORDL 2023 50; b 2023 20"))
	const want = `3:3: no area "WORDL" in statistics.yaml [unknown-area] = did you mean "WORLD"?`
	if got := strings.TrimSuffix(report(list), "\n"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestRelations(t *testing.T) {
	d, list := load(t, world("a, reports, parts: [b, c]", "b, reports, part_of: a", "c, reports, comparable_with: [d]", "d, reports, comparable_with: [b]", "e, reports, sums_to: a"),
		rowsOf("a 2023 50; b 2023 20; c 2023 30; d 2023 10; e 2023-H1 20 _ part"))
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, tt := range []struct{ id, want string }{
		{"a", "[b c]   []"}, {"b", "[]  a [d]"}, {"c", "[]   [d]"}, {"d", "[]   [b c]"}, {"e", "[] a  []"},
	} {
		s, _ := d.Series(tt.id)
		got := strings.Join([]string{words(s.Parts), s.SumsTo, s.PartOf, words(s.ComparableWith)}, " ")
		if got != tt.want {
			t.Errorf("%s says %q, want %q", tt.id, got, tt.want)
		}
	}
}

func words(list []string) string { return "[" + strings.Join(list, " ") + "]" }

func TestComparable(t *testing.T) {
	d, list := load(t, world("a, reports, comparable_with: [half]", "half, reports, frequency: half-year", "other, reports", "calls, calls", "loose, reports, frequency: irregular", "q, reports, frequency: quarter", "fin, reports, frequency: irregular, comparable_with: [a]"),
		rowsOf(`a 2018 40; a 2019 50; a 2020 [x]; a 2021 60 _ b; a 2022 70; a 2023 80; a 2023-H1 40 _ part; a 2022-H1 40 _ part; a 2022-H2 30 _ part; a 2024-YTD 90 more part; a 2023-YTD 40 _ part;
			a 2024 75 _ part;
			a 2019..2021 200; a 2021..2023 210; a 2022..2023 150;
			a@AU 2022 70; a@AU 2023 70;
			half 2022-H1 20; half 2022-H2 30; half 2023-H1 10 _ part; half 2024-H1 10;
			other 2022 70; calls 2022 70; fin 2022/23 80; loose 2023-05 20 _ part; loose 2022-05 20 _ part; loose 2021-05 20; loose 2020-05 20;
			q 2023-Q1 30; q 2023-Q3 40`))
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, tt := range []struct{ a, b, want string }{
		{"a 2022", "a 2023", ""},
		{"a 2018", "a 2019", ""},
		{"a 2021", "a 2022", ""}, // the break is the first of them
		{"a 2022", "a 2022 AU", ""},
		{"a 2022 AU", "a 2023", ""},
		{"half 2022-H1", "half 2022-H2", ""},
		{"q 2023-Q1", "q 2023-Q3", ""},
		{"loose 2020-05", "loose 2021-05", ""},
		{"a 2022-H1", "a 2023-H1", ""},
		{"a 2022", "a 2022", "it is the same figure twice, that for 2022"},
		{"a 2020", "a 2022", "the figure for 2020 is not known (no figure)"},
		{"a 2019", "a 2022", "from 2021 on it was counted in another way"},
		{"a 2019", "a 2021", "from 2021 on it was counted in another way"},
		{"a 2019 WORLD", "a 2022 AU", "from 2021 on it was counted in another way"},
		{"a 2023", "a 2024-YTD", "2024 is only a part of a year, and nobody said up to which day"},
		{"a 2023-YTD", "a 2024-YTD", "2024 is only a part of a year, and nobody said up to which day"},
		{"a 2023", "a 2024", "2024 is only a part of a year, and nobody said which"},
		{"a 2022", "a 2023-H1", "the first half of 2023 is only a part of a year, and 2022 is a whole one"},
		{"a 2022-H2", "a 2023-H1", "the second half of 2022 and the first half of 2023 are different parts of a year"},
		{"half 2022-H1", "half 2023-H1", "the figure for the first half of 2023 covers only a part of that time, and nobody said which"},
		{"half 2024-H1", "a 2023-H1", "the first half of 2023 is a part of what a publishes for a period, and the first half of 2024 is not"},
		{"half 2024-H1", "a 2023", "the first half of 2024 is a half year, and 2023 is a calendar year"},
		{"a 2022", "fin 2022/23", "2022 is a calendar year, and 2022/23 is a year from April to March"},
		{"a 2019..2021", "a 2022..2023", "2019 to 2021 is 3 years together, and 2022 to 2023 is 2 years together"},
		{"a 2019..2021", "a 2021..2023", "from 2021 on it was counted in another way"},
		{"loose 2022-05", "loose 2023-05", "the figure for May 2022 covers only a part of that time, and nobody said which"},
		{"a 2022", "other 2022", "nobody said that a and other count in the same way"},
		{"half 2022-H1", "fin 2022/23", "nobody said that half and fin count in the same way"},
		{"a 2022", "calls 2022", "a counts reports and calls counts calls"},
	} {
		a, b := observation(t, d, tt.a), observation(t, d, tt.b)
		got := d.Comparable(a, b)
		// Of two figures that each are a part, either may be named.
		back := d.Comparable(b, a)
		if got != tt.want && back != tt.want {
			t.Errorf("%s and %s: %q, want %q", tt.a, tt.b, got, tt.want)
		}
		if (got == "") != (back == "") {
			t.Errorf("%s and %s: %q, and the other way round %q", tt.a, tt.b, got, back)
		}
	}
	if got := d.Comparable(stats.Observation{SeriesID: "none"}, observation(t, d, "a 2022")); got == "" {
		t.Error("a figure of no series may be compared")
	}
}

func observation(t *testing.T, d *stats.Dataset, words string) stats.Observation {
	t.Helper()
	cells := append(strings.Fields(words), "WORLD")
	o, miss := d.Figure(cells[0], cells[1], cells[2])
	if miss != nil {
		t.Fatal(miss)
	}
	return o
}

func TestUnits(t *testing.T) {
	for _, tt := range []struct {
		unit, noun, per        string
		count, percent, isRate bool
	}{
		{"reports", "reports", "", true, false, false},
		{"£ lost", "£ lost", "", true, false, false},
		{"per cent", "per cent", "", false, true, false},
		{"reports per week", "reports", "week", false, false, true},
		{"reports per 1,000 people", "reports", "1,000 people", false, false, true},
		{"confirmed reports per week", "confirmed reports", "week", false, false, true},
	} {
		s := stats.Series{Unit: tt.unit}
		if s.Noun() != tt.noun || s.Per() != tt.per || s.IsCount() != tt.count || s.IsPercent() != tt.percent || s.IsRate() != tt.isRate {
			t.Errorf("%q: %q per %q, count %t, per cent %t, rate %t", tt.unit, s.Noun(), s.Per(), s.IsCount(), s.IsPercent(), s.IsRate())
		}
	}
}

func TestPeriods(t *testing.T) {
	for _, tt := range []struct {
		code               string
		first, last        int
		leastDays, mostDay int
		kin, stranger      string
	}{
		{"2023", 2023, 2023, 365, 365, "2024", "2023/24"},
		{"2024", 2024, 2024, 366, 366, "1990", "2024-YTD"},
		{"2023/24", 2023, 2024, 366, 366, "1999/00", "2023"},
		{"2022/23", 2022, 2023, 365, 365, "1999/00", "2022..2023"},
		{"2023-H1", 2023, 2023, 181, 181, "2022-H2", "2023-Q1"},
		{"2024-H1", 2024, 2024, 182, 182, "2022-H2", "2024"},
		{"2023-Q3", 2023, 2023, 92, 92, "2022-Q1", "2023-07"},
		{"2024-02", 2024, 2024, 29, 29, "2022-03", "2024"},
		{"2024-YTD", 2024, 2024, 1, 366, "2023-YTD", "2024"},
		{"2019..2024", 2019, 2024, 2192, 2192, "2020..2025", "2019..2023"},
	} {
		p, miss := stats.ParsePeriod(tt.code)
		if miss != nil {
			t.Fatal(miss)
		}
		least, most := p.Days()
		if p.Year() != tt.first || p.LastYear() != tt.last || least != tt.leastDays || most != tt.mostDay {
			t.Errorf("%s: %d to %d, %d to %d days", tt.code, p.Year(), p.LastYear(), least, most)
		}
		kin, _ := stats.ParsePeriod(tt.kin)
		stranger, _ := stats.ParsePeriod(tt.stranger)
		if !p.SameKind(kin) || p.SameKind(stranger) || (stats.Period{}).SameKind(stats.Period{}) {
			t.Errorf("%s is like %s: %t, like %s: %t", tt.code, tt.kin, p.SameKind(kin), tt.stranger, p.SameKind(stranger))
		}
	}
	if _, miss := stats.ParsePeriod("2023-13"); miss == nil || miss.Rule != "period" || miss.Message == "" {
		t.Errorf("2023-13 is %v", miss)
	}
}

func TestDefined(t *testing.T) {
	d, list := load(t, world("a, reports", "b, reports"), rowsOf("a@AU 2023 50; b 2023 20"))
	if len(list) > 0 {
		t.Fatal(list)
	}
	var areas []string
	for _, a := range d.Areas() {
		areas = append(areas, a.ID)
	}
	if got, want := strings.Join(areas, " "), "E23000023 E23000022 K02000001 K03000001 K04000001 E92000001 WORLD AU"; got != want {
		t.Errorf("Areas() are %s, want %s", got, want)
	}
	unused := d.UnusedSources()
	if len(unused) != 1 || unused[0].ID != "other" {
		t.Fatalf("UnusedSources() are %v, want other", unused)
	}
	if got := d.Definitions().Text(unused[0].Span); got != "other" {
		t.Errorf("the source's span is %q", got)
	}
	if got := d.Definitions().Text(unused[0].RetrievedSpan); got != "2026-11-21" {
		t.Errorf("the span of when it was retrieved is %q", got)
	}
	s, _ := d.Series("b")
	if got := d.Definitions().Text(s.Span); got != "b" {
		t.Errorf("the series' span is %q", got)
	}
	if paper, ok := d.Source("paper"); !ok || paper.Publisher != "The Paper" {
		t.Errorf("Source() is %v, %t", paper, ok)
	}
	if none, ok := d.Source("papre"); ok {
		t.Errorf("Source() of nothing is %v", none)
	}
}
