package directive

import (
	"html/template"

	"example.org/signpost/cmd/signpost/internal/markdown"
)

// standIns fill the holes of a body with stand-ins: enough to tell whether something
// is there, without what only the whole site knows.
type standIns struct{}

// Link gives no address.
func (standIns) Link(int) string { return "" }

// Image gives no file.
func (standIns) Image(int) markdown.Picture { return markdown.Picture{} }

// Directive gives an element without text, around the body.
func (standIns) Directive(_ int, body template.HTML) (template.HTML, error) {
	return "<data>" + body + "</data>", nil
}

// children are the pieces of the container's body, none when the page is not known.
func (c *call) children() []markdown.Piece {
	if c.on.Doc == nil {
		return nil
	}
	return childrenOf(c.on.Doc, c.on.Doc.Pieces, c.on.Index)
}

// childrenOf finds the body of the container with that index.
func childrenOf(doc *markdown.Doc, pieces []markdown.Piece, index int) []markdown.Piece {
	for _, p := range pieces {
		if p.Kind == markdown.DirectiveCall && int(p.Index) == index {
			return doc.Children(p)
		}
		if found := childrenOf(doc, doc.Children(p), index); found != nil {
			return found
		}
	}
	return nil
}

// body is the container's body with stand-ins for links, pictures and directives, ""
// when the page is not known.
func (c *call) body() template.HTML {
	if c.on.Doc == nil {
		return ""
	}
	part := *c.on.Doc
	part.Pieces = c.children()
	body, _, err := part.HTML(standIns{})
	if err != nil {
		return "" // stand-ins make no errors
	}
	return body
}

// ownHeadings are those in the container, but for those in blocks within it.
func (c *call) ownHeadings() []markdown.Heading {
	var list []markdown.Heading
	for _, p := range c.children() {
		if p.Kind == markdown.HeadingBlock {
			list = append(list, c.on.Doc.Headings[p.Index])
		}
	}
	return list
}
