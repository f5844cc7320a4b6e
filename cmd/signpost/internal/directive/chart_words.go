package directive

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// word is a run of letters in a text, in lower case.
type word struct {
	text string
	at   diag.Span // bytes of the text
}

// wordsOf cuts a text into words. An apostrophe belongs to its word, a hyphen parts
// two.
func wordsOf(text string) []word {
	var list []word
	from := -1
	for i, r := range text + " " {
		letter := unicode.IsLetter(r) || unicode.IsMark(r) || (r == '\'' || r == '’') && from >= 0
		switch {
		case letter && from < 0:
			from = i
		case !letter && from >= 0:
			list = append(list, word{strings.ToLower(text[from:i]), diag.Span{Start: from, End: i}})
			from = -1
		}
	}
	return list
}

// trends are words that say how figures stand to each other, whole and by their
// beginnings.
func trends() (whole, stems []string) {
	return strings.Fields("rose risen rises rise rising grew grown grow grows growing growth fell fallen falls fall falling " +
			"twice most half third quarter higher lower almost nearly surge surges surged surging"),
		strings.Fields("increas decreas declin drop doubl trebl tripl quadrupl quintupl halv soar plummet skyrocket")
}

// trendWords finds the words of a trend: what they claim can be proved, and so it
// should be.
func trendWords(text string) []diag.Span {
	whole, stems := trends()
	words := wordsOf(text)
	var found []diag.Span
	for i, w := range words {
		before, after := near(words, i-1), near(words, i+1)
		switch {
		case w.text == "times" && (after == "as" || after == "more" || after == "fewer" || after == "less"), isCount(w.text) && after == "in" && isCount(near(words, i+2)):
			last := words[i+1]
			if after == "in" {
				last = words[i+2]
			}
			found = append(found, diag.Span{Start: w.at.Start, End: last.at.End})
		case isCount(w.text) && after == "out" && near(words, i+2) == "of" && isCount(near(words, i+3)):
			found = append(found, diag.Span{Start: w.at.Start, End: words[i+3].at.End})
		case w.text == "through" && after == "the" && near(words, i+2) == "roof":
			found = append(found, diag.Span{Start: w.at.Start, End: words[i+2].at.End})
		case (w.text == "more" || w.text == "fewer" || w.text == "less") && after == "than", w.text == "at" && after == "least":
			found = append(found, diag.Span{Start: w.at.Start, End: words[i+1].at.End})
		case isOrdinal(before, w.text, after):
		case slices.Contains(whole, w.text), slices.ContainsFunc(stems, func(s string) bool { return strings.HasPrefix(w.text, s) }):
			found = append(found, w.at)
		}
	}
	return found
}

// isCount reports a number in words that a share is said with: nine in ten.
func isCount(word string) bool {
	return slices.Contains(strings.Fields("one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred thousand"), word)
}

func near(words []word, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i].text
}

// isOrdinal reports half, third and quarter where they name a stretch of time: the
// first half of 2023, the third quarter, a half year.
func isOrdinal(before, w, after string) bool {
	counted := slices.Contains([]string{"first", "second", "third", "fourth", "last"}, before)
	switch w {
	case "half", "quarter":
		return counted || after == "year" || after == "years" || after == "yearly"
	case "third":
		return slices.Contains([]string{"quarter", "year", "month", "week", "time", "period"}, after)
	}
	return false
}

// looseDigits finds the numbers of a text that are no period and no age. units are
// the words for what is counted, which make a count of any number before them.
func looseDigits(text string, units []string) []diag.Span {
	var found []diag.Span
	lastAge := -1 // the end of the last age
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsNumber(r) {
			i += size
			continue
		}
		n := number{text: text, from: i, to: numberEnd(text, i), units: units}
		i = n.to
		switch {
		case n.isYear():
		case n.isAge(lastAge):
			lastAge = n.to
		default:
			found = append(found, diag.Span{Start: n.from, End: n.to})
		}
	}
	return found
}

// numberEnd is the end of a run of digits, with what joins two of them: "1,204",
// "2023/24", "14–17".
func numberEnd(text string, i int) int {
	end := i
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		if !unicode.IsNumber(r) && (!strings.ContainsRune(",./:-–−'’", r) || !unicode.IsNumber(next)) {
			break
		}
		i += size
		end = i
	}
	return end
}
