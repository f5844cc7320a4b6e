package chart_test

import (
	"html/template"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/chart"
	"example.org/signpost/cmd/signpost/internal/source"
)

// fuzzed is every kind of drawing from the same few values.
func fuzzed(id, title, label, text string, n int64, state uint8) []chart.Drawing {
	number := big.NewRat(n, 7)
	st := chart.State(state % 4)
	open := state&4 > 0
	column := chart.ColumnChart{ID: id, Title: title, Description: text, Max: number, Compact: state&8 > 0, Columns: []chart.Column{
		{Label: label, Text: text, State: st, Height: number, Upper: number, Open: open}, {Label: text, Text: label, State: chart.Part, Height: big.NewRat(5, 1)},
	}}
	bar := chart.Bar{Length: number, Upper: number, State: st, Open: open}
	return []chart.Drawing{
		column,
		chart.StackChart{ID: id, Title: title, Description: text, Rest: label, Segments: []chart.Segment{{Label: label, Text: text, Share: number}, {Label: text, Text: label, Share: big.NewRat(1, 3)}}},
		chart.DotChart{ID: id, Title: title, Description: text, Rows: []chart.Dot{{Label: label, Text: text, State: st, At: number, Lo: number, LoOpen: open}, {Label: text, State: chart.Value, Hi: number, HiOpen: open}}},
		chart.IconChart{ID: id, Title: title, Description: text, Filled: int(n % 1000), Of: int(state)},
		chart.BarChart{Rows: []chart.BarRow{{Label: label, Text: text, Bar: bar}}},
		chart.Multiples{Panels: []chart.Panel{{Title: title, ColumnChart: column}}},
		chart.Tile{Number: label, Unit: text, Sentence: title},
	}
}

// page gives what stands in a page for a drawing.
func page(d chart.Drawing) template.HTML {
	switch d := d.(type) {
	case chart.ColumnChart:
		return chart.Columns(d)
	case chart.StackChart:
		return chart.Stack(d)
	case chart.DotChart:
		return chart.Dots(d)
	case chart.IconChart:
		return chart.Icons(d)
	case chart.BarChart:
		return chart.DrawBar(d.Rows[0].Bar)
	}
	return ""
}

// Whatever the texts are, they add no element and no attribute to a page or a file,
// and both stay well-formed. One input is one kind of drawing.
func FuzzDrawings(f *testing.F) {
	for kind := range uint8(7) {
		f.Add("cambs", "Title", "2023", "619", int64(619), uint8(1), kind)
		f.Add(`"><script>`, "</title><script>alert(1)</script>", `2023" onload="x`, "<b>&amp;", int64(0), uint8(2), kind)
		f.Add("", "", "", "", int64(-1), uint8(0), kind)
		f.Add("\xff", "\x00\x1f\u0085\ufffe", "]]>", "\r\n\t ", int64(1), uint8(255), kind)
		f.Add("a", "b", strings.Repeat("W", 300), strings.Repeat("no figure ", 50), int64(1<<62), uint8(10), kind)
	}
	value := regexp.MustCompile(`^[A-Za-z0-9 .,%#()/:_-]*$`)
	known := append(fileAttributes(), strings.Fields("id class aria-labelledby aria-describedby transform overflow dx")...)
	f.Fuzz(func(t *testing.T, id, title, label, text string, n int64, state, kind uint8) {
		all := fuzzed(id, title, label, text, n, state)
		d := all[int(kind)%len(all)]
		p := chart.Picture{Title: title, Subtitle: text, Source: label, Note: title, Drawing: d}
		for _, svg := range []template.HTML{page(d), template.HTML(chart.File(p))} {
			for _, e := range elements(t, svg) {
				if !slices.Contains(strings.Fields("svg title desc g rect line circle path text tspan"), e.name) {
					t.Errorf("element %q in\n%s", e.name, svg)
				}
				for a, v := range e.attributes {
					if !slices.Contains(known, a) || !value.MatchString(v) {
						t.Errorf("%s has %s=%q in\n%s", e.name, a, v, svg)
					}
				}
			}
		}
		if problems := asset.CheckSVG(source.File{Name: "chart.svg", Data: chart.File(p)}); len(problems) > 0 {
			t.Errorf("%v", problems)
		}
	})
}

// A site draws every chart twice: in its page, and as a file.
func BenchmarkFiftyPagesAndFiles(b *testing.B) {
	var kinds []chart.Drawing
	all := drawings()
	for _, name := range []string{"columns", "stack", "dots", "icons", "bars"} {
		kinds = append(kinds, all[name])
	}
	b.ReportAllocs()
	for b.Loop() {
		for i := range 50 {
			d := kinds[i%len(kinds)]
			_ = page(d)
			_ = chart.File(pictureOf(d))
		}
	}
}
