package opening

import (
	"slices"
)

// Row is a line of a table of hours: a day and its times, in words.
type Row struct{ Day, Times string }

// Table says the hours day by day, with a last line for bank holidays; nil when the
// hours are not confirmed. What goes on past midnight stands on both days: a reader in
// the small hours looks up the day that it is.
func (h Hours) Table() []Row {
	switch h.state {
	case always:
		return []Row{{"Every day", "Open all day and all night"}}
	case notConfirmed:
		return nil
	}
	var rows []Row
	week := h.daily()
	for first := 0; first < 7; {
		last := first
		for last < 6 && slices.Equal(week[last+1], week[first]) {
			last++
		}
		var days [7]bool
		for d := first; d <= last; d++ {
			days[d] = true
		}
		rows = append(rows, Row{sayDays(days), sayRow(week[first])})
		first = last + 1
	}
	rows = append(rows, Row{"Bank holidays", h.bank.row()})
	for _, e := range h.exceptions {
		rows = append(rows, Row{"Bank holidays in " + e.nation.String(), e.rule.row()})
	}
	return rows
}

// daily is the times of each day from Monday, without those that pass its end.
func (h Hours) daily() [7][]span {
	var week [7][]span
	for _, p := range h.periods {
		day := fromMonday(p.Day)
		week[day] = append(week[day], span{p.From, min(p.To, minutesInDay)})
		if p.To > minutesInDay {
			next := (day + 1) % 7
			week[next] = append(week[next], span{0, p.To - minutesInDay})
		}
	}
	for d, times := range week {
		slices.SortFunc(times, func(a, b span) int { return a.from - b.from })
		var joined []span
		for _, t := range times {
			if n := len(joined); n > 0 && joined[n-1].to == t.from {
				joined[n-1].to = t.to // one ends at the minute at which the other begins
				continue
			}
			joined = append(joined, t)
		}
		week[d] = joined
	}
	return week
}

// sayRow says the times of a day on its own.
func sayRow(times []span) string {
	switch {
	case len(times) == 0:
		return "Closed"
	case slices.Equal(times, wholeDay()):
		return "Open all day"
	}
	return sayTimes(times)
}

// wholeDay is the times of a day without a break.
func wholeDay() []span { return []span{{0, minutesInDay}} }

// row says what happens on a bank holiday in a table.
func (r rule) row() string {
	switch r.kind {
	case BankHolidaysOpen:
		return "Open as usual"
	case BankHolidaysClosed:
		return "Closed"
	case BankHolidaysTimes:
		return sayRow(r.times)
	}
	return "Not confirmed"
}
