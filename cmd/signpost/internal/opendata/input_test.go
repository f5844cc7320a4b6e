package opendata_test

import (
	"path"
	"strings"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/claim"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/opendata"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/stats"
)

const header = "series,area,period,value,bound,flags,source,note\n"

const definitions = `areas:
  E23000023: {name: Cambridgeshire}
  E23000022: {name: Northamptonshire}
  WORLD: {name: Worldwide}
sources:
  paper: {title: 'An article, and more', publisher: The Paper, url: "https://paper.example/1?a=1&b=2", published: March 2024, retrieved: 2026-11-21, kind: newspaper}
  charity: {title: Annual <report>, publisher: A Charity, url: "https://charity.example/", published: "2025", retrieved: 2026-11-20, kind: charity}
  speech: {title: A speech, publisher: A Minister, url: "https://minister.example/", published: before Christmas, retrieved: 2026-11-19, kind: official}
series:
  count: {title: Reports of blackmail, unit: reports, definition: Reports by year., not_shown: People.}
  total: {title: All years, unit: reports, definition: The sum., not_shown: The years., frequency: irregular}
  share: {title: Boys, unit: per cent, definition: Share of reports., not_shown: Girls.}
  change: {title: Change, unit: points per year, definition: A difference., not_shown: A trend., frequency: irregular}
  half: {title: Halves, unit: reports, definition: Reports., not_shown: People., frequency: half-year, comparable_with: [count]}
`

const rows = `count,E23000023,2021,[x],,,,Not in the article.
count,E23000023,2022,[c],,,paper,
count,E23000023,2023,4619,,p r,paper,"She said ""no"", twice."
count,E23000023,2024-YTD,1667,more than,part,paper,
count,E23000023,2023-H1,2311,at least,part,paper,
count,E23000022,2023,[z],,,,
total,E23000023,2019..2024,7250,more than,part,paper,
share,WORLD,2023,66.70,,,charity,
share,WORLD,2024,91,about,,charity,
change,WORLD,2023/24,-3.5,,e b u,charity,
change,WORLD,2024/25,-5.5..-3.25,,,charity,
half,E23000023,2025-H2,1875..1990,,,charity,
half,E23000023,2026-H1,1200,less than,,charity,
`

// load reads the data of the tests with rows of its own.
func load(t testing.TB, defs, rows, revisions string) *stats.Dataset {
	t.Helper()
	in := stats.Input{
		Definitions:  &diag.File{Name: "statistics.yaml", Data: []byte(defs)},
		Observations: &diag.File{Name: "observations.csv", Data: []byte(header + rows)},
	}
	if revisions != "" {
		in.Revisions = &diag.File{Name: "revisions.csv", Data: []byte("date,series,area,period,old,new,reason\n" + revisions)}
	}
	d, list := stats.Load(in)
	if d == nil {
		t.Fatal(list)
	}
	return d
}

// figure looks a figure for Cambridgeshire up.
func figure(t testing.TB, d *stats.Dataset, series, period string) stats.Observation {
	t.Helper()
	o, miss := d.Figure(series, period, "E23000023")
	if miss != nil {
		t.Fatal(miss)
	}
	return o
}

const revisions = `2025-03-01,count,E23000023,2023,4500,4600,The force counted again.
2025-09-01,count,E23000022,2022,12,removed,It was about another area.
2025-09-01,count,E23000023,2023,4600,4619,A slip.
`

// input is data with a case of everything, two claims and words of a minister.
func input(t testing.TB) opendata.Input {
	t.Helper()
	d := load(t, definitions, rows, revisions)
	in := inputOf(d, header+rows)
	year, half := figure(t, d, "count", "2023"), figure(t, d, "half", "2025-H2")
	in.Claims = []opendata.Claim{
		{ID: "claim_10", Page: "https://site.example/young/#claim_10", Result: claim.Result{
			Words: "more than 4,000", Phrase: "more than", Figures: []stats.Observation{year}, Sum: "4,619 > 4,000", Verdict: claim.True,
		}},
		{ID: "claim_9", Page: "https://site.example/young/#claim_9", Result: claim.Result{
			Words: "fewer", Phrase: "fewer", Figures: []stats.Observation{half, year}, Sum: "1,990 < 4,619", Verdict: claim.True,
		}},
		{ID: "claim_10", Page: "https://site.example/parents/#claim_10", Result: claim.Result{
			Words: "4,619", Phrase: "number", Figures: []stats.Observation{year}, Sum: "4,619", Verdict: claim.True,
		}},
	}
	in.Said = []opendata.Said{{Words: "the vast majority", SourceID: "speech", Page: "https://site.example/parents/"}}
	return in
}

func inputOf(d *stats.Dataset, observations string) opendata.Input {
	return opendata.Input{
		Data: d, Observations: []byte(observations),
		Site: opendata.Site{
			Name: "Tell & Someone", BaseURL: "https://site.example", Language: "en-GB", LicenceName: "CC BY 4.0",
			LicenceURL: "https://creativecommons.org/licenses/by/4.0/", Description: "Help.",
		},
		Page: opendata.Page{
			Title: "What the figures show", Summary: "What is known of reports.", Path: "/statistics/",
			Updated: time.Date(2026, time.November, 21, 0, 0, 0, 0, time.UTC),
		},
		FigureURL: func(o stats.Observation) string {
			if o.SeriesID == "total" {
				return "" // no page shows it
			}
			return "https://site.example/statistics/#" + o.Anchor()
		},
	}
}

// contents gives the files by their name in the folder.
func contents(t testing.TB, in opendata.Input) map[string]string {
	t.Helper()
	made := map[string]string{}
	for _, f := range opendata.Files(in) {
		if !strings.HasPrefix(f.Name, "statistics/") {
			t.Errorf("%s is not below the page", f.Name)
		}
		made[path.Base(f.Name)] = string(f.Data)
	}
	return made
}

// with gives the files with one of them changed.
func with(files []output.File, name, data string) []output.File {
	changed := make([]output.File, len(files))
	copy(changed, files)
	for i, f := range changed {
		if path.Base(f.Name) == name {
			changed[i].Data = []byte(data)
		}
	}
	return changed
}
