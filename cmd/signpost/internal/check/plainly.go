package check

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// plainly gives pieces of HTML as they are read: without entities and without what
// nobody sees, with one space where there is any, with digits from 0 to 9. At is the
// offset of each byte of it; it may be nil.
func plainly(source []byte, pieces []diag.Span, at *[]int) string {
	return string(appendPlain(nil, source, pieces, at))
}

// appendPlain is [plainly] at the end of a text that is empty yet.
func appendPlain(text, source []byte, pieces []diag.Span, at *[]int) []byte {
	for _, p := range pieces {
		for i := p.Start; i < p.End; {
			from := i
			switch c := source[i]; {
			case c == '&':
				whole := entity(source[i:p.End])
				for _, r := range html.UnescapeString(whole) {
					text = readable(text, r)
				}
				i += len(whole)
			case c < utf8.RuneSelf && c > ' ':
				text = append(text, c)
				i++
			case c == ' ' && len(text) > 0 && text[len(text)-1] != ' ': // nearly every space
				text = append(text, c)
				i++
			default:
				r, size := utf8.DecodeRune(source[i:p.End])
				text = readable(text, r)
				i += size
			}
			for at != nil && len(*at) < len(text) {
				*at = append(*at, from)
			}
		}
	}
	return text
}

// readable adds a character as it is read.
func readable(text []byte, r rune) []byte {
	switch {
	case unicode.IsSpace(r):
		if len(text) > 0 && text[len(text)-1] == ' ' {
			return text
		}
		r = ' '
	case r == '\u2010' || r == '\u2011':
		r = '-'
	case r >= '０' && r <= '９':
		r += '0' - '０'
	case unicode.Is(unicode.Cf, r):
		return text // a soft hyphen, a place to break a line
	}
	return utf8.AppendRune(text, r)
}

// entity is the character reference that a text begins with, or else its & alone.
func entity(text []byte) string {
	end := bytes.IndexByte(text[:min(len(text), 40)], ';')
	return string(text[:max(end, 0)+1])
}

// mayHoldNumber reports pieces of HTML with a digit, see [mayHoldDigit], that may hold a
// telephone number, so that nearly all of a page need not be looked at closely.
func mayHoldNumber(source []byte, pieces []diag.Span) bool {
	var g glimpse
	last := byte(0)
	for _, p := range pieces {
		text := source[p.Start:p.End]
		for i := 0; i < len(text); i++ {
			if g.n == 0 { // nearly all of a text is letters behind no digit
				if n := nothingAt(text[i:]); n > 0 {
					i, last = i+n-1, text[i+n-1]
					continue
				}
			}
			c := text[i]
			switch {
			case isASCIIDigit(c):
				if g.add(c, last) {
					return true
				}
				continue
			case c == '&':
				end := bytes.IndexByte(text[i:], ';')
				if end < 0 || text[i+1] == '#' && string(text[i:i+end]) != "&#39" && string(text[i:i+end]) != "&#34" {
					return true
				}
				i += end
			case c >= utf8.RuneSelf && isOdd(text[i:], g.n > 0):
				return true
			}
			if g.promising(c) {
				return true
			}
			g.n, last = 0, c
		}
	}
	return g.promising(0)
}

// glimpse is what must be known of digits to tell that they are no part of a number.
type glimpse struct {
	n                     int
	first, second, before byte
}

// add takes one more digit. It reports what no figure or year looks like.
func (g *glimpse) add(c, last byte) bool {
	switch g.n++; g.n {
	case 1:
		g.first, g.before = c, last
	case 2:
		g.second = c
	}
	return g.n > 4 || g.first == '0' && g.n > 1 || g.before == '+'
}

// promising reports digits that have ended and may be a short number, or a part of a
// longer one.
func (g *glimpse) promising(next byte) bool {
	year := g.n == 4 && (g.first == '1' && g.second == '9' || g.first == '2' && g.second == '0')
	part := g.before == ',' || g.before == '.' || isLetter(g.before)
	return g.n >= shortestCode && !year && !part || g.n == 1 && g.first == '0' && next != '.'
}

// isOdd reports a character that is read as a digit, or behind a digit one that may
// not be seen, by its first bytes in UTF-8.
func isOdd(text []byte, behind bool) bool {
	switch {
	case len(text) < 3:
		return false
	case text[0] == 0xEF && text[1] == 0xBC: // digits of full width
		return true
	case text[0] == 0xC2 && text[1] == 0xAD, text[0] == 0xE2 && text[1] == 0x80 && text[2] < 0x90, text[0] == 0xE2 && text[1] == 0x81:
		return behind
	}
	return false
}
