package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// figure is digits in a text that no exception covers, with their sign and the
// words per cent.
type figure struct {
	diag.Span
	// text is what stands there.
	text string
	// year is true for digits that would be a year if no word near them made a
	// number of them.
	year bool
	// cell is how a row of the data file would write it: "1204", "75..90"; ""
	// when none would.
	cell  string
	share bool
}

// rule is an exception that is ready to be used.
type rule struct {
	notAfter [][]string
}

// reader finds figures. It may be used by several goroutines.
type reader struct {
	byWord  map[string][]*form // by the first word, which may be in small letters only
	numbers []classed          // that begin with a number
	words   []classed          // that begin with a word of some class
	counted map[string]bool    // what can be counted: reports, people
	// qualifying are the words of [qualifiers] that stand alone.
	qualifying map[string]bool
	// reach is the number of tokens of the longest form, but for the rest of a list.
	reach int
	desks desks
}

// classed are the forms that begin with a token of one class, see [token.is].
type classed struct {
	class string
	forms []*form
}

// withClass adds a form that begins with a class to those that do.
func withClass(list []classed, f *form) []classed {
	class := f.steps[0].class
	for i := range list {
		if list[i].class == class {
			list[i].forms = append(list[i].forms, f)
			return list
		}
	}
	return append(list, classed{class, []*form{f}})
}

// newReader makes a reader that takes nouns, the units of the site's series, for
// what can be counted, besides those of every site.
func newReader(nouns []string) *reader {
	r := &reader{byWord: map[string][]*form{}, counted: map[string]bool{}, qualifying: map[string]bool{}}
	for _, q := range qualifiers() {
		r.qualifying[q] = true
	}
	for _, n := range slices.Concat(countedNouns(), nouns) {
		words := strings.Fields(strings.ToLower(n))
		if len(words) > 0 {
			r.counted[words[len(words)-1]] = true
		}
	}
	for _, e := range Exceptions() {
		of := &rule{}
		for _, phrase := range e.notAfter {
			of.notAfter = append(of.notAfter, strings.Fields(phrase))
		}
		for _, text := range e.forms {
			r.add(parseForm(text, of))
		}
	}
	return r
}

func (r *reader) add(f form) {
	first := f.steps[0]
	r.reach = max(r.reach, len(f.steps))
	switch {
	case first.words != nil:
		for _, w := range first.words {
			r.byWord[w] = append(r.byWord[w], &f)
		}
	case first.class == "caps" || first.class == "given":
		r.words = withClass(r.words, &f)
	default:
		r.numbers = withClass(r.numbers, &f)
	}
}

// figures finds what no exception covers, but for what begins inside one of the
// spans of skip.
func (r *reader) figures(text string, skip []diag.Span) []figure {
	if !holdsDigit(text) {
		return nil
	}
	d := r.desks.take()
	defer r.desks.give(d)
	d.tokens = appendTokens(d.tokens[:0], text)
	list := d.tokens
	covered := r.covered(list, d)
	var found []figure
	last := -1
	for i := range list {
		t := &list[i]
		if covered[i] || !r.isFigure(t) || slices.ContainsFunc(skip, func(s diag.Span) bool { return s.Start < t.end && t.start < s.End }) {
			continue
		}
		f := figure{Span: diag.Span{Start: t.start, End: t.end}, year: t.isNumber("year"), cell: asCell(t), share: t.share}
		if last >= 0 && joins(list, last, i) {
			before := &found[len(found)-1]
			before.End, before.year, before.share = f.End, false, f.share
			before.cell = rangeOf(list[last+1:i], before.cell, f.cell)
		} else {
			found = append(found, f)
		}
		found[len(found)-1].text = text[found[len(found)-1].Start:t.end]
		last = i
	}
	return found
}

// isDigit reports a digit of any script, or a fraction that is one character.
func isDigit(r rune) bool { return unicode.IsDigit(r) || isVulgar(r) }

