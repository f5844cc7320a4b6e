package directive_test

import (
	"fmt"
	"html/template"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/source"
)

// TestChartDrawings wants a drawing of each kind where its template looks for it, and
// a file of it that may be published.
func TestChartDrawings(t *testing.T) {
	for _, tt := range []struct {
		text              string
		svg, bars, panels int
	}{
		{"::chart{count}", 1, 0, 0},
		{"::chart{bounds kind=dots}", 1, 0, 0},
		{"::chart{areas kind=bars period=2022}", 0, 2, 0},
		{"::chart{areas kind=multiples}", 0, 0, 2},
		{"::chart{all kind=stack period=2024}", 1, 0, 0},
		{"::chart{share kind=icons period=2023}", 1, 0, 0},
		{"::chart{count kind=tile period=2021}", 0, 0, 0},
	} {
		c := chart(t, tt.text)
		svg, bars, panels := drawings(c.SVG), 0, 0
		for _, r := range c.Rows {
			bars += drawings(r.Bar)
		}
		for _, p := range c.Panels {
			panels += drawings(p.SVG)
		}
		if svg != tt.svg || bars != tt.bars || panels != tt.panels {
			t.Errorf("%s: %d drawings, %d bars, %d panels, want %d, %d, %d", tt.text, svg, bars, panels, tt.svg, tt.bars, tt.panels)
		}
		name, picture := c.PictureName(), c.Picture()
		if want := "statistics/" + c.ID + ".svg"; name != want {
			t.Errorf("%s: the file %s, want %s", tt.text, name, want)
		}
		if list := asset.CheckSVG(source.File{Name: name, Data: picture}); len(list) > 0 {
			t.Errorf("%s: %s", tt.text, report(list))
		}
		words := strings.Join(strings.Fields(tags(string(picture))), " ")
		for _, want := range []string{c.Title, c.Subtitle, c.Sentence, "Source: " + c.Sources[0].Attribution, "What this does not show"} {
			if !strings.Contains(words, want) {
				t.Errorf("%s: the file does not say %q:\n%s", tt.text, want, words)
			}
		}
	}
}

// drawings is 1 for a drawing and 0 for none.
func drawings(svg template.HTML) int {
	if strings.HasPrefix(string(svg), "<svg ") && strings.HasSuffix(strings.TrimSpace(string(svg)), "</svg>") {
		return 1
	}
	return 0
}

// tags takes the tags out of a file.
func tags(svg string) string {
	var b strings.Builder
	for _, piece := range strings.Split(svg, "<") {
		_, text, _ := strings.Cut(piece, ">")
		b.WriteString(" " + text)
	}
	return b.String()
}

// TestChartIDs wants different charts of one series to live on one page.
func TestChartIDs(t *testing.T) {
	seen := map[string]string{}
	for _, text := range []string{
		"::chart{areas area=E23000022}", "::chart{areas area=E23000023}", "::chart{areas area=E23000023 periods=2022..2023}",
		"::chart{areas area=E23000023 kind=dots}", "::chart{areas kind=bars period=2022}", "::chart{areas area=E23000023 kind=bars}",
		"::chart{areas kind=multiples}", "::chart{areas kind=tile area=E23000023 period=2022}", "::chart{areas kind=tile area=E23000023 period=2024}",
		"::chart{areas kind=tile area=E23000023 period=2024 compare=2022}", "::chart{areas kind=tile area=E23000022 period=2022}",
		"::chart{boys kind=icons period=2024 of=all}", "::chart{boys kind=stack period=2024 of=all}", "::chart{boys girls kind=stack period=2024}",
		"::chart{boys girls kind=bars period=2024}", "::chart{girls boys kind=bars period=2024}",
	} {
		id := chart(t, text).ID
		if other, twice := seen[id]; twice || !strings.HasPrefix(id, "chart_") || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			t.Errorf("%s: the id %q; that of %s", text, id, other)
		}
		seen[id] = text
	}
}

func TestChartAnchors(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"::chart{areas kind=multiples}", "areas-2022-e23000022 areas-2023-e23000022 areas-2022-e23000023 areas-2023-e23000023 areas-2024-e23000023"},
		{"::chart{count kind=tile period=2021}", "count-2021"},
	} {
		c := chart(t, tt.text)
		if got := strings.Join(c.Anchors(), " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.text, got, tt.want)
		}
		first := c.Anchors()[0]
		without, ok := c.WithoutAnchors(map[string]bool{first: true}).(directive.Chart)
		if got, want := strings.Join(without.Anchors(), " "), strings.TrimSpace(strings.TrimPrefix(tt.want, first)); !ok || got != want {
			t.Errorf("%s: %s, want %s", tt.text, got, want)
		}
		if got := strings.Join(c.Anchors(), " "); got != tt.want {
			t.Errorf("%s: the chart itself has changed: %s", tt.text, got)
		}
	}
}

// TestChartLocated links each series to its section.
func TestChartLocated(t *testing.T) {
	c := chart(t, "::chart{boys kind=stack period=2024 of=all}")
	located := c.Located(func(anchor string) string { return "/statistics/#" + anchor }).(directive.Chart)
	want := []directive.ChartDefinition{{ID: "boys", Title: "Boys", Path: "/statistics/#series_boys"}, {ID: "all", Title: "All reports", Path: "/statistics/#series_all"}}
	if d := cmp.Diff(want, located.Definitions); d != "" || c.Definitions[0].Path != "" {
		t.Error(d, c.Definitions)
	}
}

// BenchmarkCharts draws fifty charts with their files. A page of them should cost a
// few milliseconds.
func BenchmarkCharts(b *testing.B) {
	data := chartData(b)
	kinds := []string{
		"count", "bounds kind=dots", "areas kind=bars period=2022", "areas kind=multiples", "all kind=stack period=2024",
		"share kind=icons period=2023", "count kind=tile period=2021", "areas area=E23000023", "boys girls kind=bars period=2024", "broken periods=2022..2023",
	}
	var text strings.Builder
	for range 5 {
		for _, k := range kinds {
			fmt.Fprintf(&text, "::chart{%s title=\"What we know\"}\n\n", k)
		}
	}
	f := &diag.File{Name: "a.md", Data: []byte(text.String())}
	doc, _ := markdown.NewParser().Parse(f, 0)
	r := directive.NewResolver(chartEnvironment(data))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range doc.Directives {
			v, list := r.Resolve(d, f, directive.Page{Path: "/statistics/"})
			if len(list) > 0 {
				b.Fatal(report(list))
			}
			if len(v.(directive.Chart).Picture()) == 0 {
				b.Fatal("no file")
			}
		}
	}
}
