package check

import (
	"slices"
	"strconv"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// saidTime is a time of day in words, or two with "to" between.
type saidTime struct {
	diag.Span
	minutes []int // after midnight, 0 to 1439
	// ends is true when the words say that answering begins or ends then, as in "until
	// 9pm": "at 3am" does not.
	ends bool
}

// saidAlways is "day and night", "24/7" and the like.
type saidAlways struct {
	diag.Span
	// anyTime is true for "at any time", which is said of forms and of much else.
	anyTime bool
	// clause is what stands before it, from the last mark on.
	clause []token
}

// timesIn finds the times of day in the tokens of a text.
func timesIn(list []token) []saidTime {
	var found []saidTime
	for i := 0; i < len(list); i++ {
		minute, end, ok := clockAt(list, i)
		if !ok {
			continue
		}
		said := saidTime{diag.Span{Start: list[i].start, End: list[end-1].end}, []int{minute}, beginsOrEnds(list, i, end)}
		if end+1 < len(list) && joinsTimes(list, i, end) {
			if second, after, ok := clockAt(list, end+1); ok {
				said.End, said.minutes, end = list[after-1].end, append(said.minutes, second), after
			}
		}
		found = append(found, said)
		i = end - 1
	}
	return found
}

// joinsTimes reports whether the token at end makes one stretch of the time before it,
// which begins at i, and the one behind it: 9am to 5pm, between 9am and 5pm.
func joinsTimes(list []token, i, end int) bool {
	t := list[end]
	return t.kind == dashToken || t.isWord("to", "until", "till") || t.isWord("and") && i > 0 && list[i-1].isWord("between")
}

// beginsOrEnds reports whether the words beside a time say that something lasts to it
// or from it.
func beginsOrEnds(list []token, i, end int) bool {
	if end < len(list) && list[end].kind == dashToken && list[end].glued || end < len(list) && list[end].isWord("to", "until", "till") {
		return true
	}
	if i == 0 {
		return false
	}
	before := list[i-1]
	if before.isWord("at") && i > 1 {
		return list[i-2].isWord("open", "opens", "close", "closes", "start", "starts", "stop", "stops", "end", "ends")
	}
	return before.kind == dashToken && before.glued || before.isWord("from", "until", "till", "to", "between")
}

// clockAt reads the time of day at i: 9am, 9.30 am, 9 a.m., 17:00, midnight, 12 noon.
func clockAt(list []token, i int) (minute, end int, ok bool) {
	t := &list[i]
	switch {
	case t.isWord("midnight"):
		return 0, i + 1, true
	case t.isWord("midday", "noon"):
		return 12 * 60, i + 1, true
	case t.kind != numberToken || t.signed || t.share || t.plus:
		return 0, i, false
	case t.isTime("clock") && !isHalf(list, i+1):
		minute, ok := minuteOf(t.text, "")
		return minute, i + 1, ok
	case t.suffix != "":
		minute, ok := minuteOf(t.text, t.suffix)
		return minute, i + 1, ok
	case i+1 < len(list) && t.text == "12" && list[i+1].isWord("noon", "midday", "midnight"):
		return clockAt(list, i+1)
	case i+1 < len(list) && list[i+1].isWord("am", "pm"):
		minute, ok := minuteOf(t.text, list[i+1].lower)
		return minute, i + 2, ok
	case i+4 < len(list) && list[i+1].isWord("a", "p") && list[i+2].text == "." && list[i+3].isWord("m") && list[i+4].text == ".":
		minute, ok := minuteOf(t.text, list[i+1].lower+"m")
		return minute, i + 5, ok
	}
	return 0, i, false
}

// isHalf reports am or pm at i.
func isHalf(list []token, i int) bool { return i < len(list) && list[i].isWord("am", "pm") }

// minuteOf is the minute of the day, 0 to 1439, that digits say with am, pm or "" behind
// them: "9", "9.30" and "09:30". Midnight at the end of a day, 24:00, is 0.
func minuteOf(digits, half string) (int, bool) {
	parts := strings.FieldsFunc(digits, func(r rune) bool { return r == ':' || r == '.' })
	if len(parts) == 0 || len(parts) > 2 || !isClock(append(parts, "00")[:2]) {
		return 0, false
	}
	hour, err := strconv.Atoi(parts[0])
	minute := 0
	if err == nil && len(parts) == 2 {
		minute, err = strconv.Atoi(parts[1])
	}
	switch {
	case err != nil:
		return 0, false
	case half == "" && hour < 24 || half == "" && minute == 0:
		return hour%24*60 + minute, true
	case half != "am" && half != "pm" || hour < 1 || hour > 12:
		return 0, false
	}
	hour %= 12
	if half == "pm" {
		hour += 12
	}
	return hour*60 + minute, true
}

// alwaysReader finds words that say that somebody answers at every hour. It may be used
// by several goroutines.
type alwaysReader struct{ hours, anyTime []form }

func newAlwaysReader() *alwaysReader {
	r := &alwaysReader{}
	for _, text := range []string{
		"day and|or|& night", "night and|or|& day", "day or|and night", "at any hour", "at all hours", "any hour of the day", "24/7", "round|around the clock", "24 -? hour", "24 -? hr",
		"24 -? hours|hrs a|each|every|per day", "!within|in|for|after|every|next|last|first|than|about|to|under|over|another|least|these|those|past|around 24 -? hours|hrs",
	} {
		r.hours = append(r.hours, parseForm(text, &rule{}))
	}
	for _, text := range []string{"at any time", "any time of day", "any time of the day"} {
		r.anyTime = append(r.anyTime, parseForm(text, &rule{}))
	}
	return r
}

// said finds the words in the tokens of a text, see [spelt].
func (r *alwaysReader) said(list []token) []saidAlways {
	var found []saidAlways
	for i := 0; i < len(list); i++ {
		hours, anyTime := longest(r.hours, list, i), longest(r.anyTime, list, i)
		end := max(hours, anyTime)
		if end == i || end < len(list) && list[end-1].isWord("hours", "hrs") && list[end].isWord("of", "after", "later", "ago", "before", "from", "notice", "to") {
			continue
		}
		found = append(found, saidAlways{diag.Span{Start: list[i].start, End: list[end-1].end}, anyTime > hours, clauseOf(list[:i])})
		i = end - 1
	}
	return found
}

// longest is where the longest of the forms that fit at i ends; i when none does.
func longest(forms []form, list []token, i int) int {
	end := i
	for n := range forms {
		end = max(end, forms[n].match(list, i))
	}
	return end
}

// clauseOf are the last of some tokens, from the last mark or "but" on.
func clauseOf(before []token) []token {
	for i := len(before) - 1; i >= 0; i-- {
		if before[i].isWord("but", "or") || slices.Contains([]string{".", "!", "?", ":", ";", ",", "(", "\n"}, before[i].text) {
			return before[i+1:]
		}
	}
	return before
}

// denied reports a clause that says that something is not so.
func denied(clause []token) bool {
	return slices.ContainsFunc(clause, func(t token) bool {
		return t.isWord("not", "never", "nobody", "cannot") || t.kind == wordToken && strings.HasSuffix(t.lower, "n't")
	})
}

// isOfWriting reports a clause that is about what can be sent at any hour.
func isOfWriting(clause []token) bool {
	return slices.ContainsFunc(clause, func(t token) bool {
		return t.isWord("write", "email", "e-mail", "mail", "online", "form", "forms", "website", "report", "send", "fill")
	})
}

// isOfAnswering reports a clause that is about reaching somebody, and not about
// stopping: "you can stop at any time" is no promise.
func isOfAnswering(clause []token) bool {
	some := func(words ...string) bool {
		return slices.ContainsFunc(clause, func(t token) bool { return t.isWord(words...) })
	}
	return !some("stop", "leave", "end", "hang", "pass", "cancel") &&
		some("ring", "call", "phone", "text", "chat", "talk", "speak", "contact", "reach", "answer", "answers", "listen", "listens", "open", "there", "available", "try", "use")
}
