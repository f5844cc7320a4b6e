package check

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// gates are the rules that no published page may break.
type gates struct {
	in Input
	// published are all files, with what is known of those that are pages.
	published map[string]*Facts
	layouts   map[string]bool // the templates that pages are drawn by
	found     map[fault][]*Facts
	order     []fault
	added     int // findings so far
	// rows are the site's figures by the ids of their rows, and said how they read.
	rows map[string]stats.Observation
	said map[string]said
	dial caller
	// typed are the telephone numbers in the words of templates.
	typed []typed
	// danger is where pages lead those who need help at once.
	danger     danger
	exitScript bool // the project has the script of the exit
	// links are those of all pages, and traits what is known of them by their numbers.
	links  *elements
	traits []linkTraits
	// pages are those of the site in their order, but for any to which a link does not lead
	// as it reads.
	pages []*Facts
}

// linkTraits say of a link what is the same wherever it stands, so that it is found out
// once: most links stand on many pages.
type linkTraits uint8

const (
	// isJudged is a link of which the others were found out.
	isJudged linkTraits = 1 << iota
	// isFine is one in which nothing was found, and which means the same on every page.
	isFine
	isEmergency
	isHelpLink
	isTowardsHelp
	loadsExit
)

func newGates(r *Reader, in Input, all []*Facts) *gates {
	g := &gates{
		in: in, rows: r.rows, said: map[string]said{}, dial: r.dial, typed: typedIn(in.Templates, r.dial), danger: r.danger, exitScript: hasExitScript(r.site),
		published: make(map[string]*Facts, len(in.Names)), layouts: map[string]bool{}, found: map[fault][]*Facts{},
		links: r.elements, traits: make([]linkTraits, r.elements.size()), pages: make([]*Facts, len(r.elements.pages)),
	}
	for _, n := range in.Names {
		g.published[n] = nil
	}
	last, place := "", 0
	for _, f := range all {
		_, ok := g.published[f.page.name]
		if ok {
			g.published[f.page.name] = f
		}
		if place < len(g.pages) && f.page.source == g.links.pages[place] { // they were drawn in this order
			if ok && f.page.plain {
				g.pages[place] = f
			}
			place++
		}
		if layout := f.page.layout; layout != last || len(g.layouts) == 0 {
			g.layouts["templates/"+layout] = true
			last = layout
		}
	}
	g.toPages()
	return g
}

// toPages notes that nothing is wrong with the addresses of the site's pages, and which of
// them lead to help.
func (g *gates) toPages() {
	for i, f := range g.pages {
		if f != nil {
			g.traits[i+toPage*len(g.pages)], g.traits[i+canonical*len(g.pages)] = isJudged|isFine, isJudged|isFine
		}
	}
	note := func(path string, traits linkTraits) {
		if place, ok := g.links.places[path]; ok && g.pages[place] != nil {
			g.traits[place] |= traits
		}
	}
	note(g.danger.page, isTowardsHelp)
	for _, help := range g.danger.helps {
		note(help, isTowardsHelp|isHelpLink)
	}
}

// link is the link with a number.
func (g *gates) link(n uint32) element { return unpacked(g.links.text(n)) }

// judge holds one page against every gate.
func (g *gates) judge(f *Facts) {
	g.ofPage(f)
	var found linkTraits
	for _, n := range f.links {
		if g.traits[n] == 0 {
			g.traits[n] = g.traitsOf(n)
		}
		found |= g.traits[n]
	}
	g.emergency(f, found)
	g.waysOut(f, found)
	g.figures(f)
	g.arrived(f)
	if f.rare != nil {
		for _, unnamed := range f.rare.unnamed {
			g.add(f, unnamed)
		}
	}
	for _, n := range f.links {
		if g.traits[n]&isFine == 0 {
			g.address(f, n)
		}
	}
}

// ofPage reports what is wrong with a page whatever the rest of the site holds.
func (g *gates) ofPage(f *Facts) {
	if f.rare == nil {
		return
	}
	for _, fault := range f.rare.faults {
		if fault.rule != "unknown-number" || !g.isTyped(fault.at.value) {
			g.add(f, fault)
		}
	}
}

// traitsOf finds out what is the same of a link wherever it stands.
func (g *gates) traitsOf(n uint32) linkTraits {
	if part, ok := g.links.other(n); ok && part.place != nowhere {
		if f := g.pages[part.place]; f != nil && g.holds(f, part.text) {
			return g.traits[part.place] &^ isHelpLink
		}
	}
	traits, l := isJudged, g.link(n)
	if number, ok := strings.CutPrefix(l.value, "tel:"); ok && g.danger.number != nil && g.danger.number.HasNumber(number) {
		traits |= isEmergency
	}
	if l.tag == "a" && slices.Contains(g.danger.helps, l.value) {
		traits |= isHelpLink
	}
	if l.tag == "a" && g.isTowardsHelp(g.towards(l.value)) {
		traits |= isTowardsHelp
	}
	if isExitScript(l) {
		traits |= loadsExit
	}
	return traits
}

