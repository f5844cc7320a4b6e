package site

import (
	"path"
	"slices"
	"sync"
)

// index is what a link that leads nowhere is held against. It is made once,
// because a site with many pages may have many such links.
type index struct {
	// broken and hidden are addresses of pages with errors, and of pages that are
	// not published; files those of files beside pages.
	broken map[string]bool
	hidden map[string]*Page
	files  map[string]bool
	// names are worked out when the first such link is found.
	names func() fileNames
}

// fileNames are the names of what a link may mean: inFolder lists the names of the files
// of a folder, named the full names that a file's own name has, both sorted.
type fileNames struct{ inFolder, named map[string][]string }

func (s *Site) newIndex() index {
	x := index{broken: map[string]bool{}, hidden: map[string]*Page{}, files: map[string]bool{}, names: sync.OnceValue(s.fileNames)}
	for name, broken := range s.broken {
		if !broken || path.Ext(name) != ".md" {
			continue
		}
		if at, _, found := addressOf(name); found == nil {
			x.broken[at] = true
		}
	}
	for _, p := range s.byName {
		if p.hidden == "" {
			continue
		}
		if first := x.hidden[p.Path]; first == nil || p.Name < first.Name {
			x.hidden[p.Path] = p
		}
	}
	for _, f := range s.Files {
		x.files[f.Path] = true
	}
	return x
}

func (s *Site) fileNames() fileNames {
	x := fileNames{inFolder: map[string][]string{}, named: map[string][]string{}}
	add := func(name string) {
		folder, base := path.Dir(name), path.Base(name)
		x.inFolder[folder] = append(x.inFolder[folder], base)
		x.named[base] = append(x.named[base], name)
	}
	for name := range s.byName {
		add(name)
	}
	for _, f := range s.Files {
		add(f.Name)
	}
	for _, names := range x.inFolder {
		slices.Sort(names)
	}
	for _, names := range x.named {
		slices.Sort(names)
	}
	return x
}
