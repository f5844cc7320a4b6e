package directive_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// parsed reads a page that holds one directive; false when it does not parse.
func parsed(text string) (*diag.File, *markdown.Doc, bool) {
	f := &diag.File{Name: "a.md", Data: []byte(text + "\n")}
	doc, list := markdown.NewParser().Parse(f, 0)
	return f, doc, len(list) == 0 && len(doc.Directives) == 1
}

// drawn gives the chart of a directive, and every problem.
func drawn(t testing.TB, text string, data *stats.Dataset) (directive.View, diag.List) {
	t.Helper()
	f, doc, ok := parsed(text)
	if !ok {
		t.Fatalf("%s does not parse", text)
	}
	return directive.NewResolver(chartEnvironment(data)).Resolve(doc.Directives[0], f, directive.Page{Path: "/statistics/"})
}

// chart gives a chart that nothing is wrong with.
func chart(t testing.TB, text string) directive.Chart {
	t.Helper()
	v, list := drawn(t, text, chartData(t))
	if len(list) > 0 {
		t.Fatalf("%s: %s", text, report(list))
	}
	c, ok := v.(directive.Chart)
	if !ok {
		t.Fatalf("%s: %T", text, v)
	}
	return c
}

func TestColumns(t *testing.T) {
	got := chart(t, `::chart{count title="How many reports the police counted"}`)
	if !strings.HasPrefix(string(got.SVG), "<svg") || !strings.Contains(string(got.SVG),
		"Columns by period, reports. 2021: 1,200; 2022: no figure; 2023: 75 to 90; 2024, part of the year: more than 166. The table below has the same figures.") {
		t.Errorf("drawing %s", got.SVG)
	}
	if strings.Contains(string(got.SVG), got.Title) {
		t.Error("the drawing says the title again, which a screen reader has just read")
	}
	got.SVG = ""
	want := directive.Chart{
		Kind: "columns", ID: "chart_count_e23000023", Title: "How many reports the police counted", Subtitle: "Reports, Cambridgeshire, 2021 to 2024, part of the year",
		Unit: "Reports", NotShown: "People.", ByPeriod: true, Notes: true,
		Rows: []directive.ChartRow{
			{Anchor: "count-2021", Period: "2021", Value: "1,200", Note: "A note."},
			{Anchor: "count-2022", Period: "2022", Value: "no figure", Note: "Not published.", Missing: true},
			{Anchor: "count-2023", Period: "2023", Value: "75 to 90", Note: "Provisional."},
			{Anchor: "count-2024-ytd", Period: "2024, part of the year", Value: "more than 166", Part: true},
		},
		Sources: []directive.Source{{
			Title: "An article", Publisher: "The Paper", Attribution: "as reported by The Paper", URL: "https://paper.example/1", Published: "2024",
			Retrieved: directive.Date{ISO: "2026-11-21", Text: "21 November 2026"}, Reported: true,
		}},
		Definitions: []directive.ChartDefinition{{ID: "count", Title: "Reports"}},
		SVGPath:     "/statistics/chart_count_e23000023.svg",
	}
	if d := cmp.Diff(want, got, cmpopts.IgnoreUnexported(directive.Chart{})); d != "" {
		t.Error(d)
	}
}

