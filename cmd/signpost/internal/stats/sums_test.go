package stats_test

import (
	"fmt"
	"strings"
	"testing"
)

// world defines series, each written as "id, unit, more keys".
func world(series ...string) string {
	var b strings.Builder
	b.WriteString(`areas: {E23000023: {name: Cambridgeshire}, E23000022: {name: Northamptonshire}, K02000001: {name: United Kingdom}, K03000001: {name: Great Britain}, K04000001: {name: England and Wales}, E92000001: {name: England}, WORLD: {name: Worldwide}, AU: {name: Australia}}
sources:
  paper: {title: An article, publisher: The Paper, url: "https://paper.example/1", published: "2024", retrieved: 2026-11-21, kind: newspaper}
  other: {title: Another, publisher: The Other, url: "https://other.example/1", published: "2024", retrieved: 2026-11-21, kind: charity}
series:
`)
	for _, s := range series {
		id, rest, _ := strings.Cut(s, ", ")
		unit, more, _ := strings.Cut(rest, ", ")
		fmt.Fprintf(&b, "  %s: {title: T, definition: D., not_shown: N., unit: %s, %s}\n", id, unit, more)
	}
	return b.String()
}

// rowsOf writes rows given as "series period value bound flags source" with _ for
// an empty cell. The bound is one word of more, least, about, less.
func rowsOf(text string) string {
	words := map[string]string{"more": "more than", "least": "at least", "about": "about", "less": "less than"}
	var b strings.Builder
	b.WriteString(header)
	for line := range strings.SplitSeq(text, ";") {
		cells := strings.Fields(line)
		for len(cells) < 6 {
			cells = append(cells, "_")
		}
		for i, c := range cells {
			if c == "_" {
				cells[i] = ""
			}
		}
		area := "WORLD"
		if id, at, ok := strings.Cut(cells[0], "@"); ok {
			cells[0], area = id, at
		}
		if cells[5] == "" {
			cells[5] = "paper"
		}
		fmt.Fprintf(&b, "%s,%s,%s,%s,%s,%s,%s,\n", cells[0], area, cells[1], cells[2], words[cells[3]], cells[4], cells[5])
	}
	return b.String()
}

type sumCase struct{ name, defs, rows, want string }

func (c sumCase) run(t *testing.T) {
	t.Helper()
	_, list := load(t, c.defs, rowsOf(c.rows))
	if got := strings.TrimSuffix(report(list), "\n"); got != c.want {
		t.Errorf("got  %s\nwant %s", got, c.want)
	}
}

