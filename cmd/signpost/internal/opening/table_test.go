package opening_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/opening"
)

// Whatever hours are, what is written and what is said of them reads back, and no two
// hours are said in the same words.
func TestHoursReadBack(t *testing.T) {
	t.Parallel()
	said := map[string]opening.Hours{}
	r := rand.New(rand.NewPCG(1, 3))
	for range 2000 {
		s, h := randomSpoken(t, r)
		lines, bank := h.Grammar()
		if again, err := opening.ParseHours(lines, bank); err != nil || !again.Equal(h) {
			t.Fatalf("%q %q is written as %q %q, which reads as %q, %v", s.lines, s.bank, lines, bank, again, err)
		}
		if again, err := opening.ParseHours([]string{h.String()}, ""); err != nil || !again.Equal(h) {
			t.Fatalf("%q %q says %q, which reads as %q, %v", s.lines, s.bank, h, again, err)
		}
		if other, ok := said[h.String()]; ok && !other.Equal(h) {
			t.Fatalf("%q is said of %v and of %v", h, h, other)
		}
		said[h.String()] = h
	}
}

// Hours are equal only when they are the same in everything.
func TestHoursEqual(t *testing.T) {
	t.Parallel()
	all := []opening.Hours{
		{},
		hours(t, "always", ""), hours(t, "not confirmed: weekdays", ""), hours(t, "not confirmed: weekends", ""),
		hours(t, "daily 00:00-24:00", "open"), hours(t, "daily 00:00-24:00", "closed"), hours(t, "daily 00:00-23:59", "open"),
		hours(t, "daily 00:00-24:00", "09:00-10:00"), hours(t, "daily 00:00-24:00", "09:00-11:00"),
		hours(t, "daily 00:00-24:00", "open; wales closed"), hours(t, "daily 00:00-24:00", "open; scotland closed"),
		hours(t, "daily 00:00-24:00", "open; wales 09:00-10:00"), hours(t, "daily 00:00-24:00", "open; scotland closed; wales closed"),
	}
	for i, a := range all {
		for j, b := range all {
			if a.Equal(b) != (i == j) {
				t.Errorf("%q equals %q: %t", a, b, a.Equal(b))
			}
		}
	}
	times := all[7]
	if times.BankHolidays() != opening.BankHolidaysTimes || all[9].BankHolidays() != opening.BankHolidaysOpen ||
		all[9].BankHolidaysIn(holiday.Wales) != opening.BankHolidaysClosed || all[9].BankHolidaysIn(holiday.England) != opening.BankHolidaysOpen {
		t.Error("the rules of bank holidays are mixed up")
	}
}

func TestEncode(t *testing.T) {
	t.Parallel()
	england, scotland := []holiday.Nation{holiday.England}, []holiday.Nation{holiday.Scotland}
	both := []holiday.Nation{holiday.England, holiday.Scotland}
	for _, tt := range []struct {
		lines, bank string
		nations     []holiday.Nation
		want        string
	}{
		{"always", "", nil, "a"},
		{"not confirmed", "", nil, ""},
		{"not confirmed: weekdays", "", nil, ""},
		{"mon 10:00-16:00;sun 22:00-02:00", "open", nil, "w600-960 w9960-10200"},
		{"mon 10:00-16:00", "open; scotland closed", england, "w600-960"},
		{
			"mon 10:00-16:00", "closed", england,
			"w600-960 f260101 t261231 x260101 x260403 x260406 x260504 x260525 x260831 x261225 x261228 u261226 h261226",
		},
		{ // what is left of the night before is doubtful on every bank holiday
			"daily 22:00-02:00", "closed; england not confirmed", scotland,
			"w1320-1560 w2760-3000 w4200-4440 w5640-5880 w7080-7320 w8520-8760 w9960-10200 f260101 t261231 " +
				"x260101 x260102 x260403 x260504 x260525 x260803 x261130 x261225 x261228 u261226 " +
				"h260101 h260102 h260403 h260504 h260525 h260803 h261130 h261225 h261226 h261228",
		},
		{ // and on one that is kept as other days, behind one of which nobody knows
			"thu 22:00-02:00", "closed; scotland open", both,
			"w5640-5880 f260101 t261231 u260101 u260403 u260406 u260504 u260525 u260831 u261225 u261226 u261228 " +
				"h260101 h260102 h260403 h260406 h260504 h260525 h260831 h261225 h261226 h261228",
		},
		{
			"mon 10:00-16:00", "09:00-10:00,23:00-24:00", england,
			"w600-960 f260101 t261231 u261226 b260101=540-600,1380-1440 b260403=540-600,1380-1440 b260406=540-600,1380-1440 " +
				"b260504=540-600,1380-1440 b260525=540-600,1380-1440 b260831=540-600,1380-1440 b261225=540-600,1380-1440 b261228=540-600,1380-1440 h261226",
		},
		{ // only where both are the same
			"mon 10:00-16:00", "closed", both,
			"w600-960 f260101 t261231 x260101 x260403 x260504 x260525 x261225 x261228 u260102 u260406 u260803 u260831 u261130 u261226 " +
				"h260102 h260406 h260803 h260831 h261130 h261226",
		},
	} {
		if got := hours(t, tt.lines, tt.bank).Encode(calendar(2026), tt.nations); got != tt.want {
			t.Errorf("%q %q for %v:\n got %s\nwant %s", tt.lines, tt.bank, tt.nations, got, tt.want)
		}
	}
	for bank, want := range map[string]string{"open": "w600-960", "closed": "w600-960 n", "open; wales closed": "w600-960 n"} {
		if got := hours(t, "mon 10:00-16:00", bank).Encode(nil, nil); got != want {
			t.Errorf("%q without a calendar: %q, want %q", bank, got, want)
		}
	}
}

