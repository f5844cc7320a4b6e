package markdown

import (
	"fmt"
	"html"
	"html/template"
	"strconv"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// Fill is what the holes of a [Doc] need from the rest of the site.
type Fill interface {
	// Link gives the final address for Doc.Links[i]. The caller has judged it safe;
	// it is escaped here.
	Link(i int) string
	// Image gives the final address and the size of Doc.Images[i].
	Image(i int) Picture
	// Directive prints Doc.Directives[i]. The body is that of a container, else "".
	Directive(i int, body template.HTML) (template.HTML, error)
}

// Picture is an image file as a page shows it. Width and Height are in CSS pixels
// and left out when 0.
type Picture struct {
	Src           string
	Width, Height int
}

// TOCEntry is one line of a table of contents. Text is plain text, with what the
// directives in the heading print.
type TOCEntry struct {
	Level int
	ID    string
	Text  string
}

// HTML fills the holes and gives the page's HTML and its headings in order. The
// only errors are those of fill.Directive.
func (d *Doc) HTML(fill Fill) (template.HTML, []TOCEntry, error) {
	w := writer{doc: d, fill: fill, out: make([]byte, 0, d.size())}
	if err := w.pieces(d.Pieces); err != nil {
		return "", nil, err
	}
	// This is safe HTML: every piece was written by this package or by goldmark
	// with raw HTML refused and all text escaped; addresses are escaped below; what
	// directives print is template.HTML already.
	return template.HTML(diag.Shared(w.out)), w.toc, nil //nolint:gosec // see above
}

// size guesses the length of the HTML, to allocate once: the Doc may be a part of one.
func (d *Doc) size() int {
	return int(d.Length) * min(len(d.Pieces), int(d.Whole)) / max(int(d.Whole), 1)
}

// writer puts the HTML of a Doc together in out.
type writer struct {
	doc  *Doc
	fill Fill
	out  []byte
	toc  []TOCEntry
}

func (w *writer) write(parts ...string) {
	for _, s := range parts {
		w.out = append(w.out, s...)
	}
}

func (w *writer) pieces(pieces []Piece) error {
	for _, p := range pieces {
		var err error
		switch p.Kind {
		case HTML:
			w.out = w.doc.append(w.out, p)
		case LinkStart:
			w.write(`<a href="`, escape(w.fill.Link(int(p.Index))), `"`)
		case ImageTag:
			w.image(int(p.Index))
		case HeadingBlock:
			err = w.heading(p)
		case DirectiveCall:
			err = w.directive(p)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) image(i int) {
	img, pic := w.doc.Images[i], w.fill.Image(i)
	w.write(`<img src="`, escape(pic.Src), `" alt="`, escape(img.Alt), `"`)
	if img.Title != "" {
		w.write(` title="`, escape(img.Title), `"`)
	}
	if pic.Width > 0 && pic.Height > 0 {
		w.write(` width="`, strconv.Itoa(pic.Width), `" height="`, strconv.Itoa(pic.Height), `"`)
	}
	w.write(` loading="lazy" decoding="async">`)
}

// heading writes the heading and beside it a link to itself, not in it: a screen
// reader would read the link's words with every heading.
func (w *writer) heading(p Piece) error {
	h := &w.doc.Headings[p.Index]
	tag := [...]string{"h0", "h1", "h2", "h3", "h4", "h5", "h6"}[h.Level]
	w.write(`<div class="heading"><`, tag, ` id="`, h.ID, `">`)
	text := h.Text
	if children := w.doc.Children(p); len(children) == 0 {
		w.write(text)
	} else {
		start := len(w.out)
		if err := w.pieces(children); err != nil {
			return err
		}
		text = plainText(string(w.out[start:]))
	}
	if w.toc == nil {
		w.toc = make([]TOCEntry, 0, len(w.doc.Headings))
	}
	w.toc = append(w.toc, TOCEntry{Level: h.Level, ID: h.ID, Text: text})
	w.write(`</`, tag, `><a class="anchor" href="#`, h.ID, `"><span aria-hidden="true">#</span><span class="vh">Link to “`,
		escape(text), "”</span></a></div>\n")
	return nil
}

// directive draws what the directive is around in the place where the directive will be.
func (w *writer) directive(p Piece) error {
	start := len(w.out)
	if err := w.pieces(w.doc.Children(p)); err != nil {
		return err
	}
	body := string(w.out[start:])
	out, err := w.fill.Directive(int(p.Index), template.HTML(body)) //nolint:gosec // as in Doc.HTML
	if err != nil {
		return fmt.Errorf("directive %q: %w", w.doc.Directives[p.Index].Name, err)
	}
	w.out = append(w.out[:start], out...)
	if w.doc.Directives[p.Index].Form != Inline {
		w.write("\n")
	}
	return nil
}

// plainText strips the tags of HTML that this site made, and footnote numbers,
// and gives the text with single spaces.
func plainText(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		s = s[i:]
		if strings.HasPrefix(s, `<sup class="fnref"`) {
			if end := strings.Index(s, "</sup>"); end >= 0 {
				s = s[end+len("</sup>"):]
				continue
			}
		}
		s = s[tagEnd(s):]
	}
	return strings.Join(strings.Fields(html.UnescapeString(b.String())), " ")
}

// tagEnd gives the length of the tag at the start of s; a > within quotes does not
// end it.
func tagEnd(s string) int {
	quote := byte(0)
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return len(s)
}
