package helpline_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// sample is a helpline file without faults. Its lines are numbered from 1.
const sample = `operator: NSPCC
sort: helpline
call:
  - number: "0800 1111"
    hours: always
text:
  - number: "85258"
    keyword: SHOUT
    hours: mon-fri 10:00-16:00
    bank_holidays: closed
chat:
  url: https://www.childline.org.uk/chat
  hours: daily 09:00-24:00
report:
  url: https://www.childline.org.uk/report-remove/
email:
  address: help@nspcc.org.uk
website: https://www.childline.org.uk
ages: {to: 18}
people: [parents, young-people]
nations: [wales, england]
languages: [English, Welsh]
what_happens: [You ring, Somebody answers]
verified: 2026-11-21
verified_from: archived copies of the service's own pages; not checked live
confidence: high
to_confirm: [BSL hours]
`

// read decodes and validates a helpline file.
func read(t *testing.T, text string) (*helpline.Service, []string) {
	t.Helper()
	f := &diag.File{Name: "content/helplines/childline.md", Data: []byte(text)}
	d, problems := strictyaml.Parse(f, diag.Span{Start: 0, End: len(text)})
	if d == nil {
		t.Fatal(problems)
	}
	var fr helpline.Front
	problems = append(problems, d.Decode(&fr)...)
	s, found := helpline.Validate("childline", "Childline", "Somebody to talk to.", fr, d)
	var said []string
	for _, p := range append(problems, found...) {
		line := fmt.Sprintf("%d:%d+%d %s [%s]", p.Line, p.Column, p.Length, p.Message, p.Rule)
		if p.Hint != "" {
			line += " = " + p.Hint
		}
		said = append(said, line)
	}
	return s, said
}

