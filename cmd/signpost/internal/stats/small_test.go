package stats_test

import (
	"strings"
	"testing"
)

func TestSignedOff(t *testing.T) {
	for _, tt := range []struct {
		note string
		want bool
	}{
		{"Signed off.", true},
		{"signed off", true},
		{"Signed off by the data officer on 21 November 2026.", true},
		{"signed-off by A. Jones", true},
		{"signed\u2011off by A. Jones", true},
		{"SIGNED OFF BY THE FORCE", true},
		{"The force has signed off this figure.", true},
		{"This was not in the article. Signed off by the data officer.", true},
		{"Not signed off by the force. Signed off by the data officer.", true},
		{"To be read with care. Signed off by the data officer.", true},
		{"A notable figure, signed off by the data officer.", true},
		{"A north-eastern knot, signed off by the data officer.", true},
		{"In May 2024 signed off by Ms Noble.", true},
		{"", false},
		{"Not signed off", false},
		{"Not signed off.", false},
		{"This is NOT yet signed off by anyone.", false},
		{"not yet signed off by anyone", false},
		{"Never signed off", false},
		{"No data officer has signed off this figure", false},
		{"Nobody signed off this figure", false},
		{"It isn't signed off", false},
		{"It hasn't been signed off", false},
		{"It hasn’t been signed off", false},
		{"un-signed off", false},
		{"to be signed off", false},
		{"Yet to be signed off by the data officer", false},
		{"awaiting sign off", false},
		{"Awaiting being signed off", false},
		{"Awaits: signed off by X", false},
		{"Hidden until signed off by X", false},
		{"Withhold unless signed off by X", false},
		{"Not shown before it is signed off", false},
		{"Must be signed off by X", false},
		{"Will be signed off by X", false},
		{"If signed off by X this may stay", false},
		{"Not (see p. 4 of the letter) signed off", false},
		{"Signed off by nobody", false},
		{"Signed off: no", false},
		{"Has this been signed off?", false},
		{"unsigned offence", false},
		{"designed offline", false},
		{"signed offence", false},
		{"signed. Off by one", false},
		{"signed, off", false},
		{"signed by X, off duty", false},
	} {
		rows := strings.TrimSuffix(rowsOf("a@E23000023 2023 5"), "\n") + `"` + tt.note + "\"\n"
		_, list := load(t, world("a, reports"), rows)
		if got := len(list) == 0; got != tt.want {
			t.Errorf("%q signs off: %t, want %t: %v", tt.note, got, tt.want, list)
		}
	}
}

func TestFormula(t *testing.T) {
	const (
		run   = ", and a spreadsheet would run it as a formula [formula] = begin with a word, or with a quotation mark"
		other = ", with which a spreadsheet may be made to run another program [formula] = begin with a word, or with a quotation mark"
	)
	for _, tt := range []struct{ note, want string }{
		{"5 = 3 + 2", ""},
		{"\u00a0five", ""},
		{"\u2212 5 per cent", ""}, // no spreadsheet takes it for a formula
		{"\u22125", ""},
		{"either | or", ""},
		{"(|)", ""},
		{"=1", `2:25: the text begins with "="` + run},
		{"\u00a0=1", `2:25: the text begins with "="` + run},
		{"\u2003\u202f\u3000+1", `2:25: the text begins with "+"` + run},
		{"\u00ad-1", `2:25: the text begins with "-"` + run},
		{"\u180e@a", `2:25: the text begins with "@"` + run},
		{"\ufe0f=1", `2:25: the text begins with "="` + run},
		{" \u00a0 \uff1d1", "2:25: the text begins with \"\uff1d\"" + run},
		{"|cmd", `2:25: the text begins with "|"` + other},
		{" \u00a0|cmd", `2:25: the text begins with "|"` + other},
		{"\u200b=1", "2:25: invisible character U+200B that can change the order or meaning of the text around it [text] = delete the text and type it again, without pasting"},
	} {
		rows := strings.TrimSuffix(rowsOf("a 2023 50"), "\n") + tt.note + "\n"
		_, list := load(t, world("a, reports"), rows)
		if got := strings.TrimSuffix(report(list), "\n"); got != tt.want {
			t.Errorf("%q\ngot  %s\nwant %s", tt.note, got, tt.want)
		}
	}
	defs := strings.Replace(world("a, reports"), "title: T,", "title: \"\u00a0=T\",", 1)
	if _, list := load(t, defs, rowsOf("a 2023 50")); !strings.Contains(report(list), `the text begins with "="`+run) || len(list) != 1 {
		t.Errorf("a title: %v", list)
	}
	for _, cell := range []string{"|5", "\u00a0=5", "\u00a0-5"} {
		rows := strings.Replace(rowsOf("a 2023 50"), ",50,", ","+cell+",", 1)
		if _, list := load(t, world("a, reports"), rows); len(list) != 1 || list[0].Rule != "value" {
			t.Errorf("the value %q: %v", cell, list)
		}
	}
	revisions := revisionHeader + "2026-11-21,a,WORLD,2023,619,50,\u00a0=1\n"
	_, list := loadAll(world("a, reports"), rowsOf("a 2023 50 _ r"), revisions, "")
	if got, want := inFiles(list), `revisions.csv:2:32: the text begins with "="`+run; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
