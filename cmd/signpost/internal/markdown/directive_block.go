package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// blockDirectives reads ::name{args} and :::name{args} … :::.
type blockDirectives struct{}

func (blockDirectives) Trigger() []byte { return []byte{':'} }

func (blockDirectives) CanInterruptParagraph() bool { return true }
func (blockDirectives) CanAcceptIndentedLine() bool { return false }

// Open starts a directive, or takes a closing fence that closes nothing: it is an
// error, not text.
func (b blockDirectives) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 {
		return nil, parser.NoChildren
	}
	content := bytes.TrimRight(line[at:], " \t\n")
	s := source{text: content, lines: []stretch{{0, seg.Start - seg.Padding + at}}}
	colons := countColons(content)
	name := nameEnd(content, colons)
	p := pc.(*page)
	switch {
	case colons == 2 && name > 2:
		n := p.openBlock(s, colons, name, Block)
		reader.AdvanceToEOL()
		return n, parser.NoChildren
	case colons < 3:
		return nil, parser.NoChildren
	case len(content) == colons:
		p.errorf(s.span(0, colons), "stray-fence",
			"delete it, or open a container with as many colons above it", "nothing is open that %d colons would close", colons)
		reader.AdvanceToEOL()
		return &directiveNode{call: Directive{Inside: p.nothing}, broken: true}, parser.NoChildren
	case tooDeep(parent, reader, pc):
		return nil, parser.NoChildren
	}
	n := p.openBlock(s, colons, name, Container)
	n.colons = colons
	reader.AdvanceToEOL()
	return n, parser.HasChildren
}

func countColons(b []byte) int {
	n := 0
	for n < len(b) && b[n] == ':' {
		n++
	}
	return n
}

// openBlock makes the node for the line s, whose name stands between colons and
// name. A faulty line makes a broken node: its body is still read, and its closing
// fence is none too many.
func (p *page) openBlock(s source, colons, name int, form Form) *directiveNode {
	n := p.nodes.directives.next()
	n.call = Directive{
		Form: form, Name: p.str(s.text[colons:name]), NameSpan: s.span(colons, name),
		Span: s.span(0, len(s.text)), Parent: -1, Inside: p.nothing,
	}
	next, bad := name, badName(n.call.Name, n.call.NameSpan)
	switch {
	case name == colons:
		bad = &fault{
			s.span(0, len(s.text)), "no name follows the colons",
			`write the name right after them, as in :::note; write \: to print a colon`,
		}
	case bad != nil:
	case name < len(s.text) && s.text[name] == '[':
		bad = &fault{
			s.span(name, name+1), "words in square brackets belong to directives within a sentence",
			`write them as an arg: {title="…"}`,
		}
	case name < len(s.text) && s.text[name] == '{':
		n.call.Args, next, bad = p.readArgs(s, name)
	}
	if bad == nil && next < len(s.text) {
		bad = &fault{
			s.span(next+len(s.text[next:])-len(bytes.TrimLeft(s.text[next:], " \t")), len(s.text)),
			"text follows the directive on its line",
			`put args in braces right after the name, and text on the next line; write \: to print a colon`,
		}
	}
	if bad != nil {
		n.broken = true
		p.errorf(bad.span, "directive-syntax", bad.hint, "%s", bad.message)
	}
	return n
}

// Continue ends a container at its closing fence. A block directive is over after
// its line.
func (b blockDirectives) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	n := node.(*directiveNode)
	if n.colons == 0 {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	indent, at := util.IndentWidth(line, reader.LineOffset())
	if indent > 3 || at >= len(line) {
		return parser.Continue | parser.HasChildren
	}
	content := bytes.TrimRight(line[at:], " \t\n")
	if colons := countColons(content); colons != n.colons || colons != len(content) || reachesInside(n, indent, pc) {
		return parser.Continue | parser.HasChildren
	}
	n.closed = true
	reader.AdvanceToEOL()
	return parser.Close
}

