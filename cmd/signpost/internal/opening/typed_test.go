package opening_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/opening"
)

// typedCase is hours as somebody types them who knows Word, lines with | between them,
// and what they are in the grammar.
type typedCase struct{ typed, bank, grammar, rule string }

func typedHours() []typedCase {
	const none = "not confirmed"
	return []typedCase{
		// Dashes, capitals, spaces and names of days.
		{"mon–fri 10:00–16:00", "", "mon-fri 10:00-16:00", none},
		{"MON — FRI 10am — 4pm", "", "mon-fri 10:00-16:00", none},
		{"Mon-Fri: 10 am\u00a0–\u00a04 pm", "", "mon-fri 10:00-16:00", none},
		{"Mon. to Fri., 10 a.m. to 4 p.m.", "", "mon-fri 10:00-16:00", none},
		{"Mondays to Fridays from 10am until 4pm.", "", "mon-fri 10:00-16:00", none},
		{"Weekdays, 10am to 4pm", "", "mon-fri 10:00-16:00", none},
		{"weekends 10am to 4pm", "", "sat-sun 10:00-16:00", none},
		{"Saturday & Sunday 10am-4pm", "", "sat-sun 10:00-16:00", none},
		{"Tues, Weds and Thurs 10am-4pm", "", "tue-thu 10:00-16:00", none},
		{"Mon, Wed, and Fri 10am-4pm", "", "mon,wed,fri 10:00-16:00", none},
		{"Every day 5pm – midnight", "", "daily 17:00-24:00", none},
		{"daily 5pm – midnight", "", "daily 17:00-24:00", none},
		{"7 days a week, 5pm to midnight", "", "daily 17:00-24:00", none},
		{"Open every day, between 5pm and midnight", "", "daily 17:00-24:00", none},
		{"Saturday to Monday 5pm-9pm", "", "sat-mon 17:00-21:00", none},
		// Times.
		{"mon 9.30am-5.30pm", "", "mon 09:30-17:30", none},
		{"mon 9:30am-5:30pm", "", "mon 09:30-17:30", none},
		{"mon 09.30-17.30", "", "mon 09:30-17:30", none},
		{"mon 9:30 - 17:30", "", "mon 09:30-17:30", none},
		{"mon 9:30am-17:30", "", "mon 09:30-17:30", none},
		{"mon 10.00-12.00", "", "mon 10:00-12:00", none},
		{"mon noon to 5pm", "", "mon 12:00-17:00", none},
		{"mon 12 noon to 12.30pm", "", "mon 12:00-12:30", none},
		{"mon midnight to 8am", "", "mon 00:00-08:00", none},
		{"mon 12.30am to midday", "", "mon 00:30-12:00", none},
		{"mon 8pm to midnight", "", "mon 20:00-24:00", none},
		{"mon midnight to midnight", "", "mon 00:00-24:00", none},
		{"mon 8pm to 8am", "", "mon 20:00-08:00", none},
		{"mon-fri, 24 hours", "", "mon-fri 00:00-24:00", none},
		// Several days and times.
		{"Monday to Thursday, 9am to 9pm, Friday 9am to 5pm", "", "mon-thu 09:00-21:00; fri 09:00-17:00", none},
		{"Monday to Thursday, 9am to 9pm and Friday 9am to 5pm", "", "mon-thu 09:00-21:00; fri 09:00-17:00", none},
		{"Mon-Thu 9am-9pm|Fri 9am-5pm", "", "mon-thu 09:00-21:00; fri 09:00-17:00", none},
		{"Mon-Thu 9am-9pm\nFri 9am-5pm", "", "mon-thu 09:00-21:00; fri 09:00-17:00", none},
		{"Mon-Thu 9am-9pm Fri 9am-5pm", "", "mon-thu 09:00-21:00; fri 09:00-17:00", none},
		{"9am-9pm Mon-Thu, 9am-5pm Fri", "", "mon-thu 09:00-21:00; fri 09:00-17:00", none},
		{"9am to 5pm, Monday, Tuesday and Friday", "", "mon-tue,fri 09:00-17:00", none},
		{"Mon, Tue 9am-midday, 1pm-5pm and 6pm-8pm, Sat and Sun 10am-noon", "", "mon-tue 09:00-12:00; mon-tue 13:00-17:00; mon-tue 18:00-20:00; sat-sun 10:00-12:00", none},
		// Always, and nobody knows.
		{"24 hours", "", "always", ""},
		{"24/7", "", "always", ""},
		{"24 hours a day, 7 days a week", "", "always", ""},
		{"Every day, 24 hours", "", "always", ""},
		{"Day and night", "", "always", ""},
		{"DAY AND NIGHT, EVERY DAY", "", "always", ""},
		{"Always open", "", "always", ""},
		{"Open always.", "", "always", ""},
		{"Every day, all day", "", "daily 00:00-24:00", "open"},
		{"Not confirmed", "", "not confirmed", ""},
		{"Not confirmed: Weekdays in term time", "", "not confirmed: Weekdays in term time", ""},
		// Bank holidays, beside them and among them.
		{"Mon-Fri 10am-4pm", "Closed", "mon-fri 10:00-16:00", "closed"},
		{"Mon-Fri 10am-4pm", "10am – midday and 1pm – 2pm", "mon-fri 10:00-16:00", "10:00-12:00,13:00-14:00"},
		{"Mon-Fri 10am-4pm", "OPEN; Scotland closed; Northern Ireland: all day", "mon-fri 10:00-16:00", "open; scotland closed; northern-ireland 00:00-24:00"},
		{"Every day, 5pm to midnight", "closed", "daily 17:00-24:00", "closed"},
		{"Every day, 5pm to midnight", "", "daily 17:00-24:00", "open"},
		{"Monday to Friday, 10am – 4pm, closed on bank holidays", "", "mon-fri 10:00-16:00", "closed"},
		{"Mon-Fri 10am-4pm (closed on bank holidays)", "", "mon-fri 10:00-16:00", "closed"},
		{"Mon-Fri 10am-4pm excluding bank holidays", "", "mon-fri 10:00-16:00", "closed"},
		{"Mon-Fri 10am-4pm, including bank holidays", "", "mon-fri 10:00-16:00", "open"},
		{"Monday to Friday, 10am to 4pm, open on bank holidays too", "", "mon-fri 10:00-16:00", "open"},
		{"Mon-Fri 10am-4pm|Bank holidays: open as usual", "", "mon-fri 10:00-16:00", "open"},
		{"Mon-Fri 10am-4pm|Bank holidays: closed", "", "mon-fri 10:00-16:00", "closed"},
		{"Mon-Fri 10am-4pm|Bank holidays: 10am – 2pm", "", "mon-fri 10:00-16:00", "10:00-14:00"},
		{"Every day, 9am – 5pm, open as usual on bank holidays, but closed on bank holidays in Scotland", "", "daily 09:00-17:00", "open; scotland closed"},
	}
}

