package check

import (
	"bytes"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// wording puts together what a reader sees of HTML, one block after another: a
// paragraph, a cell, a title. Tags inside of a block part nothing, so that what is
// written in pieces is read as one.
type wording struct {
	html []byte
	last int // where the text that is not read yet begins
	code int // how many elements of code are open
	// block are the pieces of the block being read.
	block []diag.Span
	// read is handed every block that may hold a number.
	read func(pieces []diag.Span)
}

// tag looks at the tag just read, and at the text before it.
func (w *wording) tag(t *tags) {
	w.text(t.from)
	w.last = t.at
	switch name := string(t.name); {
	case name == "code" && t.end:
		w.code = max(w.code-1, 0)
	case name == "code":
		w.code++
	case name == "title" && !t.end, name == "textarea" && !t.end:
		w.flush()
		w.last = t.at - len(t.text)
		w.text(t.at)
		w.last = t.at
		w.flush()
	case parts(t), name == "a" && !t.end && bytes.HasSuffix(t.html[:t.from], []byte("</a>")):
		w.flush() // two links side by side are two buttons
	}
}

// finish reads what stands behind the last tag.
func (w *wording) finish() {
	w.text(len(w.html))
	w.flush()
}

// text takes the text up to an offset, without the comments in it.
func (w *wording) text(to int) {
	if w.code > 0 {
		return
	}
	for from := w.last; from < to; {
		i := bytes.IndexByte(w.html[from:to], '<')
		if i < 0 {
			w.piece(diag.Span{Start: from, End: to})
			return
		}
		none := tags{html: w.html[:to], at: from + i}
		switch rest := w.html[from+i : to]; {
		case bytes.HasPrefix(rest, []byte("<!--")):
			none.comment()
		case len(rest) > 1 && strings.IndexByte("!?/", rest[1]) >= 0:
			none.skipTo(">")
		default:
			i++ // it is a sign like others
			none.at++
		}
		w.piece(diag.Span{Start: from, End: from + i})
		from = none.at
	}
}

func (w *wording) piece(s diag.Span) {
	if s.Start < s.End {
		w.block = append(w.block, s)
	}
}

func (w *wording) flush() {
	if len(w.block) > 0 && mayHoldNumber(w.html, w.block) {
		w.read(w.block)
	}
	w.block = w.block[:0]
}

// parts reports a tag that stands between two blocks. Those that are not here are
// part of a line of text, as browsers have it for elements that they do not know.
func parts(t *tags) bool {
	switch string(t.name) {
	case "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "col", "colgroup", "dd", "desc", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
		"g", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "img", "input", "legend", "li", "link", "main", "menu", "meta", "nav", "ol", "optgroup", "option", "p", "pre", "script", "search",
		"section", "select", "style", "summary", "svg", "table", "tbody", "td", "template", "text", "textarea", "tfoot", "th", "thead", "title", "tr", "ul":
		return true
	case "tspan":
		return t.attr("x") != "" || t.attr("y") != "" || t.attr("dy") != ""
	}
	return false
}
