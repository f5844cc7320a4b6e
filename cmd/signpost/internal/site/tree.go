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
		for folder := path.Dir(strings.TrimSuffix(p.Path, "/")); p.Parent == nil; folder = path.Dir(folder) {
			p.Parent = s.byPath[strings.TrimSuffix(folder, "/")+"/"]
			if folder == "/" {
				break
			}
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

func inOrder(a, b *Page) int {
	weight := func(p *Page) int {
		if p.Meta.Weight == 0 {
			return 1 << 30
		}
		return p.Meta.Weight
	}
	return cmp.Or(cmp.Compare(weight(a), weight(b)), strings.Compare(a.Meta.Title, b.Meta.Title), strings.Compare(a.Path, b.Path))
}

// missingSections warns of folders that hold pages but have no page of their own:
// a reader who shortens an address, or follows a breadcrumb, finds nothing.
func (s *Site) missingSections() diag.List {
	var problems diag.List
	said := map[string]bool{}
	for _, p := range s.Pages {
		if p.Original != nil {
			continue // it has no folder: its address begins with the version
		}
		for folder := path.Dir(strings.TrimSuffix(p.Path, "/")); folder != "/" && folder != "."; folder = path.Dir(folder) {
			if s.byPath[folder+"/"] != nil || said[folder] || s.index.broken[folder+"/"] {
				continue
			}
			said[folder] = true
			if hidden := s.index.hidden[folder+"/"]; hidden != nil {
				problems = append(problems, diag.InFile(p.Name, diag.Warning, "no-section", "the page at %s/, the folder of this one, is not published: %s", folder, hidden.hidden).
					WithHint("publish %s, or hide this page too", hidden.Name))
				continue
			}
			problems = append(problems, diag.InFile(p.Name, diag.Warning, "no-section", "there is no page at %s/, the folder of this one", folder).
				WithHint("write an _index.md there with a title and a summary"))
		}
	}
	return problems
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
