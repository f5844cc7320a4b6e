package directive

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// besideKind is what a token beside a figure is.
type besideKind uint8

const (
	besideWord   besideKind = iota // letters, in small ones
	besideNumber                   // digits, with a stretch of years as one: 2021/22
	besideMark                     // a sign right after the figure, such as %
	besideOpen                     // a bracket
)

// besideToken is a word, a number or a mark near a figure, with its bytes in the text.
type besideToken struct {
	kind besideKind
	text string
	at   diag.Span
}

// besideRoom is how many tokens mostly stand beside a figure.
const besideRoom = 32

// tokensAfter are the tokens of the text behind a figure, up to the first stop: the
// end of a sentence or of a clause, of a block, or another directive. The second
// result is where that stop stands. The tokens are put into room, which is empty.
func tokensAfter(room []besideToken, text string, from int) ([]besideToken, int) {
	list := room
	for from < min(len(text), blockBytes) {
		t, end, stop := besideNext(text, from)
		if stop {
			break
		}
		if t.text != "" {
			list = append(list, t)
		}
		from = end
	}
	return list, from
}

// tokensBefore are the tokens of the text before a figure, from the last stop on. They
// are put into room, which is empty.
func tokensBefore(room []besideToken, text string) []besideToken {
	list := room
	for i := 0; i < len(text); {
		t, end, stop := besideNext(text, i)
		switch {
		case stop:
			list = room
		case t.text != "":
			list = append(list, t)
		}
		i = end
	}
	return list
}

// besideNext reads what stands at i, and gives the offset behind it. The token has no
// text where nothing is said: spaces, emphasis, quotation marks, the address
// of a link, the mark of a footnote.
func besideNext(text string, i int) (t besideToken, end int, stop bool) {
	r, size := utf8.DecodeRuneInString(text[i:])
	token := func(kind besideKind, end int) (besideToken, int, bool) {
		word := strings.ToLower(strings.ReplaceAll(text[i:end], "’", "'"))
		return besideToken{kind, word, diag.Span{Start: i, End: end}}, end, false
	}
	switch {
	case unicode.IsLetter(r):
		return token(besideWord, letterEnd(text, i))
	case unicode.IsDigit(r):
		return token(besideNumber, numberEnd(text, i))
	case r == '(':
		return token(besideOpen, i+size)
	case strings.ContainsRune("%‰％", r):
		return token(besideMark, i+size)
	case r == '&':
		if length := strings.IndexByte(text[i:], ';'); length > 0 && length < len("&thinsp;")+1 {
			return t, i + length + 1, false
		}
	case strings.HasPrefix(text[i:], "]("):
		if length := strings.IndexByte(text[i:], ')'); length > 0 {
			return t, i + length + 1, false
		}
	case strings.HasPrefix(text[i:], "[^"):
		if length := strings.IndexByte(text[i:], ']'); length > 0 {
			return t, i + length + 1, false
		}
	}
	return t, i + size, besideStops(text, i, r, size)
}

// letterEnd is where the word at i ends.
func letterEnd(text string, i int) int {
	end := i
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			end = i
		case r != '\'' && r != '’':
			return end
		}
	}
	return end
}

// besideStops reports that the text behind i says nothing of the figure before it:
// the end of a sentence or of a clause, of a cell, of an item, or another directive.
func besideStops(text string, i int, r rune, size int) bool {
	switch r {
	case '.', ',', ';', '!', '?', '|', '{', '}', '—', ')', '`', '<':
		return true
	case ':': // a directive, or a clause that explains
		return true
	case '–', '-':
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+size:])
		return unicode.IsSpace(before) && unicode.IsSpace(after)
	case '\n':
		rest := strings.TrimLeft(text[i+size:], " \t>")
		return rest != "" && endsBlock(text[i+size:]) // the figure itself begins the last line
	}
	return false
}

// endsBlock reports that a new block, or an item of a list, begins with a line.
func endsBlock(line string) bool {
	line, _, _ = strings.Cut(line, "\n")
	line = strings.TrimLeft(strings.TrimRight(line, "\r"), " \t>")
	digits := strings.TrimLeft(line, "0123456789")
	switch {
	case line == "", strings.HasPrefix(line, "#"), strings.HasPrefix(line, ":::"), strings.HasPrefix(line, "|"):
		return true
	case len(line) > 1 && strings.IndexByte("-*+:", line[0]) >= 0 && line[1] == ' ':
		return true
	}
	return digits != line && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") "))
}
