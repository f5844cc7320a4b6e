package chart

import (
	"fmt"
	"strings"
)

// A Picture is a drawing with all its words, for a file that is passed on.
type Picture struct {
	// Title states the finding; Subtitle what was counted, where and when; Source
	// who counted; Note what a reader must not take from the figures. Each is
	// plain text of any length, printed as it is. An empty one takes no room.
	Title, Subtitle, Source, Note string
	// Drawing stands between the subtitle and the source; nil is nothing.
	Drawing Drawing
}

// A Drawing is what [File] can draw: a [ColumnChart], [StackChart], [DotChart],
// [IconChart], [BarChart], [Multiples] or [Tile].
type Drawing interface {
	// picture draws on a fixed surface and returns the height needed.
	picture(s surface) int
	// description says for a screen reader what there is to see.
	description() string
}

// Measures of a file in hundredths of a pixel.
const (
	fileWidth  = 72000
	fileMargin = 3200
	fileSpan   = fileWidth - 2*fileMargin
	fileGap    = 2400 // between the words and the drawing
)

// File draws p as an SVG file, 720 px wide and as high as it needs to be, on white.
//
// The file stands alone: places are pixels, colours are literal, and it has only
// presentation attributes, so that it looks the same in a browser, a word
// processor and a drawing program. It has no ids, classes, styles, scripts or
// references. The text is text in a sans-serif typeface of the reader's device,
// 14 px or larger, and wraps here as if that were a wide one. To a screen reader it
// is one picture: the title names it, and the description holds all other words.
//
// The same p gives the same bytes on every machine.
func File(p Picture) []byte {
	var marks strings.Builder
	marks.Grow(8192)
	s := surface{out: &marks, fixed: true, left: fileMargin, top: fileMargin, span: fileSpan}
	s.top += s.heading(valueInk, 2400, p.Title)
	s.top += s.heading(labelInk, 1600, p.Subtitle)
	if p.Drawing != nil {
		if s.top > fileMargin {
			s.top += fileGap
		}
		s.top += p.Drawing.picture(s)
	}
	if p.Source != "" || p.Note != "" {
		s.top += fileGap
		s.line(ruleInk, 0, 0, wholeWidth, 0)
		s.top += 1000
		s.top += s.heading(labelInk, textSize, p.Source)
		s.top += s.heading(labelInk, textSize, p.Note)
	}
	return p.wrapped(marks.String(), s.top+fileMargin-descent)
}

// wrapped puts the marks into their file.
func (p Picture) wrapped(marks string, height int) []byte {
	said := []string{p.Subtitle, "", p.Source, p.Note}
	if p.Drawing != nil {
		said[1] = p.Drawing.description()
	}
	size := fmt.Sprintf(`width="%s" height="%s"`, hundredths(fileWidth), hundredths(height))
	var out strings.Builder
	out.Grow(len(marks) + 2048)
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" %s viewBox="0 0 %s %s" role="img">`+"\n<title>%s</title>\n<desc>%s</desc>\n",
		size, hundredths(fileWidth), hundredths(height), text(p.Title), text(sentences(said)))
	fmt.Fprintf(&out, `<rect %s fill=%s/>`+"\n", size, paper)
	out.WriteString(`<g aria-hidden="true" font-family="Arial, Helvetica, Liberation Sans, sans-serif" font-size="14">` + "\n")
	out.WriteString(strings.TrimSuffix(marks, "\n"))
	out.WriteString("\n</g>\n</svg>\n")
	return []byte(out.String())
}

// sentences joins texts, each with a full stop at its end.
func sentences(texts []string) string {
	var said []string
	for _, t := range texts {
		t = strings.TrimSpace(t)
		if t == "" {
			continue
		}
		if !strings.ContainsAny(t[len(t)-1:], ".!?:;") {
			t += "."
		}
		said = append(said, t)
	}
	return strings.Join(said, " ")
}

// heading writes a text of any size over the whole width and returns its height.
func (s surface) heading(k ink, size int, words string) int {
	l := fold(s.span*textSize/size, run{words, k == valueInk})
	leading := size * 13 / 10
	for i, line := range l.lines {
		s.begin("text", k)
		if size != textSize {
			s.number("font-size", size)
		}
		s.across("x", 0)
		s.down("y", i*leading+size)
		s.out.WriteString(">" + text(line[0].text) + "</text>\n")
	}
	if l.empty() {
		return 0
	}
	return len(l.lines)*leading + descent
}

func (c ColumnChart) picture(s surface) int {
	if len(c.Columns) == 0 {
		return 0
	}
	return arrange(c, s, fileHeight).draw(s)
}

func (c ColumnChart) description() string { return c.Description }

func (c StackChart) picture(s surface) int {
	if len(c.Segments) == 0 {
		return 0
	}
	return c.draw(s)
}

func (c StackChart) description() string { return c.Description }

func (c DotChart) picture(s surface) int {
	if len(c.Rows) == 0 {
		return 0
	}
	return c.draw(s)
}

func (c DotChart) description() string { return c.Description }

func (c IconChart) picture(s surface) int { return c.draw(s) }

func (c IconChart) description() string { return c.Description }
