package site

import (
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/finder"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/source"
)

// FinderFile holds the questions of the finder. A link to it leads to the first.
const FinderFile = "content/find-help/finder.yaml"

// loadFinder reads the questions. What they lead to is worked out by
// [Site.findAnswers], when the services are known.
func (s *Site) loadFinder(files []source.File) diag.List {
	var problems diag.List
	s.keys.Finder = sumOf(s.memory, files, FinderFile)
	s.questions, problems = dataFile(s, files, FinderFile, finder.Load)
	return problems
}

// findAnswers works out the finder's answers from the services in the order of their
// pages, and makes the page that menus lead to.
func (s *Site) findAnswers() {
	if s.questions == nil || s.broken[FinderFile] {
		return
	}
	services, key := s.services()
	s.Finder = memo.Get(s.memory, "site.Finder", memo.Join(s.keys.Finder, key), func() *finder.Finder { return finder.New(s.questions, services) })
	if pages := s.Finder.Pages(); len(pages) > 0 {
		first := pages[0]
		s.finderPage = &Page{Kind: Plain, Name: FinderFile, Path: first.Path, Meta: Meta{Title: first.Title, Summary: first.Summary, Seldom: new(Seldom)}, More: new(More)}
	}
}

// services lists the services in the order of their pages, and a key of them.
func (s *Site) services() ([]*helpline.Service, memo.Key) {
	pages := slices.DeleteFunc(slices.Clone(s.Pages), func(p *Page) bool { return p.Service == nil })
	slices.SortStableFunc(pages, inOrder)
	list := make([]*helpline.Service, len(pages))
	keys := make([]memo.Key, len(pages))
	for i, p := range pages {
		list[i], keys[i] = p.Service, p.Sum
	}
	return list, memo.Join(keys...)
}

// finderAddresses refuses files that would be published where the finder's pages are.
func (s *Site) finderAddresses() diag.List {
	if s.Finder == nil {
		return nil
	}
	pages, outputs := map[string]bool{}, map[string]bool{}
	for _, p := range s.Finder.Pages() {
		pages[p.Path], outputs[outputOf(p.Path)] = true, true
	}
	var problems diag.List
	refuse := func(name string) {
		problems = append(problems, diag.InFile(name, diag.Error, "same-address", "%s is published where the finder has a page of its own", name).
			WithHint("give it another name, or move it out of content/find-help"))
	}
	for _, p := range s.Pages {
		if pages[p.Path] {
			refuse(p.Name)
		}
	}
	for _, f := range s.Files {
		if outputs[outputOf(f.Path)] {
			refuse(f.Name)
		}
	}
	return problems
}
