package render

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"example.org/signpost/cmd/signpost/internal/contacts"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/opendata"
	"example.org/signpost/cmd/signpost/internal/search"
	"example.org/signpost/cmd/signpost/internal/site"
)

// builder makes views. What every page shows is made once.
type builder struct {
	set       *Set
	site      *site.Site
	opt       Options
	head      Site
	helplines map[string]directive.Helpline
	data      *opendata.Input // nil without figures
	contacts  *contacts.Input // nil without helplines
	drawn     cards
	keys      keys
	texts     sync.Map // of *site.Page to the key of its text
	crumbs    sync.Map // of crumbs to []Link
	places    places
	likes     likes
	buffers   sync.Pool // of *buffer, so that a page is kept without room to grow
	uses      readers
	said      *search.Reader
}

func newBuilder(set *Set, s *site.Site, opt Options) *builder {
	b := &builder{set: set, site: s, opt: opt, helplines: map[string]directive.Helpline{}, data: openData(s), contacts: contactData(s), places: places{known: map[string]Base{}}, said: search.NewReader()}
	for _, p := range s.Pages {
		if p.Service != nil {
			b.helplines[p.Service.ID] = directive.NewHelpline(p.Service, p.Path, s.Holidays)
		}
	}
	c := s.Config
	b.head = Site{
		Name: c.Name, Address: c.BaseURL, Host: strings.TrimPrefix(c.BaseURL, "https://"), Tagline: c.Tagline, Share: c.Share, Description: c.Description, Language: c.Language,
		Exit: Link{Title: c.Exit.Name, Path: c.Exit.URL}, Licence: Link{Title: c.Licence.Name, Path: c.Licence.URL},
		Feed: "/" + feedName, Emergency: b.helplines[c.Emergency],
	}
	if s.Finder != nil && len(s.Finder.Pages()) > 0 {
		first := s.Finder.Pages()[0]
		b.head.Finder = Link{Title: first.Title, Path: first.Path, Summary: first.Summary}
	}
	if s.Search != nil {
		b.head.Search = Link{Title: s.Search.Title, Path: site.SearchPath, Summary: s.Search.Summary}
	}
	if help := s.Help(); help != nil {
		b.head.Help = Link{Title: help.Title(), Path: help.Path, Summary: help.Meta.Summary}
	}
	b.makeKeys()
	return b
}

// jobs lists every page to draw.
func (b *builder) jobs() []job {
	finder, old := b.finderJobs(), redirects(b.site)
	jobs := make([]job, 0, len(b.site.Pages)+1+len(finder)+len(old))
	for _, p := range b.site.Pages {
		jobs = append(jobs, b.pageJob(p))
	}
	jobs = append(jobs, job{name: "404.html", layout: "404.html", about: "templates/404.html", make: func(b *builder) (any, error) { return b.notFound() }})
	jobs = append(jobs, finder...)
	for _, r := range old {
		jobs = append(jobs, job{name: r.output, layout: "redirect.html", about: r.to.Name, make: func(b *builder) (any, error) { return b.redirect(r) }})
	}
	return jobs
}

// pageJob is how a page of the site is drawn.
func (b *builder) pageJob(p *site.Page) job {
	layout := string(p.Kind) + ".html"
	switch {
	case p.Version.Name == site.Easy && (p.Kind == site.Guidance || p.Kind == site.Plain) && b.set.layouts[easyLayout] != nil:
		layout = easyLayout
	case p == b.site.Help() && b.set.layouts[helpLayout] != nil:
		layout = helpLayout
	}
	return job{name: p.Output, layout: layout, source: p, about: p.Name}
}

// page makes the view of a page for its kind.
func (b *builder) page(p *site.Page) (any, error) {
	base, err := b.base(p)
	if err != nil {
		return nil, err
	}
	switch p.Kind {
	case site.Home:
		return b.home(base, p)
	case site.Section:
		return b.section(base, p)
	case site.Guidance:
		return Guidance(base), nil
	case site.Lesson:
		return b.lesson(base, p)
	case site.Helpline:
		return b.helpline(base, p), nil
	case site.Statistics:
		return b.statistics(base, p)
	case site.Plain:
	}
	return Plain(base), nil
}

