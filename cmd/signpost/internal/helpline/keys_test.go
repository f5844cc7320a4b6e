package helpline_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/opening"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// fullSample is sample with every key that it leaves out but replaced_by.
func fullSample() string {
	const form = "  url: https://www.childline.org.uk/report-remove/\n"
	return strings.Replace(sample, form, form+"  reply: Read within a working day.\n", 1) + `status: open
formerly: [ChildLine]
bsl:
  url: https://signvideo.co.uk/childline
  hours: mon-fri 09:00-18:00
  bank_holidays: closed
relay: {}
on_behalf: [parents]
image_ages: {from: 1, to: 17}
verified_how: website
fits:
  - situation: picture
    because: They help you to get it taken down.
  - situation: picture
    because: They say what you can do for your child.
    for: [parents]
  - situation: money
    because: You can tell them what happened, whatever it was!
`
}

func TestValidateEveryKey(t *testing.T) {
	t.Parallel()
	s, problems := read(t, fullSample())
	if len(problems) > 0 {
		t.Fatal(strings.Join(problems, "\n"))
	}
	var got strings.Builder
	fmt.Fprintln(&got, s.Closed, s.Formerly, s.OnBehalf, s.ImageAges, s.VerifiedHow, s.ReportReply, s.EmailReply)
	for _, w := range s.Ways()[4:] {
		fmt.Fprintln(&got, w.Kind, w.URL, strings.ReplaceAll(w.Text, "\u00a0", "_"), w.Timed, w.Hours, w.Reply)
	}
	for _, f := range s.Fits {
		fmt.Fprintln(&got, f.Situation, f.For, f.Because)
	}
	want := `false [ChildLine] [parents and carers] Anyone aged 1 to 17 website Read within a working day. 
report https://www.childline.org.uk/report-remove/ childline.org.uk/report-remove false Opening hours not confirmed Read within a working day.
bsl https://signvideo.co.uk/childline signvideo.co.uk/childline true Monday to Friday, 9am to 6pm, closed on bank holidays 
relay tel:1800108001111 18001_0800_1111 true Day and night, every day 
picture [] They help you to get it taken down.
picture [parents and carers] They say what you can do for your child.
money [] You can tell them what happened, whatever it was!
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
}

// Each case replaces one text of fullSample by another and names all that is then
// wrong.
func TestValidateKeyFaults(t *testing.T) {
	t.Parallel()
	const (
		because   = `say in one sentence what the service does about it, such as "It can block a picture before anybody posts it."`
		replyHint = `say in a few words when somebody reads it, such as "Read within a working day."`
	)
	long := strings.Repeat("far ", 30) + "away."
	for _, tt := range []struct {
		old, new string
		want     []string
	}{
		{"status: open", "status: unknown", []string{
			`29:9+7 no status "unknown", want open or closed [unknown-value] = a service of which nobody knows whether it answers is not published; write draft: true`,
		}},
		{"status: open", "status: opne", []string{`29:9+4 no status "opne", want open or closed [unknown-value] = did you mean "open"?`}},
		{"status: open\n", "replaced_by: report-fraud\n", []string{
			`29:1+11 replaced_by of a service that is open [bad-replacement] = write status: closed, or take replaced_by out`,
		}},
		{"[ChildLine]", "[Childline, ChildLine]", []string{`30:12+9 "Childline" is its name now [repeated-value] = name only what it was called before`}},
		{"[ChildLine]", "[ChildLine, ChildLine]", []string{`30:23+9 "ChildLine" stands twice [repeated-value] = keep one of them`}},
		{"https://signvideo.co.uk/childline", "http://signvideo.co.uk/childline", []string{
			`32:8+32 "http://signvideo.co.uk/childline" is http, which anybody on the way can read and change; want https [bad-url] = write https:// if the service has it; if not, leave the address out`,
		}},
		{"hours: mon-fri 09:00-18:00", "hours: mon-fri 09:00-26:00", []string{
			`33:10+19 there is no time "26:00" [bad-hours] = a day runs from 00:00 to 24:00`,
		}},
		{"relay: {}", "relay: {hours: daily 9-5}", []string{
			`35:16+9 "9-5" may be of the morning or of the evening [bad-hours] = write "9am to 5pm"`,
		}},
		{"relay: {}", "relay: {bank_holidays: closed}", []string{
			`35:24+6 bank_holidays beside hours "not confirmed" [bad-hours] = take bank_holidays out: it goes with a list of hours only`,
		}},
		{"relay: {}", "relay: yes", []string{
			`35:8+3 relay is the text "yes", want a group of keys [wrong-type] = put each key on a line of its own below it, with two spaces before it`,
		}},
		{"on_behalf: [parents]", "on_behalf: [young-people]", []string{
			`36:13+12 no audience of adults "young-people" [unknown-value] = write parents, teachers, adults`,
		}},
		{"on_behalf: [parents]", "on_behalf: [parents, teachers]", []string{
			`36:22+8 "teachers" is not one of the people [bad-on-behalf] = add teachers to people, or take it out here`,
		}},
		{"{from: 1, to: 17}", "{from: 18, to: 17}", []string{
			`37:13+18 image_ages from 18 to 17, so nobody [bad-ages] = both ages are included; write the younger one in from`,
		}},
		{"{from: 1, to: 17}", "{to: 170}", []string{`37:18+3 the age 170, want 0 to 120 [bad-ages] = write whole years`}},
		{"verified_how: website", "verified_how: archiv", []string{
			`38:15+6 no kind of source "archiv" [unknown-value] = did you mean "archive"?`,
		}},
		{"They help you to get it taken down.", "Helps.", []string{`41:14+6 6 characters, want 10 to 160 [bad-reason] = ` + because}},
		{"They help you to get it taken down.", strings.Repeat("é", 160) + ".", []string{`41:14+321 161 characters, want 10 to 160 [bad-reason] = ` + because}},
		{"They help you to get it taken down.", "They help you", []string{
			`41:14+13 "They help you" does not end like a sentence [bad-reason] = end the sentence with a full stop`,
		}},
		{"They help you to get it taken down.", "They help you. You can ring.", []string{`41:14+28 2 sentences, want one [bad-reason] = ` + because}},
		{"They help you to get it taken down.", `"They help you\nto get it down."`, []string{
			`41:14+32 a line end in "They help you\nto get it down." [bad-reason] = write it on one line`,
		}},
		{"    for: [parents]", "    for: [parents, everyone]", []string{
			`44:20+8 no audience "everyone" [unknown-value] = write young-people, parents, teachers, adults`,
		}},
		{"    for: [parents]", "    for: []", []string{
			`44:10+2 for is empty [empty-value] = name an audience, or take for out if the reason is for everybody`,
		}},
		{"- situation: money", "- situation: picture\n    for: [adults, parents]", []string{
			`46:19+7 a reason for adults, whom the service is not for [bad-reason] = add adults to people if the service is for them, or take them out here`,
			`45:16+7 "picture" stands twice for parents [repeated-value] = keep one reason for each situation and audience`,
		}},
		{"    because: They say what you can do for your child.\n", "", []string{
			`42:5+18 because is missing [missing-key] = add a line because: …`,
		}},
		{"reply: Read within a working day.", "reply: " + long, []string{
			`16:10+125 125 characters, want 1 to 120 [bad-reply] = ` + replyHint,
		}},
		{"reply: Read within a working day.", "reply: Within a day", []string{
			`16:10+12 "Within a day" does not end like a sentence [bad-reply] = end the sentence with a full stop`,
		}},
		{"reply: Read within a working day.", `reply: "  "`, []string{`16:10+4 0 characters, want 1 to 120 [bad-reply] = ` + replyHint}},
	} {
		t.Run(tt.new, func(t *testing.T) {
			t.Parallel()
			if n := strings.Count(fullSample(), tt.old); n != 1 {
				t.Fatalf("%q stands %d times in the sample, want once", tt.old, n)
			}
			s, got := read(t, strings.Replace(fullSample(), tt.old, tt.new, 1))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if s == nil || len(s.Ways()) < 5 {
				t.Errorf("the service is %v, want what is left of it", s)
			}
		})
	}
}

