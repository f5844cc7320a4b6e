package site

import (
	"fmt"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/source"
)

// Outline is all that the words of another page can show of a page, or lead to in it. A
// site may be made with outlines in the place of most pages, to draw one of the others.
type Outline struct {
	Name, Path               string
	Kind                     Kind
	Title, NavTitle, Summary string
	Audience                 []string
	Weight                   int
	// IDs are those of the headings.
	IDs []string
	// Outside stands for all of the page that is seen outside it: its front matter as it is
	// written, its headings, and its calls of directives.
	Outside memo.Key
}

// Outlines are those of the pages that can have one.
func (s *Site) Outlines() []Outline {
	var list []Outline
	for _, p := range s.Pages {
		if s.mayOutline(p) {
			list = append(list, p.Outline())
		}
	}
	return list
}

// mayOutline reports a page of which others show no more than an outline has: no tables
// of figures lead there, and it is published at every moment.
func (s *Site) mayOutline(p *Page) bool {
	for _, view := range p.Views {
		if _, ok := view.(directive.Series); ok {
			return false
		}
	}
	return s.mayAmend(p) && len(p.anchors) == 0 && p.Unpublished == "" && p.Meta.Publish.IsZero() && p.Meta.Expires.IsZero()
}

// Outline is the page's own.
func (p *Page) Outline() Outline {
	o := Outline{
		Name: p.Name, Path: p.Path, Kind: p.Kind, Title: p.Meta.Title, NavTitle: p.Meta.NavTitle, Summary: p.Meta.Summary,
		Audience: p.Meta.Audience, Weight: p.Meta.Weight,
	}
	text := fmt.Appendf(nil, "%q %q %t %q", p.Kind, p.Path, p.hidden != "", p.Unpublished)
	for _, h := range p.Doc.Headings {
		o.IDs = append(o.IDs, h.ID)
		text = fmt.Appendf(text, " %d %q %q %t", h.Level, h.ID, h.Text, h.Explicit)
	}
	for _, d := range p.Doc.Directives {
		text = fmt.Appendf(text, " %q %d %q %t %d", d.Name, d.Form, d.Label, d.HasLabel, d.Parent)
		for _, a := range d.Args {
			text = fmt.Appendf(text, " %q %q", a.Key, a.Value)
		}
	}
	o.Outside = memo.Sum(p.front(), text)
	return o
}

// outlined is a page of which only the outline is known.
func outlined(f source.File, o Outline) *Page {
	p := &Page{
		Kind: o.Kind, Name: o.Name, Path: o.Path, Output: outputOf(o.Path), File: &diag.File{Name: f.Name, Data: f.Data}, Doc: &markdown.Doc{},
		Meta: Meta{Title: o.Title, NavTitle: o.NavTitle, Summary: o.Summary, Audience: o.Audience, Weight: o.Weight},
	}
	for _, id := range o.IDs {
		p.Doc.Headings = append(p.Doc.Headings, markdown.Heading{ID: id})
	}
	return p
}
