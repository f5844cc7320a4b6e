package directive

import (
	"html/template"
	"maps"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// Drawing is a picture of the site's own that stands beside lines.
type Drawing struct {
	// Path is its address; Width and Height are its size.
	Path          string
	Width, Height int
}

// Picture is a few lines with a picture beside them, as in Easy Read. The picture says
// nothing that the lines do not, so it has no words of its own.
type Picture struct {
	Drawing
	Body template.HTML
}

// Template is directives/picture.html.
func (Picture) Template() string { return "directives/picture.html" }

// With is the picture beside body.
func (v Picture) With(body template.HTML) View {
	v.Body = body
	return v
}

func picture(c *call) View {
	name := c.word(0)
	drawing, ok := c.env.Drawings[name.Value]
	if !ok {
		names := slices.Sorted(maps.Keys(c.env.Drawings))
		hint := diag.DidYouMean(name.Value, names)
		if hint == "" {
			hint = "the pictures are " + strings.Join(names, ", ")
		}
		if len(names) == 0 {
			hint = "draw one: the site has none so far"
		}
		c.fault(name.Span, "dead-image", hint, "no picture static/img/easy/%s.svg", name.Value)
	}
	if len(c.Blocks) == 0 {
		c.fault(c.Span, "empty-container", "write the text between the two lines of :::", "%s holds no text", c.Name)
	}
	for _, h := range c.ownHeadings() {
		c.fault(h.Span, "directive-content", "write the heading before it", "a heading stands beside a picture")
	}
	return Picture{Drawing: drawing}
}
