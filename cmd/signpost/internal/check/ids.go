package check

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// ids are the ids of one page, each once, sorted by their texts: the length of each, then
// the id. Few are those of other pages too.
type ids string

// has reports whether an id is among them.
func (list ids) has(id string) bool {
	for len(list) > 0 {
		size, at := 0, 0
		for shift := 0; ; shift += 7 {
			c := list[at]
			at++
			if size |= int(c&0x7f) << shift; c < 0x80 {
				break
			}
		}
		if size == len(id) && string(list[at:at+size]) == id {
			return true
		}
		list = list[at+size:]
	}
	return false
}

// join makes ids of their texts.
func (r *reading) join(sorted [][]byte) ids {
	r.text = r.text[:0]
	for _, id := range sorted {
		r.text = append(binary.AppendUvarint(r.text, uint64(len(id))), id...)
	}
	return ids(r.text)
}

// sortIDs gives the ids of the page, each once and sorted.
func (r *reading) sortIDs() [][]byte {
	sorted := append(r.sorted[:0], r.ids...)
	slices.SortFunc(sorted, bytes.Compare)
	if sorted = slices.CompactFunc(sorted, bytes.Equal); len(sorted) < len(r.ids) {
		r.sameIDs(sorted)
	}
	r.sorted = sorted
	return sorted
}

// sameIDs finds ids that stand more than once.
func (r *reading) sameIDs(sorted [][]byte) {
	counts := make([]int, len(sorted))
	for _, id := range r.ids {
		at, _ := slices.BinarySearchFunc(sorted, id, bytes.Compare)
		counts[at]++
	}
	for i, n := range counts {
		if n > 1 {
			id := string(sorted[i])
			r.fault("same-id", "show a chart or a list once, or name it otherwise", element{attr: "id", value: id}, fmt.Sprintf("the id %q stands %d times in one page", id, n))
		}
	}
}

// fragment is a link to an id of its own page, and where it stands among the links.
type fragment struct {
	link int
	id   []byte
}

// withoutOwn leaves out the links that lead to an id of their own page: nothing more can
// be wrong with them, and most pages have many that no other page has.
func (r *reading) withoutOwn(sorted [][]byte) {
	main := r.read.main
	for _, f := range r.fragments {
		if _, has := slices.BinarySearchFunc(sorted, f.id, bytes.Compare); !has {
			continue
		}
		r.links.at[f.link] = diag.Span{}
		if f.link < int(main.start) {
			r.read.main.start--
		}
		if f.link < int(main.end) {
			r.read.main.end--
		}
	}
	r.links.at = slices.DeleteFunc(r.links.at, func(at diag.Span) bool { return at == diag.Span{} })
}
