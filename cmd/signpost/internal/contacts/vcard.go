package contacts

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/contentline"
	"example.org/signpost/cmd/signpost/internal/helpline"
)

// category is what address books put all the cards under.
const category = "Helplines"

// hasCard reports whether a service has a card: it answers still, and there is a
// number or an address to keep.
func hasCard(s *helpline.Service) bool {
	return !s.Closed && (len(s.Ways()) > 0 || s.Website != "")
}

// card writes the service as a vCard 3.0 (RFC 2426).
func (in Input) card(s *helpline.Service) []byte {
	var d contentline.Document
	d.Plain("BEGIN", "VCARD")
	d.Plain("VERSION", "3.0")
	d.Text("UID", in.page(s))
	d.Text("FN", s.Title)
	d.Parts("N", s.Title, "", "", "", "")
	d.Parts("ORG", s.Operator)
	for i, t := range telephones(s) {
		types := "WORK,VOICE"
		if t.Kind == helpline.KindText {
			types = "CELL,MSG"
		}
		if i == 0 {
			types += ",PREF"
		}
		d.Plain("TEL;TYPE="+types, t.dialled())
	}
	if s.Email != "" {
		d.Text("EMAIL;TYPE=INTERNET", s.Email)
	}
	if s.Website != "" {
		d.Plain("URL", s.Website)
	}
	d.List("CATEGORIES", category)
	d.Text("NOTE", strings.Join(in.note(s), "\n"))
	if !s.Verified.IsZero() {
		d.Plain("REV", s.Verified.Format("20060102T150405Z"))
	}
	d.Plain("END", "VCARD")
	return d.Bytes()
}

// telephones lists the ways that are a number of the service's own, each number once:
// 999 can be called and texted. The number of a relay is of no use to a telephone
// without its app, and stands in the note.
func telephones(s *helpline.Service) []way {
	var list []way
	for _, w := range waysOf(s) {
		if (w.Kind == helpline.KindCall || w.Kind == helpline.KindText) &&
			!slices.ContainsFunc(list, func(other way) bool { return other.dialled() == w.dialled() }) {
			list = append(list, w)
		}
	}
	return list
}

// note says in lines what a card has no field for.
func (in Input) note(s *helpline.Service) []string {
	whom := "For: " + s.Who()
	if where := s.Where(); where != "" {
		whom += " (" + where + ")"
	}
	lines := []string{s.Summary, whom}
	for _, w := range waysOf(s) {
		lines = append(lines, w.line())
	}
	if s.Cost != "" {
		lines = append(lines, "Cost: "+s.Cost)
	}
	return append(lines, confirmed(s), in.page(s))
}

// line says what the way is and when it is there: "Text SHOUT to 85258: Day and night,
// every day".
func (w way) line() string {
	text := ""
	switch w.Kind {
	case helpline.KindCall:
		text = "Call " + w.Number
	case helpline.KindText:
		text = "Text " + w.Number
		if w.Keyword != "" {
			text = "Text " + w.Keyword + " to " + w.Number
		}
	case helpline.KindChat:
		text = "Chat on " + w.URL
	case helpline.KindReport:
		text = "Form on " + w.URL
	case helpline.KindEmail:
		text = "E-mail " + w.Email
	case helpline.KindBSL:
		text = "Video call in BSL, with an interpreter, on " + w.URL
	case helpline.KindRelay:
		text = "Relay UK " + w.Number
	}
	if w.Label != "" {
		text += " (" + w.Label + ")"
	}
	if when := w.Hours + w.Reply; when != "" { // no way has both
		text += ": " + when
	}
	return text
}

// confirmed says when the facts were confirmed and from what, and no more than that.
func confirmed(s *helpline.Service) string {
	on, from := "", strings.TrimRight(s.VerifiedFrom, ". ")
	if !s.Verified.IsZero() {
		on = " on " + s.Verified.Format("2 January 2006")
	}
	switch s.VerifiedHow {
	case helpline.FromService:
		return "Confirmed with the service itself" + on + ", from " + from + "."
	case helpline.FromWebsite:
		return "Confirmed from the service's own website" + on + ", from " + from + "."
	}
	return "Not confirmed with the service itself yet. Taken" + on + " from " + from + "."
}
