package stats

import (
	"cmp"
	"fmt"
	"time"
)

// The years a period may have. The figures of this subject begin with the
// commercial internet; anything outside is a slip of the keyboard.
const (
	firstYear = 1990
	lastYear  = 2100
)

// periodKind is the shape of a period.
type periodKind uint8

const (
	noPeriod      periodKind = iota
	calendarYear             // 2023
	financialYear            // 2023/24
	halfYear                 // 2023-H1
	quarter                  // 2023-Q2
	month                    // 2023-05
	yearToDate               // 2024-YTD
	years                    // 2019..2024
)

// A Period is the stretch of time a figure is about. Periods may be compared
// with ==; the zero Period is none.
type Period struct {
	kind periodKind
	year int // the first year
	n    int // which half, quarter or month, from 1; for years the last year
}

// IsZero reports whether p is no period.
func (p Period) IsZero() bool { return p.kind == noPeriod }

// Code returns the period as the data file writes it: "2023-H1".
func (p Period) Code() string {
	switch p.kind {
	case financialYear:
		return fmt.Sprintf("%d/%02d", p.year, (p.year+1)%100)
	case halfYear:
		return fmt.Sprintf("%d-H%d", p.year, p.n)
	case quarter:
		return fmt.Sprintf("%d-Q%d", p.year, p.n)
	case month:
		return fmt.Sprintf("%d-%02d", p.year, p.n)
	case yearToDate:
		return fmt.Sprintf("%d-YTD", p.year)
	case years:
		return fmt.Sprintf("%d..%d", p.year, p.n)
	case calendarYear:
		return fmt.Sprint(p.year)
	}
	return ""
}

// String returns the period in words for a sentence: "2023", "2023/24", "first
// half of 2023", "April to June 2023", "May 2023", "2024, part of the year",
// "2019 to 2024".
func (p Period) String() string {
	switch p.kind {
	case halfYear:
		return fmt.Sprintf("%s half of %d", []string{"first", "second"}[p.n-1], p.year)
	case quarter:
		return fmt.Sprintf("%s to %s %d", p.Start().Month(), p.End().Month(), p.year)
	case month:
		return fmt.Sprintf("%s %d", p.Start().Month(), p.year)
	case yearToDate:
		return fmt.Sprintf("%d, part of the year", p.year)
	case years:
		return fmt.Sprintf("%d to %d", p.year, p.n)
	}
	return p.Code()
}

// Label returns the period in as few words as a chart has room for: "2023",
// "2023/24", "Jan–Jun 2023", "May 2023", "2024" for a part of 2024 (the chart
// marks it), "2019 to 2024".
func (p Period) Label() string {
	const short = "Jan 2006"
	switch p.kind {
	case halfYear, quarter:
		return p.Start().Format("Jan") + "–" + p.End().Format(short)
	case month:
		return p.Start().Format(short)
	case yearToDate:
		return fmt.Sprint(p.year)
	}
	return p.String()
}

// Start returns midnight UTC of the first day. A period such as 2023/24 is taken
// to be the financial year of government, from 1 April.
func (p Period) Start() time.Time {
	first := time.January
	switch p.kind {
	case financialYear:
		first = time.April
	case halfYear:
		first = time.Month(p.n*6 - 5)
	case quarter:
		first = time.Month(p.n*3 - 2)
	case month:
		first = time.Month(p.n)
	}
	return time.Date(p.year, first, 1, 0, 0, 0, 0, time.UTC)
}

// End returns midnight UTC of the last day, which belongs to the period. A year
// to date ends on some day that nobody stated; End gives the latest it can be,
// 31 December.
func (p Period) End() time.Time {
	after := p.Start()
	switch p.kind {
	case halfYear:
		after = after.AddDate(0, 6, 0)
	case quarter:
		after = after.AddDate(0, 3, 0)
	case month:
		after = after.AddDate(0, 1, 0)
	case years:
		after = after.AddDate(p.n-p.year+1, 0, 0)
	default:
		after = after.AddDate(1, 0, 0)
	}
	return after.AddDate(0, 0, -1)
}

// IsPart reports whether the period is by its nature less than a whole one: a
// year to date. Whether a half year is a part depends on the series; ask
// [Observation.IsPart].
func (p Period) IsPart() bool { return p.kind == yearToDate }

// Year returns the calendar year of the first day: 2023 for 2023, 2023/24 and
// 2023-H1, 2019 for 2019..2024.
func (p Period) Year() int { return p.year }

// LastYear returns the calendar year of the last day: 2024 for 2023/24 and for
// 2019..2024, and that of [Period.Year] for any other period.
func (p Period) LastYear() int {
	switch p.kind {
	case financialYear:
		return p.year + 1
	case years:
		return p.n
	}
	return p.year
}

// SameKind reports whether p and q are stretches of the same kind, such as two
// calendar years, two quarters, or two runs of as many years. The zero Period is
// like no other.
func (p Period) SameKind(q Period) bool {
	return p.kind == q.kind && p.kind != noPeriod && (p.kind != years || p.n-p.year == q.n-q.year)
}

// length is the kind of the period in words: "a half year", "6 years together".
func (p Period) length() string {
	if p.kind == years {
		return fmt.Sprintf("%d years together", p.n-p.year+1)
	}
	return map[periodKind]string{
		calendarYear: "a calendar year", financialYear: "a year from April to March", halfYear: "a half year",
		quarter: "a quarter", month: "a month", yearToDate: "a part of a year",
	}[p.kind]
}

// Days returns how many days the period has, 365 and 365 for 2023. A year to date
// has at least one day and at most the whole year.
func (p Period) Days() (least, most int) {
	days := int(p.End().Sub(p.Start()).Hours())/24 + 1
	if p.kind == yearToDate {
		return 1, days
	}
	return days, days
}

// isYear reports whether p is one whole year.
func (p Period) isYear() bool { return p.kind == calendarYear || p.kind == financialYear }

// withinYear reports whether p is a fixed part of a year.
func (p Period) withinYear() bool {
	return p.kind == halfYear || p.kind == quarter || p.kind == month
}

// Compare orders periods by their first day, then by their last, so that a
// first half stands before the year it belongs to, and a year to date behind
// the whole year.
func (p Period) Compare(q Period) int {
	if p.kind == q.kind {
		return cmp.Or(cmp.Compare(p.year, q.year), cmp.Compare(p.n, q.n))
	}
	return cmp.Or(p.Start().Compare(q.Start()), p.End().Compare(q.End()), cmp.Compare(p.kind, q.kind))
}

// anchor is the period as part of an HTML id. No two periods share one: a
// financial year is 2023-2024, because 2011-12 is a month.
func (p Period) anchor() string {
	switch p.kind {
	case financialYear:
		return fmt.Sprintf("%d-%d", p.year, p.year+1)
	case halfYear:
		return fmt.Sprintf("%d-h%d", p.year, p.n)
	case quarter:
		return fmt.Sprintf("%d-q%d", p.year, p.n)
	case yearToDate:
		return fmt.Sprintf("%d-ytd", p.year)
	case years:
		return fmt.Sprintf("%d-to-%d", p.year, p.n)
	}
	return p.Code()
}
