package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// otherThanCall is the group behind what begins at i and is plainly no telephone
// number, though it may have the shape of one: a date, a time, a decimal, the number
// of a book. It is i when nothing of the kind does.
func otherThanCall(text string, list []digits, i int) int {
	for _, end := range []int{dateEnd(list, i), clockEnd(list, i), bookEnd(text, list, i)} {
		if end > i {
			return end
		}
	}
	if i+1 < len(list) && list[i].text == "0" && list[i+1].gap == "." {
		return i + 2
	}
	return i
}

// named reports digits of which something around them says that they are another
// kind of number: that of a company or an area, a part of an address.
func named(text string, first diag.Span) bool {
	return isAreaCode(text, first) || labelled(text[:first.Start]) || inAddress(text, first)
}

// dateEnd is the group behind a date such as 02.11.2026 or 02-11-26.
func dateEnd(list []digits, i int) int {
	if i+2 >= len(list) || list[i+1].gap != list[i+2].gap || !slices.Contains([]string{".", "-", " "}, list[i+1].gap) {
		return i
	}
	day, month, year := list[i].text, list[i+1].text, list[i+2].text
	short := len(year) == 2 && list[i+1].gap != " "
	if len(day) > 2 || len(month) > 2 || !between(day, 1, 31) || !between(month, 1, 12) || !short && !between(year, firstYear, lastYear) {
		return i
	}
	return i + 3
}

// clockEnd is the group behind a time such as 09.30.
func clockEnd(list []digits, i int) int {
	if i+1 >= len(list) || list[i+1].gap != "." || len(list[i].text) != 2 || len(list[i+1].text) != 2 || !between(list[i].text, 0, 24) || !between(list[i+1].text, 0, 59) {
		return i
	}
	if i+2 < len(list) && list[i+2].gap == "." {
		return i
	}
	return i + 2
}

// bookEnd is the group behind an International Standard Book Number, with hyphens or
// spaces: ISO 2108 has 978 or 979 and ten digits more, before 2007 ten digits with
// the last one, which may be an X, for a check.
func bookEnd(text string, list []digits, i int) int {
	sum, to := 0, i
	for to < len(list) && to < i+5 && sum < 13 && (to == i || list[to].gap == "-" || list[to].gap == " ") {
		sum += len(list[to].text)
		to++
		if sum == 13 && (strings.HasPrefix(list[i].text, "978") || strings.HasPrefix(list[i].text, "979")) {
			return to
		}
		if to == i+4 && sum == 10 && list[i+1].gap == "-" && len(list[to-1].text) == 1 && isBook10(text[list[i].Start:list[to-1].End]) {
			return to
		}
		if rest := text[list[to-1].End:]; to == i+3 && sum == 9 && (strings.HasPrefix(rest, "-X") || strings.HasPrefix(rest, "-x")) {
			return to
		}
	}
	return i
}

// isBook10 checks the ten digits of a book's number: their sum, each times its
// place counted from the end, is a multiple of eleven.
func isBook10(text string) bool {
	sum, place := 0, 10
	for i := range len(text) {
		if isASCIIDigit(text[i]) {
			sum += place * int(text[i]-'0')
			place--
		}
	}
	return place == 0 && sum%11 == 0
}

// labelled reports words that say what the number behind them is.
func labelled(before string) bool {
	before = strings.ToLower(before[max(0, len(before)-farBack):])
	before = strings.TrimRight(before, " \u00a0:.#")
	for _, kind := range []string{
		"isbn", "isbn-10", "isbn-13", "issn", "doi", "company number", "company no", "charity number", "charity no", "registration number", "registration no", "reference number", "reference", "document number", "version",
	} {
		if rest, ok := strings.CutSuffix(before, kind); ok {
			last, _ := utf8.DecodeLastRuneInString(rest)
			return !isWordRune(last)
		}
	}
	return false
}

// isAreaCode reports the digits of a code of the Office for National Statistics, one
// letter and eight digits, such as K02000001 for the United Kingdom.
func isAreaCode(text string, at diag.Span) bool {
	if at.End-at.Start != 8 || at.Start == 0 || !strings.ContainsRune("EJKLMNSW", rune(text[at.Start-1])) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at.Start-1])
	return !unicode.IsLetter(before)
}

// inAddress reports digits of a web address that is shown as it stands.
func inAddress(text string, at diag.Span) bool {
	space := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(beside, r) }
	start := strings.LastIndexFunc(text[:at.Start], space)
	if start >= 0 {
		_, size := utf8.DecodeRuneInString(text[start:])
		start += size
	}
	start = max(start, 0)
	rest := text[start:]
	if end := strings.IndexFunc(rest, space); end >= 0 {
		rest = rest[:end]
	}
	if strings.HasPrefix(rest, "10.") && strings.Contains(rest, "/") {
		return true // a digital object identifier
	}
	end := address(text, start)
	return end >= at.End
}

func between(text string, lo, hi int) bool {
	n, err := strconv.Atoi(text)
	return err == nil && lo <= n && n <= hi
}