// address judges one address in a page, and notes whether it has to be judged again.
func (g *gates) address(f *Facts, n uint32) {
	l, before := g.link(n), g.added
	g.judgeAddress(f, l)
	if g.added == before && isSameEverywhere(l.value) {
		g.traits[n] |= isFine
	}
}

// isSameEverywhere reports an address that leads to the same place from every page.
func isSameEverywhere(address string) bool {
	scheme, _, hasScheme := strings.Cut(address, ":")
	return hasScheme && !strings.ContainsAny(scheme, "/?#") || strings.HasPrefix(address, "/")
}

// judgeAddress judges one address in a page.
func (g *gates) judgeAddress(f *Facts, l element) {
	add := func(rule, hint, format string, args ...any) {
		g.add(f, fault{rule, fmt.Sprintf(format, args...), hint, l})
	}
	scheme, rest, hasScheme := strings.Cut(l.value, ":")
	switch {
	case strings.Contains(l.value, "ZgotmplZ"):
	case l.value == "":
		add("dead-link", "give it an address, or take it away", "an address of <%s> is empty", l.tag)
	case hasScheme && (scheme == "tel" || scheme == "sms"):
		if !g.in.Site.Helplines.HasNumber(rest) {
			add("unknown-number", cmp.Or(g.dial.right(rest), "take the link from a helpline's file"), "the number %q belongs to no helpline", rest)
		} else if scheme == "sms" && !g.in.Site.Helplines.CanText(rest) {
			add("unknown-number", "write tel: if the number is to be called", "no helpline takes texts at %q", rest)
		} else if scheme == "tel" && !g.in.Site.Helplines.CanCall(rest) {
			add("unknown-number", "write sms: if the number is to be texted", "no helpline answers calls at %q", rest)
		}
	case hasScheme && scheme == "mailto" && l.tag == "a":
	case hasScheme && (scheme == "https" || scheme == "http") || strings.HasPrefix(l.value, "//"):
		if own, ok := g.own(l.value); ok {
			g.internal(f, l, own)
			return
		}
		if (l.tag != "a" || l.attr == "ping") && l.tag != "link canonical" && l.tag != "link license" {
			add("third-party", "put a copy in static; the site asks nothing of other sites", "<%s> asks another site for %q", l.tag, l.value)
		}
	case hasScheme && !strings.ContainsAny(scheme, "/?#"):
		add("link-scheme", "only https, mailto, tel and sms addresses are published", "the address %q begins with %s:", l.value, scheme)
	default:
		g.internal(f, l, l.value)
	}
}

// own gives the part after the host of an address of the published site itself.
func (g *gates) own(address string) (string, bool) {
	rest, ok := strings.CutPrefix(address, g.in.Site.Config.BaseURL)
	if rest == "" {
		rest = "/"
	}
	return rest, ok && rest[0] == '/'
}

// internal looks for what an address on the site leads to.
func (g *gates) internal(f *Facts, l element, address string) {
	add := func(hint, format string, args ...any) {
		g.add(f, fault{"dead-link", fmt.Sprintf(format, args...), hint, l})
	}
	target, fragment, _ := strings.Cut(address, "#")
	target, _, _ = strings.Cut(target, "?")
	name := f.page.name
	if target != "" {
		decoded, err := url.PathUnescape(target)
		if err != nil {
			add("correct the address", "the address %q has a broken %% sign", l.value)
			return
		}
		if !strings.HasPrefix(decoded, "/") {
			decoded = path.Join("/", path.Dir(f.page.name), decoded) + strings.Repeat("/", trailing(decoded))
		}
		name = strings.TrimPrefix(decoded, "/")
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
	}
	to, ok := g.published[name]
	if !ok {
		add("correct the address, or publish the page", "nothing is published at %s", target)
		return
	}
	if !g.holds(to, fragment) {
		where := "at /" + strings.TrimSuffix(name, "index.html")
		if target == "" {
			where = "in the page itself"
		}
		add("correct the part after #", "there is no #%s %s", fragment, where)
	}
}

// holds reports whether a page has what a part of an address behind the # leads to. Of what
// is no page, nothing is known.
func (g *gates) holds(f *Facts, fragment string) bool {
	if f == nil || fragment == "" {
		return true
	}
	id, err := url.PathUnescape(fragment)
	return err == nil && f.ids.has(id)
}

func trailing(s string) int {
	if strings.HasSuffix(s, "/") {
		return 1
	}
	return 0
}
