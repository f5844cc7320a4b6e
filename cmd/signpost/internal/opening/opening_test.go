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
}

func goodHours() []hoursCase {
	return []hoursCase{
		{lines: []string{"always"}, want: "Day and night, every day"},
		{lines: []string{"not confirmed"}, want: "Opening hours not confirmed"},
		{lines: nil, want: "Opening hours not confirmed", canonical: []string{"not confirmed"}},
		{lines: []string{"daily 17:00-24:00"}, bank: "open", want: "Every day, 5pm to midnight"},
		{lines: []string{"mon-sun 17:00-00:00"}, bank: "open", want: "Every day, 5pm to midnight", canonical: []string{"daily 17:00-24:00"}},
		{lines: []string{"sat-fri 08:00-24:00"}, want: "Every day, 8am to midnight", canonical: []string{"daily 08:00-24:00"}},
		{lines: []string{"mon-fri 10:00-16:00"}, bank: "closed", want: "Monday to Friday, 10am to 4pm, closed on bank holidays"},
		{lines: []string{"mon-fri 10:00-16:00"}, bank: "open", want: "Monday to Friday, 10am to 4pm, open on bank holidays too"},
		{lines: []string{"mon-fri 10:00-16:00"}, bank: "not confirmed", want: "Monday to Friday, 10am to 4pm"},
		{lines: []string{"daily 09:00-17:00"}, bank: "closed", want: "Every day, 9am to 5pm, closed on bank holidays"},
		{
			lines: []string{"mon-thu 09:00-21:00", "fri 09:00-17:00"}, bank: "closed",
			want: "Monday to Thursday, 9am to 9pm; Friday, 9am to 5pm; closed on bank holidays",
		},
		{
			lines: []string{"fri 09:00-17:00 ; mon-thu 09:00-21:00"},
			want:  "Monday to Thursday, 9am to 9pm; Friday, 9am to 5pm", canonical: []string{"mon-thu 09:00-21:00", "fri 09:00-17:00"},
		},
		{lines: []string{"sat,sun 09:00-18:00"}, want: "Saturday and Sunday, 9am to 6pm", canonical: []string{"sat-sun 09:00-18:00"}},
		{lines: []string{"sat-mon 09:30-12:00"}, want: "Saturday to Monday, 9:30am to midday"},
		{lines: []string{"sun,mon 12:30-13:05"}, want: "Sunday and Monday, 12:30pm to 1:05pm", canonical: []string{"sun-mon 12:30-13:05"}},
		{lines: []string{"mon,wed,fri 00:30-06:00"}, want: "Monday, Wednesday and Friday, 12:30am to 6am"},
		{lines: []string{"mon-wed,fri 18:00-21:00"}, want: "Monday to Wednesday and Friday, 6pm to 9pm"},
		{lines: []string{"fri 22:00-02:00"}, want: "Friday, 10pm to 2am"},
		{lines: []string{"daily 19:00-07:00"}, want: "Every day, 7pm to 7am"},
		{lines: []string{"daily 00:00-24:00"}, bank: "closed", want: "Every day, all day, closed on bank holidays"},
		{lines: []string{"sun 22:00-24:00", "mon 00:00-02:00"}, want: "Monday, midnight to 2am; Sunday, 10pm to midnight", canonical: []string{"mon 00:00-02:00", "sun 22:00-24:00"}},
		{
			lines: []string{"mon-fri 13:00-17:00", "mon-fri 09:00-12:00"},
			want:  "Monday to Friday, 9am to midday and 1pm to 5pm", canonical: []string{"mon-fri 09:00-12:00", "mon-fri 13:00-17:00"},
		},
		{
			lines:     []string{"tue 09:00-12:00", "tue-thu 13:00-17:00"},
			want:      "Tuesday, 9am to midday and 1pm to 5pm; Wednesday and Thursday, 1pm to 5pm",
			canonical: []string{"tue 09:00-12:00", "tue 13:00-17:00", "wed-thu 13:00-17:00"},
		},
	}
}