// reachesInside reports that a closing fence for n, indented so far, belongs to
// something open within n: a container with as many colons, or code.
func reachesInside(n *directiveNode, indent int, pc parser.Context) bool {
	inside := false
	for _, open := range pc.OpenedBlocks() {
		if !inside {
			inside = open.Node == ast.Node(n)
			continue
		}
		switch in := open.Node.(type) {
		case *directiveNode:
			if in.colons == n.colons {
				return true
			}
		case *ast.FencedCodeBlock, *ast.HTMLBlock:
			return true
		case *ast.ListItem:
			if indent < in.Offset {
				return false
			}
			indent -= in.Offset
		case *ast.Blockquote, *east.Footnote, *east.DefinitionList:
			return false // these want their mark, or four spaces, before the fence
		}
	}
	return false
}

// Close reports a container whose end was never written.
func (b blockDirectives) Close(node ast.Node, _ text.Reader, pc parser.Context) {
	n := node.(*directiveNode)
	if n.colons > 0 && !n.closed {
		pc.(*page).errorf(n.call.Span, "unclosed-container",
			"end it with a line of "+string(bytes.Repeat([]byte(":"), n.colons)), "the container %q is never closed", n.call.Name)
	}
}

// directiveNode is a directive of any form in goldmark's tree. Embedding
// BaseBlock serves an inline node too: it only adds lines, which stay empty.
type directiveNode struct {
	ast.BaseBlock
	call Directive
	// colons is the length of a container's fences, 0 for the other forms.
	colons int
	// closed reports that the closing fence was seen.
	closed bool
	// broken marks what did not parse: its body is rendered, it is not recorded.
	broken bool
	// words are the characters of the label.
	words []seen
}

// Kind is that of all nodes of this package.
func (n *directiveNode) Kind() ast.NodeKind { return ownNodes }

// Type is that of the form.
func (n *directiveNode) Type() ast.NodeType {
	if n.call.Form == Inline {
		return ast.TypeInline
	}
	return ast.TypeBlock
}

// Dump prints the node for debugging.
func (n *directiveNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Name": n.call.Name}, nil)
}

func (nodes) directive(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	r, n := w.(*recorder), node.(*directiveNode)
	if n.broken {
		return ast.WalkContinue, nil
	}
	if !entering {
		if n.call.Form == Container {
			r.end()
			r.containers = r.containers[:len(r.containers)-1]
		}
		return ast.WalkContinue, nil
	}
	call := n.call
	call.Span, call.NameSpan = r.page.span(call.Span), r.page.span(call.NameSpan)
	if len(r.containers) > 0 {
		call.Parent = r.containers[len(r.containers)-1]
	}
	if call.Form == Container && n.HasChildren() {
		call.Inside = &Inside{Blocks: childBlocks(n), Items: r.page.items(n)}
	}
	if r.inLink > 0 { // most directives are links themselves, and no link may hold another
		r.page.errorf(call.Span, "link-text", "write it before or after the link",
			"the directive %q stands in the words of a link", call.Name)
	}
	index := len(r.page.doc.Directives)
	r.page.doc.Directives = append(r.page.doc.Directives, call)
	r.charge(diagRoom(call.Span))
	if call.Form != Container {
		r.hole(DirectiveCall, index)
		return ast.WalkContinue, nil
	}
	r.containers = append(r.containers, index)
	r.begin(DirectiveCall, index)
	return ast.WalkContinue, nil
}

// diagRoom is what a directive is reckoned to print, so that the bound on output
// holds for pages of nothing else.
func diagRoom(s diag.Span) int { return s.End - s.Start }

// childBlocks names the blocks in a container, for directives that want a list or
// a heading in them.
func childBlocks(n ast.Node) []string {
	var kinds []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			kinds = append(kinds, "paragraph")
		case *ast.List:
			if c.IsOrdered() {
				kinds = append(kinds, "ordered-list")
			} else {
				kinds = append(kinds, "list")
			}
		case *ast.Heading:
			kinds = append(kinds, "heading")
		case *ast.Blockquote:
			kinds = append(kinds, "quote")
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			kinds = append(kinds, "code")
		case *east.Table:
			kinds = append(kinds, "table")
		case *east.DefinitionList:
			kinds = append(kinds, "definitions")
		case *ast.ThematicBreak:
			kinds = append(kinds, "rule")
		case *directiveNode:
			if !c.broken {
				kinds = append(kinds, "directive")
			}
		}
	}
	return kinds
}