func TestParseHoursTyped(t *testing.T) {
	t.Parallel()
	for _, tt := range typedHours() {
		h, err := opening.ParseHours(strings.Split(tt.typed, "|"), tt.bank)
		lines, rule := h.Grammar()
		if got := strings.Join(lines, "; "); err != nil || got != tt.grammar || rule != tt.rule {
			t.Errorf("%q %q: %q, bank holidays %q, %v, want %q, %q", tt.typed, tt.bank, got, rule, err, tt.grammar, tt.rule)
		}
	}
}

func typedFaults() []badHoursCase {
	const (
		days   = "the days are mon, tue, wed, thu, fri, sat, sun and daily, or Monday to Sunday, weekdays, weekends and every day"
		times  = "write times such as 9am, 9:30am, 17:00, midday or midnight"
		open   = "leave out the days on which nobody answers, and name the others"
		late   = `write what goes on over midnight as one, such as "9pm to 3am", and the small hours of the day itself first`
		apart  = `put a semicolon between them, as in "mon-thu 09:00-21:00; fri 09:00-17:00"`
		bank   = `write what happens on bank holidays behind the days and times, such as "closed on bank holidays", or as bank_holidays`
		noTime = `write days and times together, such as "Monday to Friday, 9am to 5pm"; in a list with [ ] put each line in "quotes"`
		noDay  = `write the days too, such as "Monday to Friday, 9am to 5pm" or "every day, 9am to 5pm"`
		clock  = "write hours and minutes with two digits each, such as 09:00"
		noon   = "write midday or midnight"
		nation = `say what holds elsewhere first, as in "open as usual on bank holidays, but closed on bank holidays in Scotland"`
		term   = `write such hours in words, as in "not confirmed: weekdays in term time": term dates and the like differ from place to place, so that nobody can work out from them who answers now`
	)
	one := func(line, want, hint string) badHoursCase { return badHoursCase{[]string{line}, "", want, hint} }
	return []badHoursCase{
		one("mon-fri 9 to 5", `"9 to 5" may be of the morning or of the evening`, `write "9am to 5pm"`),
		one("mon-fri 9 - 5pm", `"9 - 5pm" may be of the morning or of the evening`, `write "9am to 5pm"`),
		one("mon-fri 9 – 11am", `"9 – 11am" may be of the morning or of the evening`, `write "9am to 11am"`),
		one("mon-fri 7-10", `"7-10" may be of the morning or of the evening`, `write "7am to 10am", "7am to 10pm" or "7pm to 10pm"`),
		one("mon-fri 7:30-10:30", `"7:30-10:30" may be of the morning or of the evening`, `write "7:30am to 10:30am", "7:30am to 10:30pm" or "7:30pm to 10:30pm"`),
		one("mon-fri 10:00-4:00", `"10:00-4:00" may be of the morning or of the evening`, `write "10am to 4pm"`),
		one("mon-fri 10:00-4pm", `"10:00-4pm" may be of the morning or of the evening`, `write "10am to 4pm"`),
		one("mon-fri 10:00-midnight", `"10:00-midnight" may be of the morning or of the evening`, `write "10am to midnight" or "10pm to midnight"`),
		one("mon-fri 9pm-5", `"9pm-5" may be of the morning or of the evening`, `write "9pm to 5am" or "9pm to 5pm"`),
		one("mon-fri 9-17", `"9" is not a time`, clock),
		one("mon-fri 9am-17", `"17" is not a time`, clock),
		one("mon-fri 9am-12pm", `"12pm" is midday to some readers and midnight to others`, noon),
		one("mon-fri 12:00am-5am", `"12:00am" is midday to some readers and midnight to others`, noon),
		one("mon-fri 9am-13pm", `there is no time "13pm": the hours before pm are 1 to 12`, `write "1pm" or "13:00"`),
		one("mon-fri 9am till late", `"late" is not a time`, times),
		one("mon/tue 9am-5pm", `"/" is not a time`, times),
		one("mon–fir 9am-5pm", `no day "fir"`, `did you mean "fri"?`),
		one("Mon-Thurday 9am-5pm", `no day "Thurday"`, `did you mean "thursday"?`),
		one("mon– 9am-5pm", `no day before "9am" in "mon– 9am-5pm"`, days),
		one("9am-5pm mon–", `no day at the end of "9am-5pm mon–"`, days),
		one("evenings 5pm-9pm", `no day "evenings"`, days),
		one("weekdays to Sunday 9am-5pm", `"weekdays to Sunday" is no range of days`, "let a range go from one day to another, such as mon-fri"),
		one("mon-wed-fri 9am-5pm", `"-" in "mon-wed-fri 9am-5pm", where no such word can stand`, hintOfPeriod),
		one("mon 9am-5pm-7pm", `"-" in "mon 9am-5pm-7pm", where no such word can stand`, hintOfPeriod),
		one("mon 9am-5pm 7pm", `"7pm" in "mon 9am-5pm 7pm", where no such word can stand`, hintOfPeriod),
		one("mon 9am-5pm,", `nothing behind the last "," in "mon 9am-5pm,"`, hintOfPeriod),
		one("weekdays in term time 9am-5pm", `words between days and times in "weekdays in term time 9am-5pm"`, term),
		one("in term time 9am-5pm", `no day "in"`, term),
		one("Mon-Fri 24/7", `"24/7" beside other hours`, `write "24 hours" behind the days, or nothing but "always"`),
		one("all day", `no days beside "all day"`, noDay),
		one("9am to 5pm", `no days beside "9am to 5pm"`, noDay),
		one("Mon-Fri 9am-5pm, Sunday", `no times beside "Sunday"`, noTime),
		{[]string{"Monday to Friday", "9am to 5pm"}, "", `no times beside "Monday to Friday"`, noTime},
		one("Sunday closed", `"closed" in "Sunday closed"`, open),
		one("Mon-Fri 9am-5pm, closed at weekends", `"closed" in "Mon-Fri 9am-5pm, closed at weekends"`, open),
		one("Mon-Fri except Wednesday 9am-5pm", `"except" in "Mon-Fri except Wednesday 9am-5pm"`, open),
		one("Friday, 9pm to midnight and midnight to 3am", `"midnight" behind "midnight" may be of this day or of the next`, late),
		one("Mon-Fri 9am-5pm, not open on bank holidays", `"not" in "Mon-Fri 9am-5pm, not open on bank holidays"`, open),
		// A comma that could go with the days before it and with those behind it.
		one("Mon 9am-11am, 1pm-4pm Tue, Wed 5pm-6pm", `several days and times in "Mon 9am-11am, 1pm-4pm Tue, Wed 5pm-6pm", and which go together is not plain`, apart),
		one("9am-11am Mon, Tue, 1pm-4pm Wed", `several days and times in "9am-11am Mon, Tue, 1pm-4pm Wed", and which go together is not plain`, apart),
		one("9am-11am Mon 1pm-4pm Wed", `several days and times in "9am-11am Mon 1pm-4pm Wed", and which go together is not plain`, apart),
		// Bank holidays.
		one("Sundays and bank holidays 10am-4pm", `bank holidays among the days in "Sundays and bank holidays 10am-4pm"`, bank),
		one("Mon-Fri 9am-5pm, closed weekends and bank holidays", `"closed weekends and bank holidays" is not plain about bank holidays`, bank),
		one("Mon-Fri 9am-5pm, hours on bank holidays", `"hours on bank holidays" is not plain about bank holidays`, bank),
		one("Mon-Fri 9am-5pm, closed on bank holidays, open on bank holidays", "what happens on bank holidays is said twice", "keep one of them"),
		one("Every day 9am-5pm, closed on bank holidays in Scotland", `"Every day 9am-5pm, closed on bank holidays in Scotland" says nothing of bank holidays in the other nations`, nation),
		one("closed on bank holidays", `bank holidays only, want days and times`, hintOfPeriod),
		{[]string{"Mon-Fri 9am-5pm"}, "9-5", `"9-5" may be of the morning or of the evening`, `write "9am to 5pm"`},
		{[]string{"Mon-Fri 9am-5pm"}, "Scotland: closed", `"Scotland: closed" is about one nation, and nothing is said of the others`, `write what holds everywhere first and then each nation that differs, such as "open; scotland closed"`},
		{[]string{"Mon-Fri 9am-5pm"}, "9am-5pm as usual", `words behind the times in "9am-5pm as usual"`, "write open, closed or not confirmed"},
	}
}

