package markdown

import (
	"bytes"
	"strings"
)

// Nearly all of a page's HTML is text that stands in its file as well, which is kept as
// long as the Doc. What is the same in both is therefore not kept twice: a piece of kind
// [Shared] is put together from stretches of the file and of a string that has the rest.

// Run is a stretch of Doc.Source, or of Doc.Made.
type Run struct {
	At uint32
	// Size has the length, with the two bits below.
	Size uint32
}

const (
	inMade   = 1 << 31
	lastRun  = 1 << 30 // of its piece
	sizeMask = lastRun - 1
)

// minShared is the length from which a stretch is worth a run of its own, and another
// for what follows.
const minShared = 24

// runsOf are the runs of a piece of kind [Shared].
func (d *Doc) runsOf(p Piece) []Run {
	for end := p.Index; ; end++ {
		if d.Runs[end].Size&lastRun != 0 {
			return d.Runs[p.Index : end+1]
		}
	}
}

// writeTo writes what the run stands for.
func (s Run) writeTo(b *strings.Builder, d *Doc) {
	end := s.At + s.Size&sizeMask
	if s.Size&inMade != 0 {
		b.WriteString(d.Made[s.At:end])
	} else {
		b.Write(d.Source[s.At:end])
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
		if at-end == from-fromEnd && at-end <= minShared && isWords(p.html[end:at], p.file.Data[fromEnd:from]) {
			last.size += at - end + len(value)
			return
		}
	}
	p.shared = append(p.shared, shared{at, from, len(value)})
}

// isWords reports that both are the same, without a tag or an entity.
func isWords(html, text []byte) bool {
	return bytes.Equal(html, text) && bytes.IndexByte(html, '&') < 0 && bytes.IndexByte(html, '<') < 0
}

// packer takes the HTML of a page's marks apart, one after the other.
type packer struct {
	page *page
	// next is the first of the page's shared stretches that may be in the next mark.
	next int
	// known are the first parts of made.
	known []part
}

// part is a part of made.
type part struct{ at, size int }

// pack makes runs of what is in the file, and moves what is not to page.made.
func (p *page) pack() {
	k := packer{page: p, known: p.known[:0]}
	for i := range p.marks {
		if m := &p.marks[i]; m.kind == HTML {
			k.mark(m)
		}
	}
	p.known = k.known
}

// mark makes m one of kind [Shared], or a range of made where nothing of it is shared. A
// link's title is left whole, for those who look for it at the start of a piece.
func (k *packer) mark(m *mark) {
	p, at, first := k.page, m.start, len(k.page.runs)
	whole := bytes.HasPrefix(p.html[m.start:m.end], []byte(` title="`))
	for ; k.next < len(p.shared); k.next++ {
		s := p.shared[k.next]
		start, end := max(s.at, m.start), min(s.at+s.size, m.end)
		if end-start >= minShared && !whole {
			k.rest(at, start)
			p.runs = append(p.runs, Run{uint32(s.from + start - s.at), uint32(end - start)}) //nolint:gosec // at most MaxPage
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
	p.runs[len(p.runs)-1].Size |= lastRun
	*m = mark{kind: Shared, index: first}
}

// rest adds a run of HTML that is not shared.
func (k *packer) rest(start, end int) {
	if start < end {
		at, after := k.made(k.page.html[start:end])
		k.page.runs = append(k.page.runs, Run{uint32(at), uint32(after-at) | inMade}) //nolint:gosec // at most MaxOutput
	}
}

// made is where b stands in made. What is met again is put there once: tags are.
func (k *packer) made(b []byte) (start, end int) {
	const most = 64 // of those that are looked through
	p := k.page
	for _, s := range k.known {
		if s.size == len(b) && bytes.Equal(p.made[s.at:s.at+s.size], b) {
			return s.at, s.at + s.size
		}
	}
	start = len(p.made)
	p.made = append(p.made, b...)
	if len(k.known) < most {
		k.known = append(k.known, part{start, len(b)})
	}
	return start, len(p.made)
}
