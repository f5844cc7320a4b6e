package build

import (
	"context"
	"io/fs"
	"slices"
	"sync"
	"time"

	"example.org/signpost/cmd/signpost/internal/check"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/editorial"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/render"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
	"example.org/signpost/cmd/signpost/internal/workers"
)

// Session builds one project again and again while it is edited. Build and Amend may be
// called at once, each by one goroutine.
type Session struct {
	memory *memo.Memory
	mutex  sync.Mutex
	last   *state // of the last good build or amendment; nil before
}

// NewSession is a session that has built nothing.
func NewSession() *Session { return &Session{memory: memo.New()} }

// state is what a build without errors knew of a site.
type state struct {
	tree    source.Tree
	site    *site.Site
	set     *render.Set
	drawing render.Options
	result  *Result
	// outlines are those of the pages, by the names of their files.
	outlines func() map[string]site.Outline
}

// outlinesOf begins to make the outlines of a site's pages, for the next save.
func outlinesOf(s *site.Site) func() map[string]site.Outline {
	return workers.Ahead(func() map[string]site.Outline {
		all := s.Outlines()
		byName := make(map[string]site.Outline, len(all))
		for _, o := range all {
			byName[o.Name] = o
		}
		return byName
	})
}

// Build is [Run], with what is unchanged kept from one build to the next; Options.Memory
// is not used.
func (s *Session) Build(ctx context.Context, opt Options) (*Result, error) {
	opt.Memory = s.memory
	before := s.state()
	project, err := Load(ctx, opt.Source, false)
	if err != nil {
		return nil, err
	}
	result, made, err := project.build(ctx, opt)
	if err == nil {
		if made != nil {
			made.outlines = outlinesOf(made.site)
		}
		s.follow(before, made)
	}
	return result, err
}

func (s *Session) state() *state {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.last
}

// follow puts a state in the place of the one before it, unless there is a newer one.
func (s *Session) follow(before, next *state) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.last != before {
		return false
	}
	s.last = next
	return true
}

// Amend gives the result of a build in which only the words of a few pages differ from
// those of the last one: names are the files that differ. All other pages, and all lists
// of pages, are those of the last result, but for what is in [Result.Derived], which is
// not made anew. It gives nil where more may depend on the change than the page itself, or
// where there is anything to report of it: then Build has to be asked, and tells.
func (s *Session) Amend(fsys fs.FS, names []string, now time.Time) *Result {
	for {
		before := s.state()
		last := before
		for _, name := range names {
			if last == nil || now.Before(last.result.From) || !now.Before(last.result.Until) {
				return nil
			}
			last = last.amend(fsys, name, now)
		}
		switch {
		case last == nil:
			return nil
		case s.follow(before, last):
			return last.result
		}
		// A build has ended meanwhile, of older files: its state is as good to begin with.
	}
}

// amendable reports that a page which is drawn otherwise than before asks and shows
// nothing that the rest of the site would have to know, and that nothing is wrong with it.
func amendable(s *site.Site, now time.Time, set *render.Set, before []byte, page render.Rendered) bool {
	old := check.Page{Name: page.Name, Layout: page.Layout, Source: page.Source, HTML: before}
	drawn := check.Page{Name: page.Name, Layout: page.Layout, Source: page.Source, HTML: page.HTML}
	return render.SameUses(page.Name, before, page.HTML) && check.Amended(s, now, set.Sources(), old, drawn)
}

// amend is the state with one file as it is now; nil where that is not enough.
func (s *state) amend(fsys fs.FS, name string, now time.Time) *state {
	about := func(d diag.Diagnostic) bool { return d.File == name }
	if slices.ContainsFunc(s.result.Problems, about) {
		return nil // they may be mended, or stand on another line
	}
	f, ok := source.Read(fsys, name)
	if !ok {
		return nil
	}
	tree, there := s.tree.With(f)
	amended, p, ok := s.site.Amend(f)
	if !ok || !there {
		return nil
	}
	page, ok := s.set.One(amended, p, s.drawing)
	at := slices.IndexFunc(s.result.Files, func(f output.File) bool { return f.Name == p.Output })
	if !ok || at < 0 {
		return nil
	}
	if !amendable(amended, now, s.set, s.result.Files[at].Data, page) {
		return nil
	}
	next, result := *s, *s.result
	result.Files = slices.Clone(s.result.Files)
	result.Files[at].Data = page.HTML
	result.Editorial = func() []editorial.Page { return editorial.Pages(amended, now) }
	next.tree, next.site, next.result = tree, amended, &result
	return &next
}
