package check

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/site"
)

// danger is where a page can lead somebody who is in danger.
type danger struct {
	// number is the register of the emergency service alone; nil when it has none.
	number *helpline.Register
	// page and help are the addresses of its page and of the page of help at once, helps
	// those of the latter in all its versions.
	page, help string
	helps      []string
}

func newDanger(s *site.Site) danger {
	var d danger
	if service, ok := s.Helplines.Service(s.Config.Emergency); ok && len(service.Call) > 0 {
		d.number = helpline.NewRegister([]*helpline.Service{service})
	}
	for _, p := range s.Pages {
		if p.Service != nil && p.Service.ID == s.Config.Emergency {
			d.page = p.Path
		}
	}
	if help := s.Help(); help != nil {
		d.help, d.helps = help.Path, []string{help.Path}
		for _, v := range help.Versions {
			d.helps = append(d.helps, v.Path)
		}
	}
	return d
}

// emergency wants the number for immediate danger on every page, as a link. On pages
// that somebody in distress reads, the page's own part must lead to it as well, or
// to help at once: what stands around it is passed over.
func (g *gates) emergency(f *facts) {
	if f.page.Layout == "redirect.html" {
		return
	}
	isNumber := func(l element) bool {
		rest, ok := strings.CutPrefix(l.value, "tel:")
		return ok && g.danger.number != nil && g.danger.number.HasNumber(rest)
	}
	shown := g.danger.number == nil
	for _, l := range f.links {
		shown = shown || isNumber(l)
	}
	if !shown {
		g.add(f, fault{
			"no-emergency", "the page does not show the number for immediate danger", "print .Site.Emergency.Number as a link in templates/base.html or a partial of it, for every page",
			element{tag: "body"},
		})
	}
	if !g.isOfDistress(f) {
		return
	}
	for _, l := range f.ownLinks() {
		if isNumber(l) || l.tag == "a" && g.leadsToHelp(f, l.value) {
			return
		}
	}
	g.add(f, fault{
		"no-emergency", "the page's own part leads to no help: not to the number for immediate danger, its page or the page of help at once",
		"link to .Site.Help in the layout, or write :helpline{" + g.in.Site.Config.Emergency + "} in the page",
		element{},
	})
}

// isOfDistress reports a page that somebody may read who was just threatened.
func (g *gates) isOfDistress(f *facts) bool {
	p := f.page.Source
	switch {
	case f.page.Layout == "finder.html":
		return true
	case p == nil:
		return false
	case slices.Contains(g.danger.helps, p.Path):
		return true
	}
	audience := helpline.Audience(p.Audience())
	return p.Kind == site.Guidance && (audience == "" || audience == helpline.YoungPeople || audience == helpline.Parents)
}

// leadsToHelp reports an address of the emergency service's page, or of the page of
// help at once, unless that is the page itself.
func (g *gates) leadsToHelp(f *facts, address string) bool {
	if own, ok := g.own(address); ok {
		address = own
	}
	path, _, _ := strings.Cut(address, "#")
	own := "/" + strings.TrimSuffix(f.page.Name, "index.html")
	return path != "" && path != own && (path == g.danger.page || slices.Contains(g.danger.helps, path))
}

// ownLinks are the addresses in the main element, or in the whole page when it has
// none.
func (f *facts) ownLinks() []element {
	if !f.hasMain {
		return f.links
	}
	return f.links[f.main.Start:f.main.End]
}
