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

// cellTags are those around the words of a cell. It is aligned with classes: the site's
// policy allows no inline style.
func cellTags(n *east.TableCell) (open, end stock) {
	open, number, middle, end := tdOpen, tdOpenNumber, tdOpenMiddle, tdClose
	if _, head := n.Parent().(*east.TableHeader); head {
		open, number, middle, end = thOpen, thOpenNumber, thOpenMiddle, thClose
	}
	switch n.Alignment {
	case east.AlignRight:
		return number, end
	case east.AlignCenter:
		return middle, end
	default:
		return open, end
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
