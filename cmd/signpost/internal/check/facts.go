package check

import (
	"strings"

	"example.org/signpost/cmd/signpost/internal/site"
)

// Facts are what the gates must know of one page, so that its HTML need not be kept.
// A large site holds those of all its pages at once: what many pages share is numbered
// by [elements], and what few pages have stands apart.
type Facts struct {
	page origin
	// links are the numbers of the addresses that the rest of the site decides about, with
	// their tags and attributes; main is the part of them that stands in the main element.
	links   []uint32
	main    part32
	hasMain bool
	keys    bool // the page tells of the key that leaves
	leaves  bool // it has a link that leaves the site, marked as that
	early   bool // it leads to help in sight, outside of its own words and its foot
	ids     ids
	shown   []*shown  // figures and claims
	rare    *rarities // nil when there are none
}

// part32 is a part of a list.
type part32 struct{ start, end uint32 }

// origin is what a page was drawn of.
type origin struct {
	name, layout string
	source       *site.Page
	// plain is true where the address of the source leads to the page as it reads.
	plain bool
}

func originOf(p Page) origin {
	plain := false
	if p.Source != nil && !strings.ContainsAny(p.Source.Path, "%?#") {
		path, ok := strings.CutSuffix(p.Name, "index.html")
		plain = ok && strings.HasSuffix(p.Source.Path, "/") && path == strings.TrimPrefix(p.Source.Path, "/")
	}
	return origin{p.Name, p.Layout, p.Source, plain}
}

// rarities are what is known of few pages.
type rarities struct {
	faults  []fault  // what is wrong whatever the rest of the site holds
	exits   []fault  // why links that are marked as the exit cannot be used
	unnamed []fault  // drawings without a name
	titles  []string // private words in what stands in the place of a title
	card    string   // the first private word that messengers show of a link to the page
}

// fault is one finding in one page. Findings that are equal come from one place
// in a template.
type fault struct {
	rule, message, hint string
	at                  element
}

// ownLinks are the addresses in the main element, or in the whole page when it has
// none.
func (f *Facts) ownLinks() []uint32 {
	if !f.hasMain {
		return f.links
	}
	return f.links[f.main.start:f.main.end]
}
