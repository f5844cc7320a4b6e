package check

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/site"
)

// quote is a figure or a claim as a page must show it: words that lead to an id.
type quote struct {
	part     part
	id, text string
}

// arrived wants everything that a page's directives say of figures in its HTML. What
// a page shows is held against the data elsewhere; a template that prints a constant
// shows nothing that could be.
func (g *gates) arrived(f *Facts) {
	if f.page.source == nil || g.rows == nil || !slices.ContainsFunc(f.page.source.Views, saysFigures) {
		return
	}
	shown := map[quote]int{}
	for _, s := range f.shown {
		shown[quote{s.part, s.id, s.text}]++
	}
	missing := func(at element, hint, format string, args ...any) {
		g.add(f, fault{"figure-mismatch", fmt.Sprintf(format, args...), hint, at})
	}
	for view := range drawnViews(f.page.source) {
		var want quote
		switch v := view.(type) {
		case directive.Fig:
			_, id, ok := strings.Cut(v.Path, "#")
			if want = (quote{quoted, id, spaced(v.Text)}); !ok {
				continue
			}
		case directive.Claim:
			if want = (quote{claimed, v.ID, spaced(v.Text)}); v.ID == "" {
				continue
			}
		case directive.Chart:
			g.hasTable(f, v.ID, v)
			continue
		case directive.Series:
			g.hasTable(f, v.ID, v)
			continue
		default:
			continue
		}
		if shown[want]--; shown[want] >= 0 {
			continue
		}
		if want.part == quoted {
			missing(element{tag: "a", attr: "class", value: "figure"}, "print .Text in <a class=\"figure\" href=\"{{.Path}}\">, in templates/directives/fig.html",
				"the figure %q of %s is not on the page", want.text, want.id)
			continue
		}
		missing(element{tag: "a", attr: "class", value: "claim"}, "print .Text in <a class=\"claim\" href=\"#{{.ID}}\">, in templates/directives/claim.html",
			"the claim %q is not on the page", want.text)
	}
}

// saysFigures reports a directive's view that must arrive with its figures.
func saysFigures(view directive.View) bool {
	switch view.(type) {
	case directive.Fig, directive.Claim, directive.Chart, directive.Series:
		return true
	}
	return false
}

// hasTable wants a chart or a table of figures, and each of its rows.
func (g *gates) hasTable(f *Facts, id string, view directive.Tabled) {
	hint := "print its .ID and the rows with their .Anchor, in templates/" + view.Template()
	if !f.ids.has(id) {
		g.add(f, fault{"figure-mismatch", fmt.Sprintf("what has the id %q is not on the page", id), hint, element{}})
		return
	}
	for _, anchor := range view.Anchors() {
		if !f.ids.has(anchor) {
			g.add(f, fault{"figure-mismatch", fmt.Sprintf("the row of %s is not on the page", anchor), hint, element{}})
		}
	}
}

// drawnViews are the views of the directives that a page draws, in their order: those
// of a footnote that nothing leads to are not among them.
func drawnViews(p *site.Page) iter.Seq[directive.View] {
	return func(yield func(directive.View) bool) {
		if len(p.Views) > 0 && p.Doc != nil {
			eachView(p, p.Doc.Pieces, yield)
		}
	}
}

// eachView hands on the views that are drawn in a part of a page. It reports whether to go on.
func eachView(p *site.Page, pieces []markdown.Piece, yield func(directive.View) bool) bool {
	for _, piece := range pieces {
		if piece.Kind == markdown.DirectiveCall && int(piece.Index) < len(p.Views) && !yield(p.Views[piece.Index]) {
			return false
		}
		if inner := p.Doc.Children(piece); len(inner) > 0 && !eachView(p, inner, yield) {
			return false
		}
	}
	return true
}
