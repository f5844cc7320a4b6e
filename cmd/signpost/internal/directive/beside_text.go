package directive

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// besides reports what the words beside a directive say against it.
func (c *call) besides(b bound) {
	far := max(0, c.Span.Start-blockBytes)
	before := c.file.Text(diag.Span{Start: far, End: c.Span.Start})
	before = before[blockStart(before, len(before)):]
	start, end := c.Span.Start-len(before), c.Span.End
	for _, found := range b.contradictions(before, string(behind(c.file.Data[end:]))) {
		at := diag.Span{Start: end + found.at.Start, End: end + found.at.End}
		if found.before {
			at = diag.Span{Start: start + found.at.Start, End: start + found.at.End}
		}
		c.fault(at, found.rule, found.hint, "%s", found.message)
	}
}

// blockStart is where the lines before an offset that have no empty one between them
// begin, or near enough.
func blockStart(data string, offset int) int {
	from := max(0, offset-blockBytes)
	for from < offset && !utf8.RuneStart(data[from]) {
		from++
	}
	if i := strings.LastIndex(strings.ReplaceAll(data[from:offset], "\r", " "), "\n\n"); i >= 0 {
		return from + i + 2
	}
	return from
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
		if at := bytes.LastIndex(text[:blockBytes+1], []byte(pair.open)); at >= 0 {
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
