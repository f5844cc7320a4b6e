package chart

import (
	"strconv"
	"strings"
)

// All places are integers. Across they are hundredths of a per cent of the width
// of a surface, downwards hundredths of a pixel.
const (
	wholeWidth = 10000 // 100 per cent
	narrowest  = 23600 // of a drawing in a page, on a screen of 320 px
)

// A surface is what a drawing is written on. A fluid one, in a page, keeps
// per cent and names classes; a fixed one, in a file, has places in pixels and
// literal colours.
//
// A copy with another left, top or span is a part of the same surface.
type surface struct {
	out   *strings.Builder
	fixed bool
	// left and top are where a fixed surface begins in its file. span is its
	// width: that of the file, or the narrowest that a fluid one can have. Whether
	// two things touch is decided at this width; anywhere wider they are further
	// apart.
	left, top, span int
}

// pixels turns a place across into hundredths of a pixel.
func (s surface) pixels(x int) int { return x * s.span / wholeWidth }

// share turns hundredths of a pixel into a place across, rounded up.
func (s surface) share(px int) int { return (px*wholeWidth + s.span - 1) / s.span }

// part is the part of s between two places, from a height downwards.
func (s surface) part(x1, x2, y int) surface {
	s.left += s.pixels(x1)
	s.top += y
	s.span = s.pixels(x2) - s.pixels(x1)
	return s
}

// begin writes the start of an element.
func (s surface) begin(name string, k ink) {
	class, paint := k.strings()
	s.out.WriteByte('<')
	s.out.WriteString(name)
	switch {
	case s.fixed:
		s.out.WriteByte(' ')
		s.out.WriteString(paint)
	case class != "":
		s.out.WriteString(` class="`)
		s.out.WriteString(class)
		s.out.WriteByte('"')
	}
}

// number writes an attribute in pixels.
func (s surface) number(name string, n int) {
	s.attribute(name, n, "")
}

// across writes an attribute that is a place across, down one that is a place
// downwards, and wide one that is a width.
func (s surface) across(name string, x int) {
	if s.fixed {
		s.attribute(name, s.left+s.pixels(x), "")
	} else {
		s.attribute(name, x, "%")
	}
}

func (s surface) down(name string, y int) { s.attribute(name, s.top+y, "") }

func (s surface) wide(x1, x2 int) {
	if s.fixed {
		s.attribute("width", s.pixels(x2)-s.pixels(x1), "")
	} else {
		s.attribute("width", x2-x1, "%")
	}
}

func (s surface) attribute(name string, n int, unit string) {
	s.out.WriteByte(' ')
	s.out.WriteString(name)
	s.out.WriteString(`="`)
	s.decimal(n)
	s.out.WriteString(unit)
	s.out.WriteByte('"')
}

// rect writes a rectangle, or nothing where it would have no width or height.
func (s surface) rect(k ink, x1, x2, y1, y2 int) {
	if x2 <= x1 || y2 <= y1 {
		return
	}
	s.begin("rect", k)
	s.across("x", x1)
	s.down("y", y1)
	s.wide(x1, x2)
	s.number("height", y2-y1)
	s.out.WriteString("/>")
}

func (s surface) line(k ink, x1, y1, x2, y2 int) {
	s.begin("line", k)
	s.across("x1", x1)
	s.down("y1", y1)
	s.across("x2", x2)
	s.down("y2", y2)
	s.out.WriteString("/>")
}

func (s surface) circle(k ink, x, y, radius int) {
	s.begin("circle", k)
	s.across("cx", x)
	s.down("cy", y)
	s.number("r", radius)
	s.out.WriteString("/>")
}

// shape writes strokes about a place: points in pixels from it, each stroke
// between two of them. A fluid surface needs an svg of its own for that, since
// a path has no per cent.
func (s surface) shape(k ink, x, y int, points ...int) {
	left, top := 0, 0
	if s.fixed {
		left, top = s.left+s.pixels(x), s.top+y
	} else {
		s.out.WriteString(`<svg overflow="visible"`)
		s.across("x", x)
		s.down("y", y)
		s.out.WriteByte('>')
	}
	s.begin("path", k)
	s.out.WriteString(` d="`)
	for i := 0; i+1 < len(points); i += 2 {
		s.out.WriteByte("ML"[min(i/2%2, 1)])
		s.decimal(left + points[i])
		s.out.WriteByte(' ')
		s.decimal(top + points[i+1])
	}
	s.out.WriteString(`"/>`)
	if !s.fixed {
		s.out.WriteString("</svg>")
	}
}

// within calls draw with a part of s that is so many hundredths of a pixel wide and
// has its middle at a place.
func (s surface) within(x, y, width int, draw func(surface)) {
	inner := s
	inner.left, inner.top, inner.span = s.left+s.pixels(x)-width/2, s.top+y, width
	if s.fixed {
		draw(inner)
		return
	}
	inner.top = 0
	s.out.WriteString(`<g transform="translate(-` + hundredths(width/2) + `)"><svg overflow="visible"`)
	s.across("x", x)
	s.down("y", y)
	s.number("width", width)
	s.out.WriteByte('>')
	draw(inner)
	s.out.WriteString("</svg></g>")
}

// words writes a label whose first line begins at y, at a place and so many
// hundredths of a pixel beside it. What is bold in it is a figure.
func (s surface) words(anchor string, x, beside, y int, l label) {
	for i, line := range l.lines {
		foot := y + (i+1)*lineHeight - descent
		if s.fixed {
			s.fixedLine(anchor, x, beside, foot, line)
			continue
		}
		if i == 0 {
			s.begin("text", inkOf(line[0]))
			s.out.WriteString(` text-anchor="` + anchor + `">`)
		}
		for j, r := range line {
			s.out.WriteString("<tspan")
			if j == 0 {
				s.across("x", x)
				if beside != 0 {
					s.number("dx", beside)
				}
				s.down("y", foot)
			}
			if r.bold != l.lines[0][0].bold {
				class, _ := inkOf(r).strings()
				s.out.WriteString(` class="` + class + `"`)
			}
			s.out.WriteString(">" + text(r.text) + "</tspan>")
		}
	}
	if !s.fixed && !l.empty() {
		s.out.WriteString("</text>")
	}
}

// fixedLine writes one line as an element of its own: programs that are not
// browsers place a line that is a part of another element each in their own way.
func (s surface) fixedLine(anchor string, x, beside, foot int, line []run) {
	s.begin("text", inkOf(line[0]))
	s.attribute("x", s.left+s.pixels(x)+beside, "")
	s.down("y", foot)
	if anchor != "start" {
		s.out.WriteString(` text-anchor="` + anchor + `"`)
	}
	s.out.WriteString(">" + text(line[0].text))
	for _, r := range line[1:] {
		s.begin("tspan", inkOf(r))
		s.out.WriteString(">" + text(r.text) + "</tspan>")
	}
	s.out.WriteString("</text>")
}

func inkOf(r run) ink {
	if r.bold {
		return valueInk
	}
	return labelInk
}

// hundredths prints n hundredths as a decimal without needless zeros: 1250 as
// 12.5.
func hundredths(n int) string { return string(appendHundredths(nil, n)) }

// decimal writes what hundredths returns.
func (s surface) decimal(n int) {
	var buffer [24]byte
	s.out.Write(appendHundredths(buffer[:0], n))
}

func appendHundredths(b []byte, n int) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, int64(n/100), 10)
	const digits = "0123456789"
	rest := n % 100
	if rest > 0 {
		b = append(b, '.', digits[rest/10])
	}
	if rest%10 > 0 {
		b = append(b, digits[rest%10])
	}
	return b
}
