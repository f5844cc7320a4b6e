package check

import (
	"bytes"
	"sort"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// prose is the words of one block of a page as a reader sees them, and where each
// byte of them stands in the file.
type prose struct {
	text string
	at   []diag.Span
}

// span is where text[s.Start:s.End] stands in the file.
func (p *prose) span(s diag.Span) diag.Span {
	start := p.at[s.Start].Start
	return diag.Span{Start: start, End: max(p.at[s.End-1].End, start)}
}

// proseOf gives the blocks of a page that hold digits a reader sees, but for those
// that leave reports and for what :fig, :claim and :said are handed, which are
// bound to the data.
//
// Package markdown says which digits are seen; the words around them are read from
// the file here, near enough to tell a year from a number. What is misread can
// make an exception of a figure or the other way round, but never hide digits.
func (r *reader) proseOf(f *diag.File, doc *markdown.Doc, leave func(markdown.Number) bool) []prose {
	v := viewer{data: f.Data, leave: leave, counted: r.counted}
	fractions := mayHoldFraction(f.Data)
	if len(doc.Numbers) == 0 && !fractions {
		return nil
	}
	v.numbers = doc.Numbers
	v.directives = append(v.directives, doc.Directives...)
	sort.SliceStable(v.directives, func(i, j int) bool { return v.directives[i].Span.Start < v.directives[j].Span.Start })
	var found []prose
	for _, b := range blocks(f.Data) {
		if !v.onlyCode(b.Start, b.End) || fractions && !b.fenced && mayHoldFraction(f.Data[b.Start:b.End]) {
			found = append(found, v.block(b.Span))
		}
	}
	return found
}

// textBlock is a run of lines with no empty one between. Fenced ones look like code
// between fences; only the parser knows for certain.
type textBlock struct {
	diag.Span
	fenced bool
}

// mayHoldFraction reports text that may hold a character such as ½ or ², which is no
// digit, or an entity for one.
func mayHoldFraction(text []byte) bool {
	if bytes.IndexByte(text, '&') >= 0 {
		return true
	}
	for _, start := range []string{"\xC2", "\xE2\x81", "\xE2\x82", "\xE2\x85", "\xE2\x86", "\xE2\x91", "\xE2\x92", "\xE2\x93", "\xE2\x9D", "\xE2\x9E"} {
		if bytes.Contains(text, []byte(start)) && bytes.ContainsFunc(text, isVulgar) {
			return true // the usual ones of isVulgar, without reading every character of every page
		}
	}
	return false
}

// blocks cuts up a page behind its front matter.
func blocks(data []byte) []textBlock {
	var list []textBlock
	start, fence := -1, ""
	at := bodyStart(data)
	flush := func(fenced bool) {
		if start >= 0 {
			list = append(list, textBlock{diag.Span{Start: start, End: at}, fenced})
		}
		start = -1
	}
	for at < len(data) {
		end := len(data)
		if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := bytes.TrimSpace(data[at:end])
		mark := fenceOf(line)
		switch {
		case len(line) == 0 || fence == "" && mark != "":
			flush(fence != "")
			fence += mark
		case fence != "" && strings.HasPrefix(mark, fence) && mark == string(line):
			flush(true)
			fence = ""
		}
		if len(line) > 0 && start < 0 {
			start = at
		}
		at = end
	}
	flush(fence != "")
	return list
}

// fenceOf is the backticks or tildes that a line of fenced code begins with.
func fenceOf(line []byte) string {
	for _, c := range []string{"`", "~"} {
		rest := bytes.TrimLeft(line, c)
		if n := len(line) - len(rest); n >= 3 && (c == "~" || !bytes.Contains(rest, []byte(c))) {
			return string(line[:n])
		}
	}
	return ""
}

// bodyStart is where the front matter ends.
func bodyStart(data []byte) int {
	if !bytes.HasPrefix(data, []byte("---")) {
		return 0
	}
	first := bytes.IndexByte(data, '\n')
	for at := first + 1; first >= 0 && at < len(data); {
		end := bytes.IndexByte(data[at:], '\n')
		if end < 0 {
			end = len(data) - at - 1
		}
		if strings.TrimSpace(string(data[at:at+end+1])) == "---" {
			return at + end + 1
		}
		at += end + 1
	}
	return 0
}
