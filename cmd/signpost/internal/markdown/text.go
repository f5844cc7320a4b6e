package markdown

import (
	"html"
	"strings"
)

// Text is the page's own words as plain text: a line for each paragraph, heading, entry
// of a list and cell of a table, without code, pictures and numbers of footnotes. What
// the i-th directive says is asked of said, which may give several lines; what a
// container is around follows it.
func (d *Doc) Text(said func(i int) string) string {
	t := texter{doc: d, said: said}
	t.pieces(d.Pieces)
	t.line()
	return t.out.String()
}

// texter takes the words out of a page's pieces.
type texter struct {
	doc  *Doc
	said func(i int) string
	out  strings.Builder
	// words are those of the line that is being read.
	words strings.Builder
	// tag says that the last piece ended inside a tag, as the start of a link does.
	tag bool
}

// line ends a line, if it has words.
func (t *texter) line() {
	if words := strings.Join(strings.Fields(t.words.String()), " "); words != "" {
		t.out.WriteString(words)
		t.out.WriteByte('\n')
	}
	t.words.Reset()
}

func (t *texter) pieces(pieces []Piece) {
	for _, p := range pieces {
		switch p.Kind {
		case HTML:
			t.html(t.doc.HTMLOf(p))
		case Shared:
			t.runs(p)
		case LinkStart:
			t.tag = true
		case ImageTag:
			// Its words are for those who do not see it, and no sentences of the text.
		case HeadingBlock:
			t.line()
			t.pieces(t.doc.Children(p))
			t.line()
		case DirectiveCall:
			t.directive(p)
		}
	}
}

func (t *texter) directive(p Piece) {
	inline := t.doc.Directives[p.Index].Form == Inline
	for i, said := range strings.Split(t.said(int(p.Index)), "\n") {
		if !inline || i > 0 {
			t.line()
		}
		t.words.WriteString(said)
	}
	if inline {
		return
	}
	t.line()
	t.pieces(t.doc.Children(p))
	t.line()
}

// runs reads HTML that shares stretches of the file: those are words, without a tag or
// an entity.
func (t *texter) runs(p Piece) {
	for _, s := range t.doc.runsOf(p) {
		if s.Size&inMade != 0 {
			t.html(t.doc.Made[s.At : s.At+s.Size&sizeMask])
		} else {
			s.writeTo(&t.words, t.doc)
		}
	}
}

// html reads a run of HTML that this package wrote.
func (t *texter) html(s string) {
	if t.tag {
		s, t.tag = s[max(tagEnd("<"+s)-1, 0):], false
	}
	for s != "" {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			i = len(s)
		}
		t.words.WriteString(html.UnescapeString(s[:i]))
		if s = s[i:]; s == "" {
			return
		}
		if end := unread(s); end > 0 {
			s = s[end:]
			continue
		}
		end := tagEnd(s)
		switch name, _, _ := strings.Cut(strings.Trim(s[1:end], "/>"), " "); name {
		case "a", "abbr", "b", "del", "em", "i", "span", "strong", "sub", "sup":
		case "br":
			t.words.WriteByte(' ')
		default:
			t.line()
		}
		s = s[end:]
	}
}

// unread is the length of the element at the start of s whose words are not the
// page's, or 0.
func unread(s string) int {
	for _, e := range [][2]string{{"<pre", "</pre>"}, {"<code", "</code>"}, {"<caption", "</caption>"}, {`<sup class="fnref"`, "</sup>"}, {`<a class="fnback"`, "</a>"}} {
		if strings.HasPrefix(s, e[0]) {
			if end := strings.Index(s, e[1]); end >= 0 {
				return end + len(e[1])
			}
		}
	}
	return 0
}
