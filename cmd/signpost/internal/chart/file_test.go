package chart_test

import (
	"encoding/xml"
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/chart"
	"example.org/signpost/cmd/signpost/internal/source"
)

// drawings are of every kind, with all that each can hold.
func drawings() map[string]chart.Drawing {
	years := chart.ColumnChart{Description: "What there is to see.", Columns: append(cambridgeshire(),
		chart.Column{Label: "2025", Text: "75 to 90", State: chart.Value, Height: rat(75, 1), Upper: rat(90, 1)})}
	return map[string]chart.Drawing{
		"columns":   years,
		"stack":     stackOf("the rest", 20, 20, 18, 12, 10, 8, 5),
		"dots":      everyDot(),
		"icons":     chart.IconChart{Description: "Nine of ten.", Filled: 9, Of: 10},
		"bars":      everyBar(),
		"multiples": chart.Multiples{Panels: []chart.Panel{{Title: "Cambridgeshire", ColumnChart: years}, {Title: "Nothing"}, {Title: "Northamptonshire", ColumnChart: years}}},
		"tile":      chart.Tile{Number: "619", Unit: "reports in 2023", Sentence: "More than three times as many as in 2019."},
		"nothing":   nil,
		"empty":     chart.ColumnChart{},
		"no parts":  chart.StackChart{},
		"no rows":   chart.DotChart{},
		"no icons":  chart.IconChart{},
		"no bars":   chart.BarChart{},
		"no panels": chart.Multiples{},
		"no number": chart.Tile{},
	}
}

func pictureOf(d chart.Drawing) chart.Picture {
	return chart.Picture{
		Title: "Police counted <more> & more", Subtitle: "Reports, Cambridgeshire, 2019 to 2024",
		Source: "Source: The Hunts Post, 2024.", Note: "What this does not show: how many people were blackmailed.", Drawing: d,
	}
}

// The attributes a file may have. Each is understood by browsers, word processors
// and drawing programs alike.
func fileAttributes() []string {
	return strings.Fields("xmlns width height viewBox role aria-hidden font-family font-size font-weight text-anchor " +
		"fill stroke stroke-width stroke-dasharray stroke-linecap x y x1 y1 x2 y2 cx cy r d")
}

func TestFile(t *testing.T) {
	for name, d := range drawings() {
		t.Run(name, func(t *testing.T) {
			file := chart.File(pictureOf(d))
			if problems := asset.CheckSVG(source.File{Name: "chart.svg", Data: file}); len(problems) > 0 {
				t.Errorf("%v", problems)
			}
			all := elements(t, template.HTML(file))
			svg := all[0].attributes
			if svg["width"] != "720" || svg["viewBox"] != "0 0 720 "+svg["height"] || svg["role"] != "img" {
				t.Errorf("svg has %v", svg)
			}
			if all[1].name != "title" || all[1].text != "Police counted <more> & more" {
				t.Errorf("the first element is %s %q, want the title", all[1].name, all[1].text)
			}
			if e := all[3]; e.name != "rect" || e.attributes["fill"] != "#ffffff" || e.attributes["height"] != svg["height"] {
				t.Errorf("the ground is %v", e)
			}
			for _, e := range all {
				if !slices.Contains(strings.Fields("svg title desc g rect line circle path text tspan"), e.name) {
					t.Errorf("element %s", e.name)
				}
				for a, value := range e.attributes {
					if !slices.Contains(fileAttributes(), a) {
						t.Errorf("%s has %s=%q", e.name, a, value)
					}
				}
				if size, err := strconv.Atoi(e.attributes["font-size"]); err == nil && size < 14 {
					t.Errorf("text of %d px", size)
				}
			}
		})
	}
}

