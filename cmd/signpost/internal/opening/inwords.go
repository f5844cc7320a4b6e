package opening

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWords is the greatest length of hours in words, in characters.
const maxWords = 120

// parseWords reads hours that only words can say, such as "weekdays in term time".
func parseWords(text string) (Hours, error) {
	const hint = `write a few plain words, as in "not confirmed: weekdays in term time"`
	n := utf8.RuneCountInString(text)
	switch {
	case text == "":
		return Hours{}, hoursFault(hint, `nothing behind "not confirmed:"`)
	case strings.Contains(text, ";"):
		return Hours{}, hoursFault("write all of it on one line, with commas", "a semicolon or another line in the hours %q", text)
	case n > maxWords:
		return Hours{}, hoursFault("say it more shortly", "%d characters behind \"not confirmed:\", want at most %d", n, maxWords)
	case !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) || r > '9' && unicode.IsDigit(r) }):
		return Hours{}, hoursFault(hint, "a character that cannot be printed, or a digit that is not 0 to 9, in the hours %q", text)
	}
	if number := telephoneIn(text); number != "" {
		return Hours{}, hoursFault("a number stands once, as the number of its way; write times as 9am or 09:00",
			"the telephone number %q in the hours %q", number, text)
	}
	return Hours{words: text}, nil
}

// telephoneIn is the first run of digits in text that somebody could take for a
// telephone number, or "": a + and at least 8 digits, a 0 and at least 6 more, a helpline
// number such as 116 123, or 5 digits and more in one piece, which no time and no year is.
func telephoneIn(text string) string {
	for run := range strings.FieldsFuncSeq(text, func(r rune) bool { return (r < '0' || r > '9') && !strings.ContainsRune("+ -.()", r) }) {
		run = strings.TrimRight(strings.TrimLeft(run, " -.)"), " -.(+")
		pieces := strings.FieldsFunc(run, func(r rune) bool { return r < '0' || r > '9' })
		digits := strings.Join(pieces, "")
		switch {
		case strings.Contains(run, "+") && len(digits) >= 8, strings.HasPrefix(digits, "0") && len(digits) >= 7,
			strings.HasPrefix(digits, "116") && len(digits) == 6:
			return run
		}
		for _, p := range pieces {
			if len(p) >= 5 {
				return run
			}
		}
	}
	return ""
}
