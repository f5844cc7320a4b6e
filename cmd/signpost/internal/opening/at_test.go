package opening_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the time in London must be known on every machine

	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/opening"
)

// calendar is that of the years from 2026 to another, by rule.
func calendar(to int) *holiday.Calendar {
	var days []holiday.Holiday
	for year := 2026; year <= to; year++ {
		days = append(days, holiday.Statutory(year)...)
	}
	return holiday.NewCalendar(days, 2026, to)
}

// hours reads hours from lines with semicolons between them.
func hours(t testing.TB, lines, bank string) opening.Hours {
	t.Helper()
	h, err := opening.ParseHours(strings.Split(lines, ";"), bank)
	if err != nil {
		t.Fatalf("ParseHours(%q, %q): %v", lines, bank, err)
	}
	return h
}

// utc reads an instant, written in UTC.
func utc(t testing.TB, text string) time.Time {
	t.Helper()
	at, err := time.Parse("2006-01-02 15:04:05Z", text)
	if err != nil {
		at, err = time.Parse("2006-01-02 15:04Z", text)
	}
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// moment is an instant in UTC and what is said then. until is that in UTC too, "" for
// none.
type moment struct{ at, want, until string }

func TestAt(t *testing.T) {
	t.Parallel()
	const feast = "It is a bank holiday: hours may be different today"
	england, scotland := []holiday.Nation{holiday.England}, []holiday.Nation{holiday.Scotland}
	ireland := []holiday.Nation{holiday.NorthernIreland}
	for _, tt := range []struct {
		name, lines, bank string
		nations           []holiday.Nation
		moments           []moment
	}{
		{"at every minute", "always", "", nil, []moment{
			{"2026-12-25 12:00Z", "Open now", ""},
			{"1999-12-31 23:59Z", "Open now", ""},
		}},
		{"unknown", "not confirmed", "", nil, []moment{{"2026-11-23 12:00Z", "", ""}}},
		{"in words", "not confirmed: weekdays", "", nil, []moment{{"2026-12-25 12:00Z", "", ""}}},
		{"a working week", "mon-fri 10:00-16:00", "closed", england, []moment{
			{"2026-11-23 09:59:59Z", "Closed, opens at 10am today", "2026-11-23 10:00Z"},
			{"2026-11-23 10:00Z", "Open now, until 4pm", "2026-11-23 16:00Z"},
			{"2026-11-23 15:59:59Z", "Open now, until 4pm", "2026-11-23 16:00Z"},
			{"2026-11-23 16:00Z", "Closed, opens at 10am tomorrow", "2026-11-24 10:00Z"},
			{"2026-11-27 16:00Z", "Closed, opens at 10am on Monday", "2026-11-30 10:00Z"}, // St Andrew's Day is no concern of England's
			{"2026-07-10 08:59Z", "Closed, opens at 10am today", "2026-07-10 09:00Z"},     // summer
			{"2026-07-10 09:00Z", "Open now, until 4pm", "2026-07-10 15:00Z"},
		}},
		{"Christmas", "mon-fri 10:00-16:00", "closed", england, []moment{
			{"2026-12-24 17:00Z", "Closed now", ""},                                        // the 26th comes first, a feast on a Saturday
			{"2026-12-25 12:00Z", "Closed now", ""},                                        //
			{"2026-12-26 12:00Z", feast, ""},                                               //
			{"2026-12-27 00:00Z", "Closed, opens at 10am on Tuesday", "2026-12-29 10:00Z"}, // the 28th is the substitute day
			{"2026-12-28 12:00Z", "Closed, opens at 10am tomorrow", "2026-12-29 10:00Z"},
			{"2026-12-31 16:00Z", "Closed, opens at 10am on Monday", "2027-01-04 10:00Z"},
		}},
		{"a bank holiday of one nation", "mon-fri 10:00-16:00", "closed", scotland, []moment{
			{"2026-11-27 16:00Z", "Closed, opens at 10am on Tuesday", "2026-12-01 10:00Z"},
			{"2026-11-30 12:00Z", "Closed, opens at 10am tomorrow", "2026-12-01 10:00Z"},
			{"2026-08-31 12:00Z", "Open now, until 4pm", "2026-08-31 15:00Z"},
			{"2027-01-01 12:00Z", "Closed now", ""}, // 2 January is a Saturday
		}},
		{"nations that differ", "mon-fri 10:00-16:00", "closed", nil, []moment{
			{"2026-11-30 12:00Z", feast, ""}, // in Scotland only
			{"2026-11-27 16:00Z", "Closed now", ""},
			{"2026-05-25 12:00Z", "Closed, opens at 10am tomorrow", "2026-05-26 09:00Z"}, // everywhere
			{"2026-07-12 12:00Z", feast, ""},
			{"2026-07-11 12:00Z", "Closed now", ""},
		}},
		{"an exception for a nation", "mon-fri 10:00-16:00", "open; scotland closed", england, []moment{
			{"2026-12-25 12:00Z", "Open now, until 4pm", "2026-12-25 16:00Z"},
			{"2035-12-25 12:00Z", "Open now, until 4pm", "2035-12-25 16:00Z"}, // no calendar is asked
		}},
		{"the nation that is excepted", "mon-fri 10:00-16:00", "open; scotland closed", scotland, []moment{
			{"2026-12-25 12:00Z", "Closed now", ""},
			{"2026-12-28 12:00Z", "Closed, opens at 10am tomorrow", "2026-12-29 10:00Z"},
			{"2035-12-27 12:00Z", "", ""},
		}},
		{"times of its own", "mon-fri 09:00-17:00", "11:00-12:00,14:00-15:00", ireland, []moment{
			{"2026-03-17 10:59Z", "Closed, opens at 11am today", "2026-03-17 11:00Z"},
			{"2026-03-17 11:30Z", "Open now, until midday", "2026-03-17 12:00Z"},
			{"2026-03-17 12:00Z", "Closed, opens at 2pm today", "2026-03-17 14:00Z"},
			{"2026-03-17 15:00Z", "Closed, opens at 9am tomorrow", "2026-03-18 09:00Z"},
			{"2026-03-16 16:59Z", "Open now, until 5pm", "2026-03-16 17:00Z"},
			{"2026-03-16 17:00Z", "Closed, opens at 11am tomorrow", "2026-03-17 11:00Z"},
		}},
		{"nobody confirmed", "daily 09:00-17:00", "", england, []moment{
			{"2026-05-24 18:00Z", "Closed now", ""},
			{"2026-05-25 12:00Z", feast, ""},
			{"2026-05-25 22:59:59Z", feast, ""},
			{"2026-05-25 23:00Z", "Closed, opens at 9am today", "2026-05-26 08:00Z"}, // summer: midnight in London
		}},
		{"over midnight", "thu-fri 22:00-02:00", "closed", england, []moment{
			{"2026-11-26 23:00Z", "Open now, until 2am", "2026-11-27 02:00Z"},
			{"2026-11-27 01:00Z", "Open now, until 2am", "2026-11-27 02:00Z"},
			{"2026-12-24 23:00Z", "Open now", ""},   // and at midnight nobody knows
			{"2026-12-25 01:00Z", feast, ""},        // what is left of Thursday
			{"2026-12-25 02:00Z", "Closed now", ""}, //
			{"2026-12-25 23:00Z", "Closed now", ""}, // no period begins
			{"2026-04-04 00:30Z", "", ""},           // what would be left of Good Friday, on a day like others
			{"2026-04-04 01:00Z", "Closed, opens at 10pm on Thursday", "2026-04-09 21:00Z"},
		}},
		{"all week", "mon 00:00-24:00;tue-sun 00:00-24:00", "closed", england, []moment{
			{"2026-12-20 12:00Z", "Open now, until midnight on Thursday", "2026-12-25 00:00Z"},
			{"2026-12-18 12:00Z", "Open now", ""},                                              // 7 days away
			{"2026-12-24 00:00Z", "Open now, until midnight on Thursday", "2026-12-25 00:00Z"}, // 24 hours away
			{"2026-12-24 00:00:01Z", "Open now, until midnight", "2026-12-25 00:00Z"},
			{"2026-12-25 10:00Z", "Closed now", ""},
			{"2026-12-28 10:00Z", "Closed, opens at midnight tonight", "2026-12-29 00:00Z"},
		}},
		{"the same, and open on bank holidays", "daily 00:00-24:00", "open", nil, []moment{{"2026-12-18 12:00Z", "Open now", ""}}},
		{"two days in one", "sat-sun 00:00-24:00;mon 00:00-09:30", "open", nil, []moment{
			{"2026-11-21 12:00Z", "Open now, until 9:30am on Monday", "2026-11-23 09:30Z"},
			{"2026-11-22 12:00Z", "Open now, until 9:30am", "2026-11-23 09:30Z"},
			{"2026-11-22 09:30Z", "Open now, until 9:30am on Monday", "2026-11-23 09:30Z"},
			{"2026-11-23 09:30Z", "Closed, opens at midnight on Saturday", "2026-11-28 00:00Z"},
		}},
		{"once a week", "mon 09:00-17:00", "closed", england, []moment{
			{"2026-04-20 16:00Z", "Closed, opens at 9am on Monday 27 April", "2026-04-27 08:00Z"}, // 7 days
			{"2026-04-21 00:00Z", "Closed, opens at 9am on Monday", "2026-04-27 08:00Z"},
			{"2026-04-27 16:00Z", "Closed, opens at 9am on Monday 11 May", "2026-05-11 08:00Z"}, // early May
		}},
		{"on no day to come", "mon 09:00-17:00", "closed", ireland, []moment{
			{"2028-12-25 18:00Z", "Closed now", ""}, // the calendar ends before the next Monday
			{"2029-01-01 00:00Z", "", ""},
			{"2025-12-31 23:59Z", "", ""},
		}},
	} {
		h, c := hours(t, tt.lines, tt.bank), calendar(2028)
		for _, m := range tt.moments {
			got := h.At(utc(t, m.at), c, tt.nations)
			checkMoment(t, tt.name, m, got)
		}
	}
}

// The clock goes forward at 01:00Z on 29 March 2026 and back at 01:00Z on 25 October.
func TestAtClockChanges(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		lines   string
		moments []moment
	}{
		{"sun 01:00-02:00", []moment{
			{"2026-03-29 00:59Z", "Closed, opens at 1am on Sunday 5 April", "2026-04-05 00:00Z"}, // there is no such hour
			{"2026-10-24 23:59Z", "Closed, opens at 1am today", "2026-10-25 01:00Z"},
			{"2026-10-25 00:00Z", "Closed, opens at 1am today", "2026-10-25 01:00Z"}, // the first of the two
			{"2026-10-25 01:00Z", "Open now, until 2am", "2026-10-25 02:00Z"},
			{"2026-10-25 02:00Z", "Closed, opens at 1am on Sunday 1 November", "2026-11-01 01:00Z"},
		}},
		{"sun 01:30-03:00", []moment{
			{"2026-03-29 00:59Z", "Closed, opens at 2am today", "2026-03-29 01:00Z"},
			{"2026-03-29 01:00Z", "Open now, until 3am", "2026-03-29 02:00Z"},
			{"2026-10-25 00:45Z", "Closed, opens at 1:30am today", "2026-10-25 01:30Z"},
			{"2026-10-25 01:30Z", "Open now, until 3am", "2026-10-25 03:00Z"},
		}},
		{"sun 00:15-01:15", []moment{
			{"2026-03-29 00:59Z", "Open now, until 2am", "2026-03-29 01:00Z"},
			{"2026-03-29 01:00Z", "Closed, opens at 12:15am on Sunday 5 April", "2026-04-04 23:15Z"},
			{"2026-10-25 00:14Z", "Open now, until 1:15am", "2026-10-25 00:15Z"},
			{"2026-10-25 00:15Z", "Closed, opens at 12:15am on Sunday 1 November", "2026-11-01 00:15Z"},
			{"2026-10-25 01:10Z", "Closed, opens at 12:15am on Sunday 1 November", "2026-11-01 00:15Z"},
		}},
		{"sun 01:10-01:40", []moment{ // the second begins after the first ends
			{"2026-10-25 00:20Z", "Closed, opens at 1:10am on Sunday 1 November", "2026-11-01 01:10Z"},
			{"2026-10-25 01:20Z", "Closed, opens at 1:10am on Sunday 1 November", "2026-11-01 01:10Z"},
		}},
		{"sat 22:00-01:30", []moment{
			{"2026-03-28 23:00Z", "Open now, until 2am", "2026-03-29 01:00Z"},
			{"2026-10-24 22:00Z", "Open now, until 1:30am", "2026-10-25 00:30Z"},
			{"2026-10-25 00:30Z", "Closed, opens at 10pm on Saturday", "2026-10-31 22:00Z"},
		}},
		{"daily 00:00-24:00", []moment{
			{"2026-03-29 01:00Z", "Open now", ""},
			{"2026-10-25 00:30Z", "Open now", ""},
		}},
		{"sat 12:00-24:00;sun 00:00-24:00;mon 00:00-00:15", []moment{ // a day of 23 hours
			{"2026-03-28 23:30Z", "Open now, until 12:15am on Monday", "2026-03-29 23:15Z"},
		}},
	} {
		h := hours(t, tt.lines, "open")
		for _, m := range tt.moments {
			checkMoment(t, tt.lines, m, h.At(utc(t, m.at), nil, nil))
		}
	}
}

