package markdown

import (
	"bytes"
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
		reg.Register(kind, untilRefused(f))
	}
}

// untilRefused stops the walk when the page has turned out too large.
func untilRefused(f renderer.NodeRendererFunc) renderer.NodeRendererFunc {
	return func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if w.(*recorder).page.limit != nil {
			return ast.WalkStop, nil
		}
		return f(w, source, n, entering)
	}
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
