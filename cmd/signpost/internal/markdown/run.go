package markdown

import (
	"bytes"
	"strings"
)

// Nearly all of a page's HTML is text that stands in its file as well, which is kept as
// long as the Doc. What is the same in both is therefore not kept twice: a piece of kind
// [Runs] is put together from stretches of the file and of a string that has the rest.

// run is a stretch of the file, or of Doc.made.
type run struct {
	at uint32
	// size has the length, with the two bits below.
	size uint32
}

const (
	inMade   = 1 << 31
	lastRun  = 1 << 30 // of its piece
	sizeMask = lastRun - 1
)

// minShared is the length from which a stretch is worth a run of its own, and another
// for what follows.
const minShared = 24

// runsOf are the runs of a piece of kind [Runs].
func (d *Doc) runsOf(p Piece) []run {
	for end := p.Index; ; end++ {
		if d.runs[end].size&lastRun != 0 {
			return d.runs[p.Index : end+1]
		}
	}
}

// writeTo writes what the run stands for.
func (s run) writeTo(b *strings.Builder, d *Doc) {
	end := s.at + s.size&sizeMask
	if s.size&inMade != 0 {
		b.WriteString(d.made[s.at:end])
	} else {
		b.Write(d.source[s.at:end])
	}
}

// shared says that the HTML from byte at on is the file's text from byte from on.
type shared struct{ at, from, size int }

// share notes that value, text of the file, is about to be written as it stands. What
// stands between two of them and is the same in both joins them to one.
func (r *recorder) share(value []byte) {
	from, ok := r.page.locate(value)
	if !ok {
		return
	}
	p, at := r.page, len(r.page.html)
	if n := len(p.shared) - 1; n >= 0 {
		last := &p.shared[n]
		end, fromEnd := last.at+last.size, last.from+last.size
		if gap := at - end; gap == from-fromEnd && gap <= minShared && bytes.Equal(p.html[end:at], p.file.Data[fromEnd:from]) {
			last.size += gap + len(value)
			return
		}
	}
	p.shared = append(p.shared, shared{at, from, len(value)})
}

// packer takes the HTML of a page's marks apart, one after the other.
type packer struct {
	page *page
	// next is the first of the page's shared stretches that may be in the next mark.
	next int
}

// pack makes runs of what is in the file, and moves what is not to page.made.
func (p *page) pack() {
	k := packer{page: p}
	for i := range p.marks {
		if m := &p.marks[i]; m.kind == HTML {
			k.mark(m)
		}
	}
}

// mark makes m one of kind [Runs], or a range of made where nothing of it is shared. A
// link's title is left whole, for those who look for it at the start of a piece.
func (k *packer) mark(m *mark) {
	p, at, first := k.page, m.start, len(k.page.runs)
	whole := bytes.HasPrefix(p.html[m.start:m.end], []byte(` title="`))
	for ; k.next < len(p.shared); k.next++ {
		s := p.shared[k.next]
		start, end := max(s.at, m.start), min(s.at+s.size, m.end)
		if end-start >= minShared && !whole {
			k.rest(at, start)
			p.runs = append(p.runs, run{uint32(s.from + start - s.at), uint32(end - start)}) //nolint:gosec // at most MaxPage
			at = end
		}
		if s.at+s.size > m.end {
			break // what is left of it is for the next mark
		}
	}
	if len(p.runs) == first {
		m.start, m.end = k.made(p.html[m.start:m.end])
		return
	}
	k.rest(at, m.end)
	p.runs[len(p.runs)-1].size |= lastRun
	*m = mark{kind: Runs, index: first}
}

// rest adds a run of HTML that is not shared.
func (k *packer) rest(start, end int) {
	if start < end {
		at, after := k.made(k.page.html[start:end])
		k.page.runs = append(k.page.runs, run{uint32(at), uint32(after-at) | inMade}) //nolint:gosec // at most MaxOutput
	}
}

// made is where b stands in made. It is put there once only where it is soon met again,
// as tags are.
func (k *packer) made(b []byte) (start, end int) {
	const near = 1 << 10
	p := k.page
	start = bytes.Index(p.made[:min(len(p.made), near)], b)
	if start < 0 {
		start = len(p.made)
		p.made = append(p.made, b...)
	}
	return start, start + len(b)
}
