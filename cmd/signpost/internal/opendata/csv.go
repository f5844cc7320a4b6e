package opendata

import (
	"bytes"
	"fmt"
	"strings"
)

// byteOrderMark is what Excel tells UTF-8 by.
const byteOrderMark = "\uFEFF"

// A cellKind says how a cell is kept from being a formula.
type cellKind uint8

const (
	textCell   cellKind = iota
	urlCell             // an address
	numberCell          // left alone if it is a single number, else a text
)

// A column is one of figures.csv.
type column struct {
	field
	kind cellKind
	cell func(f figure) string
}

// figuresCSV writes figures.csv.
func figuresCSV(all []figure) []byte {
	var b bytes.Buffer
	b.Grow(600 * (len(all) + 1)) // a row of usual length is shorter
	b.WriteString(byteOrderMark)
	columns := figureColumns()
	for i, c := range columns {
		separate(&b, i)
		b.WriteString(c.Name)
	}
	b.WriteString("\r\n")
	for _, f := range all {
		for i, c := range columns {
			separate(&b, i)
			writeCell(&b, c.kind, c.cell(f))
		}
		b.WriteString("\r\n")
	}
	return b.Bytes()
}

func separate(b *bytes.Buffer, i int) {
	if i > 0 {
		b.WriteByte(',')
	}
}

// writeCell writes a cell. An empty one has no quotes.
func writeCell(b *bytes.Buffer, kind cellKind, text string) {
	switch {
	case text == "":
		return
	case kind == numberCell && isNumber(text):
		b.WriteString(text)
		return
	case kind == urlCell:
		text = safeURL(text)
	default:
		text = safeText(text)
	}
	b.WriteByte('"')
	b.WriteString(strings.ReplaceAll(text, `"`, `""`))
	b.WriteByte('"')
}

// safeText puts an apostrophe before every character at which a spreadsheet would
// begin to read a formula.
func safeText(text string) string {
	found := formulas(text)
	if len(found) == 0 {
		return text
	}
	var b strings.Builder
	last := 0
	for _, at := range found {
		b.WriteString(text[last:at])
		b.WriteByte('\'')
		last = at
	}
	b.WriteString(text[last:])
	return b.String()
}

// safeURL percent-encodes the separators that would make a formula of what follows.
func safeURL(address string) string {
	found := formulas(address)
	if len(found) == 0 {
		return address
	}
	var b strings.Builder
	last := 0
	for _, at := range found {
		if at == 0 {
			b.WriteByte('\'') // no address begins so
			continue
		}
		fmt.Fprintf(&b, "%s%%%02X", address[last:at-1], address[at-1])
		last = at
	}
	b.WriteString(address[last:])
	return b.String()
}

// formulas lists the offsets at which a formula could begin: at a sign for one, at
// the start or behind a separator, spaces aside. The separators are those of
// spreadsheets in any country, and the quote that could close the cell.
func formulas(text string) []int {
	var found []int
	begun, fresh := false, true // fresh is behind a separator, spaces aside
	for at, r := range text {
		switch r {
		case ' ', '\u00A0':
			continue
		case '=', '+', '-', '@', '＝', '＋', '－', '＠':
			if fresh {
				found = append(found, at)
			}
			fresh = false
		case '\t', '\r', '\n':
			if !begun {
				found = append(found, at)
			}
			fresh = true
		case ',', ';', '|', '"':
			fresh = true
		default:
			fresh = false
		}
		begun = true
	}
	return found
}

// isNumber reports whether text is one decimal number, such as 1204 or -3.50. A
// range such as -5..-3 is text to a spreadsheet, and begins like a formula.
func isNumber(text string) bool {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return isDigits(whole) && (!point || isDigits(fraction))
}

func isDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
