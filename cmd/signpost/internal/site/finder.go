package site

import (
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/finder"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/source"
)

// FinderFile holds the questions of the finder. A link to it leads to the first.
const FinderFile = "content/find-help/finder.yaml"

// loadFinder reads the questions. What they lead to is worked out by
// [Site.findAnswers], when the services are known.
func (s *Site) loadFinder(files []source.File) diag.List {
	doc, problems := s.dataFile(files, FinderFile)
	if doc == nil {
		return problems
	}
	var found diag.List
	s.questions, found = finder.Load(doc)
	s.broken[FinderFile] = found.HasErrors()
	return append(problems, found...)
}

// findAnswers works out the finder's answers from the services in the order of their
// pages, and makes the page that menus lead to.
func (s *Site) findAnswers() {
	if s.questions == nil || s.broken[FinderFile] {
		return
	}
	s.Finder = finder.New(s.questions, s.services())
	if pages := s.Finder.Pages(); len(pages) > 0 {
		first := pages[0]
		s.finderPage = &Page{Kind: Plain, Name: FinderFile, Path: first.Path, Meta: Meta{Title: first.Title, Summary: first.Summary}}
	}
}

// services lists the services in the order of their pages.
func (s *Site) services() []*helpline.Service {
	pages := slices.DeleteFunc(slices.Clone(s.Pages), func(p *Page) bool { return p.Service == nil })
	slices.SortStableFunc(pages, inOrder)
	list := make([]*helpline.Service, len(pages))
	for i, p := range pages {
		list[i] = p.Service
	}
	return list
}

// finderAddresses refuses files that would be published where the finder's pages are.
func (s *Site) finderAddresses() diag.List {
	if s.Finder == nil {
		return nil
	}
	taken := map[string]bool{}
	for _, p := range s.Finder.Pages() {
		taken[outputOf(p.Path)] = true
	}
	var problems diag.List
	refuse := func(name string) {
		problems = append(problems, diag.InFile(name, diag.Error, "same-address", "%s is published where the finder has a page of its own", name).
			WithHint("give it another name, or move it out of content/find-help"))
	}
	for _, p := range s.Pages {
		if taken[p.Output] {
			refuse(p.Name)
		}
	}
	for _, f := range s.Files {
		if taken[outputOf(f.Path)] {
			refuse(f.Name)
		}
	}
	return problems
}
