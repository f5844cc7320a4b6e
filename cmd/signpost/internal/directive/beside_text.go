package directive

import (
	"bytes"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// besides reports what the words beside a directive say against it.
func (c *call) besides(b bound) {
	start, end := c.Span.Start, c.Span.End
	before := block(c.file.Data[max(0, start-blockBytes):start])
	start -= len(before)
	for _, found := range b.contradictions(string(before), string(behind(c.file.Data[end:]))) {
		at := diag.Span{Start: end + found.at.Start, End: end + found.at.End}
		if found.before {
			at = diag.Span{Start: start + found.at.Start, End: start + found.at.End}
		}
		c.fault(at, found.rule, found.hint, "%s", found.message)
	}
}

// block is the end of a text that has no empty line in it, or near enough.
func block(text []byte) []byte {
	for len(text) > 0 && !utf8.RuneStart(text[0]) {
		text = text[1:]
	}
	if i := lastPair(text, "\n\n"); i >= 0 {
		return text[i+len("\n\n"):]
	}
	return text
}

// lastPair is the index of the last of two signs that follow each other, -1 for none. It
// is [bytes.LastIndex], which takes longer for such short ones.
func lastPair(text []byte, pair string) int {
	for {
		i := bytes.LastIndexByte(text, pair[1])
		if i <= 0 {
			return -1
		}
		if text[i-1] == pair[0] {
			return i - 1
		}
		text = text[:i]
	}
}

// blockBytes is how much of a page is read on either side of a directive.
const blockBytes = 400

// behind is so much of a text that no token which begins in its first blockBytes goes on
// after it: the addresses of links and the marks of footnotes that begin there also end
// there, and the line that begins last is whole.
func behind(text []byte) []byte {
	if len(text) <= blockBytes {
		return text
	}
	end := min(blockBytes+len("&thinsp;;"), len(text))
	for _, pair := range [...]struct{ open, close string }{{"](", ")"}, {"[^", "]"}} {
		// One byte more, as the first of the two may be the last that is read.
		if at := lastPair(text[:blockBytes+1], pair.open); at >= 0 {
			end = max(end, pastNext(text, at, pair.close))
		}
	}
	for range 2 { // the line that is begun, and the next, of which the beginning matters
		end = pastNext(text, end, "\n")
	}
	return text[:end]
}

// pastNext is the offset behind the next such byte at or after an offset, or the end.
func pastNext(text []byte, at int, what string) int {
	i := bytes.Index(text[at:], []byte(what))
	if i < 0 {
		return len(text)
	}
	return at + i + len(what)
}