// What adds up over time: the longer periods of a series against the shorter
// ones.
func TestSumsOverTime(t *testing.T) {
	year, loose := world("a, reports"), world("a, reports, frequency: irregular")
	const seen = "compare them with their sources: "
	for _, tt := range []sumCase{
		{"halves make the year", year, "a 2023 300; a 2023-H1 100 _ part; a 2023-H2 200 _ part", ""},
		{
			"halves make more", year, "a 2023 300; a 2023-H1 110 _ part; a 2023-H2 200 _ part",
			"2:14: the half years 2023-H1 to 2023-H2 add up to 310, but the whole is 300 [sum] = " + seen + "2023-H1 is 110 (line 3), 2023-H2 is 200 (line 4)",
		},
		{
			"halves make less", year, "a 2023 300; a 2023-H1 90 _ part; a 2023-H2 200 _ part",
			"2:14: the half years 2023-H1 to 2023-H2 add up to 290, but the whole is 300 [sum] = " + seen + "2023-H1 is 90 (line 3), 2023-H2 is 200 (line 4)",
		},
		{
			"one half is more than the year", year, "a 2023 300; a 2023-H1 310 _ part",
			"2:14: 2023-H1 alone is at least 310, but the whole is 300 [sum] = " + seen + "2023-H1 is 310 (line 3)",
		},
		{"a half that is missing", year, "a 2023 300; a 2023-H1 110 _ part", ""},
		{"a half that is not known", year, "a 2023 300; a 2023-H1 110 _ part; a 2023-H2 [x] _ part", ""},
		{"a half that is only bounded, enough", year, "a 2023 300; a 2023-H1 110 _ part; a 2023-H2 189 more part", ""},
		{
			"a half that is only bounded, too much", year, "a 2023 300; a 2023-H1 110 _ part; a 2023-H2 190 more part",
			"2:14: the half years 2023-H1 to 2023-H2 add up to more than 300, but the whole is 300 [sum] = " + seen + "2023-H1 is 110 (line 3), 2023-H2 is more than 190 (line 4)",
		},
		{
			"ranges", year, "a 2023 300; a 2023-H1 50..60 _ part; a 2023-H2 100..200 _ part",
			"2:14: the half years 2023-H1 to 2023-H2 add up to at most 260, but the whole is 300 [sum] = " + seen + "2023-H1 is 50 to 60 (line 3), 2023-H2 is 100 to 200 (line 4)",
		},
		{
			"less than", year, "a 2023 300; a 2023-H1 100 less part; a 2023-H2 200 less part",
			"2:14: the half years 2023-H1 to 2023-H2 add up to less than 300, but the whole is 300 [sum] = " + seen + "2023-H1 is less than 100 (line 3), 2023-H2 is less than 200 (line 4)",
		},
		{"about proves nothing", year, "a 2023 300; a 2023-H1 900 about part; a 2023-H2 200 about part", ""},
		{
			"a wrong month is found in its quarter", loose,
			"a 2023 600; a 2023-Q1 100; a 2023-01 30; a 2023-02 30; a 2023-03 50; a 2023-Q2 200; a 2023-Q3 150; a 2023-Q4 150; a 2023-H1 300; a 2023-H2 300",
			"3:17: the months 2023-01 to 2023-03 add up to 110, but the whole is 100 [sum] = " + seen + "2023-01 is 30 (line 4), 2023-02 is 30 (line 5), 2023-03 is 50 (line 6)",
		},
		{
			"a wrong quarter gives one error", loose,
			"a 2023 600; a 2023-Q1 170; a 2023-01 30; a 2023-02 30; a 2023-03 40; a 2023-Q2 200; a 2023-Q3 150; a 2023-Q4 150; a 2023-H1 300; a 2023-H2 300",
			"3:17: the months 2023-01 to 2023-03 add up to 100, but the whole is 170 [sum] = " + seen + "2023-01 is 30 (line 4), 2023-02 is 30 (line 5), 2023-03 is 40 (line 6)",
		},
		{
			"a year out of different pieces", loose,
			"a 2023 600; a 2023-H1 300; a 2023-Q3 150; a 2023-10 50; a 2023-11 50; a 2023-12 60",
			"2:14: the periods 2023-H1 to 2023-12 add up to 610, but the whole is 600 [sum] = " + seen + "2023-H1 is 300 (line 3), 2023-Q3 is 150 (line 4), 2023-10 is 50 (line 5), 2023-11 is 50 (line 6), 2023-12 is 60 (line 7)",
		},
		{
			"quarters of a year from April", loose,
			"a 2023/24 600; a 2023-Q2 100; a 2023-Q3 100; a 2023-Q4 100; a 2024-Q1 100",
			"2:17: the quarters 2023-Q2 to 2024-Q1 add up to 400, but the whole is 600 [sum] = " + seen + "2023-Q2 is 100 (line 3), 2023-Q3 is 100 (line 4), 2023-Q4 is 100 (line 5), 2024-Q1 is 100 (line 6)",
		},
		{"a half is no piece of a year from April", loose, "a 2023/24 600; a 2023-H1 700", ""},
		{
			"years and all of them together", loose,
			"a 2019..2021 300; a 2019 200; a 2020 [x]; a 2021 200",
			"2:20: the years 2019 to 2021 add up to at least 400, but the whole is 300 [sum] = " + seen + "2019 is 200 (line 3), 2021 is 200 (line 5)",
		},
		{
			"a year to date is more than the year", loose, "a 2024 120; a 2024-YTD 166 more part",
			"2:14: 2024-YTD alone is more than 166, but the whole is 120 [sum] = " + seen + "2024-YTD is more than 166 (line 3)",
		},
		{
			"a year to date is more than its halves", loose, "a 2024-YTD 166 _ part; a 2024-H1 60; a 2024-H2 60",
			"2:18: the half years 2024-H1 to 2024-H2 add up to 120, but the whole is 166 [sum] = " + seen + "2024-H1 is 60 (line 3), 2024-H2 is 60 (line 4)",
		},
		{"a year to date may have stopped before the half was over", loose, "a 2024-YTD 50 _ part; a 2024-H1 60", ""},
		{
			"years to a day in the last one", loose, "a 2019..2024 200 _ part; a 2019 173; a 2023 619; a 2024-YTD 166 more part",
			"2:20: the years 2019 to 2023 add up to at least 792, but the whole is 200 [sum] = " + seen + "2019 is 173 (line 3), 2023 is 619 (line 4)",
		},
		{"the last year may not have been over", loose, "a 2019..2024 800 _ part; a 2019 173; a 2023 619; a 2024-YTD 166 more part", ""},
		{"rates do not add up", world("a, reports per week, frequency: irregular"), "a 2023 4; a 2023-H1 3; a 2023-H2 2", ""},
		{"shares do not add up", world("a, per cent"), "a 2023 40; a 2023-H1 50 _ part; a 2023-H2 30 _ part", ""},
		{"another area", year, "a 2023 300; a@AU 2023-H1 310 _ part", ""},
		{"a wrong row hides the sum", year, "a 2023 300; a 2023-H1 310 _ part; a 2023-H2 1e5 _ part", "4:17: exponent in \"1e5\", want plain digits [value] = the spreadsheet shortened the number; format the column as text and type it again in full"},
	} {
		t.Run(tt.name, tt.run)
	}
}

