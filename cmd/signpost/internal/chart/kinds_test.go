package chart_test

import (
	"html/template"
	"math/big"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/chart"
)

func rat(a, b int64) *big.Rat { return big.NewRat(a, b) }

func stackOf(rest string, shares ...int64) chart.StackChart {
	c := chart.StackChart{ID: "s", Title: "Title", Description: "Description", Rest: rest}
	for i, share := range shares {
		name := string(rune('a' + i))
		c.Segments = append(c.Segments, chart.Segment{Label: name, Text: "text of " + name, Share: rat(share, 100)})
	}
	return c
}

// everyDot has each way in which a figure can be known.
func everyDot() chart.DotChart {
	return chart.DotChart{ID: "d", Title: "Title", Description: "Description", Rows: []chart.Dot{
		{Label: "2019", Text: "173", State: chart.Value, At: rat(173, 1), Lo: rat(173, 1), Hi: rat(173, 1)},
		{Label: "2020", Text: "no figure"},
		{Label: "2021", Text: "75 to 290", State: chart.Value, Lo: rat(75, 1), Hi: rat(290, 1)},
		{Label: "2022", Text: "about 400", State: chart.Value, At: rat(400, 1), Lo: rat(350, 1), Hi: rat(450, 1), HiOpen: true},
		{Label: "2023", Text: "more than 300", State: chart.Value, At: rat(300, 1), Lo: rat(300, 1), LoOpen: true},
		{Label: "2024", Text: "more than 166", State: chart.Part, At: rat(166, 1), Lo: rat(166, 1), LoOpen: true},
		{Label: "2025", Text: "less than 5", State: chart.Value, At: rat(5, 1), Hi: rat(5, 1), HiOpen: true},
		{Label: "2026", Text: "kept back", State: chart.Withheld},
		{Label: "2027", Text: "some", State: chart.Value},
		{Label: "2028", Text: "75 to 80", State: chart.Part, Lo: rat(75, 1), Hi: rat(80, 1)},
		{Label: "2029", Text: "7", State: chart.Part, Lo: rat(7, 1), Hi: rat(7, 1)},
	}}
}

func everyBar() chart.BarChart {
	return chart.BarChart{Rows: []chart.BarRow{
		{Label: "Cambridgeshire", Text: "619", Bar: chart.Bar{Length: rat(1, 1), State: chart.Value}},
		{Label: "Suffolk", Text: "more than 166", Bar: chart.Bar{Length: rat(166, 619), State: chart.Part, Open: true}},
		{Label: "Norfolk", Text: "75 to 290", Bar: chart.Bar{Length: rat(75, 619), Upper: rat(290, 619), State: chart.Value}},
		{Label: "Essex", Text: "no figure"},
		{Label: "Kent", Text: "kept back", Bar: chart.Bar{State: chart.Withheld}},
	}}
}

// pages are drawings of every kind for a page, with all that each can hold.
func pages() map[string]template.HTML {
	all := map[string]template.HTML{
		"columns": columns(append(cambridgeshire(), value("2025", 10_000), chart.Column{Label: "2026", Text: "5 to 9", State: chart.Value, Height: rat(5, 1), Upper: rat(900, 1)})...),
		"stack":   chart.Stack(stackOf("the rest", 20, 20, 18, 12, 10, 8, 5)),
		"dots":    chart.Dots(everyDot()),
		"icons":   chart.Icons(chart.IconChart{ID: "i", Title: "Title", Description: "Description", Filled: 9, Of: 10}),
	}
	for _, r := range everyBar().Rows {
		all["bar of "+r.Label] = chart.DrawBar(r.Bar)
	}
	return all
}