func TestValidate(t *testing.T) {
	t.Parallel()
	s, problems := read(t, sample)
	if len(problems) > 0 {
		t.Fatal(strings.Join(problems, "\n"))
	}
	var got strings.Builder
	fmt.Fprintln(&got, s.ID, "|", s.Title, "|", s.Operator, "|", s.Sort, "|", s.Who(), "|", s.Where(), "|", s.Confidence)
	fmt.Fprintln(&got, s.People, s.Verified.Format("2 January 2006"))
	for _, w := range s.Ways() {
		fmt.Fprintln(&got, w.Kind, w.URL, strings.ReplaceAll(w.Text, "\u00a0", "_"), w.Keyword, w.Timed, w.Hours)
	}
	want := `childline | Childline | NSPCC | helpline | Anyone under 19 | England and Wales | high
[young people parents and carers] 21 November 2026
call tel:+448001111 0800_1111  true Day and night, every day
text sms:85258 85258 SHOUT true Monday to Friday, 10am to 4pm, closed on bank holidays
chat https://www.childline.org.uk/chat childline.org.uk/chat  true Every day, 9am to midnight; hours on bank holidays not confirmed
email mailto:help@nspcc.org.uk help@nspcc.org.uk  false Opening hours not confirmed
report https://www.childline.org.uk/report-remove/ childline.org.uk/report-remove  false Opening hours not confirmed
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
}

// Each case replaces one text of the sample by another and names all that is
// then wrong, with line, column and length.
func TestValidateFaults(t *testing.T) {
	t.Parallel()
	const (
		webHint  = "write the whole address, such as https://www.childline.org.uk"
		mailHint = "write the address alone, such as help@example.org"
	)
	for _, tt := range []struct {
		name, old, new string
		want           []string
	}{
		{"misprint", `"0800 1111"`, `"0800 111"`, []string{
			`4:13+10 "0800 111" is not a telephone number of GB [bad-number] = did you mean 0800 1111 (Childline)?`,
		}},
		{"number without quotes", `"0800 1111"`, `08001111`, []string{
			`4:13+8 number is a number, want text [wrong-type] = put it in quotes: "08001111"`,
		}},
		{"empty number", `"0800 1111"`, `""`, []string{
			`4:13+2 number is empty [empty-value] = write a value, or remove the line`,
		}},
		{"premium rate", `"0800 1111"`, `"0909 879 0000"`, []string{
			`4:13+15 "0909 879 0000" is charged at a premium rate [costly-number] = ask the service for its 01, 02, 03 or 0800 number, or leave this one out`,
		}},
		{"text code to call", `"0800 1111"`, `"84001"`, []string{
			`4:13+7 "84001" can be texted and not called [bad-number] = move it to text`,
		}},
		{"short code to text", `"85258"`, `"116 123"`, []string{
			`7:13+9 "116 123" can be called and not texted [bad-number] = move it to call`,
		}},
		{"number twice", "    hours: always\n", "    hours: always\n  - number: \"+44 800 1111\"\n", []string{
			`6:13+14 "0800 1111" stands twice [repeated-value] = keep one of them`,
		}},
		{"keyword", `SHOUT`, `Shout now`, []string{
			`8:14+9 "Shout now" is no word to text, want 1 to 20 capital letters and digits [bad-keyword] = write the word as the service prints it, such as SHOUT`,
		}},
		{"no such time", `daily 09:00-24:00`, `daily 09:00-25:00`, []string{
			`13:10+17 there is no time "25:00" [bad-hours] = a day runs from 00:00 to 24:00`,
		}},
		{"bank holidays of always", "hours: always\n", "hours: always\n    bank_holidays: open\n", []string{
			`6:20+4 bank_holidays beside hours "always" [bad-hours] = take bank_holidays out: it goes with a list of hours only`,
		}},
		{"bank holidays", `bank_holidays: closed`, `bank_holidays: shut`, []string{
			`10:20+4 no bank-holiday rule "shut" [bad-hours] = write open, closed or not confirmed`,
		}},
		{"sort", `sort: helpline`, `sort: helplin`, []string{
			`2:7+7 no sort of service "helplin" [unknown-value] = did you mean "helpline"?`,
		}},
		{"confidence", `confidence: high`, `confidence: certain`, []string{
			`26:13+7 no level of confidence "certain" [unknown-value] = write high, medium, low`,
		}},
		{"people", `[parents, young-people]`, `[parents, young-peple, parents]`, []string{
			`20:32+7 "parents" stands twice [repeated-value] = keep one of them`,
			`20:19+11 no audience "young-peple" [unknown-value] = did you mean "young-people"?`,
		}},
		{"nobody", `[parents, young-people]`, `[]`, []string{
			`20:9+2 people is empty [empty-value] = write a value, or remove the line`,
		}},
		{"nation", `[wales, england]`, `[cymru]`, []string{
			`21:11+5 no nation "cymru" [unknown-value] = write england, wales, scotland, northern-ireland`,
		}},
		{"nations are a list", `[wales, england]`, `wales`, []string{
			`21:10+5 nations is the text "wales", want a list [wrong-type] = write each item on a line of its own that begins with "- ", or [one, two]`,
		}},
		{"too old", `{to: 18}`, `{to: 180}`, []string{
			`19:12+3 the age 180, want 0 to 120 [bad-ages] = write whole years`,
		}},
		{"nobody's age", `{to: 18}`, `{from: 19, to: 18}`, []string{
			`19:7+18 ages from 19 to 18, so nobody [bad-ages] = both ages are included; write the younger one in from`,
		}},
		{"javascript", `website: https://www.childline.org.uk`, `website: javascript:alert(1)`, []string{
			`18:10+19 "javascript:alert(1)" is a javascript: address, want https [bad-url] = only https addresses can be linked`,
		}},
		{"data", `website: https://www.childline.org.uk`, `website: data:text/html,x`, []string{
			`18:10+16 "data:text/html,x" is a data: address, want https [bad-url] = only https addresses can be linked`,
		}},
		{"http", `website: https:`, `website: http:`, []string{
			`18:10+27 "http://www.childline.org.uk" is http, which anybody on the way can read and change; want https [bad-url] = write https:// if the service has it; if not, leave the address out`,
		}},
		{"protocol-relative", `website: https:`, `website: `, []string{
			`18:10+22 "//www.childline.org.uk" does not begin with https:// [bad-url] = ` + webHint,
		}},
		{"user information", `website: https://www.`, `website: https://www.childline.org.uk:pw@evil.`, []string{
			`18:10+53 user information before the host in "https://www.childline.org.uk:pw@evil.childline.org.uk" [bad-url] = take out everything between // and @`,
		}},
		{"no host", `website: https://www.childline.org.uk`, `website: https:///report`, []string{
			`18:10+15 no host in "https:///report" [bad-url] = ` + webHint,
		}},
		{"bare host", `website: https://www.childline.org.uk`, `website: https://localhost`, []string{
			`18:10+17 "localhost" is not the name of a host in "https://localhost" [bad-url] = ` + webHint,
		}},
		{"numeric host", `url: https://www.childline.org.uk/chat`, `url: https://10.0.0.1/chat`, []string{
			`12:8+21 "10.0.0.1" is not the name of a host in "https://10.0.0.1/chat" [bad-url] = ` + webHint,
		}},
		{"look-alike host", `url: https://www.childline.org.uk/report-remove/`, `url: https://www.chіldline.org.uk/`, []string{
			`15:8+30 "www.chіldline.org.uk" is not the name of a host in "https://www.chіldline.org.uk/" [bad-url] = ` + webHint,
		}},
		{"port", `website: https://www.childline.org.uk`, `website: https://www.childline.org.uk:8443`, []string{
			`18:10+33 a port in "https://www.childline.org.uk:8443" [bad-url] = take the port out`,
		}},
		{"backslash", `website: https://www.childline.org.uk`, `website: https:\\www.childline.org.uk`, []string{
			`18:10+28 a character in "https:\\\\www.childline.org.uk" that no web address holds [bad-url] = ` + webHint,
		}},
		{"mailto", `help@nspcc.org.uk`, `mailto:help@nspcc.org.uk`, []string{
			`17:12+24 "mailto:help@nspcc.org.uk" is a link, want an e-mail address [bad-email] = take mailto: out, the site adds it`,
		}},
		{"mail without host", `help@nspcc.org.uk`, `help@nspcc`, []string{
			`17:12+10 "nspcc" is not the name of a mail host [bad-email] = ` + mailHint,
		}},
		{"mail with header", `help@nspcc.org.uk`, `help?subject=x@nspcc.org.uk`, []string{
			`17:12+27 "help?subject=x" is not the part of an e-mail address before the @ [bad-email] = ` + mailHint,
		}},
		{"mail without at", `help@nspcc.org.uk`, `help at nspcc.org.uk`, []string{
			`17:12+20 no @ in "help at nspcc.org.uk" [bad-email] = ` + mailHint,
		}},
		{"blank item", `[BSL hours]`, `["  "]`, []string{
			`27:14+4 an item of to_confirm is empty [empty-value] = write a value, or remove the line`,
		}},
		{"not verified", "verified: 2026-11-21\n", "", []string{
			`1:1+15 verified is missing [missing-key] = add a line verified: …`,
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if strings.Count(sample, tt.old) != 1 {
				t.Fatalf("%q stands %d times in the sample, want once", tt.old, strings.Count(sample, tt.old))
			}
			s, got := read(t, strings.Replace(sample, tt.old, tt.new, 1))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if s == nil || len(s.Ways()) == 0 {
				t.Errorf("the service is %v, want what is left of it", s)
			}
		})
	}
}

