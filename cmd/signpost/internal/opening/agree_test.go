package opening_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/opening"
)

// nationSets are sets of nations that readers of a page may live in.
func nationSets() [][]holiday.Nation {
	n := holiday.Nations()
	return [][]holiday.Nation{n[:1], n[2:3], n[3:], n[:2], n[:3], n}
}

// fortnights are hard times to tell the hours in: their first days.
func fortnights() []time.Time {
	var days []time.Time
	for _, text := range []string{
		"2026-03-23 00:00Z", // the clock goes forward on the 29th; Good Friday and Easter
		"2026-10-19 00:00Z", // it goes back on the 25th
		"2026-12-22 00:00Z", // Christmas to New Year, Boxing Day on a Saturday
		"2027-12-22 00:00Z", // both on a weekend, and New Year's Day
		"2026-07-06 00:00Z", // 12 July on a Sunday
		"2026-11-24 00:00Z", // St Andrew's Day
		"2025-12-25 00:00Z", // the calendar begins
		"2028-12-24 00:00Z", // and ends
		"2027-03-22 00:00Z", // the clock goes forward on Easter Sunday
	} {
		day, _ := time.Parse("2006-01-02 15:04Z", text)
		days = append(days, day)
	}
	return days
}

// At says what an oracle says that knows the rules, and one that reads what Encode has
// written for the script.
func TestAtAgrees(t *testing.T) {
	t.Parallel()
	c := calendar(2028)
	var clocks []*wallClock
	for _, from := range fortnights() {
		clocks = append(clocks, newWallClock(from))
	}
	for i := range 27 {
		r := rand.New(rand.NewPCG(uint64(i), 1))
		s, h := randomSpoken(t, r)
		nations, calendar := nationSets()[r.IntN(len(nationSets()))], c
		if i%20 == 19 {
			calendar = nil
		}
		clock := clocks[i%len(clocks)]
		byRule := &oracle{wallClock: clock, week: s.week, on: func(d time.Time) oracleDay { return s.on(calendar, nations, d) }}
		byRule.colour()
		code := h.Encode(calendar, nations)
		byCode := decoded(t, clock, code)
		byCode.colour()
		for _, at := range instants(r, clock.from.AddDate(0, 0, 2)) {
			want, got := byRule.at(at), h.At(at, calendar, nations)
			if !same(got, want) {
				t.Fatalf("%q %q for %v at %s:\n got %+v\nwant %+v", s.lines, s.bank, nations, at, got, want)
			}
			if told := byCode.at(at); !same(got, told) {
				t.Fatalf("%q %q for %v at %s, encoded as %q:\n  At says %+v\nthe code %+v", s.lines, s.bank, nations, at, code, got, told)
			}
		}
	}
}

// instants are those of a fortnight at which something may change: every minute of some
// hours, and the minutes around every quarter of an hour of the rest now and then.
func instants(r *rand.Rand, from time.Time) []time.Time {
	var all []time.Time
	for minute := 0; minute < 14*1440; minute++ {
		at := from.Add(time.Duration(minute) * time.Minute)
		hour := minute / 60
		change := lawfulOffset(at.Add(-3*time.Hour)) != lawfulOffset(at.Add(3*time.Hour))
		if change || minute%15 == 0 && r.IntN(4) == 0 || minute%15 == 14 && hour%6 == 5 {
			all = append(all, at, at.Add(59*time.Second))
		}
	}
	return all
}

// same reports whether two statuses are the same but for the location of Until.
func same(a, b opening.Status) bool {
	return a.State == b.State && a.Words == b.Words && a.Until.Equal(b.Until)
}
