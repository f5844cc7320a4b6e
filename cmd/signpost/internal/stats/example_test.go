package stats_test

import (
	"fmt"

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
	data, problems := stats.Load(defs, obs)
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
	data, _ := stats.Load(defs, obs)
	if _, miss := data.Figure("count", "2020", ""); miss != nil {
		fmt.Println(miss)
		fmt.Println(miss.Hint)
	}
	// Output:
	// no figure for 2020 in the series "count"
	// the periods are 2023
}
