package chart

import "strings"

// Measures of the text in hundredths of a pixel, at the 14 px that the
// stylesheet gives it.
const (
	lineHeight = 1700
	descent    = 400 // below the foot of the letters
)

// A label is a text broken into lines.
type label struct {
	lines []string
	width int // of the widest line
}

func (l label) height() int { return len(l.lines) * lineHeight }

// wrap breaks text at its spaces into lines that are no wider than limit, or
// than the longest word where that is wider still.
func wrap(text string, limit int) label {
	words := strings.Fields(text)
	for _, w := range words {
		limit = max(limit, widthOf(w))
	}
	var l label
	for _, w := range words {
		last := len(l.lines) - 1
		if last >= 0 && widthOf(l.lines[last]+" "+w) <= limit {
			l.lines[last] += " " + w
		} else {
			l.lines = append(l.lines, w)
		}
	}
	for _, line := range l.lines {
		l.width = max(l.width, widthOf(line))
	}
	return l
}

// widthOf reckons how wide s is at most, in hundredths of a pixel. The classes
// are the widest of their letters in the bold of Atkinson Hyperlegible Next and
// of Arial as measured in Chromium: the slashed zero 9.2, m 12, a comma 3.9.
func widthOf(s string) int {
	width := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			width += 900
		case strings.ContainsRune(" ,./", r):
			width += 450
		case strings.ContainsRune("mwMW", r):
			width += 1200
		default:
			width += 850
		}
	}
	return width
}