// The bounds belong to what is allowed.
func TestSentenceBounds(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		old    string
		length int
		ok     bool
	}{
		{"They help you to get it taken down.", 9, false},
		{"They help you to get it taken down.", 10, true},
		{"They help you to get it taken down.", 160, true},
		{"They help you to get it taken down.", 161, false},
		{"Read within a working day.", 1, true},
		{"Read within a working day.", 120, true},
		{"Read within a working day.", 121, false},
	} {
		_, problems := read(t, strings.Replace(fullSample(), tt.old, `"`+strings.Repeat("ÿ", tt.length-1)+`?"`, 1))
		if (len(problems) == 0) != tt.ok {
			t.Errorf("%d characters for %q: %v", tt.length, tt.old, problems)
		}
	}
}

// A reason for an audience that is none is not a reason for everybody, nor said twice.
func TestReasonForNobody(t *testing.T) {
	t.Parallel()
	for _, whom := range []string{"[everyone]", "[]", "parents", "[everyone, parents]"} {
		s, problems := read(t, strings.Replace(fullSample(), "for: [parents]", "for: "+whom, 1))
		want := 2
		if whom == "[everyone, parents]" {
			want = 3
		}
		if len(problems) != 1 || len(s.Fits) != want {
			t.Errorf("for: %s: %d reasons, %v, want %d and one problem", whom, len(s.Fits), problems, want)
		}
	}
}

