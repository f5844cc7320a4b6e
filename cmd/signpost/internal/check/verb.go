package check

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// farBack is how many bytes before a number are searched for a word such as "call".
const farBack = 100

// behindVerb reports a number that the words before it tell somebody to call, as in
// "call 105", "ring us on 105" and "text HELP to 85258", and that counts nothing, as
// it does in "call 105 people".
func behindVerb(text string, at diag.Span) bool {
	if amountIn(text, at) || counting(text[at.End:]) {
		return false
	}
	before := text[max(0, at.Start-farBack):at.Start]
	if i := strings.LastIndexAny(before, ".!?;,"); i >= 0 {
		before = before[i+1:]
	}
	words := strings.FieldsFunc(strings.TrimRight(before, "\"'“‘(: \u00a0"), func(r rune) bool { return !isWordRune(r) && r != '\'' && r != '’' })
	return calling(words)
}

// calling reports words that end with those that stand before a number to call.
func calling(words []string) bool {
	is := false // the number to call is 105, but not: the text is 105 lines long
	for n := len(words) - 1; n >= 0; n-- {
		word := strings.ToLower(words[n])
		switch {
		case isVerb(word):
			return !is || n > 0 && strings.EqualFold(words[n-1], "to")
		case word == "is":
			is = true
		case word == "to" && n == len(words)-1:
			return texting(words[:n])
		case word == "or" && n > 0 && strings.Trim(words[n-1], "0123456789") == "":
			n-- // call 999 or 105
		case !slices.Contains([]string{"on", "the", "number", "us", "them", "him", "her", "free", "freephone", "it", "code", "shortcode", "short"}, word):
			return false
		}
	}
	return false
}

// texting reports words that end with a word to send, as in "text the word HELP".
func texting(words []string) bool {
	send, what := false, false
	for _, w := range words[max(0, len(words)-5):] {
		switch word := strings.ToLower(w); word {
		case "text", "texting", "sms":
			return true
		case "send", "sending":
			send = true
		default:
			what = what || word == "word" || word == "message" || len(w) > 1 && w == strings.ToUpper(w)
		}
	}
	return send && what
}

// isVerb reports the words for calling and texting.
func isVerb(word string) bool {
	switch word {
	case "call", "ring", "dial", "phone", "text", "telephone", "tel", "calling", "ringing", "dialling", "phoning", "texting", "telephoning":
		return true
	}
	return false
}

// counting reports words that make an amount of the number before them.
func counting(after string) bool {
	after = strings.TrimLeft(after, " \u00a0")
	end := strings.IndexFunc(after, func(r rune) bool { return !isWordRune(r) })
	if end < 0 {
		end = len(after)
	}
	word := after[:end]
	return slices.Contains(countedNouns(), word) || slices.Contains([]string{
		"characters", "words", "letters", "lines", "miles", "metres", "seconds", "minutes", "hours", "days", "weeks", "months", "years", "friends", "numbers", "of", "per", "more", "other", "different",
	}, word)
}
