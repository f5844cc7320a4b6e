package check

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// table is what the cells of a table are read with: 2019 below "Reports" is read as
// 2019 reports, and 5 below "Minutes" as 5 minutes.
type table struct {
	columns []heading // nil outside of tables
	// column is the one being read, from 0, of the body or else of the head; start
	// is where the text of its cell begins; row is the unit that the row's first
	// cell names.
	column int
	body   bool
	start  int
	row    string
}

// heading is the heading of a column or of a row: its words, in small letters and
// without digits, which are seen where they stand, and what its cells count, "" when
// it does not say.
type heading struct{ words, unit string }

// longestHeading is the number of bytes of the longest heading that is read with
// every cell: those of units are short.
const longestHeading = 60

// longestCell is how many bytes behind a number are searched for the end of its cell.
const longestCell = 200

// tableOf reads the headings of a block, if it is a table.
func (v *viewer) tableOf(b diag.Span) table {
	var t table
	first, rest, ok := bytes.Cut(v.data[b.Start:b.End], []byte("\n"))
	second, _, _ := bytes.Cut(rest, []byte("\n"))
	if !ok || bytes.IndexByte(first, '|') < 0 || bytes.IndexByte(second, '-') < 0 || len(bytes.Trim(second, "|:- \t")) > 0 {
		return t
	}
	for cell := range strings.SplitSeq(strings.Trim(strings.TrimSpace(string(first)), "|"), "|") {
		t.columns = append(t.columns, v.headingOf(cell))
	}
	return t
}

func (v *viewer) headingOf(text string) heading {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '%' && r != '\'' && r != '’' })
	var h heading
	if len(words) <= 4 && len(text) <= longestHeading {
		h.words = strings.Join(words, " ")
	}
	for i, w := range words {
		switch {
		case w == "%" || w == "percentage" || w == "cent" && i > 0 && words[i-1] == "per":
			h.unit = "per cent"
			return h
		case h.unit == "" && v.counted[w]:
			h.unit = w
		}
	}
	return h
}

func (v *viewer) beginRow(body bool) { v.column, v.body, v.row = -1, body, "" }

// beginCell reads the heading before the cell at an offset: step 3, age 13.
func (v *viewer) beginCell(at int) {
	v.put("\n", at, at)
	v.column++
	v.start = len(v.text)
	if h := v.cellHead(); h.unit == "" && !misleading(h.words) {
		v.put(h.words+" ", at, at)
	}
}

// endCell reads the heading behind the cell that ends at an offset: 5 minutes.
func (v *viewer) endCell(at int) {
	if v.columns == nil {
		return
	}
	if v.body && v.column == 0 {
		if cell := string(v.text[min(v.start, len(v.text)):]); !holdsDigit(cell) {
			v.row = v.headingOf(cell).unit
		}
	}
	if h := v.cellHead(); h.unit == "" && h.words != "" {
		v.put(" "+h.words, at, at)
	}
}

// cellHead is the heading of the cell being read.
func (v *viewer) cellHead() heading {
	if !v.body || v.column < 0 || v.column >= len(v.columns) {
		return heading{}
	}
	return v.columns[v.column]
}

// unit reads what a cell counts behind the last number in it, which ends at an
// offset: the marks that may follow there, such as (p), are no part of it.
func (v *viewer) unit(end int) {
	if v.columns == nil || !v.body {
		return
	}
	unit := v.cellHead().unit
	if unit == "" {
		unit = v.row
	}
	rest := bytes.TrimLeft(v.data[end:min(v.end, end+longestCell)], "*_")
	cell := len(rest)
	if i := bytes.IndexAny(rest, "|\n"); i >= 0 {
		cell = i
	}
	apart := cell == 0 || rest[0] == ' ' || rest[0] == '(' || rest[0] == '['
	if unit != "" && apart && v.onlyCode(end, end+cell) {
		v.put(" "+unit, end, end)
	}
}

// misleading reports a heading that would make a name of the number below it.
func misleading(head string) bool {
	words := strings.Fields(head)
	return len(words) == 0 || slices.Contains([]string{"number", "numbers", "no", "figure", "figures", "total", "count", "chart", "table"}, words[len(words)-1])
}