// Each pair of hours, with and without am, pm and minutes, is either read as it says, or
// the hint shows readings that are accepted, different, and of these very hours.
func TestAmbiguousTimes(t *testing.T) {
	t.Parallel()
	quoted, both := regexp.MustCompile(`"([^"]*)"`), regexp.MustCompile(`^1[0-2]:..-1[0-2]:..$`)
	refused := 0
	for i := range 12 * 12 * 36 {
		endings := []string{"", ":00", ":30", "am", "pm", ":30pm"}
		pair := fmt.Sprintf("%d%s-%d%s", i%12+1, endings[i/144%6], i/12%12+1, endings[i/864])
		h, err := opening.ParseHours([]string{"mon " + pair}, "")
		marked := strings.Count(pair, "m") == 2
		switch {
		case err == nil && !marked && !both.MatchString(pair):
			t.Errorf("%q is read as %q", pair, h)
		case err == nil || !strings.Contains(err.Error(), "may be"):
			continue
		}
		refused++
		seen := map[string]bool{}
		for _, m := range quoted.FindAllStringSubmatch(hintOf(err), -1) {
			said := "Monday, " + m[1] + "; hours on bank holidays not confirmed"
			if h, err := opening.ParseHours([]string{"Monday, " + m[1]}, ""); err != nil || h.String() != said || seen[m[1]] {
				t.Errorf("%q: the hint shows %q, which reads as %q, %v", pair, m[1], h, err)
			}
			seen[m[1]] = true
		}
		if len(seen) == 0 {
			t.Errorf("%q: the hint %q shows nothing", pair, hintOf(err))
		}
	}
	if refused < 1000 {
		t.Errorf("%d pairs were refused", refused)
	}
}

