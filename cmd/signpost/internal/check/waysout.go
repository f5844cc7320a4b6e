package check

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/site"
)

// ways are what the reader of a page's tags must know of the elements around them, to
// tell by which links somebody gets away or to help at once.
type ways struct {
	// cover is the outermost element that hides what stands in it: its name, how many
	// of that name are open, and why it hides.
	cover struct {
		name []byte
		why  string
		open int
	}
	footer int
	behind bool // the main element has ended
	form   forms
}

// exitScript is the file by whose name a project has the script of the exit.
const exitScript = "js/exit.js"

// way reads a tag for the ways out.
func (r *reading) way(t *tags) {
	w := &r.ways
	step := 1
	if t.end {
		step = -1
	}
	if t.kind&footer != 0 {
		w.footer = max(0, w.footer+step)
	}
	if t.kind&field != 0 {
		r.fields(t)
	}
	if w.cover.open > 0 && bytes.Equal(t.name, w.cover.name) {
		w.cover.open += step
	}
	switch {
	case t.end:
	case t.kind&anchor != 0 || t.has&isExit != 0:
		r.wayOut(t)
	case w.cover.open > 0 || t.kind&void != 0:
	default:
		if why := hides(t); why != "" {
			w.cover.name, w.cover.why, w.cover.open = append(w.cover.name[:0], t.name...), why, 1
		}
	}
}

// wayOut reads a link, or what is marked as one.
func (r *reading) wayOut(t *tags) {
	w := &r.ways
	why := hides(t)
	if w.cover.open > 0 {
		why = w.cover.why
	}
	if t.has&isExit != 0 {
		r.exit(t, why)
	}
	if why == "" && w.footer == 0 && (!r.read.hasMain || w.behind) && !r.read.early {
		href := t.attr("href")
		r.read.early = slices.ContainsFunc(r.reader.danger.helps, func(help string) bool { return string(href) == help })
	}
}

// exit reads what is marked as the link that leaves the site, and may be hidden for a
// reason.
func (r *reading) exit(t *tags, why string) {
	at := element{tag: string(t.name)}
	switch {
	case r.ways.cover.open > 0:
		why = "stands in <" + string(r.ways.cover.name) + ">, which " + why
	case why == "":
		why, at = unusable(t)
	}
	if why != "" {
		r.rare.exits = append(r.rare.exits, fault{"no-exit", "the link that leaves the site cannot be used by everybody: it " + why, "print it as a plain link at the top of templates/base.html or of a partial of it", at})
	}
	r.read.leaves = r.read.leaves || string(t.attr("href")) == r.reader.site.Config.Exit.URL
}

// hides says why an element cannot be seen or reached by everybody, with all that stands
// in it; "" when it can (HTML standard, 6.1, 6.3.3, 4.11.1 and 4.12).
func hides(t *tags) string {
	if t.kind&covering != 0 {
		return "is not always shown"
	}
	if t.has&isHiding != 0 {
		for _, a := range t.attrs {
			switch string(a.name) {
			case "hidden":
				return "has the attribute hidden"
			case "inert":
				return "has the attribute inert"
			case "aria-hidden":
				if strings.EqualFold(string(a.value), "true") {
					return "has the attribute aria-hidden"
				}
			}
		}
	}
	if t.hasClass("vh") {
		return "has the class vh, which nobody sees"
	}
	return ""
}

// unusable says why a link marked as the exit does not do, whatever stands around it.
func unusable(t *tags) (why string, at element) {
	if t.kind&anchor == 0 {
		return "is no link", element{tag: string(t.name)}
	}
	of := func(a attribute) element { return element{tag: "a", attr: string(a.name), value: string(a.value)} }
	var rel *attribute
	for i, a := range t.attrs {
		switch name := string(a.name); {
		case name == "tabindex" && bytes.HasPrefix(bytes.TrimSpace(a.value), []byte("-")):
			return "cannot be reached with the keyboard", of(a)
		case name == "target", name == "download":
			return "has the attribute " + string(a.name) + ", which keeps this page open", of(a)
		case name == "rel":
			rel = &t.attrs[i]
		}
	}
	if rel != nil && !holdsWord(rel.value, "noreferrer") {
		return "has a rel without noreferrer", of(*rel)
	}
	return "", element{tag: "a"}
}

// holdsWord reports a word among others, in small letters or large ones.
func holdsWord(list []byte, word string) bool {
	for one := range bytes.FieldsSeq(bytes.ToLower(list)) {
		if string(one) == word {
			return true
		}
	}
	return false
}

// waysOut wants on every page the two links that somebody may need at any moment: to
// the page of help at once, and away from the site, marked so that the script of the
// exit finds it, and with that script where the page tells of the Shift key.
func (g *gates) waysOut(f *Facts, found linkTraits) {
	if f.page.layout == "redirect.html" {
		return
	}
	body := element{tag: "body"}
	leadsOn := false
	if f.rare != nil {
		for _, e := range f.rare.exits {
			g.add(f, e)
		}
		// A page that leads on by itself is reported for that, and nobody stays to press keys.
		leadsOn = slices.ContainsFunc(f.rare.faults, func(found fault) bool { return found.at.attr == "http-equiv" && found.rule == "third-party" })
	}
	if !f.leaves {
		g.add(f, fault{
			"no-exit", "the page has no way to leave the site at once",
			`print .Site.Exit.Path as a link with the attribute data-quick-exit in templates/base.html or a partial of it, for every page`, body,
		})
	}
	if f.keys && !leadsOn && g.exitScript && found&loadsExit == 0 {
		g.add(f, fault{
			"no-exit", "the page does not load static/" + exitScript + ", so that nobody can leave it with the keys",
			fmt.Sprintf(`write <script type="module" async src="{{asset %q}}"></script> in templates/base.html or a partial of it, for every page`, exitScript), body,
		})
	}
	// In a version of a page, help in that version does as well.
	if g.danger.help == "" || f.early || g.isHelp(f) {
		return
	}
	message := "the page does not lead to help at once, " + g.danger.help
	if found&isHelpLink != 0 {
		message = "the page leads to help, " + g.danger.help + ", only where few look: it must stand in sight, before the words of the page"
	}
	g.add(f, fault{"no-help-link", message, "print .Site.Help.Path as a link in templates/base.html or a partial of it, for every page", body})
}

// isHelp reports the page of help at once, in any of its versions.
func (g *gates) isHelp(f *Facts) bool {
	name := strings.TrimSuffix(f.page.name, "index.html")
	return slices.ContainsFunc(g.danger.helps, func(help string) bool { return help != "" && help[1:] == name })
}

func hasExitScript(s *site.Site) bool {
	for _, f := range s.Static.Files() {
		if f.Name == exitScript {
			return true
		}
	}
	return false
}

func isExitScript(l element) bool {
	return l.tag == "script" && strings.HasPrefix(path.Base(l.value), "exit.")
}
