package stats

import (
	"slices"
	"strings"
	"unicode"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

// readTable reads a table like [sheet.Read] and holds its texts to [checkFormula].
func readTable(f *diag.File, format sheet.Format) (sheet.Table, diag.List) {
	table, list := sheet.Read(f, format)
	for i := range table.Rows {
		row := &table.Rows[i]
		for j, c := range row.Cells {
			// A cell of numbers that begins with anything else is no number, and
			// whoever reads it says so. The other faults have been reported.
			if slices.Contains(format.Numbers, format.Columns[j]) || sheet.CheckText(c.Text, sheet.MaxText) != nil || sheet.CheckFormula(c.Text) != nil {
				continue
			}
			if fault := checkFormula(c.Text); fault != nil {
				list = append(list, fault.At(f, c.Span, "formula"))
				row.Faulty = true
			}
		}
	}
	return table, list
}

// checkFormula is [sheet.CheckFormula] for a text that may have travelled: what
// cannot be seen at its start is lost in many programs, the no-break space that a
// word processor writes included. A | at the start is what is left of a call of
// another program (DDE) when its = is taken away, and some programs put it back.
//
// The minus sign − (U+2212), which typesetters and our own pages use, starts no
// formula: a spreadsheet takes "−5" for text or, at the most, for the number.
func checkFormula(text string) *sheet.Fault {
	if f := sheet.CheckFormula(text); f != nil {
		return f
	}
	start := strings.TrimLeftFunc(text, unseen)
	if f := sheet.CheckFormula(start); f != nil {
		return f
	}
	if strings.HasPrefix(start, "|") || strings.HasPrefix(start, "｜") {
		return sheet.Faultf("the text begins with %q, with which a spreadsheet may be made to run another program", string([]rune(start)[0])).
			Hinted("begin with a word, or with a quotation mark")
	}
	return nil
}

// unseen reports whether r is a space of any kind, or a character that has no
// width: a control or format character, a soft hyphen, a joiner, a variation
// selector, or a filler for a letter that is not there.
func unseen(r rune) bool {
	return unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zs, unicode.Zl, unicode.Zp,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}
