package opening_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/opening"
)

type hoursCase struct {
	lines []string
	bank  string
	want  string
	// canonical is what Grammar writes; empty when it is lines.
	canonical []string
	// canonicalBank is the rule that Grammar writes; empty when it is bank.
	canonicalBank string
}

func goodHours() []hoursCase {
	return []hoursCase{
		{lines: []string{"always"}, want: "Day and night, every day"},
		{lines: []string{"not confirmed"}, want: "Opening hours not confirmed"},
		{lines: nil, want: "Opening hours not confirmed", canonical: []string{"not confirmed"}},
		{lines: []string{"daily 17:00-24:00"}, bank: "open", want: "Every day, 5pm to midnight"},
		{lines: []string{"mon-sun 17:00-00:00"}, bank: "open", want: "Every day, 5pm to midnight", canonical: []string{"daily 17:00-24:00"}},
		{lines: []string{"sat-fri 08:00-24:00"}, want: "Every day, 8am to midnight; hours on bank holidays not confirmed", canonical: []string{"daily 08:00-24:00"}},
		{lines: []string{"mon-fri 10:00-16:00"}, bank: "closed", want: "Monday to Friday, 10am to 4pm, closed on bank holidays"},
		{lines: []string{"mon-fri 10:00-16:00"}, bank: "open", want: "Monday to Friday, 10am to 4pm, open as usual on bank holidays"},
		{lines: []string{"mon-fri 10:00-16:00"}, bank: "not confirmed", want: "Monday to Friday, 10am to 4pm; hours on bank holidays not confirmed"},
		{lines: []string{"daily 09:00-17:00"}, bank: "closed", want: "Every day, 9am to 5pm, closed on bank holidays"},
		{
			lines: []string{"mon-thu 09:00-21:00", "fri 09:00-17:00"}, bank: "closed",
			want: "Monday to Thursday, 9am to 9pm; Friday, 9am to 5pm; closed on bank holidays",
		},
		{
			lines: []string{"fri 09:00-17:00 ; mon-thu 09:00-21:00"},
			want:  "Monday to Thursday, 9am to 9pm; Friday, 9am to 5pm; hours on bank holidays not confirmed", canonical: []string{"mon-thu 09:00-21:00", "fri 09:00-17:00"},
		},
		{lines: []string{"sat,sun 09:00-18:00"}, want: "Saturday and Sunday, 9am to 6pm; hours on bank holidays not confirmed", canonical: []string{"sat-sun 09:00-18:00"}},
		{lines: []string{"sat-mon 09:30-12:00"}, want: "Saturday to Monday, 9:30am to midday; hours on bank holidays not confirmed"},
		{lines: []string{"sun,mon 12:30-13:05"}, want: "Sunday and Monday, 12:30pm to 1:05pm; hours on bank holidays not confirmed", canonical: []string{"sun-mon 12:30-13:05"}},
		{lines: []string{"mon,wed,fri 00:30-06:00"}, want: "Monday, Wednesday and Friday, 12:30am to 6am; hours on bank holidays not confirmed"},
		{lines: []string{"mon-wed,fri 18:00-21:00"}, want: "Monday to Wednesday and Friday, 6pm to 9pm; hours on bank holidays not confirmed"},
		{lines: []string{"fri 22:00-02:00"}, want: "Friday, 10pm to 2am; hours on bank holidays not confirmed"},
		{lines: []string{"daily 19:00-07:00"}, want: "Every day, 7pm to 7am; hours on bank holidays not confirmed"},
		{lines: []string{"daily 00:00-24:00"}, bank: "closed", want: "Every day, all day, closed on bank holidays"},
		{lines: []string{"sun 22:00-24:00", "mon 00:00-02:00"}, want: "Monday, midnight to 2am; Sunday, 10pm to midnight; hours on bank holidays not confirmed", canonical: []string{"mon 00:00-02:00", "sun 22:00-24:00"}},
		{
			lines: []string{"mon-fri 13:00-17:00", "mon-fri 09:00-12:00"},
			want:  "Monday to Friday, 9am to midday and 1pm to 5pm; hours on bank holidays not confirmed", canonical: []string{"mon-fri 09:00-12:00", "mon-fri 13:00-17:00"},
		},
		{
			lines:     []string{"tue 09:00-12:00", "tue-thu 13:00-17:00"},
			want:      "Tuesday, 9am to midday and 1pm to 5pm; Wednesday and Thursday, 1pm to 5pm; hours on bank holidays not confirmed",
			canonical: []string{"tue 09:00-12:00", "tue 13:00-17:00", "wed-thu 13:00-17:00"},
		},
	}
}