// A closed service sends nobody anywhere.
func TestValidateClosed(t *testing.T) {
	t.Parallel()
	head, rest, _ := strings.Cut(sample, "call:")
	_, rest, _ = strings.Cut(rest, "website:")
	closed := head + "website:" + rest + "status: closed\n"
	const takeOut = `take it out, since nobody answers there any more; the page may say what took the place of the service`
	for _, tt := range []struct {
		more string
		want []string
	}{
		{"", nil},
		{"replaced_by: report-fraud\n", nil},
		{"call: []\nfits: []\n", nil},
		{"replaced_by: childline\n", []string{
			`14:14+9 "childline" took its own place [bad-replacement] = name the file of the other service, without .md, or take replaced_by out`,
		}},
		{"call:\n  - number: \"0800 1111\"\nrelay: {}\n", []string{
			`14:1+4 call of a service that has closed [closed-service] = ` + takeOut,
			`16:1+5 relay of a service that has closed [closed-service] = ` + takeOut,
		}},
		{"chat: {url: https://example.org/chat}\n", []string{`14:1+4 chat of a service that has closed [closed-service] = ` + takeOut}},
		{"text: [{number: \"85258\"}]\n", []string{`14:1+4 text of a service that has closed [closed-service] = ` + takeOut}},
		{"report: {url: https://example.org/form}\n", []string{`14:1+6 report of a service that has closed [closed-service] = ` + takeOut}},
		{"email: {address: help@example.org}\n", []string{`14:1+5 email of a service that has closed [closed-service] = ` + takeOut}},
		{"bsl: {url: https://example.org/bsl}\n", []string{`14:1+3 bsl of a service that has closed [closed-service] = ` + takeOut}},
		{"fits: [{situation: money, because: They took reports of it.}]\n", []string{
			`14:1+4 fits of a service that has closed [closed-service] = take it out, since no reader is to be sent here`,
		}},
	} {
		s, got := read(t, closed+tt.more)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: %s", tt.more, diff)
		}
		if !s.Closed || len(s.Ways()) > 0 || len(s.Fits) > 0 || helpline.NewRegister([]*helpline.Service{s}).HasNumber("0800 1111") {
			t.Errorf("%q: closed %v, with the ways %v and %v", tt.more, s.Closed, s.Ways(), s.Fits)
		}
	}
}

// Bank holidays may be a list of a rule and of what differs from it in a nation.
func TestValidateBankHolidays(t *testing.T) {
	t.Parallel()
	const weekdays = "mon-fri 10:00-16:00"
	for _, tt := range []struct{ keys, lines, rule string }{
		{"hours: " + weekdays, weekdays, ""},
		{"hours: " + weekdays + "\n    bank_holidays: closed", weekdays, "closed"},
		{"hours: " + weekdays + "\n    bank_holidays: [closed]", weekdays, "closed"},
		{"hours: " + weekdays + "\n    bank_holidays: [open, scotland closed]", weekdays, "open; scotland closed"},
		{"hours: " + weekdays + "\n    bank_holidays: open; scotland closed", weekdays, "open; scotland closed"},
		{"hours: " + weekdays + "\n    bank_holidays:\n      - closed\n      - northern-ireland 10:00-14:00", weekdays, "closed; northern-ireland 10:00-14:00"},
		{"hours: \"not confirmed: weekdays in term time\"", "not confirmed: weekdays in term time", ""},
	} {
		want, err := opening.ParseHours([]string{tt.lines}, tt.rule)
		if err != nil {
			t.Fatal(err)
		}
		for _, number := range []string{`text: [{number: "85258"}]`, `call: [{number: "101"}]`} {
			file := strings.Replace(strings.Replace(number, "[{", "\n  - ", 1), "}]", "\n    "+tt.keys+"\n", 1)
			head, rest, _ := strings.Cut(sample, "call:")
			_, rest, _ = strings.Cut(rest, "chat:")
			everywhere := strings.Replace(head+file+"chat:"+rest, "nations: [wales, england]", "nations: [england, wales, scotland, northern-ireland]", 1)
			s, problems := read(t, everywhere)
			phones := append(s.Call, s.Text...)
			if len(problems) > 0 || len(phones) != 1 || !phones[0].Hours.Equal(want) {
				t.Errorf("%s: %v, %v, want %s", file, phones, problems, want)
			}
		}
	}
}

