package render

import (
	"slices"

	"example.org/signpost/cmd/signpost/internal/site"
)

// One draws one page of a site, as [Set.Pages] would; false where it cannot be drawn.
func (s *Set) One(from *site.Site, p *site.Page, opt Options) (Rendered, bool) {
	opt.Each = nil
	b := newBuilder(s, from, opt)
	done := s.draw(b, b.pageJob(p), func(Rendered) {})
	return done.page, len(done.problems) == 0
}

// SameUses reports that two states of the page of this name ask a browser to load the same,
// so that the rules of the host stay as they are.
func SameUses(name string, before, after []byte) bool {
	var r readers
	was, is := r.read(name, before), r.read(name, after)
	return was.of.needs == is.of.needs && slices.Equal(was.of.scripts, is.of.scripts)
}
