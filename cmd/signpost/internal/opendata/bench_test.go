package opendata_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/claim"
	"example.org/signpost/cmd/signpost/internal/opendata"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// many is data of 150 figures in 10 series and 200 claims of two figures each.
func many(t testing.TB) opendata.Input {
	t.Helper()
	defs, _, _ := strings.Cut(definitions, "series:\n")
	var series, rows strings.Builder
	for i := range 10 {
		name := "counted-" + string(rune('a'+i))
		fmt.Fprintf(&series, "  %s: {title: Reports of kind %d, unit: reports, definition: %q, not_shown: %q}\n", name, i,
			strings.Repeat("What was counted. ", 10), strings.Repeat("What was not. ", 10))
		for year := 2010; year < 2025; year++ {
			fmt.Fprintf(&rows, "%s,E23000023,%d,%d,,p,paper,A note of some length about the figure.\n", name, year, 1000*(i+1)+year)
		}
	}
	in := inputOf(load(t, defs+"series:\n"+series.String(), rows.String(), ""), header+rows.String())
	s, _ := in.Data.Series("counted-a")
	for i := range 200 {
		in.Claims = append(in.Claims, opendata.Claim{
			ID: fmt.Sprintf("claim_%d", i), Page: fmt.Sprintf("https://site.example/%d/#claim_%d", i%20, i),
			Result: claim.Result{
				Words: "rose", Phrase: "increased", Sum: "(3,020 − 3,010) ÷ 3,010 = 0.3 %", Verdict: claim.True,
				Figures: []stats.Observation{s.Observations[i%14], s.Observations[i%14+1]},
			},
		})
	}
	return in
}

func BenchmarkFiles(b *testing.B) {
	in := many(b)
	b.ReportAllocs()
	for b.Loop() {
		opendata.Files(in)
	}
}

func BenchmarkVerify(b *testing.B) {
	in := many(b)
	files := opendata.Files(in)
	b.ReportAllocs()
	for b.Loop() {
		if err := opendata.Verify(in, files); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDataset(b *testing.B) {
	in := many(b)
	b.ReportAllocs()
	for b.Loop() {
		opendata.Dataset(in)
	}
}