func TestSumsTo(t *testing.T) {
	defs := world("a, reports, sums_to: total", "total, incidents, frequency: irregular")
	const seen = "compare them with their sources: "
	for _, tt := range []sumCase{
		{"enough", defs, "a 2019 173; a 2020 [x]; a 2021 619; total 2019..2021 2000 more", ""},
		{
			"too much", defs, "a 2019 173; a 2020 [x]; a 2021 619; a 2022-YTD 166 more part; total 2019..2022 200",
			"6:24: the years 2019 to 2022 of a add up to more than 958, but the whole is 200 [sum] = " + seen + "2019 is 173 (line 2), 2021 is 619 (line 4), 2022-YTD is more than 166 (line 5)",
		},
		{
			"too little", defs, "a 2019 173; a 2020 10; a 2021 619; total 2019..2021 2000 more",
			"5:24: the years 2019 to 2021 of a add up to 802, but the whole is more than 2,000 [sum] = " + seen + "2019 is 173 (line 2), 2020 is 10 (line 3), 2021 is 619 (line 4)",
		},
		{
			"the same period", defs, "a 2019 173; total 2019 174",
			"3:18: 2019 of a alone is 173, but the whole is 174 [sum] = " + seen + "2019 is 173 (line 2)",
		},
		{
			"one wrong digit, two sums", world("h, reports, 'frequency: half-year, sums_to: a'", "a, reports, sums_to: total", "total, reports, frequency: irregular"),
			"h 2019-H1 50; h 2019-H2 60; a 2019 210; a 2020 20; total 2019..2020 130", "yaml",
		},
	} {
		tt.defs = strings.ReplaceAll(tt.defs, "'", "")
		if tt.want == "yaml" {
			tt.want = "4:14: the half years 2019-H1 to 2019-H2 of h add up to 110, but the whole is 210 [sum] = " + seen + "2019-H1 is 50 (line 2), 2019-H2 is 60 (line 3)"
		}
		t.Run(tt.name, tt.run)
	}
}

