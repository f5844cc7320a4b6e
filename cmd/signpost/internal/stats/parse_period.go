package stats

import (
	"strconv"
	"strings"
	"time"
)

// parsePeriod reads the period column.
func parsePeriod(s string) (Period, *fault) {
	p, f := matchPeriod(s)
	switch {
	case f != nil:
		return Period{}, f
	case p.IsZero():
		return Period{}, notAPeriod(s)
	case p.year < firstYear || p.year > lastYear || p.kind == years && p.n > lastYear:
		return Period{}, faultf("year in %q, want %d to %d", s, firstYear, lastYear)
	}
	return p, nil
}

// matchPeriod finds the shape of s. The zero Period means that it has none;
// a fault that the shape was clear but a number in it is not possible.
func matchPeriod(s string) (Period, *fault) {
	if len(s) < 4 || !allDigits(s[:4]) {
		return Period{}, nil
	}
	year, _ := strconv.Atoi(s[:4])
	rest := s[4:]
	if rest == "" {
		return Period{kind: calendarYear, year: year}, nil
	}
	if last, ok := strings.CutPrefix(rest, ".."); ok && len(last) == 4 && allDigits(last) {
		n, _ := strconv.Atoi(last)
		if n <= year {
			return Period{}, faultf("period %q runs backwards, want the earlier year first", s)
		}
		return Period{kind: years, year: year, n: n}, nil
	}
	if last, ok := strings.CutPrefix(rest, "/"); ok && len(last) == 2 && allDigits(last) {
		p := Period{kind: financialYear, year: year}
		if p.Code() != s {
			return Period{}, faultf("period %q, want the second year to follow the first", s).hinted("write %s", p.Code())
		}
		return p, nil
	}
	return matchPart(s, year)
}

// matchPart finds the shapes that begin with a year and a hyphen.
func matchPart(s string, year int) (Period, *fault) {
	part, ok := strings.CutPrefix(s[4:], "-")
	switch {
	case !ok:
		return Period{}, nil
	case part == "YTD":
		return Period{kind: yearToDate, year: year}, nil
	case part == "H1", part == "H2":
		return Period{kind: halfYear, year: year, n: int(part[1] - '0')}, nil
	case part == "Q1", part == "Q2", part == "Q3", part == "Q4":
		return Period{kind: quarter, year: year, n: int(part[1] - '0')}, nil
	case len(part) != 2 || !allDigits(part):
		return Period{}, nil
	}
	n, _ := strconv.Atoi(part)
	if n < 1 || n > 12 {
		f := faultf("month %s in %q, want 01 to 12", part, s)
		if n == (year+1)%100 {
			f = f.hinted("if this is a year that runs into the next, write %s", Period{kind: financialYear, year: year}.Code())
		}
		return Period{}, f
	}
	return Period{kind: month, year: year, n: n}, nil
}

// notAPeriod finds the words for a text that is no period.
func notAPeriod(s string) *fault {
	const want = "2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024"
	if s == "" {
		return faultf("no period, want %s", want)
	}
	if day, ok := spreadsheetDate(s); ok {
		return faultf("period %q is a date made by a spreadsheet, want %s", s, want).
			hinted("format the column as text, then type the period again; for the month write %s", day.Format("2006-01"))
	}
	if plain := strings.ToUpper(strings.TrimSpace(s)); plain != s {
		if p, f := matchPeriod(plain); f == nil && !p.IsZero() {
			return faultf("period %q, want %s", s, p.Code()).hinted("write %s", p.Code())
		}
	}
	f := faultf("period %q, want %s", s, want)
	if first, last, ok := strings.Cut(s, "-"); ok && len(first) == 4 && len(last) == 4 && allDigits(first+last) {
		f = f.hinted("write %s..%s for all these years together", first, last)
	}
	return f
}

// spreadsheetDate recognises what spreadsheets turn a period into: 01/05/2023,
// 2023-05-01, May-23, 1-May-23, and 45047, the number of days since 30 December
// 1899 under which they store it. Days are read before months, as in Britain,
// unless that gives no day.
func spreadsheetDate(s string) (time.Time, bool) {
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
