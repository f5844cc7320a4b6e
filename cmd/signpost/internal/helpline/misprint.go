package helpline

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// known is a number that everybody in this field knows.
type known struct{ display, name string }

// wellKnown are the numbers of the United Kingdom that pages about this subject name
// most, the best known first, and misprint most: Childline's own page has stood with
// 0800 111. No two of them are one slip apart. They serve for hints and warnings only;
// what the site prints stands in
// content/helplines.
//
// Sources: what each service prints, as the files of content/helplines name it.
func wellKnown() []known {
	return []known{
		{"999", "the emergency services"},
		{"101", "the police"},
		{"0800 1111", "Childline"},
		{"116 123", "Samaritans"},
		{"0808 164 0123", "Samaritans in Welsh"},
		{"85258", "Shout"},
		{"0800 58 58 58", "CALM"},
		{"0800 068 4141", "Papyrus HOPELINE247"},
		{"0808 800 5000", "the NSPCC Helpline"},
		{"0345 6000 459", "the Revenge Porn Helpline"},
		{"0344 381 4772", "the Professionals Online Safety Helpline"},
		{"0808 1000 900", "Stop It Now"},
		{"01223 20 30 30", "the Internet Watch Foundation"},
		{"0300 123 2040", "Report Fraud"},
		{"0800 555 111", "Crimestoppers"},
		{"08 08 16 89 111", "Victim Support"},
		{"080880 23456", "Meic"},
		{"84001", "Meic"},
		{"0808 808 8000", "Lifeline"},
		{"0808 802 1414", "the Domestic and Sexual Abuse Helpline"},
		{"028 9050 7000", "the Gateway team in Belfast"},
		{"0300 1000 300", "the South Eastern Gateway team"},
		{"0300 1234 333", "the Northern Gateway team"},
		{"0800 783 7745", "the Southern Gateway team"},
		{"028 7131 4090", "the Western Gateway team"},
		{"028 9504 9999", "the Gateway teams out of hours"},
	}
}

// Misprint returns the well-known number that n is one slip of the keyboard away from,
// and whose it is. A number that is valid may still be a misprint: 85285 is a code for
// texts like 85258. Of several, it is the best known. It finds nothing for well-known
// numbers themselves, and nothing where one side has fewer than five digits.
func (n Number) Misprint() (right Number, name string, ok bool) {
	if len(n.digits) < shortestMisprint || slices.ContainsFunc(wellKnown(), func(k known) bool { return digitsOf(k.display) == n.digits }) {
		return Number{}, "", false
	}
	for _, k := range wellKnown() {
		digits := digitsOf(k.display)
		if len(digits) < shortestMisprint || !oneSlip(n.digits, digits) {
			continue
		}
		if right, err := ParseNumber(k.display, country); err == nil {
			return right, k.name, true
		}
	}
	return Number{}, "", false
}

// hintMisprint offers what s was meant to be: the well-known number that it is a slip
// away from, else the one valid number that a single added or dropped digit would make
// of it, else what otherwise says. The commonest misprint in this field is 0800 111 for
// 0800 1111; where several numbers are as near, guessing would do harm.
func hintMisprint(s, nation, otherwise string) string {
	if nation == country {
		if k, ok := meantNumber(homeDigits(s)); ok {
			return fmt.Sprintf("did you mean %s (%s)?", k.display, k.name)
		}
	}
	if digits := digitsOf(s); len(digits) >= shortestFull && len(digits) <= longestFull {
		if found := onlyNear(digits, nation); found != "" {
			return "did you mean " + found + "?"
		}
	}
	return otherwise
}

// meantNumber returns the well-known number that digits, which are no valid number,
// are one slip away from, or that they are but for how they were written: "+44 999".
// It returns none where another one, or another short code, is as near.
func meantNumber(digits string) (known, bool) {
	near := func(display string) bool {
		right := digitsOf(display)
		return digits == right || oneSlip(digits, right)
	}
	var meant []known
	for _, k := range wellKnown() {
		if near(k.display) {
			meant = append(meant, k)
		}
	}
	if len(meant) != 1 || slices.ContainsFunc(shortCodes(), func(c code) bool { return c.display != meant[0].display && near(c.display) }) {
		return known{}, false
	}
	return meant[0], true
}

// onlyNear returns the one valid number that an added or dropped digit makes of
// digits, or "" when there is none or there are several.
func onlyNear(digits, nation string) string {
	found := ""
	for i := range len(digits) + 1 {
		for _, put := range "0123456789" {
			if !offer(digits[:i]+string(put)+digits[i:], nation, &found) {
				return ""
			}
		}
		if i < len(digits) && !offer(digits[:i]+digits[i+1:], nation, &found) {
			return ""
		}
	}
	return found
}

// offer puts the printed form of the candidate digits into found if they are a
// valid number, and reports false when another one stands there already.
func offer(digits, nation string, found *string) bool {
	n, err := phonenumbers.Parse(digits, nation)
	if err != nil || !phonenumbers.IsValidNumber(n) || !strings.HasPrefix(digits, "0") {
		return true
	}
	printed := phonenumbers.Format(n, phonenumbers.NATIONAL)
	if *found != "" && *found != printed {
		return false
	}
	*found = printed
	return true
}
