package opendata_test

import (
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/opendata"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the files of testdata/golden anew")

// TestGolden holds small files against what was read in review.
func TestGolden(t *testing.T) {
	d := load(t, definitions, `count,E23000023,2021,[x],,,,Not in the article.
count,E23000023,2022,[x],,,,Not in the article.
count,E23000023,2023,4619,,p,paper,"She said ""no"", twice."
count,E23000023,2024-YTD,1667,more than,part,paper,
total,E23000023,2019..2024,7250,more than,part,paper,
share,WORLD,2023,66.70,,,charity,
change,WORLD,2023/24,-5.5..-3.25,,,charity,
half,E23000023,2025-H2,1875..1990,,,charity,
`, "")
	in := inputOf(d, header)
	in.Claims, in.Said = input(t).Claims[:1], input(t).Said
	made := contents(t, in)
	for _, name := range []string{"figures.csv", "statistics.json", "claims.json", "revisions.xml"} {
		golden := filepath.Join("testdata", "golden", name)
		if *update {
			if err := os.WriteFile(golden, []byte(made[name]), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), made[name]); diff != "" {
			t.Errorf("%s differs from what it was (-was +is):\n%s", name, diff)
		}
	}
}

func TestFilesAreThoseOfNames(t *testing.T) {
	var got []string
	for _, f := range opendata.Files(input(t)) {
		got = append(got, path.Base(f.Name))
	}
	if want := opendata.Names(); !slices.Equal(got, want) {
		t.Errorf("files %v, want %v", got, want)
	}
	for _, name := range opendata.Names() {
		if opendata.About(name) == "" {
			t.Errorf("nothing is said about %s", name)
		}
	}
	if got := opendata.About("other.csv"); got != "" {
		t.Errorf("About(other.csv) = %q", got)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	first := contents(t, input(t))
	for range 5 {
		if diff := cmp.Diff(first, contents(t, input(t))); diff != "" {
			t.Fatalf("files differ from run to run:\n%s", diff)
		}
	}
	// Pages may be given in another order; what stands on one keeps its order.
	in := input(t)
	in.Claims = []opendata.Claim{in.Claims[2], in.Claims[0], in.Claims[1]}
	if diff := cmp.Diff(first, contents(t, in)); diff != "" {
		t.Errorf("files depend on the order of the pages:\n%s", diff)
	}
}

func TestObservationsAreTheEditorsBytes(t *testing.T) {
	in := input(t)
	in.Observations = []byte("\uFEFF" + strings.ReplaceAll(header+rows, "\n", "\r\n") + ",,,,,,,\r\n")
	if got := contents(t, in)["observations.csv"]; got != string(in.Observations) {
		t.Errorf("observations.csv is not what the editors saved")
	}
	if err := opendata.Verify(in, opendata.Files(in)); err != nil {
		t.Error(err)
	}
}

// TestLastDay says where the end of a count is known.
func TestLastDay(t *testing.T) {
	d := load(t, definitions, rows+`half,E23000022,2023-H1,50,,part,paper,
total,E23000022,2019..2024,50,,,paper,
total,E23000022,2018,50,,part,paper,
total,E23000022,2018-Q1,50,,part,paper,
`, "")
	text := contents(t, inputOf(d, ""))["figures.csv"]
	table, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, row := range table[1:] {
		got[strings.Join([]string{row[0], row[3], row[5]}, " ")] = row[7] + " " + row[8]
	}
	for figure, want := range map[string]string{
		"count E23000023 2023":       "2023-01-01 2023-12-31",
		"count E23000023 2024-YTD":   "2024-01-01 ", // nobody said up to which day
		"count E23000023 2023-H1":    "2023-01-01 2023-06-30",
		"half E23000022 2023-H1":     "2023-01-01 ", // less than the half
		"half E23000023 2026-H1":     "2026-01-01 2026-06-30",
		"total E23000023 2019..2024": "2019-01-01 ",
		"total E23000022 2019..2024": "2019-01-01 2024-12-31",
		"total E23000022 2018":       "2018-01-01 ",
		"total E23000022 2018-Q1":    "2018-01-01 ", // a series without a fixed period
		"change WORLD 2023/24":       "2023-04-01 2024-03-31",
	} {
		if got[figure] != want {
			t.Errorf("%s is from %q, want %q", figure, got[figure], want)
		}
	}
}

// TestNumbersAreNotRounded reads the numbers of statistics.json as text.
func TestNumbersAreNotRounded(t *testing.T) {
	d := load(t, definitions, `count,E23000023,2023,999999999999999,,,paper,
total,E23000023,2023,10,,,paper,
share,WORLD,2023,99.9999999999999,,,paper,
change,WORLD,2023,-0.00000000000001,,,paper,
half,E23000023,2023-H1,0,,,paper,
`, "")
	in := inputOf(d, "")
	var got struct {
		Observations []struct {
			Value        string
			Lower, Upper json.Number
		}
	}
	if err := json.Unmarshal([]byte(contents(t, in)["statistics.json"]), &got); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"999999999999999", "10", "99.9999999999999", "-0.00000000000001", "0"} {
		if o := got.Observations[i]; o.Value != want || o.Lower.String() != want || o.Upper.String() != want {
			t.Errorf("got %+v, want %s", o, want)
		}
	}
}
