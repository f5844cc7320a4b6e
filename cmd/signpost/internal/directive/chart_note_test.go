package directive_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// TestChartNotes wants every mark of a figure told to the reader, in words.
func TestChartNotes(t *testing.T) {
	const marked = "series,area,period,value,bound,flags,source,note\n" +
		"reports,WORLD,2022,10,,p,paper,Counted twice.\n" +
		"reports,WORLD,2023,20,,p r,paper,\n" +
		"reports,WORLD,2024-YTD,30,,part,paper,Until May.\n"
	const meaning = "areas:\n  WORLD: {name: Worldwide}\n" +
		"sources:\n  paper: {title: T, publisher: P, url: https://www.example.org/, published: \"2024\", retrieved: 2026-11-21, kind: newspaper}\n" +
		"series:\n  reports: {title: Reports, unit: reports, definition: D., not_shown: N.}\n"
	data, list := stats.Load(stats.Input{Definitions: &diag.File{Name: "statistics.yaml", Data: []byte(meaning)}, Observations: &diag.File{Name: "observations.csv", Data: []byte(marked)}})
	if len(list) > 0 {
		t.Fatal(list)
	}
	view, list := drawn(t, "::chart{reports}", data)
	if len(list) > 0 {
		t.Fatal(list)
	}
	var got []string
	for _, r := range view.(directive.Chart).Rows {
		got = append(got, r.Note)
	}
	if got, want := strings.Join(got, "|"), "Provisional. Counted twice.|Provisional, revised.|Until May."; got != want {
		t.Errorf("notes %q, want %q", got, want)
	}
}
