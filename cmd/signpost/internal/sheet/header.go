package sheet

import (
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// header checks the first row and reports whether the rows below it can be
// read.
func (l *tableReader) header(rows []Row) bool {
	if len(rows) == 0 {
		// A file that could not be read at all has been reported already.
		if len(l.list) == 0 {
			l.errorAt(diag.Span{}, "header", "no rows, want the header %s", strings.Join(l.format.Columns, ","))
		}
		return false
	}
	head := rows[0]
	if separator := otherSeparator(head); separator != "" {
		l.list = append(l.list, diag.At(l.file, head.Span, diag.Error, "header", "looks like %s-separated CSV", separator).
			WithHint("in the spreadsheet choose 'CSV UTF-8 (comma delimited)'"))
		return false
	}
	isHeader := func(c Cell) bool { return l.named(c) != "" }
	if tooMany := len(head.Cells) > 10*len(l.format.Columns); tooMany || !slices.ContainsFunc(head.Cells, isHeader) {
		l.list = append(l.list, diag.At(l.file, head.Span, diag.Error, "header", "the first row is not the header %s", strings.Join(l.format.Columns, ",")).
			WithHint("write it above the first row"))
		return false
	}
	before := len(l.list)
	l.headerNames(head)
	if len(l.list) > before {
		return false
	}
	for i, name := range l.format.Columns {
		if head.Cells[i].Text != name {
			l.list = append(l.list, diag.At(l.file, head.Cells[i].Span, diag.Error, "header",
				"column %q where %q is wanted", head.Cells[i].Text, name).
				WithHint("the order is %s", strings.Join(l.format.Columns, ",")))
			return false
		}
	}
	return true
}

// named is the column that a cell of the first row names or nearly names, or "".
func (l *tableReader) named(c Cell) string {
	return diag.Nearest(strings.ToLower(strings.TrimSpace(c.Text)), l.format.Columns)
}

// otherSeparator names what parts the columns when it is not a comma.
func otherSeparator(head Row) string {
	switch first := head.Cells[0].Text; {
	case strings.Count(first, ";") >= 2:
		return "semicolon"
	case strings.Count(first, "\t") >= 2:
		return "tab"
	}
	return ""
}

// headerNames reports columns that are unknown, double or missing.
func (l *tableReader) headerNames(head Row) {
	missing := slices.Clone(l.format.Columns)
	for i, c := range head.Cells {
		before := slices.IndexFunc(head.Cells[:i], func(d Cell) bool { return d.Text == c.Text })
		known := slices.Contains(l.format.Columns, c.Text)
		switch {
		case before >= 0 && c.Text != "":
			l.errorAt(c.Span, "header", "column %q stands twice, as column %d and column %d", c.Text, before+1, i+1)
		case !known && c.Text == "":
			l.errorAt(c.Span, "header", "column %d has no name, want %d columns: %s", i+1, len(l.format.Columns), strings.Join(l.format.Columns, ","))
		case !known:
			near := l.named(c)
			hint := "the columns are " + strings.Join(l.format.Columns, ", ")
			if near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			l.list = append(l.list, diag.At(l.file, c.Span, diag.Error, "header", "no column is called %q", c.Text).WithHint("%s", hint))
			missing = without(missing, near)
		}
		missing = without(missing, c.Text)
	}
	for _, name := range missing {
		l.list = append(l.list, diag.At(l.file, head.Span, diag.Error, "header", "no column %q", name).
			WithHint("the first row must be %s", strings.Join(l.format.Columns, ",")))
	}
}

func without(names []string, name string) []string {
	return slices.DeleteFunc(names, func(n string) bool { return n == name })
}
