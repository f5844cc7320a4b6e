package chart

import "strings"

// Measures of the text in hundredths of a pixel, at the 14 px that the
// stylesheet gives it.
const (
	textSize   = 1400
	lineHeight = 1700
	descent    = 400 // below the foot of the letters
	spaceWidth = 490 // of a space, at most
)

// A run is a stretch of text in one weight.
type run struct {
	text string
	bold bool
}

// A label is a text broken into lines of runs.
type label struct {
	lines [][]run
	width int // of the widest line
}

func (l label) height() int { return len(l.lines) * lineHeight }

func (l label) empty() bool { return len(l.lines) == 0 }

// wrap breaks a text at its spaces into lines that are no wider than limit, or
// than the longest word where that is wider still.
func wrap(r run, limit int) label {
	for word := range strings.FieldsSeq(r.text) {
		limit = max(limit, widthOf(word, r.bold))
	}
	return fold(limit, r)
}

// fold breaks texts that follow each other into lines that are no wider than
// limit. A word that is wider is cut, because what is beside it must not be
// covered.
func fold(limit int, runs ...run) label {
	var l label
	room := 0 // in the last line
	for _, r := range runs {
		for word := range strings.FieldsSeq(r.text) {
			for word != "" {
				piece, rest, width := cut(word, r.bold, limit)
				if len(l.lines) == 0 || spaceWidth+width > room {
					l.lines = append(l.lines, nil)
					room = limit + spaceWidth
				}
				l.add(run{piece, r.bold})
				room -= spaceWidth + width
				l.width = max(l.width, limit-room)
				word = rest
			}
		}
	}
	return l
}

// add puts a word at the end of the last line.
func (l *label) add(word run) {
	line := &l.lines[len(l.lines)-1]
	last := len(*line) - 1
	switch {
	case last < 0:
		*line = append(*line, word)
	case (*line)[last].bold == word.bold:
		(*line)[last].text += " " + word.text
	default:
		(*line)[last].text += " "
		*line = append(*line, word)
	}
}

// cut returns as much of a word as fits into limit, a letter at least, the rest of
// it, and how wide the piece is.
func cut(word string, bold bool, limit int) (piece, rest string, width int) {
	for i, r := range word {
		letter := letterWidth(r, bold)
		if width+letter > limit && i > 0 {
			return word[:i], word[i:], width
		}
		width += letter
	}
	return word, "", width
}

// stacked puts texts under each other, each on lines of its own.
func stacked(limit int, runs ...run) label {
	var l label
	for _, r := range runs {
		part := fold(limit, r)
		l.lines = append(l.lines, part.lines...)
		l.width = max(l.width, part.width)
	}
	return l
}

// named puts a colon between a name and what follows it, so that "15 to 18" and "24
// per cent" stay two things.
func named(texts ...run) []run {
	if len(texts) == 2 && strings.TrimSpace(texts[0].text) != "" && strings.TrimSpace(texts[1].text) != "" {
		texts[0].text = strings.TrimSpace(texts[0].text) + ":"
	}
	return texts
}

// widthOf reckons how wide s is at most, in hundredths of a pixel.
func widthOf(s string, bold bool) int {
	width := 0
	for _, r := range s {
		width += letterWidth(r, bold)
	}
	return width
}

// letterWidth is the width of a letter at 14 px in the widest of the typefaces
// that a reader's device may put in: measured in Chromium in DejaVu Sans (the
// widest by far), Noto Sans, Liberation Sans, which has the widths of Arial, and
// Atkinson Hyperlegible Next.
func letterWidth(r rune, bold bool) int {
	if r >= '0' && r <= '9' {
		if bold {
			return 975
		}
		return 892
	}
	if bold {
		return boldWidth(r)
	}
	return regularWidth(r)
}

func boldWidth(r rune) int {
	switch {
	case r == ' ':
		return spaceWidth
	case strings.ContainsRune(`'ijlI/\|,.:;‘’`, r):
		return 560
	case strings.ContainsRune("-f()[]!tr`", r):
		return 700
	case strings.ContainsRune(`"*Jczs?_–`, r):
		return 860
	case strings.ContainsRune("$£xvyŷkLTEFaeoâàéèêëïôö“”", r):
		return 975
	case strings.ContainsRune("hnubdgpqSYZP{}", r):
		return 1030
	case r >= 'A' && r <= 'Z' && r != 'M' && r != 'W', strings.ContainsRune("#+<=>^~×÷−", r):
		return 1195
	}
	return 1550
}

func regularWidth(r rune) int {
	switch {
	case strings.ContainsRune(" 'ijl,.‘’", r):
		return 450
	case strings.ContainsRune(`I/\|:;`, r):
		return 475
	case strings.ContainsRune("f-()[]t!", r):
		return 560
	case strings.ContainsRune("r\"`*Jsz“”", r):
		return 735
	case strings.ContainsRune("ckvxyŷ?_–", r):
		return 835
	case strings.ContainsRune("aeohnubdgpqTFL${}£âàéèêëïôö", r):
		return 895
	case strings.ContainsRune("ZEPSB", r):
		return 970
	case strings.ContainsRune("AKVXYCR", r):
		return 1015
	case r >= 'A' && r <= 'Z' && r != 'M' && r != 'W', r == '&':
		return 1110
	case strings.ContainsRune("w#+<=>^~×÷−", r):
		return 1180
	}
	return 1400
}
