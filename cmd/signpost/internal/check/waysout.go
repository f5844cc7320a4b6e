package check

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// ways are the links of a page by which somebody gets away or to help at once, and
// what the reader of its tags must know of the elements around them.
type ways struct {
	exits []exit
	early []string // where links lead that stand outside of the page's own words and its foot, to be seen
	// cover is the outermost element that hides what stands in it: its name, how many
	// of that name are open, and why it hides.
	cover struct {
		name, why string
		open      int
	}
	footer int
	keys   bool // the page tells of the key that leaves
	form   forms
}

// exit is a link that is marked as the exit, and why it cannot be used, if it cannot.
type exit struct {
	address, wrong string
	at             element
}

// exitScript is the file by whose name a project has the script of the exit.
const exitScript = "js/exit.js"

// way reads a tag for the ways out.
func (f *facts) way(t *tags) {
	w, name := &f.ways, kept(t.name)
	step := 1
	if t.end {
		step = -1
	}
	if name == "footer" {
		w.footer = max(0, w.footer+step)
	}
	f.fields(t)
	if w.cover.open > 0 && name == w.cover.name {
		w.cover.open += step
	}
	if t.end {
		return
	}
	marked := slices.ContainsFunc(t.attrs, func(a attribute) bool { return string(a.name) == "data-quick-exit" })
	if name != "a" && !marked {
		if why := hides(t); why != "" && w.cover.open == 0 && !isVoid(name) {
			w.cover.name, w.cover.why, w.cover.open = name, "stands in <"+name+">, which "+why, 1
		}
		return
	}
	why, at := hides(t), element{tag: name}
	if w.cover.open > 0 {
		why = w.cover.why
	}
	if marked {
		if why == "" {
			why, at = unusable(t)
		}
		w.exits = append(w.exits, exit{t.attr("href"), why, at})
	}
	if why == "" && w.footer == 0 && (!f.hasMain || f.main.End >= 0) {
		w.early = append(w.early, t.attr("href"))
	}
}

// hides says why an element cannot be seen or reached by everybody, with all that stands
// in it; "" when it can (HTML standard, 6.1, 6.3.3, 4.11.1 and 4.12).
func hides(t *tags) string {
	switch name := string(t.name); name {
	case "details", "dialog", "template", "noscript":
		return "is not always shown"
	}
	for _, a := range t.attrs {
		switch name, value := string(a.name), string(a.value); {
		case name == "hidden" || name == "inert" || name == "aria-hidden" && strings.EqualFold(value, "true"):
			return "has the attribute " + name
		}
	}
	if t.hasClass("vh") {
		return "has the class vh, which nobody sees"
	}
	return ""
}

// unusable says why a link marked as the exit does not do, whatever stands around it.
func unusable(t *tags) (why string, at element) {
	tag := kept(t.name)
	if tag != "a" {
		return "is no link", element{tag: tag}
	}
	rel, hasRel := "", false
	for _, a := range t.attrs {
		name, value := string(a.name), string(a.value)
		at := element{tag: tag, attr: name, value: value}
		switch {
		case name == "tabindex" && strings.HasPrefix(strings.TrimSpace(value), "-"):
			return "cannot be reached with the keyboard", at
		case name == "target", name == "download":
			return "has the attribute " + name + ", which keeps this page open", at
		case name == "rel":
			rel, hasRel = value, true
		}
	}
	if hasRel && !slices.Contains(strings.Fields(strings.ToLower(rel)), "noreferrer") {
		return "has a rel without noreferrer", element{tag: tag, attr: "rel", value: rel}
	}
	return "", element{tag: tag}
}

// isVoid reports an element that has no content (HTML standard, 13.1.2).
func isVoid(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr":
		return true
	}
	return false
}

// waysOut wants on every page the two links that somebody may need at any moment: to
// the page of help at once, and away from the site, marked so that the script of the
// exit finds it, and with that script where the page tells of the Shift key.
func (g *gates) waysOut(f *facts) {
	if f.page.Layout == "redirect.html" {
		return
	}
	body := element{tag: "body"}
	for _, e := range f.ways.exits {
		if e.wrong != "" {
			g.add(f, fault{"no-exit", "the link that leaves the site cannot be used by everybody: it " + e.wrong, "print it as a plain link at the top of templates/base.html or of a partial of it", e.at})
		}
	}
	if address := g.in.Site.Config.Exit.URL; !slices.ContainsFunc(f.ways.exits, func(e exit) bool { return e.address == address }) {
		g.add(f, fault{
			"no-exit", "the page has no way to leave the site at once",
			`print .Site.Exit.Path as a link with the attribute data-quick-exit in templates/base.html or a partial of it, for every page`, body,
		})
	}
	// A page that leads on by itself is reported for that, and nobody stays to press keys.
	leadsOn := slices.ContainsFunc(f.faults, func(found fault) bool { return found.at.attr == "http-equiv" && found.rule == "third-party" })
	if f.ways.keys && !leadsOn && g.hasExitScript() && !slices.ContainsFunc(f.links, isExitScript) {
		g.add(f, fault{
			"no-exit", "the page does not load static/" + exitScript + ", so that nobody can leave it with the keys",
			fmt.Sprintf(`write <script type="module" async src="{{asset %q}}"></script> in templates/base.html or a partial of it, for every page`, exitScript), body,
		})
	}
	// In a version of a page, help in that version does as well.
	leads := func(address string) bool { return slices.Contains(g.danger.helps, address) }
	if g.danger.help == "" || leads("/"+strings.TrimSuffix(f.page.Name, "index.html")) || slices.ContainsFunc(f.ways.early, leads) {
		return
	}
	message := "the page does not lead to help at once, " + g.danger.help
	if slices.ContainsFunc(f.links, func(l element) bool { return l.tag == "a" && leads(l.value) }) {
		message = "the page leads to help, " + g.danger.help + ", only where few look: it must stand in sight, before the words of the page"
	}
	g.add(f, fault{"no-help-link", message, "print .Site.Help.Path as a link in templates/base.html or a partial of it, for every page", body})
}

func (g *gates) hasExitScript() bool {
	for _, s := range g.in.Site.Static.Files() {
		if s.Name == exitScript {
			return true
		}
	}
	return false
}

func isExitScript(l element) bool {
	return l.tag == "script" && strings.HasPrefix(path.Base(l.value), "exit.")
}
