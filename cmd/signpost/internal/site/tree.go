package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// tree hangs every page below its section and orders neighbours.
func (s *Site) tree() diag.List {
	home := s.byPath["/"]
	var problems diag.List
	for _, p := range s.Pages {
		if p.Path == "/" || p.Original != nil {
			continue
		}
		for at := above(p.Path); at != "" && p.Parent == nil; at = above(at) {
			p.Parent = s.byPath[at]
		}
		if p.Parent != nil {
			p.Parent.Children = append(p.Parent.Children, p)
		}
	}
	for _, p := range s.Pages {
		slices.SortStableFunc(p.Children, inOrder)
		var before *Page
		for _, c := range p.Children {
			if p == home || c.Kind == Section || c.Kind == Helpline {
				continue // only pages that are read one after another are neighbours
			}
			if c.Previous = before; before != nil {
				before.Next = c
			}
			before = c
		}
	}
	for _, f := range s.Files {
		if p := s.byPath[path.Dir(f.Path)+"/"]; p != nil && path.Base(p.Name) == "index.md" {
			p.Files = append(p.Files, f)
		}
	}
	s.treesOfVersions()
	return append(problems, s.missingSections()...)
}

// treesOfVersions hangs each version where its page hangs: beside others of its version
// where there are such, and else beside their pages.
func (s *Site) treesOfVersions() {
	for _, p := range s.Pages {
		o := p.Original
		if o == nil {
			continue
		}
		own := func(other *Page) *Page {
			if other == nil {
				return nil
			}
			return other.In(p.Version)
		}
		p.Parent, p.Previous, p.Next, p.Files = own(o.Parent), own(o.Previous), own(o.Next), o.Files
		for _, c := range o.Children {
			p.Children = append(p.Children, own(c))
		}
	}
}

// above is the address of the folder that an address stands in, "" for the first one.
func above(address string) string {
	return address[:strings.LastIndexByte(address[:len(address)-1], '/')+1]
}

func inOrder(a, b *Page) int {
	weight := func(p *Page) int {
		if p.Meta.Weight == 0 {
			return 1 << 30
		}
		return p.Meta.Weight
	}
	if order := cmp.Compare(weight(a), weight(b)); order != 0 {
		return order
	}
	return firstThen(a.Meta.Title, b.Meta.Title, a.Path, b.Path)
}

// missingSections warns of folders that hold pages but have no page of their own:
// a reader who shortens an address, or follows a breadcrumb, finds nothing.
func (s *Site) missingSections() diag.List {
	var problems diag.List
	said := map[string]bool{}
	var before string
	for _, p := range s.Pages {
		if p.Original != nil {
			continue // it has no folder: its address begins with the version
		}
		folder := above(p.Path)
		if folder == before {
			continue // most pages stand in the folder of the one before them
		}
		before = folder
		for at := folder; len(at) > len("/"); at = above(at) {
			if s.byPath[at] == nil && !said[at] && !s.index.broken[at] {
				said[at] = true
				problems = append(problems, s.missingSection(p, at))
			}
		}
	}
	return problems
}

// missingSection warns of one folder, by a page in it.
func (s *Site) missingSection(p *Page, folder string) diag.Diagnostic {
	if hidden := s.index.hidden[folder]; hidden != nil {
		return diag.InFile(p.Name, diag.Warning, "no-section", "the page at %s, the folder of this one, is not published: %s", folder, hidden.hidden).
			WithHint("publish %s, or hide this page too", hidden.Name)
	}
	return diag.InFile(p.Name, diag.Warning, "no-section", "there is no page at %s, the folder of this one", folder).
		WithHint("write an _index.md there with a title and a summary")
}

// helplineBroken reports a helpline file with errors: its numbers are not known.
func (s *Site) helplineBroken() bool {
	for name, broken := range s.broken {
		if broken && kindOf(name) == Helpline && path.Ext(name) == ".md" {
			return true
		}
	}
	return false
}

// hideFiles takes out what stands beside a page, in its own folder or below, that
// is not published: nothing of a draft is.
func (s *Site) hideFiles() {
	s.Files = slices.DeleteFunc(s.Files, func(f *File) bool {
		for folder := path.Dir(f.Name); folder != "." && folder != "content"; folder = path.Dir(folder) {
			if p := s.byName[folder+"/index.md"]; p != nil {
				f.hidden = p.hidden
				break
			}
		}
		return f.hidden != ""
	})
}
