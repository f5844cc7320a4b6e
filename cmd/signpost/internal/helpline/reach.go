package helpline

import (
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/opening"
)

// ways reads everything by which the service can be reached.
func (v *validator) ways(s *Service, fr Front) {
	for i, c := range fr.Call {
		path := fmt.Sprintf("call[%d]", i)
		p := Phone{Number: v.number(path+".number", c.Number, canCall), Label: c.Label, Hours: v.hours(path, c.Hours, c.BankHolidays)}
		s.Call = v.add(s.Call, p, path)
	}
	for i, t := range fr.Text {
		path := fmt.Sprintf("text[%d]", i)
		v.keyword(path+".keyword", t.Keyword)
		p := Phone{
			Number: v.number(path+".number", t.Number, canText), Keyword: t.Keyword,
			Label: t.Label, Hours: v.hours(path, t.Hours, t.BankHolidays),
		}
		s.Text = v.add(s.Text, p, path)
	}
	s.Chat = v.chat("chat", fr.Chat)
	s.BSL = v.chat("bsl", fr.BSL)
	s.Relay = v.relay(s.Call, fr.Relay)
	const replyHint = `say in a few words when somebody reads it, such as "Read within a working day."`
	if fr.Report != nil {
		s.Report = v.address("report.url", "bad-url", fr.Report.URL, checkWeb)
		s.ReportReply = v.sentence("report.reply", "bad-reply", replyHint, fr.Report.Reply, 1, maxReply)
	}
	if fr.Email != nil {
		s.Email = v.address("email.address", "bad-email", fr.Email.Address, checkMail)
		s.EmailReply = v.sentence("email.reply", "bad-reply", replyHint, fr.Email.Reply, 1, maxReply)
	}
	// Somebody who only informs is reached by reading the website.
	if s.Sort != Information && !slices.ContainsFunc(append(names(kinds()), string(KindBSL)), v.has) {
		v.report("", "unreachable-helpline", "add call, text, chat, report or email; a service that has none of them is no helpline",
			"a helpline nobody can reach")
		return
	}
	if s.TalksToYou() && !slices.ContainsFunc([]string{string(KindCall), string(KindText), string(KindChat), string(KindEmail), string(KindBSL)}, v.has) {
		v.report("sort", "nobody-answers", "write sort: reporting, image-removal or information; or add the number or the chat at which somebody answers",
			"a form is nobody to talk to, and this service has nothing else")
	}
}

// maxReply is the longest sentence, in characters, about when a message is read.
const maxReply = 120

// refuseWays reports whatever would send a reader to a service that has closed.
func (v *validator) refuseWays() {
	for _, key := range names(allKinds()) {
		if v.has(key) {
			v.reportKey(key, "closed-service", "take it out, since nobody answers there any more; the page may say what took the place of the service",
				"%s of a service that has closed", key)
		}
	}
	if v.has("fits") {
		v.reportKey("fits", "closed-service", "take it out, since no reader is to be sent here", "fits of a service that has closed")
	}
}

// has reports whether something stands at key, be it wrong, that is not an empty
// list. The file is asked because what could not be read was reported already.
func (v *validator) has(key string) bool {
	written := strings.ReplaceAll(v.doc.File().Text(v.doc.Span(key)), " ", "")
	return v.doc.Has(key) && !strings.HasPrefix(written, "[]")
}

// chat reads a place at path where somebody answers at once, if there is one.
func (v *validator) chat(path string, fr *frontChat) Chat {
	if fr == nil {
		return Chat{}
	}
	return Chat{URL: v.address(path+".url", "bad-url", fr.URL, checkWeb), Hours: v.hours(path, fr.Hours, fr.BankHolidays)}
}

// relay reads what stands of Relay UK, in front of the first number to call.
func (v *validator) relay(calls []Phone, fr *frontRelay) Relay {
	if fr == nil {
		return Relay{}
	}
	hours := v.hours("relay", fr.Hours, fr.BankHolidays)
	if len(calls) == 0 {
		if !v.has("call") { // or what is wrong with it was reported already
			v.reportKey("relay", "relay-without-call", "add call, or take relay out", "relay without a number to call")
		}
		return Relay{}
	}
	if !v.doc.Has("relay.hours") && !v.doc.Has("relay.bank_holidays") {
		hours = calls[0].Hours
	}
	return Relay{Number: calls[0].Number.Relay(), Hours: hours}
}

// add appends p, unless it has no number or stands there already.
func (v *validator) add(phones []Phone, p Phone, path string) []Phone {
	if p.Number == (Number{}) {
		return phones
	}
	if slices.ContainsFunc(phones, func(other Phone) bool { return other.Number.digits == p.Number.digits }) {
		v.report(path+".number", "repeated-value", "keep one of them", "%q stands twice", p.Number)
		return phones
	}
	return append(phones, p)
}

// number reads a telephone number that must be good for calls or for texts.
func (v *validator) number(path, s string, want reach) Number {
	if s == "" {
		return Number{}
	}
	n, err := ParseNumber(s, country)
	switch {
	case err != nil:
		v.fault(path, "bad-number", err)
		return Number{}
	case n.can&want == 0 && want == canCall:
		v.report(path, "bad-number", "move it to text", "%q can be texted and not called", n)
		return Number{}
	case n.can&want == 0:
		v.report(path, "bad-number", "move it to call", "%q can be called and not texted", n)
		return Number{}
	case n.costly:
		v.report(path, "costly-number", "ask the service for its 01, 02, 03 or 0800 number, or leave this one out",
			"%q is charged at a premium rate", n)
	}
	return n
}

// keyword refuses words that a reader could not type as they stand.
func (v *validator) keyword(path, s string) {
	if s == "" {
		return
	}
	if len(s) > 20 || !only(s, "") || strings.ToUpper(s) != s {
		v.report(path, "bad-keyword", "write the word as the service prints it, such as SHOUT",
			"%q is no word to text, want 1 to 20 capital letters and digits", s)
	}
}

// hours reads the hours and the bank-holiday rule of the way at path.
func (v *validator) hours(path string, lines, bankHolidays frontHours) opening.Hours {
	if len(lines) == 0 && v.doc.Has(path+".hours") {
		v.report(path+".hours", "bad-hours", `write when somebody answers, or "not confirmed"`, "hours is an empty list")
		return opening.Hours{}
	}
	h, err := opening.ParseHours(lines, bankHolidays.rule())
	if err == nil {
		return h
	}
	v.fault(v.faultyHours(path, lines, bankHolidays), "bad-hours", err)
	return opening.Hours{}
}

// faultyHours returns the path of what opening.ParseHours refused: the line or the
// item that is wrong by itself or with those before it, else the whole. A scalar is
// its own first item, and [strictyaml.Doc.Span] finds it by that path too.
func (v *validator) faultyHours(path string, lines, bankHolidays frontHours) string {
	if _, err := opening.ParseHours(lines, ""); err == nil {
		place := path + ".bank_holidays"
		for i := range bankHolidays {
			if _, err := opening.ParseHours(lines, bankHolidays[:i+1].rule()); err != nil {
				return fmt.Sprintf("%s[%d]", place, i)
			}
		}
		return place
	}
	place := path + ".hours"
	for i, line := range lines {
		if _, err := opening.ParseHours([]string{line}, ""); err != nil {
			return fmt.Sprintf("%s[%d]", place, i)
		}
	}
	return place // an overlap of two lines
}
