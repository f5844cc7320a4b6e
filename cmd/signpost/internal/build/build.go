// Package build makes a site: it runs the stages in their order, once.
//
//	content/ templates/ static/      an fs.FS, read once
//	    |
//	  source   every file's bytes, made plain text
//	    |
//	  site     parse: front matter to a struct per kind, Markdown to pieces with
//	    |      positions, data files to series, each file by itself
//	    |      resolve: links to pages, directives to helplines and figures, menus
//	    |
//	  Site     does not change from here on
//	    |
//	  render   a view per page, through its layout, to bytes
//	    |
//	  check    rules over the site and over each page's HTML
//	    |
//	  Result   written by build, printed by check
//
// [Run] is a pure function of its [Options]: the files and the clock are parameters,
// the address stands in site.yaml, and the same input gives the same bytes. What is
// wrong with the input is a [diag.Diagnostic]. Everything that can be found without
// drawing a page (faults of files, of templates, of links, of words) is found in one
// run; what refers to a file that could not be read is left alone, so that one fault
// is not reported as many. Nothing is drawn before all of that is mended. An error is
// the machine's or the context's.
//
// The packages stand on floors, and imports only go down:
//
//	8  build · preview
//	7  render · check · editorial
//	6  site
//	5  directive · opendata
//	4  claim · finder · contacts · search
//	3  markdown · stats · helpline · asset · watch
//	2  strictyaml · source · sheet · opening · ical
//	1  diag · output · chart · workers · scaffold · atom · interval · cover · holiday · contentline · qrcode · memo · cache · sample · readability
//
// A test holds this plan against the code. Where it departs from what was first
// drawn, this is why:
//
//   - A parsed page is not a syntax tree but HTML in pieces, with holes for links,
//     pictures and directives (package markdown). It is a plain value that depends
//     on one file alone, so that it can be kept, and a site of ten thousand pages
//     needs the memory of its text rather than of its trees.
//   - directive stands by itself below site: one file a directive, knowing
//     helplines and figures but no pages.
//   - source, strictyaml and asset each hold what several packages above them need:
//     reading files safely, reading YAML strictly, publishing files as they are.
//   - interval, cover, sheet, claim and opendata are not in stats, which answers only for
//     what the files say: the first two are plain arithmetic, a sheet is any CSV file
//     read for somebody with a spreadsheet, claim holds words against figures, and
//     opendata gives the figures away again.
//   - helpline holds what is known of one service. What hours mean at an instant is
//     opening's, which days are bank holidays is holiday's, the way to the right service
//     finder's, and contacts gives the register away. ical and contentline write the
//     lines that calendars and contacts share.
//   - The finder's pages are no pages of content: nobody writes them, there are some
//     hundred, and only their questions are edited. render draws them from what finder
//     worked out.
//   - The search page is drawn last: its index holds what the other pages say.
//   - Style sheets and scripts are no longer copied as they are: asset puts the parts of
//     a sheet together and makes both small, so that authors keep small files and a
//     phone fetches one. Making them small is esbuild's, because a smaller library was
//     seen to change what scripts and sheets mean.
//   - The headers are made last, of the files that are published: the policy names what
//     those use.
//   - A page is held against the services that it shows where a directive is resolved,
//     and check does the same for links: both ask helpline, with the page's reader.
//   - A page's directives are resolved before its links: the rows of tables are
//     places that links and figures of other pages lead to.
//   - A version of a page, in Welsh or in Easy Read, is a page as any other, so that every
//     rule holds for it. site completes its front matter from its page before anything is
//     resolved, and its key is of both files. Lists leave it out; who links from one version
//     to another is known to site alone.
//   - What may be remembered from one build to the next stands in memo, and each stage
//     asks it with a key of everything that the result depends on: the bytes of a file, a
//     view, a page. Every stage runs in every build, links, rules and gates too, so that a
//     build with a memory gives what one without would; a test holds the two together
//     through random edits.
//   - Templates are html/template's, which escapes each value for where it stands. Walking
//     them was half of what a page cost. So when many pages of a layout are alike, render
//     takes the layout as html/template has escaped it, puts in what is the same on all of
//     them, and draws the rest by a program of its own; what that has no step for, and
//     every address that is not plain, html/template draws as before. The template of a
//     directive becomes a program too, when it has drawn some dozens. A program must draw
//     the page that it was made for to the byte; tests hold its escaping against
//     html/template's, for every byte, and what it draws of random templates.
//   - A page is handed on as soon as it is drawn ([Options.Put]), read for the gates, and
//     forgotten. The files of a build that fails afterwards were only staged.
//   - Parsed pages are not kept on the disk, as was first planned: to read them back costs
//     about what parsing them does. What is kept there ([Summary], [Kept], in package
//     cache) answers two questions instead. Are all files the same? Then the summary of
//     the earlier build is this one's. Do they differ in the words of one page, and in
//     nothing that another page can show? Then that page is drawn and judged in a site of
//     outlines. Both are asked of the bytes, not of dates. Everything else is built.
//   - A preview does the same in memory ([Session.Amend]): the words of a page are shown
//     before the build that makes all else. What other pages can show of a page is its
//     front matter, its headings and its calls of directives; where one of them differs,
//     or anything is to be reported, nothing is amended. A test holds amended sites and
//     whole ones together through hundreds of edits.
//   - After any other save of a few files the preview draws the pages in view first
//     ([Session.Glance]): all other pages are outlines then, and nobody is given one before
//     the build that follows at once. A glance sees what is wrong with the pages in view;
//     what is wrong elsewhere the build finds, and the site before is shown again.
//   - preview knows nothing of build: the program hands it a function, and it hands that
//     the state of the files that watch found. What an editor must know of a page, and a
//     reader need not, is editorial's, and worked out only when somebody looks.
//   - chart makes HTML and is called where a directive becomes a view, so that a
//     template is handed a finished drawing.
package build

