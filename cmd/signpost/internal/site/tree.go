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
	var problems diag.List
	said := map[string]bool{}
	var folder string   // that the last page stands in, and most of those that follow it
	var parent *Page    // of the pages in it
	var parents []*Page // all that have children
	for _, p := range s.Pages {
		if p.Path == "/" || p.Original != nil {
			continue // a version has no folder: its address begins with the version
		}
		if at := above(p.Path); at != folder {
			folder, parent = at, s.nearest(at)
			problems = append(problems, s.missingSections(p, at, said)...)
		}
		if p.Parent = parent; parent == nil {
			continue
		}
		if len(parent.Children) == 0 {
			parents = append(parents, parent)
		}
		parent.more().Children = append(parent.Children, p)
	}
	for _, p := range parents {
		p.orderChildren()
	}
	for _, f := range s.Files {
		if p := s.byPath[path.Dir(f.Path)+"/"]; p != nil && path.Base(p.Name) == "index.md" {
			p.more().Files = append(p.Files, f)
		}
	}
	s.treesOfVersions()
	return problems
}

// nearest is the page of a folder, or of the nearest one above it that has a page.
func (s *Site) nearest(folder string) *Page {
	for at := folder; at != ""; at = above(at) {
		if p := s.byPath[at]; p != nil {
			return p
		}
	}
	return nil
}

// orderChildren puts the pages below a section in their order, and makes neighbours of
// those that are read one after another.
func (p *Page) orderChildren() {
	slices.SortStableFunc(p.Children, inOrder)
	var before *Page
	for _, c := range p.Children {
		if p.Path == "/" || c.Kind == Section || c.Kind == Helpline {
			continue
		}
		if c.Previous = before; before != nil {
			before.Next = c
		}
		before = c
	}
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
		p.Parent, p.Previous, p.Next = own(o.Parent), own(o.Previous), own(o.Next)
		p.more().Files = o.Files
		for _, c := range o.Children {
			p.more().Children = append(p.Children, own(c))
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

// missingSections warns of a folder that holds a page, and of those above it, where they
// have no page of their own: a reader who shortens an address, or follows a breadcrumb,
// finds nothing. Said are those that it has warned of.
func (s *Site) missingSections(p *Page, folder string, said map[string]bool) diag.List {
	var problems diag.List
	for at := folder; len(at) > len("/"); at = above(at) {
		if s.byPath[at] == nil && !said[at] && !s.index.broken[at] {
			said[at] = true
			problems = append(problems, s.missingSection(p, at))
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
