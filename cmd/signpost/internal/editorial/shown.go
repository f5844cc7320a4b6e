package editorial

import (
	"cmp"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/site"
)

// services are a site's, by id and by the address of their pages.
type services struct{ byID, byPath map[string]Helpline }

func servicesOf(s *site.Site) services {
	all := services{map[string]Helpline{}, map[string]Helpline{}}
	for _, p := range s.Pages {
		if p.Service != nil {
			h := Helpline{ID: p.Service.ID, Title: p.Service.Title, Path: p.Path, Verified: p.Service.Verified, From: p.Service.VerifiedFrom}
			all.byID[h.ID], all.byPath[h.Path] = h, h
		}
	}
	return all
}

// on lists the services that a page shows or leads to: its own first, then by where they
// stand first in the file.
func (all services) on(p *site.Page) []Helpline {
	type place struct {
		offset int
		id     string
	}
	var places []place
	if p.Service != nil {
		places = append(places, place{-1, p.Service.ID})
	}
	for i, view := range p.Views {
		for _, id := range shows(view) {
			places = append(places, place{p.Doc.Directives[i].Span.Start, id})
		}
	}
	for i, address := range p.Links {
		address, _, _ = strings.Cut(address, "#")
		if h, ok := all.byPath[address]; ok {
			places = append(places, place{p.Doc.Links[i].Span.Start, h.ID})
		}
	}
	if p.Kind == site.Section {
		for _, child := range p.Children { // A section of services lists them below its own text.
			if child.Service != nil {
				places = append(places, place{len(p.File.Data), child.Service.ID})
			}
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(a.offset, b.offset) })
	var list []Helpline
	seen := map[string]bool{}
	for _, at := range places {
		if h, ok := all.byID[at.id]; ok && !seen[at.id] {
			seen[at.id] = true
			list = append(list, h)
		}
	}
	return list
}

// shows lists the ids of the services that a directive shows.
func shows(view directive.View) []string {
	var list []directive.Contact
	switch v := view.(type) {
	case directive.HelplineInline:
		return []string{v.ID}
	case directive.HelplineCard:
		return []string{v.ID}
	case directive.Care:
		if v.Service != nil {
			return []string{v.Service.ID}
		}
	case directive.Contacts:
		list = v.Services
	case directive.WalletCard:
		list = v.Services
	case directive.TearOff:
		if v.Emergency != nil {
			list = append(list, *v.Emergency)
		}
		list = append(list, v.Services...)
	}
	ids := make([]string, 0, len(list))
	for _, c := range list {
		ids = append(ids, c.ID)
	}
	return ids
}

// figuresOf lists the figures in a page's sentences.
func figuresOf(s *site.Site, p *site.Page) []Figure {
	var list []Figure
	for i, view := range p.Views {
		v, ok := view.(directive.Fig)
		if !ok || s.Statistics == nil {
			continue
		}
		d := p.Doc.Directives[i]
		figure := Figure{Line: lineOf(p, d), Text: v.Text}
		series, period, area := asked(d)
		if o, err := s.Statistics.Figure(series, period, area); err == nil {
			figure.Period, figure.Area, figure.Series = o.Period.String(), o.Area.Name, o.SeriesID
			if named, ok := s.Statistics.Series(o.SeriesID); ok {
				figure.Series = named.Title
			}
			if o.Source != nil {
				figure.Source, figure.URL = o.Source.Attribution(), o.Source.URL
			}
		}
		list = append(list, figure)
	}
	return list
}

// withSources adds the sources of a page's figures, each once, to those that its file
// names.
func withSources(list []Source, figures []Figure) []Source {
	for _, f := range figures {
		if f.URL != "" && !slices.ContainsFunc(list, func(s Source) bool { return s.URL == f.URL }) {
			list = append(list, Source{Title: f.Source, URL: f.URL})
		}
	}
	return list
}

// asked is what a figure's directive names.
func asked(d markdown.Directive) (series, period, area string) {
	var bare []string
	for _, a := range d.Args {
		switch a.Key {
		case "":
			bare = append(bare, a.Value)
		case "area":
			area = a.Value
		}
	}
	bare = append(bare, "", "") // the directive was resolved, so both words are there
	return bare[0], bare[1], area
}

// claimsOf lists the words of a page that were proved, in sentences and above charts.
func claimsOf(p *site.Page) []Claim {
	var list []Claim
	for i, view := range p.Views {
		if v, ok := view.(directive.Claimant); ok {
			for _, r := range v.Claims() {
				list = append(list, Claim{Line: lineOf(p, p.Doc.Directives[i]), Words: r.Words, Working: r.Sum})
			}
		}
	}
	return list
}

func lineOf(p *site.Page, d markdown.Directive) int { return p.File.Position(d.Span.Start).Line }
