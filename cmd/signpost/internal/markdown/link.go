package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// links remembers where each link and image ends, which the nodes do not say, and counts
// the brackets that are open.
type links struct{ parser.InlineParser }

func (l links) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	closes := block.Peek() == ']'
	pc.(*page).linked = true
	n := l.InlineParser.Parse(parent, block, pc)
	switch p := pc.(*page); {
	case closes:
		p.brackets = max(p.brackets-1, 0)
	case n != nil:
		p.brackets++
	}
	switch n.(type) {
	case *ast.Link, *ast.Image:
		_, pos := block.Position()
		pc.(*page).ends[n] = pos.Start
	}
	return n
}

// CloseBlock hands on what goldmark needs to close its half-open labels.
func (l links) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p := pc.(*page)
	if !p.linked {
		return // most blocks
	}
	if c, ok := l.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
	p.brackets, p.linked = 0, false
}

// whole is the span of a link or image.
func (p *page) whole(n ast.Node) diag.Span {
	s := p.span(diag.Span{Start: n.Pos(), End: p.ends[n]})
	// In a quote or a list the parser stands on the next line's text already.
	s.End = s.Start + len(bytes.TrimRight(p.file.Data[s.Start:s.End], " \t\n>"))
	return s
}

func (nodes) link(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	r, n := w.(*recorder), node.(*ast.Link)
	if !entering {
		r.inLink--
		return put(w, linkClose)
	}
	r.inLink++
	whole := r.page.whole(n)
	link := Link{Dest: r.resolve(n.Destination, n.Reference), Span: whole, Text: r.page.plain(n)}
	if off, ok := r.page.locate(n.Destination); ok && n.Reference == nil {
		link.Span = diag.Span{Start: off, End: off + len(n.Destination)}
	}
	if strings.TrimSpace(link.Dest) == "" {
		r.page.errorf(whole, "link-empty", "put the address between the round brackets", "the link leads nowhere")
	}
	if strings.TrimSpace(link.Text) == "" && !containsDirective(n) {
		r.page.errorf(whole, "link-text", "put words between the square brackets", "the link has no words")
	}
	r.page.doc.Links = append(r.page.doc.Links, link)
	r.hole(LinkStart, len(r.page.doc.Links)-1)
	r.charge(len(link.Dest))
	if n.Title != nil {
		_, _ = w.WriteString(` title="`)
		_, _ = w.WriteString(escape(r.resolve(n.Title, n.Reference)))
		_ = w.WriteByte('"')
	}
	return put(w, linkOpened)
}

func (nodes) autoLink(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	r, n := w.(*recorder), node.(*ast.AutoLink)
	label := n.Label(source)
	link := Link{Dest: r.page.str(n.URL(source)), Text: r.page.str(label)}
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(link.Dest), "mailto:") {
		link.Dest = "mailto:" + link.Dest
	}
	if off, ok := r.page.locate(label); ok {
		link.Span = diag.Span{Start: off, End: off + len(label)}
	}
	if r.inLink > 0 {
		r.page.errorf(link.Span, "link-text", "take one of the two links away", "a link stands inside another link")
	}
	r.page.doc.Links = append(r.page.doc.Links, link)
	r.hole(LinkStart, len(r.page.doc.Links)-1)
	r.charge(len(link.Dest))
	r.put(linkOpened)
	_, _ = r.WriteString(escape(link.Text))
	return put(w, linkClose)
}

// resolve decodes a destination or title. All links through one reference share
// one string: a 20 kB address may be used ten thousand times.
func (r *recorder) resolve(b []byte, by *ast.ReferenceLink) string {
	if len(b) == 0 {
		return ""
	}
	if by == nil {
		return r.page.str(decode(b))
	}
	if s, ok := r.text[&b[0]]; ok {
		return s
	}
	if r.text == nil {
		r.text = map[*byte]string{}
	}
	s := r.page.str(decode(b))
	r.text[&b[0]] = s
	return s
}

// plain is what a reader sees of the text below n: alt texts for images, labels
// for directives, spaces for line breaks.
func (p *page) plain(n ast.Node) string {
	if t, ok := n.FirstChild().(*ast.Text); ok && t == n.LastChild() && !t.SoftLineBreak() && !t.HardLineBreak() {
		if value := t.Segment.Value(p.file.Data); t.IsRaw() || isDecoded(value) {
			return p.str(spaced(value))
		}
	}
	p.letters = p.appendPlain(p.letters[:0], n)
	return p.str(p.letters)
}

func (p *page) appendPlain(b []byte, n ast.Node) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			value := c.Segment.Value(p.file.Data)
			if !c.IsRaw() {
				value = decode(value)
			}
			b = append(b, spaced(value)...)
			if c.SoftLineBreak() || c.HardLineBreak() {
				b = append(b, ' ')
			}
		case *markNode:
			b = append(b, c.mark.String()...)
		case *ast.AutoLink:
			b = append(b, c.Label(p.file.Data)...)
		case *directiveNode:
			b = append(b, c.call.Label...)
		default:
			b = p.appendPlain(b, c)
		}
	}
	return b
}

// spaced turns the line breaks of a code span into spaces.
func spaced(b []byte) []byte {
	for _, c := range b {
		if c == '\n' {
			return util.ReplaceSpaces(b, ' ')
		}
	}
	return b
}

func containsDirective(n ast.Node) bool {
	found := false
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if _, ok := n.(*directiveNode); ok && entering {
			found = true
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}
