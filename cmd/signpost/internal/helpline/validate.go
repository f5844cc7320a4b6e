package helpline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/holiday"
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
		Formerly: fr.Formerly, Confidentiality: fr.Confidentiality, WhatHappens: fr.WhatHappens,
		Verified: fr.Verified.Time, VerifiedFrom: fr.VerifiedFrom, ToConfirm: fr.ToConfirm,
		who: fr.Who,
	}
	v.id(id)
	s.Sort = oneOf(v, "sort", "sort of service", fr.Sort, Sorts())
	v.status(s, fr)
	if s.Closed {
		v.refuseWays()
	} else {
		v.ways(s, fr)
	}
	s.Website = v.address("website", "bad-url", fr.Website, checkWeb)
	s.Ages = v.ages("ages", fr.Ages)
	s.ImageAges = v.ages("image_ages", fr.ImageAges)
	s.People = manyOf(v, "people", "audience", fr.People, Audiences())
	s.OnBehalf = v.onBehalf(fr, s.People)
	s.Nations = manyOf(v, "nations", "nation", fr.Nations, holiday.Nations())
	if !s.Closed {
		s.Fits = v.fits(s, fr.Fits)
	}
	s.keepOwnNations()
	v.texts("languages", fr.Languages)
	v.texts("what_happens", fr.WhatHappens)
	v.texts("to_confirm", fr.ToConfirm)
	s.Confidence = oneOf(v, "confidence", "level of confidence", fr.Confidence, confidences())
	s.VerifiedHow = cmp.Or(oneOf(v, "verified_how", "kind of source", fr.VerifiedHow, sources()), FromArchive)
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

// reportKey is report at the key of path, where not its value is at fault.
func (v *validator) reportKey(path, rule, hint, format string, args ...any) {
	v.list = append(v.list, diag.At(v.doc.File(), v.doc.KeySpan(path), diag.Error, rule, format, args...).WithHint("%s", hint))
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

// onBehalf reads the adults who may use the service for somebody else. Each is one of
// its people too, or a list of whom it is for would leave them out.
func (v *validator) onBehalf(fr Front, people []Audience) []Audience {
	found := manyOf(v, "on_behalf", "audience of adults", fr.OnBehalf, adults())
	return slices.DeleteFunc(found, func(a Audience) bool {
		if slices.Contains(people, a) {
			return false
		}
		path := fmt.Sprintf("on_behalf[%d]", slices.Index(fr.OnBehalf, string(a)))
		v.report(path, "bad-on-behalf", fmt.Sprintf("add %s to people, or take it out here", string(a)), "%q is not one of the people", string(a))
		return true
	})
}

// ages reads the ages at key, where a missing one is no limit.
func (v *validator) ages(key string, fr *frontAges) Ages {
	ages := Ages{From: 0, To: MaxAge}
	if fr == nil {
		return ages
	}
	if v.doc.Has(key + ".from") {
		ages.From = fr.From
	}
	if v.doc.Has(key + ".to") {
		ages.To = fr.To
	}
	switch {
	case ages.From < 0 || ages.From > MaxAge:
		v.report(key+".from", "bad-ages", "write whole years", "the age %d, want 0 to %d", ages.From, MaxAge)
	case ages.To < 0 || ages.To > MaxAge:
		v.report(key+".to", "bad-ages", "write whole years", "the age %d, want 0 to %d", ages.To, MaxAge)
	case ages.empty():
		v.report(key, "bad-ages", "both ages are included; write the younger one in from",
			"%s from %d to %d, so nobody", key, ages.From, ages.To)
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
