package site

import (
	"maps"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/search"
	"example.org/signpost/cmd/signpost/internal/source"
)

// SearchFile holds the words of the search. A link to it leads to the search page, at
// [SearchPath]; a site without the file has no search.
const (
	SearchFile = "content/search/words.yaml"
	SearchPath = "/search/"
)

// loadSearch reads the words and makes the page that menus lead to.
func (s *Site) loadSearch(files []source.File) diag.List {
	var problems diag.List
	s.Search, problems = dataFile(s, files, SearchFile, search.Load)
	if s.Search != nil {
		s.searchPage = &Page{Kind: Plain, Name: SearchFile, Path: SearchPath, Meta: Meta{Title: s.Search.Title, Summary: s.Search.Summary, Seldom: new(Seldom)}, More: new(More)}
	}
	return problems
}

// searchAddress refuses files that would be published where the search page is, and what
// the words of the search name that is not there.
func (s *Site) searchAddress() diag.List {
	if s.Search == nil {
		return nil
	}
	var services, names []string
	known := maps.Clone(s.broken)
	for name := range s.byName {
		known[name] = true
	}
	// Files that could not be read are there all the same.
	for _, file := range slices.Sorted(maps.Keys(known)) {
		name := strings.TrimPrefix(file, "content/")
		names = append(names, name)
		if id, ok := strings.CutPrefix(name, "helplines/"); ok {
			services = append(services, strings.TrimSuffix(id, ".md"))
		}
	}
	problems := s.Search.Unknown(services, names)
	refuse := func(name string) {
		problems = append(problems, diag.InFile(name, diag.Error, "same-address", "%s is published where the search page is", name).
			WithHint("give it another name"))
	}
	for _, p := range s.Pages {
		if p.Path == SearchPath {
			refuse(p.Name)
		}
	}
	for _, f := range s.Files {
		if outputOf(f.Path) == outputOf(SearchPath) {
			refuse(f.Name)
		}
	}
	return problems
}

// standIn is the page that stands for a data file in menus and links; nil when there is
// none.
func (s *Site) standIn(name string) *Page {
	switch name {
	case FinderFile:
		return s.finderPage
	case SearchFile:
		return s.searchPage
	}
	return nil
}

// Section is what the group of pages is called in which a page is listed: by the menu's
// word for the section at the top that it stands in, else by that section's own title;
// "" for a page that stands in none.
func (s *Site) Section(p *Page) string {
	top := p.Origin()
	for top.Parent != nil && top.Parent.Path != "/" {
		top = top.Parent
	}
	for _, i := range s.menu {
		if i.Page == top {
			return i.Title
		}
	}
	if top.Kind == Section {
		return top.Title()
	}
	return ""
}

// InOrder lists the published pages as they are read: each before those below it, in
// the order of its section. Their versions are left out.
func (s *Site) InOrder() []*Page {
	list := make([]*Page, 0, len(s.Pages))
	var add func(p *Page)
	add = func(p *Page) {
		list = append(list, p)
		for _, c := range p.Children {
			add(c)
		}
	}
	for _, p := range s.Pages {
		if p.Parent == nil && p.Original == nil {
			add(p)
		}
	}
	return list
}