// goodRules are hours whose bank holidays take more than a word, and hours in words.
func goodRules() []hoursCase {
	daily, week, two := []string{"daily 17:00-24:00"}, []string{"mon-fri 10:00-16:00"}, []string{"mon-thu 09:00-21:00", "fri 09:00-17:00"}
	return []hoursCase{
		{lines: week, bank: "10:00-14:00", want: "Monday to Friday, 10am to 4pm; open 10am to 2pm on bank holidays"},
		{lines: week, bank: "00:00-24:00", want: "Monday to Friday, 10am to 4pm; open all day on bank holidays"},
		{
			lines: week, bank: "15:00-16:30 , 10:00-12:00", canonicalBank: "10:00-12:00,15:00-16:30",
			want: "Monday to Friday, 10am to 4pm; open 10am to midday and 3pm to 4:30pm on bank holidays",
		},
		{
			lines: week, bank: "00:30-01:00,10:00-12:00,22:00-24:00",
			want: "Monday to Friday, 10am to 4pm; open 12:30am to 1am, 10am to midday and 10pm to midnight on bank holidays",
		},
		{lines: daily, bank: "not confirmed", want: "Every day, 5pm to midnight; hours on bank holidays not confirmed"},
		{lines: daily, bank: "open; scotland closed", want: "Every day, 5pm to midnight, closed on bank holidays in Scotland"},
		{
			lines: daily, bank: "open;  wales   closed ;scotland closed", canonicalBank: "open; wales closed; scotland closed",
			want: "Every day, 5pm to midnight, closed on bank holidays in Wales and Scotland",
		},
		{
			lines: daily, bank: "open; northern-ireland not confirmed",
			want: "Every day, 5pm to midnight; hours on bank holidays in Northern Ireland not confirmed",
		},
		{
			lines: daily, bank: "open; scotland closed; northern-ireland 18:00-20:00",
			want: "Every day, 5pm to midnight; closed on bank holidays in Scotland; open 6pm to 8pm on bank holidays in Northern Ireland",
		},
		{
			lines: week, bank: "open; scotland closed",
			want: "Monday to Friday, 10am to 4pm; open as usual on bank holidays, but closed on bank holidays in Scotland",
		},
		{
			lines: week, bank: "closed; northern-ireland 10:00-14:00; england open", canonicalBank: "closed; england open; northern-ireland 10:00-14:00",
			want: "Monday to Friday, 10am to 4pm; closed on bank holidays, but open as usual on bank holidays in England; open 10am to 2pm on bank holidays in Northern Ireland",
		},
		{
			lines: two, bank: "not confirmed; england closed; wales closed; northern-ireland closed",
			want: "Monday to Thursday, 9am to 9pm; Friday, 9am to 5pm; hours on bank holidays not confirmed, but closed on bank holidays in England, Wales and Northern Ireland",
		},
		{
			lines: two, bank: "10:00-14:00; scotland 10:00-12:00",
			want: "Monday to Thursday, 9am to 9pm; Friday, 9am to 5pm; open 10am to 2pm on bank holidays, but open 10am to midday on bank holidays in Scotland",
		},
		{lines: []string{"not confirmed: weekdays in term time"}, want: "Opening hours not confirmed: weekdays in term time"},
		{
			lines: []string{"not confirmed:Monday to Friday,  9am to 6pm when last seen, in 2017"},
			want:  "Opening hours not confirmed: Monday to Friday, 9am to 6pm when last seen, in 2017", canonical: []string{"not confirmed: Monday to Friday, 9am to 6pm when last seen, in 2017"},
		},
		{lines: []string{"not confirmed: 09:00-15:00 in term time, 2026-27"}, want: "Opening hours not confirmed: 09:00-15:00 in term time, 2026-27"},
		{lines: []string{"not confirmed: : not confirmed: closed on bank holidays"}, want: "Opening hours not confirmed: : not confirmed: closed on bank holidays"},
		// What is said is read.
		{lines: []string{"Day and night, every day"}, want: "Day and night, every day", canonical: []string{"always"}},
		{lines: []string{"Opening hours not confirmed"}, want: "Opening hours not confirmed", canonical: []string{"not confirmed"}},
		{lines: []string{"Every day, 5pm to midnight"}, want: "Every day, 5pm to midnight", canonical: daily, canonicalBank: "open"},
		{
			lines: []string{"Monday, Wednesday and Friday, 7:30pm to 2am;  Sunday, all day", "closed on bank holidays"}, canonicalBank: "closed",
			want: "Monday, Wednesday and Friday, 7:30pm to 2am; Sunday, all day; closed on bank holidays", canonical: []string{"mon,wed,fri 19:30-02:00", "sun 00:00-24:00"},
		},
	}
}

