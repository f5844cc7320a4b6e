package check

import (
	"encoding/binary"
	"slices"
	"sync"
)

// element is a start tag that may be at fault. Raw is the tag as it stands in the
// page, where that helps to find it in a template.
type element struct {
	tag, attr, value, raw string
}

// elements numbers what many pages hold: links, and ids. Most of them stand on every
// page, so that the facts of a page hold numbers of them and nothing else. It may be
// used by several goroutines.
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

// add gives the numbers of the elements that stand in a text one after another, each up
// to one of the ends. Few of a page's are new, so that one lock does for nearly all.
func (e *elements) add(numbers []uint32, text []byte, ends []int) []uint32 {
	first, start, isNew := len(numbers), 0, false
	e.mutex.RLock()
	for _, end := range ends {
		n, ok := e.numbers[string(text[start:end])]
		if !ok {
			n, isNew = missing, true
		}
		numbers = append(numbers, n)
		start = end
	}
	e.mutex.RUnlock()
	if !isNew {
		return numbers
	}
	e.mutex.Lock()
	defer e.mutex.Unlock()
	start = 0
	for i, end := range ends {
		if numbers[first+i] == missing {
			numbers[first+i] = e.one(text[start:end])
		}
		start = end
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
	var all list
	for _, text := range texts {
		all.text = append(all.text, text...)
		all.ends = append(all.ends, len(all.text))
	}
	return e.add(make([]uint32, 0, len(texts)), all.text, all.ends)
}

// all are all elements by their numbers.
func (e *elements) all() []string {
	e.mutex.RLock()
	defer e.mutex.RUnlock()
	return slices.Clip(e.packed)
}

// id is the number of an id, if a page has it.
func (e *elements) id(id string) (uint32, bool) {
	e.mutex.RLock()
	defer e.mutex.RUnlock()
	n, ok := e.numbers[string(packed(nil, nil, []byte("id"), []byte(id)))]
	return n, ok
}
