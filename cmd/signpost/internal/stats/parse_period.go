package stats

import (
	"strconv"
	"strings"

	"example.org/signpost/cmd/signpost/internal/sheet"
)

// ParsePeriod reads a period as the data file writes it: 2023, 2023/24, 2023-H1,
// 2023-Q2, 2023-05, 2024-YTD or 2019..2024, in the years 1990 to 2100. The
// error has the rule "period" and is nil when s is one.
func ParsePeriod(s string) (Period, *LookupError) {
	p, f := parsePeriod(s)
	if f != nil {
		return Period{}, &LookupError{Rule: "period", Message: f.Message, Hint: f.Hint}
	}
	return p, nil
}

// parsePeriod reads the period column.
func parsePeriod(s string) (Period, *sheet.Fault) {
	p, f := matchPeriod(s)
	switch {
	case f != nil:
		return Period{}, f
	case p.IsZero():
		return Period{}, notAPeriod(s)
	case p.year < firstYear || p.year > lastYear || p.kind == years && p.n > lastYear:
		return Period{}, sheet.Faultf("year in %q, want %d to %d", s, firstYear, lastYear)
	}
	return p, nil
}

// matchPeriod finds the shape of s. The zero Period means that it has none;
// a fault that the shape was clear but a number in it is not possible.
func matchPeriod(s string) (Period, *sheet.Fault) {
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
			return Period{}, sheet.Faultf("period %q runs backwards, want the earlier year first", s)
		}
		return Period{kind: years, year: year, n: n}, nil
	}
	if last, ok := strings.CutPrefix(rest, "/"); ok && len(last) == 2 && allDigits(last) {
		p := Period{kind: financialYear, year: year}
		if p.Code() != s {
			return Period{}, sheet.Faultf("period %q, want the second year to follow the first", s).Hinted("write %s", p.Code())
		}
		return p, nil
	}
	return matchPart(s, year)
}

// matchPart finds the shapes that begin with a year and a hyphen.
func matchPart(s string, year int) (Period, *sheet.Fault) {
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
		f := sheet.Faultf("month %s in %q, want 01 to 12", part, s)
		if n == (year+1)%100 {
			f = f.Hinted("if this is a year that runs into the next, write %s", Period{kind: financialYear, year: year}.Code())
		}
		return Period{}, f
	}
	return Period{kind: month, year: year, n: n}, nil
}

// notAPeriod finds the words for a text that is no period.
func notAPeriod(s string) *sheet.Fault {
	const want = "2023, 2023/24, 2023-H1, 2023-Q2, 2023-05, 2024-YTD or 2019..2024"
	if s == "" {
		return sheet.Faultf("no period, want %s", want)
	}
	if day, ok := sheet.SpreadsheetDate(s); ok {
		return sheet.Faultf("period %q is a date made by a spreadsheet, want %s", s, want).
			Hinted("format the column as text, then type the period again; for the month write %s", day.Format("2006-01"))
	}
	if plain := strings.ToUpper(strings.TrimSpace(s)); plain != s {
		if p, f := matchPeriod(plain); f == nil && !p.IsZero() {
			return sheet.Faultf("period %q, want %s", s, p.Code()).Hinted("write %s", p.Code())
		}
	}
	f := sheet.Faultf("period %q, want %s", s, want)
	if first, last, ok := strings.Cut(s, "-"); ok && len(first) == 4 && len(last) == 4 && allDigits(first+last) {
		f = f.Hinted("write %s..%s for all these years together", first, last)
	}
	return f
}
