package chart

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// A placed thing of a drawing, in hundredths of a pixel from its top left corner.
type placed struct {
	what string
	text bool
	box  box // bottom is the upper edge here, since SVG counts downwards
}

// A scene is a drawing read back: what stands where at a width.
type scene struct {
	t      *testing.T
	span   int
	things []placed
	height int
}

// look reads a drawing of a span and gives back its words and marks. What is in an
// svg or a group of its own, such as a pattern, is a part of a mark that is read.
func look(t *testing.T, svg string, span int) scene {
	t.Helper()
	sc := scene{t: t, span: span}
	d := xml.NewDecoder(strings.NewReader(svg))
	depth := 0
	var words []line
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return sc
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			at := attributes(token)
			switch token.Name.Local {
			case "svg", "g":
				if depth++; depth == 1 {
					sc.height = sc.place(at["height"])
				}
			case "text", "tspan":
				words = sc.read(words, at)
			case "rect", "line", "circle":
				if depth == 2 {
					sc.mark(token.Name.Local, at)
				}
			}
		case xml.CharData:
			if n := len(words); n > 0 {
				words[n-1].text += string(token)
				words[n-1].width += widthOf(string(token), words[n-1].bold) * words[n-1].size / 14
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "svg", "g":
				depth--
			case "text":
				for _, l := range words {
					sc.line(l)
				}
				words = nil
			}
		}
	}
}

func attributes(e xml.StartElement) map[string]string {
	at := map[string]string{}
	for _, a := range e.Attr {
		at[a.Name.Local] = a.Value
	}
	return at
}

// A line of words with its place.
type line struct {
	text         string
	x, y, width  int
	size         int // px
	bold, placed bool
	anchor       string
}

// read takes the start of a text or of a part of it.
func (sc scene) read(words []line, at map[string]string) []line {
	l := line{size: 14, anchor: at["text-anchor"]}
	if n := len(words); n > 0 {
		l = words[n-1]
	}
	if at["class"] != "" || at["font-weight"] != "" {
		l.bold = at["class"] == "chart-value" || at["font-weight"] == "700"
	}
	if size := at["font-size"]; size != "" {
		l.size, _ = strconv.Atoi(size)
	}
	n := len(words)
	if at["x"] == "" && n > 0 {
		words[n-1].bold = l.bold
		return words
	}
	l.text, l.width, l.placed = "", 0, at["x"] != ""
	if l.placed {
		l.x, l.y = sc.place(at["x"])+sc.place(at["dx"]), sc.place(at["y"])
	}
	if n > 0 && !words[n-1].placed {
		return append(words[:n-1], l)
	}
	return append(words, l)
}

// place turns a number or a per cent into hundredths of a pixel.
func (sc scene) place(s string) int {
	if s == "" {
		return 0
	}
	number, share := strings.CutSuffix(s, "%")
	whole, rest, _ := strings.Cut(number, ".")
	n, err := strconv.Atoi(whole + (rest + "00")[:2])
	if err != nil || len(rest) > 2 {
		sc.t.Fatalf("%q is not a number with two decimals", s)
	}
	if share {
		return n * sc.span / wholeWidth
	}
	return n
}

func (sc *scene) line(l line) {
	switch l.anchor {
	case "middle":
		l.x -= l.width / 2
	case "end":
		l.x -= l.width
	}
	// As high as the letters are: 10 px over the foot and 3 under it, of 14.
	sc.things = append(sc.things, placed{fmt.Sprintf("%q", l.text), true, box{l.x, l.x + l.width, l.y - 1000*l.size/14, l.y + 300*l.size/14}})
}

func (sc *scene) mark(name string, at map[string]string) {
	p := placed{what: name + " " + at["class"]}
	switch name {
	case "rect":
		x, y := sc.place(at["x"]), sc.place(at["y"])
		p.box = box{x, x + sc.place(at["width"]), y, y + sc.place(at["height"])}
		if at["class"] == "chart-gap" || strings.HasPrefix(at["stroke-dasharray"], "0.1") {
			return // words may stand in it
		}
	case "circle":
		x, y, r := sc.place(at["cx"]), sc.place(at["cy"]), sc.place(at["r"])
		p.box = box{x - r, x + r, y - r, y + r}
	case "line":
		x1, x2, y1, y2 := sc.place(at["x1"]), sc.place(at["x2"]), sc.place(at["y1"]), sc.place(at["y2"])
		p.box = box{min(x1, x2) - 25, max(x1, x2) + 25, min(y1, y2) - 25, max(y1, y2) + 25}
	}
	sc.things = append(sc.things, p)
}

// fault names the first words that touch something or stand out of the drawing.
func (sc scene) fault() string {
	for i, a := range sc.things {
		if !a.text {
			continue
		}
		if a.box.left < -overhang || a.box.right > sc.span+overhang || a.box.bottom < 0 || a.box.top > sc.height {
			return fmt.Sprintf("%s stands out of the drawing: %v in %d × %d", a.what, a.box, sc.span, sc.height)
		}
		for j, b := range sc.things {
			if i != j && a.box.touches(b.box) {
				return fmt.Sprintf("%s %v touches %s %v", a.what, a.box, b.what, b.box)
			}
		}
	}
	return ""
}

// drawn gives a drawing as it is in a page and as it is in a file.
func drawn(d Drawing) map[string]string {
	out := &strings.Builder{}
	height := d.picture(surface{out: out, span: narrowest})
	all := map[string]string{"page": `<svg height="` + hundredths(height) + `"><g>` + out.String() + "</g></svg>"}
	out = &strings.Builder{}
	height = d.picture(surface{out: out, fixed: true, span: fileSpan})
	all["file"] = `<svg height="` + hundredths(height) + `"><g>` + out.String() + "</g></svg>"
	return all
}

// In any drawing of any data no words touch other words, marks or lines, and none
// stand out of the drawing, at the narrowest width of a page and in a file.
func TestWordsStandFree(t *testing.T) {
	for name, draw := range map[string]func(*rand.Rand) Drawing{
		"columns": func(random *rand.Rand) Drawing { return randomChart(random, false) },
		"compact": func(random *rand.Rand) Drawing { return randomChart(random, true) },
		"stack":   func(random *rand.Rand) Drawing { return randomStack(random) },
		"dots":    func(random *rand.Rand) Drawing { return randomDots(random) },
		"bars":    func(random *rand.Rand) Drawing { return randomBars(random) },
		"icons":   func(random *rand.Rand) Drawing { return IconChart{Filled: random.IntN(20), Of: random.IntN(110)} },
		"tile": func(random *rand.Rand) Drawing {
			return Tile{Number: word(random), Unit: phrase(random), Sentence: phrase(random)}
		},
		"multiples": func(random *rand.Rand) Drawing {
			var m Multiples
			for range random.IntN(7) {
				m.Panels = append(m.Panels, Panel{phrase(random), randomChart(random, true)})
			}
			return m
		},
	} {
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(3, 4))
			for range 300 {
				d := draw(random)
				for where, svg := range drawn(d) {
					span := narrowest
					if where == "file" {
						span = fileSpan
					}
					if where == "page" && (name == "multiples" || name == "tile" || name == "bars") {
						continue // pages have them as HTML
					}
					if fault := look(t, svg, span).fault(); fault != "" {
						t.Fatalf("in a %s: %s\n%+v\n%s", where, fault, d, svg)
					}
				}
			}
		})
	}
}
