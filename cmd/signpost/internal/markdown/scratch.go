package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// scratch is what one page needs while it is parsed and the next can use again. No Doc
// leads to it.
type scratch struct {
	nodes nodeStore
	// context is what goldmark keeps in hand.
	context parser.Context
	// ends has the offset after each link and image, which goldmark does not keep.
	ends map[ast.Node]int
	// ahead is where directives are read; it is used again for each.
	ahead source
	// oneLine is where the line of a directive begins.
	oneLine [1]stretch
	// args are those of all directives of the page.
	args []Arg
	// opened has the blocks that are open.
	opened []parser.Block
	// columns are those of a table.
	columns []east.Alignment
	// special is that of [page].
	special []byte
	// closed are the headings in the order in which goldmark read them, and headings in that
	// of the page.
	closed   []*ast.Heading
	headings []namedHeading
	// footnotes are all of the page; noted says of those with an index that their first use
	// has been written.
	footnotes []*east.Footnote
	noted     []bool
	// used, next and captions count ids and names of tables.
	used           map[string]bool
	next, captions map[string]int
	// doc is what was found so far, tape and marks its HTML. See [recorder].
	doc   Doc
	tape  taper
	marks []mark
	// nothing is what most directives have inside. All Docs share it.
	nothing *Inside
	// digits says where the digits of the page are.
	digits []int32
	// run and inCode are those of [finder].
	run    []seen
	inCode []bool
	// letters is where a string is put together.
	letters []byte
	// words are short strings, which are much the same on all pages.
	words map[string]string
}

// Bounds on what is kept from one page to the next: what an unusual page has made large
// is let go.
const (
	nodeRoom = 128
	listRoom = 32 << 10
	wordRoom = 512
)

func newScratch() *scratch {
	const opened = 16 // more than nearly all pages have at a time
	return &scratch{
		context: parser.NewContext(),
		opened:  make([]parser.Block, 0, opened),
		nothing: &Inside{},
		ends:    map[ast.Node]int{}, used: map[string]bool{},
		next: map[string]int{}, captions: map[string]int{}, words: map[string]string{},
	}
}

// clean lets go of the page.
func (s *scratch) clean() {
	s.nodes.clean()
	s.context = cleanContext(s.context)
	s.opened = none(s.opened[:cap(s.opened)])
	s.ends, s.used, s.next, s.captions = emptied(s.ends), emptied(s.used), emptied(s.next), emptied(s.captions)
	s.headings, s.closed, s.args = none(s.headings), none(s.closed), none(s.args)
	s.footnotes, s.noted = none(s.footnotes), none(s.noted)
	s.doc = Doc{
		Links: none(s.doc.Links), Images: none(s.doc.Images), Directives: none(s.doc.Directives),
		Headings: none(s.doc.Headings), Numbers: none(s.doc.Numbers),
	}
	s.tape = taper{tape: none(s.tape.tape), text: none(s.tape.text)}
	s.marks, s.letters, s.digits = none(s.marks), none(s.letters), none(s.digits)
}

// cleanContext makes c new again. References and marks in hand cannot be taken from it, and
// so need a new one.
func cleanContext(c parser.Context) parser.Context {
	if len(c.References()) > 0 || c.LastDelimiter() != nil {
		return parser.NewContext()
	}
	for key := range parser.ContextKeyMax + 1 {
		c.Set(key, nil)
	}
	return c
}

// emptied is m without entries, and without the room for very many.
func emptied[K comparable, V any](m map[K]V) map[K]V {
	if len(m) > nodeRoom {
		return map[K]V{}
	}
	clear(m)
	return m
}

// none is s without entries, and without the room for very many.
func none[T any](s []T) []T {
	if cap(s) > listRoom {
		return nil
	}
	clear(s)
	return s[:0]
}

// nodeStore makes the nodes that a page has most of. Those of the page before are used
// again: nothing of a tree is left once its Doc is made. It is a
// [parser.DelimiterProcessor] for emphasis.
type nodeStore struct {
	texts      shelf[ast.Text]
	paragraphs shelf[ast.Paragraph]
	textBlocks shelf[ast.TextBlock]
	links      shelf[ast.Link]
	headings   shelf[ast.Heading]
	rows       shelf[east.TableRow]
	cells      shelf[east.TableCell]
	marks      shelf[markNode]
	// lines are those that [cleanLines] has in hand.
	lines      text.Segments
	delimiters shelf[parser.Delimiter]
	emphases   shelf[ast.Emphasis]
	directives shelf[directiveNode]
}

// clean makes the nodes that were used new again.
func (s *nodeStore) clean() {
	cleanLines(&s.paragraphs, &s.lines)
	cleanLines(&s.headings, &s.lines)
	cleanLines(&s.cells, &s.lines)
	s.rows.clean()
	s.marks.clean()
	s.texts.clean()
	s.textBlocks.clean()
	s.links.clean()
	s.delimiters.clean()
	s.emphases.clean()
	s.directives.clean()
}

// shelf has nodes of one type.
type shelf[T any] struct {
	nodes []T
	used  int
}

// next is a new node. Those beyond what a page usually has are not kept.
func (s *shelf[T]) next() *T {
	if s.nodes == nil {
		s.nodes = make([]T, nodeRoom)
	}
	if s.used == len(s.nodes) {
		return new(T)
	}
	s.used++
	return &s.nodes[s.used-1]
}

// clean makes the nodes that were used new again.
func (s *shelf[T]) clean() {
	clear(s.nodes[:s.used])
	s.used = 0
}

// cleanLines is clean for blocks of lines, which keep the room that they had for them.
func cleanLines[T any, Block interface {
	*T
	Lines() *text.Segments
	SetLines(lines *text.Segments)
}](s *shelf[T], lines *text.Segments) {
	for i := range s.used {
		n := Block(&s.nodes[i])
		*lines = *n.Lines()
		lines.SetSliced(0, 0)
		*n = *new(T)
		n.SetLines(lines)
	}
	s.used = 0
}

// maxWord is the length of the strings that are worth looking up.
const maxWord = 32

// word is b as a string. The ids of headings, years and the names of services stand on page
// after page; what is short is therefore looked up, and many Docs share one string.
func (s *scratch) word(b []byte) string {
	if len(b) == 0 || len(b) > maxWord {
		return string(b)
	}
	if known, ok := s.words[string(b)]; ok {
		return known
	}
	if len(s.words) >= wordRoom {
		clear(s.words)
	}
	word := string(b)
	s.words[word] = word
	return word
}
