package markdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// recorder is the writer that a page is drawn to. It keeps the HTML on one tape of its
// page, and cuts it into pieces where a hole is needed.
type recorder struct {
	page *page
	// open are the marks of the holes around this place, the innermost last.
	open []int
	// containers are the indices of the directives around this place.
	containers []int
	// size is that of the HTML, with what is reckoned for the holes.
	size int
	// text is the cache of resolved destinations, by where goldmark keeps them.
	text map[*byte]string
	// inLink counts the links around this place.
	inLink int
}

var _ util.BufWriter = (*recorder)(nil)

// mark is a Piece that is followed by those within it.
type mark struct {
	Piece
	// within is how many of the marks that follow are in this one.
	within int
}

// cut ends the piece of HTML.
func (r *recorder) cut() {
	if begun, ok := r.page.tape.cut(); ok {
		r.mark(HTML, begun)
	}
}

func (r *recorder) mark(kind Kind, index int) {
	r.page.marks = append(r.page.marks, mark{Piece: Piece{kind, uint32(index)}}) //nolint:gosec // at most MaxOutput
}

// hole leaves a hole without children.
func (r *recorder) hole(kind Kind, index int) {
	r.cut()
	r.mark(kind, index)
}

// begin starts a hole with children.
func (r *recorder) begin(kind Kind, index int) {
	r.hole(kind, index)
	r.open = append(r.open, len(r.page.marks)-1)
}

// end ends what the matching begin started.
func (r *recorder) end() {
	r.cut()
	last := len(r.open) - 1
	i := r.open[last]
	r.page.marks[i].within = len(r.page.marks) - 1 - i
	r.open = r.open[:last]
}

// finish turns the marks into pieces. The Doc is a copy with nothing to spare: a pointer
// into the recorder would keep the tree of goldmark alive, forty times the page.
func (r *recorder) finish() *Doc {
	r.cut()
	p := r.page
	doc := &Doc{
		Links:      exactly(p.doc.Links),
		Images:     exactly(p.doc.Images),
		Directives: exactly(p.doc.Directives),
		Headings:   exactly(p.doc.Headings),
		Numbers:    exactly(p.doc.Numbers),
		Source:     p.text,
		Tape:       string(p.tape.tape),
	}
	doc.takePieces(p.marks)
	doc.ownArgs()
	doc.Whole = uint32(len(doc.Pieces))         //nolint:gosec // at most MaxOutput
	doc.Length = uint32(r.size + doc.printed()) //nolint:gosec // as above
	return doc
}

// printed is about how much more the holes print than was charged for them: nearly all
// pages are then drawn in the room that was made for them at first.
func (d *Doc) printed() int {
	const link, inline, block, container = 20, 120, 600, 150
	n := link * len(d.Links)
	for i := range d.Directives {
		switch d.Directives[i].Form {
		case Inline:
			n += inline
		case Block: // often a card
			n += block
		case Container:
			n += container
		}
	}
	return n
}

// ownArgs copies the args of all directives, which are those of the page, into one array.
func (d *Doc) ownArgs() {
	n := 0
	for i := range d.Directives {
		n += len(d.Directives[i].Args)
	}
	all := make([]Arg, 0, n)
	for i := range d.Directives {
		of, first := &d.Directives[i], len(all)
		all = append(all, of.Args...)
		of.Args = nil
		if first < len(all) {
			of.Args = all[first:len(all):len(all)]
		}
	}
}

// exactly copies s without the room to grow.
func exactly[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	out := make([]T, len(s))
	copy(out, s)
	return out
}

// takePieces makes the pieces of the marks, and those within them.
func (d *Doc) takePieces(marks []mark) {
	if len(marks) == 0 {
		return
	}
	top := countMarked(marks)
	room := len(marks)
	for _, m := range marks {
		if m.within > 0 {
			room++ // for the number of its children
		}
	}
	all := make([]Piece, top, room)
	d.Pieces, d.Inner = all[:top:top], all[top:]
	d.fill(d.Pieces, marks)
	if len(d.Inner) == 0 {
		d.Inner = nil
	}
}

// fill makes list of the marks, and puts what is within them behind the other inner ones.
func (d *Doc) fill(list []Piece, marks []mark) {
	for i := range list {
		m := marks[0]
		within := marks[1 : 1+m.within]
		list[i] = m.Piece
		if n := countMarked(within); n > 0 {
			first := len(d.Inner) + 1
			d.Inner = append(d.Inner, Piece{Index: uint32(n)}) //nolint:gosec // at most MaxOutput
			d.Inner = d.Inner[:first+n]
			*d.inner(m.Piece) = uint32(first) //nolint:gosec // as above
			d.fill(d.Inner[first:first+n], within)
		}
		marks = marks[1+m.within:]
	}
}

// countMarked counts the marks that stand in no other.
func countMarked(marks []mark) int {
	n := 0
	for i := 0; i < len(marks); i += 1 + marks[i].within {
		n++
	}
	return n
}

// charge counts n bytes of output and refuses the page when it has too many. A
// short page can ask for gigabytes by using one long reference often.
func (r *recorder) charge(n int) {
	if r.size += n; r.size > MaxOutput {
		r.page.refuse(diag.Span{}, "shorten the page, or split it into two",
			"the page makes more than %d MB of HTML", MaxOutput>>20)
	}
}

// put writes a string of stock.
func (r *recorder) put(s stock) {
	r.charge(len(s.String()))
	r.page.tape.put(s)
}

// words writes text of the file as it stands.
func (r *recorder) words(from, to int) {
	r.charge(to - from)
	r.page.tape.stretch(from, to)
}

func (r *recorder) Write(b []byte) (int, error) {
	r.charge(len(b))
	r.page.tape.text = append(r.page.tape.text, b...)
	return len(b), nil
}

func (r *recorder) WriteString(s string) (int, error) {
	r.charge(len(s))
	r.page.tape.text = append(r.page.tape.text, s...)
	return len(s), nil
}

func (r *recorder) WriteByte(c byte) error {
	r.size++
	r.page.tape.text = append(r.page.tape.text, c)
	return nil
}

func (r *recorder) WriteRune(c rune) (int, error) {
	n := len(r.page.tape.text)
	r.page.tape.text = utf8.AppendRune(r.page.tape.text, c)
	n = len(r.page.tape.text) - n
	r.size += n
	return n, nil
}

func (r *recorder) Available() int { return 0 }
func (r *recorder) Buffered() int  { return 0 }
func (r *recorder) Flush() error   { return nil }
