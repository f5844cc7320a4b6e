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
	p := after.Source
	r := newPageRules(Written{Site: s, Now: now})
	if len(r.judge(p)) > 0 || len(reviewOf(s, p, now.In(s.Config.Location).Format(time.DateOnly))) > 0 || len(olderVersion(p)) > 0 {
		return false
	}
	reader := NewReader(s, nil)
	was, is := reader.Read(before), reader.Read(after)
	if was.ids != is.ids {
		return false // another page may lead there
	}
	// Nothing is known of what is published, so that an address is only fine if it was.
	g := newGates(reader, Input{Site: s, Templates: templates}, []*Facts{is})
	for _, n := range was.links {
		g.traits[n] = g.traitsOf(n) | isFine
	}
	g.judge(is)
	return g.added == 0
}
