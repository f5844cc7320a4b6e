package check

import (
	"bytes"
	"encoding/binary"
	"sync"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// element is a start tag that may be at fault. Raw is the tag as it stands in the
// page, where that helps to find it in a template.
type element struct {
	tag, attr, value, raw string
}

// packed adds an element to a text, so that [unpacked] makes it again: different
// elements never give the same text.
func packed(text, tag, attr, value []byte) []byte {
	text = binary.AppendUvarint(text, uint64(len(tag)))
	text = binary.AppendUvarint(text, uint64(len(attr)))
	return append(append(append(text, tag...), attr...), value...)
}

// unpacked makes the element of a text, of which it copies nothing.
func unpacked(text string) element {
	var sizes [2]int
	for i := range sizes {
		for shift := 0; ; shift += 7 {
			c := text[0]
			text = text[1:]
			if sizes[i] |= int(c&0x7f) << shift; c < 0x80 {
				break
			}
		}
	}
	tag, text := text[:sizes[0]], text[sizes[0]:]
	return element{tag: tag, attr: text[:sizes[1]], value: text[sizes[1]:]}
}

// list are elements one behind the other in a text.
type list struct {
	text []byte
	at   []diag.Span
}

func (l *list) add(tag, attr, value []byte) {
	start := len(l.text)
	l.text = packed(l.text, tag, attr, value)
	l.at = append(l.at, diag.Span{Start: start, End: len(l.text)})
}

// empty is a list in the room of another one.
func (l *list) empty() list { return list{l.text[:0], l.at[:0]} }

// elements are the links of all pages by their numbers. Most of them stand on every page,
// or lead to a page of the site, so that the facts of a page hold numbers and nothing else.
// A link that several goroutines met may have several.
type elements struct {
	// The first numbers are those of links to the site's pages, in the order of the pages,
	// and then of what tells search engines their addresses: these are known beforehand. All
	// of a kind begin with the same text, behind which the page's path stands.
	pages  []*site.Page
	places map[string]int // of the pages, by their paths
	kinds  [kindsOfPages]string

	mutex  sync.RWMutex
	blocks []*block // of all other elements
}

// The kinds of elements that are addresses of pages; links to a part of one have no numbers
// beforehand.
const (
	toPage = iota
	canonical
	kindsOfPages
)

// block holds elements whose numbers follow one another.
type block [256]other

// other is an element whose number is not known beforehand: its text, or of a link to a part
// of a page, the page's place and what stands behind the #.
type other struct {
	place int
	text  string
}

// nowhere is the place of what is no page.
const nowhere = -1

func newElements(s *site.Site) *elements {
	e := &elements{pages: s.Pages, places: make(map[string]int, len(s.Pages))}
	for i, p := range s.Pages {
		e.places[p.Path] = i
	}
	e.kinds[toPage] = string(packed(nil, []byte("a"), []byte("href"), nil))
	e.kinds[canonical] = string(packed(nil, []byte("link canonical"), []byte("href"), []byte(s.Config.BaseURL)))
	return e
}

// beforehand is how many numbers are known beforehand.
func (e *elements) beforehand() int { return len(e.kinds) * len(e.pages) }

// size is how many numbers there are, of which some are of no element.
func (e *elements) size() int {
	e.mutex.RLock()
	defer e.mutex.RUnlock()
	return e.beforehand() + len(e.blocks)*len(block{})
}

// more makes a block for a goroutine to fill, and gives the first number of it.
func (e *elements) more() (first uint32, room []other) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	one := new(block)
	first, room = uint32(e.beforehand()+len(e.blocks)*len(block{})), one[:] //nolint:gosec // a site has no four thousand million links.
	e.blocks = append(e.blocks, one)
	return first, room
}

// other is the element with a number that was not known beforehand; false for any that was.
func (e *elements) other(number uint32) (other, bool) {
	n := int(number) - e.beforehand()
	if n < 0 {
		return other{}, false
	}
	e.mutex.RLock()
	defer e.mutex.RUnlock()
	return e.blocks[n/len(block{})][n%len(block{})], true
}

// text is that of the element with a number, as [packed] makes it.
func (e *elements) text(number uint32) string {
	one, ok := e.other(number)
	switch n := int(number); {
	case !ok:
		return e.kinds[n/len(e.pages)] + e.pages[n%len(e.pages)].Path
	case one.place == nowhere:
		return one.text
	}
	return e.kinds[toPage] + e.pages[one.place].Path + "#" + one.text
}

// numbering gives elements their numbers. What one goroutine learns of them is its own, so
// that nobody waits for another one.
type numbering struct {
	*elements
	numbers map[other]uint32
	room    []other // of a block
	next    uint32  // the number of the first in it
}

func newNumbering(e *elements) *numbering {
	return &numbering{elements: e, numbers: map[other]uint32{}}
}

// of gives the numbers of elements.
func (n *numbering) of(l *list) []uint32 {
	numbers := make([]uint32, len(l.at))
	for i, at := range l.at {
		numbers[i] = n.one(l.text[at.Start:at.End])
	}
	return numbers
}

// one is the number of one element.
func (n *numbering) one(text []byte) uint32 {
	for kind, begin := range n.kinds {
		address, ok := bytes.CutPrefix(text, []byte(begin))
		if !ok {
			continue
		}
		path, id, isPart := bytes.Cut(address, []byte("#"))
		place, ok := n.places[string(path)]
		switch {
		case ok && !isPart:
			return uint32(kind*len(n.pages) + place) //nolint:gosec // nor so many pages.
		case ok && kind == toPage:
			return n.ofOther(place, id)
		}
	}
	return n.ofOther(nowhere, text)
}

// ofOther is the number of an element for which none is known beforehand.
func (n *numbering) ofOther(place int, text []byte) uint32 {
	if number, ok := n.numbers[other{place, string(text)}]; ok {
		return number
	}
	if len(n.room) == 0 {
		n.next, n.room = n.more()
	}
	number, own := n.next, other{place, string(text)}
	n.numbers[own], n.room[0] = number, own
	n.next, n.room = number+1, n.room[1:]
	return number
}

// texts are the elements that have these numbers, for whoever keeps them elsewhere.
func (e *elements) texts(numbers []uint32) []string {
	list := make([]string, len(numbers))
	for i, n := range numbers {
		list[i] = e.text(n)
	}
	return list
}

// ofTexts are the numbers of elements that were kept elsewhere.
func (n *numbering) ofTexts(texts []string) []uint32 {
	var l list
	for _, text := range texts {
		start := len(l.text)
		l.text = append(l.text, text...)
		l.at = append(l.at, diag.Span{Start: start, End: len(l.text)})
	}
	return n.of(&l)
}
