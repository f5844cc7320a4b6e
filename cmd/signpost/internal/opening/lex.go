package opening

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/holiday"
)

// kind is what a token is to the readers of hours.
type kind uint8

const (
	unknown      kind = iota
	ending            // behind the last token
	someDays          // Monday, weekdays, every day
	someTime          // 9am, 17:00, midday
	allDay            // all day
	round             // 24 hours, day and night: all day, or always when it stands alone
	ever              // 24/7, always
	upTo              // a hyphen or dash, to, until
	comma             // a comma
	also              // and
	colon             // as in "Monday: 9am to 5pm"
	betweenWord       // between: before "9am and 5pm"
	small             // from, on, at, the: they say nothing
	openWord          // open
	closedWord        // closed, except: before bank holidays
	hoursWord         // hours
	includeWord       // including: before bank holidays
	bankHolidays      // bank holidays
	tooWord           // too
	inWord            // in
	butWord           // but
	bracket           // ( or )
	nationName        // Scotland
	notKnown          // not confirmed
)

// token is a word, or a few that belong together, of the line in which it stands.
type token struct {
	kind        kind
	start, end  int    // bytes of the line
	first, last int    // of someDays: the days from Monday, 0 to 6
	time        moment // of someTime
	nation      holiday.Nation
}

// word is what stands between white space, and number and letters and signs apart.
type word struct {
	start, end int
	key        string // in lower case, without full stops and apostrophes; "-" for every dash
}

// split cuts a line into words.
func split(line string) []word {
	var found []word
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		end := i + size
		extend := func(in func(rune) bool) {
			for end < len(line) {
				r, size := utf8.DecodeRuneInString(line[end:])
				if !in(r) {
					return
				}
				end += size
			}
		}
		switch {
		case unicode.IsSpace(r):
			i = end
			continue
		case isDash(r):
			extend(isDash)
			found = append(found, word{i, end, "-"})
		case isDigit(r):
			extend(isDigit)
			for end+1 < len(line) && (line[end] == ':' || line[end] == '.') && isDigit(rune(line[end+1])) {
				end++
				extend(isDigit)
			}
			found = append(found, word{i, end, line[i:end]})
		case unicode.IsLetter(r):
			extend(func(r rune) bool { return unicode.IsLetter(r) || strings.ContainsRune(".'’", r) })
			key := line[i:end]
			if strings.ContainsAny(key, ".'’") {
				key = strings.NewReplacer(".", "", "'", "", "’", "").Replace(key)
			}
			found = append(found, word{i, end, strings.ToLower(key)})
		default:
			found = append(found, word{i, end, line[i:end]})
		}
		i = end
	}
	if n := len(found); n > 0 && found[n-1].key == "." {
		found = found[:n-1] // the end of the sentence
	}
	return found
}

// isDash reports a hyphen, or what Word makes of one.
func isDash(r rune) bool { return r == '−' || unicode.Is(unicode.Pd, r) }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// longest is the number of words in the longest phrase.
const longest = 5

// lex reads the words of a line as tokens. Every word is in one of them.
func lex(line string) []token {
	found := split(line)
	var tokens []token
	for i := 0; i < len(found); {
		t, n := lexOne(found[i:])
		t.start, t.end = found[i].start, found[i+n-1].end
		if t.kind == someTime {
			t.time.text = line[t.start:t.end]
		}
		tokens = append(tokens, t)
		i += n
	}
	return tokens
}

// lexOne reads the first token of some words, and says of how many it is.
func lexOne(found []word) (t token, n int) {
	var keys [longest]string
	for n = 0; n < min(longest, len(found)); n++ {
		keys[n] = found[n].key
	}
	for text := strings.Join(keys[:n], " "); n > 0; n-- {
		if t, ok := phrase(text); ok {
			return t, n
		}
		text = strings.TrimSuffix(text[:len(text)-len(keys[n-1])], " ")
	}
	if isDigit(rune(found[0].key[0])) {
		half := ""
		if len(found) > 1 && (found[1].key == "am" || found[1].key == "pm") {
			half = found[1].key
		}
		return token{kind: someTime, time: newMoment(found[0].key, half)}, 1 + len(half)/2
	}
	return token{}, 1
}

// phrase is the token of a few words.
func phrase(keys string) (token, bool) {
	if first, last, ok := daysNamed(keys); ok {
		return token{kind: someDays, first: first, last: last}, true
	}
	if minute, ok := minuteNamed(keys); ok {
		return token{kind: someTime, time: moment{hour: minute / 60, named: true}}, true
	}
	if k := kindNamed(keys); k != unknown {
		return token{kind: k}, true
	}
	for _, n := range holiday.Nations() {
		if isNation(keys, n.String()) || isNation(keys, strings.ReplaceAll(string(n), "-", " - ")) {
			return token{kind: nationName, nation: n}, true
		}
	}
	return token{}, false
}

// isNation reports that a few words in lower case are a nation's name.
func isNation(keys, name string) bool { return len(keys) == len(name) && keys == strings.ToLower(name) }

// kindNamed is the kind of a few words that say nothing but what they are.
func kindNamed(keys string) kind {
	switch keys {
	case "all day", "the whole day":
		return allDay
	case "24 hours", "24 hour", "24 hrs", "24 - hour", "24 - hours", "24 hours a day", "24 hours per day", "24 hours each day", "day and night", "round the clock", "around the clock":
		return round
	case "24 / 7", "always", "always open", "open always":
		return ever
	case "-", "to", "until", "till", "til", "through":
		return upTo
	case ",":
		return comma
	case "and", "&", ", and":
		return also
	case ":":
		return colon
	case "between":
		return betweenWord
	case "from", "on", "at", "the", "as usual":
		return small
	case "open":
		return openWord
	case "closed", "except", "excluding", "not", "except for", "but not":
		return closedWord
	case "hours":
		return hoursWord
	case "including":
		return includeWord
	case "bank holidays", "bank holiday":
		return bankHolidays
	case "too":
		return tooWord
	case "in":
		return inWord
	case "but":
		return butWord
	case "(", ")":
		return bracket
	case "not confirmed":
		return notKnown
	}
	return unknown
}

// daysNamed returns the first and the last day, from Monday, that a few words in lower
// case name: "monday", "mondays", "mon", "weekdays", "every day".
func daysNamed(keys string) (first, last int, ok bool) {
	switch keys {
	case "weekday", "weekdays", "week days", "every weekday":
		return 0, 4, true
	case "weekend", "weekends", "every weekend":
		return 5, 6, true
	case "every day", "each day", "everyday", wordDaily, "7 days", "7 days a week", "7 days per week",
		"seven days", "seven days a week", "seven days per week", "365 days a year":
		return 0, 6, true
	}
	day := dayNamed(strings.TrimSuffix(strings.TrimPrefix(keys, "every "), "s"))
	return max(day, 0), max(day, 0), day >= 0
}

// dayNamed is the day, from Monday, that a word in lower case names; -1 for none.
func dayNamed(name string) int {
	switch name {
	case "monday", "mon":
		return 0
	case "tuesday", "tue":
		return 1
	case "wednesday", "wed":
		return 2
	case "thursday", "thur", "thu":
		return 3
	case "friday", "fri":
		return 4
	case "saturday", "sat":
		return 5
	case "sunday", "sun":
		return 6
	}
	return -1
}

// minuteNamed returns the minute of the day that has a name in lower case.
func minuteNamed(keys string) (int, bool) {
	switch strings.TrimPrefix(keys, "12 ") {
	case "noon", "midday":
		return minutesInDay / 2, true
	case "midnight":
		return 0, true
	}
	return 0, false
}