import (
	"cmp"
	"context"
	"io/fs"
	"strings"
	"sync"
	"time"

	"example.org/signpost/cmd/signpost/internal/check"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/editorial"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/render"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/stats"
	"example.org/signpost/cmd/signpost/internal/workers"
)

// Options are everything that a build depends on.
type Options struct {
	// Source is the project's folder, with content, templates and static.
	Source fs.FS
	// Now is the instant at which pages are published, expire and fall due.
	Now time.Time
	// Drafts shows what is not published, for a preview.
	Drafts bool
	// Noindex keeps search engines away: for anything but the published site.
	Noindex bool
	// Memory keeps from one build to the next what need not be made again; nil keeps
	// nothing. What a build gives does not depend on it.
	Memory *memo.Memory
	// Put is handed each file as soon as it is made, from several goroutines, and must not
	// keep its bytes. Not until the build has ended without errors may the files be taken
	// for a site; after an error of Put, or the end of the context, calls may still go on.
	// With nil the files stand in the result.
	Put func(name string, data []byte) error
}

// Result is what a build made.
type Result struct {
	Summary

	// Files are to be published; nil when the problems hold an error. Those that were handed
	// to [Options.Put] as soon as they were made have no bytes here.
	Files []output.File
	// Statistics are the figures, also of a site with problems elsewhere; nil when
	// there are none, or their files have errors.
	Statistics *stats.Dataset
	// Editorial gives what an editor must know of each page, by address; also of a site
	// with problems. It takes its time, and is worked out when it is asked for.
	Editorial func() []editorial.Page
	// Derived are the names of the files that only say again what others say: those of the
	// search. Basis stands for what else they are made of.
	Derived []string
	Basis   memo.Key

	outlines func() []site.Outline // nil where no page can be amended alone
}

// Run builds a site. The error is the machine's or the context's; whatever is
// wrong with the project is in the result.
func Run(ctx context.Context, opt Options) (*Result, error) {
	project, err := Load(ctx, opt.Source, false)
	if err != nil {
		return nil, err
	}
	result, err := project.Build(ctx, opt)
	if err != nil {
		return nil, err
	}
	return result, nil
}

// Build builds the site of a project that was read. Options.Source is not used. With an
// error, the result may hold the problems that were found before.
func (p *Project) Build(ctx context.Context, opt Options) (*Result, error) {
	result, _, err := p.build(ctx, opt)
	return result, err
}

