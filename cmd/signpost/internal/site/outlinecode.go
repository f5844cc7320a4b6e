package site

import (
	"encoding/binary"
	"errors"

	"example.org/signpost/cmd/signpost/internal/memo"
)

// Outlines are outlines that are kept together from one run to the next.
type Outlines []Outline

// MarshalBinary writes the outlines for [Outlines.UnmarshalBinary]: how many there are and
// how many bytes their words have, then all words without anything between them, then the
// lengths of the words and the rest, outline by outline. The error is always nil.
func (l Outlines) MarshalBinary() ([]byte, error) {
	words, lists := 0, 0
	for i := range l {
		l[i].each(func(w string) { words += len(w) })
		lists += len(l[i].Audience) + len(l[i].IDs)
	}
	data := make([]byte, 0, words+len(l)*outlineBytes+lists*2)
	for _, n := range [...]int{len(l), words, lists} {
		data = appendNumber(data, n)
	}
	for i := range l {
		l[i].each(func(w string) { data = append(data, w...) })
	}
	for i := range l {
		o := &l[i]
		for _, n := range [...]int{o.Weight, len(o.Audience), len(o.IDs)} {
			data = appendNumber(data, n)
		}
		o.each(func(w string) { data = appendNumber(data, len(w)) })
		data = append(data, o.Outside[:]...)
	}
	return data, nil
}

// outlineBytes is about what an outline takes besides its words.
const outlineBytes = len(memo.Key{}) + 16

// each hands over the words of an outline in their order.
func (o *Outline) each(do func(w string)) {
	for _, w := range [...]string{o.Name, o.Path, string(o.Kind), o.Title, o.NavTitle, o.Summary} {
		do(w)
	}
	for _, w := range o.Audience {
		do(w)
	}
	for _, w := range o.IDs {
		do(w)
	}
}

func appendNumber(data []byte, n int) []byte { return binary.AppendVarint(data, int64(n)) }

// UnmarshalBinary reads what [Outlines.MarshalBinary] wrote, and refuses everything else.
func (l *Outlines) UnmarshalBinary(data []byte) error {
	r := outlineReader{data: data}
	count, words, lists := r.number(), r.number(), r.number()
	if r.bad || min(count, words, lists) < 0 || max(count, words, lists) > len(r.data) {
		return errOutlines()
	}
	r.words, r.data = string(r.data[:words]), r.data[words:]
	r.lists = make([]string, 0, min(lists, len(r.data)))
	list := make(Outlines, min(count, len(r.data)/len(memo.Key{})))
	for i := range list {
		r.outline(&list[i])
	}
	if r.bad || len(list) != count || r.words != "" || len(r.data) > 0 {
		return errOutlines()
	}
	*l = list
	return nil
}

func errOutlines() error { return errors.New("these are no outlines") }

// outlineReader reads one outline after another. All words share the same bytes, and all lists
// the same room.
type outlineReader struct {
	words string // those of the outlines that are still to come
	data  []byte
	lists []string
	bad   bool // what was read is no outline
}

func (r *outlineReader) outline(o *Outline) {
	o.Weight = r.number()
	audience, ids := r.number(), r.number()
	o.Name, o.Path, o.Kind = r.word(), r.word(), Kind(r.word())
	o.Title, o.NavTitle, o.Summary = r.word(), r.word(), r.word()
	o.Audience, o.IDs = r.list(audience), r.list(ids)
	if r.bad = r.bad || len(r.data) < len(o.Outside); !r.bad {
		r.data = r.data[copy(o.Outside[:], r.data):]
	}
}

func (r *outlineReader) number() int {
	n, size := binary.Varint(r.data)
	if r.bad = r.bad || size <= 0; r.bad {
		return 0
	}
	r.data = r.data[size:]
	return int(n)
}

func (r *outlineReader) word() string {
	n := r.number()
	if r.bad = r.bad || n < 0 || n > len(r.words); r.bad {
		return ""
	}
	w := r.words[:n]
	r.words = r.words[n:]
	return w
}

func (r *outlineReader) list(n int) []string {
	first := len(r.lists)
	for ; n > 0 && !r.bad; n-- {
		r.lists = append(r.lists, r.word())
	}
	if first == len(r.lists) {
		return nil
	}
	return r.lists[first:len(r.lists):len(r.lists)]
}
