package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/site"
)

// limitWords holds ages and hours that are said in words beside a service against the
// service's file: they would stay as they are when the file changes.
type limitWords struct {
	site   *site.Site
	links  serviceLinks
	ages   *ageReader
	always *alwaysReader
	desks  desks
}

// naming is a place of a page that names a service.
type naming struct {
	at      int
	service *helpline.Service
}

// named are the services that a page names with a directive or a link.
func (w *limitWords) named(p *site.Page) []naming {
	var found []naming
	for _, d := range p.Doc.Directives {
		if d.Name != "helpline" || len(d.Args) == 0 {
			continue
		}
		if service, ok := w.site.Helplines.Service(d.Args[0].Value); ok && !service.Closed {
			found = append(found, naming{d.Span.Start, service})
		}
	}
	for i, l := range p.Doc.Links {
		if i >= len(p.Links) {
			break
		}
		if to := w.links.page(p.Links[i]); to != nil && !to.Service.Closed {
			found = append(found, naming{l.Span.Start, to.Service})
		}
	}
	return found
}

// ofPage judges the statements of a page that name services. On a service's own page
// that is each of them, and the texts of its file.
func (w *limitWords) ofPage(p *site.Page) diag.List {
	named := w.named(p)
	var own *helpline.Service
	if p.Service != nil && !p.Service.Closed {
		own = p.Service
	}
	if own == nil && len(named) == 0 {
		return nil
	}
	var problems diag.List
	report := func(at diag.Span, m mismatch) {
		problems = append(problems, diag.At(p.File, at, diag.Warning, "limit-in-words", "%s", m.message).WithHint("%s", m.hint))
	}
	d := w.desks.take()
	defer w.desks.give(d)
	v := viewer{data: p.File.Data, numbers: p.Doc.Numbers, directives: inOrder(p.Doc.Directives), leave: func(n markdown.Number) bool { return n.Code }, text: d.text, places: d.places}
	wanted := func(at diag.Span) bool { return own != nil || names(named, at) }
	for _, at := range v.statements(wanted) {
		if !wanted(at) {
			continue
		}
		v.read(at)
		if !mayLimit(v.text) {
			continue
		}
		text := prose{string(v.text), v.places}
		for _, m := range w.judge(text.text, companyIn(own, named, v.directives, at)) {
			report(text.span(m.Span), m)
		}
	}
	d.text, d.places = v.text, v.places
	if own == nil {
		return problems
	}
	for _, text := range ownTexts(p) {
		for _, m := range w.judge(text.text, companyOf(own)) {
			report(near(p.File, text.Span, text.text[m.Start:m.End]), m)
		}
	}
	return problems
}

// names reports whether a service is named at a part of the page.
func names(named []naming, at diag.Span) bool {
	return slices.ContainsFunc(named, func(n naming) bool { return n.isIn(at) })
}

func (n naming) isIn(at diag.Span) bool { return at.Start <= n.at && n.at < at.End }

// companyIn are the services that a statement stands beside.
func companyIn(own *helpline.Service, named []naming, directives []markdown.Directive, at diag.Span) company {
	c := companyOf(own)
	for _, n := range named {
		if n.isIn(at) {
			c.add(n.service)
		}
	}
	for i := range directives {
		d := &directives[i]
		c.figures = c.figures || binds(d.Name) && at.Start <= d.Span.Start && d.Span.Start < at.End
	}
	return c
}

// ownTexts are the texts about a service in the front matter of its page, and the
// titles on the page, of which [mayLimit] holds. What is not sure yet, and where it comes
// from, is not among them.
func ownTexts(p *site.Page) []words {
	var found []words
	for _, line := range frontTexts(p, mayLimit[string]) {
		key := line.Key
		if i := strings.IndexAny(key, "[."); i >= 0 {
			key = key[:i]
		}
		if slices.Contains([]string{"title", "nav_title", "summary", "who", "cost", "access", "confidentiality", "what_happens", "fits"}, key) {
			found = append(found, words{p.Front.Span(line.Key), line.Text})
		}
	}
	for _, d := range p.Doc.Directives {
		for _, a := range d.Args {
			if (a.Key == "title" || a.Key == "summary") && mayLimit(a.Value) {
				found = append(found, words{a.Span, a.Value})
			}
		}
	}
	return found
}

// company are the services beside some words: those that a statement names, and first
// the one whose page it stands on.
type company struct {
	own      *helpline.Service // nil on other pages
	services []*helpline.Service
	// figures is true when the words hold figures: ages beside them are of the people
	// who were counted.
	figures bool
}