// build builds the site. The state is nil where the site cannot be published.
func (p *Project) build(ctx context.Context, opt Options) (*Result, *state, error) {
	result := &Result{Editorial: func() []editorial.Page { return nil }}
	failed := func(found diag.List) bool {
		result.Problems = append(result.Problems, found...)
		return result.Problems.HasErrors()
	}
	defer func() { result.Problems = result.Problems.Sorted() }()

	tree := p.tree
	if failed(p.problems) && (len(tree.Content) == 0 || len(tree.Templates) == 0) {
		return result, nil, nil // not a project: every file of one would be missed
	}
	static := assetsOf(tree, opt.Memory)
	parsed := templatesOf(tree, static.set, opt.Memory)
	failed(static.problems)
	var data func() files
	made, found, err := site.New(ctx, tree.Content, static.set, site.Options{Now: opt.Now, Drafts: opt.Drafts, Memory: opt.Memory})
	if err != nil {
		return nil, nil, err
	}
	if made != nil {
		result.Statistics = made.Statistics
		result.describe(made, opt.Now)
		result.Editorial = sync.OnceValue(func() []editorial.Page { return editorial.Pages(made, opt.Now) })
		data = workers.Ahead(func() files { return openDataOf(made, opt) })
		if found, err = check.Content(ctx, check.Written{Site: made, Now: opt.Now, Found: found}); err != nil {
			return nil, nil, err
		}
	}
	failed(found)
	set := parsed().set
	if failed(parsed().problems) {
		return result, nil, nil
	}
	if data().err != nil {
		return nil, nil, data().err
	}
	drawing := render.Options{Noindex: opt.Noindex, Data: data().list, Memory: opt.Memory}
	gathered := &gathering{reader: check.NewReader(made, opt.Memory), put: opt.Put, taken: make(map[string]bool, len(made.Pages))}
	if opt.Put != nil {
		drawing.Each = gathered.page
	}
	extras := workers.Ahead(func() files { return gathered.take(render.Extras(made, drawing)) })
	pages, found, err := set.Pages(ctx, made, drawing)
	if err = cmp.Or(err, extras().err); err != nil {
		return result, nil, err
	}
	if failed(found) {
		return result, nil, nil
	}
	searching, found, err := set.Search(ctx, made, drawing, pages)
	if err != nil {
		return nil, nil, err
	}
	if failed(found) {
		return result, nil, nil
	}
	pages = append(pages, searching.Pages...)
	all := append(published(made, pages, extras().list, drawing), searching.Files...)
	all = append(all, render.Headers(all, pages, drawing))
	in := input(made, set, pages, all, opt.Memory)
	if opt.Put == nil {
		found, err = check.Pages(ctx, in)
	} else {
		found, err = gathered.finish(ctx, in, searching.Pages, all)
	}
	if err != nil {
		return result, nil, err
	}
	if failed(found) {
		return result, nil, nil
	}
	result.Pages, result.Files = len(made.Pages), all
	if opt.Put == nil {
		result.Derived, result.Basis = derived(searching), memo.Join(set.Key(), made.Fronts())
	}
	if made.Search == nil && len(result.Problems) == 0 {
		result.outlines = made.Outlines
	}
	opt.Memory.Sweep() // a build that stopped before did not ask for all that the next one will
	return result, &state{tree: tree, site: made, set: set, drawing: drawing, result: result}, nil
}

// describe notes what is known of a site whether it can be published or not.
func (r *Summary) describe(s *site.Site, now time.Time) {
	r.Name, r.BaseURL, r.Due = s.Config.Name, s.Config.BaseURL, check.Due(s, now)
	r.From, r.Until = now, s.Until(now)
	r.Host = strings.TrimPrefix(s.Config.BaseURL, "https://")
	for _, service := range s.Helplines.Open() {
		r.Helplines++
		if service.Live() {
			r.Live++
		}
	}
}

func input(s *site.Site, set *render.Set, pages []render.Rendered, files []output.File, memory *memo.Memory) check.Input {
	in := check.Input{Site: s, Templates: set.Sources(), Memory: memory}
	for _, p := range pages {
		in.Pages = append(in.Pages, pageOf(p))
	}
	for _, f := range files {
		in.Names = append(in.Names, f.Name)
	}
	return in
}
