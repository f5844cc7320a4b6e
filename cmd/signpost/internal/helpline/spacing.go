package helpline

import "strings"

// noBreakSpace is U+00A0. It comes in with numbers pasted from web pages, and
// is what Display prints, so it counts as a space when a number is read.
const noBreakSpace = "\u00a0"

// digitsOf returns the digits 0 to 9 of s.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// tidy puts one ordinary space between the groups of s and none around them.
func tidy(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, noBreakSpace, " ")), " ")
}

// saneSpacing reports whether a number can be printed as the editor wrote it:
// at home form, digits and single spaces, two to six groups of two to seven
// digits. Brackets and hyphens are put right by the country's own format.
func saneSpacing(s string) bool {
	groups := strings.Split(s, " ")
	if len(groups) < 2 || len(groups) > 6 {
		return false
	}
	for _, g := range groups {
		if len(g) < 2 || len(g) > 7 || digitsOf(g) != g {
			return false
		}
	}
	return true
}

// plural returns word, with an s unless n is one.
func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}
