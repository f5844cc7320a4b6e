package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// inlineDirectives reads :name{args}, :name[words]{args} and :name[words].
type inlineDirectives struct{}

func (inlineDirectives) Trigger() []byte { return []byte{':'} }

func (inlineDirectives) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	end := nameEnd(line, 1)
	if end == 1 || end == len(line) || end > maxName || seg.Padding > 0 {
		return nil
	}
	p := pc.(*page)
	if block.PrecendingCharacter() == ':' {
		p.warnDoubled(line, seg.Start, end)
		return nil
	}
	switch line[end] {
	case '[', '{':
	case ' ':
		if rest := strings.TrimLeft(string(line[end:]), " "); strings.HasPrefix(rest, "{") {
			p.warnf(diag.Span{Start: seg.Start, End: seg.Start + end}, "directive-syntax",
				"take the space out, or write \\: to print the colon", "a space stands before the {, so this is no directive")
		}
		return nil
	default:
		return nil
	}
	if n, next := p.onOneLine(line, seg.Start, end); n != nil {
		block.Advance(next)
		return n
	}
	src, first := p.following(block)
	n, next, bad := p.parseInline(src, end)
	if bad != nil {
		p.errorf(bad.span, "directive-syntax", bad.hint, "%s", bad.message)
		return nil
	}
	advance(block, src, first, next)
	return n
}

// warnDoubled tells of ::name{ within a line, which is printed as it stands.
func (p *page) warnDoubled(line []byte, start, end int) {
	if line[end] == '{' {
		p.warnf(diag.Span{Start: start - 1, End: start + end}, "directive-syntax",
			"put it on a line of its own, or use one colon", "a directive with two colons stands within a line")
	}
}

// nameEnd gives the end of the name that begins at i, or i.
func nameEnd(b []byte, i int) int {
	for j := i; ; j++ {
		switch {
		case j == len(b):
			return j
		case b[j]|0x20 >= 'a' && b[j]|0x20 <= 'z':
		case j > i && (isDigit(b[j]) || b[j] == '-' || b[j] == '_'):
		default:
			return j
		}
	}
}

// maxName is how many bytes the name of a directive may have with its colon: what
// is longer is a word of some other kind.
const maxName = 64

// maxDirective is how many bytes a directive in a sentence may have. Without a
// bound a long paragraph of unclosed braces would be read once for each.
const maxDirective = 2_000

// onOneLine reads a directive without a fault that ends on its line, as nearly all do,
// where the line is. n is nil for any other.
func (p *page) onOneLine(line []byte, start, end int) (n *directiveNode, next int) {
	line = line[:min(len(line), maxDirective)]
	p.oneLine[0] = stretch{0, start}
	n, next, bad := p.parseInline(source{text: line, lines: p.oneLine[:]}, end)
	if bad != nil || next == len(line) {
		return nil, 0
	}
	return n, next
}

// following gathers the text from here on, and the number of its first line. The
// reader stays where it is.
func (p *page) following(block text.Reader) (s source, first int) {
	first, pos := block.Position()
	s = source{p.ahead.text[:0], p.ahead.lines[:0]}
	for len(s.text) < maxDirective {
		line, seg := block.PeekLine()
		if line == nil {
			break
		}
		line = line[seg.Padding:]
		s.lines = append(s.lines, stretch{len(s.text), seg.Start})
		s.text = append(s.text, line[:min(len(line), maxDirective-len(s.text))]...)
		block.AdvanceLine()
	}
	block.SetPosition(first, pos)
	p.ahead = s
	return s, first
}

// advance moves the reader to byte i of s, which began on line first.
func advance(block text.Reader, s source, first, i int) {
	n := 0
	for n+1 < len(s.lines) && s.lines[n+1].at <= i {
		n++
	}
	for range n {
		block.AdvanceLine()
	}
	_, pos := block.Position()
	block.SetPosition(first+n, text.NewSegment(s.offset(i), pos.Stop))
}

// parseInline reads the directive at the start of s, whose name ends at end.
func (p *page) parseInline(s source, end int) (n *directiveNode, next int, bad *fault) {
	n = p.nodes.directives.next()
	n.call = Directive{Form: Inline, Name: p.str(s.text[1:end]), NameSpan: s.span(1, end), Parent: -1, Inside: p.nothing}
	if bad = badName(n.call.Name, n.call.NameSpan); bad != nil {
		return nil, 0, bad
	}
	next = end
	if s.text[next] == '[' {
		if next = s.label(end, n); next == 0 {
			return nil, 0, &fault{
				s.span(end, end+1), "the [ is never closed",
				`end the words with ]; write \[ to print a bracket, \: to print the colon`,
			}
		}
	}
	if next < len(s.text) && s.text[next] == '{' {
		n.call.Args, next, bad = p.readArgs(s, next)
		if bad != nil {
			return nil, 0, bad
		}
	}
	n.call.Span = s.span(0, next)
	return n, next, nil
}

// label reads "[…]" at i and gives the byte after it, or 0 when nothing closes it.
// Brackets within must pair.
func (s source) label(i int, n *directiveNode) (next int) {
	end := s.closingBracket(i)
	if end == 0 {
		return 0
	}
	label := make([]byte, 0, end-i)
	for j := i + 1; j < end-1; {
		c, size := s.text[j:j+1], 1
		switch {
		case c[0] == '\\' && util.IsPunct(s.text[j+1]):
			c, size = s.text[j+1:j+2], 2
		case c[0] == '\n':
			n.words = append(n.words, seen{r: '\n'}) // a number ends here
			c = []byte(" ")
		case c[0] >= utf8.RuneSelf:
			_, size = utf8.DecodeRune(s.text[j:])
			c = s.text[j : j+size]
		}
		r, _ := utf8.DecodeRune(c)
		at := s.offset(j)
		n.words = append(n.words, seen{r, at, at + size})
		label = append(label, c...)
		j += size
	}
	n.call.Inside = &Inside{Label: string(label), HasLabel: true}
	return end
}

// closingBracket gives the byte after the bracket that closes the one at i, or 0.
func (s source) closingBracket(i int) int {
	depth := 0
	for ; i < len(s.text); i++ {
		switch s.text[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

func badName(name string, span diag.Span) *fault {
	if isKey(name) && !strings.Contains(name, "_") {
		return nil
	}
	return &fault{span, quoted(name) + " cannot be the name of a directive", `names are lower case; write \: to print the colon`}
}