// respelt is a sentence in the spelling of somebody who did not copy it.
func respelt(sentence string, r *rand.Rand) string {
	one := func(of ...string) string { return of[r.IntN(len(of))] }
	replace := []string{
		" to ", one(" to ", " – ", "–", " - ", "-", "—", " until "), " and ", one(" and ", " & ", ", and "),
		"midday", one("midday", "noon", "12 noon", "Midday"), "Every day", one("every day", "Daily", "7 days a week", "Mondays to Sundays"),
		"all day", one("all day", "24 hours", "midnight to midnight"), "am", one("am", " am", "a.m.", "AM"), "pm", one("pm", " pm", " p.m.", "PM"),
		", closed on", one(", closed on", " closed on", ", closed", ", except"), "bank holidays", one("bank holidays", "Bank Holidays"),
	}
	for i := range 7 {
		day := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}[i]
		replace = append(replace, day, one(day, day+"s", strings.ToLower(day), day[:3], strings.ToUpper(day[:3])+"."))
	}
	text := regexp.MustCompile(`([0-9]):([0-9])`).ReplaceAllString(sentence, "${1}"+one(":", ".")+"${2}")
	return strings.NewReplacer(replace...).Replace(text)
}

func TestParseHoursRespelt(t *testing.T) {
	t.Parallel()
	for i := range 400 {
		r := rand.New(rand.NewPCG(uint64(i), 3))
		_, h := randomSpoken(t, r)
		bank := ""
		if h.BankHolidays() == opening.BankHolidaysOpen && !strings.Contains(h.String(), "open as usual on bank holidays") {
			bank = "open" // which goes without saying word for word only
			if strings.Contains(h.String(), "bank holidays") {
				continue
			}
		}
		text := respelt(h.String(), r)
		got, err := opening.ParseHours([]string{text}, bank)
		if err != nil || !got.Equal(h) {
			t.Errorf("%q, from %q, is read as %q, %v", text, h, got, err)
		}
	}
}

