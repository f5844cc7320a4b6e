package check

import (
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// Amended reports that nothing is wrong with a page of which only words were changed, see
// [site.Site.Amend], in a site in which nothing was wrong: by the same rules and gates that
// judge all pages. Before is the page as it was drawn then. Where it shows or leads to
// anything else than before, so that the rest of the site would have to be asked, that is
// not known, and the answer is false.
func Amended(s *site.Site, now time.Time, templates []*diag.File, before, after Page) bool {
	a := newAlone(s, now, before, after)
	return a.was.ids == a.is.ids && // else another page may lead there
		a.isFine(Input{Site: s, Templates: templates})
}

// Glanced reports that nothing is wrong with one page, by the rules and gates that judge
// all pages, as far as they need no other page. Names are those of the input. Before is the
// page as it was drawn in a site in which nothing was wrong.
func Glanced(s *site.Site, now time.Time, in Input, before, after Page) bool {
	a := newAlone(s, now, before, after)
	return a.isFine(in)
}

// alone is a page that is judged without the others.
type alone struct {
	site    *site.Site
	now     time.Time
	page    *site.Page
	reader  *Reader
	was, is *Facts // as it was drawn before, and as it is
}

func newAlone(s *site.Site, now time.Time, before, after Page) alone {
	a := alone{site: s, now: now, page: after.Source, reader: NewReader(s, nil)}
	a.was, a.is = a.reader.Read(before), a.reader.Read(after)
	return a
}

// isFine holds the page against the rules and the gates. Nothing may be known of what is
// published, so that an address is fine that was.
func (a *alone) isFine(in Input) bool {
	r := newPageRules(Written{Site: a.site, Now: a.now})
	today := a.now.In(a.site.Config.Location).Format(time.DateOnly)
	if len(r.judge(a.page)) > 0 || len(reviewOf(a.site, a.page, today)) > 0 || len(olderVersion(a.page)) > 0 {
		return false
	}
	g := newGates(a.reader, in, []*Facts{a.is})
	for _, n := range a.was.links {
		g.traits[n] = g.traitsOf(n) | isFine
	}
	g.judge(a.is)
	return g.added == 0
}
