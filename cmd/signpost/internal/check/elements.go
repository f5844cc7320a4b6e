package check

import (
	"encoding/binary"
	"slices"
	"sync"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// element is a start tag that may be at fault. Raw is the tag as it stands in the
// page, where that helps to find it in a template.
type element struct {
	tag, attr, value, raw string
}

// elements numbers the links of all pages. Most of them stand on every page, so that the
// facts of a page hold their numbers and nothing else. It may be used by several goroutines.
type elements struct {
	mutex   sync.RWMutex
	numbers map[string]uint32
	packed  []string
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

// missing stands for an element that has no number.
const missing = ^uint32(0)

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

// add gives the numbers of elements. Few of a page's are new, so that one lock does for
// nearly all.
func (e *elements) add(l *list) []uint32 {
	numbers, isNew := make([]uint32, len(l.at)), false
	e.mutex.RLock()
	for i, at := range l.at {
		n, ok := e.numbers[string(l.text[at.Start:at.End])]
		if !ok {
			n, isNew = missing, true
		}
		numbers[i] = n
	}
	e.mutex.RUnlock()
	if !isNew {
		return numbers
	}
	e.mutex.Lock()
	defer e.mutex.Unlock()
	for i, at := range l.at {
		if numbers[i] == missing {
			numbers[i] = e.one(l.text[at.Start:at.End])
		}
	}
	return numbers
}

// one is the number of one element, which is new unless somebody else was faster.
func (e *elements) one(text []byte) uint32 {
	if n, ok := e.numbers[string(text)]; ok {
		return n
	}
	n, own := uint32(len(e.packed)), string(text) //nolint:gosec // a site has no four thousand million links.
	e.numbers[own] = n
	e.packed = append(e.packed, own)
	return n
}

// texts are the elements that have these numbers, for whoever keeps them elsewhere.
func (e *elements) texts(numbers []uint32) []string {
	e.mutex.RLock()
	defer e.mutex.RUnlock()
	list := make([]string, len(numbers))
	for i, n := range numbers {
		list[i] = e.packed[n]
	}
	return list
}

// ofTexts are the numbers of elements that were kept elsewhere.
func (e *elements) ofTexts(texts []string) []uint32 {
	var l list
	for _, text := range texts {
		start := len(l.text)
		l.text = append(l.text, text...)
		l.at = append(l.at, diag.Span{Start: start, End: len(l.text)})
	}
	return e.add(&l)
}

// all are all elements by their numbers.
func (e *elements) all() []string {
	e.mutex.RLock()
	defer e.mutex.RUnlock()
	return slices.Clip(e.packed)
}
