package site

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/workers"
)

// resolve joins the pages: addresses first, then sections and menus, and last
// what each page's text refers to.
func (s *Site) resolve(ctx context.Context) (diag.List, error) {
	slices.SortFunc(s.Pages, func(a, b *Page) int { return firstThen(a.Path, b.Path, a.Name, b.Name) })
	slices.SortFunc(s.Files, func(a, b *File) int { return firstThen(a.Path, b.Path, a.Name, b.Name) })
	s.hideFiles()
	s.index = s.newIndex()
	problems := s.addresses()
	var services []*helpline.Service
	var sums []memo.Key
	named := map[string]*Page{}
	for _, p := range s.Pages {
		if p.Service == nil {
			continue
		}
		sums = append(sums, p.Sum)
		if other := named[p.Service.ID]; other != nil {
			problems = append(problems, diag.InFile(p.Name, diag.Error, "same-address", "%s and %s are both the helpline %q", other.Name, p.Name, p.Service.ID).
				WithHint("rename one of them"))
			continue
		}
		named[p.Service.ID] = p
		services = append(services, p.Service)
	}
	s.Helplines = helpline.NewRegister(services)
	if s.memory != nil {
		s.keys.Services = memo.Join(sums...)
	}
	s.findAnswers()
	problems = append(problems, s.finderAddresses()...)
	problems = append(problems, s.searchAddress()...)
	problems = append(problems, s.tree()...)
	problems = append(problems, s.menus()...)
	env, key := s.environment()
	resolver := directive.NewResolver(env)
	found, err := s.eachPage(ctx, func(p *Page) diag.List { return s.directives(p, resolver, key) })
	problems = append(problems, found...)
	if err != nil {
		return problems, err
	}
	s.figures()
	s.showsHidden = slices.ContainsFunc(s.Pages, func(p *Page) bool { return p.Unpublished != "" })
	found, err = s.eachPage(ctx, func(p *Page) diag.List {
		s.locate(p)
		return s.links(p)
	})
	return append(problems, found...), err
}

// firstThen compares two texts and, where they are the same, two others.
func firstThen(a, b, nextA, nextB string) int {
	if order := strings.Compare(a, b); order != 0 {
		return order
	}
	return strings.Compare(nextA, nextB)
}

// eachPage does something with every page, several at a time: of another page it must not
// read what it writes.
func (s *Site) eachPage(ctx context.Context, do func(p *Page) diag.List) (diag.List, error) {
	var problems diag.List
	found, err := workers.Map(ctx, len(s.Pages), pageTime,
		func(i int) diag.List { return do(s.Pages[i]) },
		func(i int) diag.List {
			return diag.List{diag.InFile(s.Pages[i].Name, diag.Error, "limit", "the page takes more than %s to resolve", pageTime)}
		})
	for _, f := range found {
		problems = append(problems, f...)
	}
	return problems, err
}

// views are what the directives of a page are for its templates.
type views struct {
	list     []directive.View
	problems diag.List
}

// directives makes the views of a page's directives, and what they make of each other; env stands for all that they may
// know besides the page.
func (s *Site) directives(p *Page, resolver *directive.Resolver, env memo.Key) diag.List {
	if len(p.Doc.Directives) == 0 {
		p.Views, p.rowsKnown = []directive.View{}, true
		return nil
	}
	made := func() views {
		list, problems := viewsOf(p, resolver)
		return views{list, problems}
	}
	var v views
	if s.memory == nil {
		v = made()
	} else {
		v = memo.Get(s.memory, "site.views", memo.Join(p.Sum, env), made)
		v.list = slices.Clone(v.list)
	}
	p.Views = v.list
	problems := slices.Concat(v.problems, s.tables(p))
	if claims := claimsOf(p); claims != nil {
		p.more().Claims = claims
	}
	return problems
}

