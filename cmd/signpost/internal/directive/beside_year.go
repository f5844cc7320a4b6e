package directive

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// mostBetween is how many words may stand between a figure and the words that say
// when it was: "619 reports in 2023", "619 reports about boys under 18 in 2023".
const mostBetween = 5

// wrongYears finds years right after a figure that it is not about.
func (b bound) wrongYears(list []besideToken) []contradiction {
	if len(b.periods) == 0 {
		return nil
	}
	plain := 0
	for i := 0; i < len(list); {
		t := list[i]
		next := ""
		if i+1 < len(list) {
			next = list[i+1].text
		}
		if d, end := datedAt(list, i); end > i {
			if wrong := b.notAbout(d); len(wrong) > 0 {
				return wrong
			}
			if b.figure {
				return nil
			}
			i, plain = end, 0 // "in 2024 as in 2023"
			continue
		}
		switch {
		case t.kind == besideMark, t.kind == besideNumber && len(t.text) >= 4:
			return nil
		case t.kind == besideOpen:
		case b.figure && comparesWith(t.text), speaksOfOther(t.text),
			(t.text == "and" || t.text == "or") && isDatePreposition(next):
			return nil
		default:
			plain++
		}
		if plain > mostBetween {
			return nil
		}
		i++
	}
	return nil
}

// dated is one or two years that words say a figure is about.
type dated struct {
	since, pair bool
	first, last saidYear
}

// saidYear is a year as words say it: 2021, or 2021/22 with last 2022.
type saidYear struct {
	text        string
	first, last int
	at          diag.Span
}

// datedAt reads "in 2021", "from 2010 to 2012" or "since the start of 2010" at i, and
// gives the end; i when no date stands there.
func datedAt(list []besideToken, i int) (dated, int) {
	if i >= len(list) {
		return dated{}, i
	}
	word := list[i].text
	if list[i].kind != besideWord || !isDatePreposition(word) {
		return dated{}, i
	}
	var d dated
	d.since = word == "since"
	joint := ""
	switch word {
	case "from":
		joint = "to"
	case "between":
		joint = "and"
	}
	first, at, ok := saidYearAt(list, i+1, joint)
	if !ok {
		return dated{}, i
	}
	d.first, d.last = first, first
	if at >= len(list) || list[at].kind != besideWord {
		if first.text == "" { // from April, and no year
			return dated{}, i
		}
		return d, at
	}
	second := list[at].text
	if second == joint && joint != "" || joint == "from" && second == "until" || joint == "" && among(second, "to and or") {
		if last, end, ok := saidYearAt(list, at+1, ""); ok {
			d.last, d.pair, at = last, true, end
			if first.text == "" {
				d.first = last // from April to December 2024
			}
		}
	}
	if d.first.text == "" {
		return dated{}, i
	}
	return d, at
}

// saidYearAt reads a year at i, with what may stand before it, such as the first half
// of. Where the year is not said before the joint of two dates, the text is "".
func saidYearAt(list []besideToken, i int, joint string) (saidYear, int, bool) {
	var y saidYear
	named := false
	for start := i; i < len(list) && i < start+mostFillers; i++ {
		t := list[i]
		if t.kind == besideNumber {
			if first, last, ok := years(t.text); ok {
				article := i > start && among(list[i-1].text, "the its their a this that")
				y.text, y.first, y.last, y.at = t.text, first, last, t.at
				return y, i + 1, !article || endsDate(list, i+1) // the 2021 report is no date
			}
			if len(t.text) > 2 {
				return y, i, false
			}
			continue
		}
		if t.kind != besideWord {
			return y, i, false
		}
		if t.text == joint && joint != "" {
			return y, i, named
		}
		if isMonth(t.text) {
			named = true
		} else if !isDateFiller(t.text) {
			return y, i, false
		}
	}
	return y, i, false
}

// endsDate reports that no noun follows a year.
func endsDate(list []besideToken, i int) bool {
	return i >= len(list) || among(list[i].text, "to and")
}

