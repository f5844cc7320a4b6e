package helpline

import (
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/opening"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// country is the one whose numbering plan the numbers are read by.
const country = "GB"

// Validate turns the front matter fr of the helpline file called id into a
// service, and reports whatever a reader would suffer from, at its place in d.
// title and summary are the common keys of every page, checked by their reader.
//
// The service is returned even when something is wrong with it, without the
// parts that are, so that a page that names it is not told that there is no such
// service. What [strictyaml.Doc.Decode] could not read, a missing date of
// verification for one, was reported there and is passed over here.
func Validate(id, title, summary string, fr Front, d *strictyaml.Doc) (*Service, diag.List) {
	v := &validator{doc: d}
	s := &Service{
		ID: id, Title: title, Summary: summary, Operator: fr.Operator,
		Languages: fr.Languages, Cost: fr.Cost, Access: fr.Access,
		Confidentiality: fr.Confidentiality, WhatHappens: fr.WhatHappens,
		Verified: fr.Verified.Time, VerifiedFrom: fr.VerifiedFrom, ToConfirm: fr.ToConfirm,
		who: fr.Who,
	}
	v.id(id)
	s.Sort = oneOf(v, "sort", "sort of service", fr.Sort, Sorts())
	v.ways(s, fr)
	s.Website = v.address("website", "bad-url", fr.Website, checkWeb)
	s.Ages = v.ages(fr.Ages)
	s.People = manyOf(v, "people", "audience", fr.People, Audiences())
	s.Nations = manyOf(v, "nations", "nation", fr.Nations, holiday.Nations())
	v.texts("languages", fr.Languages)
	v.texts("what_happens", fr.WhatHappens)
	v.texts("to_confirm", fr.ToConfirm)
	s.Confidence = oneOf(v, "confidence", "level of confidence", fr.Confidence, confidences())
	return s, v.list
}

// validator collects what is wrong with one file.
type validator struct {
	doc  *strictyaml.Doc
	list diag.List
}

// report adds an error at path, with a hint if there is one.
func (v *validator) report(path, rule, hint, format string, args ...any) {
	v.list = append(v.list, v.doc.Errorf(path, rule, format, args...).WithHint("%s", hint))
}

// fault adds what ParseNumber, ParseHours or an address said.
func (v *validator) fault(path, rule string, err error) {
	v.report(path, rule, Hint(err), "%s", err)
}

// id refuses names that :helpline{id} could not hold.
func (v *validator) id(id string) {
	if id == "" || strings.ToLower(id) != id || !only(id, "-") || strings.Trim(id, "-") != id {
		v.report("", "bad-helpline-id", "rename the file, such as samaritans.md",
			"%q cannot name a helpline, want small letters, digits and hyphens", id)
	}
}

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
	if fr.Chat != nil {
		s.Chat = Chat{
			URL:   v.address("chat.url", "bad-url", fr.Chat.URL, checkWeb),
			Hours: v.hours("chat", fr.Chat.Hours, fr.Chat.BankHolidays),
		}
	}
	if fr.Report != nil {
		s.Report = v.address("report.url", "bad-url", fr.Report.URL, checkWeb)
	}
	if fr.Email != nil {
		s.Email = v.address("email.address", "bad-email", fr.Email.Address, checkMail)
	}
	if !slices.ContainsFunc(names(kinds()), v.has) {
		v.report("", "unreachable-helpline", "add call, text, chat, report or email; a service that has none of them is no helpline",
			"a helpline nobody can reach")
	}
}

// has reports whether something stands at key, be it wrong, that is not an empty
// list. The file is asked because what could not be read was reported already.
func (v *validator) has(key string) bool {
	written := strings.ReplaceAll(v.doc.File().Text(v.doc.Span(key)), " ", "")
	return v.doc.Has(key) && !strings.HasPrefix(written, "[]")
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
func (v *validator) hours(path string, lines frontHours, bankHolidays string) opening.Hours {
	h, err := opening.ParseHours(lines, bankHolidays)
	if err == nil {
		return h
	}
	place := path + ".hours"
	if _, linesErr := opening.ParseHours(lines, ""); linesErr == nil {
		place = path + ".bank_holidays"
	} else if v.doc.Has(path + ".hours[0]") {
		// The line at fault by itself, or the whole list for an overlap.
		for i, line := range lines {
			if _, lineErr := opening.ParseHours([]string{line}, ""); lineErr != nil {
				place = fmt.Sprintf("%s.hours[%d]", path, i)
				break
			}
		}
	}
	v.fault(place, "bad-hours", err)
	return opening.Hours{}
}

// address returns s if check accepts it, else "".
func (v *validator) address(path, rule, s string, check func(string) error) string {
	if s == "" {
		return ""
	}
	if err := check(s); err != nil {
		v.fault(path, rule, err)
		return ""
	}
	return s
}

// ages reads the ages, where a missing one is no limit.
func (v *validator) ages(fr *frontAges) Ages {
	ages := Ages{From: 0, To: MaxAge}
	if fr == nil {
		return ages
	}
	if v.doc.Has("ages.from") {
		ages.From = fr.From
	}
	if v.doc.Has("ages.to") {
		ages.To = fr.To
	}
	switch {
	case ages.From < 0 || ages.From > MaxAge:
		v.report("ages.from", "bad-ages", "write whole years", "the age %d, want 0 to %d", ages.From, MaxAge)
	case ages.To < 0 || ages.To > MaxAge:
		v.report("ages.to", "bad-ages", "write whole years", "the age %d, want 0 to %d", ages.To, MaxAge)
	case ages.From > ages.To:
		v.report("ages", "bad-ages", "both ages are included; write the younger one in from",
			"ages from %d to %d, so nobody", ages.From, ages.To)
	default:
		return ages
	}
	return Ages{From: 0, To: MaxAge}
}

// texts refuses items that look empty to a reader.
func (v *validator) texts(key string, items []string) {
	for i, item := range items {
		path := fmt.Sprintf("%s[%d]", key, i)
		if item != "" && strings.TrimSpace(item) == "" {
			v.report(path, "empty-value", "write a value, or remove the line", "an item of %s is empty", key)
		}
		if item != "" && slices.Contains(items[:i], item) {
			v.report(path, "repeated-value", "keep one of them", "%q stands twice", item)
		}
	}
}

// oneOf reads a word of a closed list.
func oneOf[T ~string](v *validator, path, what, s string, known []T) T {
	if s == "" || slices.Contains(known, T(s)) {
		return T(s)
	}
	hint := diag.DidYouMean(s, names(known))
	if hint == "" {
		hint = "write " + strings.Join(names(known), ", ")
	}
	v.report(path, "unknown-value", hint, "no %s %q", what, s)
	return ""
}

// manyOf reads a list of words of a closed list, and returns them in its order.
func manyOf[T ~string](v *validator, key, what string, items []string, known []T) []T {
	v.texts(key, items)
	var found []T
	for i, item := range items {
		if word := oneOf(v, fmt.Sprintf("%s[%d]", key, i), what, item, known); word != "" && !slices.Contains(found, word) {
			found = append(found, word)
		}
	}
	slices.SortFunc(found, func(a, b T) int { return slices.Index(known, a) - slices.Index(known, b) })
	return found
}