// A fault in bank holidays points at them, or at the item of a list.
func TestValidateBankHolidayFaults(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ old, new, want string }{
		{"holidays: closed", "holidays: [open, scotlnd closed]", "10:27+14"},
		{"holidays: closed", "holidays: [opne, scotland closed]", "10:21+4"},
		{"holidays: closed", "holidays: [open, scotland closed, scotland not confirmed]", "10:44+22"},
		{"holidays: closed", "holidays:\n      - open\n      - scotland open", "12:9+13"},
		{"holidays: closed", "holidays: open; scotland open", "10:20+19"},
		{"holidays: closed", "holidays: 10", "10:20+2"},
		{"hours: mon-fri 10:00-16:00", "hours: always", "10:20+6"},
		{"hours: mon-fri 10:00-16:00\n    bank_holidays: closed", "hours: always\n    bank_holidays: [open]", "10:21+4"},
		{"hours: mon-fri 10:00-16:00", "hours: [mon-fri 10:00-16:00, mon 15:00-17:00]", "9:12+38"}, // both lines
		{"hours: mon-fri 10:00-16:00", "hours: [mon-fri 10:00-16:00, sat 9-17]", "9:34+8"},
		{"hours: mon-fri 10:00-16:00\n    bank_holidays: closed", "hours: mon-fri 10-16\n    bank_holidays: shut", "9:12+13"}, // hours first
	} {
		_, problems := read(t, strings.Replace(sample, tt.old, tt.new, 1))
		if len(problems) != 1 || !strings.HasPrefix(problems[0], tt.want+" ") || !strings.Contains(problems[0], "[bad-hours] = ") {
			t.Errorf("%q: %q, want one fault of hours at %s, with a hint", tt.new, problems, tt.want)
		}
	}
}

// The relay goes with the first number to call, and with none there is none.
func TestValidateRelay(t *testing.T) {
	t.Parallel()
	const without = `6:1+5 relay without a number to call [relay-without-call] = add call, or take relay out`
	head, rest, _ := strings.Cut(sample, "call:\n")
	_, rest, _ = strings.Cut(rest, "    hours: always\n")
	for _, tt := range []struct {
		keys, number, hours string
		want                []string
	}{
		{"call: [{number: \"999\", hours: always}, {number: \"101\"}]\nrelay: {}", "18000", "Day and night, every day", nil},
		{"call: [{number: \"101\"}, {number: \"999\", hours: always}]\nrelay: {}", "18001 101", "Opening hours not confirmed", nil},
		{"call: [{number: \"101\", hours: always}]\nrelay: {hours: not confirmed}", "18001 101", "Opening hours not confirmed", nil},
		{"call: [{number: \"101\"}]\nrelay: {hours: daily 17:00-24:00, bank_holidays: open}", "18001 101", "Every day, 5pm to midnight", nil},
		{"cost: Free\n\n\nrelay: {}", "", "Opening hours not confirmed", []string{without}},
		{"call: [{number: \"10\"}]\nrelay: {}", "", "Opening hours not confirmed", []string{
			`3:17+4 2 digits in "10", want 3 to 6 for a short code or 7 to 15 [bad-number] = write the number as the service prints it, such as "0800 1111"`,
		}},
	} {
		s, got := read(t, head+tt.keys+"\n"+rest)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: %s", tt.keys, diff)
		}
		if s.Relay.Number.String() != tt.number || s.Relay.Hours.String() != tt.hours {
			t.Errorf("%q: relay %q, %s, want %q, %s", tt.keys, s.Relay.Number, s.Relay.Hours, tt.number, tt.hours)
		}
	}
}

// Whatever stands there, a reason is one line of 10 to 160 characters or is reported.
func FuzzReason(f *testing.F) {
	for _, s := range []string{"They help you.", "Too short", "a\nb", "They help. You ring.", "Ünd so weiter!", "  ", "\x00", "… … … … …?"} {
		f.Add(s)
	}
	const short = `operator: IWF
sort: reporting
report: {url: https://www.iwf.org.uk/report}
website: https://www.iwf.org.uk
people: [adults]
nations: [wales]
verified: 2026-11-21
verified_from: its own pages
confidence: high
`
	f.Fuzz(func(t *testing.T, words string) {
		quoted, err := json.Marshal(words)
		if err != nil {
			t.Fatal(err)
		}
		text := short + "fits: [{situation: picture, because: " + string(quoted) + "}]\n"
		file := &diag.File{Name: "content/helplines/childline.md", Data: []byte(text)}
		d, problems := strictyaml.Parse(file, diag.Span{Start: 0, End: len(text)})
		if d == nil {
			return // no YAML, which was said
		}
		var fr helpline.Front
		problems = append(problems, d.Decode(&fr)...)
		s, found := helpline.Validate("childline", "Childline", "Somebody to talk to.", fr, d)
		reason := s.Fits[0].Because
		if problems = append(problems, found...); problems.HasErrors() == (reason != "") {
			t.Fatalf("%q becomes %q with %v", words, reason, problems)
		}
		if n := utf8.RuneCountInString(reason); reason != "" && (n < 10 || n > 160 || strings.ContainsAny(reason, "\n\r\t")) {
			t.Fatalf("%q becomes %q", words, reason)
		}
	})
}
