package directive

import (
	"html/template"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/markdown"
)

// Facts is a list of terms and what is to be known of each.
type Facts struct{ Facts []Fact }

// Fact is a term with one or more things said of it.
type Fact struct {
	Term  template.HTML
	Words []template.HTML
}

// Template is directives/facts.html.
func (Facts) Template() string { return "directives/facts.html" }

// With takes the list in body apart.
func (v Facts) With(body template.HTML) View {
	for _, e := range markdown.Entries(body) {
		fact := Fact{Term: trimColon(unmarked(e.Lead)), Words: e.Parts}
		if words := sentence(e.Rest) + e.More; words != "" {
			fact.Words = append(fact.Words, words)
		}
		v.Facts = append(v.Facts, fact)
	}
	return v
}

// exampleFact is one line of facts.
const exampleFact = `"- **Time:** one lesson"`

func facts(c *call) View {
	if slices.Equal(c.Blocks, []string{"definitions"}) {
		return c.factsOf()
	}
	c.onlyList("a list in which each line begins with a bold word, as in " + exampleFact)
	for _, item := range c.Items {
		if item.Lead != markdown.LeadStrong {
			c.fault(item.Span, "directive-content", "begin with what it is about in bold, as in "+exampleFact, "the fact does not begin with bold words")
		}
	}
	return c.factsOf()
}

// factsOf refuses facts that say nothing, or are about the same twice.
func (c *call) factsOf() View {
	if len(c.problems) > 0 {
		return nil
	}
	var terms []string
	for i, f := range (Facts{}).With(c.body()).(Facts).Facts {
		at := c.Span
		if i < len(c.Items) {
			at = c.Items[i].Span
		}
		term := strings.ToLower(string(f.Term))
		switch {
		case !slices.ContainsFunc(f.Words, func(w template.HTML) bool { return w != "" }):
			c.fault(at, "directive-content", "go on behind the bold words, as in "+exampleFact, "the fact says nothing of its term")
		case slices.Contains(terms, term):
			c.fault(at, "directive-content", "put both into one item, or give one of them another name", "two facts have the same term")
		}
		terms = append(terms, term)
	}
	return Facts{}
}

// trimColon takes the colon off a term: the way it is drawn says the same.
func trimColon(term template.HTML) template.HTML {
	return template.HTML(strings.TrimRight(string(term), ": ")) //nolint:gosec // the start of HTML that was safe
}
