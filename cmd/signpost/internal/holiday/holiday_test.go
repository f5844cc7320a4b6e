package holiday_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/holiday"
)

// calendar is that of the years by rule.
func calendar(from, to int) *holiday.Calendar {
	var days []holiday.Holiday
	for year := from; year <= to; year++ {
		days = append(days, holiday.Statutory(year)...)
	}
	return holiday.NewCalendar(days, from, to)
}

func date(t *testing.T, text string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCalendarOn(t *testing.T) {
	t.Parallel()
	const (
		o = holiday.Ordinary
		b = holiday.BankHoliday
		u = holiday.Uncertain
	)
	c := calendar(2026, 2028)
	for _, tt := range []struct {
		date string
		want [4]holiday.Kind // England, Wales, Scotland, Northern Ireland
	}{
		{"2025-12-31", [4]holiday.Kind{u, u, u, u}}, // outside
		{"2025-12-25", [4]holiday.Kind{u, u, u, u}},
		{"2026-01-01", [4]holiday.Kind{b, b, b, b}},
		{"2026-01-02", [4]holiday.Kind{o, o, b, o}},
		{"2026-01-03", [4]holiday.Kind{o, o, o, o}}, // a Saturday, but no feast
		{"2026-03-17", [4]holiday.Kind{o, o, o, b}},
		{"2026-04-03", [4]holiday.Kind{b, b, b, b}},
		{"2026-04-05", [4]holiday.Kind{o, o, o, o}}, // Easter Sunday is no bank holiday
		{"2026-04-06", [4]holiday.Kind{b, b, o, b}},
		{"2026-07-12", [4]holiday.Kind{o, o, o, u}}, // a Sunday
		{"2026-07-13", [4]holiday.Kind{o, o, o, b}},
		{"2026-08-03", [4]holiday.Kind{o, o, b, o}},
		{"2026-08-31", [4]holiday.Kind{b, b, o, b}},
		{"2026-11-30", [4]holiday.Kind{o, o, b, o}},
		{"2026-12-24", [4]holiday.Kind{o, o, o, o}},
		{"2026-12-26", [4]holiday.Kind{u, u, u, u}}, // a Saturday
		{"2026-12-27", [4]holiday.Kind{o, o, o, o}},
		{"2026-12-28", [4]holiday.Kind{b, b, b, b}},
		{"2027-01-02", [4]holiday.Kind{o, o, u, o}}, // a Saturday
		{"2027-12-25", [4]holiday.Kind{u, u, u, u}},
		{"2027-12-26", [4]holiday.Kind{u, u, u, u}},
		{"2028-01-01", [4]holiday.Kind{u, u, u, u}},
		{"2028-01-02", [4]holiday.Kind{o, o, u, o}},
		{"2028-01-04", [4]holiday.Kind{o, o, b, o}},
		{"2028-12-31", [4]holiday.Kind{o, o, o, o}},
		{"2029-01-01", [4]holiday.Kind{u, u, u, u}},
	} {
		for i, n := range holiday.Nations() {
			if got := c.On(date(t, tt.date), n); got != tt.want[i] {
				t.Errorf("%s in %s is %d, want %d", tt.date, n, got, tt.want[i])
			}
		}
	}
}

// A day is that of its own location, at whatever hour.
func TestCalendarOnReadsTheDate(t *testing.T) {
	t.Parallel()
	c := calendar(2026, 2026)
	for _, zone := range []*time.Location{time.FixedZone("west", -11*3600), time.FixedZone("east", 13*3600)} {
		if got := c.On(time.Date(2026, 12, 25, 23, 59, 0, 0, zone), holiday.Wales); got != holiday.BankHoliday {
			t.Errorf("25 December, %s, is %d, want a bank holiday", zone, got)
		}
	}
	moved := holiday.NewCalendar([]holiday.Holiday{
		{Date: time.Date(2026, 6, 15, 12, 0, 0, 0, time.FixedZone("", 3600)), Nations: []holiday.Nation{holiday.Scotland}},
	}, 2026, 2026)
	if got := moved.On(date(t, "2026-06-15"), holiday.Scotland); got != holiday.BankHoliday {
		t.Errorf("a day that was written down with a time is %d, want a bank holiday", got)
	}
}

func TestCalendar(t *testing.T) {
	t.Parallel()
	days := holiday.Statutory(2027)
	late, early := days[len(days)-1], days[0]
	c := holiday.NewCalendar(append([]holiday.Holiday{late, early}, holiday.Statutory(2026)...), 2027, 2028)
	if got, want := fmt.Sprint(c.Days()), fmt.Sprint([]holiday.Holiday{early, late}); got != want {
		t.Errorf("Days = %s, want %s", got, want)
	}
	first, last := c.Span()
	if !first.Equal(date(t, "2027-01-01")) || !last.Equal(date(t, "2028-12-31")) {
		t.Errorf("Span = %s, %s", first, last)
	}
	c.Days()[0] = holiday.Holiday{}
	c.Special()[0] = time.Time{}
	if c.Days()[0].Date.IsZero() || c.Special()[0].IsZero() {
		t.Error("the calendar can be changed through what it returns")
	}
	var none *holiday.Calendar
	first, last = none.Span()
	if none.On(date(t, "2026-07-01"), holiday.England) != holiday.Uncertain || none.Days() != nil || none.Special() != nil || !first.IsZero() || !last.IsZero() {
		t.Error("a nil calendar knows something")
	}
}

// Special is every day of the calendar on which some nation has anything else than an
// ordinary day, and no other.
func TestCalendarSpecial(t *testing.T) {
	t.Parallel()
	c := calendar(2019, 2040)
	var want []time.Time
	first, last := c.Span()
	for d := first; !d.After(last); d = d.AddDate(0, 0, 1) {
		if slices.ContainsFunc(holiday.Nations(), func(n holiday.Nation) bool { return c.On(d, n) != holiday.Ordinary }) {
			want = append(want, d)
		}
	}
	if got := c.Special(); !slices.Equal(got, want) {
		t.Errorf("Special:\n got %v\nwant %v", got, want)
	}
}