// Without a calendar every day is one of which nobody knows, unless the rule is open.
func TestAtWithoutCalendar(t *testing.T) {
	t.Parallel()
	at := utc(t, "2026-11-25 12:00Z")
	for bank, want := range map[string]opening.State{
		"open": opening.Open, "closed": opening.Unknown, "": opening.Unknown, "open; wales closed": opening.Unknown, "09:00-10:00": opening.Unknown,
	} {
		if got := hours(t, "daily 09:00-17:00", bank).At(at, nil, nil); got.State != want || want == opening.Unknown && got != (opening.Status{}) {
			t.Errorf("%q: %v, want %v", bank, got, want)
		}
	}
}

// An opening is looked for 60 days ahead and no further.
func TestAtHorizon(t *testing.T) {
	t.Parallel()
	var mondays []holiday.Holiday
	for d := utc(t, "2026-08-31 00:00Z"); d.Month() < time.November; d = d.AddDate(0, 0, 7) {
		mondays = append(mondays, holiday.Holiday{Date: d, Nations: holiday.Nations()})
	}
	h, c := hours(t, "mon 22:00-23:00", "closed"), holiday.NewCalendar(mondays, 2026, 2026)
	checkMoment(t, "60 days", moment{"2026-09-02 23:00Z", "Closed, opens at 10pm on Monday 2 November", "2026-11-02 22:00Z"}, h.At(utc(t, "2026-09-02 23:00Z"), c, nil))
	checkMoment(t, "61 days", moment{"2026-09-02 22:59Z", "Closed now", ""}, h.At(utc(t, "2026-09-02 22:59Z"), c, nil))
}