func TestParts(t *testing.T) {
	counts := world("all, reports, parts: [boys, girls]", "boys, reports", "girls, reports")
	shares := world("all, reports, parts: [boys, girls, rest]", "boys, per cent", "girls, per cent", "rest, per cent")
	nested := world("all, per cent, parts: [boys, girls]", "boys, per cent", "girls, per cent")
	rates := world("all, reports per week, parts: [boys, girls]", "boys, calls per week", "girls, reports per week")
	const seen = "compare them with their sources: "
	for _, tt := range []sumCase{
		{"right", counts, "all 2023 175; boys 2023 138; girls 2023 37", ""},
		{
			"too much", counts, "all 2023 175; boys 2023 138; girls 2023 42",
			"2:16: the parts add up to 180 (138 + 42), but the whole is 175 [sum] = " + seen + "boys is 138 (line 3), girls is 42 (line 4)",
		},
		{
			"too little", counts, "all 2023 175; boys 2023 100; girls 2023 42",
			"2:16: the parts add up to 142 (100 + 42), but the whole is 175 [sum] = " + seen + "boys is 100 (line 3), girls is 42 (line 4)",
		},
		{
			"one part is too much", counts, "all 2023 175; boys 2023 180; girls 2022 5",
			"2:16: the parts add up to at least 180, but the whole is 175 [sum] = " + seen + "boys is 180 (line 3)",
		},
		{
			"a part is not known", counts, "all 2023 175; boys 2023 175 more; girls 2023 [x]",
			"2:16: the parts add up to more than 175, but the whole is 175 [sum] = " + seen + "boys is more than 175 (line 3), girls is no figure (line 4)",
		},
		{
			"ranges", counts, "all 2023 175; boys 2023 80..100; girls 2023 42",
			"2:16: the parts add up to at most 142, but the whole is 175 [sum] = " + seen + "boys is 80 to 100 (line 3), girls is 42 (line 4)",
		},
		{"no whole", counts, "all 2022 [x]; boys 2023 175; girls 2023 5", ""},
		{"a whole that is not known", counts, "all 2023 [x]; boys 2023 175; girls 2023 5", ""},
		{"years to a day that nobody stated, of two sources", counts, "all 2023-YTD 100 _ part other; boys 2023-YTD 138 _ part; girls 2023-YTD 37 _ part", ""},
		{"a part of the year beside the whole", counts, "all 2023 175; boys 2023 138 _ part; girls 2023 20", ""},
		{
			"years to a day that nobody stated, of one source", counts, "all 2023-YTD 100 _ part; boys 2023-YTD 138 _ part; girls 2023-YTD 37 _ part",
			"2:20: the parts add up to 175 (138 + 37), but the whole is 100 [sum] = " + seen + "boys is 138 (line 3), girls is 37 (line 4)",
		},
		{
			"one wrong digit, two sums", counts, "all 2023 175; all 2023-H1 100 _ part; all 2023-H2 85 _ part; boys 2023 138; girls 2023 37; boys 2023-H2 60 _ part; girls 2023-H2 15 _ part",
			"2:16: the half years 2023-H1 to 2023-H2 add up to 185, but the whole is 175 [sum] = " + seen + "2023-H1 is 100 (line 3), 2023-H2 is 85 (line 4)",
		},
		{
			"two faults in one figure's sums, which no one change would mend", counts,
			"all 2023 175; boys 2023 138; girls 2023 73; all 2024 175; boys 2024 138; girls 2024 37; all 2019..2024 300",
			"2:16: the parts add up to 211 (138 + 73), but the whole is 175 [sum] = " + seen + "boys is 138 (line 3), girls is 73 (line 4)\n" +
				"8:22: the years 2023 to 2024 add up to at least 350, but the whole is 300 [sum] = " + seen + "2023 is 175 (line 2), 2024 is 175 (line 5)",
		},
		{
			"what no single change would mend hides nothing", counts,
			"all 2023 10; boys 2023 200; girls 2023 200; girls 2019..2023 150",
			"2:16: the parts add up to 400 (200 + 200), but the whole is 10 [sum] = " + seen + "boys is 200 (line 3), girls is 200 (line 4)\n" +
				"5:24: 2023 alone is at least 200, but the whole is 150 [sum] = " + seen + "2023 is 200 (line 4)",
		},
		{
			"two wrong figures that share no sum", counts,
			"all 2023 175; boys 2023 138; girls 2023 73; all 2024 175; boys 2024 130; girls 2024 37",
			"2:16: the parts add up to 211 (138 + 73), but the whole is 175 [sum] = " + seen + "boys is 138 (line 3), girls is 73 (line 4)\n" +
				"5:16: the parts add up to 167 (130 + 37), but the whole is 175 [sum] = " + seen + "boys is 130 (line 6), girls is 37 (line 7)",
		},
		{"shares", shares, "all 2023 175; boys 2023 91; girls 2023 8; rest 2023 1", ""},
		{"shares that were rounded up", shares, "all 2023 175; boys 2023 91; girls 2023 8; rest 2023 2", ""},
		{
			"shares that no rounding explains", shares, "all 2023 175; boys 2023 91; girls 2023 8; rest 2023 3",
			"5:17: the shares add up to 102 (91 + 8 + 3), but the whole is 100, which is more than rounding explains [sum] = " + seen + "boys is 91 per cent (line 3), girls is 8 per cent (line 4), rest is 3 per cent (line 5)",
		},
		{
			"shares with a decimal", shares, "all 2023 175; boys 2023 91.0; girls 2023 8.1; rest 2023 1.1",
			"5:17: the shares add up to 100.2 (91.0 + 8.1 + 1.1), but the whole is 100, which is more than rounding explains [sum] = " + seen + "boys is 91.0 per cent (line 3), girls is 8.1 per cent (line 4), rest is 1.1 per cent (line 5)",
		},
		{
			"shares that leave too much", shares, "all 2023 175; boys 2023 81; girls 2023 8; rest 2023 1",
			"5:17: the shares add up to 90 (81 + 8 + 1), but the whole is 100, which is more than rounding explains [sum] = " + seen + "boys is 81 per cent (line 3), girls is 8 per cent (line 4), rest is 1 per cent (line 5)",
		},
		{"a share that is missing", shares, "all 2023 175; boys 2023 81; girls 2023 8; rest 2022 1", ""},
		{
			"shares of a share", nested, "all 2023 91; boys 2023 60; girls 2023 40",
			"2:16: the shares add up to 100 (60 + 40), but the whole is 91, which is more than rounding explains [sum] = " + seen + "boys is 60 per cent (line 3), girls is 40 per cent (line 4)",
		},
		{
			"shares without a whole", nested, "all 2022 91; boys 2023 80; girls 2023 40",
			"4:18: the shares add up to 120 (80 + 40), but the whole is 100, which is more than rounding explains [sum] = " + seen + "boys is 80 per cent (line 3), girls is 40 per cent (line 4)",
		},
		{"rates", rates, "all 2023 4; boys 2023 2.5; girls 2023 2", ""},
		{
			"rates that no rounding explains", rates, "all 2023 4; boys 2023 2.5; girls 2023 3",
			"2:16: the parts add up to 5.5 (2.5 + 3), but the whole is 4, which is more than rounding explains [sum] = " + seen + "boys is 2.5 (line 3), girls is 3 (line 4)",
		},
	} {
		t.Run(tt.name, tt.run)
	}
}