const mostFillers = 10

func isMonth(word string) bool {
	const names = "january february march april may june july august september october november december"
	return among(word, names) || word == "sept" || len(word) == 3 && strings.Contains(" "+names, " "+word)
}

// years reads 2021, 2021/22, 2021–22 and 2021-2022.
func years(text string) (first, last int, ok bool) {
	a, b, two := text, "", false
	for _, joint := range []string{"/", "–", "-"} {
		if a, b, two = strings.Cut(text, joint); two {
			break
		}
	}
	first, err := strconv.Atoi(a)
	if err != nil || len(a) != 4 || first < 1900 || first > 2100 {
		return 0, 0, false
	}
	if !two {
		return first, first, true
	}
	last, err = strconv.Atoi(b)
	if err == nil && len(b) == 2 {
		last += first / 100 * 100
		if last < first {
			last += 100
		}
	}
	return first, last, err == nil && last > first && last <= 2100 && (len(b) == 2 || len(b) == 4)
}

// notAbout says which of the years a figure is not about.
func (b bound) notAbout(d dated) []contradiction {
	var wrong []contradiction
	say := func(y saidYear) {
		c := contradiction{rule: "wrong-period", at: y.at}
		c.message = fmt.Sprintf("the words beside the figure say %s, and it is about %s", y.text, b.about())
		c.hint = "write its own period, or another figure; a year that belongs to something else stands behind a comma"
		wrong = append(wrong, c)
	}
	earliest, latest := b.periods[0], b.periods[len(b.periods)-1]
	for _, p := range b.periods {
		if p.End().After(latest.End()) {
			latest = p
		}
	}
	switch {
	case d.pair || d.first.first != d.first.last && !financial(d.first):
		first, last := d.first, d.last
		if !d.pair {
			first.last, last.first = first.first, last.last // in 2019-2023
		}
		if !first.begins(earliest) {
			say(d.first)
		}
		if !last.ends(latest) && (len(wrong) == 0 || d.first.at != d.last.at) {
			say(d.last)
		}
	case d.since:
		if !slices.ContainsFunc(b.periods, d.first.begins) {
			say(d.first)
		}
	default:
		if !slices.ContainsFunc(b.periods, d.first.in) {
			say(d.first)
		}
	}
	return wrong
}

// financial reports a year that begins in one calendar year and ends in the next.
func financial(y saidYear) bool { return y.last == y.first+1 && strings.Contains(y.text, "/") }

// in reports that a period is about the year, and about no other.
func (y saidYear) in(p stats.Period) bool {
	if p.LastYear() > p.Year()+1 || p.LastYear() > p.Year() && !strings.Contains(p.Code(), "/") {
		return false // several years together
	}
	return y.begins(p) && y.ends(p)
}

// begins reports that a period may begin in the year, or within it.
func (y saidYear) begins(p stats.Period) bool { return y.holds(p, p.Start()) }

// ends reports that a period may end in the year, or within it.
func (y saidYear) ends(p stats.Period) bool { return y.holds(p, p.End()) }

// holds reports that the year may be meant for an end of a period. Of a financial year
// 2021/22, 2021 and 2022 may be.
func (y saidYear) holds(p stats.Period, end time.Time) bool {
	isFinancial := strings.Contains(p.Code(), "/")
	switch {
	case financial(y) && isFinancial:
		return y.first == p.Year()
	case financial(y): // a part of a year may lie in a financial one
		from := time.Date(y.first, time.April, 1, 0, 0, 0, 0, time.UTC)
		return !p.Start().Before(from) && p.End().Before(from.AddDate(1, 0, 0)) || p.IsPart() && (p.Year() == y.first || p.Year() == y.last)
	case isFinancial:
		return y.first == p.Year() || y.first == p.LastYear()
	}
	return y.first <= end.Year() && end.Year() <= y.last
}

// about lists the periods of a figure in words.
func (b bound) about() string {
	var list []string
	for _, p := range b.periods {
		if s := p.String(); !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return listed(list)
}
