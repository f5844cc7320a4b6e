package helpline_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/helpline"
)

// phone makes a phone of a number that must be good.
func phone(t *testing.T, s string) helpline.Phone {
	t.Helper()
	n, err := helpline.ParseNumber(s, "GB")
	if err != nil {
		t.Fatal(err)
	}
	return helpline.Phone{Number: n}
}

func register(t *testing.T) *helpline.Register {
	t.Helper()
	return helpline.NewRegister([]*helpline.Service{
		{ID: "samaritans", Call: []helpline.Phone{phone(t, "116 123")}},
		{ID: "childline", Call: []helpline.Phone{phone(t, "0800 1111")}},
		{ID: "shout", Text: []helpline.Phone{phone(t, "85258")}},
		{ID: "police-101", Call: []helpline.Phone{phone(t, "101")}},
		{ID: "psni", Call: []helpline.Phone{phone(t, "101")}},
		{ID: "crimestoppers", Call: []helpline.Phone{phone(t, "0800 555 111")}},
	})
}

func TestRegister(t *testing.T) {
	t.Parallel()
	r := register(t)
	if got, want := strings.Join(r.IDs(), " "), "childline crimestoppers police-101 psni samaritans shout"; got != want {
		t.Errorf("IDs = %s, want %s", got, want)
	}
	if s, ok := r.Service("shout"); !ok || s.ID != "shout" || s != r.Services()[5] {
		t.Errorf("Service(shout) = %v, %v", s, ok)
	}
	if s, ok := r.Service("shot"); ok {
		t.Errorf("Service(shot) = %v, want none", s)
	}
}

func TestHasNumber(t *testing.T) {
	t.Parallel()
	r := register(t)
	for text, want := range map[string]bool{
		"0800 1111": true, "08001111": true, "+44 800 1111": true, "+44 (0)800 1111": true, "0044 800 1111": true,
		"tel:+448001111": true, "0800\u00a01111": true, "0800‑1111": true, "(0800) 1111": true,
		"116 123": true, "116123": true, "tel:116123": true, "85258": true, "sms:85258": true, "101": true,
		"18000":           false, // there is no 999 in this register
		"18001 0800 1111": true, "18001 101": true,
		"0800 111": false, "0800 1112": false, "800 1111": false, "+44 116 123": false, "18001": false, "1": false, "": false,
		"ring 0800 1111": false, "0800 1111 0800 1111": false, "+1 800 1111": false, "999": false,
	} {
		if got := r.HasNumber(text); got != want {
			t.Errorf("HasNumber(%q) = %v, want %v", text, got, want)
		}
	}
	emergency := helpline.NewRegister([]*helpline.Service{{ID: "emergency-999", Call: []helpline.Phone{phone(t, "999")}}})
	if !emergency.HasNumber("18000") {
		t.Error("18000 is not a number where 999 is, want it to be")
	}
	if helpline.NewRegister(nil).HasNumber("") {
		t.Error("an empty register has a number")
	}
}

func TestNearestNumber(t *testing.T) {
	t.Parallel()
	r := register(t)
	for text, want := range map[string]string{
		"0800 111":        "0800 1111 childline", // a digit dropped
		"0800 11111":      "0800 1111 childline", // one too many
		"0800 1121":       "0800 1111 childline", // one wrong
		"08010 111":       "0800 1111 childline", // two swapped
		"+44 800 111":     "0800 1111 childline",
		"116 132":         "116 123 samaritans",
		"85285":           "85258 shout",
		"0800 555 11":     "0800 555 111 crimestoppers",
		"18001 0800 111":  "0800 1111 childline", // behind the prefix of Relay UK
		"18001 0800 1111": "none",
		"18001":           "none",
		"0800 1111":       "none", // right
		"0800 222":        "none", // two slips
		"100":             "none", // a figure, not a misprint of 101
		"2023":            "none",
		"call 0800 111":   "none",
		"0800 555 1111 1": "none",
	} {
		got := "none"
		if n, s, ok := r.NearestNumber(text); ok {
			got = n.String() + " " + s.ID
		}
		if got != want {
			t.Errorf("NearestNumber(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestOpen(t *testing.T) {
	t.Parallel()
	r := helpline.NewRegister([]*helpline.Service{{ID: "report-fraud"}, {ID: "action-fraud", Closed: true}, {ID: "meic"}})
	var ids []string
	for _, s := range r.Open() {
		ids = append(ids, s.ID)
	}
	if got, want := strings.Join(ids, " "), "meic report-fraud"; got != want {
		t.Errorf("Open = %s, want %s", got, want)
	}
	if got := len(r.Services()); got != 3 {
		t.Errorf("%d services after Open, want 3", got)
	}
}

func TestNear(t *testing.T) {
	t.Parallel()
	both := phone(t, "85258")
	r := helpline.NewRegister([]*helpline.Service{
		{ID: "shout", Text: []helpline.Phone{both}},
		{ID: "mix", Call: []helpline.Phone{phone(t, "0808 808 8000")}, Text: []helpline.Phone{phone(t, "85285"), phone(t, "84001")}},
		{ID: "lifeline", Call: []helpline.Phone{phone(t, "0808 808 8000"), phone(t, "0808 808 8001")}}, // its own are no pair
		{ID: "line", Call: []helpline.Phone{phone(t, "0808 088 8000")}, Text: []helpline.Phone{phone(t, "0808 088 8000")}},
		{ID: "police", Call: []helpline.Phone{phone(t, "101")}},
		{ID: "power", Call: []helpline.Phone{phone(t, "105")}}, // too short to tell
	})
	var got []string
	for _, p := range r.Near() {
		got = append(got, fmt.Sprint(p.A.ID, " ", p.Number, ", ", p.B.ID, " ", p.Other))
	}
	want := []string{
		"lifeline 0808 808 8000, line 0808 088 8000",
		"lifeline 0808 808 8001, mix 0808 808 8000",
		"line 0808 088 8000, mix 0808 808 8000",
		"mix 85285, shout 85258",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if pairs := register(t).Near(); len(pairs) > 0 {
		t.Errorf("Near = %v, want none", pairs)
	}
}

func ExampleRegister_NearestNumber() {
	number, err := helpline.ParseNumber("0800 1111", "GB")
	if err != nil {
		fmt.Println(err)
		return
	}
	r := helpline.NewRegister([]*helpline.Service{{ID: "childline", Call: []helpline.Phone{{Number: number}}}})
	if n, s, ok := r.NearestNumber("0800 111"); ok {
		fmt.Printf("did you mean %s (%s)?\n", n, s.ID)
	}
	// Output:
	// did you mean 0800 1111 (childline)?
}
