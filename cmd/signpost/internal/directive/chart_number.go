package directive

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// number is a run of digits in a text.
type number struct {
	text     string
	from, to int
	units    []string
}

// isYear reports a period as the site writes it: a year from 1990 to 2100, 2023/24,
// or two years with a dash. A number that something is counted with is none, even if
// it looks like one: "2000 reports".
func (n number) isYear() bool {
	digits := n.text[n.from:n.to]
	first, last, two := digits, "", false
	for _, joint := range []string{"/", "–", "-"} {
		if first, last, two = strings.Cut(digits, joint); two {
			break
		}
	}
	y, ok := year(first)
	if two && ok {
		z, whole := year(last)
		ok = whole && z > y || strings.Contains(digits, "/") && len(last) == 2 && last == strconv.Itoa(y + 1)[2:]
	}
	before := near(n.before(), 0)
	dated := slices.Contains(strings.Fields("in since during throughout until before after"), before) // in 2023 reports rose
	if !ok || !n.standsAlone() || strings.HasPrefix(n.text[n.to:], "s") || n.counts() && (!dated || n.isShare()) {
		return false
	}
	if before == "than" {
		return !slices.Contains([]string{"more", "fewer", "less"}, near(n.before(), 1)) // more in 2023 than 2022
	}
	return !slices.Contains(strings.Fields("over under about almost nearly exactly around roughly only some least most"), before)
}

// year reads four digits as a year that a figure may be about.
func year(s string) (int, bool) {
	if len(s) != 4 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	y, err := strconv.Atoi(s)
	return y, err == nil && y >= 1990 && y <= 2100
}

// isAge reports an age: "under 18", "aged 14 to 17", "ages 11–13". lastAge is where
// the age before it ends, -1 for none.
func (n number) isAge(lastAge int) bool {
	digits := n.text[n.from:n.to]
	for _, part := range strings.FieldsFunc(digits, func(r rune) bool { return r == '–' || r == '-' }) {
		if age, err := strconv.Atoi(part); err != nil || age > 120 || strings.Trim(part, "0123456789") != "" {
			return false
		}
	}
	if lastAge >= 0 {
		between := strings.ToLower(strings.TrimSpace(n.text[lastAge:n.from]))
		if slices.Contains([]string{"to", "and", "or", "–", "-"}, between) {
			return n.standsAlone() && !n.counts()
		}
	}
	before, beforeThat := near(n.before(), 0), near(n.before(), 1)
	limit := slices.Contains([]string{"under", "over", "between"}, before)
	aged := slices.Contains([]string{"aged", "ages", "age"}, before) || limit && slices.Contains([]string{"aged", "ages", "age"}, beforeThat)
	if !aged && (!limit || before == "between") {
		return false
	}
	return n.standsAlone() && (aged && !n.isShare() || !n.counts())
}

// standsAlone reports that the number is a word of its own: no letter, sign or
// currency touches it but the s of "under 18s".
func (n number) standsAlone() bool {
	if r, _ := utf8.DecodeLastRuneInString(n.text[:n.from]); n.from > 0 && !unicode.IsSpace(r) && !strings.ContainsRune("([‘“\"'-–—/", r) {
		return false
	}
	rest := n.text[n.to:]
	if after, plural := strings.CutPrefix(rest, "s"); plural {
		rest = after
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || unicode.IsSpace(r) || strings.ContainsRune(".,;:!?)]’”\"'—–-/", r)
}

// before are the words before the number, the nearest first, as far as nothing but
// spaces and hyphens stands between.
func (n number) before() []word {
	words := wordsOf(n.text[:n.from])
	end := n.from
	var list []word
	for _, w := range slices.Backward(words) {
		if strings.Trim(n.text[w.at.End:end], " \u00a0-") != "" {
			break
		}
		list = append(list, w)
		end = w.at.Start
	}
	return list
}

// isShare reports a number that is followed by a sign or word of a share.
func (n number) isShare() bool {
	next := near(wordsOf(n.text[n.to:]), 0)
	return next == "per" || next == "percent" || next == "in" && startsWithNumber(n.text[n.to:], "in") || next == "out"
}

// counts reports a number that something is counted with.
func (n number) counts() bool {
	rest := wordsOf(n.text[n.to:])
	if len(rest) == 0 || strings.Trim(n.text[n.to:n.to+rest[0].at.Start], " \u00a0-") != "" {
		return false
	}
	next := rest[0].text
	if next == "s" { // under 18s
		return false
	}
	return n.isShare() || slices.Contains(n.units, next) || slices.Contains(countable(), next)
}

// countable are words that a count stands before.
func countable() []string {
	return strings.Fields("reports report cases case incidents crimes offences offenders calls referrals images victims people persons " +
		"children child boys girls teenagers adults women men pupils parents families schools forces times a an each every " +
		"hundred thousand million billion days weeks months years young more fewer less other")
}

// startsWithNumber reports a small number after a word: the "in 10" of "nine in 10".
// A year after it is only a date.
func startsWithNumber(rest, after string) bool {
	rest = strings.TrimLeft(rest, " \u00a0")
	rest = strings.TrimLeft(strings.TrimPrefix(rest, after), " \u00a0")
	end := numberEnd(rest, 0)
	_, isYear := year(rest[:end])
	return end > 0 && !isYear
}
