package markdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// recorder is the writer that a page is drawn to. It keeps the HTML in one buffer of
// its page, and cuts it into pieces where a hole is needed.
type recorder struct {
	page *page
	// run is where the HTML that belongs to no piece yet begins.
	run int
	// open are the marks of the holes around this place, the innermost last.
	open []int
	// containers are the indices of the directives around this place.
	containers []int
	// charged counts bytes that Doc.HTML will write besides buf.
	charged int
	// noted are the footnotes whose first use has been written.
	noted map[int]bool
	// text is the cache of resolved destinations, by where goldmark keeps them.
	text map[*byte]string
	// inLink counts the links around this place.
	inLink int
}

var _ util.BufWriter = (*recorder)(nil)

// mark is a Piece whose HTML is still a range of the buffer.
type mark struct {
	kind       Kind
	start, end int
	index      int
	// within is how many of the marks that follow are in this one.
	within int
}

// cut ends the run of HTML.
func (r *recorder) cut() {
	if r.run < len(r.page.html) {
		r.page.marks = append(r.page.marks, mark{kind: HTML, start: r.run, end: len(r.page.html)})
		r.run = len(r.page.html)
	}
}

// hole leaves a hole without children.
func (r *recorder) hole(kind Kind, index int) {
	r.cut()
	r.page.marks = append(r.page.marks, mark{kind: kind, index: index})
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

// finish turns the marks into pieces that share one string. The Doc is a copy with
// nothing to spare: a pointer into the recorder would keep the buffer and
// goldmark's tree alive, forty times the page.
func (r *recorder) finish() *Doc {
	r.cut()
	p := r.page
	p.pack()
	doc := &Doc{
		Links:      exactly(p.doc.Links),
		Images:     exactly(p.doc.Images),
		Directives: exactly(p.doc.Directives),
		Headings:   exactly(p.doc.Headings),
		Numbers:    exactly(p.doc.Numbers),
		Made:       string(p.made),
		Runs:       exactly(p.runs),
	}
	if len(doc.Runs) > 0 {
		doc.Source = p.file.Data
	}
	doc.Pieces, doc.Inner = pieces(p.marks)
	return doc
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

// pieces makes the pieces of the marks, and those within them.
func pieces(marks []mark) (list, inner []Piece) {
	n := countMarked(marks)
	if n == 0 {
		return nil, nil
	}
	all := make([]Piece, n, len(marks))
	list = all[:n:n]
	if n < len(marks) {
		inner = all[n:]
	}
	return list, fill(list, inner, marks)
}

// fill makes list of the marks, and gives inner with what is within them at its end.
func fill(list, inner []Piece, marks []mark) []Piece {
	for i := range list {
		m := marks[0]
		within := marks[1 : 1+m.within]
		list[i] = Piece{m.kind, uint32(m.index), uint32(m.start), uint32(m.end - m.start)} //nolint:gosec // at most MaxOutput
		if n := countMarked(within); n > 0 {
			from := len(inner)
			inner = inner[:from+n]
			list[i].From, list[i].Size = uint32(from), uint32(n) //nolint:gosec // as above
			inner = fill(inner[from:from+n], inner, within)
		}
		marks = marks[1+m.within:]
	}
	return inner
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
func (r *recorder) charge(n int) bool {
	r.charged += n
	if len(r.page.html)+r.charged <= MaxOutput {
		return true
	}
	r.page.refuse(diag.Span{}, "shorten the page, or split it into two",
		"the page makes more than %d MB of HTML", MaxOutput>>20)
	return false
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.charge(len(b)) {
		r.charged -= len(b)
		r.page.html = append(r.page.html, b...)
	}
	return len(b), nil
}

func (r *recorder) WriteString(s string) (int, error) {
	if r.charge(len(s)) {
		r.charged -= len(s)
		r.page.html = append(r.page.html, s...)
	}
	return len(s), nil
}

func (r *recorder) WriteByte(c byte) error {
	r.page.html = append(r.page.html, c)
	return nil
}

func (r *recorder) WriteRune(c rune) (int, error) {
	r.page.html = utf8.AppendRune(r.page.html, c)
	return utf8.RuneLen(c), nil
}

func (r *recorder) Available() int { return 0 }
func (r *recorder) Buffered() int  { return 0 }
func (r *recorder) Flush() error   { return nil }
