package chart_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"io"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/chart"
)

func value(label string, n int64) chart.Column {
	return chart.Column{Label: label, Text: fmt.Sprint(n), State: chart.Value, Height: big.NewRat(n, 1)}
}

func missing(label string) chart.Column { return chart.Column{Label: label, Text: "no figure"} }

// cambridgeshire has every state but withheld.
func cambridgeshire() []chart.Column {
	return []chart.Column{
		value("2019", 173), missing("2020"), missing("2021"), missing("2022"), value("2023", 619),
		{Label: "2024", Text: "more than 166", State: chart.Part, Height: big.NewRat(166, 1), Open: true},
	}
}

func columns(c ...chart.Column) template.HTML {
	return chart.Columns(chart.ColumnChart{ID: "c", Title: "Title", Description: "Description", Columns: c})
}

// An element is a tag with what the tests ask of it.
type element struct {
	name, class string
	attributes  map[string]string
	text        string
}

// number reads an attribute in per cent or pixels.
func (e element) number(t *testing.T, name string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(strings.TrimSuffix(e.attributes[name], "%"), 64)
	if err != nil {
		t.Fatalf("%s of %s: %v", name, e.class, err)
	}
	return n
}

// elements reads a drawing as XML, which is stricter than HTML. Text is given
// to the innermost element.
func elements(t *testing.T, svg template.HTML) []element {
	t.Helper()
	var all []element
	var open []int
	d := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			e.class = e.attributes["class"]
			open = append(open, len(all))
			all = append(all, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				all[open[len(open)-1]].text += string(token)
			}
		}
	}
}

func withClass(all []element, class string) []element {
	var found []element
	for _, e := range all {
		if e.class == class {
			found = append(found, e)
		}
	}
	return found
}

func TestHeights(t *testing.T) {
	drawing := elements(t, columns(value("2019", 173), value("2021", 0), value("2022", 1), value("2023", 619)))
	bars := withClass(drawing, "chart-column")
	var got []string
	for _, e := range bars {
		got = append(got, e.attributes["height"])
	}
	// 200 px for 619; a figure of nought has no column.
	if want := []string{"55.9", "0.32", "200"}; !slices.Equal(got, want) {
		t.Errorf("heights %v, want %v", got, want)
	}
	base := withClass(drawing, "chart-base")[0].number(t, "y1")
	for _, e := range bars {
		if foot := e.number(t, "y") + e.number(t, "height"); foot < base-0.01 || foot > base+0.01 {
			t.Errorf("a column ends at %g, want the baseline at %g", foot, base)
		}
	}
}

func TestStates(t *testing.T) {
	for _, tt := range []struct {
		name    string
		columns []chart.Column
		want    string // classes of rectangles and dashed lines, in order
	}{
		{"a value", []chart.Column{value("2023", 5)}, "chart-column"},
		{"nought is not a gap", []chart.Column{value("2023", 0)}, ""},
		{"a gap is not nought", []chart.Column{missing("2023")}, "chart-gap"},
		{"the zero column is a gap", []chart.Column{{}}, "chart-gap"},
		{"a run of gaps is one box", []chart.Column{missing("2021"), missing("2022"), value("2023", 5)}, "chart-gap chart-column"},
		{"gaps on both sides are two boxes", []chart.Column{missing("2021"), value("2022", 5), missing("2023")}, "chart-gap chart-column chart-gap"},
		{
			"gaps for two reasons are two boxes",
			[]chart.Column{missing("2021"), {Label: "2022", Text: "withheld", State: chart.Withheld}},
			"chart-gap chart-gap",
		},
		{
			"a part is hatched",
			[]chart.Column{{Label: "2024", Text: "5", State: chart.Part, Height: big.NewRat(5, 1)}},
			"chart-part chart-hatch",
		},
		{
			"more than",
			[]chart.Column{{Label: "2024", Text: "more than 5", State: chart.Value, Height: big.NewRat(5, 1), Open: true}},
			"chart-column chart-open chart-open",
		},
		{
			"a range",
			[]chart.Column{{Label: "2024", Text: "5 to 9", State: chart.Value, Height: big.NewRat(5, 1), Upper: big.NewRat(9, 1)}},
			"chart-column chart-range",
		},
		{
			"less than",
			[]chart.Column{{Label: "2024", Text: "less than 9", State: chart.Value, Upper: big.NewRat(9, 1)}},
			"chart-range",
		},
		{
			"a negative height is only words",
			[]chart.Column{{Label: "2024", Text: "−5", State: chart.Value, Height: big.NewRat(-5, 1)}},
			"",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, e := range elements(t, columns(tt.columns...)) {
				if e.name == "rect" || e.class == "chart-open" || e.class == "chart-hatch" {
					got = append(got, e.class)
				}
			}
			if got := strings.Join(got, " "); got != tt.want {
				t.Errorf("drawn: %s\nwant   %s", got, tt.want)
			}
		})
	}
}

func TestWords(t *testing.T) {
	drawing := elements(t, columns(cambridgeshire()...))
	var got []string
	for _, e := range drawing {
		if e.name == "tspan" {
			got = append(got, e.text)
		}
	}
	want := "173|no figure|619|more|than|166|2019|2020|2021|2022|2023|2024|part|year"
	if got := strings.Join(got, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNoColumns(t *testing.T) {
	if got := columns(); got != "" {
		t.Errorf("a chart of nothing is %q, want nothing", got)
	}
}

// To a screen reader the drawing is one picture with a name and a description.
func TestAccessibility(t *testing.T) {
	drawing := elements(t, columns(cambridgeshire()...))
	svg := drawing[0].attributes
	for name, want := range map[string]string{
		"role": "img", "aria-labelledby": "c-title", "aria-describedby": "c-desc", "width": "100%",
	} {
		if svg[name] != want {
			t.Errorf("%s=%q, want %q", name, svg[name], want)
		}
	}
	if _, ok := svg["viewBox"]; ok {
		t.Error("a viewBox would shrink the text")
	}
	ids := map[string]string{}
	for _, e := range drawing {
		id := e.attributes["id"]
		if _, twice := ids[id]; twice && id != "" {
			t.Errorf("id %q stands twice", id)
		}
		ids[id] = e.text
		if e.attributes["style"] != "" {
			t.Errorf("%s has a style attribute, which the site's policy refuses", e.name)
		}
	}
	if ids["c-title"] != "Title" || ids["c-desc"] != "Description" {
		t.Errorf("title %q and description %q", ids["c-title"], ids["c-desc"])
	}
	hidden := slices.IndexFunc(drawing, func(e element) bool { return e.attributes["aria-hidden"] == "true" })
	for i, e := range drawing {
		if e.name == "text" && i < hidden {
			t.Error("words before the hidden group would be read twice")
		}
	}
	delete(ids, "")
	if len(ids) != 2 {
		t.Errorf("ids %v, want those of the title and the description", ids)
	}
}

// Coordinates have at most two decimals and no exponent.
func TestRounding(t *testing.T) {
	svg := string(columns(value("1", 1), value("2", 3), value("3", 7), value("4", 7_000_000), value("5", 11), value("6", 13), value("7", 17)))
	if bad := regexp.MustCompile(`"-?[0-9]+\.[0-9]{3,}|"[^"]*[0-9]e`).FindString(svg); bad != "" {
		t.Errorf("%s in a drawing", bad)
	}
}
