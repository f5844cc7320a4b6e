package render

import (
	"bytes"
	"context"
	"errors"
	"sync/atomic"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/search"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/workers"
)

// Options are what pages depend on besides the site.
type Options struct {
	// Noindex keeps search engines away from what is not the published site.
	Noindex bool
	// Data is what [OpenData] made: a page of figures names its files.
	Data []output.File
	// Memory keeps pages from one build to the next; nil keeps nothing.
	Memory *memo.Memory
	// Each is called by [Set.Pages] with every page as soon as it is drawn, from several
	// goroutines; nil for none. The page's HTML may be used until Each returns, and is not
	// kept: Pages then returns pages without HTML. i is the page's index in what Pages
	// returns. An error of Each ends Pages with that error, even while Each is still at
	// work on other pages. Pages that are at fault are not handed on.
	Each func(i int, page Rendered) error
}

// Rendered is one page as it is published.
type Rendered struct {
	// Name is the file it is published as, such as "parents/first-hour/index.html".
	Name string
	// Layout is the template that drew it, such as "guidance.html".
	Layout string
	// Source is the page it was made of; nil for pages that no file is for, such as
	// 404.html, and for redirects.
	Source *site.Page
	// HTML is the whole page; nil when it was handed to [Options.Each] and not kept.
	HTML []byte
	// Sum is the key of HTML, for whatever is to be remembered of it; it is the zero key
	// when nothing is remembered.
	Sum memo.Key
	// Uses is what [Headers] must know of the page, and Said what [Set.Search] must: nil
	// on a site without a search.
	Uses Uses
	Said *search.Said
}

// pageTime is how long one page may take to draw: a template that loops for ever
// without writing is given up.
const pageTime = 20 * time.Second

// job is one page to draw: make makes what its layout is handed where that is not the view
// of the source. Key is what the view
// depends on where that is less work to say than to make the view; nil elsewhere.
type job struct {
	name, layout string
	source       *site.Page
	about        string // the file to name when it goes wrong
	make         func(b *builder) (any, error)
	key          func(b *builder) (memo.Key, error)
}

// view is what the layout of a job is handed.
func (j *job) view(b *builder) (any, error) {
	if j.make == nil {
		return b.page(j.source)
	}
	return j.make(b)
}

type drawn struct {
	page     Rendered
	problems diag.List
}

// Pages draws every page of the site, in the order of their names as the site has
// them, then the page for what is not found and those at old addresses. The error
// is the context's, or that of opt.Each.
func (s *Set) Pages(ctx context.Context, from *site.Site, opt Options) ([]Rendered, diag.List, error) {
	if from.Finder != nil && s.layouts[finderLayout] == nil {
		return nil, diag.List{diag.InFile("templates/"+finderLayout, diag.Error, "no-template", "there is no template %s, which draws the finder", finderLayout).
			WithHint("copy it from another Signpost site, or remove %s", site.FinderFile)}, nil
	}
	b := newBuilder(s, from, opt)
	jobs := b.jobs()
	drawing, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	given := make([]atomic.Bool, len(jobs)) // handed on, or given up
	results, err := workers.Map(drawing, len(jobs), pageTime,
		func(i int) drawn {
			return s.draw(b, jobs[i], func(page Rendered) {
				if opt.Each == nil || given[i].Swap(true) {
					return
				}
				if err := opt.Each(i, page); err != nil {
					stop(err)
				}
			})
		},
		func(i int) drawn {
			given[i].Store(true)
			return drawn{problems: diag.List{
				diag.InFile("templates/"+jobs[i].layout, diag.Error, "limit", "the page %s takes more than %s to draw", jobs[i].about, pageTime).
					WithHint("a range in the template goes on for very long"),
			}}
		})
	switch {
	case err != nil && ctx.Err() == nil:
		return nil, nil, context.Cause(drawing) // the error of Each
	case err != nil:
		return nil, nil, err
	}
	pages := make([]Rendered, len(results))
	var problems diag.List
	for i, r := range results {
		pages[i] = r.page
		problems = append(problems, r.problems...)
	}
	return pages, problems, nil
}

// draw draws the page of a job, and hands it on.
func (s *Set) draw(b *builder, j job, each func(page Rendered)) drawn {
	out := b.buffer()
	defer b.buffers.Put(out)
	page, err := b.html(j, out)
	var missing *missingTemplate
	switch {
	case errors.Is(err, errTooLong):
		return drawn{problems: diag.List{diag.InFile(j.about, diag.Error, "limit", "the page grows over %d MB", outputLimit>>20).
			WithHint("make the page shorter, or look for a range in templates/%s that goes on for very long", j.layout)}}
	case errors.As(err, &missing):
		return drawn{problems: diag.List{diag.InFile("templates/"+missing.name, diag.Error, "no-template", "%s", missing).
			WithHint("copy it from another Signpost site")}}
	case err != nil:
		return drawn{problems: diag.List{s.problem(err, j.layout)}}
	}
	rendered := Rendered{Name: j.name, Layout: j.layout, Source: j.source, HTML: page.html, Sum: page.sum, Uses: page.uses, Said: page.said}
	each(rendered)
	if b.opt.Each != nil {
		rendered.HTML = nil
	}
	return drawn{page: rendered}
}

// document is the HTML of a page with its key, and what was read of it.
type document struct {
	html []byte
	sum  memo.Key
	uses Uses
	said *search.Said
}

// html is the page of a job as it was drawn before of the same view, or drawn now into
// out. Where it is handed on and not kept, it is out's.
func (b *builder) html(j job, out *buffer) (document, error) {
	var view any
	var key memo.Key
	var err error
	if j.key != nil && b.opt.Memory != nil {
		key, err = j.key(b)
	} else if view, err = j.view(b); err == nil {
		key = b.keyOf(j.layout, j.source, view)
	}
	if err != nil {
		return document{}, err
	}
	return remembered(b.opt.Memory, "render.page", key, func() (document, error) {
		if view == nil {
			var err error
			if view, err = j.view(b); err != nil {
				return document{}, err
			}
		}
		if err := b.execute(j.layout, view, out); err != nil {
			return document{}, err
		}
		return b.read(j, bytes.TrimLeft(out.data, " \n")), nil
	})
}

// read reads a page that was drawn, for those who would need its HTML later.
func (b *builder) read(j job, html []byte) document {
	page := document{html: html, uses: b.uses.read(j.name, html)}
	if b.isSearched(j) {
		page.said = b.said.Read(html)
	}
	if b.opt.Memory != nil {
		page.sum = memo.Sum(html)
	}
	if b.opt.Memory != nil || b.opt.Each == nil {
		page.html = bytes.Clone(html)
	}
	return page
}

// buffer is one to draw a page into.
func (b *builder) buffer() *buffer {
	if out, ok := b.buffers.Get().(*buffer); ok {
		return out
	}
	return &buffer{}
}

// execute draws a view, by a program where many pages are like this one.
func (b *builder) execute(layout string, view any, out *buffer) error {
	return b.likes.draw(out, view, likeness(layout, view), manyPages,
		func() error { return b.set.layouts[layout].ExecuteTemplate(out, skeleton, view) },
		func() *program { return b.set.folded(layout, view, out.data) })
}
