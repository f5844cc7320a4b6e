package claim

import (
	"fmt"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// period matches the name of a period: 2023, 2023/24, the first half of 2023, the
// second quarter of 2023, April to June 2023, May 2023, 2024 so far.
func (p *parser) period(i int, next func(int) bool) bool {
	if p.r.dates == len(p.r.periods) {
		return false
	}
	for _, read := range []func(int) (string, int){p.partOfYear, p.monthsOfYear, p.toDate, p.financialYear, p.year} {
		code, end := read(i)
		if code == "" {
			continue
		}
		q, wrong := stats.ParsePeriod(code)
		if wrong != nil {
			continue
		}
		before := p.r
		p.r.periods[p.r.dates] = q
		p.r.dates++
		done := next(p.reached(end))
		p.r = before
		if done {
			return true
		}
	}
	return false
}

// year reads four digits. A comma makes a number of them: 2,019 reports.
func (p *parser) year(i int) (string, int) {
	if i < len(p.toks) && p.toks[i].kind == digitsToken && len(p.toks[i].text) == 4 && !strings.ContainsAny(p.toks[i].text, ",.") {
		return p.toks[i].text, i + 1
	}
	return "", 0
}

// financialYear reads 2022/23 and 2022-23.
func (p *parser) financialYear(i int) (string, int) {
	year, end := p.year(i)
	if year == "" || p.at(end) != "/" && p.at(end) != "-" || len(p.at(end+1)) != 2 || p.toks[end].start != p.toks[i].end {
		return "", 0
	}
	return year + "/" + p.at(end+1), end + 2
}

// partOfYear reads the first half of 2023, the first six months of 2023 and the
// second quarter of 2023.
func (p *parser) partOfYear(i int) (string, int) {
	if p.at(i) == "the" {
		i++
	}
	n := 0
	switch p.at(i) {
	case "first":
		n = 1
	case "second":
		n = 2
	case "third":
		n = 3
	case "fourth":
		n = 4
	case "last", "final":
		n = 5
	default:
		return "", 0
	}
	kind, most := "", 0
	switch {
	case p.at(i+1) == "half":
		kind, most = "H", 2
	case p.at(i+1) == "six" && p.at(i+2) == "months":
		kind, most = "H", 2
		i++
	case p.at(i+1) == "quarter":
		kind, most = "Q", 4
	}
	if n == 5 {
		n = most
	}
	i += 2
	if p.at(i) == "of" {
		i++
	}
	year, end := p.year(i)
	if n == 0 || n > most || year == "" {
		return "", 0
	}
	return fmt.Sprintf("%s-%s%d", year, kind, n), end
}

// monthsOfYear reads May 2023, April to June 2023 and January to June 2023.
func (p *parser) monthsOfYear(i int) (string, int) {
	first := monthNumber(p.at(i))
	if first == 0 {
		return "", 0
	}
	if year, end := p.year(i + 1); year != "" {
		return fmt.Sprintf("%s-%02d", year, first), end
	}
	last := monthNumber(p.at(i + 2))
	year, end := p.year(i + 3)
	switch {
	case year == "" || p.at(i+1) != "to" && p.at(i+1) != "-":
	case last == first+5 && first%6 == 1:
		return fmt.Sprintf("%s-H%d", year, 1+first/6), end
	case last == first+2 && first%3 == 1:
		return fmt.Sprintf("%s-Q%d", year, 1+first/3), end
	}
	return "", 0
}

func monthNumber(word string) int {
	if word == "" {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(m.String(), word) {
			return int(m)
		}
	}
	return 0
}

// toDate reads 2024 so far, 2024 to date and part of 2024.
func (p *parser) toDate(i int) (string, int) {
	if year, end := p.year(i); year != "" {
		if p.at(end) == "so" && p.at(end+1) == "far" || p.at(end) == "to" && p.at(end+1) == "date" {
			return year + "-YTD", end + 2
		}
		return "", 0
	}
	if p.at(i) == "the" || p.at(i) == "a" {
		i++
	}
	if p.at(i) != "part" || p.at(i+1) != "of" {
		return "", 0
	}
	if year, end := p.year(i + 2); year != "" {
		return year + "-YTD", end
	}
	return "", 0
}

// periodWords is a period as a claim names it. What it gives, [parser.period] reads.
func periodWords(q stats.Period) string {
	switch code := q.Code(); {
	case q.IsPart():
		return fmt.Sprintf("part of %d", q.Year())
	case strings.Contains(code, "-H"), strings.Contains(code, "-Q"):
		words := q.String()
		if strings.Contains(words, "half of") && !strings.HasPrefix(words, "the ") {
			words = "the " + words
		}
		return words
	}
	return q.String()
}

// thePeriod is a period in a message: the first half of 2024; 2024, part of the year.
func thePeriod(q stats.Period) string {
	if words := q.String(); !strings.Contains(words, " half of ") {
		return words
	}
	return periodWords(q)
}

// whenWords is "in 2023", or "between 2019 and 2024" of a sum of years.
func whenWords(q stats.Period) string {
	if monthsLong(q) > 12 {
		return fmt.Sprintf("between %d and %d", q.Year(), q.LastYear())
	}
	return "in " + periodWords(q)
}

// pairWords is "between 2019 and 2023".
func pairWords(from, to stats.Period) string {
	return "between " + periodWords(from) + " and " + periodWords(to)
}

// months is how many months lie between the first days of two periods.
func months(from, to stats.Period) int64 {
	a, b := from.Start(), to.Start()
	return int64(b.Year()-a.Year())*12 + int64(b.Month()-a.Month())
}

// monthsLong is how many months a period has. A year to date has up to 12.
func monthsLong(q stats.Period) int64 {
	a, b := q.Start(), q.End().AddDate(0, 0, 1)
	return int64(b.Year()-a.Year())*12 + int64(b.Month()-a.Month())
}

// lengthWords is "four years", "three years and one month".
func lengthWords(n int64) string {
	n = max(n, -n)
	years, rest := n/12, n%12
	switch {
	case rest == 0:
		return counted(years, "year")
	case years == 0:
		return counted(rest, "month")
	}
	return counted(years, "year") + " and " + counted(rest, "month")
}

func counted(n int64, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return numberWords(n) + " " + noun
}
