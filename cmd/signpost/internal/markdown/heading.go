package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// headings takes {#id} off the end of a heading before its text is read.
type headings struct{ parser.BlockParser }

func (h headings) Close(n ast.Node, reader text.Reader, pc parser.Context) {
	h.BlockParser.Close(n, reader, pc)
	if n.Parent() != nil { // else it turned out to be no heading
		p := pc.(*page)
		p.takeID(n)
		p.closed = append(p.closed, n.(*ast.Heading))
	}
}

// explicitID is what {#id} said.
type explicitID struct {
	id   string
	span diag.Span
}

// takeID cuts "{#id}" and the space before it from the heading's last line. Other
// braces are text: attributes cannot be written.
func (p *page) takeID(n ast.Node) {
	last := n.Lines().Len() - 1
	if last < 0 {
		return
	}
	seg := n.Lines().At(last)
	line := p.file.Data[seg.Start:seg.Stop]
	trimmed := bytes.TrimRight(line, " \t\n")
	open := bytes.LastIndex(trimmed, []byte("{#"))
	if open < 0 || !bytes.HasSuffix(trimmed, []byte("}")) || open > 0 && line[open-1] != ' ' && line[open-1] != '\t' {
		return
	}
	id := string(trimmed[open+2 : len(trimmed)-1])
	span := diag.Span{Start: seg.Start + open + 2, End: seg.Start + len(trimmed) - 1}
	if !isID(id) {
		p.errorf(span, "heading-id", "use a to z, 0 to 9 and hyphens, a letter first", "%q cannot be the name of a heading", id)
		return
	}
	if p.ids == nil {
		p.ids = map[ast.Node]explicitID{}
	}
	p.ids[n] = explicitID{id, span}
	seg.Stop = seg.Start + len(bytes.TrimRight(line[:open], " \t"))
	n.Lines().Set(last, seg)
}

func isID(s string) bool {
	for i, c := range []byte(s) {
		letter := c >= 'a' && c <= 'z'
		if !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}

// namedHeading is a heading with what there is to know of it.
type namedHeading struct {
	node     *ast.Heading
	id, text string
	span     diag.Span
	explicit bool
}

// nameHeadings gives every heading its id and checks levels. Explicit ids are
// dealt out first, so that a heading above cannot take the name that another asked
// for.
func (p *page) nameHeadings(root ast.Node) {
	for _, h := range p.inOrder(root) {
		p.headings = append(p.headings, namedHeading{node: h, text: p.plain(h), span: p.headingSpan(h)})
	}
	for i := range p.headings {
		h := &p.headings[i]
		e, ok := p.ids[h.node]
		if !ok {
			continue
		}
		if p.used[e.id] {
			p.errorf(e.span, "heading-id", "give one of the two another name", "two headings are called %q", e.id)
		}
		p.used[e.id] = true
		h.id, h.explicit = e.id, true
	}
	level := 1 // of the page's title
	for i := range p.headings {
		h := &p.headings[i]
		p.checkHeading(h, level)
		level = h.node.Level
		if h.explicit {
			continue
		}
		p.letters = appendSlug(p.letters[:0], h.text)
		base := p.word(p.letters)
		if base == "" {
			base = "section"
		}
		h.id = base
		for p.used[h.id] {
			p.next[base]++
			h.id = base + "-" + strconv.Itoa(p.next[base]+1)
		}
		p.used[h.id] = true
	}
}

// inOrder are the headings in the order of the page: that in which they were closed, but
// for those in footnotes, which come last, or not at all.
func (p *page) inOrder(root ast.Node) []*ast.Heading {
	if !slices.ContainsFunc(p.closed, func(h *ast.Heading) bool { return inNote(h) }) {
		return p.closed
	}
	var list []*ast.Heading
	walkBlocks(root, func(n ast.Node) {
		if h, ok := n.(*ast.Heading); ok {
			list = append(list, h)
		}
	})
	return list
}

// inNote reports that n is in a footnote.
func inNote(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if _, ok := n.(*east.Footnote); ok {
			return true
		}
	}
	return false
}

// walkBlocks gives every block below n to visit, in the order of the tree. What stands
// in lines, which is most of a tree, is left out.
func walkBlocks(n ast.Node, visit func(ast.Node)) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			visit(c)
			walkBlocks(c, visit)
		}
	}
}

func (p *page) checkHeading(h *namedHeading, above int) {
	switch level := h.node.Level; {
	case level == 1:
		p.errorf(h.span, "heading-level", "start with ##: the page's title stands in its front matter",
			"a heading of level 1 in the text")
	case level > above+1:
		p.errorf(h.span, "heading-level", "use "+strings.Repeat("#", above+1)+" here, or add the heading between",
			"a heading of level %d under one of level %d", level, above)
	}
	if strings.TrimSpace(h.text) == "" && !containsDirective(h.node) {
		p.errorf(h.span, "heading-empty", "write the heading, or delete the line", "the heading has no words")
	}
}

// headingSpan runs from the number signs, if there are any, to the end of the
// words.
func (p *page) headingSpan(h *ast.Heading) diag.Span {
	if h.Lines().Len() == 0 {
		s := p.span(diag.Span{Start: h.Pos(), End: h.Pos() + h.Level})
		return s
	}
	start, end := h.Lines().At(0).Start, h.Lines().At(h.Lines().Len()-1).Stop
	lead := bytes.TrimRight(p.file.Data[:start], " \t")
	if n := len(lead) - len(bytes.TrimRight(lead, "#")); n == h.Level {
		start = len(lead) - n
	}
	return p.span(diag.Span{Start: start, End: end})
}

// heading takes the headings in the order in which [page.nameHeadings] found them.
func (nodes) heading(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	r, n := w.(*recorder), node.(*ast.Heading)
	if !entering {
		r.endHeading()
		return ast.WalkContinue, nil
	}
	given := r.page.headings[len(r.page.doc.Headings)]
	r.begin(HeadingBlock, len(r.page.doc.Headings))
	r.page.doc.Headings = append(r.page.doc.Headings, Heading{
		Level: n.Level, ID: given.id, Text: singleSpaced(given.text), Span: given.span, Explicit: given.explicit,
	})
	r.charge(len(given.id)*2 + 120)
	return ast.WalkContinue, nil
}

// endHeading ends the last heading. Where its words are no more than its Text, as those of
// nearly all are, they are not kept twice.
func (r *recorder) endHeading() {
	t := &r.page.tape
	plain := len(r.page.marks)-1 == r.open[len(r.open)-1]
	if text := r.page.doc.Headings[len(r.page.doc.Headings)-1].Text; plain && string(t.whole()) == text {
		t.from, t.to = 0, 0
	}
	r.end()
}

// singleSpaced is s with one space between its words and none around them.
func singleSpaced(s string) string {
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && (i == 0 || i+1 == len(s) || s[i-1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}
