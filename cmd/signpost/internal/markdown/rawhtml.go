package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// htmlBlock refuses HTML between paragraphs. Nothing of it is written.
func (nodes) htmlBlock(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering && n.Lines().Len() > 0 {
		seg := n.Lines().At(0)
		w.(*recorder).page.refuseHTML(diag.Span{Start: seg.Start, End: seg.Stop})
	}
	return ast.WalkSkipChildren, nil
}

// rawHTML refuses HTML within a sentence. The end of an element that was refused
// already is not worth a second error.
func (nodes) rawHTML(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.RawHTML)
	if !entering || n.Segments.Len() == 0 {
		return ast.WalkSkipChildren, nil
	}
	seg := n.Segments.At(0)
	span := diag.Span{Start: seg.Start, End: seg.Stop}
	if name, ok := bytes.CutPrefix(source[seg.Start:seg.Stop], []byte("</")); ok && opened(n, source, tagName(name)) {
		return ast.WalkSkipChildren, nil
	}
	w.(*recorder).page.refuseHTML(span)
	return ast.WalkSkipChildren, nil
}

// opened reports that a start tag called name stands before n. It looks back at
// siblings only, and not far.
func opened(n ast.Node, source []byte, name string) bool {
	for back := 0; back < 100; back++ {
		if n = n.PreviousSibling(); n == nil {
			return false
		}
		if h, ok := n.(*ast.RawHTML); ok && h.Segments.Len() > 0 {
			seg := h.Segments.At(0)
			if tagName(source[seg.Start+1:seg.Stop]) == name {
				return true
			}
		}
	}
	return false
}

// tagName reads the name at the start of b in lower case.
func tagName(b []byte) string {
	i := 0
	for i < len(b) && (b[i]|0x20 >= 'a' && b[i]|0x20 <= 'z' || i > 0 && b[i] >= '0' && b[i] <= '9') {
		i++
	}
	return strings.ToLower(string(b[:i]))
}

func (p *page) refuseHTML(s diag.Span) {
	s = p.span(s)
	b := p.file.Data[s.Start:s.End]
	trimmed := bytes.TrimLeft(b, " \t")
	s.Start += len(b) - len(trimmed)
	if end := bytes.IndexByte(trimmed, '>'); end >= 0 {
		s.End = s.Start + end + 1
	} else {
		s.End = s.Start + len(bytes.TrimRight(trimmed, " \t\n"))
	}
	if bytes.HasPrefix(trimmed, []byte("<!--")) {
		p.errorf(s, "raw-html", "delete it: what is not for readers does not belong in a page", "HTML comments are not allowed")
		return
	}
	name := tagName(bytes.TrimLeft(trimmed, "</ "))
	p.errorf(s, "raw-html", htmlHint(name), "HTML is not allowed in pages: %s", quoted(string(p.file.Data[s.Start:s.End])))
}

// htmlHint names the way to say in Markdown what the element would have said.
func htmlHint(name string) string {
	switch name {
	case "b", "strong":
		return "write **words** for bold"
	case "i", "em", "cite":
		return "write *words* for italics"
	case "a":
		return "write [words](address) for a link"
	case "img", "picture", "figure":
		return "write ![what the picture shows](file.jpg)"
	case "br":
		return "end the line with a backslash"
	case "hr":
		return "write --- between blank lines"
	case "p", "div", "span", "section", "font", "center":
		return "take it out: a blank line parts paragraphs, and :::note marks a box"
	case "details", "summary":
		return `write :::details{summary="…"}, the text, and ::: at the end`
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return "write ## before the heading"
	case "ul", "ol", "li":
		return "write - or 1. before each item of a list"
	case "table", "tr", "td", "th", "thead", "tbody":
		return "write the table with | between the columns"
	case "code", "pre", "kbd":
		return "put the code between `backticks`"
	case "blockquote", "q":
		return "write > before each line of a quotation"
	case "script", "style", "iframe", "object", "embed", "svg", "form", "input", "video", "audio", "link", "meta":
		return "take it out: pages run no code of others; ask whoever looks after the site"
	}
	return `use Markdown or a directive; to print a < write \<`
}
