package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// table stands in a group that a keyboard can scroll (WCAG 2.2, 2.1.1): on a
// narrow screen a table is wider than the page.
func (nodes) table(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return put(w, tableClose)
	}
	_, _ = put(w, tableOpen)
	_, _ = w.WriteString(escape(w.(*recorder).caption()))
	return put(w, captionClose)
}

// caption names a table for those who meet it out of its place, in a list of a
// page's tables: by the heading above it, with a number from the second table on.
func (r *recorder) caption() string {
	name := "Table"
	if n := len(r.page.doc.Headings); n > 0 && r.page.doc.Headings[n-1].Text != "" {
		name = r.page.doc.Headings[n-1].Text
	}
	r.page.captions[name]++
	if n := r.page.captions[name]; n > 1 {
		name += " (" + strconv.Itoa(n) + ")"
	}
	return name
}

func (nodes) tableHeader(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		return put(w, headOpen)
	}
	if n.NextSibling() != nil {
		return put(w, headClose)
	}
	return put(w, headCloseAlone)
}

func (nodes) tableRow(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		return put(w, rowOpen)
	}
	if n.NextSibling() == nil {
		return put(w, lastRowClose)
	}
	return put(w, rowClose)
}

// tableCell aligns with classes: the site's policy allows no inline style.
func (nodes) tableCell(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*east.TableCell)
	open, openNumber, openMiddle, end := tdOpen, tdOpenNumber, tdOpenMiddle, tdClose
	if _, head := n.Parent().(*east.TableHeader); head {
		open, openNumber, openMiddle, end = thOpen, thOpenNumber, thOpenMiddle, thClose
	}
	switch {
	case !entering:
		return put(w, end)
	case n.Alignment == east.AlignRight:
		return put(w, openNumber)
	case n.Alignment == east.AlignCenter:
		return put(w, openMiddle)
	default:
		return put(w, open)
	}
}

func inTable(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if _, ok := n.(*east.TableCell); ok {
			return true
		}
	}
	return false
}
