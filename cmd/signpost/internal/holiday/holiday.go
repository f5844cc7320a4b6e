package holiday

import (
	"slices"
	"time"
)

// Holiday is one bank holiday. Date is its day, midnight UTC.
type Holiday struct {
	Date    time.Time
	Name    string // such as "Boxing Day (substitute day)"
	Nations []Nation
}

// Kind says what a day is in one nation.
type Kind uint8

// The kinds of day. Uncertain is a day of which nobody can say whether services keep
// their bank-holiday hours: a feast such as Christmas Day at a weekend, whose bank
// holiday is another day, and every day outside the calendar.
const (
	Ordinary Kind = iota
	BankHoliday
	Uncertain
)

// Calendar is the bank holidays of a stretch of whole years. It is never changed, and
// safe for use by several goroutines. A nil Calendar knows no day: all are Uncertain.
type Calendar struct {
	days        []Holiday      // in the order of their dates
	special     []time.Time    // in order
	kinds       map[dayIn]Kind // of the days that are not ordinary
	first, last time.Time
}

// dayIn is a day, midnight UTC, in a nation.
type dayIn struct {
	date   time.Time
	nation Nation
}

// NewCalendar returns the calendar of the holidays of the years from and to, both
// included. Holidays of other years are left out: a year that is known in part is not
// known.
func NewCalendar(days []Holiday, from, to int) *Calendar {
	c := &Calendar{
		kinds: map[dayIn]Kind{},
		first: midnight(from, time.January, 1),
		last:  midnight(to, time.December, 31),
	}
	for year := from; year <= to; year++ {
		for _, f := range feasts() {
			if date := f.in(year); atWeekend(date) {
				c.set(date, f.nations, Uncertain)
			}
		}
	}
	for _, d := range days {
		d.Date, d.Nations = midnight(d.Date.Date()), slices.Clone(d.Nations)
		if c.holds(d.Date) {
			c.days = append(c.days, d)
			c.set(d.Date, d.Nations, BankHoliday)
		}
	}
	slices.SortStableFunc(c.days, func(a, b Holiday) int { return a.Date.Compare(b.Date) })
	slices.SortFunc(c.special, time.Time.Compare)
	c.special = slices.Compact(c.special)
	return c
}

// set writes down what a day is in some nations.
func (c *Calendar) set(date time.Time, nations []Nation, kind Kind) {
	for _, n := range nations {
		c.kinds[dayIn{date, n}] = kind
		c.special = append(c.special, date)
	}
}

// Days returns the holidays in the order of their dates; none for a nil Calendar.
func (c *Calendar) Days() []Holiday {
	if c == nil {
		return nil
	}
	return slices.Clone(c.days)
}

// Span returns the first and the last day that the calendar knows; both are zero for
// a nil Calendar.
func (c *Calendar) Span() (first, last time.Time) {
	if c == nil {
		return time.Time{}, time.Time{}
	}
	return c.first, c.last
}

// Special returns, in order and each once, the days of the calendar that are not
// [Ordinary] in every nation. There are none for a nil Calendar, of which no day is
// known.
func (c *Calendar) Special() []time.Time {
	if c == nil {
		return nil
	}
	return slices.Clone(c.special)
}

// On says what the day of date (its year, month and day, whatever its location) is
// in the nation n.
func (c *Calendar) On(date time.Time, n Nation) Kind {
	if c == nil {
		return Uncertain
	}
	date = midnight(date.Date())
	if kind, special := c.kinds[dayIn{date, n}]; special || c.holds(date) {
		return kind
	}
	return Uncertain
}

// holds reports whether the calendar knows the day.
func (c *Calendar) holds(date time.Time) bool { return !date.Before(c.first) && !date.After(c.last) }

// midnight is the beginning of a day, UTC.
func midnight(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// atWeekend reports whether the day is a Saturday or a Sunday.
func atWeekend(date time.Time) bool {
	return date.Weekday() == time.Saturday || date.Weekday() == time.Sunday
}
