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
	if entering {
		_, _ = w.WriteString(`<div class="table" role="group" tabindex="0" aria-label="Table"><table>` + "\n" + `<caption class="vh">`)
		_, _ = w.WriteString(escape(w.(*recorder).caption()))
		return write(w, "</caption>\n")
	}
	return write(w, "</table></div>\n")
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
		return write(w, "<thead>\n<tr>\n")
	}
	if n.NextSibling() != nil {
		return write(w, "</tr>\n</thead>\n<tbody>\n")
	}
	return write(w, "</tr>\n</thead>\n")
}

func (nodes) tableRow(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		return write(w, "<tr>\n")
	}
	if n.NextSibling() == nil {
		return write(w, "</tr>\n</tbody>\n")
	}
	return write(w, "</tr>\n")
}

// tableCell aligns with classes: the site's policy allows no inline style.
func (nodes) tableCell(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*east.TableCell)
	_, head := n.Parent().(*east.TableHeader)
	switch {
	case !entering && head:
		return write(w, "</th>\n")
	case !entering:
		return write(w, "</td>\n")
	case head:
		_, _ = w.WriteString(`<th scope="col"`)
	default:
		_, _ = w.WriteString("<td")
	}
	switch n.Alignment {
	case east.AlignRight:
		_, _ = w.WriteString(` class="num"`)
	case east.AlignCenter:
		_, _ = w.WriteString(` class="mid"`)
	}
	return write(w, ">")
}

func inTable(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if _, ok := n.(*east.TableCell); ok {
			return true
		}
	}
	return false
}
