package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// page is what is known while one page is parsed. It travels as goldmark's
// parser.Context, so that every parser can reach it without a key: goldmark's keys
// are package variables.
type page struct {
	parser.Context
	*scratch
	file *diag.File
	// text is that of the file, for strings that share its bytes.
	text  string
	list  diag.List
	limit *diag.Diagnostic
	// errors and warnings are those met, of which the first are in list.
	errors, warnings int
	// ids are those that headings were given with {#id}.
	ids map[ast.Node]explicitID
	// special are the bytes in the body that HTML or goldmark write otherwise in text.
	special []byte
	// brackets are those open in this block that may begin a link; linked says that goldmark
	// was asked about one.
	brackets int
	linked   bool
	// blockOffset and blockIndent are those of [parser.Context].
	blockOffset, blockIndent int
}

func newPage(f *diag.File, from int, used *scratch) *page {
	p := &page{Context: used.context, scratch: used, file: f, special: used.special[:0], blockOffset: -1, blockIndent: -1}
	// The bytes of a file never change, and a site keeps them as long as its Docs. Copies of
	// the addresses, names and words in them were a fifth of what a Doc kept alive.
	p.text = diag.Shared(f.Data)
	p.tape.file = f.Data
	for _, c := range []byte("&<>\"\\\x00") {
		if bytes.IndexByte(f.Data[from:], c) >= 0 {
			p.special = append(p.special, c)
		}
	}
	used.special = p.special
	return p
}

// What goldmark asks for at every line is kept here: the way to its own context is longer,
// and has no room for open blocks from the page before.

// OpenedBlocks are the blocks that are open, the innermost last.
func (p *page) OpenedBlocks() []parser.Block { return p.opened }

// SetOpenedBlocks begins with the room that the page before had for them.
func (p *page) SetOpenedBlocks(blocks []parser.Block) {
	if blocks == nil {
		blocks = p.opened[:0]
	}
	p.opened = blocks
}

// LastOpenedBlock is the innermost block that is open.
func (p *page) LastOpenedBlock() parser.Block {
	if n := len(p.opened); n > 0 {
		return p.opened[n-1]
	}
	return parser.Block{}
}

// BlockOffset is where the line's first byte is that is no space, or -1.
func (p *page) BlockOffset() int { return p.blockOffset }

// SetBlockOffset is called by goldmark.
func (p *page) SetBlockOffset(v int) { p.blockOffset = v }

// BlockIndent is how many columns that is from the left, or -1.
func (p *page) BlockIndent() int { return p.blockIndent }

// SetBlockIndent is called by goldmark.
func (p *page) SetBlockIndent(v int) { p.blockIndent = v }

// span keeps s inside the file: goldmark can point one past the end.
func (p *page) span(s diag.Span) diag.Span {
	s.Start = min(max(s.Start, 0), len(p.file.Data))
	s.End = min(max(s.End, s.Start), len(p.file.Data))
	return s
}

func (p *page) at(s diag.Span, rule, format string, args ...any) diag.Diagnostic {
	return diag.At(p.file, p.span(s), diag.Error, rule, format, args...)
}

// maxProblems is how many errors, and how many warnings, are kept of a page: a
// damaged file may have one for every character.
const maxProblems = 1000

// errorf reports an error at s with a hint.
func (p *page) errorf(s diag.Span, rule, hint, format string, args ...any) {
	if p.errors++; p.errors <= maxProblems {
		p.list = append(p.list, p.at(s, rule, format, args...).WithHint("%s", hint))
	}
}

// warnf reports a warning at s with a hint.
func (p *page) warnf(s diag.Span, rule, hint, format string, args ...any) {
	if p.warnings++; p.warnings <= maxProblems {
		d := p.at(s, rule, format, args...).WithHint("%s", hint)
		d.Severity = diag.Warning
		p.list = append(p.list, d)
	}
}

// str is b as a string, which shares the bytes of the file where b is a part of it.
func (p *page) str(b []byte) string {
	if off, ok := p.locate(b); ok {
		return p.text[off : off+len(b)]
	}
	return p.word(b)
}

// locate finds the offset of b, a slice of the file, or reports that it is none.
// Slices of one array share its end, so that their capacities tell the distance.
func (p *page) locate(b []byte) (int, bool) {
	off := cap(p.file.Data) - cap(b)
	if len(b) == 0 || off < 0 || off+len(b) > len(p.file.Data) || &p.file.Data[off] != &b[0] {
		return 0, false
	}
	return off, true
}