// A helpline that nobody can reach is refused, however that came about, but one
// whose only way is wrong is reported once.
func TestValidateUnreachable(t *testing.T) {
	t.Parallel()
	head, rest, _ := strings.Cut(sample, "call:")
	_, rest, _ = strings.Cut(rest, "website:")
	const unreachable = `1:1+15 a helpline nobody can reach [unreachable-helpline] = add call, text, chat, report or email; a service that has none of them is no helpline`
	for _, tt := range []struct {
		ways string
		want []string
	}{
		{"", []string{unreachable}},
		{"call: []\ntext: [ ]\n", []string{unreachable}},
		{"email: {address: help@nspcc.org.uk}\n", nil},
		{"report: {url: \"https://iwf.org.uk/report\"}\n", []string{
			`2:7+8 a form is nobody to talk to, and this service has nothing else [nobody-answers] = write sort: reporting, image-removal or information; or add the number or the chat at which somebody answers`,
		}},
		{"bsl: {url: \"https://iwf.org.uk/bsl\"}\n", nil}, // a service may be for deaf people
		{"call: [{number: \"12\"}]\n", []string{
			`3:17+4 2 digits in "12", want 3 to 6 for a short code or 7 to 15 [bad-number] = write the number as the service prints it, such as "0800 1111"`,
		}},
		{"call: yes please\n", []string{
			`3:7+10 call is the text "yes please", want a list [wrong-type] = write each item on a line of its own that begins with "- ", or [one, two]`,
		}},
	} {
		_, got := read(t, head+tt.ways+"website:"+rest)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: %s", tt.ways, diff)
		}
	}
}

// Hours may also be a list, one period a line.
func TestValidateHoursList(t *testing.T) {
	t.Parallel()
	s, problems := read(t, strings.Replace(sample, "hours: always", `hours: ["mon-thu 09:00-21:00", "fri 09:00-17:00"]`, 1))
	if len(problems) > 0 {
		t.Fatal(strings.Join(problems, "\n"))
	}
	if got, want := s.Call[0].Hours.String(), "Monday to Thursday, 9am to 9pm; Friday, 9am to 5pm; hours on bank holidays not confirmed"; got != want {
		t.Errorf("hours are %q, want %q", got, want)
	}
	_, problems = read(t, strings.Replace(sample, "hours: always", `hours: ["mon-thu 09:00-21:00", "fri 9-17"]`, 1))
	want := []string{`5:36+10 "9" is not a time [bad-hours] = write hours and minutes with two digits each, such as 09:00`}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Error(diff)
	}
}

func TestValidateID(t *testing.T) {
	t.Parallel()
	f := &diag.File{Name: "content/helplines/x.md", Data: []byte(sample)}
	d, _ := strictyaml.Parse(f, diag.Span{Start: 0, End: len(sample)})
	var fr helpline.Front
	d.Decode(&fr)
	for _, tt := range []struct {
		id string
		ok bool
	}{{"emergency-999", true}, {"Childline", false}, {"a b", false}, {"", false}, {"-x", false}} {
		if _, l := helpline.Validate(tt.id, "", "", fr, d); l.HasErrors() == tt.ok {
			t.Errorf("Validate(%q) says %v", tt.id, l)
		}
	}
}