func TestPartOf(t *testing.T) {
	defs := world("all, reports, frequency: irregular", "boys, reports, 'part_of: all, frequency: irregular'")
	defs = strings.ReplaceAll(defs, "'", "")
	const seen = "compare them with their sources: "
	for _, tt := range []sumCase{
		{"less", defs, "all 2023 175; boys 2023 175", ""},
		{
			"more", defs, "all 2023 175; boys 2023 176",
			"3:17: 176, but all has 175 for 2023, of which this is a part [sum] = " + seen + "boys is 176 (line 3), all is 175 (line 2)",
		},
		{"bounded, perhaps less", defs, "all 2023 175; boys 2023 174 more", ""},
		{
			"bounded, certainly more", defs, "all 2023 175; boys 2023 175 more",
			"3:17: more than 175, but all has 175 for 2023, of which this is a part [sum] = " + seen + "boys is more than 175 (line 3), all is 175 (line 2)",
		},
		{"the whole may be more", defs, "all 2023 175 more; boys 2023 500", ""},
		{
			"half a year is more than the year", defs, "all 2023 175; all 2020..2023 400; boys 2023-H1 176",
			"4:20: 176, but all has 175 for 2023, of which this is a part [sum] = " + seen + "boys is 176 (line 4), all is 175 (line 2)",
		},
		{"a whole that is only a part of its year", defs, "all 2023-YTD 175 _ part; boys 2023 500", ""},
		{"years to a day that nobody stated, of two sources", defs, "all 2023-YTD 100 _ part other; boys 2023-YTD 138 _ part", ""},
		{
			"years to a day that nobody stated, of one source", defs, "all 2023-YTD 100 _ part; boys 2023-YTD 138 _ part",
			"3:21: 138, but all has 100 for 2023-YTD, of which this is a part [sum] = " + seen + "boys is 138 (line 3), all is 100 (line 2)",
		},
		{"another area", defs, "all@AU 2023 175; boys 2023 500; boys@AU 2023 20", ""},
	} {
		t.Run(tt.name, tt.run)
	}
}

