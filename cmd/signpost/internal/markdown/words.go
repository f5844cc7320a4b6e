package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// words reads the runs of plain words that most of a page is. goldmark would look at
// each byte, stop at each mark, ask every parser for it and make two nodes for the text
// around it; this one reads to the next mark that may mean something.
//
// It knows neither backslashes nor tags: see [simple].
type words struct {
	// marks says of each byte what it may mean.
	marks [256]markKind
}

// markKind says whether words end at a byte.
type markKind uint8

const (
	noMark    markKind = iota // most of a page
	markAlone                 // a mark by itself
	markPair                  // one that may be a mark with the next byte
)

func newWords() *words {
	w := &words{}
	for _, c := range []byte("*_[]\"'`<\\") {
		w.marks[c] = markAlone
	}
	for _, c := range []byte(".-!:") {
		w.marks[c] = markPair
	}
	return w
}

// simple reports a page that the parser with [words] reads exactly as the one without
// would. A backslash changes how goldmark goes on after it, and what stands between two
// tags is counted in nodes.
func simple(body []byte) bool {
	return bytes.IndexByte(body, '\\') < 0 && bytes.IndexByte(body, '<') < 0 && bytes.IndexByte(body, '\r') < 0
}

// Trigger lists all marks, so that a mark that turns out to be none is read here, too,
// and the space, by which goldmark means a line that begins with anything else.
func (*words) Trigger() []byte { return []byte(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~") }

// Parse is asked last. What stands at the reader is therefore no mark.
func (w *words) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if seg.Padding > 0 || seg.ForceNewline {
		return nil
	}
	p := pc.(*page)
	if end := w.end(line); end < len(line) {
		block.Advance(end)
		return p.addText(parent, seg.WithStop(seg.Start+end))
	}
	t := p.addText(parent, seg.WithStop(seg.Stop-util.TrimRightSpaceLength(line)))
	if n := len(line); line[n-1] == '\n' {
		hard := n > 2 && line[n-2] == ' ' && line[n-3] == ' '
		t.SetHardLineBreak(hard)
		t.SetSoftLineBreak(!hard)
	}
	block.AdvanceLine()
	return t
}

// end is where the words at the start of line end: at a mark that may mean something, or
// at the line's end. What the line begins with is a part of them.
func (w *words) end(line []byte) int {
	for i := 1; i < len(line); i++ {
		switch w.marks[line[i]] {
		case noMark:
		case markAlone:
			return i
		case markPair:
			if i+1 < len(line) && isPair(line[i], line[i+1]) {
				return i
			}
		}
	}
	return len(line)
}

// isPair reports that two bytes together may mean something: a dash or an ellipsis, a
// picture, a directive.
func isPair(c, next byte) bool {
	switch c {
	case '!':
		return next == '['
	case ':':
		return next|0x20 >= 'a' && next|0x20 <= 'z'
	default:
		return next == c
	}
}

// addText makes a node of text for the end of parent, or makes the one that is there
// longer. goldmark puts what it gets at the end of parent, where the old one stays.
func (p *page) addText(parent ast.Node, seg text.Segment) *ast.Text {
	if t, ok := parent.LastChild().(*ast.Text); ok && t.Segment.Stop == seg.Start && !t.SoftLineBreak() {
		t.Segment.Stop = seg.Stop
		return t
	}
	t := p.nodes.texts.next()
	t.Segment = seg
	return t
}

// paragraphs are goldmark's, whose nodes are taken from those of the page before.
type paragraphs struct{ parser.BlockParser }

func (paragraphs) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	if util.IsBlank(line) {
		return nil, parser.NoChildren
	}
	n := pc.(*page).nodes.paragraphs.next()
	n.Lines().Append(seg)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// lists are goldmark's, whose nodes for the words of tight ones are taken from those of the
// page before.
type lists struct{ parser.BlockParser }

func (lists) Close(n ast.Node, _ text.Reader, pc parser.Context) {
	list := n.(*ast.List)
	list.IsTight = isTight(list)
	if !list.IsTight {
		return
	}
	store := &pc.(*page).nodes
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for c := item.FirstChild(); c != nil; {
			p, ok := c.(*ast.Paragraph)
			c = c.NextSibling()
			if ok {
				t := store.textBlocks.next()
				t.SetLines(p.Lines())
				item.ReplaceChild(item, p, t)
			}
		}
	}
}

// isTight reports that no blank line stands between the items of a list, or between the
// blocks in one (CommonMark 0.31, section 5.3).
func isTight(list *ast.List) bool {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if item != list.FirstChild() && item.HasBlankPreviousLines() {
			return false
		}
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			if c != item.FirstChild() && c.HasBlankPreviousLines() {
				return false
			}
		}
	}
	return true
}

// definitionsOfLinks asks for definitions of references only where one may begin:
// goldmark makes a reader for each paragraph to find out.
type definitionsOfLinks struct{ parser.ParagraphTransformer }

func (d definitionsOfLinks) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if n.Lines().Len() > 0 {
		first := n.Lines().At(0)
		if line := bytes.TrimLeft(first.Value(reader.Source()), " \t\n"); len(line) > 0 && line[0] != '[' {
			return
		}
	}
	d.ParagraphTransformer.Transform(n, reader, pc)
}
