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
	if r.noted[n.Index] { // only the first use is where the note leads back to
		r.put(useOpen)
	} else {
		if r.noted == nil {
			r.noted = map[int]bool{}
		}
		r.noted[n.Index] = true
		r.put(firstUseOpen)
		_, _ = r.WriteString(number)
		r.put(firstUseLink)
	}
	_, _ = r.WriteString(number)
	r.put(useOpened)
	_, _ = r.WriteString(number)
	return put(w, useClose)
}

func (nodes) footnoteBacklink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*east.FootnoteBacklink)
	// goldmark adds one link for each use; one is enough, and none when the use
	// was in an alt text and so was never shown.
	if !entering || n.RefIndex > 0 || !w.(*recorder).noted[n.Index] {
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

func (unusedFootnotes) Transform(root *ast.Document, _ text.Reader, pc parser.Context) {
	p := pc.(*page)
	if !bytes.Contains(p.file.Data, []byte("[^")) {
		return // most pages
	}
	walkBlocks(root, func(n ast.Node) {
		if f, ok := n.(*east.Footnote); ok && f.Index < 0 {
			p.warnf(diag.Span{Start: f.Pos(), End: f.Pos() + len(f.Ref) + 3}, "footnote",
				"add [^"+string(f.Ref)+"] where it belongs, or delete the note", "nothing refers to the footnote %q", f.Ref)
		}
	})
}
