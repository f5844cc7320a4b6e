package stats_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// A figure that is bounded to nothing above 9 is kept back like a withheld one.
func TestMaskedDisclosure(t *testing.T) {
	counts := world("all, reports, parts: [boys, girls, rest]", "boys, reports", "girls, reports", "rest, reports")
	rates := world("all, reports per week, parts: [boys, girls]", "boys, reports per week", "girls, reports per week")
	loose := world("a, reports, frequency: irregular")
	const hint = " [disclosure] = withhold a second figure of this sum too; the sum is of "
	for _, tt := range []sumCase{
		{
			"a part", counts, "all 2023 100; boys 2023 60; girls 2023 35; rest 2023 10 less",
			"5:17: the figure masked as less than 10 can be worked out: 100 − 60 − 35 = 5" + hint + "lines 2, 3 and 4",
		},
		{
			"a range", counts, "all 2023 100; boys 2023 60; girls 2023 35; rest 2023 0..9",
			"5:17: the figure masked as 0 to 9 can be worked out: 100 − 60 − 35 = 5" + hint + "lines 2, 3 and 4",
		},
		{"a range up to 10", counts, "all 2023 100; boys 2023 60; girls 2023 35; rest 2023 0..10", ""},
		{
			"fewer than its row admits", counts, "all 2023 100; boys 2023 60..63; girls 2023 35; rest 2023 10 less",
			"5:17: the figure masked as less than 10 can be worked out: 100 − (60 to 63) − 35 = 2 to 5" + hint + "lines 2, 3 and 4",
		},
		{"no fewer than its row admits", counts, "all 2023 100; boys 2023 50..70; girls 2023 35; rest 2023 10 less", ""},
		{"two that leave each other open", counts, "all 2023 100; boys 2023 91; girls 2023 10 less; rest 2023 10 less", ""},
		{
			"two that do not", counts, "all 2023 100; boys 2023 82; girls 2023 10 less; rest 2023 10 less",
			"4:18: the figure masked as less than 10 can be worked out: 100 − 82 − (0 to 9) = 9" + hint + "lines 2, 3 and 5",
		},
		{
			"beside what is not known", counts, "all 2023 100; boys 2023 97; girls 2023 [x]; rest 2023 10 less",
			"5:17: the figure masked as less than 10 can be worked out to be at most 3: 100 − 97" + hint + "lines 2 and 3",
		},
		{"beside what is not known, with room", counts, "all 2023 100; boys 2023 91; girls 2023 [x]; rest 2023 10 less", ""},
		{
			"the whole", counts, "all 2023 10 less; boys 2023 0; girls 2023 0; rest 2023 0",
			"2:16: the figure masked as less than 10 can be worked out: 0 + 0 + 0 = 0" + hint + "lines 3, 4 and 5",
		},
		{"everything", counts, "all 2023 10 less; boys 2023 10 less; girls 2023 10 less; rest 2023 10 less", ""},
		{"a rate", rates, "all 2023 9; boys 2023 4; girls 2023 10 less", ""},
		{
			"a half year", loose, "a 2023 43; a 2023-H1 38; a 2023-H2 10 less",
			"4:17: the figure masked as less than 10 can be worked out: 43 − 38 = 5" + hint + "lines 2 and 3",
		},
		{
			"two quarters", loose, "a 2023 56; a 2023-H1 38; a 2023-Q3 10 less; a 2023-Q4 10 less",
			"4:17: the figure masked as less than 10 can be worked out: 56 − 38 − (0 to 9) = 9" + hint + "lines 2, 3 and 5",
		},
		{"two quarters that leave each other open", loose, "a 2023 47; a 2023-H1 38; a 2023-Q3 10 less; a 2023-Q4 10 less", ""},
		{
			"a half year of which a quarter is missing", loose, "a 2023 43; a 2023-Q1 40; a 2023-H2 10 less",
			"4:17: the figure masked as less than 10 can be worked out to be at most 3: 43 − 40" + hint + "lines 2 and 3",
		},
		{"a half year without a whole", loose, "a 2023-H1 38; a 2023-H2 10 less", ""},
		{"a contradiction", loose, "a 2023 60; a 2023-H1 38; a 2023-H2 10 less", "2:14: the half years 2023-H1 to 2023-H2 add up to less than 48, but the whole is 60 [sum] = compare them with their sources: 2023-H1 is 38 (line 3), 2023-H2 is less than 10 (line 4)"},
	} {
		t.Run(tt.name, tt.run)
	}
}

