package render

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/opendata"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/stats"
)

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

// statistics makes the view of a page of figures.
func (b *builder) statistics(base Base, p *site.Page) Statistics {
	view := Statistics{Base: base, Main: p.Path == site.DataFolder, NextUpdate: p.Figures.NextUpdate}
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
		return view
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
	return view
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

// OpenData makes the site's figures and helplines as files for machines, and its charts
// as pictures. The error is a download that, read back, differs from the data.
func OpenData(s *site.Site) ([]output.File, error) {
	files, err := helplineData(s)
	if err != nil {
		return nil, err
	}
	if in := openData(s); in != nil {
		figures := opendata.Files(*in)
		if err := opendata.Verify(*in, figures); err != nil {
			return nil, err
		}
		files = append(files, figures...)
	}
	for _, p := range s.Pages {
		for _, v := range p.Views {
			if picture, ok := v.(directive.Illustrated); ok {
				files = append(files, output.File{Name: picture.PictureName(), Data: picture.Picture()})
			}
		}
	}
	return files, nil
}
