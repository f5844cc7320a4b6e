package build

import (
	"context"
	"maps"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/check"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/render"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
)

// Glance draws the pages that somebody looks at before the whole site is built: those of
// the files that differ from the last result, whose names are given, and the published
// files in view. Every page of the result that is not in [Result.Derived] has the bytes
// that [Session.Build] would give it, if that found nothing wrong; the rest is that of the
// last result, and no newer. Glance gives nil where it could draw none of the pages, where
// pages came or went, and where anything is to be reported of what it sees. Build must
// follow: it judges the whole site, and this leaves nothing behind.
func (s *Session) Glance(ctx context.Context, opt Options, names, view []string) *Result {
	last := s.state()
	if last == nil || slices.ContainsFunc(last.result.Problems, func(d diag.Diagnostic) bool { return slices.Contains(names, d.File) }) {
		return nil
	}
	files := make([]source.File, len(names))
	for i, name := range names {
		f, ok := source.Read(opt.Source, name)
		if !ok {
			return nil
		}
		files[i] = f
	}
	tree, ok := last.tree.With(files...)
	if !ok {
		return nil
	}
	opt.Memory = s.memory
	g := glance{last: last, opt: opt, names: names, tree: tree}
	for _, p := range last.site.Pages {
		if glanceable(p) && (slices.Contains(names, p.Name) || slices.Contains(view, p.Output)) {
			g.view = append(g.view, p)
		}
	}
	if len(g.view) == 0 || !g.makes(ctx) {
		return nil
	}
	return g.result()
}

// glanceable reports a page that shows no more of other pages than their outlines. Lists
// of pages do, a page of figures, which counts the words that were proved, and a page with
// versions.
func glanceable(p *site.Page) bool {
	switch p.Kind {
	case site.Guidance, site.Lesson, site.Plain, site.Helpline:
		return p.Original == nil && len(p.Versions) == 0
	case site.Home, site.Section, site.Statistics:
	}
	return false
}

// glance is a site of which a few pages are known, and only the outlines of the others.
type glance struct {
	last  *state
	opt   Options
	names []string // of the files that differ
	tree  source.Tree
	view  []*site.Page // as they were

	set     *render.Set
	site    *site.Site
	drawing render.Options
}

// makes makes the site, and reports that nothing is wrong with it.
func (g *glance) makes(ctx context.Context) bool {
	static, ok := g.assets()
	if !ok {
		return false
	}
	outlines := maps.Clone(g.last.outlines())
	for _, p := range g.view {
		delete(outlines, p.Name)
	}
	for _, name := range g.names {
		delete(outlines, name)
	}
	made, found, err := site.New(ctx, g.tree.Content, static, site.Options{
		Now: g.opt.Now, Drafts: g.opt.Drafts, Memory: g.opt.Memory, Outlines: outlines,
	})
	if err != nil || len(found) > 0 || !samePages(made.Pages, g.last.site.Pages) {
		return false
	}
	g.site, g.drawing = made, g.last.drawing
	g.drawing.Memory = nil // a build remembers nothing that was drawn in this site
	if !g.differs("content" + site.HelplineFolder) {
		return true // no page in view shows more of the files of data than which there are
	}
	data := openDataOf(made, g.opt)
	g.drawing.Data = data.list
	return data.err == nil
}

// differs reports that a file of a folder differs.
func (g *glance) differs(folder string) bool {
	return slices.ContainsFunc(g.names, func(name string) bool { return strings.HasPrefix(name, folder) })
}

// assets makes the static files and the templates anew where they differ.
func (g *glance) assets() (*asset.Set, bool) {
	static := assets{set: g.last.site.Static}
	if g.differs("static/") {
		static = assetsOf(g.tree, g.opt.Memory)
	}
	parsed := templates{set: g.last.set}
	if g.differs("static/") || g.differs("templates/") {
		parsed = templatesOf(g.tree, static.set, g.opt.Memory)()
	}
	g.set = parsed.set
	return static.set, len(static.problems)+len(parsed.problems) == 0
}

// samePages reports that two sites have the same pages at the same addresses.
func samePages(a, b []*site.Page) bool {
	return slices.EqualFunc(a, b, func(a, b *site.Page) bool {
		return a.Name == b.Name && a.Path == b.Path && a.Unpublished == b.Unpublished
	})
}

// result is the last result with the pages in view as they are now; nil where anything is
// to be reported of these. All other pages, and what is made of pages, are derived.
func (g *glance) result() *Result {
	next := *g.last.result
	next.Files = slices.Clone(next.Files)
	current := map[string]bool{}
	for _, f := range g.site.Static.Files() {
		name := f.Path[1:]
		current[name] = true
		if at := slices.IndexFunc(next.Files, func(f output.File) bool { return f.Name == name }); at >= 0 {
			next.Files[at].Data = f.Data
		} else {
			next.Files = append(next.Files, output.File{Name: name, Data: f.Data})
		}
	}
	in := check.Input{Site: g.site, Templates: g.set.Sources()}
	for _, f := range next.Files {
		in.Names = append(in.Names, f.Name)
	}
	for _, was := range g.view {
		at := slices.IndexFunc(next.Files, func(f output.File) bool { return f.Name == was.Output })
		page, ok := g.set.One(g.site, g.site.Page(was.Path), g.drawing)
		if !ok || at < 0 || !g.isFine(in, next.Files[at].Data, page) {
			return nil
		}
		current[was.Output] = true
		next.Files[at].Data = page.HTML
	}
	next.Derived = nil
	for _, name := range in.Names {
		if !current[name] {
			next.Derived = append(next.Derived, name)
		}
	}
	return &next
}

// isFine reports that nothing is wrong with a page, and that it asks a browser for nothing
// that the rules of the host would have to allow first.
func (g *glance) isFine(in check.Input, before []byte, page render.Rendered) bool {
	old := check.Page{Name: page.Name, Layout: page.Layout, Source: page.Source, HTML: before}
	return render.SameUses(page.Name, before, page.HTML) && check.Glanced(g.site, g.opt.Now, in, old, pageOf(page))
}
