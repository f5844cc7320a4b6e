package render

import (
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/opendata"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// Statistics is the view of templates/statistics.html.
type Statistics struct {
	Base
	// Lead is what stands before the first heading of the text when it shows figures
	// large: it comes before the list of contents, and Page.Body is the rest. It is ""
	// where there are none.
	Lead template.HTML
	// Series are those that the page draws or quotes and no page has a full table of,
	// in the data file's order.
	Series []Series
	// Main is true on the page at the top of the data, which alone has what
	// follows.
	Main bool
	// Dataset describes the data to search engines, as schema.org's Dataset.
	Dataset any
	// Downloads are the data for machines.
	Downloads []Download
	// Revisions are the changes of published figures, newest first.
	Revisions []Revision
	// RevisionsFeed is the path of the feed of revisions.
	RevisionsFeed string
	// NextUpdate says in words when new figures are expected; it may be "".
	NextUpdate string
	// Cite is how to cite the page itself.
	Cite string
}

// Series is what a reader must know to read a series' figures. Cite is how to cite
// each of its sources.
type Series struct {
	ID, Title, Unit, Definition, NotShown string
	Sources                               []directive.Source
	Cite                                  []string
}

// Download is a file of data. Type is such as "CSV", Size in words; What says what
// is in it.
type Download struct{ Name, Path, Type, Size, What string }

// Revision is a published figure that was changed. Figure says in words which; Old
// and New are as printed; Path is where the figure stands, or "". Removed is true
// when it is published no longer.
type Revision struct {
	Date                           directive.Date
	Figure, Old, New, Reason, Path string
	Removed                        bool
}

// hasFigures reports a page with drawings, tables of figures or workings.
func hasFigures(p *site.Page) bool {
	return p.Kind == site.Statistics || len(p.Claims) > 0 || slices.ContainsFunc(p.Views, func(v directive.View) bool {
		switch v.(type) {
		case directive.Tabled, directive.Illustrated, directive.Phrases:
			return true
		}
		return false
	})
}

// beginsWithFigures reports a page that shows figures large before its first heading.
func beginsWithFigures(p *site.Page) bool {
	for _, piece := range p.Doc.Pieces {
		if beginsPart(p, piece) {
			return false
		}
		if piece.Kind == markdown.DirectiveCall && p.Doc.Directives[piece.Index].Name == figuresDirective {
			return true
		}
	}
	return false
}

// statistics makes the view of a page of figures.
func (b *builder) statistics(base Base, p *site.Page) (Statistics, error) {
	view := Statistics{Base: base, Main: p.Path == site.DataFolder, NextUpdate: p.Figures.NextUpdate}
	if beginsWithFigures(p) {
		parts, err := b.parts(p)
		if err != nil {
			return Statistics{}, err
		}
		if len(parts) > 0 && parts[0].ID == "" { // else their template draws nothing
			view.Lead, view.Page.Body = parts[0].Body, ""
			for _, part := range parts[1:] {
				view.Page.Body += part.Body
			}
		}
	}
	for _, s := range b.site.SeriesOf(p) {
		// Charts and figures lead to the full table, where all this stands.
		if b.site.SeriesPath(s.ID) == "" {
			view.Series = append(view.Series, Series{
				ID: s.ID, Title: s.Title, Unit: s.Unit, Definition: s.Definition, NotShown: s.NotShown,
				Sources: directive.Sources(s), Cite: b.site.Cites(p, s),
			})
		}
	}
	if !view.Main || b.data == nil {
		return view, nil
	}
	view.Dataset = opendata.Dataset(*b.data)
	view.Cite = fmt.Sprintf("%s, %s, %s", b.site.Config.Name, p.Meta.Title, base.Page.Canonical)
	if at := changed(p); !at.IsZero() {
		view.Cite = fmt.Sprintf("%s, %s, %s, %s", b.site.Config.Name, p.Meta.Title, directive.NewDate(at).Text, base.Page.Canonical)
	}
	view.RevisionsFeed = site.DataFolder + "revisions.xml"
	for _, f := range b.opt.Data {
		if !strings.HasPrefix("/"+f.Name, site.DataFolder) || !slices.Contains(opendata.Names(), path.Base(f.Name)) {
			continue // a chart
		}
		view.Downloads = append(view.Downloads, Download{
			path.Base(f.Name), "/" + f.Name, typeName(f.Name), sizeName(len(f.Data)), opendata.About(path.Base(f.Name)),
		})
	}
	for _, r := range b.data.Data.Revisions() {
		view.Revisions = append(view.Revisions, b.revision(r))
	}
	slices.Reverse(view.Revisions) // the file has the oldest first
	return view, nil
}

func (b *builder) revision(r stats.Revision) Revision {
	v := Revision{
		Date: directive.NewDate(r.Date), Figure: b.data.Revised(r), Old: r.Old, New: r.New, Reason: r.Reason, Removed: r.IsRemoved(),
	}
	if o, miss := b.site.Statistics.Figure(r.Series, r.Period.Code(), r.Area); miss == nil {
		v.Path = b.site.FigurePath(o)
	}
	return v
}

// openData is what the downloads are made of; nil for a site without figures.
func openData(s *site.Site) *opendata.Input {
	if s.Statistics == nil {
		return nil
	}
	in := &opendata.Input{
		Data: s.Statistics, Observations: s.Observations.Data,
		Site: opendata.Site{
			Name: s.Config.Name, BaseURL: s.Config.BaseURL, Language: s.Config.Language, Description: s.Config.Description,
			LicenceName: s.Config.Licence.Name, LicenceURL: s.Config.Licence.URL,
		},
		Page: opendata.Page{Title: s.Config.Name, Summary: s.Config.Description, Path: site.DataFolder},
		FigureURL: func(o stats.Observation) string {
			if at := s.FigurePath(o); at != "" {
				return s.Config.BaseURL + at
			}
			return ""
		},
	}
	if p := s.Page(site.DataFolder); p != nil {
		in.Page.Title, in.Page.Summary, in.Page.Updated = p.Meta.Title, p.Meta.Summary, changed(p)
	}
	for _, p := range s.Pages {
		if p.Original != nil {
			continue // it says the same again
		}
		for _, c := range p.Claims {
			in.Claims = append(in.Claims, opendata.Claim{ID: c.ID, Page: s.Config.BaseURL + p.Path + "#" + c.ID, Result: c.Result})
		}
		for _, v := range p.Views {
			if said, ok := v.(directive.Said); ok {
				in.Said = append(in.Said, opendata.Said{Words: said.Text, SourceID: said.SourceID, Page: s.Config.BaseURL + p.Path})
			}
		}
	}
	return in
}