func TestParseHours(t *testing.T) {
	t.Parallel()
	for _, tt := range append(goodHours(), goodRules()...) {
		h, err := opening.ParseHours(tt.lines, tt.bank)
		if err != nil {
			t.Errorf("ParseHours(%q, %q): %v", tt.lines, tt.bank, err)
			continue
		}
		if got := h.String(); got != tt.want {
			t.Errorf("ParseHours(%q, %q) says %q, want %q", tt.lines, tt.bank, got, tt.want)
		}
		want := tt.canonical
		if want == nil {
			want = tt.lines
		}
		wantBank := tt.canonicalBank
		if wantBank == "" {
			wantBank = tt.bank
		}
		if wantBank == "" && len(h.Periods()) > 0 {
			wantBank = "not confirmed"
		}
		got, bank := h.Grammar()
		if !slices.Equal(got, want) || bank != wantBank {
			t.Errorf("Grammar of %q %q = %q %q, want %q %q", tt.lines, tt.bank, got, bank, want, wantBank)
		}
		if again, err := opening.ParseHours([]string{h.String()}, ""); err != nil || !again.Equal(h) {
			t.Errorf("%q reads back as %q, %v", h, again, err)
		}
	}
}

type badHoursCase struct {
	lines            []string
	bank, want, hint string
}