// companyOf is what every statement of a service's own page stands beside; own is nil
// on other pages.
func companyOf(own *helpline.Service) company {
	if own == nil {
		return company{}
	}
	return company{own: own, services: []*helpline.Service{own}}
}

func (c *company) add(s *helpline.Service) {
	if !slices.Contains(c.services, s) {
		c.services = append(c.services, s)
	}
}

// mismatch is words that a service's file does not bear out.
type mismatch struct {
	diag.Span
	message, hint string
}

// judge holds the words of a text against the services beside it.
func (w *limitWords) judge(text string, c company) []mismatch {
	d := w.desks.take()
	defer w.desks.give(d)
	d.tokens = appendTokens(d.tokens[:0], text)
	d.spelt = appendSpelt(d.spelt[:0], d.tokens)
	list := d.spelt
	found := w.wrongAges(text, list, c)
	found = append(found, w.wrongHours(text, list, c)...)
	slices.SortFunc(found, func(x, y mismatch) int { return x.Start - y.Start })
	return found
}

// wrongAges are the limits of age that none of the services has. Where none has any,
// "under 18" is a condition of the reader's, and nothing is said of it.
func (w *limitWords) wrongAges(text string, list []token, c company) []mismatch {
	if c.figures || !slices.ContainsFunc(c.services, isLimited) {
		return nil
	}
	limits := w.ages.limits(list)
	if len(limits) == 0 {
		return nil
	}
	limited := slices.DeleteFunc(slices.Clone(c.services), func(s *helpline.Service) bool { return !isLimited(s) })
	known := slices.Concat(c.services, w.typed(text))
	var found []mismatch
	for _, l := range limits {
		fits := func(one bound) bool {
			return slices.ContainsFunc(known, func(s *helpline.Service) bool { return one.of(s.Ages) || one.of(s.ImageAges) })
		}
		if !slices.ContainsFunc(l.bounds, func(one bound) bool { return !fits(one) }) {
			continue
		}
		m := mismatch{Span: l.Span, message: fmt.Sprintf("%s stands beside %s", inQuotes(text, l.Span), sayLimits(limited))}
		m.hint = fmt.Sprintf("let :helpline{%s limits} say it, or correct the words", limited[0].ID)
		if limited[0] == c.own {
			m.hint = "correct the words, or the ages of this file"
		}
		found = append(found, m)
	}
	return found
}

// typed are the services whose names stand in a text, as they may without a link.
func (w *limitWords) typed(text string) []*helpline.Service {
	return slices.DeleteFunc(w.site.Helplines.Open(), func(s *helpline.Service) bool {
		for rest := text; s.Title != ""; {
			_, after, ok := strings.Cut(rest, s.Title)
			if !ok {
				return true
			}
			next, _ := utf8.DecodeRuneInString(after)
			last, _ := utf8.DecodeLastRuneInString(text[:len(text)-len(after)-len(s.Title)])
			if !unicode.IsLetter(next) && !unicode.IsLetter(last) {
				return false
			}
			rest = after
		}
		return true
	})
}

// isLimited reports a service with limits of age.
func isLimited(s *helpline.Service) bool { return bounded(s.Ages) || bounded(s.ImageAges) }

func bounded(a helpline.Ages) bool { return a.From > 0 || a.To < helpline.MaxAge }

// limitsOf says the limits of age of a service for the middle of a sentence: "for
// anyone under 19"; "" when there are none.
func limitsOf(s *helpline.Service) string {
	for _, one := range []struct {
		before string
		ages   helpline.Ages
	}{{"for a", s.Ages}, {"for pictures of a", s.ImageAges}} {
		if bounded(one.ages) {
			return one.before + strings.TrimPrefix(one.ages.String(), "A")
		}
	}
	return ""
}

// sayLimits names services with their limits of age.
func sayLimits(list []*helpline.Service) string {
	if len(list) == 1 {
		return list[0].Title + ", which is " + limitsOf(list[0])
	}
	said := make([]string, len(list))
	for i, s := range list {
		said[i] = s.Title + " (" + limitsOf(s) + ")"
	}
	return joined(said)
}

// inQuotes is a part of a text between quotation marks, on one line.
func inQuotes(text string, at diag.Span) string {
	return `"` + strings.Join(strings.Fields(text[at.Start:at.End]), " ") + `"`
}
