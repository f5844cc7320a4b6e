package opening

import (
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
)

const (
	hintPeriod = `write days and times, such as "mon-fri 10:00-16:00", or "always", or "not confirmed"`
	hintTime   = `write hours and minutes with two digits each, such as 09:00`
)

// dayWords are the days in the order of the week from Monday.
func dayWords() []string { return []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} }

const wordDaily = "daily"

// parsePeriods reads one "days from-to" into a period for each day.
func parsePeriods(part string) ([]Period, error) {
	fields := strings.Fields(part)
	if word := strings.Join(fields, " "); word == wordAlways || word == wordNotConfirmed {
		return nil, hoursFault(hintPeriod, "%q beside other hours", word)
	}
	if len(fields) != 2 {
		return nil, hoursFault(hintPeriod, "%d %s in %q, want days and times", len(fields), words(len(fields)), part)
	}
	days, err := parseDays(fields[0])
	if err != nil {
		return nil, err
	}
	from, to, err := parseTimes(fields[1])
	if err != nil {
		return nil, err
	}
	periods := make([]Period, len(days))
	for i, d := range days {
		periods[i] = Period{Day: d, From: from, To: to}
	}
	return periods, nil
}

// parseDays reads "daily", or days and ranges of days with commas between them.
func parseDays(s string) ([]time.Weekday, error) {
	if s == wordDaily {
		s = "mon-sun"
	}
	var days []time.Weekday
	var seen [7]bool
	for item := range strings.SplitSeq(s, ",") {
		first, last, isRange := strings.Cut(item, "-")
		if !isRange {
			last = first
		}
		from, err := parseDay(first)
		if err != nil {
			return nil, err
		}
		to, err := parseDay(last)
		if err != nil {
			return nil, err
		}
		if isRange && from == to {
			return nil, hoursFault("write "+first+" for the one day, or daily for all of them", "%q is a range of one day", item)
		}
		for i := from; ; i = (i + 1) % 7 {
			if seen[i] {
				return nil, hoursFault("name each day once", "%q names %s twice", s, dayWords()[i])
			}
			seen[i] = true
			days = append(days, weekday(i))
			if i == to {
				break
			}
		}
	}
	return days, nil
}

// parseDay reads one day and returns its place in the week from Monday.
func parseDay(s string) (int, error) {
	for i, w := range dayWords() {
		if w == s {
			return i, nil
		}
	}
	hint := "the days are mon, tue, wed, thu, fri, sat, sun and daily"
	lower := strings.ToLower(s)
	if len(lower) >= 3 {
		for i, w := range dayWords() {
			if strings.HasPrefix(strings.ToLower(weekday(i).String()), lower[:3]) {
				hint = `did you mean "` + w + `"?`
			}
		}
	}
	if near := diag.DidYouMean(lower, append(dayWords(), wordDaily)); near != "" {
		hint = near
	}
	return 0, hoursFault(hint, "no day %q", s)
}

// parseTimes reads "from-to" into minutes after midnight. A second time that is
// not after the first is of the next day.
func parseTimes(s string) (from, to int, err error) {
	first, last, ok := strings.Cut(s, "-")
	if !ok {
		return 0, 0, hoursFault(hintPeriod, "no end in %q, want two times with a hyphen between them", s)
	}
	if from, err = parseTime(first); err != nil {
		return 0, 0, err
	}
	if to, err = parseTime(last); err != nil {
		return 0, 0, err
	}
	switch {
	case from == minutesInDay:
		return 0, 0, hoursFault("write 00:00 of the next day", "%q begins at 24:00, which only ends a day", s)
	case from == to:
		return 0, 0, hoursFault("for a whole day write 00:00-24:00", "%q is empty", s)
	case to < from:
		to += minutesInDay
	}
	return from, to, nil
}

// parseTime reads "09:30" into minutes after midnight, 0 to 1440.
func parseTime(s string) (int, error) {
	if len(s) != 5 || s[2] != ':' || strings.Trim(s[:2]+s[3:], "0123456789") != "" {
		return 0, hoursFault(hintTime, "%q is not a time", s)
	}
	hour := int(s[0]-'0')*10 + int(s[1]-'0')
	minute := int(s[3]-'0')*10 + int(s[4]-'0')
	if minute > 59 || hour > 24 || hour == 24 && minute > 0 {
		return 0, hoursFault("a day runs from 00:00 to 24:00", "there is no time %q", s)
	}
	return hour*60 + minute, nil
}

// words is the noun behind a number of words.
func words(n int) string {
	if n == 1 {
		return "word"
	}
	return "words"
}
