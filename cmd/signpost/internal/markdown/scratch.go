package markdown

import "github.com/yuin/goldmark/ast"

// scratch is what one page needs while it is parsed and the next can use again. No Doc
// leads to it.
type scratch struct {
	nodes nodeStore
	// ends has the offset after each link and image, which goldmark does not keep.
	ends map[ast.Node]int
	// ahead is where directives are read; it is used again for each.
	ahead source
	// html and marks are those of [recorder], run and inCode those of [finder].
	html   []byte
	marks  []mark
	run    []seen
	inCode []bool
}

// Bounds on what is kept from one page to the next: what an unusual page has made large
// is let go.
const (
	nodeRoom = 128
	markRoom = 1 << 10
	htmlRoom = 64 << 10
)

func newScratch() *scratch {
	return &scratch{ends: map[ast.Node]int{}}
}

// clean lets go of the page.
func (s *scratch) clean() {
	s.nodes.clean()
	if len(s.ends) > nodeRoom {
		s.ends = map[ast.Node]int{}
	}
	clear(s.ends)
	if cap(s.html) > htmlRoom {
		s.html = nil
	}
	if cap(s.marks) > markRoom {
		s.marks = nil
	}
}

// nodeStore makes the nodes that a page has most of. Those of the page before are used
// again: nothing of a tree is left once its Doc is made.
type nodeStore struct {
	texts                []ast.Text
	paragraphs           []ast.Paragraph
	usedTexts, usedParas int
}

// text makes an empty text.
func (s *nodeStore) text() *ast.Text {
	if s.texts == nil {
		s.texts = make([]ast.Text, nodeRoom)
	}
	if s.usedTexts == len(s.texts) {
		return ast.NewText()
	}
	s.usedTexts++
	return &s.texts[s.usedTexts-1]
}

// paragraph makes one without lines, but with the room that an older one had for them.
func (s *nodeStore) paragraph() *ast.Paragraph {
	if s.paragraphs == nil {
		s.paragraphs = make([]ast.Paragraph, nodeRoom)
	}
	if s.usedParas == len(s.paragraphs) {
		return ast.NewParagraph()
	}
	s.usedParas++
	return &s.paragraphs[s.usedParas-1]
}

// clean makes the nodes that were used new again.
func (s *nodeStore) clean() {
	clear(s.texts[:s.usedTexts])
	for i := range s.paragraphs[:s.usedParas] {
		p := &s.paragraphs[i]
		lines := *p.Lines()
		lines.SetSliced(0, 0)
		*p = ast.Paragraph{}
		p.SetLines(&lines)
	}
	s.usedTexts, s.usedParas = 0, 0
}
