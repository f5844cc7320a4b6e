package opening

import (
	"slices"
	"time"

	"example.org/signpost/cmd/signpost/internal/holiday"
)

// days says of every day what weekly hours mean on it for readers in some nations. It
// is what both [Hours.At] and [Hours.Encode] go by, so that they cannot differ.
type days struct {
	week     [7][]span // by time.Weekday, from Sunday: the spans of the week that begin on a day
	calendar *holiday.Calendar
	nations  []holiday.Nation
	rules    []rule // by nation
}

// dayKind says whose times a day has.
type dayKind uint8

const (
	plainDay     dayKind = iota // those of the week
	closedDay                   // none: no period begins on it
	timesDay                    // its own
	uncertainDay                // nobody knows, or the nations have different ones
)

// day is what is known of one day.
type day struct {
	kind    dayKind
	times   []span // of a timesDay
	holiday bool   // it is a bank holiday or a feast, by the calendar, in one of the nations
}

// days returns the days for readers in the nations; none is all of them.
func (h Hours) days(calendar *holiday.Calendar, nations []holiday.Nation) days {
	if len(nations) == 0 {
		nations = holiday.Nations()
	}
	d := days{calendar: calendar, nations: nations}
	for _, p := range h.periods {
		d.week[p.Day] = append(d.week[p.Day], span{p.From, p.To})
	}
	for _, n := range nations {
		d.rules = append(d.rules, h.ruleIn(n))
	}
	return d
}

// on returns what is known of the day of date, which is midnight UTC.
func (d days) on(date time.Time) day {
	var found day
	special := false
	for i, n := range d.nations {
		kind := d.calendar.On(date, n)
		special = special || kind != holiday.Ordinary
		one := d.rules[i].on(kind)
		if i > 0 && (one.kind != found.kind || !slices.Equal(one.times, found.times)) {
			one = day{kind: uncertainDay}
		}
		found = one
	}
	found.holiday = special && d.known(date)
	return found
}

// known reports whether the calendar knows the day.
func (d days) known(date time.Time) bool {
	first, last := d.calendar.Span()
	return d.calendar != nil && !date.Before(first) && !date.After(last)
}

// on is what a rule makes of a day of that kind.
func (r rule) on(kind holiday.Kind) day {
	switch {
	case r.kind == BankHolidaysOpen, kind == holiday.Ordinary:
		return day{}
	case kind == holiday.Uncertain, r.kind == BankHolidaysNotConfirmed:
		return day{kind: uncertainDay}
	case r.kind == BankHolidaysTimes:
		return day{kind: timesDay, times: r.times}
	}
	return day{kind: closedDay}
}

// allOpen reports whether every day is plain, whatever the calendar says.
func (d days) allOpen() bool {
	return !slices.ContainsFunc(d.rules, func(r rule) bool { return r.kind != BankHolidaysOpen })
}

// tail returns the minute after midnight up to which a period of the week goes on
// that began on the day before; 0 when there is none.
func (d days) tail(date time.Time) int {
	end := 0
	for _, s := range d.week[yesterday(date).Weekday()] {
		end = max(end, s.to-minutesInDay)
	}
	return end
}

// yesterday and tomorrow are the days around a day.
func yesterday(date time.Time) time.Time { return date.AddDate(0, 0, -1) }
func tomorrow(date time.Time) time.Time  { return date.AddDate(0, 0, 1) }