func TestSmallCounts(t *testing.T) {
	const hint = ` [small-count] = withhold it with [c], or write 10 and the bound less than; if whoever answers for it allows it, add "signed off" and by whom to the note`
	for _, tt := range []struct{ row, note, want string }{
		{"a@E23000023 2023 0", "", ""},
		{"a@E23000023 2023 1", "", "2:18: a count of 1 in Cambridgeshire, so small that somebody could be recognised" + hint},
		{"a@E23000023 2023 9", "", "2:18: a count of 9 in Cambridgeshire, so small that somebody could be recognised" + hint},
		{"a@E23000023 2023 10", "", ""},
		{"a@E23000023 2023 3..8", "", "2:18: a count of 3 to 8 in Cambridgeshire, so small that somebody could be recognised" + hint},
		{"a@E23000023 2023 0..8", "", "2:18: a count of 0 to 8 in Cambridgeshire, so small that somebody could be recognised" + hint},
		{"a@E23000023 2023 0..9", "", ""},
		{"a@E23000023 2023 3 less", "", "2:18: a count of less than 3 in Cambridgeshire, so small that somebody could be recognised" + hint},
		{"a@E23000023 2023 1 less", "", ""}, // is nought
		{"a@E23000023 2023 3..80", "", ""},
		{"a@E23000023 2023 10 less", "", ""},
		{"a@E23000023 2023 5 more", "", ""},
		{"a@E23000023 2023 5 about", "", "2:18: a count of about 5 in Cambridgeshire, so small that somebody could be recognised" + hint},
		{"a@E23000023 2023 [c]", "", ""},
		{"a@E23000023 2023 5", "Signed off by the data protection officer.", ""},
		{"a@E23000023 2023 5", "Not signed.", "2:18: a count of 5 in Cambridgeshire, so small that somebody could be recognised" + hint},
		{"a@K02000001 2023 5", "", ""},
		{"a@K03000001 2023 5", "", "2:18: a count of 5 in Great Britain, so small that somebody could be recognised" + hint},
		{"a@K04000001 2023 5", "", "2:18: a count of 5 in England and Wales, so small that somebody could be recognised" + hint},
		{"a@E92000001 2023 5", "", "2:18: a count of 5 in England, so small that somebody could be recognised" + hint},
		{"a@K04000001 2023 10 less", "", ""},
		{"a@WORLD 2023 5", "", ""},
		{"a@AU 2023 5", "", ""},
	} {
		t.Run(tt.row+tt.note, func(t *testing.T) {
			rows := strings.TrimSuffix(rowsOf(tt.row), "\n") + tt.note + "\n"
			_, list := load(t, world("a, reports"), rows)
			if got := strings.TrimSuffix(report(list), "\n"); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
	for _, unit := range []string{"reports per week", "per cent"} {
		if _, list := load(t, world("a, "+unit), rowsOf("a@E23000023 2023 5")); len(list) > 0 {
			t.Errorf("5 %s: %v", unit, list)
		}
	}
}

func TestDisclosure(t *testing.T) {
	counts := world("all, reports, parts: [boys, girls, rest]", "boys, reports", "girls, reports", "rest, reports")
	shares := world("all, reports, parts: [boys, girls]", "boys, per cent", "girls, per cent")
	loose := world("a, reports, frequency: irregular")
	halves := strings.ReplaceAll(world("h, reports, 'frequency: half-year, sums_to: a'", "a, reports"), "'", "")
	const hint = " [disclosure] = withhold a second figure of this sum too, or publish this one; the sum is of "
	for _, tt := range []sumCase{
		{
			"a part", counts, "all 2023 175; boys 2023 138; girls 2023 [c]; rest 2023 0",
			"4:18: the withheld figure can be worked out: 175 − 138 − 0 = 37" + hint + "lines 2, 3 and 5",
		},
		{"two parts", counts, "all 2023 175; boys 2023 138; girls 2023 [c]; rest 2023 [c]", ""},
		{"a part that is not known", counts, "all 2023 175; boys 2023 138; girls 2023 [c]; rest 2023 [x]", ""},
		{"a part without a row", counts, "all 2023 175; boys 2023 138; girls 2023 [c]; rest 2022 0", ""},
		{
			"the whole", counts, "all 2023 [c]; boys 2023 138; girls 2023 37; rest 2023 0",
			"2:16: the withheld figure can be worked out: 138 + 37 + 0 = 175" + hint + "lines 3, 4 and 5",
		},
		{"the whole and a part", counts, "all 2023 [c]; boys 2023 138; girls 2023 [c]; rest 2023 0", ""},
		{
			"a narrow stretch", counts, "all 2023 175; boys 2023 130..139; girls 2023 [c]; rest 2023 0",
			"4:18: the withheld figure can be worked out: 175 − (130 to 139) − 0 = 36 to 45" + hint + "lines 2, 3 and 5",
		},
		{"a wide stretch", counts, "all 2023 175; boys 2023 130..140; girls 2023 [c]; rest 2023 0", ""},
		{
			"a stretch cut at nought", counts, "all 2023 175; boys 2023 160..180; girls 2023 [c]; rest 2023 6",
			"4:18: the withheld figure can be worked out: 175 − (160 to 180) − 6 = 0 to 9" + hint + "lines 2, 3 and 5",
		},
		{"a bound without an end", counts, "all 2023 175 more; boys 2023 138; girls 2023 [c]; rest 2023 0", ""},
		{"about", counts, "all 2023 175; boys 2023 138 about; girls 2023 [c]; rest 2023 0", ""},
		{
			"a share", shares, "all 2023 175; boys 2023 91.5; girls 2023 [c]",
			"4:18: the withheld figure can be worked out: 100 − 91.5 = 8.5" + hint + "line 3",
		},
		{
			"a half year", loose, "a 2023 175; a 2023-H1 138; a 2023-H2 [c]",
			"4:17: the withheld figure can be worked out: 175 − 138 = 37" + hint + "lines 2 and 3",
		},
		{"two quarters", loose, "a 2023 175; a 2023-H1 138; a 2023-Q3 [c]; a 2023-Q4 [c]", ""},
		{
			"a quarter of a half", loose, "a 2023 175; a 2023-H1 138; a 2023-Q3 [c]; a 2023-Q4 10",
			"4:17: the withheld figure can be worked out: 175 − 138 − 10 = 27" + hint + "lines 2, 3 and 5",
		},
		{
			"a year of several", loose, "a 2021..2023 500; a 2021 100; a 2022 [c]; a 2023 100",
			"4:14: the withheld figure can be worked out: 500 − 100 − 100 = 300" + hint + "lines 2, 3 and 5",
		},
		{
			"a year by its halves", loose, "a 2023 [c]; a 2023-H1 138; a 2023-H2 37",
			"2:14: the withheld figure can be worked out: 138 + 37 = 175" + hint + "lines 3 and 4",
		},
		{"a year by a year to date", loose, "a 2023 [c]; a 2023-YTD 138 _ part", ""},
		{
			"in another series", halves, "h 2023-H1 [c]; h 2023-H2 50; a 2023 175",
			"2:17: the withheld figure can be worked out: 175 − 50 = 125" + hint + "lines 4 and 3",
		},
		{
			"the sum of another series", halves, "h 2023-H1 50; h 2023-H2 50; a 2023 [c]",
			"4:14: the withheld figure can be worked out: 50 + 50 = 100" + hint + "lines 2 and 3",
		},
		{"in another area", counts, "all 2023 175; boys 2022 138; boys@AU 2023 138; girls 2023 [c]; rest 2023 0", ""},
	} {
		t.Run(tt.name, tt.run)
	}
}

func TestPeriodFits(t *testing.T) {
	for _, tt := range []struct{ frequency, period, want string }{
		{"year", "2023-Q2", ""},
		{"year", "2019..2024", ""},
		{"half-year", "2023-H2", ""},
		{"half-year", "2019..2024", ""},
		{"half-year", "2023-Q2", "2:9: 2023-Q2 in a series that is published by the half year, want a period such as 2023-H1 or 2023-H2, or several years such as 2019..2024 [period] = make a series of its own for it, or correct frequency: of a in statistics.yaml"},
		{"half-year", "2023", "2:9: 2023 in a series that is published by the half year, want a period such as 2023-H1 or 2023-H2, or several years such as 2019..2024 [period] = make a series of its own for it, or correct frequency: of a in statistics.yaml"},
		{"quarter", "2023-Q2", ""},
		{"quarter", "2023-05", "2:9: 2023-05 in a series that is published by the quarter, want a period such as 2023-Q1 to 2023-Q4, or several years such as 2019..2024 [period] = make a series of its own for it, or correct frequency: of a in statistics.yaml"},
		{"month", "2023-05", ""},
		{"month", "2023-H1", "2:9: 2023-H1 in a series that is published by the month, want a period such as 2023-01 to 2023-12, or several years such as 2019..2024 [period] = make a series of its own for it, or correct frequency: of a in statistics.yaml"},
		{"irregular", "2023/24", ""},
	} {
		_, list := load(t, world("a, reports, frequency: "+tt.frequency), rowsOf("a "+tt.period+" 50 _ part"))
		if got := strings.TrimSuffix(report(list), "\n"); got != tt.want {
			t.Errorf("%s in %s\ngot  %s\nwant %s", tt.period, tt.frequency, got, tt.want)
		}
	}
}

func TestMixedYears(t *testing.T) {
	for _, tt := range []struct{ rows, want string }{
		{"a 2022 50; a@AU 2023 50; a 2023 60; a 2020..2023 400", ""},
		{"a 2022/23 50; a@AU 2023/24 50", ""},
		{"a 2023 50; a@AU 2023/24 50", "3:6: 2023/24 in a series that has 2023 on line 2: one is a calendar year, the other runs from April to March [period] = the two overlap; make a series of its own for one of them"},
		{"a@AU 2023/24 50; a 2023 50; a@AU 2024/25 50", "3:9: 2023 in a series that has 2023/24 on line 2: one is a calendar year, the other runs from April to March [period] = the two overlap; make a series of its own for one of them"},
		{"a 2023 50; a 2023/24 50; a 2024/25 60", "3:9: 2023/24 in a series that has 2023 on line 2: one is a calendar year, the other runs from April to March [period] = the two overlap; make a series of its own for one of them"},
		{"a 2023/24 50; a 2023 90", "3:9: 2023 in a series that has 2023/24 on line 2: one is a calendar year, the other runs from April to March [period] = the two overlap; make a series of its own for one of them"},
	} {
		_, list := load(t, world("a, reports, frequency: irregular"), rowsOf(tt.rows))
		if got := strings.TrimSuffix(report(list), "\n"); got != tt.want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.rows, got, tt.want)
		}
	}
}

func TestMissingFinancialYears(t *testing.T) {
	_, list := load(t, world("a, per cent"), rowsOf("a 2019/20 6; a 2022/23 6"))
	const want = "3:1: no row for 2020/21 and 2021/22; write a row with [x] if there is no figure [missing-year] = a year that is left out cannot be told from one that was forgotten"
	if got := strings.TrimSuffix(report(list), "\n"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A file of every run of years there is must not take minutes.
func TestEveryPeriod(t *testing.T) {
	const first, last = 1990, 2030
	var rows []string
	for year := first; year <= last; year++ {
		for end := year + 1; end <= last; end++ {
			rows = append(rows, fmt.Sprintf("a %d..%d [c]", year, end))
		}
		for month := 1; month <= 12; month++ {
			rows = append(rows, fmt.Sprintf("a %d-%02d 10", year, month))
		}
	}
	_, list := load(t, world("a, reports, frequency: irregular"), rowsOf(strings.Join(rows, ";")))
	if want := (last - first + 1) * (last - first) / 2; len(list) != want {
		t.Errorf("%d withheld sums are found, want %d", len(list), want)
	}
	if len(list[0].Message)+len(list[0].Hint) > 400 {
		t.Errorf("a problem of %d bytes: %s", len(list[0].Message)+len(list[0].Hint), list[0])
	}
}
