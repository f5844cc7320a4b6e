package site

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// shortestStem is the number of letters from which a private word may stand for all
// words that begin with it: two letters begin too many.
const shortestStem = 3

// insideStem is the number of letters from which a private word is found inside of others
// too, such as "fakenudes": shorter ones stand in words that have nothing to do with them.
const insideStem = 5

// Private finds a word of a text that must not stand where somebody else may read it:
// in the browser's tab and history, in the card that a messenger shows of a link. Which
// words those are stands in site.yaml below private_words. Each stands for every word
// that begins with it, and one of [insideStem] letters for every word that holds it; of
// several words, only the last one does, and what stands between them does not matter.
// Neither do capitals, accents, marks that nobody sees, letters of another alphabet that
// look the same, and dots between single letters. The word is given as the text has it.
func (c *Config) Private(text string) (word string, ok bool) {
	if len(c.PrivateWords) == 0 {
		return "", false
	}
	words := wordsOf(text)
	read := make([]string, len(words))
	for i, w := range words {
		read[i] = folded(w)
	}
	spelt, speltRead := joined(words), joined(read)
	for _, entry := range c.PrivateWords {
		stems := wordsOf(entry)
		for i, stem := range stems {
			stems[i] = folded(stem)
		}
		if at, ok := findStems(read, stems); ok {
			return strings.Join(words[at:at+len(stems)], " "), true
		}
		if at, ok := findStems(speltRead, stems); ok {
			return strings.Join(spelt[at:at+len(stems)], " "), true
		}
	}
	return "", false
}

// findStems finds the words of an entry in a row, the last one with any ending.
func findStems(words, stems []string) (at int, ok bool) {
	last := len(stems) - 1
	for at := 0; last >= 0 && at+last < len(words); at++ {
		if slices.Equal(words[at:at+last], stems[:last]) && isOfStem(words[at+last], stems[last]) {
			return at, true
		}
	}
	return 0, false
}

func isOfStem(word, stem string) bool {
	return strings.HasPrefix(word, stem) || utf8.RuneCountInString(stem) >= insideStem && strings.Contains(word, stem)
}

// joined puts single letters in a row together: s.e.x is read as one word.
func joined(words []string) []string {
	var list []string
	single := false
	for _, w := range words {
		one := utf8.RuneCountInString(strings.Map(withoutMarks, w)) == 1
		if one && single {
			list[len(list)-1] += w
		} else {
			list = append(list, w)
		}
		single = one
	}
	return list
}

// wordsOf splits a text into its words, which are letters and digits in a row. Marks
// that nobody sees (Unicode's format characters, such as a soft hyphen) part nothing.
func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !unicode.Is(unicode.Cf, r)
	})
}

// folded is a word as an eye reads it: small letters of the Latin alphabet, where there
// is one that looks the same, without accents and without marks that nobody sees.
func folded(word string) string {
	return strings.Map(alike, strings.ToLower(strings.Map(withoutMarks, norm.NFKD.String(word))))
}

func withoutMarks(r rune) rune {
	if unicode.IsMark(r) || unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// alike is the Latin letter that a Cyrillic, a Greek or a rare Latin one is taken for: a
// part of the table of Unicode Technical Standard 39.
func alike(r rune) rune {
	const (
		from = "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455\u0456\u0458\u04bb\u04cf\u0501\u051b\u051d" +
			"\u03b1\u03b2\u03b5\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u03c9\u0131\u0251\u0261\u00f8\u0142"
		to = "abekmhopctyxsijhldqw" + "abenikmvoptuxwiagol"
	)
	if r < 0x80 {
		return r
	}
	if i := strings.IndexRune(from, r); i >= 0 {
		return rune(to[utf8.RuneCountInString(from[:i])])
	}
	return r
}

// checkPrivate judges the list, and what stands in the tab of every page.
func (c *Config) checkPrivate() diag.List {
	var problems diag.List
	var seen []string
	for i, entry := range c.PrivateWords {
		key := fmt.Sprintf("private_words[%d]", i)
		words := wordsOf(strings.ToLower(entry))
		if entry == "" {
			continue // what is no text was reported
		}
		switch form := strings.Join(words, " "); {
		case len(words) == 0 || utf8.RuneCountInString(words[len(words)-1]) < shortestStem:
			what := fmt.Sprintf("the private word %q", entry)
			if len(words) > 1 {
				what = fmt.Sprintf("%q, the last word of %q,", words[len(words)-1], entry)
			}
			problems = append(problems, c.doc.Errorf(key, "private-word", "%s is too short", what).
				WithHint("it stands for every word that begins with it; write at least %d letters", shortestStem))
		case slices.Contains(seen, form):
			problems = append(problems, c.doc.Errorf(key, "private-word", "the private word %q stands here twice", entry).WithHint("delete one of them"))
		default:
			seen = append(seen, form)
		}
	}
	if problems.HasErrors() {
		return problems
	}
	for _, shown := range []struct{ key, text, where string }{
		{"name", c.Name, "in the browser's tab of every page"}, {"share", c.Share, "wherever somebody shares a link"},
	} {
		if word, ok := c.Private(shown.text); ok {
			problems = append(problems, c.doc.Errorf(shown.key, "private-word", "%q is a private word, and stands %s", word, shown.where).
				WithHint("say it in other words, or take the word out of private_words"))
		}
	}
	return problems
}
