package helpline_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/helpline"
)

func TestMisprint(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"85285":           "85258 Shout", // two swapped, and a code of somebody else's
		"84010":           "84001 Meic",
		"0800 555 1111":   "0800 555 111 Crimestoppers",
		"0808 800 5001":   "0808 800 5000 the NSPCC Helpline",
		"+44 808 8085000": "0808 800 5000 the NSPCC Helpline",
		"0808 808 5500":   "none", // two slips from the NSPCC and from Lifeline
		"0345 6000 495":   "0345 6000 459 the Revenge Porn Helpline",
		"0808 168 9112":   "08 08 16 89 111 Victim Support",
		"0800 1111":       "none", // right
		"08081689111":     "none",
		"116 123":         "none",
		"116 111":         "none", // two slips from Samaritans
		"105":             "none", // too short to tell from 101
		"999":             "none",
		"028 9050 7000":   "none",
	} {
		n, err := helpline.ParseNumber(in, "GB")
		if err != nil {
			t.Error(err)
			continue
		}
		got := "none"
		if right, name, ok := n.Misprint(); ok {
			got = right.String() + " " + name
		}
		if got != want {
			t.Errorf("Misprint of %q = %s, want %s", in, got, want)
		}
	}
	if right, name, ok := (helpline.Number{}).Misprint(); ok {
		t.Errorf("the zero number is a misprint of %v (%s)", right, name)
	}
}

// One slip in Childline's number is always told from it, whichever it is: each digit
// dropped, doubled, changed, or swapped with the next.
func TestEverySlipOfChildline(t *testing.T) {
	t.Parallel()
	const right = "08001111"
	slips := map[string]bool{}
	for i := range len(right) {
		slips[right[:i]+right[i+1:]] = true
		slips[right[:i]+right[i:i+1]+right[i:]] = true
		for d := range 10 {
			slips[right[:i]+fmt.Sprint(d)+right[i+1:]] = true
		}
		if i+1 < len(right) {
			slips[right[:i]+right[i+1:i+2]+right[i:i+1]+right[i+2:]] = true
		}
	}
	delete(slips, right)
	for slip := range slips {
		n, err := helpline.ParseNumber(slip, "GB")
		if err == nil {
			if _, name, ok := n.Misprint(); n.Digits() != right && (!ok || name != "Childline") {
				t.Errorf("%s is %s, and a misprint of %q, want Childline", slip, n, name)
			}
			continue
		}
		if got, want := helpline.Hint(err), "did you mean 0800 1111 (Childline)?"; got != want {
			t.Errorf("hint for %s: %s, want %s", slip, got, want)
		}
	}
	if len(slips) < 80 {
		t.Errorf("%d slips, want more than 80", len(slips))
	}
}

// A hint may only name a number if no other one that everybody knows is as near.
func TestWellKnownNumbersAreApart(t *testing.T) {
	t.Parallel()
	numbers := []string{
		"0800 1111", "116 123", "0808 164 0123", "85258", "0800 58 58 58", "0800 068 4141", "0808 800 5000",
		"0345 6000 459", "0344 381 4772", "0808 1000 900", "01223 20 30 30", "0300 123 2040", "0800 555 111",
		"08 08 16 89 111", "080880 23456", "84001", "0808 808 8000", "0808 802 1414",
	}
	var services []*helpline.Service
	for _, number := range numbers {
		p := phone(t, number)
		services = append(services, &helpline.Service{ID: number, Call: []helpline.Phone{p}})
		if right, name, ok := p.Number.Misprint(); ok {
			t.Errorf("%s is a misprint of %s (%s)", number, right, name)
		}
		for _, slip := range []string{p.Number.Digits()[1:], p.Number.Digits() + "0"} { // no number, or one near this one
			if _, err := helpline.ParseNumber(slip, "GB"); err != nil && !strings.Contains(helpline.Hint(err), "did you mean "+number+" (") {
				t.Errorf("hint for %s: %s, want %s", slip, helpline.Hint(err), number)
			}
		}
	}
	for _, pair := range helpline.NewRegister(services).Near() {
		t.Errorf("%s and %s are one slip apart", pair.Number, pair.Other)
	}
}
