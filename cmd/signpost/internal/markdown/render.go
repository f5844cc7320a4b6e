package markdown

import (
	"bytes"
	"slices"

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
		ast.KindCodeBlock:         n.code,
		ast.KindFencedCodeBlock:   n.code,
		ast.KindHTMLBlock:         n.htmlBlock,
		ast.KindRawHTML:           n.rawHTML,
		ast.KindCodeSpan:          n.codeSpan,
		ast.KindAutoLink:          n.autoLink,
		ast.KindLink:              n.link,
		ast.KindImage:             n.image,
		east.KindTable:            n.table,
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
	if r.page.limit != nil {
		return ast.WalkStop, nil
	}
	switch n := n.(type) {
	case *ast.Text:
		if !n.IsRaw() && r.plainText(n) {
			return ast.WalkContinue, nil
		}
	case *markNode:
		r.put(n.mark)
		return ast.WalkContinue, nil
	}
	if open, end, ok := tagsOf(n); ok {
		r.put(open)
		if status, err := d.children(r, n); err != nil || status == ast.WalkStop {
			return status, err
		}
		r.put(end)
		return ast.WalkContinue, nil
	}
	status, err := d.visit(r, n, true)
	if err != nil || status == ast.WalkStop {
		return status, err
	}
	if status != ast.WalkSkipChildren {
		if status, err := d.children(r, n); err != nil || status == ast.WalkStop {
			return status, err
		}
	}
	if status, err = d.visit(r, n, false); err != nil || status == ast.WalkStop {
		return ast.WalkStop, err
	}
	return ast.WalkContinue, nil
}

// children writes what is right below n.
func (d drawers) children(r *recorder, n ast.Node) (ast.WalkStatus, error) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if status, err := d.node(r, c); err != nil || status == ast.WalkStop {
			return ast.WalkStop, err
		}
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

// tagsOf gives what stands before and behind what is below n, where that is all that is
// written of n.
func tagsOf(n ast.Node) (open, end stock, ok bool) {
	switch n := n.(type) {
	case *ast.Document:
		return noStock, noStock, true
	case *ast.Paragraph:
		return pOpen, pClose, true
	case *ast.TextBlock:
		if n.NextSibling() != nil && n.FirstChild() != nil {
			return noStock, newLine, true
		}
		return noStock, noStock, true
	case *ast.Emphasis:
		if n.Level == 2 {
			return strongOpen, strongClose, true
		}
		return emOpen, emClose, true
	case *ast.ListItem:
		if _, ok := n.FirstChild().(*ast.TextBlock); !ok && n.HasChildren() {
			return liOpenBlocks, liClose, true
		}
		return liOpen, liClose, true
	case *ast.List:
		if !n.IsOrdered() {
			return ulOpen, ulClose, true
		}
		return olOpen, olClose, n.Start == 1
	case *ast.Blockquote:
		return quoteOpen, quoteClose, true
	case *east.TableHeader:
		if n.NextSibling() == nil {
			return headOpen, headCloseAlone, true
		}
		return headOpen, headClose, true
	case *east.TableRow:
		if n.NextSibling() == nil {
			return rowOpen, lastRowClose, true
		}
		return rowOpen, rowClose, true
	case *east.TableCell:
		open, end = cellTags(n)
		return open, end, true
	}
	return noStock, noStock, false
}

// plainText writes text in which nothing has to be written otherwise.
func (r *recorder) plainText(t *ast.Text) bool {
	if t.Segment.Padding > 0 || t.Segment.ForceNewline {
		return false
	}
	value := r.page.file.Data[t.Segment.Start:t.Segment.Stop]
	for _, c := range r.page.special {
		if bytes.IndexByte(value, c) >= 0 {
			return false
		}
	}
	r.words(t.Segment.Start, t.Segment.Stop)
	switch {
	case t.HardLineBreak():
		r.put(lineBreak)
	case t.SoftLineBreak():
		r.put(newLine)
	}
	return true
}

// put writes strings of stock and goes on.
func put(w util.BufWriter, strings ...stock) (ast.WalkStatus, error) {
	for _, s := range strings {
		w.(*recorder).put(s)
	}
	return ast.WalkContinue, nil
}

// escape makes s safe as HTML text and within double quotes.
func escape(s string) string {
	for i := range len(s) {
		switch s[i] {
		case '&', '<', '>', '"':
			return string(util.EscapeHTML([]byte(s)))
		}
	}
	return s
}

// code keeps the language only when it is a plain word.
func (nodes) code(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return put(w, preClose)
	}
	_, _ = put(w, preOpen)
	if n, ok := node.(*ast.FencedCodeBlock); ok {
		if language := decode(n.Language(source)); isLanguage(language) {
			_, _ = w.WriteString(` class="language-` + string(language) + `"`)
		}
	}
	_ = w.WriteByte('>')
	for i := range node.Lines().Len() {
		line := node.Lines().At(i)
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
		return put(w, codeClose)
	}
	_, _ = put(w, codeOpen)
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
