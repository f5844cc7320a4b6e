package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Slug makes the part of a URL or an id that stands for s: lower-case ASCII
// letters and digits with single hyphens between the words.
//
// Accents are dropped ("Cymorth â Chyngor" gives "cymorth-a-chyngor"), whether
// they are written as one character or two; ligatures and the letters of Europe
// that have no accent to drop are spelt out ("Straße" gives "strasse").
// Apostrophes join, everything else parts. The result is "" when nothing is left,
// as of text in another script.
func Slug(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	parted := false
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return slugOfAny(s)
		}
		switch c := s[i]; {
		case c >= 'a' && c <= 'z' || isDigit(c) || c >= 'A' && c <= 'Z':
			if parted && b.Len() > 0 {
				b.WriteByte('-')
			}
			parted = false
			if c <= 'Z' && c >= 'A' {
				c |= 0x20
			}
			b.WriteByte(c)
		case c != '\'':
			parted = true
		}
	}
	return b.String()
}

// slugOfAny is [Slug] of what is not only ASCII.
func slugOfAny(s string) string {
	var b strings.Builder
	parted := false
	for _, r := range norm.NFKD.String(s) {
		word := latin(r)
		switch {
		case word != "":
			if parted && b.Len() > 0 {
				b.WriteByte('-')
			}
			parted = false
			b.WriteString(word)
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '\u00ad':
			// An accent, an apostrophe or a soft hyphen is inside its word.
		default:
			parted = true
		}
	}
	return b.String()
}

// latin spells r in lower-case ASCII letters and digits, or gives "".
func latin(r rune) string {
	switch r = unicode.ToLower(r); {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		return string(r)
	case r < 0x80:
		return ""
	}
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ł':
		return "l"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	}
	return ""
}
