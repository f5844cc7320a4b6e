package check

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"strings"

	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// gates are the rules that no published page may break.
type gates struct {
	in      Input
	names   map[string]bool
	pages   map[string]*facts // by the file they are published as
	layouts map[string]bool   // the templates that pages are drawn by
	found   map[fault][]*facts
	order   []fault
	added   int // findings so far
	// rows are the site's figures by the ids of their rows.
	rows map[string]stats.Observation
	dial caller
	// typed are the telephone numbers in the words of templates.
	typed []typed
	// danger is where pages lead those who need help at once.
	danger danger
	// fine are the addresses in which nothing was found, but for those that mean something
	// else on every page: most stand on many.
	fine map[element]bool
	// told are private words by the texts in which they were looked for, and words is
	// the key of their list.
	told  map[string]told
	words memo.Key
}

// told is the private word of a text, if it has one.
type told struct {
	word string
	ok   bool
}

func newGates(in Input, all []*facts, rows map[string]stats.Observation, dial caller) *gates {
	g := &gates{
		in: in, rows: rows, dial: dial, typed: typedIn(in.Templates, dial), danger: newDanger(in.Site),
		names: map[string]bool{}, pages: map[string]*facts{}, layouts: map[string]bool{}, found: map[fault][]*facts{},
		fine: map[element]bool{}, told: map[string]told{}, words: in.Memory.Of(in.Site.Config.PrivateWords),
	}
	for _, n := range in.Names {
		g.names[n] = true
	}
	for _, f := range all {
		g.pages[f.page.Name] = f
		g.layouts["templates/"+f.page.Layout] = true
	}
	return g
}

// judge holds one page against every gate.
func (g *gates) judge(f *facts) {
	for _, fault := range f.faults {
		if fault.rule != "unknown-number" || !g.isTyped(fault.at.value) {
			g.add(f, fault)
		}
	}
	g.headings(f)
	switch {
	case len(f.titles) != 1:
		g.add(f, fault{"head-title", fmt.Sprintf("%d titles for the browser's tab, want one", len(f.titles)), "write one <title> in the head", element{tag: "title"}})
	case f.titles[0] == "":
		g.add(f, fault{"head-title", "the title for the browser's tab is empty", "print .Page.HeadTitle in it", element{tag: "title"}})
	}
	for id, n := range f.ids {
		if n > 1 {
			g.add(f, fault{"same-id", fmt.Sprintf("the id %q stands %d times in one page", id, n), "show a chart or a list once, or name it otherwise", element{attr: "id", value: id}})
		}
	}
	g.emergency(f)
	g.waysOut(f)
	g.figures(f)
	g.arrived(f)
	g.drawings(f)
	for _, l := range f.links {
		if g.fine[l] {
			continue
		}
		before := g.added
		g.address(f, l)
		if g.added == before && isSameEverywhere(l.value) {
			g.fine[l] = true
		}
	}
}

// isSameEverywhere reports an address that leads to the same place from every page.
func isSameEverywhere(address string) bool {
	scheme, _, hasScheme := strings.Cut(address, ":")
	return hasScheme && !strings.ContainsAny(scheme, "/?#") || strings.HasPrefix(address, "/")
}

func (g *gates) headings(f *facts) {
	first, last := 0, 0
	for _, level := range f.headings {
		if level == 1 {
			first++
		}
		if last > 0 && level > last+1 {
			g.add(f, fault{"heading-order", fmt.Sprintf("a heading of level %d follows one of level %d", level, last), "go down one level at a time", element{tag: fmt.Sprintf("h%d", level)}})
		}
		last = level
	}
	if first != 1 {
		g.add(f, fault{"one-h1", fmt.Sprintf("%d main headings, want one", first), "write one <h1>, with the page's title", element{tag: "h1"}})
	}
}

// address judges one address in a page.
func (g *gates) address(f *facts, l element) {
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
func (g *gates) internal(f *facts, l element, address string) {
	add := func(hint, format string, args ...any) {
		g.add(f, fault{"dead-link", fmt.Sprintf(format, args...), hint, l})
	}
	target, fragment, _ := strings.Cut(address, "#")
	target, _, _ = strings.Cut(target, "?")
	name := f.page.Name
	if target != "" {
		decoded, err := url.PathUnescape(target)
		if err != nil {
			add("correct the address", "the address %q has a broken %% sign", l.value)
			return
		}
		if !strings.HasPrefix(decoded, "/") {
			decoded = path.Join("/", path.Dir(f.page.Name), decoded) + strings.Repeat("/", trailing(decoded))
		}
		name = strings.TrimPrefix(decoded, "/")
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
	}
	if !g.names[name] {
		add("correct the address, or publish the page", "nothing is published at %s", target)
		return
	}
	to, isPage := g.pages[name]
	if id, err := url.PathUnescape(fragment); fragment != "" && isPage && (err != nil || to.ids[id] == 0) {
		where := "at /" + strings.TrimSuffix(name, "index.html")
		if target == "" {
			where = "in the page itself"
		}
		add("correct the part after #", "there is no #%s %s", fragment, where)
	}
}

func trailing(s string) int {
	if strings.HasSuffix(s, "/") {
		return 1
	}
	return 0
}

// add notes a finding of one page. Pages are judged one after another, so that a
// page which has it already stands last.
func (g *gates) add(f *facts, found fault) {
	g.added++
	pages, known := g.found[found]
	if !known {
		g.order = append(g.order, found)
	}
	if !known || pages[len(pages)-1] != f {
		g.found[found] = append(pages, f)
	}
}
