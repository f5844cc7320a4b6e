package check

import (
	"bytes"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// code passes over code between backticks, and over backticks that hold none.
func (v *viewer) code(i int) int {
	ticks := v.backticks(i)
	at := i + ticks
	for end := min(v.end, i+farthest); at < end; {
		next := bytes.IndexByte(v.data[at:end], '`')
		if next < 0 {
			break
		}
		at += next
		n := v.backticks(at)
		if n == ticks {
			if v.onlyCode(i, at) {
				v.put(objectMark, i, at+n)
				return at + n
			}
			break
		}
		at += n
	}
	return i + ticks
}

// backticks counts those at i.
func (v *viewer) backticks(i int) int {
	n := 0
	for i+n < v.end && v.data[i+n] == '`' {
		n++
	}
	return n
}

// onlyCode reports that every number between two offsets is code that nobody reads.
func (v *viewer) onlyCode(start, end int) bool {
	for n := v.number(start); n < len(v.numbers) && v.numbers[n].Span.Start < end; n++ {
		if !v.numbers[n].Code || !v.leave(v.numbers[n]) {
			return false
		}
	}
	return true
}

// bracket passes over what brackets hold that is not for readers: a link's address,
// a heading's id, a footnote's mark.
func (v *viewer) bracket(i int) int {
	rest := v.data[i:v.end]
	for _, b := range []struct{ open, shut string }{{"](", ")"}, {"][", "]"}, {"[^", "]"}, {"{", "}"}} {
		if !bytes.HasPrefix(rest, []byte(b.open)) {
			continue
		}
		if end := closing(rest, len(b.open)-1, b.shut[0]); end > 0 && !v.hasNumber(diag.Span{Start: i, End: i + end}) {
			return i + end
		}
	}
	return i + 1
}

// farthest is how many bytes a bracket or code may hold and still be recognised, so
// that a page of brackets alone does not take for ever.
const farthest = 2 << 10

// closing is the offset behind the bracket that closes the one at open, or 0.
func closing(text []byte, open int, shut byte) int {
	depth := 0
	for i := open; i < min(len(text), open+farthest); i++ {
		switch text[i] {
		case '\\':
			i++
		case shut:
			if depth--; depth == 0 {
				return i + 1
			}
		case text[open]:
			depth++
		}
	}
	return 0
}