// Every class is in the package comment, where the stylesheet's author looks, and
// in the stylesheet; and neither names a class that no drawing has.
func TestClasses(t *testing.T) {
	name := regexp.MustCompile(`chart(-[a-z0-9]+)?`)
	drawn := map[string]bool{}
	for _, svg := range pages() {
		for _, e := range elements(t, svg) {
			for class := range strings.FieldsSeq(e.class) {
				drawn[class] = true
			}
		}
	}
	documented := map[string]bool{}
	for line := range strings.SplitSeq(read(t, "doc.go"), "\n") {
		if strings.HasPrefix(line, "//\tchart") {
			for _, class := range name.FindAllString(line, -1) {
				documented[class] = true
			}
		}
	}
	for n := range strings.FieldsSeq("2 3 4") {
		documented["chart-tone"+n] = true // also chart-tone2, 3 and 4
	}
	sheet := read(t, "../../../../static/css/charts.css")
	for class := range drawn {
		if !documented[class] {
			t.Errorf("class %q is not documented", class)
		}
		if !regexp.MustCompile(`\.` + class + `\b[^-]`).MatchString(sheet) {
			t.Errorf("class %q is not in charts.css", class)
		}
	}
	for class := range documented {
		if !drawn[class] {
			t.Errorf("class %q is documented and not drawn", class)
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Whatever the kind, a screen reader hears a name and a description and no mark,
// and the page's policy finds no style.
func TestEveryKindIsOnePicture(t *testing.T) {
	for name, svg := range pages() {
		t.Run(name, func(t *testing.T) {
			drawing := elements(t, svg)
			hidden := slices.IndexFunc(drawing, func(e element) bool { return e.attributes["aria-hidden"] == "true" })
			if hidden < 0 {
				t.Fatal("nothing is hidden")
			}
			for i, e := range drawing {
				if i < hidden && e.name != "svg" && e.name != "title" && e.name != "desc" {
					t.Errorf("%s before the hidden group would be read", e.name)
				}
				if _, ok := e.attributes["style"]; ok {
					t.Errorf("%s has a style attribute", e.name)
				}
			}
			svg := drawing[0].attributes
			if strings.HasPrefix(name, "bar of") {
				if svg["aria-hidden"] != "true" || svg["role"] != "" || len(svg["id"]) > 0 {
					t.Errorf("a bar in a table is %v, want it hidden and without a role", svg)
				}
				return
			}
			if svg["role"] != "img" || svg["aria-labelledby"] == "" || svg["aria-describedby"] == "" || svg["viewBox"] != "" {
				t.Errorf("svg has %v", svg)
			}
		})
	}
}

// Fifty charts in a page, with ids that differ only in what an id cannot hold.
func TestIDsAreUnique(t *testing.T) {
	seen := map[string]bool{}
	names := []string{"a", "A", "a-b", "a_b", "a b", "a.b", "a.20.b", "a/b", "aéb", "a\xffb", "", "."}
	for i := range 50 {
		names = append(names, "chart "+strings.Repeat("x", i))
	}
	for _, id := range names {
		for _, e := range elements(t, chart.Icons(chart.IconChart{ID: id, Of: 1})) {
			if got, ok := e.attributes["id"]; ok {
				if seen[got] || strings.ContainsAny(got, " \t\"'<>&()") {
					t.Errorf("id %q for %q stands twice or cannot be referred to", got, id)
				}
				seen[got] = true
			}
		}
	}
}

func TestDots(t *testing.T) {
	drawing := elements(t, chart.Dots(everyDot()))
	var got []string
	for _, e := range drawing {
		switch class := strings.TrimPrefix(e.class, "chart-"); {
		case e.class == "chart-rule":
			got = append(got, "|")
		case e.class == "chart-gap" || e.class == "chart-part" || e.name == "circle":
			got = append(got, class)
		case e.name == "line" && e.attributes["y1"] == e.attributes["y2"] && (class == "span" || class == "open"):
			got = append(got, class)
		case e.name == "line" && class == "span":
			got = append(got, "end")
		case e.name == "path":
			got = append(got, "arrow")
		}
	}
	want := "| dot gap | span end end | span end dot | open arrow hollow | open arrow part | open hollow gap | open arrow | part | part"
	if got := strings.Join(got, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := chart.Dots(chart.DotChart{ID: "d"}); got != "" {
		t.Errorf("no rows are %q", got)
	}
}

// The words of dots say what a part is, and nothing is bold but a figure.
func TestDotWords(t *testing.T) {
	svg := string(chart.Dots(chart.DotChart{ID: "d", Rows: []chart.Dot{
		{Label: "2023", Text: "no figure"},
		{Label: "2024", Text: "5", State: chart.Part, At: rat(5, 1)},
	}}))
	for _, want := range []string{">2023: no figure</tspan>", `>2024 (part year): </tspan><tspan class="chart-value">5</tspan>`, ">0</tspan>"} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s in %s", want, svg)
		}
	}
}

func TestIcons(t *testing.T) {
	for _, tt := range []struct{ filled, of, wantFilled, wantEmpty int }{
		{9, 10, 9, 1},
		{0, 10, 0, 10},
		{10, 10, 10, 0},
		{11, 10, 10, 0},
		{-1, 4, 0, 4},
		{50, 100, 50, 50},
		{1, 0, 0, 0},
		{1, 101, 0, 0},
		{1, -1, 0, 0},
	} {
		svg := chart.Icons(chart.IconChart{ID: "i", Filled: tt.filled, Of: tt.of})
		filled, empty := strings.Count(string(svg), `class="chart-dot"`), strings.Count(string(svg), `class="chart-empty"`)
		if filled != tt.wantFilled || empty != tt.wantEmpty {
			t.Errorf("%d of %d: %d and %d circles, want %d and %d", tt.filled, tt.of, filled, empty, tt.wantFilled, tt.wantEmpty)
		}
	}
}

func TestDrawBar(t *testing.T) {
	for _, tt := range []struct {
		name string
		bar  chart.Bar
		want string // marks with their widths
	}{
		{"the longest", chart.Bar{Length: rat(1, 1), State: chart.Value}, "column 92%"},
		{"longer than the longest", chart.Bar{Length: rat(3, 1), State: chart.Value}, "column 92%"},
		{"half", chart.Bar{Length: rat(1, 2), State: chart.Value}, "column 46%"},
		{"nought is not a gap", chart.Bar{Length: rat(0, 1), State: chart.Value}, ""},
		{"no length", chart.Bar{State: chart.Value}, ""},
		{"below nought", chart.Bar{Length: rat(-1, 2), State: chart.Value}, ""},
		{"the zero bar is a gap", chart.Bar{}, "gap 92%"},
		{"kept back", chart.Bar{Length: rat(1, 2), State: chart.Withheld}, "gap 92%"},
		{"a part", chart.Bar{Length: rat(1, 2), State: chart.Part}, "part 46%, hatch"},
		{"more than", chart.Bar{Length: rat(1, 2), State: chart.Value, Open: true}, "column 46%, open, open"},
		{"a range", chart.Bar{Length: rat(1, 4), Upper: rat(1, 2), State: chart.Value}, "column 23%, range 23%"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, e := range elements(t, chart.DrawBar(tt.bar)) {
				if e.name != "svg" && e.class != "chart-base" {
					got = append(got, strings.TrimSpace(strings.TrimPrefix(e.class, "chart-")+" "+e.attributes["width"]))
				}
			}
			if got := strings.Join(got, ", "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Small charts with one Max have one scale, and their baselines are level.
func TestSharedScale(t *testing.T) {
	draw := func(n int64) []element {
		return elements(t, chart.Columns(chart.ColumnChart{ID: "c", Columns: []chart.Column{value("2023", n), value("2024", n)}, Max: rat(640, 1), Compact: true}))
	}
	large, small := draw(640), draw(64)
	if got, want := withClass(large, "chart-column")[0].attributes["height"], "64"; got != want {
		t.Errorf("the highest is %s px, want %s", got, want)
	}
	if got, want := withClass(small, "chart-column")[0].attributes["height"], "6.4"; got != want {
		t.Errorf("a tenth of it is %s px, want %s", got, want)
	}
	if a, b := withClass(large, "chart-base")[0].attributes["y1"], withClass(small, "chart-base")[0].attributes["y1"]; a != b {
		t.Errorf("baselines at %s and %s", a, b)
	}
	above := elements(t, chart.Columns(chart.ColumnChart{ID: "c", Columns: []chart.Column{value("2023", 20)}, Max: rat(10, 1)}))
	if got, want := withClass(above, "chart-column")[0].attributes["height"], "200"; got != want {
		t.Errorf("a figure above Max is %s px high, want %s", got, want)
	}
}
