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
	// until is the end of what is not read, and noStock outside of it.
	until stock
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
			t.piece(p)
		case LinkStart:
			t.tag = true
		case ImageTag:
			// Its words are for those who do not see it, and no sentences of the text.
		case HeadingBlock:
			t.line()
			t.heading(p)
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

func (t *texter) heading(p Piece) {
	children := t.doc.Children(p)
	if len(children) == 0 {
		t.words.WriteString(t.doc.Headings[p.Index].Text)
	}
	t.pieces(children)
}

// piece reads a piece of HTML. In it, stretches of the file are words, without a tag or an
// entity.
func (t *texter) piece(p Piece) {
	for at, last := int(p.Index), 0; ; {
		var kind stock
		var part string
		kind, part, at, last = t.doc.part(at, last)
		switch {
		case kind == noStock:
			return
		case t.until != noStock:
			if kind == t.until {
				t.until = noStock
			}
		case kind == aStretchHere:
			t.words.WriteString(part)
		case kind == aTextHere:
			t.html(part)
		default:
			t.stock(kind, part)
		}
	}
}

// stock reads a string of stock, of which part is the text.
func (t *texter) stock(s stock, part string) {
	switch s {
	case linkOpened:
		t.tag = false
	case newLine, lineBreak, preOpen, backOpen:
		t.words.WriteByte(' ')
	case strongOpen, strongClose, emOpen, emClose, linkClose, codeOpen, firstUseOpen, useOpen:
	case openSingle, closeSingle, openDouble, closeDouble, dash, ellipsis:
		t.words.WriteString(part)
	default:
		t.line()
	}
	t.until, _ = s.unread()
}

// html reads HTML that this package or goldmark wrote, and that is no stock: entities,
// and a few tags.
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
		end := tagEnd(s)
		switch name, _, _ := strings.Cut(strings.Trim(s[1:end], "/>"), " "); name {
		case "br":
			t.words.WriteByte(' ')
		default:
			t.line()
		}
		s = s[end:]
	}
}
