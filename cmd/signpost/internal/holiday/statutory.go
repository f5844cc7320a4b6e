package holiday

import (
	"cmp"
	"slices"
	"time"
)

// Statutory returns the bank holidays of a year by rule, as gov.uk publishes them, in
// the order of their dates: one Holiday for a date and a name, with all its nations in
// the order of [Nations]. Two names may share a date: when 1 January is a Sunday, the
// day behind it is "2nd January" in Scotland and a substitute day elsewhere.
//
// England and Wales: New Year's Day, Good Friday, Easter Monday, the first Monday of
// May, the last Mondays of May and August, Christmas Day and Boxing Day. Northern
// Ireland: the same, 17 March and 12 July. Scotland: as England, but for Easter Monday
// and with the first Monday of August instead of the last, and with 2 January and
// 30 November. Where a feast is at a weekend, the next weekday that is not a bank
// holiday already is its substitute day, Christmas Day's before Boxing Day's and that
// of 1 January before that of the 2nd.
//
// Sources: the Banking and Financial Dealings Act 1971, schedule 1, and the St Andrew's
// Day Bank Holiday (Scotland) Act 2007; the rest is proclaimed each year as it has been
// before. The rule is that of today: in years before 2007 there were fewer. Days that
// are proclaimed or moved for one year only, as for a coronation, are not known here.
func Statutory(year int) []Holiday {
	var days []Holiday
	for _, n := range Nations() {
		for _, d := range statutoryOf(year, n) {
			i := slices.IndexFunc(days, func(other Holiday) bool { return other.Date.Equal(d.Date) && other.Name == d.Name })
			if i < 0 {
				i = len(days)
				days = append(days, d)
			}
			days[i].Nations = append(days[i].Nations, n)
		}
	}
	slices.SortFunc(days, func(a, b Holiday) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Name, b.Name)) })
	return days
}

// statutoryOf returns the bank holidays of one nation, in no order and without nations.
func statutoryOf(year int, n Nation) []Holiday {
	easter := Easter(year)
	days := []Holiday{
		{Name: "Good Friday", Date: easter.AddDate(0, 0, -2)},
		{Name: "Early May bank holiday", Date: mondayFrom(year, time.May, 1)},
		{Name: "Spring bank holiday", Date: mondayFrom(year, time.May, 25)},
	}
	if n == Scotland {
		days = append(days, Holiday{Name: "Summer bank holiday", Date: mondayFrom(year, time.August, 1)})
	} else {
		days = append(
			days,
			Holiday{Name: "Easter Monday", Date: easter.AddDate(0, 0, 1)},
			Holiday{Name: "Summer bank holiday", Date: mondayFrom(year, time.August, 25)},
		)
	}
	var moved []Holiday
	for _, f := range feasts() {
		switch date := f.in(year); {
		case !slices.Contains(f.nations, n):
		case atWeekend(date):
			moved = append(moved, Holiday{Name: f.name + " (substitute day)", Date: date})
		default:
			days = append(days, Holiday{Name: f.name, Date: date})
		}
	}
	for _, m := range moved {
		for atWeekend(m.Date) || slices.ContainsFunc(days, func(d Holiday) bool { return d.Date.Equal(m.Date) }) {
			m.Date = m.Date.AddDate(0, 0, 1)
		}
		days = append(days, m)
	}
	return days
}

// mondayFrom is the first Monday on the day or behind it.
func mondayFrom(year int, month time.Month, day int) time.Time {
	date := midnight(year, month, day)
	return date.AddDate(0, 0, (int(time.Monday-date.Weekday())+7)%7)
}

// feast is a holiday that has the same date each year.
type feast struct {
	month   time.Month
	day     int
	name    string
	nations []Nation
}

// feasts returns the holidays with fixed dates, in the order in which they are moved
// from a weekend.
func feasts() []feast {
	return []feast{
		{time.January, 1, "New Year's Day", Nations()},
		{time.January, 2, "2nd January", []Nation{Scotland}},
		{time.March, 17, "St Patrick's Day", []Nation{NorthernIreland}},
		{time.July, 12, "Battle of the Boyne (Orangemen's Day)", []Nation{NorthernIreland}},
		{time.November, 30, "St Andrew's Day", []Nation{Scotland}},
		{time.December, 25, "Christmas Day", Nations()},
		{time.December, 26, "Boxing Day", Nations()},
	}
}

// in is the day of the feast in a year.
func (f feast) in(year int) time.Time { return midnight(year, f.month, f.day) }

// Easter returns Easter Sunday of a year of the Gregorian calendar, by the anonymous
// computus that the journal Nature printed on 20 April 1876, as J. Meeus gives it in
// Astronomical Algorithms, chapter 8.
func Easter(year int) time.Time {
	golden := year % 19 // the place in the 19 years after which the moon returns
	century, ofCentury := year/100, year%100
	moved := (century - (century+8)/25 + 1) / 3 // how far the moon has gone from its 19 years
	epact := (19*golden + century - century/4 - moved + 15) % 30
	toSunday := (32 + 2*(century%4) + 2*(ofCentury/4) - epact - ofCentury%4) % 7
	late := (golden + 11*epact + 22*toSunday) / 451 // 1 in the years that would have it too late
	days := epact + toSunday - 7*late
	return midnight(year, time.March, 22+days)
}