// holdsDigit reports a text with such a digit.
func holdsDigit(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case isASCIIDigit(c):
			return true
		case c >= utf8.RuneSelf:
			return strings.ContainsFunc(text[i:], isDigit)
		}
	}
	return false
}

// isFigure reports digits that count: a number, or a word that is something counted
// and a number without the space between, or one that looks like the name of a key
// stage or of a road and is none.
func (r *reader) isFigure(t *token) bool {
	if t.kind == numberToken {
		return true
	}
	if t.kind != wordToken || !isASCIIDigit(t.lower[len(t.lower)-1]) {
		return false
	}
	letters := strings.TrimRight(t.lower, "0123456789")
	digits := t.lower[len(letters):]
	switch letters {
	case "ks": // key stages
		return len(digits) > 1 || digits < "1" || digits > "5"
	case "a", "b", "m": // sizes of paper, and roads
		return len(digits) > 4
	}
	return r.counted[letters] || r.qualifying[letters]
}

// counts reports whether what follows end shows that the number before it, of a
// form that begins at start, counts something.
func (r *reader) counts(list []token, start, end int) bool {
	at := func(i int) string {
		if i < len(list) && list[i].kind == wordToken {
			return list[i].lower
		}
		return ""
	}
	before := ""
	if start > 0 && list[start-1].kind != markToken {
		before = list[start-1].lower
	}
	year, dated := list[start].kind == numberToken && list[start].isNumber("year"), isBeforeYear(before)
	if first := at(end); year && !dated && slices.Contains([]string{"were", "are", "have"}, first) {
		return true // of these, 1990 were boys
	}
	if end+1 < len(list) && list[end].kind == dashToken && slices.Contains([]string{"odd", "strong", "plus"}, at(end+1)) {
		return true // 2000-odd
	}
	unknown := 0
	for i := end; i < end+3; i++ {
		w := at(i)
		switch {
		case w == "":
			return false
		case r.counted[w]:
			return true
		case (w == "a" || w == "an" || w == "each" || w == "every") && isPeriod(at(i+1)), w == "per":
			return i == end
		case w == "of" && slices.Contains([]string{"them", "these", "those", "whom", "us"}, at(i+1)), w == "in" && (at(i+1) == "all" || at(i+1) == "total"), w == "altogether":
			return i == end
		case dated && slices.Contains([]string{"more", "fewer", "less", "many", "most"}, w):
			return false // in 2023 more reports came
		case isAdjective(w):
		case !year || dated || before == "" || isSmallWord(w) || unknown > 0:
			return false
		default: // helped 2000 frightened children
			unknown++
		}
	}
	return false
}

// joins reports whether two figures are one to the reader: 75 to 90, 9 in 10.
func joins(list []token, first, second int) bool {
	var between []string
	for _, t := range list[first+1 : second] {
		if t.kind == dashToken && t.glued && list[second].glued {
			between = append(between, "-")
			continue
		}
		between = append(between, t.lower)
	}
	switch strings.Join(between, " ") {
	case "-", "to", "in", "in every", "out of", "out of every", ":":
		return true
	case "and":
		return first > 0 && list[first-1].lower == "between"
	}
	return false
}

// asCell is a number as the data file writes it, "" when no cell can hold it.
func asCell(t *token) string {
	if t.kind != numberToken || t.suffix != "" || t.plus || t.shape != plain && t.shape != decimal && t.shape != grouped {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' {
			return r
		}
		return -1
	}, t.text)
}

// rangeOf is two numbers as a range of the data file, if what stands between them
// makes one.
func rangeOf(between []token, lo, hi string) string {
	if lo == "" || hi == "" || strings.Contains(lo, "..") || len(between) != 1 || between[0].kind != dashToken && between[0].lower != "to" && between[0].lower != "and" {
		return ""
	}
	return lo + ".." + hi
}
