package opening_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/opening"
)

func TestGaps(t *testing.T) {
	t.Parallel()
	type written struct{ lines, bank string }
	for _, tt := range []struct {
		hours              []written
		ordinary, scottish string
	}{
		{nil, "Every day, all day", "Every day, all day"},
		{[]written{{"always", ""}}, "", ""},
		{[]written{{"not confirmed", ""}}, "Every day, all day", "Every day, all day"},
		{[]written{{"not confirmed: weekdays", ""}}, "Every day, all day", "Every day, all day"},
		{[]written{{"daily 00:00-24:00", "open"}}, "", ""},
		{[]written{{"daily 00:00-24:00", "open; scotland closed"}}, "", "Every day, all day"},
		{[]written{{"daily 08:00-02:00", "open"}}, "Every day, 2am to 8am", "Every day, 2am to 8am"},
		{[]written{{"daily 08:00-02:00", ""}}, "Every day, 2am to 8am", "Every day, all day"},
		{
			[]written{{"sun 22:00-02:00", "10:00-14:00; scotland 09:00-10:00,23:00-24:00"}},
			"Monday, 2am to midnight; Tuesday to Saturday, all day; Sunday, midnight to 10pm",
			"Every day, midnight to 9am and 10am to 11pm", // and nothing is left over from the day before
		},
		{
			[]written{{"mon-fri 08:00-24:00", "closed"}, {"sat-sun 00:00-24:00", "00:00-24:00"}},
			"Monday to Friday, midnight to 8am", "",
		},
		{
			[]written{{"mon-fri 09:00-17:00", "closed"}, {"mon-fri 16:00-20:00", "12:00-13:00"}, {"not confirmed", ""}},
			"Monday to Friday, midnight to 9am and 8pm to midnight; Saturday and Sunday, all day",
			"Every day, midnight to midday and 1pm to midnight",
		},
	} {
		var ordinary, scottish opening.Week
		for _, w := range tt.hours {
			h := hours(t, w.lines, w.bank)
			ordinary.Or(h.Ordinary())
			scottish.Or(h.Holidays(holiday.Scotland))
		}
		if got := ordinary.Gaps(); got != tt.ordinary {
			t.Errorf("%v: gaps\n got %q\nwant %q", tt.hours, got, tt.ordinary)
		}
		if got := scottish.Gaps(); got != tt.scottish {
			t.Errorf("%v: gaps on bank holidays in Scotland\n got %q\nwant %q", tt.hours, got, tt.scottish)
		}
	}
}

// The gaps of a week are the minutes at which At does not say that somebody answers: in
// a week without bank holidays, and in one of nothing else.
func TestWeekAgreesWithAt(t *testing.T) {
	t.Parallel()
	monday := utc(t, "2026-11-02 00:00Z") // in winter, and no bank holiday is near
	var days []holiday.Holiday
	for d := -8; d < 16; d++ {
		days = append(days, holiday.Holiday{Date: monday.AddDate(0, 0, d), Nations: []holiday.Nation{holiday.Wales}})
	}
	wales, feasts := []holiday.Nation{holiday.Wales}, holiday.NewCalendar(days, 2026, 2026)
	usual := calendar(2026)
	for i := range 12 {
		s, h := randomSpoken(t, rand.New(rand.NewPCG(uint64(i), 2)))
		ordinary, onHolidays := h.Ordinary(), h.Holidays(holiday.Wales)
		for _, tt := range []struct {
			what     string
			gaps     string
			calendar *holiday.Calendar
		}{
			{"", ordinary.Gaps(), usual},
			{"on bank holidays", onHolidays.Gaps(), feasts},
		} {
			var gaps opening.Hours // never open
			if tt.gaps != "" {
				gaps = hours(t, tt.gaps+"; hours on bank holidays not confirmed", "")
			}
			for minute := 0; minute < 7*1440; minute += 15 {
				at := monday.Add(time.Duration(minute+minute/15%2*14) * time.Minute) // the first or the last of a quarter
				open := h.At(at, tt.calendar, wales).State == opening.Open
				gap := gaps.At(at, usual, wales).State == opening.Open
				if open == gap {
					t.Fatalf("%q %q at %s %s: open %t, and in the gaps %t: %s", s.lines, s.bank, at, tt.what, open, gap, tt.gaps)
				}
			}
		}
	}
}
