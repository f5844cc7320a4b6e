package build

import (
	"context"
	"slices"
	"sync"

	"example.org/signpost/cmd/signpost/internal/check"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/render"
	"example.org/signpost/cmd/signpost/internal/site"
)

// gathering takes pages as they are drawn: each is read for the gates, put where it goes,
// and forgotten, so that a large site needs the memory of its words and not of its pages.
type gathering struct {
	reader *check.Reader
	put    func(name string, data []byte) error

	mutex sync.Mutex
	read  []*check.Facts
	taken map[string]bool // the names of the files that were put
}

// page takes the page at an index. It may be called by several goroutines.
func (g *gathering) page(i int, p render.Rendered) error {
	facts := g.reader.Read(pageOf(p))
	g.mutex.Lock()
	g.read = append(g.read, make([]*check.Facts, max(0, i+1-len(g.read)))...)
	g.read[i], g.taken[p.Name] = facts, true
	g.mutex.Unlock()
	return g.put(p.Name, p.HTML)
}

// take puts files while pages are drawn, and gives them without their bytes: the feed of a
// large site has some megabytes. Where files are not put, they stay as they are.
func (g *gathering) take(list []output.File) files {
	if g.put == nil {
		return files{list: list}
	}
	for i, f := range list {
		if err := g.put(f.Name, f.Data); err != nil {
			return files{err: err}
		}
		list[i].Data = nil
	}
	g.mutex.Lock()
	defer g.mutex.Unlock()
	for _, f := range list {
		g.taken[f.Name] = true
	}
	return files{list: list}
}

// finish takes what was made after the pages and is not put yet, and holds the pages
// against the gates.
func (g *gathering) finish(ctx context.Context, in check.Input, after []render.Rendered, all []output.File) (diag.List, error) {
	for _, p := range after {
		g.read = append(g.read, g.reader.Read(pageOf(p)))
	}
	for _, f := range all {
		if g.taken[f.Name] {
			continue
		}
		if err := g.put(f.Name, f.Data); err != nil {
			return nil, err
		}
	}
	return g.reader.Gates(ctx, in, g.read)
}

func pageOf(p render.Rendered) check.Page {
	return check.Page{Name: p.Name, Layout: p.Layout, Source: p.Source, HTML: p.HTML, Sum: p.Sum}
}

// published lists every file of the site. Those of pages that were put have no bytes.
func published(s *site.Site, pages []render.Rendered, extras []output.File, opt render.Options) []output.File {
	files := slices.Concat(extras, opt.Data)
	for _, p := range pages {
		files = append(files, output.File{Name: p.Name, Data: p.HTML})
	}
	for _, f := range s.Files {
		files = append(files, output.File{Name: f.Path[1:], Data: f.Data})
	}
	for _, f := range s.Static.Files() {
		files = append(files, output.File{Name: f.Path[1:], Data: f.Data})
	}
	return files
}

// derived names the files of the search.
func derived(found render.Searching) []string {
	var names []string
	for _, p := range found.Pages {
		names = append(names, p.Name)
	}
	for _, f := range found.Files {
		names = append(names, f.Name)
	}
	return names
}
