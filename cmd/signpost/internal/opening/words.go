package opening

import (
	"fmt"
	"slices"
	"strings"
)

// The sentences for hours as a whole.
const (
	sayAlways       = "Day and night, every day"
	sayNotConfirmed = "Opening hours not confirmed"
)

// String says the hours in plain British English: "Every day, 5pm to midnight",
// "Monday to Friday, 10am to 4pm, closed on bank holidays", "Monday to Friday, 8am to
// 8pm; hours on bank holidays not confirmed", "Day and night, every day", "Opening
// hours not confirmed". Nothing is said of bank holidays only where every day is as
// the others, and so are they. Nations that differ come last: "Every day, 9am to 5pm,
// closed on bank holidays in Scotland". [ParseHours] reads all of it back.
func (h Hours) String() string {
	switch {
	case h.state == always:
		return sayAlways
	case h.state == notConfirmed && h.words != "":
		return sayNotConfirmed + ": " + h.words
	case h.state == notConfirmed:
		return sayNotConfirmed
	}
	groups := h.groups()
	bank, separator := h.sayBank(groups[0].daily())
	if len(groups) > 1 || strings.Contains(bank, ", but ") {
		separator = "; " // or the rule would seem to go with the last group only
	}
	if bank == "" {
		separator = ""
	}
	return sayWeek(groups) + separator + bank
}

// sayWeek says "Monday to Thursday, 9am to 9pm; Friday, 9am to 5pm".
func sayWeek(groups []group) string {
	said := make([]string, len(groups))
	for i, g := range groups {
		said[i] = sayDays(g.days) + ", " + sayTimes(g.times)
	}
	return strings.Join(said, "; ")
}

// Grammar returns what [ParseHours] would read back as these very hours: the
// canonical form for files and for comparing.
func (h Hours) Grammar() (lines []string, bankHolidays string) {
	switch h.state {
	case always:
		return []string{wordAlways}, ""
	case notConfirmed:
		if h.words != "" {
			return []string{wordNotConfirmed + ": " + h.words}, ""
		}
		return []string{wordNotConfirmed}, ""
	}
	for _, g := range h.groups() {
		for _, t := range g.times {
			lines = append(lines, writeDays(g.days)+" "+t.grammar())
		}
	}
	rules := []string{h.bank.grammar()}
	for _, e := range h.exceptions {
		rules = append(rules, e.grammar())
	}
	return lines, strings.Join(rules, "; ")
}

// group is a set of days that have the same times.
type group struct {
	days  [7]bool // from Monday
	times []span
}

// span is a stretch of one day in minutes after midnight, as in Period.
type span struct{ from, to int }

// daily reports whether the group is all seven days.
func (g group) daily() bool { return g.days == [7]bool{true, true, true, true, true, true, true} }

// groups puts together the days that have the same times, in the order of each
// group's first day.
func (h Hours) groups() []group { return groupsOf(h.week()) }

// week returns the spans that begin on each day, from Monday.
func (h Hours) week() [7][]span {
	var times [7][]span
	for _, p := range h.periods {
		d := fromMonday(p.Day)
		times[d] = append(times[d], span{p.From, p.To})
	}
	return times
}

// groupsOf is groups of the spans of each day.
func groupsOf(week [7][]span) []group {
	var groups []group
	for d, t := range week {
		if len(t) == 0 {
			continue
		}
		i := slices.IndexFunc(groups, func(g group) bool { return slices.Equal(g.times, t) })
		if i < 0 {
			i = len(groups)
			groups = append(groups, group{times: t})
		}
		groups[i].days[d] = true
	}
	return groups
}

// runs returns the first and last day of each unbroken run of days, Monday
// first. A run may pass Sunday: Saturday, Sunday and Monday are one run.
func runs(days [7]bool) [][2]int {
	var found [][2]int
	for d := range 7 {
		if !days[d] || days[(d+6)%7] {
			continue // closed, or not the first of its run
		}
		last := d
		for days[(last+1)%7] {
			last = (last + 1) % 7
		}
		found = append(found, [2]int{d, last})
	}
	if len(found) == 0 {
		return [][2]int{{0, 6}} // no day begins a run: all seven are in it
	}
	return found
}

// sayDays says "Every day", "Monday to Thursday", "Saturday and Sunday".
func sayDays(days [7]bool) string {
	var words []string
	for _, r := range runs(days) {
		first, last := weekday(r[0]).String(), weekday(r[1]).String()
		switch (r[1] - r[0] + 7) % 7 {
		case 0:
			words = append(words, first)
		case 1:
			words = append(words, first, last)
		case 6:
			return "Every day"
		default:
			words = append(words, first+" to "+last)
		}
	}
	return list(words)
}

// writeDays is sayDays in the grammar of ParseHours.
func writeDays(days [7]bool) string {
	var words []string
	for _, r := range runs(days) {
		first, last := dayWords()[r[0]], dayWords()[r[1]]
		switch (r[1] - r[0] + 7) % 7 {
		case 0:
			words = append(words, first)
		case 6:
			return wordDaily
		default:
			words = append(words, first+"-"+last)
		}
	}
	return strings.Join(words, ",")
}

// sayTimes says "9am to midday and 1pm to 5pm".
func sayTimes(times []span) string {
	words := make([]string, len(times))
	for i, t := range times {
		words[i] = sayTime(t.from) + " to " + sayTime(t.to)
		if t.to-t.from == minutesInDay && t.from == 0 {
			words[i] = "all day"
		}
	}
	return list(words)
}

// sayTime says a minute of the day as people do: "midnight", "9am", "9:30am".
func sayTime(minute int) string {
	minute %= minutesInDay
	switch minute {
	case 0:
		return "midnight"
	case minutesInDay / 2:
		return "midday"
	}
	half := "am"
	if minute >= minutesInDay/2 {
		half = "pm"
	}
	hour := (minute/60+11)%12 + 1 // 0 and 12 are both said twelve
	if minute%60 == 0 {
		return fmt.Sprintf("%d%s", hour, half)
	}
	return fmt.Sprintf("%d:%02d%s", hour, minute%60, half)
}

// list joins words with commas and a last "and".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// grammar writes a stretch of a day, "22:00-02:00".
func (s span) grammar() string {
	to := s.to
	if to > minutesInDay {
		to -= minutesInDay
	}
	return writeTime(s.from) + "-" + writeTime(to)
}

// writeTime writes a minute of a day, "09:30".
func writeTime(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

// grammar writes one period, "fri 22:00-02:00".
func (p Period) grammar() string {
	return dayWords()[fromMonday(p.Day)] + " " + span{p.From, p.To}.grammar()
}
