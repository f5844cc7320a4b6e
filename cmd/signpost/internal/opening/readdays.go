package opening

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// days reads days and ranges of days with commas between them, as places from Monday.
func (r *reader) days() ([]int, error) {
	var days []int
	var seen [7]bool
	r.skip(small, openWord)
	start := r.next()
	for {
		first, last, err := r.dayRange()
		if err != nil {
			return nil, err
		}
		for i := first; ; i = (i + 1) % 7 {
			if seen[i] {
				return nil, hoursFault("name each day once", "%q names %s twice", r.text(start, r.tokens[r.at-1]), dayWords()[i])
			}
			seen[i] = true
			days = append(days, i)
			if i == last {
				break
			}
		}
		if !r.another(func(t token) bool { return !t.isTime() && t.kind != ending }) {
			return days, nil
		}
	}
}

// dayRange reads one day, or two with to between them.
func (r *reader) dayRange() (first, last int, err error) {
	start := r.next()
	if err := r.wantDay(start); err != nil {
		return 0, 0, err
	}
	r.at++
	if r.next().kind != upTo {
		return start.first, start.last, nil
	}
	r.at++
	end := r.next()
	if err := r.wantDay(end); err != nil {
		return 0, 0, err
	}
	r.at++
	text := r.text(start, end)
	switch {
	case start.first != start.last || end.first != end.last:
		return 0, 0, hoursFault("let a range go from one day to another, such as mon-fri", "%q is no range of days", text)
	case start.first == end.first:
		return 0, 0, hoursFault("write "+dayWords()[start.first]+" for the one day, or daily for all of them", "%q is a range of one day", text)
	}
	return start.first, end.first, nil
}

// wantDay is the error for a token that is no day.
func (r *reader) wantDay(t token) error {
	switch t.kind {
	case someDays:
		return nil
	case ending:
		return hoursFault(hintDays, "no day at the end of %q", r.line)
	case someTime, allDay, round, comma, also, upTo, colon:
		return hoursFault(hintDays, "no day before %q in %q", r.said(t), r.line)
	case ever, closedWord, butWord:
		return r.extra(t)
	case bankHolidays:
		return hoursFault(hintBeside, "bank holidays among the days in %q", r.line)
	}
	hint := cmp.Or(nearDay(r.said(t)), hintDays)
	if t.kind == inWord {
		hint = hintWords
	}
	return hoursFault(hint, "no day %q", r.said(t))
}

// nearDay is a hint at the day that a word is a slip of.
func nearDay(said string) string {
	if utf8.RuneCountInString(said) != len(said) {
		return ""
	}
	known := append(dayWords(), wordDaily, "weekdays", "weekends")
	for i := range 7 {
		known = append(known, strings.ToLower(weekday(i).String()))
	}
	return diag.DidYouMean(strings.ToLower(said), known)
}
