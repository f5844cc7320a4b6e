package render

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/search"
	"example.org/signpost/cmd/signpost/internal/site"
)

// oldestChild is the age up to which a service is one for children: adults are not sent
// there first, even if it still answers somebody of 18.
const oldestChild = 18

// Searching is what a site has to be searched with: nothing where it has no search.
type Searching struct {
	Pages []Rendered
	Files []output.File
}

// Search draws the search page and makes its index from the pages as they were drawn.
// Drafts and pages that no list shows are left out of both. The page has its HTML, and is
// not handed to opt.Each. The error is the context's.
func (s *Set) Search(ctx context.Context, from *site.Site, opt Options, pages []Rendered) (Searching, diag.List, error) {
	if from.Search == nil {
		return Searching{}, nil, ctx.Err()
	}
	if s.layouts[searchLayout] == nil {
		return Searching{}, diag.List{diag.InFile("templates/"+searchLayout, diag.Error, "no-template", "there is no template %s, which draws the search page", searchLayout).
			WithHint("copy it from another Signpost site, or remove %s", site.SearchFile)}, ctx.Err()
	}
	opt.Each = nil
	b := newBuilder(s, from, opt)
	found := b.searched(pages)
	data := from.Search.Index(found, opt.Memory)
	// The name has a fingerprint, as those of static files: browsers may keep it for ever.
	sum := sha256.Sum256(data)
	name := strings.TrimPrefix(asset.Folder, "/") + "search." + hex.EncodeToString(sum[:5]) + ".json"
	done := s.draw(b, job{name: site.SearchPath[1:] + "index.html", layout: searchLayout, about: site.SearchFile, make: func(b *builder) (any, error) {
		return b.search(found, "/"+name)
	}}, func(Rendered) {})
	if done.problems.HasErrors() {
		return Searching{}, done.problems, ctx.Err()
	}
	return Searching{Pages: []Rendered{done.page}, Files: []output.File{{Name: name, Data: data}}}, done.problems, ctx.Err()
}

// search makes the view of the search page.
func (b *builder) search(found []search.Page, index string) (Search, error) {
	c := b.site.Search
	base, err := b.around(site.SearchPath, site.Version{})
	view := Search{Base: base, Index: index}
	view.Page = Page{
		Kind: "search", Title: c.Title, HeadTitle: c.Title + " – " + b.site.Config.Name, Summary: c.Summary,
		Path: site.SearchPath, Canonical: b.site.Config.BaseURL + site.SearchPath, Breadcrumbs: []Link{*linkTo(b.site.Page("/"))},
	}
	for _, p := range found {
		i := slices.IndexFunc(view.Groups, func(g PageGroup) bool { return g.Title == p.Section })
		if i < 0 {
			i = len(view.Groups)
			view.Groups = append(view.Groups, PageGroup{Title: p.Section})
		}
		view.Groups[i].Pages = append(view.Groups[i].Pages, Link{Title: p.Title, Path: p.Path, Summary: p.Summary})
	}
	for _, g := range view.Groups {
		sortByTitle(g.Pages)
	}
	return view, err
}

// searched lists the pages that can be found, as the menu has their sections, and in
// each as they are read. Pages in no section come first, the first question of the
// finder among them.
func (b *builder) searched(pages []Rendered) []search.Page {
	drawn := map[string]Rendered{}
	for _, p := range pages {
		drawn[p.Name] = p
	}
	order := []string{""}
	for _, i := range b.site.Menu() {
		order = append(order, i.Title)
	}
	var list []search.Page
	for _, p := range b.withEasy(b.site.InOrder()) {
		if p.Meta.Draft {
			continue
		}
		found := search.Page{
			Path: p.Path, Title: named(p, p.Meta.Title), Section: b.site.Section(p), Summary: p.Meta.Summary,
			Keywords: p.Meta.Keywords, HTML: drawn[p.Output].HTML, Sum: drawn[p.Output].Sum, Said: drawn[p.Output].Said,
			Listed: slices.ContainsFunc(b.site.Search.Listed, func(name string) bool {
				return search.Below(strings.TrimPrefix(p.Name, "content/"), name)
			}),
		}
		found.Aside = p.Kind == site.Statistics || p.Original != nil || found.Section != "" && !slices.Contains(order, found.Section)
		if a := p.Audience(); a != "" {
			found.Audiences = []string{a}
		}
		if p.Service != nil {
			found.Audiences = nil
			for _, a := range p.Service.People {
				if a == helpline.Adults && p.Service.Ages.To > 0 && p.Service.Ages.To <= oldestChild {
					continue
				}
				found.Audiences = append(found.Audiences, string(a))
			}
			found.Keywords = slices.Concat(found.Keywords, p.Service.Formerly)
			found.Service = serviceFound(b.helplines[p.Service.ID])
			found.Service.Specific = slices.Contains(b.site.Search.Specific, p.Service.ID)
		}
		list = append(list, found)
	}
	if first := b.head.Finder; first.Path != "" {
		page := drawn[first.Path[1:]+"index.html"]
		list = append(list, search.Page{Path: first.Path, Title: first.Title, Summary: first.Summary, HTML: page.HTML, Sum: page.Sum, Said: page.Said})
	}
	place := func(p search.Page) int {
		if i := slices.Index(order, p.Section); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(list, func(a, c search.Page) int {
		return cmp.Or(place(a)-place(c), strings.Compare(a.Section, c.Section))
	})
	for i := range list {
		list[i].Section = cmp.Or(list[i].Section, b.site.Search.Others)
	}
	return list
}

// isSearched reports the job of a page that can be found.
func (b *builder) isSearched(j job) bool {
	switch p := j.source; {
	case b.site.Search == nil:
		return false
	case p == nil:
		first := b.head.Finder.Path
		return first != "" && j.name == first[1:]+"index.html"
	default:
		return !p.Meta.Draft && (p.Original == nil || p.Version.Name == site.Easy)
	}
}

// withEasy puts behind each page the one in Easy Read. It is found by that name, and else
// stands aside, so that nobody has to tell two of one title apart. Pages in another
// language are not found: what is typed is read as English.
func (b *builder) withEasy(pages []*site.Page) []*site.Page {
	var list []*site.Page
	for _, p := range pages {
		list = append(list, p)
		for _, v := range p.Versions {
			if v.Version.Name == site.Easy {
				list = append(list, v)
			}
		}
	}
	return list
}

// serviceFound is what a result says of a service.
func serviceFound(h directive.Helpline) *search.Service {
	s := &search.Service{Who: h.Who, Where: h.Where, Talk: h.Sort == string(helpline.Helpline) && !h.Closed}
	for _, w := range h.Ways {
		label := ""
		switch {
		case w.Kind == "call":
			label = "Call " + w.Text
		case w.Kind == "text" && w.Keyword != "":
			label = "Text " + w.Keyword + " to " + w.Text
		case w.Kind == "text":
			label = "Text " + w.Text
		default:
			continue
		}
		s.Always = s.Always || w.Always
		s.Ways = append(s.Ways, search.Way{Label: label, Href: string(w.Href)})
	}
	return s
}