// base makes what every layout may use.
func (b *builder) base(p *site.Page) (Base, error) {
	body, contents, err := b.text(p, b.keyOfText(p), 0, len(p.Doc.Pieces))
	if err != nil {
		return Base{}, err
	}
	view, err := b.around(p.Path, p.Version)
	if err != nil {
		return Base{}, err
	}
	view.Page = Page{
		Kind: string(p.Kind), Title: p.Meta.Title, HeadTitle: b.headTitle(p), Summary: p.Meta.Summary,
		Path: p.Path, Canonical: b.site.Config.BaseURL + p.Path, Audience: p.Audience(), AudienceName: audienceName(p.Audience()),
		Version: p.Version.Name, Versions: versionsOf(b.site, p), Alternates: alternatesOf(b.site, p),
		Breadcrumbs: b.breadcrumbs(p), Contents: contentsList(contents), Body: body,
		Previous: b.linkFrom(p, p.Previous), Next: b.linkFrom(p, p.Next), Draft: p.Meta.Draft,
		Workings: p.Workings, Charts: hasFigures(p), Hours: hasHours(p), Cards: hasCards(p), Timeline: has[directive.Timeline](p), Copy: hasCopy(p), Pictures: p.Version.Name == site.Easy || has[directive.Picture](p),
	}
	if p.Unpublished != "" {
		view.Page.Unpublished = "Not published: " + p.Unpublished + "."
	}
	if !p.Checked.Reviewed.IsZero() {
		view.Page.Review = &Review{
			Reviewed: directive.NewDate(p.Checked.Reviewed.Time), Next: directive.NewDate(b.site.ReviewBy(p)), Owner: p.Checked.Owner,
		}
	}
	view.Page.Sources, view.Page.Changes = sourcesOf(p), changesOf(p)
	return view, nil
}

// sourcesOf are a page's sources.
func sourcesOf(p *site.Page) []Source {
	if len(p.Meta.Sources) == 0 {
		return nil
	}
	list := make([]Source, 0, len(p.Meta.Sources))
	for _, s := range p.Meta.Sources {
		list = append(list, Source(s))
	}
	return list
}

// changesOf are a page's changes, newest first.
func changesOf(p *site.Page) []Change {
	changes := p.Meta.Changes
	if len(changes) == 0 {
		return nil
	}
	if len(changes) > 1 {
		changes = slices.Clone(changes)
		slices.SortStableFunc(changes, func(a, c site.Change) int { return c.Date.Compare(a.Date.Time) })
	}
	list := make([]Change, 0, len(changes))
	for _, c := range changes {
		list = append(list, Change{directive.NewDate(c.Date.Time), c.What})
	}
	return list
}

// headTitle is what a browser's tab and history show. The home page has the site's
// name alone: a list of addresses that others may see should not tell why somebody
// came.
func (b *builder) headTitle(p *site.Page) string {
	if p.Kind == site.Home {
		return named(p, b.site.Config.Name)
	}
	return named(p, cmp.Or(p.Meta.TabTitle, p.Meta.Title)) + " – " + b.site.Config.Name
}

func (b *builder) home(base Base, p *site.Page) (Home, error) {
	view := Home{Base: base, Lede: p.Home.Lede, Headline: runs(p.Home.Headline)}
	var err error
	if view.Parts, err = b.parts(p); err != nil {
		return Home{}, err
	}
	for _, item := range b.site.Menu() {
		if item.Page.Kind == site.Section && item.Page.Audience() != "" {
			view.Audiences = append(view.Audiences, b.card(p, item.Page.In(p.Version)))
		}
	}
	return view, nil
}

// runs splits a line at its ** marks.
func runs(line string) []Run {
	var list []Run
	for i, text := range strings.Split(line, "**") {
		if text != "" {
			list = append(list, Run{Text: text, Strong: i%2 == 1})
		}
	}
	return list
}

func (b *builder) notFound() (NotFound, error) {
	base, err := b.around("", site.Version{})
	view := NotFound{Base: base, Talk: b.talk()}
	view.Page = Page{Kind: "notfound", Title: "That page is not here", HeadTitle: "Page not found – " + b.site.Config.Name}
	view.Pages = make([]Link, 0, len(b.site.Pages))
	for _, p := range b.site.Pages {
		if p.Original != nil {
			continue
		}
		// The short title is for menus, where others stand around it.
		view.Pages = append(view.Pages, Link{Title: p.Meta.Title, Path: p.Path, Summary: p.Meta.Summary})
	}
	sortByTitle(view.Pages)
	return view, err
}

// sortByTitle sorts links by title, whatever their capitals, and those of one title by
// address. A large site has thousands: each title is made small once, and links stay where
// they are until their order is known.
func sortByTitle(links []Link) {
	type entry struct {
		title string
		link  *Link
	}
	list := make([]entry, len(links))
	for i := range links {
		list[i] = entry{strings.ToLower(links[i].Title), &links[i]}
	}
	slices.SortFunc(list, func(a, c entry) int {
		if order := strings.Compare(a.title, c.title); order != 0 {
			return order
		}
		return strings.Compare(a.link.Path, c.link.Path)
	})
	sorted := make([]Link, len(links))
	for i, e := range list {
		sorted[i] = *e.link
	}
	copy(links, sorted)
}

func (b *builder) redirect(r redirect) (Redirect, error) {
	base, err := b.around("", site.Version{})
	view := Redirect{Base: base, Target: Link{Title: r.to.Title(), Path: r.to.Path}}
	view.Page = Page{
		Kind: "redirect", Title: "This page has moved", HeadTitle: "Moved – " + b.site.Config.Name,
		Path: r.from, Canonical: b.site.Config.BaseURL + r.to.Path,
	}
	return view, err
}
