package check

import (
	"bytes"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// wording puts together what a reader sees of HTML, one block after another: a
// paragraph, a cell, a title. Tags inside of a block part nothing, so that what is
// written in pieces is read as one.
type wording struct {
	html []byte
	last int // where the text that is not read yet begins
	code int // how many elements of code are open
	// digit is where the next sign stands that may be a digit, not before the last text that
	// was searched, and digits is true when the block has one.
	digit  int
	digits bool
	// block are the pieces of the block being read.
	block []diag.Span
	// read is handed every block that may hold a number.
	read func(pieces []diag.Span)
}

// tag looks at the tag just read, and at the text before it.
func (w *wording) tag(t *tags) {
	if t.plain && w.code == 0 {
		w.piece(diag.Span{Start: w.last, End: t.from})
	} else {
		w.text(t.from)
	}
	w.last = t.at
	switch {
	case t.kind&(parting|anchor|code|placed) == 0:
	case t.kind&code != 0 && t.end:
		w.code = max(w.code-1, 0)
	case t.kind&code != 0:
		w.code++
	case !t.end && (string(t.name) == "title" || string(t.name) == "textarea"):
		w.flush()
		w.last = t.at - len(t.text())
		w.text(t.at)
		w.last = t.at
		w.flush()
	case t.kind&parting != 0, t.kind&placed != 0 && isPlaced(t), t.kind&anchor != 0 && !t.end && bytes.HasSuffix(t.html[:t.from], []byte("</a>")):
		w.flush() // two links side by side are two buttons
	}
}

// finish reads what stands behind the last tag.
func (w *wording) finish() {
	w.text(len(w.html))
	w.flush()
}

// text takes the text up to an offset, without the comments in it.
func (w *wording) text(to int) {
	if w.code > 0 {
		return
	}
	for from := w.last; from < to; {
		i := bytes.IndexByte(w.html[from:to], '<')
		if i < 0 {
			w.piece(diag.Span{Start: from, End: to})
			return
		}
		none := tags{html: w.html[:to], at: from + i}
		switch rest := w.html[from+i : to]; {
		case bytes.HasPrefix(rest, []byte("<!--")):
			none.comment()
		case len(rest) > 1 && strings.IndexByte("!?/", rest[1]) >= 0:
			none.skipTo(">")
		default:
			i++ // it is a sign like others
			none.at++
		}
		w.piece(diag.Span{Start: from, End: from + i})
		from = none.at
	}
}

func (w *wording) piece(s diag.Span) {
	if s.Start >= s.End {
		return
	}
	w.block = append(w.block, s)
	if w.digit < s.Start {
		w.digit = s.Start + nextDigit(w.html[s.Start:])
	}
	w.digits = w.digits || w.digit < s.End
}

func (w *wording) flush() {
	if len(w.block) == 0 {
		return
	}
	if w.digits && mayHoldNumber(w.html, w.block) {
		w.read(w.block)
	}
	w.block, w.digits = w.block[:0], false
}

// isPlaced reports a part of a drawing's text that stands by itself.
func isPlaced(t *tags) bool {
	return len(t.attr("x"))+len(t.attr("y"))+len(t.attr("dy")) > 0
}
