package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasis reads asterisks and underscores as goldmark does, but with nodes that are
// used again: a page has many.
type emphasis struct{}

func (emphasis) Trigger() []byte { return []byte{'*', '_'} }

func (emphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	p := pc.(*page)
	before := block.PrecendingCharacter()
	line, seg := block.PeekLine()
	size := 1
	for size < len(line) && line[size] == line[0] {
		size++
	}
	after := ' '
	if size < len(line) {
		after = util.ToRune(line, size)
	}
	d := p.nodes.delimiters.next()
	d.CanOpen, d.CanClose = flanks(line[0], before, after)
	d.Length, d.OriginalLength, d.Char = size, size, line[0]
	d.Segment = seg.WithStop(seg.Start + size)
	d.Processor = &p.nodes
	block.Advance(size)
	pc.PushDelimiter(d)
	return d
}

// flanks says whether a run of the mark c between two characters can open and close an
// emphasis (CommonMark 0.31, section 6.2).
func flanks(c byte, before, after rune) (opens, closes bool) {
	pointBefore, pointAfter := util.IsPunctRune(before), util.IsPunctRune(after)
	spaceBefore, spaceAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	left := !spaceAfter && (!pointAfter || spaceBefore || pointBefore)
	right := !spaceBefore && (!pointBefore || spaceAfter || pointAfter)
	if c == '_' {
		return left && (!right || pointBefore), right && (!left || pointAfter)
	}
	return left, right
}

// IsDelimiter is asked by goldmark's own scanner.
func (s *nodeStore) IsDelimiter(c byte) bool { return c == '*' || c == '_' }

// CanOpenCloser wants the same mark at both ends.
func (s *nodeStore) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch makes the emphasis between two marks.
func (s *nodeStore) OnMatch(marks int) ast.Node {
	n := s.emphases.next()
	n.Level = marks
	return n
}
