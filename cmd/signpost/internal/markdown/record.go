package markdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// recorder is the writer that goldmark renders to. It keeps the HTML in one
// buffer and cuts it into pieces where a hole is needed.
type recorder struct {
	page *page
	doc  Doc
	buf  []byte
	// run is where the HTML that belongs to no piece yet begins.
	run int
	// pieces are the lists being written, the innermost last.
	pieces [][]mark
	// containers are the indices of the directives around this place.
	containers []int
	// charged counts bytes that Doc.HTML will write besides buf.
	charged int
	// noted are the footnotes whose first use has been written.
	noted map[int]bool
	// text is the cache of resolved destinations, by where goldmark keeps them.
	text map[*byte]string
	// captions counts the tables of each name.
	captions map[string]int
	// inLink counts the links around this place.
	inLink int
}

var _ util.BufWriter = (*recorder)(nil)

// mark is a Piece whose HTML is still a range of the buffer.
type mark struct {
	kind       Kind
	start, end int
	index      int
	children   []mark
}

// cut ends the run of HTML.
func (r *recorder) cut() {
	if r.run < len(r.buf) {
		last := len(r.pieces) - 1
		r.pieces[last] = append(r.pieces[last], mark{kind: HTML, start: r.run, end: len(r.buf)})
		r.run = len(r.buf)
	}
}

// hole leaves a hole without children.
func (r *recorder) hole(kind Kind, index int) {
	r.cut()
	last := len(r.pieces) - 1
	r.pieces[last] = append(r.pieces[last], mark{kind: kind, index: index})
}

// begin starts a hole with children.
func (r *recorder) begin() {
	r.cut()
	r.pieces = append(r.pieces, nil)
}

// end ends what the matching begin started.
func (r *recorder) end(kind Kind, index int) {
	r.cut()
	last := len(r.pieces) - 1
	children := r.pieces[last]
	r.pieces = r.pieces[:last]
	r.pieces[last-1] = append(r.pieces[last-1], mark{kind: kind, index: index, children: children})
}

// finish turns the marks into pieces that share one string. The Doc is a copy with
// nothing to spare: a pointer into the recorder would keep the buffer and
// goldmark's tree alive, forty times the page.
func (r *recorder) finish() *Doc {
	r.cut()
	return &Doc{
		Pieces:     pieces(string(r.buf), r.pieces[0]),
		Links:      exactly(r.doc.Links),
		Images:     exactly(r.doc.Images),
		Directives: exactly(r.doc.Directives),
		Headings:   exactly(r.doc.Headings),
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

func pieces(html string, marks []mark) []Piece {
	if len(marks) == 0 {
		return nil
	}
	out := make([]Piece, len(marks))
	for i, m := range marks {
		out[i] = Piece{Kind: m.kind, HTML: html[m.start:m.end], Index: m.index, Children: pieces(html, m.children)}
	}
	return out
}

// charge counts n bytes of output and refuses the page when it has too many. A
// short page can ask for gigabytes by using one long reference often.
func (r *recorder) charge(n int) bool {
	r.charged += n
	if len(r.buf)+r.charged <= MaxOutput {
		return true
	}
	r.page.refuse(diag.Span{}, "shorten the page, or split it into two",
		"the page makes more than %d MB of HTML", MaxOutput>>20)
	return false
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.charge(len(b)) {
		r.charged -= len(b)
		r.buf = append(r.buf, b...)
	}
	return len(b), nil
}

func (r *recorder) WriteString(s string) (int, error) {
	if r.charge(len(s)) {
		r.charged -= len(s)
		r.buf = append(r.buf, s...)
	}
	return len(s), nil
}

func (r *recorder) WriteByte(c byte) error {
	r.buf = append(r.buf, c)
	return nil
}

func (r *recorder) WriteRune(c rune) (int, error) {
	r.buf = utf8.AppendRune(r.buf, c)
	return utf8.RuneLen(c), nil
}

func (r *recorder) Available() int { return 0 }
func (r *recorder) Buffered() int  { return 0 }
func (r *recorder) Flush() error   { return nil }
