package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// dialect is how a program's Markdown says what plain Markdown cannot.
type dialect interface {
	// link leads from one page to another, to a heading of it if there is one.
	link(words string, from, to *page, heading string) string
	// inline is a service in a sentence, card one on a line of its own.
	inline(h helpline) string
	card(h helpline) string
	figure(c cell) string
}

// writer writes the text of one page. It asks for the same random numbers in the same
// order whatever the dialect is.
type writer struct {
	*text
	dialect
	page *page
	r    *rand.Rand
	b    strings.Builder
}

// body is the text of a page: about 700 words under five headings, with what pages of
// advice have.
func (t *text) body(p *page, d dialect) string {
	w := &writer{text: t, dialect: d, page: p, r: t.random(uint64(p.number)*2 + 2)} //nolint:gosec // never negative.
	w.paragraph(2)
	if p.added != "" {
		w.block(p.added)
	}
	for _, c := range p.figures {
		w.block("The record holds " + d.figure(c) + " letters of this kind. " + w.words.sentence(w.r))
	}
	for i, heading := range p.headings {
		w.block("## " + heading)
		w.linked()
		w.paragraph(1 + w.r.IntN(2))
		w.part(i)
	}
	w.block("[^1]: " + w.words.sentence(w.r))
	return strings.TrimSuffix(w.b.String(), "\n")
}

// part is what stands below the i-th heading besides paragraphs.
func (w *writer) part(i int) {
	switch i {
	case 0:
		w.block("The words were read by two people[^1] and changed once.")
		w.list("- ")
	case 1:
		w.card(pick(w.r, w.helplines))
		w.block("### " + pick(w.r, w.words.subheadings))
		w.paragraph(1)
	case 2:
		w.table()
		w.block("Or talk to " + w.inline(pick(w.r, w.helplines)) + ". " + w.words.sentence(w.r))
	case 3:
		w.block("> “" + w.words.sentence(w.r) + "”\n>\n> " + capital(pick(w.r, w.words.who)) + " " + pick(w.r, w.words.place))
		w.paragraph(1)
	default:
		w.list("1. ")
		w.card(pick(w.r, w.helplines))
	}
}

func (w *writer) block(s string) { w.b.WriteString(s + "\n\n") }

func (w *writer) card(h helpline) { w.block(w.dialect.card(h)) }

func (w *writer) paragraph(n int) { w.block(w.words.sentences(w.r, n)) }

// linked is a paragraph that leads to another page, or to a heading of it.
func (w *writer) linked() {
	others := max(len(w.pages)-1, 1)
	to := w.pages[(w.page.number+1+w.r.IntN(others))%len(w.pages)]
	words, heading := to.title, ""
	if w.r.IntN(3) == 0 {
		words = pick(w.r, to.headings)
		heading = slug(words)
	}
	w.block(w.words.sentence(w.r) + " See " + w.link(strings.ToLower(words), w.page, to, heading) + ". " + w.words.sentence(w.r))
}

func (w *writer) list(mark string) {
	for range 3 + w.r.IntN(2) {
		w.b.WriteString(mark + w.words.sentence(w.r) + "\n")
	}
	w.b.WriteString("\n")
}

func (w *writer) table() {
	w.b.WriteString("| Stage | What to do | Where |\n|---|---|---|\n")
	for range 4 {
		fmt.Fprintf(&w.b, "| %s | %s %s | %s |\n", pick(w.r, w.words.stages), pick(w.r, w.words.does), pick(w.r, w.words.object), pick(w.r, w.words.place))
	}
	w.b.WriteString("\n")
}
