package ical_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/ical"
)

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func calendar() ical.Calendar {
	return ical.Calendar{Name: "Tell Someone: to confirm again", Events: []ical.Event{
		{
			UID: "content/helplines/childline.md-helpline@site.example", Date: day(2027, time.February, 28),
			Summary: "Confirm again: Childline", Description: "Numbers, hours; ages.\nOwner: Safeguarding editor.",
			URL: "https://site.example/helplines/childline/?a=1,2",
		},
		{UID: "2@site.example", Date: day(2026, time.December, 31), Summary: "Confirm again: what a long title of a page may be, with é in it"},
	}}
}

func TestDocument(t *testing.T) {
	t.Parallel()
	want := strings.Join([]string{
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		"PRODID:-//example.org//Signpost//EN",
		"CALSCALE:GREGORIAN",
		"NAME:Tell Someone: to confirm again",
		"X-WR-CALNAME:Tell Someone: to confirm again",
		"BEGIN:VEVENT",
		"UID:content/helplines/childline.md-helpline@site.example",
		"DTSTAMP:20270228T000000Z",
		"DTSTART;VALUE=DATE:20270228",
		"DTEND;VALUE=DATE:20270301",
		"SUMMARY:Confirm again: Childline",
		`DESCRIPTION:Numbers\, hours\; ages.\nOwner: Safeguarding editor.`,
		"URL:https://site.example/helplines/childline/?a=1,2",
		"TRANSP:TRANSPARENT",
		"END:VEVENT",
		"BEGIN:VEVENT",
		"UID:2@site.example",
		"DTSTAMP:20261231T000000Z",
		"DTSTART;VALUE=DATE:20261231",
		"DTEND;VALUE=DATE:20270101",
		`SUMMARY:Confirm again: what a long title of a page may be\, with é in it`,
		"TRANSP:TRANSPARENT",
		"END:VEVENT",
		"END:VCALENDAR",
		"",
	}, "\r\n")
	if got := string(calendar().Document()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// The day is the one that is written, whatever the time and the place.
func TestDay(t *testing.T) {
	t.Parallel()
	for _, at := range []time.Time{
		time.Date(2026, time.July, 1, 0, 30, 0, 0, time.FixedZone("BST", 3600)),
		time.Date(2026, time.July, 1, 23, 59, 59, 0, time.FixedZone("", -11*3600)),
	} {
		c := ical.Calendar{Events: []ical.Event{{UID: "1", Date: at}}}
		for _, want := range []string{"DTSTAMP:20260701T000000Z\r\n", "DTSTART;VALUE=DATE:20260701\r\n", "DTEND;VALUE=DATE:20260702\r\n"} {
			if got := string(c.Document()); !strings.Contains(got, want) {
				t.Errorf("%v: no %q in %s", at, want, got)
			}
		}
	}
}

func TestEmptyCalendar(t *testing.T) {
	t.Parallel()
	got := string(ical.Calendar{Name: "Nothing"}.Document())
	if !strings.HasSuffix(got, "X-WR-CALNAME:Nothing\r\nEND:VCALENDAR\r\n") {
		t.Errorf("got %s", got)
	}
}

// properties reads a calendar as a program does: unfold it, cut each line at its
// colon, take the escapes out.
func properties(t *testing.T, data []byte) [][2]string {
	t.Helper()
	text, ended := strings.CutSuffix(string(data), "\r\n")
	for row := range strings.SplitSeq(text, "\r\n") {
		if len(row) > 75 || !utf8.ValidString(row) || strings.ContainsAny(row, "\r\n") {
			t.Fatalf("%q in %q", row, text)
		}
	}
	if !ended {
		t.Fatalf("no end in %q", text)
	}
	var list [][2]string
	for row := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n ", ""), "\r\n") {
		name, value, _ := strings.Cut(row, ":")
		list = append(list, [2]string{name, strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\;`, ";", `\,`, ",").Replace(value)})
	}
	return list
}

// FuzzDocument gives an event any words: they come back, and nothing of them becomes
// a property.
func FuzzDocument(f *testing.F) {
	f.Add("1", "Confirm again", "Words, with\r\nBEGIN:VEVENT\\", "https://a.example/", int64(0))
	f.Add("\xff", strings.Repeat("é", 60), "", "https://a.example/\r\nEND:VEVENT", int64(1_800_000_000))
	f.Fuzz(func(t *testing.T, uid, summary, description, address string, seconds int64) {
		e := ical.Event{UID: uid, Summary: summary, Description: description, URL: address, Date: time.Unix(seconds%(1<<36), 0).UTC()}
		c := ical.Calendar{Name: summary, Events: []ical.Event{e, e}}
		data := c.Document()
		if !bytes.Equal(data, c.Document()) {
			t.Fatal("not the same bytes")
		}
		got := properties(t, data)
		names := []string{"BEGIN", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME"}
		for range 2 {
			names = append(names, "BEGIN", "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY")
			if description != "" {
				names = append(names, "DESCRIPTION")
			}
			if address != "" {
				names = append(names, "URL")
			}
			names = append(names, "TRANSP", "END")
		}
		names = append(names, "END")
		for i, p := range got {
			switch {
			case i >= len(names) || p[0] != names[i]:
				t.Fatalf("%q, want the names %q", got, names)
			case p[0] == "SUMMARY" && isPlain(summary) && p[1] != summary, p[0] == "DESCRIPTION" && isPlain(description) && p[1] != description,
				p[0] == "UID" && isPlain(uid) && p[1] != uid:
				t.Errorf("%q", p)
			}
		}
		if len(got) != len(names) {
			t.Errorf("%q, want the names %q", got, names)
		}
	})
}

// isPlain reports a text that comes back as it is: UTF-8 without control characters
// but the line feed, and without the breaks that become one.
func isPlain(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' && r != '\n' || r >= 0x7f && r <= 0x9f || r == '\u2028' || r == '\u2029'
	})
}
