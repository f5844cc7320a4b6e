package check

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/site"
)

// moved is the word in a bank holiday's name that says it stands on another day than by
// rule on purpose: that happens by proclamation, as in 2020.
const moved = "moved"

// oddHolidays warns of bank holidays that by rule are, and by the file are not: a wrong
// day would have the site say "Open now" at Christmas.
func oddHolidays(s *site.Site) diag.List {
	first, last := s.Holidays.Span()
	if first.IsZero() {
		return nil
	}
	var problems diag.List
	for year := first.Year(); year <= last.Year(); year++ {
		for _, rule := range holiday.Statutory(year) {
			missing := slices.DeleteFunc(slices.Clone(rule.Nations), func(n holiday.Nation) bool {
				return isHoliday(s.Holidays, rule.Date, n) || movedFor(s.Holidays, rule, n)
			})
			if len(missing) == 0 {
				continue
			}
			problems = append(problems, diag.At(s.HolidaysFile, holidayLine(s.HolidaysFile, rule), diag.Warning, "odd-holiday",
				"by rule %s %d is a bank holiday%s on %s, and not here", rule.Name, year, inNations(missing), rule.Date.Format("2 January")).
				WithHint("write %s; or, if it was moved by proclamation, put the word %s into its name", rule.Date.Format(time.DateOnly), moved))
		}
	}
	return problems
}

// isHoliday reports whether a day is listed for a nation.
func isHoliday(c *holiday.Calendar, date time.Time, n holiday.Nation) bool {
	return slices.ContainsFunc(c.Days(), func(h holiday.Holiday) bool { return h.Date.Equal(date) && slices.Contains(h.Nations, n) })
}

// movedFor reports whether the file says that a bank holiday of the rule was moved for a
// nation.
func movedFor(c *holiday.Calendar, rule holiday.Holiday, n holiday.Nation) bool {
	name, _, _ := strings.Cut(rule.Name, " (")
	return slices.ContainsFunc(c.Days(), func(h holiday.Holiday) bool {
		return h.Date.Year() == rule.Date.Year() && strings.HasPrefix(h.Name, name) && strings.Contains(strings.ToLower(h.Name), moved) && slices.Contains(h.Nations, n)
	})
}

// holidayLine is the line of a bank holiday of that name and year, else the first line
// of the year, else the first of all.
func holidayLine(f *diag.File, rule holiday.Holiday) diag.Span {
	name, _, _ := strings.Cut(rule.Name, " (")
	found := diag.Span{End: len(f.Line(1))}
	at, inYear := 0, false
	for line := range strings.Lines(string(f.Data)) {
		span := diag.Span{Start: at, End: at + len(strings.TrimRight(line, "\r\n"))}
		at += len(line)
		if !strings.HasPrefix(line, strconv.Itoa(rule.Date.Year())+"-") {
			continue
		}
		if strings.Contains(line, name) {
			return span
		}
		if !inYear {
			found, inYear = span, true
		}
	}
	return found
}
