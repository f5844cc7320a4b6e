package helpline

import (
	"slices"
	"strings"
)

// shortestMisprint is the number of digits from which on a number may be called
// a misprint of another one. Below it figures and years would be: 100 is one
// digit away from 101.
const shortestMisprint = 5

// NearestNumber returns the number of the register that text is a misprint of,
// and its service: one digit wrong, missing, too many, or two neighbours
// swapped. Of several, it is the first by id. It finds nothing for numbers that
// are in the register themselves, and nothing where one side has fewer than five
// digits.
//
// A misprint behind 18001 counts as well, and its number is the one without it.
func (r *Register) NearestNumber(text string) (Number, *Service, bool) {
	digits := homeDigits(text)
	if relayed, ok := strings.CutPrefix(digits, relayPrefix); ok {
		digits = relayed
	}
	if len(digits) < shortestMisprint || r.has(digits) {
		return Number{}, nil, false
	}
	for _, l := range r.numbers {
		if len(l.number.digits) >= shortestMisprint && oneSlip(digits, l.number.digits) {
			return l.number, l.service, true
		}
	}
	return Number{}, nil, false
}

// Pair is two services with numbers that a reader could take for each other, because
// they are one slip apart. A's id is before B's.
type Pair struct {
	A, B   *Service
	Number Number // of A
	Other  Number // of B
}

// Near returns the pairs of services that have numbers of at least five digits which
// are misprints of each other, in the order of their ids. Either one is wrong, or a
// slip of the reader's calls the other service. Each two numbers are given once for
// two services.
func (r *Register) Near() []Pair {
	var pairs []Pair
	for i, l := range r.numbers {
		for _, m := range r.numbers[i+1:] {
			if l.service == m.service || min(len(l.number.digits), len(m.number.digits)) < shortestMisprint || !oneSlip(l.number.digits, m.number.digits) {
				continue
			}
			p := Pair{A: l.service, B: m.service, Number: l.number, Other: m.number}
			if !slices.Contains(pairs, p) { // a number may be there to call and to text
				pairs = append(pairs, p)
			}
		}
	}
	return pairs
}

// homeDigits returns the digits of a number as dialled at home: those of
// "+44 (0)800 1111" are 08001111. A tel: or sms: in front is passed over, so that
// a link can be asked about as it stands; other letters make it no number.
func homeDigits(text string) string {
	text = strings.TrimSpace(text)
	for _, scheme := range []string{"tel:", "sms:"} {
		text = strings.TrimPrefix(text, scheme)
	}
	for _, r := range text {
		if !strings.ContainsRune("0123456789+()-./ \u00a0\u2009\u2010\u2011\u2012\u2013\u202f", r) {
			return ""
		}
	}
	digits := digitsOf(text)
	national, abroad := strings.CutPrefix(digits, "0044")
	if !abroad && strings.Contains(text, "+") {
		national, abroad = strings.CutPrefix(digits, "44")
	}
	if abroad {
		return "0" + strings.TrimPrefix(national, "0")
	}
	return digits
}

// oneSlip reports whether a becomes b by one slip of the keyboard: a digit
// changed, dropped or added, or two neighbours swapped.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		swapped := i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		return i < len(a) && (a[i+1:] == b[i+1:] || swapped)
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}
