package stats

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// The longest cells in bytes. A longer note is a pasted document; a longer cell
// of any other column cannot be right, and a diagnostic repeats it in full.
const (
	maxText = 4000
	maxCell = 200
)

// A cell is one cell of a CSV file as a reader of the spreadsheet sees it.
type cell struct {
	text string    // without the quotes around it, doubled quotes made single
	span diag.Span // of the cell as it stands in the file, quotes included
}

// A row is one line of the spreadsheet. It may cover several lines of the file
// when a quoted cell holds a line break.
type row struct {
	cells []cell
	span  diag.Span
}

// blank reports whether no cell of the row holds anything. Spreadsheets write
// such rows after the last one that was ever touched.
func (r row) blank() bool {
	for _, c := range r.cells {
		if c.text != "" {
			return false
		}
	}
	return true
}

// A csvReader reads comma-separated values as RFC 4180 describes them and
// keeps the byte offsets of every cell. encoding/csv is not used because it
// gives where a field starts but not where it ends, and stops at the first
// fault.
type csvReader struct {
	file *diag.File
	at   int
	list diag.List
}

// readCSV returns the rows of f that hold anything. Whole is false when the
// rest of the file could not be read because a quote never closes.
func readCSV(f *diag.File) (rows []row, whole bool, list diag.List) {
	r := &csvReader{file: f}
	whole = true
	for r.at < len(f.Data) && whole {
		var next row
		if next, whole = r.row(); whole && !next.blank() {
			rows = append(rows, next)
		}
	}
	return rows, whole, r.list
}

// row reads up to and including the end of the line. It returns false when a
// quote never closes.
func (r *csvReader) row() (row, bool) {
	got := row{span: diag.Span{Start: r.at}}
	for {
		c, closed := r.cell()
		if !closed {
			return got, false
		}
		got.cells = append(got.cells, c)
		got.span.End = r.at
		if r.at < len(r.file.Data) && r.file.Data[r.at] == ',' {
			r.at++
			continue
		}
		r.endLine()
		return got, true
	}
}

// endLine steps over one line end of any of the three kinds.
func (r *csvReader) endLine() {
	if r.at < len(r.file.Data) && r.file.Data[r.at] == '\r' {
		r.at++
	}
	if r.at < len(r.file.Data) && r.file.Data[r.at] == '\n' {
		r.at++
	}
}

// cell reads one cell and stops at the comma or line end behind it.
func (r *csvReader) cell() (cell, bool) {
	if r.at < len(r.file.Data) && r.file.Data[r.at] == '"' {
		return r.quoted()
	}
	start := r.at
	r.skipToEnd()
	c := cell{text: string(r.file.Data[start:r.at]), span: diag.Span{Start: start, End: r.at}}
	if i := strings.IndexByte(c.text, '"'); i >= 0 {
		r.fault(diag.Span{Start: start + i, End: start + i + 1}, "quote inside a cell that does not begin with one",
			"put the whole cell in double quotes and write each quote inside it twice")
	}
	return c, true
}

// quoted reads a cell that begins with a quote.
func (r *csvReader) quoted() (cell, bool) {
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
			return cell{text: text.String(), span: diag.Span{Start: start, End: r.at}}, true
		}
	}
	r.fault(diag.Span{Start: start, End: start + 1}, "this quote never closes",
		"put a double quote at the end of the cell; everything after it was read as one cell")
	return cell{}, false
}

// afterQuote reports text between a closing quote and the next comma, and
// steps over it.
func (r *csvReader) afterQuote() {
	start := r.at
	r.skipToEnd()
	if r.at > start {
		r.fault(diag.Span{Start: start, End: r.at}, "text after the closing quote of a cell",
			"write each quote inside a quoted cell twice")
	}
}

// skipToEnd moves to the comma, line end or end of file that ends a cell.
func (r *csvReader) skipToEnd() {
	for r.at < len(r.file.Data) && !strings.ContainsRune(",\r\n", rune(r.file.Data[r.at])) {
		r.at++
	}
}

func (r *csvReader) fault(s diag.Span, message, hint string) {
	r.list = append(r.list, diag.At(r.file, s, diag.Error, "csv", "%s", message).WithHint("%s", hint))
}

// checkText refuses what no cell or definition may hold: more than limit bytes,
// and characters that cannot be seen but change what is.
func checkText(text string, limit int) *fault {
	if len(text) > limit {
		return faultf("text of %d bytes, want at most %d", len(text), limit).hinted("say it shorter and name the source for the rest")
	}
	for _, r := range text {
		switch {
		case r == '\n', r == '\t':
			// Line breaks are what quotes are for, and a tab only widens a space.
		case unicode.IsControl(r), r == utf8.RuneError:
			return faultf("control character %U", r).hinted("delete the text and type it again")
		case isInvisible(r):
			return faultf("invisible character %U that can change the order or meaning of the text around it", r).
				hinted("delete the text and type it again, without pasting")
		}
	}
	return nil
}

// isInvisible reports whether r is a mark for the direction of text (Unicode
// Standard Annex 9), a zero-width character or a line separator.
func isInvisible(r rune) bool {
	switch {
	case r == 0x061C, r >= 0x200B && r <= 0x200F, r >= 0x2028 && r <= 0x202E,
		r >= 0x2060 && r <= 0x2069, r == 0xFEFF:
		return true
	}
	return false
}
