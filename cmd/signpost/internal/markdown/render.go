package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// nodes renders what goldmark would write otherwise than this site needs it.
type nodes struct{}

// ownNodes is the kind of the nodes of this package. goldmark's kinds begin at 1
// and a kind of one's own would be a package variable; ours are told apart by
// their Go types.
const ownNodes ast.NodeKind = 0

// RegisterFuncs lists the kinds; goldmark's own renderer has the others.
func (n nodes) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	for kind, f := range map[ast.NodeKind]renderer.NodeRendererFunc{
		ownNodes:                  n.directive,
		ast.KindHeading:           n.heading,
		ast.KindFencedCodeBlock:   n.fencedCode,
		ast.KindHTMLBlock:         n.htmlBlock,
		ast.KindRawHTML:           n.rawHTML,
		ast.KindCodeSpan:          n.codeSpan,
		ast.KindAutoLink:          n.autoLink,
		ast.KindLink:              n.link,
		ast.KindImage:             n.image,
		east.KindTable:            n.table,
		east.KindTableHeader:      n.tableHeader,
		east.KindTableRow:         n.tableRow,
		east.KindTableCell:        n.tableCell,
		east.KindFootnoteLink:     n.footnoteLink,
		east.KindFootnoteBacklink: n.footnoteBacklink,
		east.KindFootnote:         n.footnote,
		east.KindFootnoteList:     n.footnoteList,
	} {
		reg.Register(kind, f)
	}
}

// drawers has what writes the nodes of each kind. It is goldmark's renderer without a
// function called for each node to find the one to call, and without its own for text.
type drawers struct{ funcs []renderer.NodeRendererFunc }

var _ renderer.NodeRendererFuncRegisterer = (*drawers)(nil)

// newDrawers takes what writes a kind from the first that does.
func newDrawers(renderers ...renderer.NodeRenderer) drawers {
	var d drawers
	for _, r := range slices.Backward(renderers) {
		r.RegisterFuncs(&d)
	}
	return d
}

// Register is called by goldmark's renderers.
func (d *drawers) Register(kind ast.NodeKind, f renderer.NodeRendererFunc) {
	for int(kind) >= len(d.funcs) {
		d.funcs = append(d.funcs, nil)
	}
	d.funcs[kind] = f
}

// node writes n and what is below it, and stops when the page has turned out too large.
func (d drawers) node(r *recorder, n ast.Node) (ast.WalkStatus, error) {
	if t, ok := n.(*ast.Text); ok && !t.IsRaw() && r.plainText(t) {
		return ast.WalkContinue, nil
	}
	status, err := d.visit(r, n, true)
	if err != nil || status == ast.WalkStop {
		return status, err
	}
	if status != ast.WalkSkipChildren {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if status, err := d.node(r, c); err != nil || status == ast.WalkStop {
				return ast.WalkStop, err
			}
		}
	}
	if status, err = d.visit(r, n, false); err != nil || status == ast.WalkStop {
		return ast.WalkStop, err
	}
	return ast.WalkContinue, nil
}

func (d drawers) visit(r *recorder, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if r.page.limit != nil {
		return ast.WalkStop, nil
	}
	if kind := int(n.Kind()); kind < len(d.funcs) && d.funcs[kind] != nil {
		return d.funcs[kind](r, r.page.file.Data, n, entering)
	}
	return ast.WalkContinue, nil
}

// plainText writes text in which nothing has to be written otherwise.
func (r *recorder) plainText(t *ast.Text) bool {
	value := t.Segment.Value(r.page.file.Data)
	for _, c := range r.page.special {
		if bytes.IndexByte(value, c) >= 0 {
			return false
		}
	}
	r.share(value)
	_, _ = r.Write(value)
	switch {
	case t.HardLineBreak():
		_, _ = r.WriteString("<br>\n")
	case t.SoftLineBreak():
		_ = r.WriteByte('\n')
	}
	return true
}

// write writes s and goes on; a recorder returns no errors.
func write(w util.BufWriter, s string) (ast.WalkStatus, error) {
	_, _ = w.WriteString(s)
	return ast.WalkContinue, nil
}

// escape makes s safe as HTML text and within double quotes.
func escape(s string) string {
	if !strings.ContainsAny(s, `&<>"`) {
		return s
	}
	return string(util.EscapeHTML([]byte(s)))
}

// fencedCode keeps the language only when it is a plain word.
func (nodes) fencedCode(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return write(w, "</code></pre>\n")
	}
	n := node.(*ast.FencedCodeBlock)
	_, _ = w.WriteString("<pre><code")
	if language := decode(n.Language(source)); isLanguage(language) {
		_, _ = w.WriteString(` class="language-` + string(language) + `"`)
	}
	_ = w.WriteByte('>')
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		_, _ = w.Write(util.EscapeHTML(line.Value(source)))
	}
	return ast.WalkContinue, nil
}

func isLanguage(b []byte) bool {
	return len(b) > 0 && len(bytes.Trim(b, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+#-")) == 0
}

// codeSpan writes code as it stands, but for the line breaks, and for the pipes
// that had to be escaped in a table.
func (nodes) codeSpan(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return write(w, "</code>")
	}
	_, _ = w.WriteString("<code>")
	table := inTable(n)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		code := t.Segment.Value(source)
		if table {
			code = bytes.ReplaceAll(code, []byte(`\|`), []byte(`|`))
		}
		if trimmed, ok := bytes.CutSuffix(code, []byte("\n")); ok {
			_, _ = w.Write(util.EscapeHTML(trimmed))
			_ = w.WriteByte(' ')
			continue
		}
		_, _ = w.Write(util.EscapeHTML(code))
	}
	return ast.WalkSkipChildren, nil
}