func viewsOf(p *Page, resolver *directive.Resolver) ([]directive.View, diag.List) {
	var problems diag.List
	list := make([]directive.View, len(p.Doc.Directives))
	var drawn []string // ids of charts, each of which must stand once in a page
	on := p.onPage()
	for i, d := range p.Doc.Directives {
		on.Index = i
		view, found := resolver.Resolve(d, p.File, on)
		list[i] = view
		problems = append(problems, found...)
		id := ""
		switch view := view.(type) {
		case directive.Chart:
			id = view.ID
		case directive.Series:
			id = view.ID
		}
		if id != "" && slices.Contains(drawn, id) {
			problems = append(problems, diag.At(p.File, d.Span, diag.Error, "same-chart", "the %s stands on this page already", d.Name).
				WithHint("link to the first one, or draw another series"))
		}
		if id != "" {
			drawn = append(drawn, id)
		}
	}
	return list, problems
}

// links finds what a page's links and pictures lead to.
func (s *Site) links(p *Page) diag.List {
	var problems diag.List
	p.Links = make([]string, len(p.Doc.Links))
	for i, l := range p.Doc.Links {
		address, found := s.link(p, l)
		p.Links[i] = address
		problems = append(problems, found...)
	}
	problems = append(problems, s.ahead(p)...)
	return append(problems, s.pictures(p)...)
}

// menus finds the pages that site.yaml names.
func (s *Site) menus() diag.List {
	if len(s.byName) == 0 {
		return nil // there is not one page, which is said once and not for every line
	}
	var problems diag.List
	find := func(key, name string) *Page {
		if name == "" {
			return nil
		}
		p := s.byName["content/"+name]
		if p == nil {
			p = s.standIn("content/" + name)
		}
		switch {
		case s.broken["content/"+name]:
			return nil
		case p == nil:
			problems = append(problems, s.Config.doc.Errorf(key, "dead-link", "no page content/%s", name).
				WithHint("%s", diag.DidYouMean(name, s.pageNames())))
		case p.hidden != "":
			problems = append(problems, s.Config.doc.Errorf(key, "hidden-link", "the page content/%s is not published: %s", name, p.hidden).
				WithHint("publish it, or take it out of site.yaml"))
			return nil
		case p.Unpublished != "":
			problems = append(problems, s.Config.doc.Warnf(key, "hidden-link", "the page content/%s is shown here and not published: %s", name, p.Unpublished).
				WithHint("publish it, or take it out of site.yaml: a build without drafts refuses it"))
		}
		return p
	}
	items := func(key string, menu []MenuItem) []Item {
		var list []Item
		for i, m := range menu {
			if p := find(fmt.Sprintf("%s[%d].page", key, i), m.Page); p != nil {
				list = append(list, Item{m.Title, p})
			}
		}
		return list
	}
	s.menu, s.footer = items("menu", s.Config.Menu), items("footer", s.Config.Footer)
	s.help = find("help", s.Config.Help)
	broken := s.broken["content/helplines/"+s.Config.Emergency+".md"]
	service, ok := s.Helplines.Service(s.Config.Emergency)
	if ok && service.Sort != helpline.Emergency {
		problems = append(problems, s.Config.doc.Errorf("emergency", "wrong-value", "%s is no emergency service", service.Title).
			WithHint("name the service whose sort is emergency: it is shown to whoever is in danger"))
	}
	if !ok && s.Config.Emergency != "" && !broken {
		hint := diag.DidYouMean(s.Config.Emergency, s.Helplines.IDs())
		if p := s.byName["content/helplines/"+s.Config.Emergency+".md"]; p != nil && p.hidden != "" {
			hint = "its page is not published: " + p.hidden
		}
		problems = append(problems, s.Config.doc.Errorf("emergency", "unknown-helpline", "no helpline %q", s.Config.Emergency).
			WithHint("%s", hint))
	}
	return problems
}

func (s *Site) pageNames() []string {
	names := make([]string, 0, len(s.byName))
	for name := range s.byName {
		names = append(names, strings.TrimPrefix(name, "content/"))
	}
	slices.Sort(names)
	return names
}
