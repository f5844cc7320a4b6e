package opendata_test

import (
	"fmt"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/opendata"
	"example.org/signpost/cmd/signpost/internal/stats"
)

func TestCite(t *testing.T) {
	d := load(t, definitions, rows, "")
	s := opendata.Site{Name: "Tell Someone"}
	o := figure(t, d, "count", "2023")
	series, _ := d.Series("count")
	read := time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC)
	const at = ". Listed by Tell Someone, https://site.example/statistics/#count-2023-e23000023"
	for _, tt := range []struct {
		name, page string
		source     *stats.Source
		want       string
	}{
		{"all that is known", "https://site.example/statistics/", o.Source, "The Paper, An article, and more, March 2024, https://paper.example/1?a=1&b=2 (read on 21 November 2026)" + at},
		{"address of a row", "https://site.example/statistics/#x", o.Source, "The Paper, An article, and more, March 2024, https://paper.example/1?a=1&b=2 (read on 21 November 2026)" + at},
		{"day of one digit", "https://site.example/statistics/", &stats.Source{Publisher: "P", Title: "T", URL: "https://p.example/", Published: "2024", Retrieved: read}, "P, T, 2024, https://p.example/ (read on 1 November 2026)" + at},
		{"no date of reading", "https://site.example/statistics/", &stats.Source{Publisher: "P", Title: "T", URL: "https://p.example/", Published: "2024"}, "P, T, 2024, https://p.example/" + at},
		{"no date at all", "https://site.example/statistics/", &stats.Source{Publisher: "P", Title: "T", URL: "https://p.example/"}, "P, T, https://p.example/" + at},
		{"no source", "https://site.example/statistics/", nil, "Reports of blackmail, Cambridgeshire, 2023" + at},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := opendata.Cite(s, tt.page, series, tt.source, o); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestCiteUnknownSeries(t *testing.T) {
	o := figure(t, load(t, definitions, rows, ""), "count", "2021")
	const want = "count, Cambridgeshire, 2021. Listed by S, https://s.example/#count-2021-e23000023"
	if got := opendata.Cite(opendata.Site{Name: "S"}, "https://s.example/", nil, nil, o); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func ExampleCite() {
	source := &stats.Source{
		Publisher: "Internet Watch Foundation", Title: "Hotline report on teenage boys", Published: "18 March 2024",
		URL: "https://www.iwf.example/", Retrieved: time.Date(2026, time.November, 21, 0, 0, 0, 0, time.UTC),
	}
	site := opendata.Site{Name: "Tell Someone"}
	fmt.Println(opendata.Cite(site, "https://site.example/statistics/", &stats.Series{}, source, stats.Observation{}))
	// Output:
	// Internet Watch Foundation, Hotline report on teenage boys, 18 March 2024, https://www.iwf.example/ (read on 21 November 2026). Listed by Tell Someone, https://site.example/statistics/
}
