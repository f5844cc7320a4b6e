package strictyaml

import (
	"fmt"
	"time"
)

// Date is a day, written YYYY-MM-DD (ISO 8601, calendar date, extended form).
// Time is its midnight in UTC; the zero Date is no day.
type Date struct{ time.Time }

// UnmarshalText reads YYYY-MM-DD and refuses days that do not exist.
func (d *Date) UnmarshalText(text []byte) error {
	return d.read(string(text))
}

func (d *Date) read(s string) error {
	if !dateShape(s) {
		return &Mistake{Message: fmt.Sprintf("%q is not a date", s), Hint: "write YYYY-MM-DD, such as 2026-11-21"}
	}
	t, ok := day(s)
	if !ok {
		return &Mistake{Message: fmt.Sprintf("no such day as %s", s), Hint: "look at the month's number of days; write YYYY-MM-DD"}
	}
	if t.Year() < 1900 || t.Year() > 2200 {
		return &Mistake{Message: fmt.Sprintf("the year of %s is out of range, want 1900 to 2200", s), Hint: "write YYYY-MM-DD, such as 2026-11-21"}
	}
	d.Time = t
	return nil
}

// String is YYYY-MM-DD, or "" for no day.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Format(time.DateOnly)
}

// day is the day that a text in the shape of a date says; false when there is none. It is
// what [time.Parse] makes of the text, which takes longer.
func day(s string) (time.Time, bool) {
	number := func(from, to int) int {
		n := 0
		for _, c := range []byte(s[from:to]) {
			n = n*10 + int(c-'0')
		}
		return n
	}
	year, month, date := number(0, 4), time.Month(number(5, 7)), number(8, 10)
	t := time.Date(year, month, date, 0, 0, 0, 0, time.UTC)
	return t, t.Month() == month && t.Day() == date
}

// dateShape reports whether s is four digits, two and two with hyphens between.
func dateShape(s string) bool {
	if len(s) != len(time.DateOnly) {
		return false
	}
	for i := range len(s) {
		if hyphen := i == 4 || i == 7; hyphen != (s[i] == '-') || !hyphen && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}
