package check

import (
	"bytes"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// statements are what a reader of a page takes in at once: its paragraphs, items of
// lists, rows of tables, headings and lines with a directive of their own. Fenced code
// is left out. Each span is whole lines, and none overlaps another. Only the blocks that
// are wanted are cut up.
func (v *viewer) statements(wanted func(diag.Span) bool) []diag.Span {
	var list []diag.Span
	for b := range blocks(v.data) {
		if b.fenced || !wanted(b.Span) {
			continue
		}
		v.end = b.End
		rows, quoted := v.tableOf(b.Span).columns != nil, false
		start := b.Start
		flush := func(end int) {
			if start < end {
				list = append(list, diag.Span{Start: start, End: end})
			}
			start = end
		}
		for at := b.Start; at < b.End; {
			end := b.End
			if i := bytes.IndexByte(v.data[at:b.End], '\n'); i >= 0 {
				end = at + i + 1
			}
			begins, alone := v.lineOf(at, end)
			quote := bytes.HasPrefix(bytes.TrimLeft(v.data[at:end], " \t"), []byte(">"))
			if rows || begins || alone || quote && !quoted {
				flush(at)
			}
			if rows || alone {
				flush(end)
			}
			quoted = quote
			at = end
		}
		flush(b.End)
	}
	return list
}

// lineOf reports a line that begins a statement, such as an item of a list, and one
// that is a statement alone, such as a heading.
func (v *viewer) lineOf(at, end int) (begins, alone bool) {
	line := bytes.TrimSpace(bytes.TrimLeft(v.data[at:end], " \t>"))
	switch {
	case len(line) == 0:
		return false, false
	case line[0] == '#', bytes.HasPrefix(line, []byte("::")), len(bytes.Trim(line, "=")) == 0, len(bytes.Trim(line, "-")) == 0, fenceOf(line) != "":
		return true, true
	case bytes.HasPrefix(line, []byte("[^")):
		return true, false
	case bytes.IndexByte([]byte("-*+:"), line[0]) >= 0:
		return len(line) > 1 && (line[1] == ' ' || line[1] == '\t'), false
	}
	rest := bytes.TrimLeft(line, "0123456789")
	numbered := len(rest) < len(line) && len(rest) > 1 && (rest[0] == '.' || rest[0] == ')') && (rest[1] == ' ' || rest[1] == '\t')
	first := at + bytes.Index(v.data[at:end], line)
	return numbered && !v.hasNumber(diag.Span{Start: first, End: first + 1}), false
}