func badHours() []badHoursCase {
	const (
		period = hintOfPeriod
		clock  = "write hours and minutes with two digits each, such as 09:00"
		day    = "a day runs from 00:00 to 24:00"
		once   = "let each minute of the week stand in one period only"
		days   = "the days are mon, tue, wed, thu, fri, sat, sun and daily, or Monday to Sunday, weekdays, weekends and every day"
	)
	return []badHoursCase{
		{[]string{""}, "", `0 words in "", want days and times`, period},
		{[]string{"evenings"}, "", `1 word in "evenings", want days and times`, period},
		{[]string{"mon 09:00-10:00", "always"}, "", `"always" beside other hours`, period},
		{[]string{"not confirmed", "mon 09:00-10:00"}, "", `"not confirmed" beside other hours`, period},
		{[]string{"mon-firday 09:00-10:00"}, "", `no day "firday"`, `did you mean "friday"?`},
		{[]string{"dayly 09:00-10:00"}, "", `no day "dayly"`, `did you mean "daily"?`},
		{[]string{"mon- 09:00-10:00"}, "", `no day before "09:00" in "mon- 09:00-10:00"`, days},
		{[]string{"mon-mon 09:00-10:00"}, "", `"mon-mon" is a range of one day`, "write mon for the one day, or daily for all of them"},
		{[]string{"mon-wed,tue 09:00-10:00"}, "", `"mon-wed,tue" names tue twice`, "name each day once"},
		{[]string{"mon 09:00"}, "", `no end in "09:00", want two times with a hyphen between them`, period},
		{[]string{"mon 0900-1700"}, "", `"0900" is not a time`, clock},
		{[]string{"mon 10:00-25:00"}, "", `there is no time "25:00"`, day},
		{[]string{"mon 10:60-12:00"}, "", `there is no time "10:60"`, day},
		{[]string{"mon 10:00-24:01"}, "", `there is no time "24:01"`, day},
		{[]string{"mon 24:00-02:00"}, "", `"24:00-02:00" begins at 24:00, which only ends a day`, "write 00:00 of the next day"},
		{[]string{"mon 10:00-10:00"}, "", `"10:00-10:00" is empty`, "for a whole day write 00:00-24:00"},
		{[]string{"mon 09:00-12:00", "mon 11:00-14:00"}, "", `"mon 09:00-12:00" and "mon 11:00-14:00" overlap`, once},
		{[]string{"mon-fri 09:00-12:00", "wed 09:00-12:00"}, "", `"wed 09:00-12:00" and "wed 09:00-12:00" overlap`, once},
		{[]string{"fri 22:00-02:00", "sat 01:00-03:00"}, "", `"fri 22:00-02:00" and "sat 01:00-03:00" overlap`, once},
		{[]string{"mon 01:00-03:00", "sun 22:00-02:00"}, "", `"sun 22:00-02:00" and "mon 01:00-03:00" overlap`, once}, // round the end of the week
		{[]string{"mon 22:00-20:00", "tue 10:00-19:00"}, "", `"mon 22:00-20:00" and "tue 10:00-19:00" overlap`, once},
		{[]string{"mon 09:00-12:00", "mon 12:00-14:00"}, "", `"mon 09:00-12:00" and "mon 12:00-14:00" meet`, `write one period, "mon 09:00-14:00"`},
		{[]string{"mon 09:00-12:00"}, "sometimes", `no bank-holiday rule "sometimes"`, "write open, closed or not confirmed"},
		{[]string{"always"}, "closed", `bank_holidays beside hours "always"`, "take bank_holidays out: it goes with a list of hours only"},
		{nil, "open", `bank_holidays beside hours "not confirmed"`, "take bank_holidays out: it goes with a list of hours only"},
	}
}

