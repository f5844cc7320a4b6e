package stats_test

import (
	"fmt"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

func ExampleLoad() {
	defs := &diag.File{Name: "statistics.yaml", Data: []byte(`
areas: {E23000023: {name: Cambridgeshire}}
sources:
  huntspost-2024:
    {title: Cambridgeshire figures, publisher: The Hunts Post, url: "https://www.huntspost.co.uk/",
     published: "2024", retrieved: 2026-11-21, kind: newspaper}
series:
  cambs-sextortion:
    {title: Reports to Cambridgeshire Police, unit: reports, definition: Reports by calendar year.,
     not_shown: How many people were affected.}
`)}
	obs := &diag.File{Name: "observations.csv", Data: []byte(`series,area,period,value,bound,flags,source,note
cambs-sextortion,E23000023,2022,[x],,,,not published
cambs-sextortion,E23000023,2023,619,,,huntspost-2024,
cambs-sextortion,E23000023,2024-YTD,166,more than,part,huntspost-2024,
`)}
	data, problems := stats.Load(stats.Input{Definitions: defs, Observations: obs})
	if problems.HasErrors() {
		fmt.Println(problems)
		return
	}
	series, _ := data.Series("cambs-sextortion")
	for _, o := range series.Observations {
		fmt.Printf("%s: %s", o.Period, o.Value)
		if o.Source != nil {
			fmt.Printf(", %s", o.Source.Attribution())
		}
		fmt.Println()
	}
	// Output:
	// 2022: no figure
	// 2023: 619, as reported by The Hunts Post
	// 2024, part of the year: more than 166, as reported by The Hunts Post
}

func ExampleDataset_Figure() {
	defs := &diag.File{Name: "statistics.yaml", Data: []byte(definitions)}
	obs := &diag.File{Name: "observations.csv", Data: []byte(header + complete)}
	data, _ := stats.Load(stats.Input{Definitions: defs, Observations: obs})
	if _, miss := data.Figure("count", "2020", ""); miss != nil {
		fmt.Println(miss)
		fmt.Println(miss.Hint)
	}
	// Output:
	// no figure for 2020 in the series "count"
	// the periods are 2023
}

func ExampleDataset_Comparable() {
	defs := &diag.File{Name: "statistics.yaml", Data: []byte(definitions)}
	obs := &diag.File{Name: "observations.csv", Data: []byte(header + complete +
		"count,E23000023,2023,619,,,paper,\ncount,E23000023,2024-YTD,166,more than,part,paper,\n")}
	data, _ := stats.Load(stats.Input{Definitions: defs, Observations: obs})
	before, _ := data.Figure("count", "2023", "E23000023")
	after, _ := data.Figure("count", "2024-YTD", "E23000023")
	fmt.Println(data.Comparable(before, after))
	// Output:
	// 2024 is only a part of a year, and nobody said up to which day
}

// A figure that was published does not change without a word.
func ExampleLock() {
	defs := &diag.File{Name: "statistics.yaml", Data: []byte(definitions)}
	obs := &diag.File{Name: "observations.csv", Data: []byte(header + complete)}
	data, _ := stats.Load(stats.Input{Definitions: defs, Observations: obs})
	lock := &diag.File{Name: "published.lock", Data: stats.Lock(data)}

	changed := strings.Replace(complete, "count,E23000022,2023,50", "count,E23000022,2023,51", 1)
	obs = &diag.File{Name: "observations.csv", Data: []byte(header + changed)}
	_, problems := stats.Load(stats.Input{Definitions: defs, Observations: obs, Published: lock})
	for _, p := range problems {
		fmt.Println(p.Message)
		fmt.Println(p.Hint)
	}
	// Output:
	// published as 50 and now 51, and revisions.csv does not say so
	// put the published figure back, or add to revisions.csv: the date,count,E23000022,2023,50,51,why
}
