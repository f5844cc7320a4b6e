package chart

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"
	"unicode/utf8"
)

// fluid returns a drawing for a page: a picture with a name and a description
// for a screen reader, to which the marks themselves are hidden. draw writes
// them and returns the height they need.
func fluid(id, title, description, class string, draw func(surface) int) template.HTML {
	var out, marks strings.Builder
	marks.Grow(4096)
	height := draw(surface{out: &marks, span: narrowest})
	id = safeID(id)
	out.Grow(marks.Len() + len(title) + len(description) + 1024)
	fmt.Fprintf(&out, `<svg class="%[1]s" role="img" aria-labelledby="%[2]s-title" aria-describedby="%[2]s-desc" width="100%%" height="%[3]s">`+
		`<title id="%[2]s-title">%[4]s</title><desc id="%[2]s-desc">%[5]s</desc>`, class, id, hundredths(height), text(title), text(description))
	out.WriteString("\n<g aria-hidden=\"true\">\n")
	out.WriteString(marks.String())
	out.WriteString("</g>\n</svg>")
	return safe(out.String())
}

// safe marks a drawing as HTML. The tags and attribute names are constants of
// this package, numbers are printed from integers, ids are reduced to letters,
// digits, hyphens, underscores and dots by safeID, and every text of the caller
// goes through template.HTMLEscapeString in text.
func safe(svg string) template.HTML {
	return template.HTML(svg) //nolint:gosec // See the comment above: every text is escaped.
}

// text makes a text of the caller safe between tags, in HTML and in XML, which
// has no way at all to write most control characters.
func text(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
	return template.HTMLEscapeString(s)
}

// safeID writes an id so that it needs no quoting anywhere: in an attribute and in
// a list of ids. Two ids that differ stay different.
func safeID(id string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(id, "?") {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			b.WriteRune(r)
		} else {
			b.WriteString("." + strconv.FormatInt(int64(r), 16) + ".")
		}
	}
	return b.String()
}
