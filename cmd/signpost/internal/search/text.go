package search

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mainOf is the main part of a page, or all of it when none is marked.
func mainOf(page []byte) *html.Node {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return &html.Node{} // reading bytes does not fail
	}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Main {
			return n
		}
	}
	return root
}

// headingsOf are the headings in n below the first level, each once.
func headingsOf(n *html.Node) []string {
	var list []string
	if unsaid(n) {
		return nil
	}
	if isHeading(n) {
		if text := textOf(n); text != "" {
			list = append(list, text)
		}
		return list
	}
	for c := range n.ChildNodes() {
		for _, h := range headingsOf(c) {
			if !slices.Contains(list, h) {
				list = append(list, h)
			}
		}
	}
	return list
}

// wordsOf are the words in n as they are compared, sorted, each once. Numbers, web
// addresses and what is shorter than three letters are none, and sections under one of
// the headings of frame, which many pages have, are left out.
func wordsOf(n *html.Node, frame map[string]bool) []string {
	var words []string
	var said strings.Builder
	collect(n, frame, &said)
	for field := range strings.FieldsSeq(said.String()) {
		if strings.ContainsAny(strings.TrimRight(field, ".,;:!?)"), "/@.") {
			continue
		}
		for _, w := range Fold(field) {
			if len(w) > 2 && !strings.ContainsFunc(w, unicode.IsNumber) {
				words = append(words, w)
			}
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// textOf is what a reader sees of n, on one line.
func textOf(n *html.Node) string {
	var said strings.Builder
	collect(n, nil, &said)
	return strings.Join(strings.Fields(said.String()), " ")
}

// collect writes the text of n and below.
func collect(n *html.Node, frame map[string]bool, said *strings.Builder) {
	if n.Type == html.TextNode {
		said.WriteString(n.Data)
	}
	if !inSentence(n.DataAtom) && n.Type == html.ElementNode {
		said.WriteByte(' ')
		defer said.WriteByte(' ')
	}
	if unsaid(n) {
		return
	}
	if n.DataAtom == atom.Section && len(frame) > 0 {
		if first := headingsOf(n); len(first) > 0 && frame[first[0]] {
			return
		}
	}
	for c := range n.ChildNodes() {
		collect(c, frame, said)
	}
}

// isHeading reports a heading below the first level.
func isHeading(n *html.Node) bool {
	return n.DataAtom == atom.H2 || n.DataAtom == atom.H3 || n.DataAtom == atom.H4
}

// unsaid reports an element that is no part of what the page says: lists of links to
// other pages, forms, the title, which is known, and what is hidden.
func unsaid(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Svg, atom.Script, atom.Style, atom.Template, atom.Form, atom.Noscript, atom.H1:
		return true
	default:
	}
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true"
	})
}

// inSentence reports an element that does not end a word.
func inSentence(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Code, atom.Em, atom.I, atom.Mark, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time:
		return true
	default:
	}
	return false
}
