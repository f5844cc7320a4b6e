package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The years that digits by themselves are taken for.
const (
	firstYear = 1900
	lastYear  = 2100
)

// is reports whether a token belongs to one of the classes that forms name.
func (t *token) is(class string) bool {
	if t.kind == numberToken {
		return !t.signed && !t.share && (!t.plus || class == "limitplus") && t.isNumber(class)
	}
	if t.kind != wordToken {
		return false
	}
	switch class {
	case "caps":
		return !strings.ContainsFunc(t.text, func(r rune) bool { return unicode.ToUpper(r) != r })
	case "given":
		r, _ := utf8.DecodeRuneInString(t.text)
		return unicode.IsUpper(r) && !isNoGivenName(t.lower)
	}
	return false
}

// isNumber is [token.is] for numbers.
func (t *token) isNumber(class string) bool {
	whole := t.shape == plain && t.value >= 0
	bare := whole && t.suffix == ""
	switch class {
	case "n": // 42
		return bare && len(t.text) <= 3
	case "na": // 33A
		return whole && len(t.suffix) <= 1 && len(t.text) <= 3
	case "big": // 42000
		return bare
	case "ns": // 18s
		return whole && t.suffix == "s" && len(t.text) <= 2
	case "limit": // of an age that the law or a service names
		return bare && isLimit(t.value)
	case "limitplus": // 18+
		return bare && t.plus && isLimit(t.value)
	case "ord": // 1st
		return whole && isOrdinal(t.suffix)
	case "year":
		return bare && len(t.text) == 4 && t.value >= firstYear && t.value <= lastYear
	case "y4":
		return bare && len(t.text) == 4 && t.value >= 1000 && t.value <= lastYear
	case "yy", "soon": // the 24 of 2019–24; soon is at most ten years later
		return bare && len(t.text) == 2
	case "mm": // the 05 of 2026-05-01
		return bare && len(t.text) == 2 && t.value >= 1 && t.value <= 12
	case "decade":
		return whole && t.suffix == "s" && t.value >= firstYear && t.value <= lastYear && t.value%10 == 0
	case "day":
		return whole && (t.suffix == "" || isOrdinal(t.suffix)) && len(t.text) <= 2 && t.value >= 1 && t.value <= 31
	case "release": // 2.2, 4.0, 11; nothing comes out a hundred times
		return t.isNumber("version") && t.value <= 100
	case "version": // 2.2, 4.0, 8601
		return t.suffix == "" && (bare || t.shape == decimal || t.shape == dotted)
	case "named": // the 5G of 5G, but not 10k
		return whole && t.suffix != "" && len(t.text) <= 4 && !isQuantity(t.suffix)
	case "length": // 24hrs
		return whole && slices.Contains([]string{"h", "hr", "hrs", "min", "mins", "sec", "secs"}, t.suffix)
	}
	return t.isTime(class)
}

// isTime is [token.is] for dates and times that are one number.
func (t *token) isTime(class string) bool {
	switch class {
	case "hour":
		return t.shape == plain && t.suffix == "" && t.value >= 0 && t.value <= 24
	case "clock":
		return t.suffix == "" && t.shape == clock && isClock(strings.Split(t.text, ":"))
	case "ampm": // 9am, 9.30am, 9:30am
		parts := strings.FieldsFunc(t.text, func(r rune) bool { return r == ':' || r == '.' })
		return (t.suffix == "am" || t.suffix == "pm") && (t.shape == plain || t.shape == decimal || t.shape == clock) && isClock(append(parts, "00")[:2])
	case "point": // 10.00, a time when a word before it says so
		return t.suffix == "" && t.shape == decimal && isClock(strings.Split(t.text, ".")) && slices.Contains([]string{"00", "15", "30", "45"}, t.text[len(t.text)-2:])
	case "date":
		sep := "/"
		if t.shape == dotted {
			sep = "."
		}
		return t.suffix == "" && isDate(strings.Split(t.text, sep))
	case "fin": // 2023/24, 2023/2024
		return t.suffix == "" && t.shape == slashed && isFinancialYear(strings.Split(t.text, "/"))
	}
	return false
}

// isClock reports hours and minutes, and seconds if there are three parts.
func isClock(parts []string) bool {
	if len(parts) < 2 || len(parts) > 3 || len(parts[0]) > 2 {
		return false
	}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || i == 0 && n > 24 || i > 0 && (n > 59 || len(p) != 2) {
			return false
		}
	}
	return true
}

// isDate reports day, month and year in digits, in the order of the United Kingdom.
func isDate(parts []string) bool {
	if len(parts) != 3 || len(parts[0]) > 2 || len(parts[1]) > 2 || len(parts[2]) != 2 && len(parts[2]) != 4 {
		return false
	}
	day, err := strconv.Atoi(parts[0])
	month, err2 := strconv.Atoi(parts[1])
	return err == nil && err2 == nil && day >= 1 && day <= 31 && month >= 1 && month <= 12
}

// isFinancialYear reports a year and the next one.
func isFinancialYear(parts []string) bool {
	if len(parts) != 2 || len(parts[0]) != 4 || len(parts[1]) != 2 && len(parts[1]) != 4 {
		return false
	}
	year, err := strconv.Atoi(parts[0])
	next := strconv.Itoa(year + 1)
	return err == nil && year >= firstYear && year <= lastYear && next[len(next)-len(parts[1]):] == parts[1]
}

func isOrdinal(suffix string) bool {
	return slices.Contains([]string{"st", "nd", "rd", "th"}, suffix)
}

// isLimit reports an age at which something begins or ends. Others after "over" are
// more likely amounts.
func isLimit(age int) bool {
	return age >= 10 && age <= 19 || age == 21 || age == 25 || age == 35 || age == 65
}

// months are the names of months and what they are shortened to.
func months() []string {
	return []string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
		"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
	}
}

// weekdays are the names of days and what they are shortened to.
func weekdays() []string {
	return []string{
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun",
	}
}

// standards are names that have a number of any size. It is a list and not every word in
// capitals, because "the IWF 275" is a figure.
func standards() []string {
	return []string{
		"ISO", "IEC", "BS", "EN", "RFC", "ITU", "SHA", "UTF",
	}
}

// products are names that have a version: no figure of a hundred or more.
func products() []string {
	return []string{
		"WCAG", "ARIA", "HTML", "CSS", "HTTP", "TLS", "SSL", "WPA", "USB", "PDF",
		"Windows", "Android", "iOS", "iPadOS", "macOS", "Chrome", "Firefox", "Safari", "iPhone", "iPad", "PlayStation", "Xbox", "FIFA", "Channel", "Radio",
	}
}

// isNoGivenName reports words that begin a sentence about a figure, as in "Total is 15".
func isNoGivenName(w string) bool {
	switch w {
	case "total", "sum", "figure", "number", "rate", "average", "mean", "median", "count", "answer", "result", "it", "this", "that", "there", "what", "which", "half", "today", "all", "share", "value", "change":
		return true
	}
	return false
}

// isQuantity reports letters behind digits that make an amount of them, or that are a
// word of their own.
func isQuantity(w string) bool {
	switch w {
	case "k", "m", "mn", "mil", "b", "bn", "tn", "x", "p", "s", "pc", "pct", "percent", "per", "times", "fold", "st", "nd", "rd", "th", "of", "in", "to", "and", "or", "out", "were", "was", "a":
		return true
	}
	return false
}
