package directive

import (
	"slices"

	"example.org/signpost/cmd/signpost/internal/markdown"
)

// do is a list of what helps. It comes before what does not: who reads only one list
// should read this one (NHS service manual, "Do and don't lists").
func do(c *call) View {
	c.holdsList("a list: each line begins with \"- \"")
	if c.behind("dont") {
		c.warn(c.Span, "directive-order", "move :::do above :::dont: say first what helps", "the list of what to do stands behind the list of what not to do")
	}
	return c.box("title", "Do")
}

// behind reports that the container before this one, with no heading between them, has
// that name.
func (c *call) behind(name string) bool {
	all := c.on.directives()
	before := c.index() - 1
	for before > c.Parent && (all[before].Parent != c.Parent || all[before].Blocks == nil) {
		before--
	}
	if before <= c.Parent || all[before].Name != name {
		return false
	}
	from := all[before].Span.End
	return !slices.ContainsFunc(c.on.headings(), func(h markdown.Heading) bool {
		return h.Span.Start > from && h.Span.Start < c.Span.Start
	})
}