func FuzzParseHours(f *testing.F) {
	for _, tt := range append(goodHours(), goodRules()...) {
		f.Add(strings.Join(tt.lines, "\n"), tt.bank)
		f.Add(tt.want, "")
	}
	for _, tt := range append(append(badHours(), badRules()...), typedFaults()...) {
		f.Add(strings.Join(tt.lines, "\n"), tt.bank)
	}
	for _, tt := range typedHours() {
		f.Add(tt.typed, tt.bank)
	}
	slip := regexp.MustCompile(`^no day "([A-Za-z.'’]+)"$`)
	f.Fuzz(func(t *testing.T, text, bank string) {
		h, err := opening.ParseHours(strings.Split(text, "\n"), bank)
		if err != nil {
			if !errors.Is(err, opening.ErrHours) || err.Error() == "" || hintOf(err) == "" {
				t.Fatalf("ParseHours(%q, %q) = %v, hint %q", text, bank, err, hintOf(err))
			}
			if strings.HasPrefix(err.Error(), "no day ") && strings.HasPrefix(hintOf(err), "did you mean") && !slip.MatchString(err.Error()) {
				t.Fatalf("ParseHours(%q, %q) = %v, and asks %s", text, bank, err, hintOf(err))
			}
			return
		}
		again, err := opening.ParseHours(h.Grammar())
		if err != nil || !again.Equal(h) {
			lines, rule := h.Grammar()
			t.Fatalf("%q is written as %q %q, which reads as %q, %v", text, lines, rule, again, err)
		}
		if said, err := opening.ParseHours([]string{h.String()}, ""); err != nil || !said.Equal(h) {
			t.Fatalf("%q %q says %q, which reads as %q, %v", text, bank, h, said, err)
		}
		if len(h.Periods()) == 0 {
			return
		}
		typed := strings.NewReplacer("-", "–", " ", "\u00a0").Replace(text)
		if h.BankHolidays() == opening.BankHolidaysOpen && bank == "" {
			typed = text // which may be a sentence that is read word for word
		}
		if dashed, err := opening.ParseHours([]string{typed}, strings.ReplaceAll(bank, "-", "—")); err != nil || !dashed.Equal(h) {
			t.Fatalf("%q %q is %q, and with the dashes and spaces of Word %q, %v", text, bank, h, dashed, err)
		}
	})
}
