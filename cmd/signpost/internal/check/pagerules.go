package check

import (
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/site"
)

// pageRules are the rules that judge one page by itself, and what they know of the rest
// of the site. What they find is remembered by a key of the page and of just that.
type pageRules struct {
	site    *site.Site
	memory  *memo.Memory
	figures *binder
	limits  *limitWords
	links   serviceLinks
	keys    site.Keys
	// numbers stands for the telephone numbers of all services with their names, nouns for
	// what the figures count.
	numbers, nouns memo.Key
}

func newPageRules(in Written) *pageRules {
	m, s := in.Site.Memory(), in.Site
	nouns := nounsOf(s)
	r := &pageRules{site: s, memory: m, keys: s.Keys(), links: newServiceLinks(s), nouns: m.Of(nouns)}
	r.figures = newBinder(s, memo.Get(m, "check.reader", r.nouns, func() *reader { return newReader(nouns) }))
	r.limits = &limitWords{
		site:   s,
		links:  r.links,
		ages:   memo.Get(m, "check.ageReader", memo.Key{}, newAgeReader),
		always: memo.Get(m, "check.alwaysReader", memo.Key{}, newAlwaysReader),
	}
	if m != nil {
		r.numbers = m.Of(numberedOf(s))
	}
	return r
}

// numbered is what numbers in words are held against: whose the numbers are.
type numbered struct {
	id, title string
	numbers   []helpline.Number
}

func numberedOf(s *site.Site) []numbered {
	var list []numbered
	for _, service := range s.Helplines.Services() {
		n := numbered{id: service.ID, title: service.Title}
		for _, phones := range [][]helpline.Phone{service.Call, service.Text} {
			for _, p := range phones {
				n.numbers = append(n.numbers, p.Number)
			}
		}
		list = append(list, n)
	}
	return list
}

// judge holds a page against the rules.
func (r *pageRules) judge(p *site.Page) diag.List {
	var key memo.Key
	if r.memory != nil {
		key = memo.Join(p.Sum, r.numbers)
	}
	problems := memo.Get(r.memory, "check.numbers", key, func() diag.List { return numbersIn(r.site, p) })
	problems = append(problems[:len(problems):len(problems)], r.unbound(p)...)
	return append(problems, memo.Get(r.memory, "check.words", r.besideServices(p), func() diag.List {
		return append(unsuitableLinks(r.site, r.links, p), r.limits.ofPage(p)...)
	})...)
}

// unbound finds figures that are bound to no row. Whether there are any does not depend
// on the rows, which only the hints name; so nearly every page stays as it was when a
// figure changes.
func (r *pageRules) unbound(p *site.Page) diag.List {
	find := func() diag.List { return r.figures.unbound(p) }
	if r.memory == nil {
		return find()
	}
	key := memo.Join(p.Sum, r.numbers, r.nouns)
	if memo.Get(r.memory, "check.bound", key, func() bool { return len(find()) == 0 }) {
		return nil
	}
	return memo.Get(r.memory, "check.unbound", memo.Join(key, r.keys.Figures), find)
}

// besideServices is the key of what a page says beside services, and of their files: all
// that a link leads to stands in it too.
func (r *pageRules) besideServices(p *site.Page) memo.Key {
	if r.memory == nil {
		return memo.Key{}
	}
	targets := make([]memo.Key, len(p.Links))
	for i, link := range p.Links {
		if to := r.links.page(link); to != nil {
			targets[i] = to.Sum
		}
	}
	return memo.Join(p.Sum, r.keys.Services, r.memory.Of(p.Links), memo.Join(targets...))
}

// ofServices are the problems of the services together, and of the ways to them.
func (r *pageRules) ofServices() diag.List {
	s := r.site
	find := func() diag.List { return slices.Concat(services(s), coverage(s), finding(s)) }
	if r.memory == nil {
		return find()
	}
	known := r.memory.Of([]any{s.Complete(), s.Config.Emergency, s.Finder != nil, audiencesOf(s), coverageFile(s)})
	return memo.Get(r.memory, "check.services", memo.Join(r.keys.Services, r.keys.Finder, known), find)
}

// ofTexts are those of texts that stand in no page, or on many.
func (r *pageRules) ofTexts() diag.List {
	key := memo.Join(r.keys.Config, r.keys.Figures, r.keys.Finder, r.numbers, r.memory.Of(r.site.Finder != nil))
	return memo.Get(r.memory, "check.texts", key, func() diag.List { return append(siteNumbers(r.site), r.figures.ofSite()...) })
}

// ofScripts are those of the site's scripts, which are the same in nearly every build.
func (r *pageRules) ofScripts() diag.List {
	if r.memory == nil {
		return keepsNothing(r.site)
	}
	return memo.Get(r.memory, "check.scripts", r.site.Static.Key(), func() diag.List { return keepsNothing(r.site) })
}
