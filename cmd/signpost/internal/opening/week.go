package opening

import "example.org/signpost/cmd/signpost/internal/holiday"

// Week is the minutes of a week, from Monday 00:00, at which somebody surely answers.
// The zero Week is one without an answer.
type Week struct {
	minutes [(minutesInWeek + 63) / 64]uint64 // a bit each, the lowest first
}

const minutesInWeek = 7 * minutesInDay

// Ordinary is a week without bank holidays.
func (h Hours) Ordinary() Week {
	var w Week
	if h.state == always {
		w.open(0, minutesInWeek)
	}
	for _, p := range h.periods {
		w.open(p.begin(), p.end())
	}
	return w
}

// Holidays is a week of which every day is a bank holiday of the nation n. Where nobody
// confirmed what happens on such a day, nobody surely answers.
func (h Hours) Holidays(n holiday.Nation) Week {
	r := h.ruleIn(n)
	if r.kind == BankHolidaysOpen {
		return h.Ordinary()
	}
	var w Week
	for d := range 7 {
		for _, s := range r.times {
			w.open(d*minutesInDay+s.from, d*minutesInDay+s.to)
		}
	}
	return w
}

// open adds the minutes from one up to another, which may be past Sunday.
func (w *Week) open(from, to int) {
	for from < to {
		at := from % minutesInWeek
		count := min(to-from, minutesInWeek-at, 64-at%64)
		w.minutes[at/64] |= ^uint64(0) >> (64 - count) << (at % 64)
		from += count
	}
}

// isOpen reports a minute of the week at which somebody answers.
func (w *Week) isOpen(minute int) bool { return w.minutes[minute/64]>>(minute%64)&1 != 0 }

// Or adds the minutes of another week.
func (w *Week) Or(other Week) {
	for i, open := range other.minutes {
		w.minutes[i] |= open
	}
}

// Gaps are the hours without an answer, in words such as "Monday to Friday, midnight
// to 8am"; "" when there are none. Each day is said by itself, from midnight to
// midnight.
func (w *Week) Gaps() string {
	var week [7][]span
	for d := range week {
		from := 0
		for i := range minutesInDay {
			if w.isOpen(d*minutesInDay + i) {
				if i > from {
					week[d] = append(week[d], span{from, i})
				}
				from = i + 1
			}
		}
		if from < minutesInDay {
			week[d] = append(week[d], span{from, minutesInDay})
		}
	}
	return sayWeek(groupsOf(week))
}
