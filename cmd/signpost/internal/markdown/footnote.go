package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// The ids of footnotes have an underscore, which the id of a heading never has.
const (
	noteID = "fn_"
	useID  = "fnref_"
)

func (nodes) footnoteLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	r, n := w.(*recorder), node.(*east.FootnoteLink)
	if r.inLink > 0 {
		r.page.errorf(diag.Span{Start: n.Pos(), End: n.Pos() + 1}, "link-text",
			"put the footnote after the link", "a footnote stands inside a link")
	}
	number := strconv.Itoa(n.Index)
	if r.isNoted(n.Index) { // only the first use is where the note leads back to
		r.put(useOpen)
	} else {
		for len(r.page.noted) <= n.Index {
			r.page.noted = append(r.page.noted, false)
		}
		r.page.noted[n.Index] = true
		r.put(firstUseOpen)
		_, _ = r.WriteString(number)
		r.put(firstUseLink)
	}
	_, _ = r.WriteString(number)
	r.put(useOpened)
	_, _ = r.WriteString(number)
	return put(w, useClose)
}

// isNoted reports that the first use of a footnote has been written.
func (r *recorder) isNoted(index int) bool {
	return index < len(r.page.noted) && r.page.noted[index]
}

func (nodes) footnoteBacklink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*east.FootnoteBacklink)
	// goldmark adds one link for each use; one is enough, and none when the use
	// was in an alt text and so was never shown.
	if !entering || n.RefIndex > 0 || !w.(*recorder).isNoted(n.Index) {
		return ast.WalkContinue, nil
	}
	_, _ = put(w, backOpen)
	_, _ = w.WriteString(strconv.Itoa(n.Index))
	return put(w, backClose)
}

func (nodes) footnote(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return put(w, liClose)
	}
	_, _ = put(w, noteOpen)
	_, _ = w.WriteString(strconv.Itoa(node.(*east.Footnote).Index))
	return put(w, noteOpened)
}

func (nodes) footnoteList(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		return put(w, notesOpen)
	}
	return put(w, notesClose)
}

// undefinedFootnotes is asked after goldmark's parser of footnotes gave up: it
// never makes a node, it only tells the editor.
type undefinedFootnotes struct{}

func (undefinedFootnotes) Trigger() []byte { return []byte{'['} }

func (undefinedFootnotes) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[^")) {
		return nil
	}
	end := bytes.IndexAny(line[2:], "[] \t\n")
	if end < 1 || line[2+end] != ']' {
		return nil
	}
	label := line[2 : 2+end]
	pc.(*page).warnf(diag.Span{Start: seg.Start, End: seg.Start + 3 + end}, "footnote",
		"add a line that begins with [^"+string(label)+"]: and the note", "no footnote is called %q", label)
	return nil
}

// unusedFootnotes runs before goldmark drops the footnotes that nothing refers to.
type unusedFootnotes struct{}

func (unusedFootnotes) Transform(_ *ast.Document, _ text.Reader, pc parser.Context) {
	p := pc.(*page)
	for _, f := range p.footnotes {
		if f.Index < 0 {
			p.warnf(diag.Span{Start: f.Pos(), End: f.Pos() + len(f.Ref) + 3}, "footnote",
				"add [^"+string(f.Ref)+"] where it belongs, or delete the note", "nothing refers to the footnote %q", f.Ref)
		}
	}
}

// footnotes keeps the footnotes that goldmark's parser opens.
type footnotes struct{ parser.BlockParser }

func (f footnotes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := f.BlockParser.Open(parent, reader, pc)
	if note, ok := n.(*east.Footnote); ok {
		p := pc.(*page)
		p.footnotes = append(p.footnotes, note)
	}
	return n, state
}
