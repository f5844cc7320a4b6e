package directive

import (
	"html/template"
	"strings"
	"unicode"

	"example.org/signpost/cmd/signpost/internal/markdown"
)

// Cards is a short list of links as cards. Level is that of their titles, 2 to 6.
type Cards struct {
	Level int
	Cards []LinkCard
}

// LinkCard is a link with the sentence that goes with it. The style sheet spreads the
// link, which is the title's, over the whole card; More are blocks below the sentence.
type LinkCard struct{ Link, Text, More template.HTML }

// Template is directives/cards.html.
func (Cards) Template() string { return "directives/cards.html" }

// With takes the list in body apart.
func (v Cards) With(body template.HTML) View {
	for _, e := range markdown.Entries(body) {
		v.Cards = append(v.Cards, LinkCard{unmarked(e.Lead), cardText(e.Rest), e.More})
	}
	return v
}

// cardText is the words behind a card's link. What went on behind a comma, a colon or
// a dash becomes a sentence; other words, and names such as iPhone, stay as written.
func cardText(rest template.HTML) template.HTML {
	text := sentence(rest)
	sign := strings.TrimSuffix(string(rest), string(text))
	first := string(text)
	if i := strings.IndexAny(first, " \n\u00a0<"); i >= 0 {
		first = first[:i]
	}
	if !strings.ContainsAny(sign, ",:–—-") || strings.ContainsFunc(first, unicode.IsUpper) {
		return text
	}
	return template.HTML(capital(string(text))) //nolint:gosec // HTML that was safe, with another letter
}

// The least and the most cards that make a choice: of one there is none, and who has to
// read seven has not been helped to choose.
const leastCards, mostCards = 2, 6

func cards(c *call) View {
	c.onlyList("a list in which each line begins with a link, as in \"- [Words](page.md) One sentence.\"")
	if n := len(c.Items); n > 0 && (n < leastCards || n > mostCards) {
		items := "items"
		if n == 1 {
			items = "item"
		}
		c.fault(c.Span, "directive-content", "write an ordinary list of links, without :::cards, or choose those that matter most",
			"cards holds %d %s, want %d to %d", n, items, leastCards, mostCards)
	}
	for _, item := range c.Items {
		switch {
		case item.Lead != markdown.LeadLink:
			c.fault(item.Span, "directive-content", "begin with the link, as in \"- [Words](page.md) One sentence.\"", "the card does not begin with a link")
		case item.Links > 1 || len(item.Directives) > 0:
			c.fault(item.Span, "directive-content", "a touch anywhere on a card opens its link, so keep one link, and put a helpline or a figure outside the cards",
				"the card leads to more than one place")
		}
	}
	return Cards{Level: c.level()}
}

// onlyList refuses anything but one list whose lines begin with "- ".
func (c *call) onlyList(words string) {
	switch {
	case len(c.Blocks) == 0:
		c.fault(c.Span, "empty-container", "write "+words, "%s holds no text", c.Name)
	case len(c.Blocks) > 1 || !strings.HasSuffix(c.Blocks[0], "list"):
		c.fault(c.Span, "directive-content", "between the two lines of ::: write only "+words, "%s holds something else than one list", c.Name)
	case c.Blocks[0] == "ordered-list":
		at := c.Span
		if len(c.Items) > 0 {
			at = c.Items[0].Span
		}
		c.fault(at, "directive-content", "write a list whose lines begin with \"- \": the numbers would not be shown", "%s holds a numbered list", c.Name)
	}
}

// sentence is the words behind a lead without the sign, or the new line, that parted
// them.
func sentence(words template.HTML) template.HTML {
	text := string(words)
	for broken := true; broken; {
		text, broken = strings.CutPrefix(strings.TrimLeft(text, " \n.:;,–—-"), "<br>")
	}
	return template.HTML(text) //nolint:gosec // the end of HTML that was safe
}

// unmarked takes the bold off a lead that is all bold.
func unmarked(lead template.HTML) template.HTML {
	s, opened := strings.CutPrefix(string(lead), "<strong>")
	s, closed := strings.CutSuffix(s, "</strong>")
	if !opened || !closed {
		return lead
	}
	return template.HTML(s) //nolint:gosec // the inside of HTML that was safe
}
