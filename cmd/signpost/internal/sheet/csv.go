package sheet

import (
	"bytes"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// A Cell is one cell of the table as a reader of the spreadsheet sees it.
type Cell struct {
	Text string    // without the quotes around it, doubled quotes made single
	Span diag.Span // of the cell as it stands in the file, quotes included
}

// A Row is one line of the spreadsheet. It may cover several lines of the file
// when a quoted cell holds a line break.
type Row struct {
	Cells []Cell
	Span  diag.Span
	// Faulty is true when a cell holds what no cell may. That has been reported;
	// the row must not be used, but a caller may ask what it was about.
	Faulty bool
}

// blank reports whether no cell of the row holds anything. Spreadsheets write
// such rows after the last one that was ever touched.
func (r Row) blank() bool {
	for _, c := range r.Cells {
		if c.Text != "" {
			return false
		}
	}
	return true
}

// A reader reads comma-separated values as RFC 4180 describes them and
// keeps the byte offsets of every cell. encoding/csv is not used because it
// gives where a field starts but not where it ends, and stops at the first
// fault.
type reader struct {
	file *diag.File
	at   int
	list diag.List
}

// readRows returns the rows of f that hold anything. Whole is false when the
// rest of the file could not be read because a quote never closes.
func readRows(f *diag.File) (rows []Row, whole bool, list diag.List) {
	r := &reader{file: f}
	if bytes.HasPrefix(f.Data, []byte("\uFEFF")) {
		r.at = len("\uFEFF") // a byte order mark, which spreadsheets write and nobody sees
	}
	whole = true
	for r.at < len(f.Data) && whole {
		var next Row
		if next, whole = r.row(); whole && !next.blank() {
			rows = append(rows, next)
		}
	}
	return rows, whole, r.list
}

// row reads up to and including the end of the line. It returns false when a
// quote never closes.
func (r *reader) row() (Row, bool) {
	got := Row{Span: diag.Span{Start: r.at}}
	for {
		c, closed := r.cell()
		if !closed {
			return got, false
		}
		got.Cells = append(got.Cells, c)
		got.Span.End = r.at
		if r.at < len(r.file.Data) && r.file.Data[r.at] == ',' {
			r.at++
			continue
		}
		r.endLine()
		return got, true
	}
}

// endLine steps over one line end of any of the three kinds.
func (r *reader) endLine() {
	if r.at < len(r.file.Data) && r.file.Data[r.at] == '\r' {
		r.at++
	}
	if r.at < len(r.file.Data) && r.file.Data[r.at] == '\n' {
		r.at++
	}
}

// cell reads one cell and stops at the comma or line end behind it.
func (r *reader) cell() (Cell, bool) {
	if r.at < len(r.file.Data) && r.file.Data[r.at] == '"' {
		return r.quoted()
	}
	start := r.at
	r.skipToEnd()
	c := Cell{Text: string(r.file.Data[start:r.at]), Span: diag.Span{Start: start, End: r.at}}
	if i := strings.IndexByte(c.Text, '"'); i >= 0 {
		r.fault(diag.Span{Start: start + i, End: start + i + 1}, "quote inside a cell that does not begin with one",
			"put the whole cell in double quotes and write each quote inside it twice")
	}
	return c, true
}

// quoted reads a cell that begins with a quote.
func (r *reader) quoted() (Cell, bool) {
	start := r.at
	var text strings.Builder
	for r.at++; r.at < len(r.file.Data); r.at++ {
		b := r.file.Data[r.at]
		switch {
		case b == '\r':
			// A line break inside a cell is one line feed, however it was saved.
			if r.at+1 == len(r.file.Data) || r.file.Data[r.at+1] != '\n' {
				text.WriteByte('\n')
			}
		case b != '"':
			text.WriteByte(b)
		case r.at+1 < len(r.file.Data) && r.file.Data[r.at+1] == '"':
			text.WriteByte('"')
			r.at++
		default:
			r.at++
			r.afterQuote()
			return Cell{Text: text.String(), Span: diag.Span{Start: start, End: r.at}}, true
		}
	}
	r.fault(diag.Span{Start: start, End: start + 1}, "this quote never closes",
		"put a double quote at the end of the cell; everything after it was read as one cell")
	return Cell{}, false
}

// afterQuote reports text between a closing quote and the next comma, and
// steps over it.
func (r *reader) afterQuote() {
	start := r.at
	r.skipToEnd()
	if r.at > start {
		r.fault(diag.Span{Start: start, End: r.at}, "text after the closing quote of a cell",
			"write each quote inside a quoted cell twice")
	}
}

// skipToEnd moves to the comma, line end or end of file that ends a cell.
func (r *reader) skipToEnd() {
	for r.at < len(r.file.Data) && !strings.ContainsRune(",\r\n", rune(r.file.Data[r.at])) {
		r.at++
	}
}

func (r *reader) fault(s diag.Span, message, hint string) {
	r.list = append(r.list, diag.At(r.file, s, diag.Error, "csv", "%s", message).WithHint("%s", hint))
}
