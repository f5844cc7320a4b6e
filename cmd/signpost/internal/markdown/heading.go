package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
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
		pc.(*page).takeID(n)
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

// nameHeadings gives every heading its id and checks levels. Explicit ids are
// dealt out first, so that a heading above cannot take the name that another asked
// for.
func (p *page) nameHeadings(root ast.Node) {
	var all []*ast.Heading
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && entering {
			all = append(all, h)
		}
		return ast.WalkContinue, nil
	})
	used := map[string]bool{}
	for _, h := range all {
		if e, ok := p.ids[h]; ok {
			if used[e.id] {
				p.errorf(e.span, "heading-id", "give one of the two another name", "two headings are called %q", e.id)
			}
			used[e.id] = true
		}
	}
	next := map[string]int{}
	level := 1 // of the page's title
	for _, h := range all {
		p.checkHeading(h, level)
		level = h.Level
		if _, ok := p.ids[h]; ok {
			continue
		}
		base := Slug(p.plain(h))
		if base == "" {
			base = "section"
		}
		id := base
		for used[id] {
			next[base]++
			id = base + "-" + strconv.Itoa(next[base]+1)
		}
		used[id] = true
		p.ids[h] = explicitID{id: id}
	}
}

func (p *page) checkHeading(h *ast.Heading, above int) {
	span := p.headingSpan(h)
	switch {
	case h.Level == 1:
		p.errorf(span, "heading-level", "start with ##: the page's title stands in its front matter",
			"a heading of level 1 in the text")
	case h.Level > above+1:
		p.errorf(span, "heading-level", "use "+strings.Repeat("#", above+1)+" here, or add the heading between",
			"a heading of level %d under one of level %d", h.Level, above)
	}
	if strings.TrimSpace(p.plain(h)) == "" && !containsDirective(h) {
		p.errorf(span, "heading-empty", "write the heading, or delete the line", "the heading has no words")
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

func (nodes) heading(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	r, n := w.(*recorder), node.(*ast.Heading)
	if !entering {
		r.end(HeadingBlock, len(r.doc.Headings)-1)
		return ast.WalkContinue, nil
	}
	given := r.page.ids[n]
	r.doc.Headings = append(r.doc.Headings, Heading{
		Level: n.Level, ID: given.id, Text: strings.Join(strings.Fields(r.page.plain(n)), " "),
		Span: r.page.headingSpan(n), Explicit: given.span != diag.Span{},
	})
	r.begin()
	r.charge(len(given.id)*2 + 120)
	return ast.WalkContinue, nil
}
