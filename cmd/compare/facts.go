package main

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// facts are what must be equal in one page of both sites: what a reader sees of its own
// part. What Signpost adds by itself is left out, because Hugo was spared it: a link
// beside each heading, words for screen readers (class vh), and the words of the way
// back from a footnote, which are each program's own.
type facts struct {
	words, headings, cells, links []string
	cards, notes                  int
}

// factsOf reads <main> of a page; ok is false for a page without one.
func factsOf(page []byte) (f facts, ok bool) {
	tree, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return f, false
	}
	for n := range tree.Descendants() {
		if n.DataAtom == atom.Main {
			var text strings.Builder
			f.read(n, &text)
			f.words = strings.Fields(text.String())
			return f, true
		}
	}
	return f, false
}

// read goes through an element, and writes the words in it to text.
func (f *facts) read(n *html.Node, text *strings.Builder) {
	for child := range n.ChildNodes() {
		if child.Type == html.TextNode {
			text.WriteString(child.Data)
			continue
		}
		if child.Type != html.ElementNode || f.own(child) {
			continue
		}
		var inside strings.Builder
		f.read(child, &inside)
		words := strings.Join(strings.Fields(inside.String()), " ")
		switch child.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4:
			f.headings = append(f.headings, child.Data+" "+words)
		case atom.Td, atom.Th:
			f.cells = append(f.cells, words)
		case atom.A:
			f.links = append(f.links, attribute(child, "href")+" "+words)
		}
		if !inline(child.DataAtom) {
			text.WriteString(" " + words + " ")
			continue
		}
		text.WriteString(inside.String())
	}
}

// own counts and passes over what each program makes in its own way.
func (f *facts) own(n *html.Node) bool {
	classes := strings.Fields(attribute(n, "class"))
	if slices.Contains(classes, "helpline") {
		f.cards++
	}
	if n.DataAtom == atom.Sup { // nothing but the marks of footnotes is
		f.notes++
	}
	return slices.Contains(classes, "anchor") || slices.Contains(classes, "vh") ||
		n.DataAtom == atom.Sup || attribute(n, "role") == "doc-backlink"
}

// inline reports an element whose words go on from those before it.
func inline(a atom.Atom) bool {
	return slices.Contains([]atom.Atom{atom.A, atom.Strong, atom.Em, atom.Data, atom.Time, atom.Span, atom.Code}, a)
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
