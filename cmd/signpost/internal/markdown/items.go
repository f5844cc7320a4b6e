package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// What an [Item] may begin with.
const (
	LeadLink      = "link"      // a link, or bold words that are one
	LeadStrong    = "strong"    // bold words
	LeadDirective = "directive" // a directive in the sentence
)

// Item is one entry of a list that stands right in a container.
type Item struct {
	// Text is the words of its first paragraph without markup, as in [Heading].
	Text string
	// Lead is what it begins with: [LeadLink], [LeadStrong], [LeadDirective], or ""
	// for anything else.
	Lead string
	// Links counts the links in it; Directives names the directives in it.
	Links      int
	Directives []string
	// Span is its first line without the mark, or that of the container where the
	// item is empty.
	Span diag.Span
}

// items lists the entries of the lists that stand right in a container.
func (p *page) items(container *directiveNode) []Item {
	list := make([]Item, 0, itemsIn(container))
	if cap(list) == 0 {
		return nil
	}
	for c := container.FirstChild(); c != nil; c = c.NextSibling() {
		if _, ok := c.(*ast.List); !ok {
			continue
		}
		for entry := c.FirstChild(); entry != nil; entry = entry.NextSibling() {
			list = append(list, p.item(entry, container))
		}
	}
	return list
}

// itemsIn counts the entries that [page.items] lists.
func itemsIn(container *directiveNode) int {
	n := 0
	for c := container.FirstChild(); c != nil; c = c.NextSibling() {
		if _, ok := c.(*ast.List); ok {
			n += c.ChildCount()
		}
	}
	return n
}

func (p *page) item(entry ast.Node, container *directiveNode) Item {
	item := Item{Span: p.span(container.call.Span)}
	first := entry.FirstChild()
	if first != nil {
		item.Text = singleSpaced(p.plain(first))
	}
	if first != nil && first.Type() == ast.TypeBlock && first.Lines() != nil && first.Lines().Len() > 0 {
		line := first.Lines().At(0)
		value := line.Value(p.file.Data)
		end := line.Stop - (len(value) - len(bytes.TrimRight(value, " \t\n")))
		item.Span = p.span(diag.Span{Start: line.Start, End: end})
		item.Lead = lead(first.FirstChild())
	}
	_ = ast.Walk(entry, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link, *ast.AutoLink:
			item.Links++
		case *directiveNode:
			item.Directives = append(item.Directives, n.call.Name)
		}
		return ast.WalkContinue, nil
	})
	return item
}

// lead says what an entry begins with.
func lead(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Link, *ast.AutoLink:
		return LeadLink
	case *directiveNode:
		return LeadDirective
	case *ast.Emphasis:
		if inner := n.FirstChild(); inner != nil && inner == n.LastChild() && lead(inner) != "" && lead(inner) != LeadStrong {
			return lead(inner)
		}
		if n.Level == 2 {
			return LeadStrong
		}
	}
	return ""
}