// TestChartViews wants of every kind what a reader sees: the title, the line below
// it, and each row.
func TestChartViews(t *testing.T) {
	for _, tt := range []struct{ text, template, want string }{
		{
			"::chart{areas area=E23000022}", "chart",
			"chart_areas_e23000022|Two forces|Bedfordshire, 2022 to 2023\n|2022|10\n|2023|withheld -",
		},
		{
			"::chart{areas area=E23000023 periods=2022..2023}", "chart",
			"chart_areas_e23000023_2022-to-2023|Two forces|Cambridgeshire, 2022 to 2023\n|2022|30\n|2023|40",
		},
		{
			"::chart{halves periods=2022..2023}", "chart",
			"chart_halves_world_2022-to-2023|Halves|Worldwide, 2022 to 2023\n|2022|100\n|2023|110",
		},
		{
			"::chart{halves periods=2023-H1..2024-H2}", "chart",
			"chart_halves_world_2023-h1-to-2024-h2|Halves|Worldwide, first half of 2023 to second half of 2024\n|First half of 2023|50\n|First half of 2024|60\n|Second half of 2024|70 /",
		},
		{
			"::chart{fiscal periods=2021/22..2022/23}", "chart",
			"chart_fiscal_world_2021-to-22-to-2022-to-23|Fiscal|Worldwide, 2021/22 to 2022/23\n|2021/22|10\n|2022/23|20",
		},
		{
			"::chart{bounds kind=dots}", "chart",
			"chart_bounds_world_dots|Bounds|Worldwide, 2020 to 2023\n|2020|about 20\n|2021|at least 30\n|2022|less than 12\n|2023|40",
		},
		{
			"::chart{bounds kind=bars}", "chart-bars",
			"chart_bounds_world_bars|Bounds|Worldwide, 2020 to 2023\n|2020|about 20\n|2021|at least 30\n|2022|less than 12\n|2023|40",
		},
		{
			"::chart{nothing kind=bars}", "chart-bars",
			"chart_nothing_world_bars|Nothing|Worldwide, 2022 to 2023\n|2022|0\n|2023|0",
		},
		{
			"::chart{areas kind=bars period=2022}", "chart-bars",
			"chart_areas_bars_2022|Two forces|By area, 2022\nBedfordshire|2022|10\nCambridgeshire|2022|30",
		},
		{
			"::chart{boys girls kind=bars period=2024}", "chart-bars",
			"chart_boys_girls_world_bars_2024|All reports|Worldwide, 2024\nBoys|2024|155\nGirls|2024|20",
		},
		{
			"::chart{count same kind=bars period=2021}", "chart-bars",
			"chart_count_same_e23000023_bars_2021|Reports and The same count|Cambridgeshire, 2021\nReports|2021|1,200\nThe same count|2021|600",
		},
		{
			"::chart{one two kind=bars period=2023}", "chart-bars",
			"chart_one_two_world_bars_2023|Who asked|Worldwide, 2023, in per cent\nOne|2023|20\nTwo|2023|30",
		},
		{
			"::chart{areas kind=multiples}", "chart-multiples",
			"chart_areas_multiples|Two forces|By area, 2022 to 2024\nBedfordshire|2022|10\nBedfordshire|2023|withheld -\nBedfordshire|2024|no figure -\n" +
				"Cambridgeshire|2022|30\nCambridgeshire|2023|40\nCambridgeshire|2024|50",
		},
		{
			"::chart{all kind=stack period=2024}", "chart",
			"chart_all_world_stack_2024|All reports|Worldwide, 2024\nBoys|2024|155\nGirls|2024|20\nAll: All reports|2024|175",
		},
		{
			"::chart{boys kind=stack period=2024 of=all}", "chart",
			"chart_boys_world_stack_2024_of-all|Boys|Worldwide, 2024\nBoys|2024|155\nAll: All reports|2024|175",
		},
		{
			"::chart{thirds kind=stack period=2024}", "chart",
			"chart_thirds_world_stack_2024|Who asked|Worldwide, 2024\nOne|2024|33.3\nTwo|2024|33.3\nThree|2024|33.3",
		},
		{
			"::chart{one two kind=stack period=2023}", "chart",
			"chart_one_two_world_stack_2023|Who asked|Worldwide, 2023\nOne|2023|20\nTwo|2023|30",
		},
		{
			"::chart{share kind=stack period=2023}", "chart",
			"chart_share_world_stack_2023|Share of boys|Worldwide, 2023\nShare of boys|2023|91",
		},
		{
			"::chart{share kind=icons period=2023}", "chart",
			"chart_share_world_icons_2023|Share of boys|Worldwide, 2023|About 9 in 10.\nShare of boys|2023|91",
		},
		{
			"::chart{boys kind=icons period=2024 of=all}", "chart",
			"chart_boys_world_icons_2024_of-all|Boys, as a share of: All reports|Worldwide, 2024|About 9 in 10.\nBoys|2024|155\nAll reports|2024|175",
		},
		{
			"::chart{count kind=tile period=2021}", "chart-tile",
			"chart_count_e23000023_tile_2021|Reports|Cambridgeshire, 2021\ncount-2021|1,200|1200|reports|A note.",
		},
		{
			"::chart{share kind=tile period=2022}", "chart-tile",
			"chart_share_world_tile_2022|Share of boys|Worldwide, 2022\nshare-2022|90|90|per cent|",
		},
	} {
		got := chart(t, tt.text)
		if got, want := got.Template(), "directives/"+tt.template+".html"; got != want {
			t.Errorf("%s: %s, want %s", tt.text, got, want)
		}
		if got := shown(got); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.text, got, tt.want)
		}
	}
}

// shown is what a reader sees of a chart, but for its drawing.
func shown(c directive.Chart) string {
	lines := []string{c.ID + "|" + c.Title + "|" + c.Subtitle}
	if c.Sentence != "" {
		lines[0] += "|" + c.Sentence
	}
	for _, r := range c.Rows {
		line := r.Name + "|" + r.Period + "|" + r.Value
		if r.Missing {
			line += " -"
		}
		if r.Part {
			line += " /"
		}
		lines = append(lines, line)
	}
	if c.Tile != nil {
		lines = append(lines, c.Tile.Anchor+"|"+c.Tile.Number+"|"+c.Tile.Value+"|"+c.Tile.Unit+"|"+c.Tile.Note)
	}
	return strings.Join(lines, "\n")
}
