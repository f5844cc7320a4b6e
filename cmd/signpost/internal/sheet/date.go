package sheet

import (
	"strconv"
	"time"
)

// Date reads a day written as 2026-11-21 and gives its midnight UTC.
func Date(s string) (time.Time, *Fault) {
	day, err := time.Parse(time.DateOnly, s)
	if err == nil {
		return day, nil
	}
	if s == "" {
		return time.Time{}, Faultf("no date, want one such as 2026-11-21")
	}
	if day, ok := SpreadsheetDate(s); ok {
		return time.Time{}, Faultf("%q is a date as a spreadsheet shows it, want one such as 2026-11-21", s).
			Hinted("write %s; format the column as text first, so that the spreadsheet leaves it alone", day.Format(time.DateOnly))
	}
	return time.Time{}, Faultf("%q is not a date, want one such as 2026-11-21", s).
		Hinted("write the year, the month and the day as numbers with hyphens between them")
}

// SpreadsheetDate recognises what spreadsheets turn a text into that they take for
// a date: 01/05/2023, 2023-05-01, May-23, 1-May-23, and 45047, the number of days since 30 December
// 1899 under which they store it. Days are read before months, as in Britain,
// unless that gives no day.
func SpreadsheetDate(s string) (time.Time, bool) {
	for _, layout := range []string{
		"2/1/2006", "2/1/06", "2006-01-02", "2006/1/2", "2.1.2006", "2-1-2006",
		"Jan-06", "January-06", "Jan 06", "Jan-2006", "January 2006", "Jan 2006",
		"2-Jan-06", "2-Jan-2006", "2 Jan 2006", "2 January 2006",
		"2006-01-02 15:04:05", "2/1/2006 15:04", "1/2/2006",
	} {
		if day, err := time.Parse(layout, s); err == nil {
			return day, true
		}
	}
	if days, err := strconv.Atoi(s); err == nil && len(s) == 5 && days >= 32874 && days <= 73415 { // 1990 to 2100
		return time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days), true
	}
	return time.Time{}, false
}