func TestParseHours(t *testing.T) {
	t.Parallel()
	for _, tt := range goodHours() {
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
		if got, _ := h.Grammar(); !slices.Equal(got, want) {
			t.Errorf("Grammar of %q = %q, want %q", tt.lines, got, want)
		}
	}
}

type badHoursCase struct {
	lines            []string
	bank, want, hint string
}

func badHours() []badHoursCase {
	const (
		period = `write days and times, such as "mon-fri 10:00-16:00", or "always", or "not confirmed"`
		clock  = "write hours and minutes with two digits each, such as 09:00"
		day    = "a day runs from 00:00 to 24:00"
		once   = "let each minute of the week stand in one period only"
		days   = "the days are mon, tue, wed, thu, fri, sat, sun and daily"
	)
	return []badHoursCase{
		{[]string{""}, "", `0 words in "", want days and times`, period},
		{[]string{"evenings"}, "", `1 word in "evenings", want days and times`, period},
		{[]string{"mon 9am to 5pm"}, "", `4 words in "mon 9am to 5pm", want days and times`, period},
		{[]string{"mon 09:00-10:00", "always"}, "", `"always" beside other hours`, period},
		{[]string{"not confirmed", "mon 09:00-10:00"}, "", `"not confirmed" beside other hours`, period},
		{[]string{"monday 09:00-10:00"}, "", `no day "monday"`, `did you mean "mon"?`},
		{[]string{"Mon 09:00-10:00"}, "", `no day "Mon"`, `did you mean "mon"?`},
		{[]string{"mon-firday 09:00-10:00"}, "", `no day "firday"`, days},
		{[]string{"tues 09:00-10:00"}, "", `no day "tues"`, `did you mean "tue"?`},
		{[]string{"dayly 09:00-10:00"}, "", `no day "dayly"`, `did you mean "daily"?`},
		{[]string{"mon- 09:00-10:00"}, "", `no day ""`, days},
		{[]string{"mon-mon 09:00-10:00"}, "", `"mon-mon" is a range of one day`, "write mon for the one day, or daily for all of them"},
		{[]string{"mon-wed,tue 09:00-10:00"}, "", `"mon-wed,tue" names tue twice`, "name each day once"},
		{[]string{"mon 09:00"}, "", `no end in "09:00", want two times with a hyphen between them`, period},
		{[]string{"mon 9:00-17:00"}, "", `"9:00" is not a time`, clock},
		{[]string{"mon 09.00-17.00"}, "", `"09.00" is not a time`, clock},
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

func TestParseHoursErrors(t *testing.T) {
	t.Parallel()
	for _, tt := range badHours() {
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

func FuzzParseHours(f *testing.F) {
	for _, tt := range goodHours() {
		f.Add(strings.Join(tt.lines, "\n"), tt.bank)
	}
	for _, tt := range badHours() {
		f.Add(strings.Join(tt.lines, "\n"), tt.bank)
	}
	f.Fuzz(func(t *testing.T, text, bank string) {
		h, err := opening.ParseHours(strings.Split(text, "\n"), bank)
		if err != nil {
			if !errors.Is(err, opening.ErrHours) || err.Error() == "" || hintOf(err) == "" {
				t.Fatalf("ParseHours(%q, %q) = %v, hint %q", text, bank, err, hintOf(err))
			}
			return
		}
		again, err := opening.ParseHours(h.Grammar())
		if err != nil || !again.Equal(h) {
			lines, rule := h.Grammar()
			t.Fatalf("%q is written as %q %q, which reads as %q, %v", text, lines, rule, again, err)
		}
		if h.String() == "" || h.String() != again.String() {
			t.Fatalf("%q says %q, and then %q", text, h, again)
		}
	})
}

func ExampleParseHours() {
	h, err := opening.ParseHours([]string{"mon-thu 09:00-21:00", "fri 09:00-17:00"}, "")
	fmt.Println(h, err)
	h, err = opening.ParseHours([]string{"mon-fri 10:00-16:00"}, "closed")
	fmt.Println(h, err)
	_, err = opening.ParseHours([]string{"sat 10:00-25:00"}, "")
	fmt.Println("error:", err)
	// Output:
	// Monday to Thursday, 9am to 9pm; Friday, 9am to 5pm <nil>
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
