package site

import (
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// ahead warns of what a published page owes to pages that are not published. Only a
// preview shows those, and nothing is wrong in it; the published site would refuse it.
func (s *Site) ahead(p *Page) diag.List {
	if !s.showsHidden || p.Unpublished != "" {
		return nil // They may be published together.
	}
	var problems diag.List
	warn := func(at diag.Span, to *Page) {
		problems = append(problems, diag.At(p.File, at, diag.Warning, "hidden-link", "%s is shown here and not published: %s", to.Name, to.Unpublished).
			WithHint("publish that page first, or remove the link: a build without drafts refuses it"))
	}
	for i, address := range p.Links {
		path, _, _ := strings.Cut(address, "#")
		if to := s.byPath[path]; to != nil && to.Unpublished != "" {
			warn(p.Doc.Links[i].Span, to)
		}
	}
	for _, d := range p.Doc.Directives {
		for _, a := range d.Args {
			if to := s.byPath[HelplineFolder+a.Value+"/"]; a.Key == "" && to != nil && to.Service != nil && to.Unpublished != "" {
				warn(a.Span, to)
			}
		}
	}
	return problems
}