// Until is given as the clock in London shows it, and the zone of at does not matter.
func TestAtZones(t *testing.T) {
	t.Parallel()
	h, at := hours(t, "mon-fri 10:00-16:00", "open"), utc(t, "2026-07-10 23:30Z")
	want := h.At(at, nil, nil)
	if got, zone := want.Until.Format(time.RFC3339), want.Until.Location().String(); got != "2026-07-13T10:00:00+01:00" || zone != "Europe/London" {
		t.Errorf("Until = %s in %s", got, zone)
	}
	for _, hour := range []int{-11, 0, 5, 14} {
		if got := h.At(at.In(time.FixedZone("", hour*3600)), nil, nil); got.State != want.State || got.Words != want.Words || !got.Until.Equal(want.Until) {
			t.Errorf("%+d hours: %v, want %v", hour, got, want)
		}
	}
}

func checkMoment(t *testing.T, name string, m moment, got opening.Status) {
	t.Helper()
	until := ""
	if !got.Until.IsZero() {
		until = got.Until.UTC().Format("2006-01-02 15:04Z")
	}
	if got.Words != m.want || until != m.until {
		t.Errorf("%s at %s:\n got %q, %q\nwant %q, %q", name, m.at, got.Words, until, m.want, m.until)
	}
	state := opening.Unknown
	if i := slices.IndexFunc([]string{"Open", "Closed"}, func(s string) bool { return strings.HasPrefix(m.want, s) }); i >= 0 {
		state = []opening.State{opening.Open, opening.Closed}[i]
	}
	if got.State != state {
		t.Errorf("%s at %s is %d, want %d", name, m.at, got.State, state)
	}
}
