package contacts_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/contacts"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// childline has a way of every kind.
const childline = `operator: NSPCC
formerly: [ChildLine UK]
sort: helpline
call:
  - number: "0800 1111"
    hours: always
  - number: "028 9041 4600"
    label: Welsh language line
    hours: [mon-fri 10:00-16:00]
    bank_holidays: closed
text:
  - number: "85258"
    keyword: SHOUT
    hours: always
chat:
  url: https://www.childline.example/chat?a=1&b=2
  hours: not confirmed
report: {url: https://www.childline.example/form, reply: Read within a day.}
email: {address: help@childline.example}
bsl: {url: https://bsl.example/, hours: [mon-fri 09:00-18:00], bank_holidays: open}
relay: {}
website: https://www.childline.example
ages: {to: 18}
image_ages: {from: 5, to: 17}
on_behalf: [parents]
people: [young-people, parents]
nations: [england, wales]
languages: [English, Welsh, BSL, Polish]
cost: Free. Calls do not show on the bill.
access: Deaf readers can sign; see bsl.
confidentiality: What you say stays private.
what_happens: [You ring., Somebody answers.]
fits:
  - situation: picture
    because: Somebody listens to you at any hour.
    for: [parents]
verified: 2026-11-21
verified_from: archived copies of its own pages; not checked live
verified_how: archive
confidence: high
to_confirm: [the hours of the chat]
`

const emergency = `operator: The emergency services of the United Kingdom
sort: emergency
call: [{number: "999", hours: always}]
text: [{number: "999", hours: always}]
relay: {}
website: https://999.example
people: [young-people, adults]
nations: [england, wales, scotland, northern-ireland]
languages: [English]
cost: Free on the big mobile networks.
verified: 2026-11-20
verified_from: its own website.
verified_how: website
confidence: high
`

const samaritans = `operator: Samaritans
sort: helpline
call: [{number: "116 123", hours: [daily 08:00-24:00], bank_holidays: open}]
website: https://samaritans.example
who: "=Anyone, -and \"everyone\""
people: [young-people, adults]
nations: [scotland]
cost: Free
verified: 2026-11-20
verified_from: the service
verified_how: service
confidence: high
`

const takeItDown = `operator: NCMEC
sort: image-removal
report: {url: "https://takeitdown.example/a,-b"}
website: https://takeitdown.example
people: [young-people]
nations: [england, wales, scotland, northern-ireland]
image_ages: {to: 17}
verified: 2026-11-20
verified_from: a copy
confidence: medium
`

const actionFraud = `operator: City of London Police
sort: reporting
status: closed
replaced_by: report-fraud
formerly: [National Fraud Reporting Centre]
website: https://actionfraud.example
people: [adults]
nations: [england]
verified: 2026-11-20
verified_from: a copy
confidence: high
`

// service reads a helpline file that must be without faults.
func service(t testing.TB, id, title, text string) *helpline.Service {
	t.Helper()
	f := &diag.File{Name: "content/helplines/" + id + ".md", Data: []byte(text)}
	d, problems := strictyaml.Parse(f, diag.Span{Start: 0, End: len(text)})
	if d == nil {
		t.Fatal(problems)
	}
	var front helpline.Front
	problems = append(problems, d.Decode(&front)...)
	s, found := helpline.Validate(id, title, title+" & what it does; in a sentence, free.", front, d)
	for _, p := range append(problems, found...) {
		t.Errorf("%s:%d: %s", id, p.Line, p.Message)
	}
	return s
}

// services are one of each sort that matters here, in the order of their ids.
func services(t testing.TB) []*helpline.Service {
	t.Helper()
	return []*helpline.Service{
		service(t, "action-fraud", "Action Fraud", actionFraud),
		service(t, "childline", "Childline", childline),
		service(t, "emergency-999", "Emergency services", emergency),
		service(t, "samaritans", "Samaritans", samaritans),
		service(t, "take-it-down", "Take It Down, or “take” it <down>", takeItDown),
	}
}

func input(services ...*helpline.Service) contacts.Input {
	return contacts.Input{
		Register: helpline.NewRegister(services),
		Path:     func(id string) string { return "/helplines/" + id + "/" },
		BaseURL:  "https://site.example", Name: "Tell Someone", Licence: "CC BY 4.0", LicenceURL: "https://licence.example/",
	}
}

// file is the text of one of the files.
func file(t testing.TB, files []contacts.File, name string) string {
	t.Helper()
	for _, f := range files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	t.Fatalf("no %s", name)
	return ""
}

// names lists the files.
func names(files []contacts.File) string {
	var list []string
	for _, f := range files {
		list = append(list, f.Name)
	}
	return strings.Join(list, " ")
}
