package directive

import (
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// Page is the page that a directive stands on: its address, such as "/parents/", and
// whom it speaks to.
type Page struct {
	Path   string
	Reader helpline.Reader
	// Doc is the page itself, for what a directive must know of those around it, or nil;
	// Index is then the place of the directive in its Directives.
	Doc   *markdown.Doc
	Index int
	// Minutes is how long the page says that its lesson takes, 0 for no lesson.
	Minutes int
}

// level is the level that a heading has here: one below the heading above it, 2 to 6.
func (c *call) level() int {
	level := 2
	for _, h := range c.on.headings() {
		if h.Span.Start < c.Span.Start {
			level = min(h.Level+1, 6)
		}
	}
	return level
}

// headings are those of the page, none when it is not known.
func (p Page) headings() []markdown.Heading {
	if p.Doc == nil {
		return nil
	}
	return p.Doc.Headings
}

// directives are those of the page, none when it is not known.
func (p Page) directives() []markdown.Directive {
	if p.Doc == nil {
		return nil
	}
	return p.Doc.Directives
}

// around gives the containers that the call stands in, the innermost first.
func (c *call) around() []markdown.Directive {
	var list []markdown.Directive
	all := c.on.directives()
	for i := c.Parent; i >= 0 && i < len(all); i = all[i].Parent {
		list = append(list, all[i])
	}
	return list
}

// index is the call's own place among the directives of the page, -1 when the page is
// not known.
func (c *call) index() int {
	if c.on.Doc == nil {
		return -1
	}
	return c.on.Index
}