// Several figures are withheld, and too little is left for them.
func TestDisclosureTogether(t *testing.T) {
	counts := world("all, reports, parts: [boys, girls, rest]", "boys, reports", "girls, reports", "rest, reports")
	shares := world("all, reports, parts: [boys, girls, rest]", "boys, per cent", "girls, per cent", "rest, per cent")
	loose := world("a, reports, frequency: irregular")
	halves := strings.ReplaceAll(world("h, reports, 'frequency: half-year, sums_to: a'", "a, reports"), "'", "")
	const hint = " [disclosure] = withhold another figure of this sum too, or publish these; the sum is of "
	const one = " [disclosure] = withhold a second figure of this sum too, or publish this one; the sum is of "
	for _, tt := range []sumCase{
		{
			"two parts", counts, "all 2023 140; boys 2023 138; girls 2023 [c]; rest 2023 [c]",
			"4:18: the 2 withheld figures can be worked out to add up to 2: 140 − 138" + hint + "lines 2 and 3",
		},
		{
			"nothing is left", counts, "all 2023 138; rest 2023 [c]; boys 2023 138; girls 2023 [c]",
			"3:17: the 2 withheld figures can be worked out to add up to 0: 138 − 138" + hint + "lines 2 and 4",
		},
		{
			"all parts of a small whole", counts, "all@AU 2023 8; boys@AU 2023 [c]; girls@AU 2023 [c]; rest@AU 2023 [c]",
			"3:14: the 3 withheld figures can be worked out to add up to 8" + hint + "line 2",
		},
		{"nine are left", counts, "all 2023 147; boys 2023 138; girls 2023 [c]; rest 2023 [c]", "4:18: the 2 withheld figures can be worked out to add up to 9: 147 − 138" + hint + "lines 2 and 3"},
		{"ten are left", counts, "all 2023 148; boys 2023 138; girls 2023 [c]; rest 2023 [c]", ""},
		{
			"between bounds", counts, "all 2023 140; boys 2023 135..138; girls 2023 [c]; rest 2023 [c]",
			"4:18: the 2 withheld figures can be worked out to add up to 2 to 5: 140 − (135 to 138)" + hint + "lines 2 and 3",
		},
		{"perhaps ten are left", counts, "all 2023 140; boys 2023 130..138; girls 2023 [c]; rest 2023 [c]", ""},
		{
			"beside what is not known", counts, "all 2023 140; boys 2023 136 more; girls 2023 [c]; rest 2023 [c]",
			"4:18: the 2 withheld figures can be worked out to add up to at most 3: 140 − 137" + hint + "lines 2 and 3",
		},
		{
			"one, beside what is not known", counts, "all 2023 140; boys 2023 138; girls 2023 [c]; rest 2023 [x]",
			"4:18: the withheld figure can be worked out to be at most 2: 140 − 138" + one + "lines 2 and 3",
		},
		{"beside a masked figure", counts, "all 2023 140; boys 2023 138; girls 2023 [c]; rest 2023 10 less", "4:18: the withheld figure can be worked out: 140 − 138 − (0 to 9) = 0 to 2" + one + "lines 2, 3 and 5"},
		{"a whole without an end", counts, "all 2023 137 more; boys 2023 138; girls 2023 [c]; rest 2023 [c]", ""},
		{
			"shares", shares, "all 2023 140; boys 2023 98; girls 2023 [c]; rest 2023 [c]",
			"4:18: the 2 withheld figures can be worked out to add up to 2: 100 − 98" + hint + "line 3",
		},
		{"shares with room", shares, "all 2023 140; boys 2023 90; girls 2023 [c]; rest 2023 [c]", ""},
		{
			"two quarters", loose, "a 2023 140; a 2023-H1 138; a 2023-Q3 [c]; a 2023-Q4 [c]",
			"4:17: the 2 withheld figures can be worked out to add up to 2: 140 − 138" + hint + "lines 2 and 3",
		},
		{
			"two quarters and their half", loose, "a 2023 140; a 2023-H1 138; a 2023-Q3 [c]; a 2023-Q4 [c]; a 2023-H2 [c]",
			"6:17: the withheld figure can be worked out: 140 − 138 = 2" + one + "lines 2 and 3",
		},
		{
			"a quarter of a half", loose, "a 2023 140; a 2023-H1 138; a 2023-Q3 [c]",
			"4:17: the withheld figure can be worked out to be at most 2: 140 − 138" + one + "lines 2 and 3",
		},
		{"two quarters with room", loose, "a 2023 148; a 2023-H1 138; a 2023-Q3 [c]; a 2023-Q4 [c]", ""},
		{
			"in another series", halves, "h 2023-H1 [c]; h 2023-H2 [c]; a@AU 2023 500; a 2023 7",
			"2:17: the 2 withheld figures can be worked out to add up to 7" + hint + "line 5",
		},
		{"in another area", counts, "all 2023 140; boys 2022 138; boys@AU 2023 138; girls 2023 [c]; rest 2023 [c]", ""},
	} {
		t.Run(tt.name, tt.run)
	}
}

// TestKeptBackIsTrue holds what is said to be worked out to the figures that were
// kept back: it may never be wrong, or it would have been worked out wrongly.
func TestKeptBackIsTrue(t *testing.T) {
	defs := world("all, reports, parts: [boys, girls], frequency: irregular", "boys, reports, frequency: irregular", "girls, reports, frequency: irregular")
	random := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		cells, values := consistent(random)
		var rows []string
		for i, c := range cells {
			text := fmt.Sprint(values[i])
			switch random.IntN(6) {
			case 0, 1:
				text = "[c]"
			case 2:
				text = fmt.Sprintf("%d..%d", max(0, values[i]-random.IntN(4)), values[i]+random.IntN(4))
			}
			rows = append(rows, c[0]+" "+c[1]+" "+text)
		}
		_, list := load(t, defs, rowsOf(strings.Join(rows, ";")))
		for _, p := range list {
			_, found, single := strings.Cut(p.Message, "the withheld figure can be worked out: ")
			if p.Rule != "disclosure" {
				t.Errorf("figures that add up: %s", p)
			}
			if !single {
				continue
			}
			found = strings.ReplaceAll(found[strings.LastIndex(found, "= ")+2:], ",", "")
			var lo, hi int
			if n, err := fmt.Sscanf(found, "%d to %d", &lo, &hi); n < 2 && err != nil {
				hi = lo
			}
			if v := values[p.Line-2]; v < lo || v > hi {
				t.Errorf("%s, and it is %d", p, v)
			}
		}
	}
}