// Nothing of what an editor wrote gets into an attribute but numbers.
func TestEncodeIsASCII(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 4))
	for range 50 {
		s, h := randomSpoken(t, r)
		if code := h.Encode(calendar(2028), nil); strings.Trim(code, "0123456789abfhntuwx =-,") != "" {
			t.Fatalf("%q %q is encoded as %q", s.lines, s.bank, code)
		}
	}
}

func TestTable(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		lines, bank string
		want        string
	}{
		{"always", "", "Every day: Open all day and all night"},
		{"not confirmed", "", ""},
		{"not confirmed: weekdays", "", ""},
		{"daily 17:00-24:00", "open", "Every day: 5pm to midnight; Bank holidays: Open as usual"},
		{
			"mon-fri 09:00-12:00;mon-fri 13:00-17:00", "closed",
			"Monday to Friday: 9am to midday and 1pm to 5pm; Saturday and Sunday: Closed; Bank holidays: Closed",
		},
		{
			"sun,mon 00:00-24:00;wed 22:00-02:00", "",
			"Monday: Open all day; Tuesday: Closed; Wednesday: 10pm to midnight; Thursday: midnight to 2am; Friday and Saturday: Closed; Sunday: Open all day; Bank holidays: Not confirmed",
		},
		{
			"daily 09:00-17:00", "00:00-24:00; scotland closed; northern-ireland 10:00-14:00,15:00-16:00; wales not confirmed",
			"Every day: 9am to 5pm; Bank holidays: Open all day; Bank holidays in Wales: Not confirmed; Bank holidays in Scotland: Closed; " +
				"Bank holidays in Northern Ireland: 10am to 2pm and 3pm to 4pm",
		},
	} {
		var rows []string
		for _, r := range hours(t, tt.lines, tt.bank).Table() {
			rows = append(rows, r.Day+": "+r.Times)
		}
		if got := strings.Join(rows, "; "); got != tt.want {
			t.Errorf("%q %q:\n got %s\nwant %s", tt.lines, tt.bank, got, tt.want)
		}
	}
}

func TestSpecifications(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		lines, bank string
		want        []string
	}{
		{"always", "", []string{"Monday Tuesday Wednesday Thursday Friday Saturday Sunday 00:00-23:59"}},
		{"not confirmed", "", nil},
		{"mon-fri 09:00-12:00;mon-fri 13:00-17:00", "closed", []string{
			"Monday Tuesday Wednesday Thursday Friday 09:00-12:00", "Monday Tuesday Wednesday Thursday Friday 13:00-17:00", "PublicHolidays 00:00-00:00",
		}},
		{"sat-sun 00:00-24:00;fri 17:00-24:00;thu 22:00-02:30", "10:00-12:00,20:00-24:00", []string{
			"Thursday 22:00-02:30", "Friday 17:00-00:00", "Saturday Sunday 00:00-23:59", "PublicHolidays 10:00-12:00", "PublicHolidays 20:00-00:00",
		}},
		{"mon 09:00-12:00", "00:00-24:00", []string{"Monday 09:00-12:00", "PublicHolidays 00:00-23:59"}},
		{"mon 09:00-12:00", "open", []string{"Monday 09:00-12:00"}},
		{"mon 09:00-12:00", "", []string{"Monday 09:00-12:00"}},
		{"mon 09:00-12:00", "closed; wales open", []string{"Monday 09:00-12:00"}},
	} {
		var got []string
		for _, s := range hours(t, tt.lines, tt.bank).Specifications() {
			got = append(got, strings.ReplaceAll(strings.Join(s.Days, " "), "https://schema.org/", "")+" "+s.Opens+"-"+s.Closes)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q %q:\n got %q\nwant %q", tt.lines, tt.bank, got, tt.want)
		}
	}
}

func ExampleHours_Specifications() {
	h, err := opening.ParseHours([]string{"sat 22:00-02:00"}, "")
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := json.Marshal(h.Specifications())
	fmt.Println(string(text), err)
	// Output: [{"@type":"OpeningHoursSpecification","dayOfWeek":["https://schema.org/Saturday"],"opens":"22:00","closes":"02:00"}] <nil>
}

func ExampleHours_Encode() {
	h, err := opening.ParseHours([]string{"mon-tue 10:00-16:00"}, "not confirmed")
	if err != nil {
		fmt.Println(err)
		return
	}
	c := holiday.NewCalendar([]holiday.Holiday{}, 2026, 2026)
	fmt.Println(h.Encode(c, []holiday.Nation{holiday.Scotland}))
	// Output: w600-960 w2040-2400 f260101 t261231 u261226 h261226
}