// badRules are faults in bank holidays, in hours in words and in sentences.
func badRules() []badHoursCase {
	const (
		rule      = "write open, closed or not confirmed"
		exception = `write what holds everywhere first and then each nation that differs, such as "open; scotland closed"`
		inWords   = `write a few plain words, as in "not confirmed: weekdays in term time"`
		digits    = "a number stands once, as the number of its way; write times as 9am or 09:00"
		term      = `write such hours in words, as in "not confirmed: weekdays in term time": term dates and the like differ from place to place, so that nobody can work out from them who answers now`
	)
	week := []string{"mon-fri 10:00-16:00"}
	return []badHoursCase{
		{week, " ", `no bank-holiday rule ""`, rule},
		{week, "clsoed", `no bank-holiday rule "clsoed"`, `did you mean "closed"?`},
		{week, "not-confirmed", `no bank-holiday rule "not-confirmed"`, `did you mean "not confirmed"?`},
		{week, "10:00-25:00", `there is no time "25:00"`, "a day runs from 00:00 to 24:00"},
		{week, "10:00-14:00,", `nothing behind the last "," in "10:00-14:00,"`, hintOfPeriod},
		{week, "22:00-02:00", `"22:00-02:00" goes on over midnight, which the times of a bank holiday cannot`, "end them at 24:00: the day behind a bank holiday has its own hours"},
		{week, "10:00-14:00,13:00-15:00", `"10:00-14:00" and "13:00-15:00" overlap`, "let each minute of the day stand in one period only"},
		{week, "13:00-15:00,10:00-13:00", `"10:00-13:00" and "13:00-15:00" meet`, `write one period, "10:00-15:00"`},
		{week, "scotland closed", `"scotland closed" is about one nation, and nothing is said of the others`, exception},
		{week, "open;", `0 words in "", want a nation and what holds there`, exception},
		{week, "open; scotland", `1 word in " scotland", want a nation and what holds there`, exception},
		{week, "open; scotlnad closed", `no nation "scotlnad"`, `did you mean "scotland"?`},
		{week, "open; france closed", `no nation "france"`, "the nations are england, wales, scotland and northern-ireland"},
		{week, "open; scotland shut", `no bank-holiday rule "shut"`, rule},
		{week, "open; scotland open", `"scotland open" is no exception`, "take it out: it is the rule everywhere"},
		{week, "10:00-12:00; scotland 10:00 - 12:00", `"scotland 10:00 - 12:00" is no exception`, "take it out: it is the rule everywhere"},
		{week, "10:00-12:00,13:00-14:00; scotland 13:00-14:00, 10:00-12:00", `"scotland 13:00-14:00, 10:00-12:00" is no exception`, "take it out: it is the rule everywhere"},
		{week, "open; scotland closed; scotland not confirmed", `"open; scotland closed; scotland not confirmed" names scotland twice`, "name each nation once"},
		{
			week, "open; england closed; wales closed; scotland closed; northern-ireland closed", `every nation is an exception, and "open" holds nowhere`,
			"write the rule of one of the nations first, without its name",
		},
		{[]string{"mon-fri 09:00-15:00 in term time"}, "", `words behind the times in "mon-fri 09:00-15:00 in term time"`, term},
		{[]string{"mon-fri 09:00-15:00", "sat 09:00-12:00 (not in August)"}, "closed", `words behind the times in "sat 09:00-12:00 (not in August)"`, term},
		{[]string{"not confirmed:"}, "", `nothing behind "not confirmed:"`, inWords},
		{[]string{"not confirmed: weekdays; weekends"}, "", `a semicolon or another line in the hours "weekdays; weekends"`, "write all of it on one line, with commas"},
		{[]string{"not confirmed: weekdays", "sat 09:00-12:00"}, "", `a semicolon or another line in the hours "weekdays; sat 09:00-12:00"`, "write all of it on one line, with commas"},
		{[]string{"sat 09:00-12:00", "not confirmed: weekdays"}, "", `"not confirmed: weekdays" beside other hours`, hintOfPeriod},
		{[]string{"not confirmed: weekdays"}, "closed", `bank_holidays beside hours "not confirmed: weekdays"`, "take bank_holidays out: it goes with a list of hours only"},
		{[]string{"not confirmed: " + strings.Repeat("é", 121)}, "", `121 characters behind "not confirmed:", want at most 120`, "say it more shortly"},
		{[]string{"not confirmed: week\u202edays"}, "", `a character that cannot be printed, or a digit that is not 0 to 9, in the hours "week\u202edays"`, inWords},
		{[]string{"not confirmed: ask on 0800 1111"}, "", `the telephone number "0800 1111" in the hours "ask on 0800 1111"`, digits},
		{[]string{"not confirmed: ring (0800) 11-11 after 9am"}, "", `the telephone number "(0800) 11-11" in the hours "ring (0800) 11-11 after 9am"`, digits},
		{[]string{"not confirmed: +44 20 7946 0000."}, "", `the telephone number "+44 20 7946 0000" in the hours "+44 20 7946 0000."`, digits},
		{[]string{"not confirmed: text 85258"}, "", `the telephone number "85258" in the hours "text 85258"`, digits},
		{[]string{"not confirmed: evenings, or 116 123"}, "", `the telephone number "116 123" in the hours "evenings, or 116 123"`, digits},
		{[]string{"not confirmed: ٠٨٠٠ ١١١١"}, "", `a character that cannot be printed, or a digit that is not 0 to 9, in the hours "٠٨٠٠ ١١١١"`, inWords},
		{[]string{"Every day, 5pm to midnight, closed on bank holidays"}, "open", `bank_holidays beside the sentence "Every day, 5pm to midnight, closed on bank holidays"`, "take bank_holidays out: the sentence says what happens then"},
		{[]string{"Monday, 9am to 11am and 10am to midday, closed on bank holidays"}, "", `"mon 09:00-11:00" and "mon 10:00-12:00" overlap`, "let each minute of the week stand in one period only"},
		{[]string{"Evenings and weekends"}, "", `3 words in "Evenings and weekends", want days and times`, hintOfPeriod},
	}
}

