package render

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/site"
)

// parts draws a page's text in pieces, each with the heading of level 2 that it begins
// with. The first piece has none, where the text begins without. A heading that stands
// inside something else, such as a quote, begins no part: it cannot be parted from it.
func (b *builder) parts(p *site.Page) ([]Part, error) {
	var list []Part
	pieces, key := p.Doc.Pieces, b.keyOfText(p)
	for start, i := 0, 0; i < len(pieces); i++ {
		if next := i + 1; next < len(pieces) && !beginsPart(p, pieces[next]) {
			continue
		}
		part, err := b.part(p, key, start, i+1)
		if err != nil {
			return nil, err
		}
		if part.ID != "" || strings.TrimSpace(string(part.Body)) != "" {
			list = append(list, part)
		}
		start = i + 1
	}
	return list, nil
}

// part draws the pieces of p's text from start up to, but not including, end.
func (b *builder) part(p *site.Page, key memo.Key, start, end int) (Part, error) {
	doc := p.Doc
	body, _, err := b.text(p, key, start, end)
	part := Part{Body: body}
	for _, piece := range doc.Pieces[start:end] {
		switch piece.Kind {
		case markdown.HeadingBlock:
			if part.ID == "" && beginsPart(p, piece) {
				part.ID = doc.Headings[piece.Index].ID
			}
		case markdown.DirectiveCall:
			name := doc.Directives[piece.Index].Name
			part.Figures, part.Timeline = part.Figures || name == figuresDirective, part.Timeline || name == timelineDirective
		case markdown.HTML, markdown.LinkStart, markdown.ImageTag:
		}
	}
	return part, err
}

// text draws the pieces of p's text from start up to, but not including, end, with the
// headings in them. Key is that of the whole text.
func (b *builder) text(p *site.Page, key memo.Key, start, end int) (template.HTML, []markdown.TOCEntry, error) {
	type drawn struct {
		body     template.HTML
		contents []markdown.TOCEntry
	}
	if b.opt.Memory != nil {
		key = memo.Sum(key[:], fmt.Appendf(nil, "%d %d", start, end))
	}
	got, err := remembered(b.opt.Memory, "render.text", key, func() (drawn, error) {
		doc := p.Doc
		if start > 0 || end < len(doc.Pieces) {
			part := *doc
			part.Pieces = doc.Pieces[start:end]
			doc = &part
		}
		body, contents, err := doc.HTML(fill{b.set, p, &b.drawn, b.foreign(p.Version)})
		return drawn{body, contents}, err
	})
	return got.body, got.contents, err
}

// The containers that a layout treats in a way of their own: figures shown large, and the
// course of a lesson.
const (
	figuresDirective  = "figures"
	timelineDirective = "timeline"
)

// beginsPart reports a heading of level 2 that stands at the start of its line, and so
// in nothing else: all that may hold a heading sets it in.
func beginsPart(p *site.Page, piece markdown.Piece) bool {
	if piece.Kind != markdown.HeadingBlock {
		return false
	}
	h := p.Doc.Headings[piece.Index]
	return h.Level == 2 && p.File.Position(h.Span.Start).Column == 1
}

// unlinked are the pages of a section that its own text does not lead to, so that a
// page that an editor adds is never out of reach, and none stands there twice. Services
// are left out: they have cards of their own.
func unlinked(section *site.Page) []*site.Page {
	var list []*site.Page
	for _, p := range section.Children {
		leads := func(address string) bool {
			path, _, _ := strings.Cut(address, "#")
			return path == p.Path
		}
		if p.Service == nil && !slices.ContainsFunc(section.Links, leads) {
			list = append(list, p)
		}
	}
	return list
}

// talk is the first service to talk to that the help page names, for somebody who is
// lost; its name is "" where there is none.
func (b *builder) talk() directive.Helpline {
	help := b.site.Help()
	if help == nil {
		return directive.Helpline{}
	}
	for _, view := range help.Views {
		var named []directive.Helpline
		switch v := view.(type) {
		case directive.Contacts:
			for _, c := range v.Services {
				named = append(named, c.Helpline)
			}
		case directive.HelplineCard:
			named = append(named, v.Helpline)
		case directive.HelplineInline:
			named = append(named, v.Helpline)
		}
		for _, h := range named {
			if h.Talk && !h.Emergency && h.Number != nil {
				return h
			}
		}
	}
	return directive.Helpline{}
}
