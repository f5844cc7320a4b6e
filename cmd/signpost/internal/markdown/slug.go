package markdown

import (
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
	return string(appendSlug(make([]byte, 0, len(s)), s))
}

// appendSlug adds the slug of s to b, which is empty.
func appendSlug(b []byte, s string) []byte {
	parted := false
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return appendSlugOfAny(b[:0], s)
		}
		switch c := s[i]; {
		case c >= 'a' && c <= 'z' || isDigit(c) || c >= 'A' && c <= 'Z':
			if parted && len(b) > 0 {
				b = append(b, '-')
			}
			parted = false
			if c <= 'Z' && c >= 'A' {
				c |= 0x20
			}
			b = append(b, c)
		case c != '\'':
			parted = true
		}
	}
	return b
}

// appendSlugOfAny is [appendSlug] of what is not only ASCII.
func appendSlugOfAny(b []byte, s string) []byte {
	parted := false
	for _, r := range norm.NFKD.String(s) {
		word := latin(r)
		switch {
		case word != "":
			if parted && len(b) > 0 {
				b = append(b, '-')
			}
			parted = false
			b = append(b, word...)
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '\u00ad':
			// An accent, an apostrophe or a soft hyphen is inside its word.
		default:
			parted = true
		}
	}
	return b
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
