package search

import (
	"bytes"
	"slices"
	"strings"

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

// textOf is what a reader sees of n, on one line.
func textOf(n *html.Node) string {
	all := texts{{said: &strings.Builder{}}}
	all.collect(n, all[0], false)
	return strings.Join(strings.Fields(all[0].said.String()), " ")
}

// text is what is said in the same sections of a page: under has the first heading of each
// of these that has one.
type text struct {
	under []string
	said  *strings.Builder
}

type texts []text

// textsOf is what a reader sees of n, by sections.
func textsOf(n *html.Node) texts {
	all := texts{{said: &strings.Builder{}}}
	all.collect(n, all[0], true)
	return all
}

// collect writes the text of n and below to that of the sections in which n stands, and
// begins another one where a section begins.
func (l *texts) collect(n *html.Node, in text, sections bool) {
	if n.Type == html.TextNode {
		in.said.WriteString(n.Data)
	}
	if !inSentence(n.DataAtom) && n.Type == html.ElementNode {
		in.said.WriteByte(' ')
		defer in.said.WriteByte(' ')
	}
	if unsaid(n) {
		return
	}
	below := in
	if sections && n.DataAtom == atom.Section {
		if first := headingsOf(n); len(first) > 0 {
			below = text{append(slices.Clip(in.under), first[0]), &strings.Builder{}}
			*l = append(*l, below)
		}
	}
	for c := range n.ChildNodes() {
		l.collect(c, below, sections)
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
