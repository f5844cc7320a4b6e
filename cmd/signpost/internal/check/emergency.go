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
func (g *gates) emergency(f *Facts, found linkTraits) {
	if f.page.layout == "redirect.html" {
		return
	}
	if g.danger.number != nil && found&isEmergency == 0 {
		g.add(f, fault{
			"no-emergency", "the page does not show the number for immediate danger", "print .Site.Emergency.Number as a link in templates/base.html or a partial of it, for every page",
			element{tag: "body"},
		})
	}
	if !g.isOfDistress(f) {
		return
	}
	for _, n := range f.ownLinks() {
		if t := g.traits[n]; t&isEmergency != 0 || t&isTowardsHelp != 0 && g.leadsToHelp(f, g.link(n).value) {
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
func (g *gates) isOfDistress(f *Facts) bool {
	p := f.page.source
	switch {
	case f.page.layout == "finder.html":
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
func (g *gates) leadsToHelp(f *Facts, address string) bool {
	path := g.towards(address)
	return g.isTowardsHelp(path) && path != "/"+strings.TrimSuffix(f.page.name, "index.html")
}

// towards is the page that an address of the site leads to.
func (g *gates) towards(address string) string {
	if own, ok := g.own(address); ok {
		address = own
	}
	path, _, _ := strings.Cut(address, "#")
	return path
}

// isTowardsHelp reports the page of the emergency service, and that of help at once.
func (g *gates) isTowardsHelp(path string) bool {
	return path != "" && (path == g.danger.page || slices.Contains(g.danger.helps, path))
}
