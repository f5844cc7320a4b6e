package site

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"example.org/signpost/cmd/signpost/internal/claim"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// DataFolder is the address below which the figures are published for machines.
const DataFolder = "/statistics/"

// Claim is words of a page that were proved true of the data.
type Claim struct {
	// ID is that of its working in the page, such as
	// "claim_cambs-sextortion-2019_cambs-sextortion-2023".
	ID     string
	Result claim.Result
}

// figures finds the rows and tables of the site. They are known only when the directives
// of all pages are resolved, so this comes after.
func (s *Site) figures() {
	s.rows, s.tablesOf, s.led = map[string]string{}, map[string]string{}, new(sync.Map)
	for _, p := range s.Pages {
		if p.Original != nil {
			continue // what leads to a figure leads to the page itself
		}
		for _, id := range p.anchors {
			// A figure's own address is where it stands first on a page of figures.
			if p.Kind == Statistics && s.rows[id] == "" {
				s.rows[id] = p.Path + "#" + id
			}
		}
		for _, view := range p.Views {
			if table, ok := view.(directive.Series); ok && s.tablesOf[table.SeriesID] == "" {
				s.tablesOf[table.SeriesID] = p.Path + "#" + table.ID
			}
		}
	}
}

// tables gives the rows of a page's tables their ids, the first table of a figure
// first.
func (s *Site) tables(p *Page) diag.List {
	var problems diag.List
	var taken map[string]bool
	p.rowsKnown = true
	for i, view := range p.Views {
		if d := &p.Doc.Directives[i]; view == nil && d.Form == markdown.Block && (d.Name == "chart" || d.Name == "series") {
			p.rowsKnown = false
		}
		if table, ok := view.(directive.Tabled); ok {
			if taken == nil {
				taken = map[string]bool{}
			}
			p.Views[i] = table.WithoutAnchors(taken)
			for _, id := range table.Anchors() {
				if !taken[id] {
					taken[id] = true
					p.more().anchors = append(p.anchors, id)
				}
			}
		}
		if picture, ok := view.(directive.Illustrated); ok && s.index.files["/"+picture.PictureName()] {
			problems = append(problems, diag.At(p.File, p.Doc.Directives[i].Span, diag.Error, "same-address",
				"the chart is published as /%s, and a file beside the page has that name", picture.PictureName()).WithHint("rename the file"))
		}
	}
	return problems
}

// claimsOf lists a page's claims in their order, each once.
func claimsOf(p *Page) []Claim {
	var list []Claim
	var ids map[string]string // of a claim's words and figures
	var used map[string]int
	for i, view := range p.Views {
		claimant, ok := view.(directive.Claimant)
		if !ok {
			continue
		}
		if ids == nil {
			ids, used = map[string]string{}, map[string]int{}
		}
		for _, result := range claimant.Claims() {
			name := "claim"
			for _, o := range result.Figures {
				name += "_" + o.Anchor()
			}
			key := name + " " + result.Words
			if ids[key] == "" {
				if used[name]++; used[name] > 1 {
					name = fmt.Sprintf("%s_%d", name, used[name])
				}
				ids[key] = name
				list = append(list, Claim{name, result})
			}
			if c, ok := view.(directive.Claim); ok {
				p.Views[i] = c.WithID(ids[key])
			}
		}
	}
	return list
}

// locate leads a page's figures to their rows: on the page itself, if they are. Every
// claim gets its working.
func (s *Site) locate(p *Page) {
	where := func(anchor string) string {
		if slices.Contains(p.anchors, anchor) {
			return "#" + anchor
		}
		if id, ok := strings.CutPrefix(anchor, directive.SeriesPrefix); ok {
			return s.tablesOf[id]
		}
		return s.rows[anchor]
	}
	for i, view := range p.Views {
		if located, ok := view.(directive.Located); ok {
			p.Views[i] = s.lead(p, located, where)
		}
	}
	for _, c := range p.Claims {
		p.more().Workings = append(p.Workings, directive.NewWorking(c.ID, c.Result, s.Statistics, where))
	}
}

// lead leads a view of a page. A figure in a sentence leads to the same row on all pages
// without tables of their own, and these share it.
func (s *Site) lead(p *Page, view directive.Located, where func(anchor string) string) directive.View {
	if _, ok := view.(directive.Fig); !ok || len(p.anchors) > 0 {
		return view.Located(where)
	}
	if led, ok := s.led.Load(view); ok {
		return led.(directive.View)
	}
	led, _ := s.led.LoadOrStore(view, view.Located(where))
	return led.(directive.View)
}

// FigurePath is the address of the row at which a figure stands, or "" when no page
// of figures has it.
func (s *Site) FigurePath(o stats.Observation) string { return s.rows[o.Anchor()] }

// SeriesPath is the address of a series' full table, or "".
func (s *Site) SeriesPath(id string) string { return s.tablesOf[id] }

// Cites says how to cite each source of a series as it stands on a page.
func (s *Site) Cites(p *Page, series *stats.Series) []string {
	return directive.Env{Cite: s.cite}.Cites(p.Path, series)
}

// SeriesOf lists the series that a page draws or names, in the order of the data
// file.
func (s *Site) SeriesOf(p *Page) []*stats.Series {
	if s.Statistics == nil {
		return nil
	}
	used := map[string]bool{}
	for _, d := range p.Doc.Directives {
		switch d.Name {
		case "chart", "series", "fig", "claim":
			for _, a := range d.Args {
				used[a.Value] = true // what is no series is found to be none below
			}
		}
	}
	for _, c := range p.Claims {
		for _, o := range c.Result.Figures {
			used[o.SeriesID] = true
		}
	}
	for _, view := range p.Views {
		if chart, ok := view.(directive.Chart); ok {
			for _, d := range chart.Definitions { // a stack draws the parts of what it names
				used[d.ID] = true
			}
		}
	}
	var list []*stats.Series
	for _, id := range s.Statistics.IDs() {
		if series, ok := s.Statistics.Series(id); ok && used[id] {
			list = append(list, series)
		}
	}
	return list
}

// Complete reports whether every page could be read. What is missed on a site that
// is not may stand on a page that was not read.
func (s *Site) Complete() bool {
	for name, broken := range s.broken {
		if broken && path.Ext(name) == ".md" {
			return false
		}
	}
	return true
}

// Attributed lists the ids of the sources that pages attribute words to.
func (s *Site) Attributed() map[string]bool {
	used := map[string]bool{}
	for _, p := range s.Pages {
		for _, d := range p.Doc.Directives {
			if d.Name == "said" && len(d.Args) > 0 {
				used[d.Args[0].Value] = true
			}
		}
	}
	return used
}
