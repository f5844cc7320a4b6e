package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word, a number in digits, or a mark.
type token struct {
	// text is in lower case, as far as it is ASCII. A no-break hyphen and a dash are
	// all "-".
	text string
	kind tokenKind
	// start and end are offsets in the words, so that a part of them can be
	// quoted or replaced.
	start, end int
}

type tokenKind uint8

const (
	wordToken tokenKind = iota
	digitsToken
	markToken
)

// tokens splits words. Spaces of any kind part tokens, and so does a hyphen
// between letters: "one-in-ten" is three words. Between two digits it is a token
// of its own, because 10-20 is a range, and so it is anywhere else, because a
// minus must not get lost. Quotation marks and commas in a sentence change no
// meaning and are left out, and so is a mark that ends the sentence.
func tokens(words string) []token {
	lower := lowerASCII(words)
	list := make([]token, 0, len(words)/4+4)
	for i := 0; i < len(words); {
		if end := plainWord(lower, i); end > i {
			list = append(list, token{text: lower[i:end], start: i, end: end})
			i = end
			continue
		}
		if words[i] == ' ' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(words[i:])
		t := token{kind: markToken, start: i, end: i + size}
		switch {
		case unicode.IsSpace(r) || isQuote(r) || r == softHyphen:
			i = t.end
			continue
		case unicode.IsLetter(r):
			t.kind, t.end = wordToken, endOfWord(words, i)
		case isDigit(r):
			t.kind, t.end = digitsToken, endOfDigits(words, i)
		case r == ',' && !digitAt(words, t.end):
			i = t.end
			continue
		case isHyphen(r) && joins(words, i, t.end):
			i = t.end
			continue
		}
		t.text = lower[t.start:t.end]
		switch {
		case isHyphen(r):
			t.text = "-"
		case t.kind == wordToken && strings.ContainsRune(t.text, softHyphen):
			t.text = strings.ReplaceAll(t.text, string(softHyphen), "")
		}
		list, i = append(list, t), t.end
	}
	return withoutEnd(list)
}

// plainWord is where a word of ASCII letters ends that begins at i, with a space or
// the end behind it. It is i when there is another mark, which takes more care.
func plainWord(lower string, i int) int {
	end := i
	for end < len(lower) && lower[end] >= 'a' && lower[end] <= 'z' {
		end++
	}
	if end < len(lower) && lower[end] != ' ' {
		return i
	}
	return end
}

// softHyphen says where a word may be broken. No reader sees it.
const softHyphen = '\u00ad'

// withoutEnd leaves out the full stop, colon or semicolon that an editor took
// into the brackets.
func withoutEnd(list []token) []token {
	for len(list) > 0 && strings.Contains(".:;", list[len(list)-1].text) {
		list = list[:len(list)-1]
	}
	return list
}

// lowerASCII changes no length, so that offsets stay what they are.
func lowerASCII(s string) string {
	for i := range len(s) {
		if s[i] >= 'A' && s[i] <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if b[i] >= 'A' && b[i] <= 'Z' {
					b[i] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isQuote(r rune) bool { return strings.ContainsRune(`"'“”‘’`, r) }

// isHyphen takes hyphens, the en dash of a range and the minus.
func isHyphen(r rune) bool { return strings.ContainsRune("-\u2010\u2011\u2012–−", r) }

// endOfWord is where the letters that begin at i end. An apostrophe with a letter
// behind it belongs to the word.
func endOfWord(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
		case (r == '\'' || r == '’') && letterAt(s, i+size):
		case r == softHyphen && letterAt(s, i+size):
		default:
			return i
		}
		i += size
	}
	return i
}

// endOfDigits is where the number that begins at i ends, thousands commas and a
// decimal point included.
func endOfDigits(s string, i int) int {
	for i < len(s) {
		if !digitAt(s, i) && (s[i] != ',' && s[i] != '.' || !digitAt(s, i+1)) {
			return i
		}
		i++
	}
	return i
}

// joins reports whether a hyphen ties two words, or a word and a number, into one.
func joins(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return (unicode.IsLetter(before) || isDigit(before)) && (unicode.IsLetter(after) || isDigit(after)) &&
		(unicode.IsLetter(before) || unicode.IsLetter(after))
}

func digitAt(s string, i int) bool { return i < len(s) && isDigit(rune(s[i])) }

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}
