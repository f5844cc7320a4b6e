package markdown

import (
	"html/template"
	"slices"
	"strings"
)

// Entry is one entry of a list, taken apart for a directive that draws it in another
// way. Lead is the element that it begins with, Rest the words behind it, and More what
// follows them as blocks. In a definition list, Lead is what stands in the term, and
// each definition is a Part.
type Entry struct {
	Lead, Rest, More template.HTML
	Parts            []template.HTML
}

// Entries takes the first list of body apart, which must be HTML that [Doc.HTML] made
// or handed to [Fill]. A loose list, whose entries hold paragraphs, gives the same as
// one without empty lines.
func Entries(body template.HTML) []Entry {
	for _, e := range elements(string(body)) {
		switch e.tag {
		case "ul", "ol":
			return listEntries(e.inner)
		case "dl":
			return definitions(e.inner)
		}
	}
	return nil
}

func listEntries(list string) []Entry {
	var entries []Entry
	for _, e := range elements(list) {
		if e.tag == "li" {
			entries = append(entries, entry(e.inner))
		}
	}
	return entries
}

// entry takes one li apart.
func entry(inner string) Entry {
	parts := elements(strings.TrimSpace(inner))
	var words, more []element
	if len(parts) > 0 && parts[0].tag == "p" {
		words, more = elements(parts[0].inner), parts[1:]
	} else {
		i := slices.IndexFunc(parts, func(e element) bool { return isBlock(e.tag) })
		if i < 0 {
			i = len(parts)
		}
		words, more = parts[:i], parts[i:]
	}
	var e Entry
	if len(words) > 0 && words[0].tag != "" {
		e.Lead = template.HTML(words[0].outer) //nolint:gosec // a part of HTML that was safe, as are those below
		words = words[1:]
	}
	e.Rest, e.More = join(words), join(more)
	return e
}

func definitions(list string) []Entry {
	var entries []Entry
	for _, e := range elements(list) {
		inner := template.HTML(strings.TrimSpace(e.inner)) //nolint:gosec // a part of HTML that was safe
		switch {
		case e.tag == "dt":
			entries = append(entries, Entry{Lead: inner})
		case e.tag == "dd" && len(entries) > 0:
			last := &entries[len(entries)-1]
			last.Parts = append(last.Parts, inner)
		}
	}
	return entries
}

func join(list []element) template.HTML {
	var b strings.Builder
	for _, e := range list {
		b.WriteString(e.outer)
	}
	return template.HTML(strings.TrimSpace(b.String())) //nolint:gosec // parts of HTML that was safe
}

// element is an element or a run of text, whose tag is "".
type element struct{ tag, outer, inner string }

// elements gives the outermost elements and texts of s, HTML that this site made: tags
// are closed, and those that cannot be are known.
func elements(s string) []element {
	var list []element
	for len(s) > 0 {
		if s[0] != '<' {
			end := strings.IndexByte(s, '<')
			if end < 0 {
				end = len(s)
			}
			list = append(list, element{outer: s[:end]})
			s = s[end:]
			continue
		}
		open := tagEnd(s)
		end, inner := elementEnd(s)
		list = append(list, element{elementName(s), s[:end], s[min(open, inner):inner]})
		s = s[end:]
	}
	return list
}

// elementEnd gives the length of the element that s begins with, and where what is in
// it ends.
func elementEnd(s string) (end, inner int) {
	depth := 0
	for i := 0; i < len(s); {
		if s[i] != '<' {
			i++
			continue
		}
		n := tagEnd(s[i:])
		switch tag := s[i : i+n]; {
		case strings.HasPrefix(tag, "</"):
			depth--
		case !isVoid(tag):
			depth++
		}
		if depth <= 0 {
			return i + n, i
		}
		i += n
	}
	return len(s), len(s)
}

func elementName(tag string) string {
	name := strings.TrimPrefix(tag, "<")
	if i := strings.IndexFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }); i >= 0 {
		name = name[:i]
	}
	return name
}

// isVoid reports a tag that no end tag follows.
func isVoid(tag string) bool {
	return strings.HasSuffix(tag, "/>") || slices.Contains([]string{"br", "hr", "img", "wbr", "input", ""}, elementName(tag))
}

// isBlock reports an element that stands on lines of its own in an entry.
func isBlock(tag string) bool {
	return slices.Contains([]string{"p", "ul", "ol", "dl", "div", "section", "table", "blockquote", "pre", "figure", "details", "h2", "h3", "h4", "h5", "h6", "hr"}, tag)
}
