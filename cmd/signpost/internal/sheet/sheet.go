// Package sheet reads tables that people keep in a spreadsheet and save as CSV.
//
// [Read] gives the rows below the header, each cell with its place in the file.
// It takes what spreadsheets write around a table (a byte order mark, any line
// ends, empty rows after the last) and reports everything else that is not the
// table that was asked for, in words for somebody who has only ever seen the
// spreadsheet: another separator, a misspelt column, a row of the wrong length, a
// cell that would be run as a formula. [Date] and [SpreadsheetDate] know what
// spreadsheets make of dates.
//
// The package does not know what the columns mean.
package sheet

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// A Format says what a table looks like.
type Format struct {
	// Columns are the cells of the first row.
	Columns []string
	// Long is the column that may hold [MaxText] bytes; the others hold 200.
	Long string
	// Numbers are the columns whose cells may begin with a sign.
	Numbers []string
}

// A Table is the rows of a file below its header that hold anything.
type Table struct {
	Rows []Row // each has as many cells as there are columns
	// Whole is false when some rows could not be read, so that one may seem to be
	// missing that stands there.
	Whole bool
}

// Read reads a table. Its problems are errors of the rules "csv", "header",
// "cells", "text" and "formula".
func Read(f *diag.File, format Format) (Table, diag.List) {
	rows, whole, list := readRows(f)
	l := &tableReader{file: f, format: format, list: list}
	if !l.header(rows) {
		return Table{}, l.list
	}
	t := Table{Whole: whole && len(list) == 0}
	for _, r := range rows[1:] {
		if !l.length(r) {
			t.Whole = false
			continue
		}
		r.Faulty = !l.cells(r)
		t.Rows = append(t.Rows, r)
	}
	return t, l.list
}

// A tableReader holds rows to their format.
type tableReader struct {
	file   *diag.File
	format Format
	list   diag.List
}

func (l *tableReader) errorAt(s diag.Span, rule, format string, args ...any) {
	l.list = append(l.list, diag.At(l.file, s, diag.Error, rule, format, args...))
}

// faultAt reports a fault of a cell. A nil fault is none.
func (l *tableReader) faultAt(c Cell, rule string, f *Fault) bool {
	if f != nil {
		l.list = append(l.list, f.At(l.file, c.Span, rule))
	}
	return f != nil
}

// length reports a row of too many or too few cells.
func (l *tableReader) length(r Row) bool {
	got, want := len(r.Cells), len(l.format.Columns)
	if got == want {
		return true
	}
	f := Faultf("%d cells, want %d: %s", got, want, strings.Join(l.format.Columns, ",")).Hinted("a cell that holds nothing needs its comma too")
	if got > want {
		f = f.Hinted("a number has no comma (write 1204); a text that has one stands in double quotes")
	}
	l.faultAt(Cell{Span: r.Span}, "cells", f)
	return false
}

// cells reports cells that hold what no cell may, and says whether there are
// none.
func (l *tableReader) cells(r Row) bool {
	good := true
	for i, c := range r.Cells {
		column, limit := l.format.Columns[i], maxCell
		if column == l.format.Long {
			limit = MaxText
		}
		if l.faultAt(c, "text", CheckText(c.Text, limit)) || l.faultAt(c, "formula", l.formula(column, c.Text)) {
			good = false
		}
	}
	return good
}

// formula holds a cell to [CheckFormula], and one of numbers to less: a minus in
// front of a number is not a formula, and what follows it is the caller's to read.
func (l *tableReader) formula(column, text string) *Fault {
	f := CheckFormula(text)
	if f == nil || !slices.Contains(l.format.Numbers, column) {
		return f
	}
	if strings.ContainsAny(strings.TrimLeft(text, " ")[:1], "+-") {
		return nil
	}
	return f.Hinted("write the number itself")
}
