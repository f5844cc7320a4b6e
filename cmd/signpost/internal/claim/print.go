package claim

import (
	"fmt"
	"strings"
)

// A Kind says what an [Entry] is for.
type Kind uint8

const (
	// Phrase is words that a claim may be made of, or that are never taken.
	Phrase Kind = iota
	// Qualifier is words before a number, such as "more than".
	Qualifier
	// Piece is what phrases are made of.
	Piece
)

// An Entry is an entry of the phrase book as documentation.
type Entry struct {
	Kind Kind
	Name string
	// Forms are the words it may be written in. Words in capitals are entries of
	// their own; [ ] is around what may be left out, ( | ) around a choice.
	Forms []string
	// Means is what the words must be true of.
	Means string
	// Example is a claim with figures and verdict, or words, or "".
	Example string
	// Trials are claims with figures and the verdict on them; of phrases only.
	Trials []Trial
}

// A Trial is words, the figures that they are held against, such as "2019: 173,
// 2023: 619", and the verdict: "true", "false", "cannot tell" or "ambiguous".
type Trial struct{ Words, Figures, Verdict string }

// Book returns the phrase book: first the phrases, then what they are made of. It
// is the table that [Judge] reads claims by.
func Book() []Entry {
	var book []Entry
	for _, p := range phrases() {
		e := Entry{Name: p.name, Forms: strings.Split(p.forms, "\n"), Means: p.means}
		for i, line := range strings.Split(p.examples, "\n") {
			if i == 0 {
				e.Example = exampleText(line)
			}
			x := parseExample(line)
			e.Trials = append(e.Trials, Trial{x.words, figuresText(x.figures), x.verdict})
		}
		book = append(book, e)
	}
	for _, e := range primitives() {
		e.Kind = Piece
		book = append(book, e)
	}
	for _, name := range ruleNames() {
		r := ruleCalled(name)
		book = append(book, Entry{Kind: Piece, Name: name, Forms: strings.Split(r.forms, "\n"), Means: r.means, Example: r.sample})
	}
	for _, v := range qualifiers() {
		book = append(book, Entry{Kind: Qualifier, Name: "Q: " + v.name, Forms: strings.Split(v.words, "|"), Means: v.means, Example: v.example})
	}
	for _, name := range listNames() {
		words, _ := wordList(name)
		book = append(book, Entry{Kind: Piece, Name: name, Forms: strings.Split(words, "|"), Means: "Any of these."})
	}
	for _, v := range vagueWords() {
		book = append(book, Entry{Kind: Piece, Name: "refused: " + v.name, Forms: strings.Split(v.words, "|"), Means: v.means})
	}
	return book
}

// primitives returns the entries for what no list of words could hold.
func primitives() []Entry {
	return []Entry{
		{Name: "Q", Forms: []string{"exactly", "more than", "at least", "fewer than", "at most", "almost", "just over", "about"}, Means: "A qualifier. " +
			"Without one, a count is that number and no other; per cent, times, shares and rates are what the number rounds to, half up, and " +
			"within 2 per cent of it."},
		{Name: "N", Forms: []string{"250", "2,000", "1.5", "2½", "3 million", "eight", "twenty-five", "two hundred and fifty", "two and a half", "a hundred", "half a million", "a dozen"}, Means: "A number."},
		{Name: "F", Forms: []string{"half", "a third", "two thirds", "three-quarters", "a tenth", "3/4", "¾"}, Means: "A part."},
		{Name: "UNIT", Forms: []string{"reports", "confirmed reports", "reports of sextortion"}, Means: "What the series counts: its unit, in the singular " +
			"or the plural; the unit with the one word beside it in the title; or the title, which may leave off before a preposition. Any other noun is " +
			"refused: reports are not people."},
		{Name: "WHOLE", Forms: []string{"reports", "confirmed reports"}, Means: "The same for the series named with of=. A series in per cent names no whole: leave “of …” outside the brackets."},
		{Name: "PERIOD", Forms: []string{"2023", "2022/23", "the first half of 2023", "the first six months of 2023", "the second quarter of 2023", "April to June 2023", "May 2023", "part of 2024", "2024 so far"}, Means: "A period of the data. " +
			"Four digits without a comma behind in, from, to, between or since are a year."},
		{Name: "AREA", Forms: []string{"Cambridgeshire"}, Means: "The name of an area of the data."},
	}
}

// An example is a line of a phrase's examples.
type example struct{ words, request, figures, verdict string }

func parseExample(line string) example {
	cells := strings.Split(line, " | ")
	if len(cells) != 4 {
		return example{}
	}
	return example{cells[0], cells[1], cells[2], cells[3]}
}

// exampleText is an example for a reader.
func exampleText(line string) string {
	e := parseExample(line)
	claim := fmt.Sprintf(":claim[%s]{%s}", e.words, e.request)
	figures := figuresText(e.figures)
	switch e.verdict {
	case "ambiguous":
		return claim + " is refused, whatever the figures"
	case "cannot tell":
		return claim + " cannot be told from " + figures
	}
	return claim + " is " + e.verdict + " of " + figures
}

// figuresText is an example's figures for a reader: "2019: 173, 2024-YTD: more than
// 166".
func figuresText(figures string) string {
	var list []string
	for _, field := range strings.Fields(figures) {
		period, value, ok := strings.Cut(field, "=")
		if !ok { // the value goes on
			list[len(list)-1] += " " + field
			continue
		}
		if value == "[x]" {
			value = "no figure"
		}
		list = append(list, strings.ReplaceAll(period, "/", " ")+": "+value)
	}
	return strings.Join(list, ", ")
}
