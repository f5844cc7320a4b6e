package directive

import (
	"html/template"
	"slices"
	"strings"
)

// Box is a call-out around other text; its name is that of its template. Title is
// a heading, or the summary of details.
type Box struct {
	name  string
	Title string
	// Heading is the level of the title where it is a heading, 2 to 6, else 0.
	Heading int
	// Copy is true for words that static/js/copy.js shall add a button to, which copies
	// them.
	Copy bool
	Body template.HTML
}

// Template is directives/ and the name of the directive.
func (b Box) Template() string { return "directives/" + b.name + ".html" }

// With is the box around body.
func (b Box) With(body template.HTML) View {
	b.Body = body
	return b
}

// box takes the title from the argument called key, or else standard.
func (c *call) box(key, standard string) Box {
	if len(c.Blocks) == 0 {
		c.fault(c.Span, "empty-container", "write the text between the two lines of :::", "%s holds no text", c.Name)
	}
	if title, ok := c.key(key); ok && title.Value != "" {
		return Box{name: c.Name, Title: title.Value}
	}
	return Box{name: c.Name, Title: standard}
}

// needs refuses a box without the argument called key.
func (c *call) needs(key string) {
	if a, ok := c.key(key); !ok || a.Value == "" {
		c.fault(c.Span, "directive-argument", "write :::"+c.Name+`{`+key+`="…"}`, "the %s is missing", key)
	}
}

// holdsList refuses a box without a list, numbered or not.
func (c *call) holdsList(words string) {
	if !slices.Contains(c.Blocks, "ordered-list") {
		c.holds("list", words)
	}
}

// holds refuses a box that does not have a block of this kind.
func (c *call) holds(kind, words string) {
	if len(c.Blocks) > 0 && !slices.Contains(c.Blocks, kind) {
		what := strings.Replace(kind, "ordered-list", "numbered list", 1) // as editors call it
		c.fault(c.Span, "directive-content", "write "+words, "%s holds no %s", c.Name, what)
	}
}