// hintOfPeriod is what an editor is told about hours that cannot be read at all.
const hintOfPeriod = `write days and times, such as "mon-fri 10:00-16:00", or "always", or "not confirmed"`

func TestParseHoursErrors(t *testing.T) {
	t.Parallel()
	for _, tt := range append(append(badHours(), badRules()...), typedFaults()...) {
		h, err := opening.ParseHours(tt.lines, tt.bank)
		if !errors.Is(err, opening.ErrHours) {
			t.Errorf("ParseHours(%q, %q) = %q, %v, want an ErrHours", tt.lines, tt.bank, h, err)
			continue
		}
		if got := err.Error(); got != tt.want {
			t.Errorf("ParseHours(%q, %q):\n got %s\nwant %s", tt.lines, tt.bank, got, tt.want)
		}
		if got := hintOf(err); got != tt.hint {
			t.Errorf("hint for %q:\n got %s\nwant %s", tt.lines, got, tt.hint)
		}
	}
}

// Hours that nobody confirmed are neither open nor closed.
func TestHoursStates(t *testing.T) {
	t.Parallel()
	always, err := opening.ParseHours([]string{"always"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if !always.Always() || !always.Confirmed() || always.BankHolidays() != opening.BankHolidaysOpen {
		t.Errorf("always is %v, %v, %v", always.Always(), always.Confirmed(), always.BankHolidays())
	}
	var none opening.Hours
	if none.Always() || none.Confirmed() || none.BankHolidays() != opening.BankHolidaysNotConfirmed || none.Equal(always) {
		t.Errorf("the zero value is %v, %v, %v", none.Always(), none.Confirmed(), none.BankHolidays())
	}
	night, err := opening.ParseHours([]string{"fri 22:00-02:00"}, "closed")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(night.Periods()), "[{Friday 1320 1560}]"; got != want {
		t.Errorf("Periods = %s, want %s", got, want)
	}
}

func ExampleParseHours() {
	h, err := opening.ParseHours([]string{"mon-thu 09:00-21:00", "fri 09:00-17:00"}, "")
	fmt.Println(h, err)
	h, err = opening.ParseHours([]string{"mon-fri 10:00-16:00"}, "closed")
	fmt.Println(h, err)
	_, err = opening.ParseHours([]string{"sat 10:00-25:00"}, "")
	fmt.Println("error:", err)
	// Output:
	// Monday to Thursday, 9am to 9pm; Friday, 9am to 5pm; hours on bank holidays not confirmed <nil>
	// Monday to Friday, 10am to 4pm, closed on bank holidays <nil>
	// error: there is no time "25:00"
}

// hintOf is what an error advises.
func hintOf(err error) string {
	f, ok := errors.AsType[interface {
		error
		Hint() string
	}](err)
	if !ok {
		return ""
	}
	return f.Hint()
}
