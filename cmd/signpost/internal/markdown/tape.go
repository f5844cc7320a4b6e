package markdown

import (
	"bytes"
	"encoding/binary"
)

// Nearly all of a page's HTML is text that stands in its file as well, which is kept as
// long as the Doc, between tags that are the same on all pages. The HTML of its pieces is
// therefore kept as a tape, one short code after the other:
//
//	a number below aText   a string of [stock]; 0 ends the piece
//	aText + n              n bytes that follow; n is in the code or, as manyBytes, behind it
//	aStretch + n           a stretch of the file, n bytes after the one before it in this
//	                       piece; as farOn, its offset is behind the code; its size follows
//
// Numbers that stand behind a code are of [binary.AppendUvarint].
const (
	aText     = 0x40
	manyBytes = 0x3F
	aStretch  = 0x80
	farOn     = 0x7F
)

// taper makes the tape of one piece after the other.
type taper struct {
	file []byte
	tape []byte
	// begun is where this piece begins on the tape.
	begun int
	// from and to are a stretch that is not on the tape yet, and text is what follows it.
	from, to int
	text     []byte
	// last is where the stretch ends that was put on the tape last.
	last int
}

// stretch adds the file's text from one byte to another. What stands between it and the
// stretch before, and is the same in the file, joins the two.
func (t *taper) stretch(from, to int) {
	if t.from < t.to && t.to+len(t.text) == from && isWords(t.text, t.file[t.to:from]) {
		t.to, t.text = to, t.text[:0]
		return
	}
	t.settle()
	t.from, t.to = from, to
}

// isWords reports that both are the same, without a tag or an entity.
func isWords(html, text []byte) bool {
	return bytes.Equal(html, text) && bytes.IndexByte(html, '&') < 0 && bytes.IndexByte(html, '<') < 0
}

// put adds a string of stock.
func (t *taper) put(s stock) {
	switch s {
	case noStock:
	case newLine:
		t.text = append(t.text, '\n') // which may stand in the file, too
	default:
		t.settle()
		t.tape = append(t.tape, byte(s))
	}
}

// settle puts on the tape what is in hand.
func (t *taper) settle() {
	if t.from < t.to {
		if skipped := t.from - t.last; t.last > 0 && skipped >= 0 && skipped < farOn {
			t.tape = append(t.tape, aStretch+byte(skipped))
		} else {
			t.tape = binary.AppendUvarint(append(t.tape, aStretch+farOn), uint64(t.from)) //nolint:gosec // an offset
		}
		t.tape = binary.AppendUvarint(t.tape, uint64(t.to-t.from)) //nolint:gosec // above 0
		t.last = t.to
		t.from, t.to = 0, 0
	}
	switch n := len(t.text); {
	case n == 0:
		return
	case n == 1 && t.text[0] == '\n':
		t.tape = append(t.tape, byte(newLine))
	case n < manyBytes:
		t.tape = append(append(t.tape, aText+byte(n)), t.text...)
	default:
		t.tape = binary.AppendUvarint(append(t.tape, aText+manyBytes), uint64(n))
		t.tape = append(t.tape, t.text...)
	}
	t.text = t.text[:0]
}

// whole is the piece, if it is a single stretch of the file.
func (t *taper) whole() []byte {
	if len(t.tape) > t.begun || len(t.text) > 0 {
		return nil
	}
	return t.file[t.from:t.to]
}

// cut ends the piece, and gives where it begins. A piece without anything is none.
func (t *taper) cut() (begun int, ok bool) {
	t.settle()
	if begun = t.begun; begun == len(t.tape) {
		return 0, false
	}
	t.tape = append(t.tape, byte(noStock))
	t.begun, t.last = len(t.tape), 0
	return begun, true
}

// What [Doc.part] gives besides strings of stock.
const (
	aTextHere stock = allStock + iota
	aStretchHere
)

// part is what stands at a place on the tape, and of which kind it is: noStock at the end
// of a piece. The part behind it is at next, and stretches count from last; a piece begins
// at its Index, and at 0.
func (d *Doc) part(at, from int) (kind stock, part string, next, last int) {
	code := d.Tape[at]
	at++
	switch {
	case code < aText:
		return stock(code), stock(code).String(), at, from
	case code < aStretch:
		n := int(code - aText)
		if n == manyBytes {
			n, at = varint(d.Tape, at)
		}
		return aTextHere, d.Tape[at : at+n], at + n, from
	}
	from += int(code - aStretch)
	if code == aStretch+farOn {
		from, at = varint(d.Tape, at)
	}
	n, at := varint(d.Tape, at)
	return aStretchHere, d.Source[from : from+n], at, from + n
}

// varint is a number that stands behind a code.
func varint(tape string, at int) (n, next int) {
	for shift := 0; ; shift += 7 {
		c := tape[at]
		at++
		if n |= int(c&0x7F) << shift; c < 0x80 {
			return n, at
		}
	}
}

// append adds what p of kind [HTML] stands for to out.
func (d *Doc) append(out []byte, p Piece) []byte {
	for at, last := int(p.Index), 0; ; {
		var kind stock
		var part string
		if kind, part, at, last = d.part(at, last); kind == noStock {
			return out
		}
		out = append(out, part...)
	}
}
