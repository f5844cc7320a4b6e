// Package readability says how old somebody must be to read a text with ease.
//
// It is the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, 1975),
//
//	0.39 × words a sentence + 11.8 × syllables a word − 15.59
//
// and five years more, the age at which the first grade of a school in the United
// States begins less one. It sees long sentences and long words, and nothing else: not
// whether words are known, whether the order helps, or whether the text is kind. A page
// can be made worse by writing for the number. It is good for finding the few pages of a
// site that are much harder than the others, and no judgement on any of them.
//
// The counting is that of English, by rules and a table of exceptions, and is not the
// same as what other programs count: compare ages of this package with each other only.
package readability

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is what was counted in a text.
type Text struct {
	Sentences, Words, Syllables int
}

// fewest is the number of words below which one long word would decide.
const fewest = 60

// The ages between which the formula means something.
const youngest, oldest = 5, 25

// Age is the reading age in years, from 5 to 25; 0 for a text of fewer than 60 words,
// which is too short to say.
func (t Text) Age() float64 {
	if t.Words < fewest || t.Sentences == 0 {
		return 0
	}
	words := float64(t.Words)
	grade := 0.39*words/float64(t.Sentences) + 11.8*float64(t.Syllables)/words - 15.59
	return min(max(grade+5, youngest), oldest)
}

// Count counts English text. Paragraphs, headings and list items are separated by line
// ends, each of which ends a sentence.
//
// A word is what stands between spaces or dashes and has a letter or a digit. Words with
// hyphens are one word. A number is one word of one syllable, however many digits and
// spaces it has, and so is an address of the web or of e-mail: nobody spells them out
// who reads them.
func Count(text string) Text { return NewCounter().Count(text) }

// Counter counts several texts, and remembers their words: most are the same. It is for
// one goroutine.
type Counter struct {
	known map[string]word // by what stands between spaces
}

// word is what is known of what stands between spaces: its syllables, 0 where it is no
// word, and whether it is a number.
type word struct {
	syllables int
	number    bool
}

// NewCounter is a counter that remembers nothing yet.
func NewCounter() *Counter { return &Counter{map[string]word{}} }

// Count counts a text as the function [Count] does.
func (c *Counter) Count(text string) Text {
	var t Text
	for line := range strings.Lines(text) {
		c.line(&t, strings.FieldsFunc(line, parts))
	}
	return t
}

// parts reports what stands between words.
func parts(r rune) bool { return unicode.IsSpace(r) || r == '–' || r == '—' }

// line counts the words between two ends of lines.
func (c *Counter) line(t *Text, words []string) {
	open, number := false, false // a sentence has begun; the word before was a number
	for i, raw := range words {
		w, ok := c.known[raw]
		if !ok {
			trimmed := strings.TrimFunc(raw, isMark)
			w = word{syllablesOf(trimmed), isNumber(trimmed)}
			c.known[raw] = w
		}
		if w.syllables > 0 && (!number || !w.number) { // or a number goes on, as in 0800 1111
			t.Words++
			t.Syllables += w.syllables
			open = true
		}
		number = w.number
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		if open && ends(raw, next) {
			t.Sentences++
			open, number = false, false
		}
	}
	if open {
		t.Sentences++
	}
}

// isMark reports what may stand around a word.
func isMark(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// syllablesOf counts the syllables of what stands between spaces; 0 for what is no word.
func syllablesOf(word string) int {
	switch {
	case word == "":
		return 0
	case isNumber(word), isAddress(word):
		return 1
	}
	n := 0
	for part := range strings.FieldsFuncSeq(word, func(r rune) bool { return r != '\'' && r != '’' && isMark(r) }) {
		n += max(syllables(part), 1)
	}
	return n
}

// isNumber reports a word of digits with signs between them, such as 1,204 or 50%; one
// with letters, as 2nd, is read as a word of one syllable.
func isNumber(word string) bool {
	digits := strings.IndexFunc(word, unicode.IsDigit) >= 0
	return digits && strings.IndexFunc(word, unicode.IsLetter) < 0
}

// isAddress reports an address of the web or of e-mail: a dot between letters, and none
// of the few words that have one.
func isAddress(word string) bool {
	if strings.Contains(word, "://") || strings.ContainsRune(word, '@') {
		return true
	}
	i := strings.IndexByte(word, '.')
	return i > 1 && i+2 < len(word) && !abbreviated(strings.ToLower(word))
}

// ends reports whether a sentence ends with word, which next follows.
func ends(word, next string) bool {
	if last := word[len(word)-1] | 0x20; last >= 'a' && last <= 'z' || last == ',' {
		return false // as most words
	}
	word = strings.TrimRight(word, `"'”’)]»*`)
	if strings.HasSuffix(word, "!") || strings.HasSuffix(word, "?") {
		return true
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, `"'“‘([«*`))
	capital := next == "" || !unicode.IsLower(first)
	if strings.HasSuffix(word, "…") {
		return capital
	}
	body, stop := strings.CutSuffix(word, ".")
	switch lower := strings.ToLower(strings.TrimLeft(body, `"'“‘([«*`)); {
	case !stop:
		return false
	case titled(lower), len(body) == 1 && unicode.IsUpper(rune(body[0])) && body != "I":
		return next == "" // Dr. Smith, J. Smith
	case abbreviated(lower):
		return capital
	}
	return true
}

// titled reports an abbreviation that a name or a number follows, without its full stop.
func titled(word string) bool {
	switch word {
	case "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "fig", "vs", "v", "p", "pp", "approx", "e.g", "i.e", "eg", "ie", "cf":
		return true
	}
	return false
}

// abbreviated reports an abbreviation that may end a sentence or not.
func abbreviated(word string) bool {
	switch strings.TrimSuffix(word, ".") {
	case "a.m", "p.m", "etc", "u.k", "u.s", "u.s.a", "e.g", "i.e", "ph.d":
		return true
	}
	return false
}
