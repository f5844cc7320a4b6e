package site

import (
	"path"
	"slices"
)

// index is what a link that leads nowhere is held against. It is made once,
// because a site with many pages may have many such links.
type index struct {
	// broken and hidden are addresses of pages with errors, and of pages that are
	// not published; files those of files beside pages.
	broken map[string]bool
	hidden map[string]*Page
	files  map[string]bool
	// inFolder lists the names of the files of a folder, named the full names that
	// a file's own name has, both sorted.
	inFolder, named map[string][]string
}

func (s *Site) newIndex() index {
	x := index{
		broken: map[string]bool{}, hidden: map[string]*Page{}, files: map[string]bool{},
		inFolder: map[string][]string{}, named: map[string][]string{},
	}
	for name, broken := range s.broken {
		if at, found := addressOf(name); broken && path.Ext(name) == ".md" && found == nil {
			x.broken[at] = true
		}
	}
	add := func(name string) {
		folder, base := path.Dir(name), path.Base(name)
		x.inFolder[folder] = append(x.inFolder[folder], base)
		x.named[base] = append(x.named[base], name)
	}
	for name, p := range s.byName {
		add(name)
		if first := x.hidden[p.Path]; p.hidden != "" && (first == nil || p.Name < first.Name) {
			x.hidden[p.Path] = p
		}
	}
	for _, f := range s.Files {
		add(f.Name)
		x.files[f.Path] = true
	}
	for _, names := range x.inFolder {
		slices.Sort(names)
	}
	for _, names := range x.named {
		slices.Sort(names)
	}
	return x
}
