package directive_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// statisticsPage makes 50 series of eight years with gaps, and a page that makes
// claims and draws charts of them.
func statisticsPage(tb testing.TB, claims, charts int) (*stats.Dataset, *diag.File, *markdown.Doc) {
	tb.Helper()
	var yaml, csv, page strings.Builder
	yaml.WriteString("areas: {WORLD: {name: Worldwide}}\nsources: {paper: {title: An article, publisher: The Paper, " +
		"url: \"https://paper.example/1\", published: \"2024\", retrieved: 2026-11-21, kind: newspaper}}\nseries:\n")
	csv.WriteString("series,area,period,value,bound,flags,source,note\n")
	name := func(i int) string { return fmt.Sprintf("series-%c%c", 'a'+i%26, 'a'+i/26) }
	const series = 50
	for i := range series {
		fmt.Fprintf(&yaml, "  %s: {title: Reports %s, unit: reports, definition: Reports., not_shown: People.}\n", name(i), name(i))
		for year := 2016; year <= 2023; year++ {
			value := fmt.Sprint(100 + 10*i + (year-2016)*(year-2016)*(20+i))
			if year == 2019 {
				value = "[x]"
			}
			fmt.Fprintf(&csv, "%s,WORLD,%d,%s,,,paper,\n", name(i), year, value)
		}
	}
	words := []string{"rose", "increased by more than 40 per cent", "between one and twenty a day", "more than 300"}
	for i := range claims {
		period := "2016..2023"
		if i%4 > 1 {
			period = "2023"
		}
		fmt.Fprintf(&page, "Reports :claim[%s]{%s %s}.\n\n", words[i%4], name(i%series), period)
	}
	for i := range charts {
		fmt.Fprintf(&page, "::chart{%s title=\"Reports [rose]{2016..2023} to {2023}\"}\n\n", name(i%series))
	}
	d, list := stats.Load(stats.Input{
		Definitions:  &diag.File{Name: "statistics.yaml", Data: []byte(yaml.String())},
		Observations: &diag.File{Name: "observations.csv", Data: []byte(csv.String())},
	})
	if list.HasErrors() {
		tb.Fatal(list)
	}
	f := &diag.File{Name: "index.md", Data: []byte(page.String())}
	doc, list := markdown.NewParser().Parse(f, 0)
	if list.HasErrors() {
		tb.Fatal(list)
	}
	return d, f, doc
}

// BenchmarkStatistics proves 200 claims and draws 50 charts, pictures included. It
// should stay under 20 ms.
func BenchmarkStatistics(b *testing.B) {
	d, f, doc := statisticsPage(b, 200, 50)
	r := directive.NewResolver(directive.Env{
		Statistics: d, Helplines: helpline.NewRegister(nil), HelplinePath: func(string) string { return "" },
	})
	for b.Loop() {
		for _, call := range doc.Directives {
			view, list := r.Resolve(call, f, directive.Page{Path: "/statistics/"})
			if len(list) > 0 {
				b.Fatal(list)
			}
			if picture, ok := view.(directive.Illustrated); ok && len(picture.Picture()) == 0 {
				b.Fatal("no picture")
			}
		}
	}
}
