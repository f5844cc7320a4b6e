package stats

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// header checks the first row and reports whether the rows below it can be
// read.
func (l *loader) header(rows []row) bool {
	if len(rows) == 0 {
		// A file that could not be read at all has been reported already.
		if len(l.list) == 0 {
			l.errorAt(diag.Span{}, "header", "no rows, want the header %s", strings.Join(columns(), ","))
		}
		return false
	}
	head := rows[0]
	if separator := otherSeparator(head); separator != "" {
		l.list = append(l.list, diag.At(l.obs, head.span, diag.Error, "header", "looks like %s-separated CSV", separator).
			WithHint("in the spreadsheet choose 'CSV UTF-8 (comma delimited)'"))
		return false
	}
	before := len(l.list)
	l.headerNames(head)
	if len(l.list) > before {
		return false
	}
	for i, name := range columns() {
		if head.cells[i].text != name {
			l.list = append(l.list, diag.At(l.obs, head.cells[i].span, diag.Error, "header",
				"column %q where %q is wanted", head.cells[i].text, name).
				WithHint("the order is %s", strings.Join(columns(), ",")))
			return false
		}
	}
	return true
}

// otherSeparator names what parts the columns when it is not a comma.
func otherSeparator(head row) string {
	switch first := head.cells[0].text; {
	case strings.Count(first, ";") >= 2:
		return "semicolon"
	case strings.Count(first, "\t") >= 2:
		return "tab"
	}
	return ""
}

// headerNames reports columns that are unknown, double or missing.
func (l *loader) headerNames(head row) {
	missing := columns()
	for i, c := range head.cells {
		before := slices.IndexFunc(head.cells[:i], func(d cell) bool { return d.text == c.text })
		known := slices.Contains(columns(), c.text)
		switch {
		case before >= 0 && c.text != "":
			l.errorAt(c.span, "header", "column %q stands twice, as column %d and column %d", c.text, before+1, i+1)
		case !known && c.text == "":
			l.errorAt(c.span, "header", "column %d has no name, want %d columns: %s", i+1, len(columns()), strings.Join(columns(), ","))
		case !known:
			near := diag.Nearest(strings.ToLower(strings.TrimSpace(c.text)), columns())
			l.list = append(l.list, diag.At(l.obs, c.span, diag.Error, "header", "no column is called %q", c.text).
				WithHint("%s", nearestOr(strings.ToLower(strings.TrimSpace(c.text)), columns(), "the columns are ")))
			missing = without(missing, near)
		}
		missing = without(missing, c.text)
	}
	for _, name := range missing {
		l.list = append(l.list, diag.At(l.obs, head.span, diag.Error, "header", "no column %q", name).
			WithHint("the first row must be %s", strings.Join(columns(), ",")))
	}
}

func without(names []string, name string) []string {
	return slices.DeleteFunc(names, func(n string) bool { return n == name })
}
