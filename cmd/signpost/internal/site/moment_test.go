package site_test

import (
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/site"
)

func TestMoment(t *testing.T) {
	for _, tt := range []struct{ zone, text, want string }{
		{"Europe/London", "2026-11-21", "2026-11-21T00:00:00Z"},
		{"Europe/London", "2026-07-01", "2026-06-30T23:00:00Z"},
		{"Europe/London", "2026-07-01 09:30", "2026-07-01T08:30:00Z"},
		{"Europe/London", "2026-03-29 00:59", "2026-03-29T00:59:00Z"},
		{"Europe/London", "2026-03-29 01:00", "never"}, // clocks go from 01:00 to 02:00
		{"Europe/London", "2026-03-29 01:59", "never"},
		{"Europe/London", "2026-03-29 02:00", "2026-03-29T01:00:00Z"},
		{"Europe/London", "2026-10-25 00:59", "2026-10-24T23:59:00Z"},
		{"Europe/London", "2026-10-25 02:00", "2026-10-25T02:00:00Z"},
		{"America/New_York", "2026-03-08 02:30", "never"},
		{"Australia/Lord_Howe", "2026-10-04 02:15", "never"}, // by half an hour
		{"Australia/Lord_Howe", "2026-10-04 02:30", "2026-10-03T15:30:00Z"},
		{"Asia/Kathmandu", "2026-11-21 05:45", "2026-11-21T00:00:00Z"},
		{"UTC", "2026-03-29 01:30", "2026-03-29T01:30:00Z"},
	} {
		zone, err := time.LoadLocation(tt.zone)
		if err != nil {
			t.Fatal(err)
		}
		var m site.Moment
		if err := m.UnmarshalText([]byte(tt.text)); err != nil {
			t.Error(err)
		}
		at, ok := m.In(zone)
		got := at.UTC().Format(time.RFC3339)
		if !ok {
			got = "never"
		}
		if got != tt.want {
			t.Errorf("%s in %s = %s, want %s", tt.text, tt.zone, got, tt.want)
		}
	}
}

// TestMomentOfTheSecondHour is the hour that clocks show twice: either is right,
// but it must be one of them.
func TestMomentOfTheSecondHour(t *testing.T) {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	var m site.Moment
	if err := m.UnmarshalText([]byte("2026-10-25 01:30")); err != nil {
		t.Fatal(err)
	}
	at, ok := m.In(zone)
	if h := at.UTC().Hour(); !ok || at.UTC().Minute() != 30 || h != 0 && h != 1 {
		t.Errorf("%v, %t", at.UTC(), ok)
	}
}

func TestMomentFaults(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"tomorrow", `"tomorrow" is not a date`},
		{"2026-02-29", `no such day as 2026-02-29`},
		{"1026-02-28", `the year of 1026-02-28 is out of range, want 1900 to 2200`},
		{"1026-02-28 09:00", `the year of 1026-02-28 is out of range, want 1900 to 2200`},
		{"2026-02-29 09:00", `no such time as "2026-02-29 09:00"`},
		{"2026-11-21 9:30", `no such time as "2026-11-21 9:30"`},
		{"2026-11-21 24:00", `no such time as "2026-11-21 24:00"`},
		{"2026-11-21 09:60", `no such time as "2026-11-21 09:60"`},
		{"2026-11-21T09:00", `no such time as "2026-11-21T09:00"`},
		{"2026-11-21 09:00:00", `no such time as "2026-11-21 09:00:00"`},
		{"2026-11-21 09:00 ", `no such time as "2026-11-21 09:00 "`},
	} {
		var m site.Moment
		got := ""
		if err := m.UnmarshalText([]byte(tt.text)); err != nil {
			got = err.Error()
		}
		if got != tt.want || !m.IsZero() {
			t.Errorf("%q: %s, want %s; %v", tt.text, got, tt.want, m)
		}
	}
}

func TestPublished(t *testing.T) {
	at := func(text string) time.Time {
		m, err := time.Parse(time.RFC3339Nano, text)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	for _, tt := range []struct {
		name, front string
		now         time.Time
		drafts      bool
		want        bool
	}{
		{"a draft", "draft: true", now(), false, false},
		{"a draft in the preview", "draft: true", now(), true, true},
		{"no draft", "draft: false", now(), false, true},
		// Midnight of 1 July in London is 23:00 UTC.
		{"the moment before", "publish: 2026-07-01", at("2026-06-30T22:59:59.999999999Z"), false, false},
		{"the moment itself", "publish: 2026-07-01", at("2026-06-30T23:00:00Z"), false, true},
		{"not yet, in the preview", "publish: 2027-01-01", now(), true, true},
		{"the last moment", "expires: 2026-07-01", at("2026-06-30T22:59:59.999999999Z"), false, true},
		{"expired", "expires: 2026-07-01", at("2026-06-30T23:00:00Z"), false, false},
		{"expired, in the preview", "expires: 2026-07-01", now(), true, true},
		{"the clock of another place", "publish: 2026-07-01 00:30", at("2026-06-30T16:30:00-07:00"), false, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, list := load(t, site.Options{Now: tt.now, Drafts: tt.drafts}, "-- content/a/index.md --\n---\ntitle: A\nsummary: A.\n"+tt.front+"\n---\n-- content/a/b.txt --\nb\n")
			wantReport(t, list, "")
			if got := s.Page("/a/") != nil; got != tt.want {
				t.Errorf("published %t, want %t", got, tt.want)
			}
			if got := len(s.Files) == 1; got != tt.want {
				t.Errorf("what stands beside it published %t, want %t", got, tt.want)
			}
		})
	}
}

// TestUnpublished holds why a page is not published, which a preview says that shows it.
func TestUnpublished(t *testing.T) {
	for _, tt := range []struct{ name, front, want string }{
		{"published", "draft: false", ""},
		{"a day that has come", "publish: 2026-11-01", ""},
		{"a day on which it will expire", "expires: 2027-01-01", ""},
		{"a draft", "draft: true", "it is a draft"},
		{"another day", "publish: 2027-01-01", "its day, 1 January 2027, has not come"},
		{"another hour", "publish: 2026-11-22 12:01", "its day, 22 November 2026 at 12:01, has not come"},
		{"expired", "expires: 2026-07-01", "it expired on 1 July 2026"},
		{"two reasons", "draft: true\npublish: 2027-01-01", "it is a draft, and its day, 1 January 2027, has not come"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			page := "-- content/a.md --\n---\ntitle: A\nsummary: A.\n" + tt.front + "\n---\n"
			s, list := load(t, site.Options{Now: now(), Drafts: true}, page)
			wantReport(t, list, "")
			if got := s.Page("/a/").Unpublished; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
