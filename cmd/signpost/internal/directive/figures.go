package directive

import (
	"html/template"
	"slices"

	"example.org/signpost/cmd/signpost/internal/markdown"
)

// Figures is a few figures drawn large, each with what it counts.
type Figures struct{ Figures []BigFigure }

// BigFigure is a figure as its own directive draws it, and the words that go on from
// it; More are blocks below them.
type BigFigure struct{ Value, What, More template.HTML }

// Template is directives/figures.html.
func (Figures) Template() string { return "directives/figures.html" }

// With takes the list in body apart.
func (v Figures) With(body template.HTML) View {
	for _, e := range markdown.Entries(body) {
		v.Figures = append(v.Figures, BigFigure{unmarked(e.Lead), sentence(e.Rest), e.More})
	}
	return v
}

func figures(c *call) View {
	const example = "\"- :fig{series period} reports to the police in a year\""
	c.onlyList("a list in which each line begins with a figure, as in " + example)
	for _, item := range c.Items {
		bound := len(item.Directives) > 0 && slices.Contains([]string{"fig", "claim"}, item.Directives[0])
		switch {
		case item.Lead != markdown.LeadDirective || !bound:
			c.fault(item.Span, "directive-content", "begin with the figure, as in "+example+": a number typed by hand is never drawn large", "the item does not begin with :fig or :claim")
		case item.Text == "":
			c.fault(item.Span, "directive-content", "go on behind the figure, as in "+example, "the figure does not say what it counts")
		}
	}
	return Figures{}
}