// All words of a picture are in its file: to see, and once to a screen reader.
func TestFileWords(t *testing.T) {
	for name, want := range map[string][]string{
		"columns":   {"173", "no figure", "619", "part year", "2019", "75 to 90"},
		"stack":     {"text of a", "the rest"},
		"dots":      {"2024 (part year): more than 166"},
		"bars":      {"Suffolk (part year)", "more than 166", "kept back", "619"},
		"multiples": {"Cambridgeshire", "Northamptonshire", "Nothing"},
		"tile":      {"619", "reports in 2023", "More than three times as many as in 2019."},
	} {
		all := elements(t, template.HTML(chart.File(pictureOf(drawings()[name]))))
		var seen []string
		for i, e := range all {
			if e.name == "tspan" && i > 0 {
				seen[len(seen)-1] += e.text
			} else if e.name == "text" {
				seen = append(seen, e.text)
			}
		}
		words := strings.Join(seen, " ")
		for _, w := range append(want, "Police counted <more> & more", "Reports, Cambridgeshire, 2019 to 2024", "Source: The Hunts Post, 2024.", "how many people were blackmailed.") {
			if !strings.Contains(words, w) {
				t.Errorf("%s: no %q in %q", name, w, words)
			}
		}
		said := all[2].text
		for _, w := range []string{"Reports, Cambridgeshire, 2019 to 2024. ", "Source: The Hunts Post, 2024. What"} {
			if !strings.Contains(said, w) {
				t.Errorf("%s: a screen reader hears %q, without %q", name, said, w)
			}
		}
		if hidden := all[4]; hidden.name != "g" || hidden.attributes["aria-hidden"] != "true" {
			t.Errorf("%s: the words would be read twice", name)
		}
	}
	bars := string(chart.File(pictureOf(everyBar())))
	if want := "Cambridgeshire: 619; Suffolk: more than 166; "; !strings.Contains(bars, want) {
		t.Errorf("a screen reader does not hear %q in %s", want, bars)
	}
}

// Long words wrap, and make the file higher.
func TestFileWraps(t *testing.T) {
	height := func(p chart.Picture) int {
		n, err := strconv.Atoi(regexp.MustCompile(`height="(\d+)`).FindStringSubmatch(string(chart.File(p)))[1])
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	short := height(chart.Picture{Title: "Reports", Note: "Note"})
	for _, p := range []chart.Picture{
		{Title: strings.Repeat("more reports ", 20), Note: "Note"},
		{Title: "Reports", Note: strings.Repeat("one person may report twice ", 20)},
		{Title: "Reports", Note: strings.Repeat("x", 500)},
	} {
		if got := height(p); got <= short {
			t.Errorf("%d px high, want more than %d", got, short)
		}
	}
}

// A file has the colours of a page in the light scheme.
func TestFileColours(t *testing.T) {
	tokens := read(t, "../../../../static/css/site/tokens.css")
	tokens, _, _ = strings.Cut(tokens, "@media")
	for _, d := range drawings() {
		for _, colour := range regexp.MustCompile(`#[0-9a-f]{6}`).FindAllString(string(chart.File(pictureOf(d))), -1) {
			if colour != "#ffffff" && !strings.Contains(tokens, ": "+colour+";") {
				t.Errorf("%s is not a colour of the site", colour)
			}
		}
	}
}

func TestDeterministic(t *testing.T) {
	first := fmt.Sprint(pages())
	files := map[string]string{}
	for name, d := range drawings() {
		files[name] = string(chart.File(pictureOf(d)))
	}
	for range 5 {
		if got := fmt.Sprint(pages()); got != first {
			t.Fatalf("one chart, two drawings:\n%s\n%s", first, got)
		}
		for name, d := range drawings() {
			if got := string(chart.File(pictureOf(d))); got != files[name] {
				t.Fatalf("one picture, two files:\n%s\n%s", files[name], got)
			}
		}
	}
}

func TestFileIsXML(t *testing.T) {
	var v struct {
		XMLName xml.Name `xml:"http://www.w3.org/2000/svg svg"`
		Title   string   `xml:"title"`
	}
	if err := xml.Unmarshal(chart.File(chart.Picture{Title: "a\x01b"}), &v); err != nil || v.Title != "a\ufffdb" {
		t.Errorf("title %q, %v", v.Title, err)
	}
}
