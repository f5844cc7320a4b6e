package check

import (
	"bytes"
	"encoding/binary"
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// prose is the words of one block of a page as a reader sees them, and where they stand
// in the file.
type prose struct {
	text   string
	places []place // of all the text, in its order
}

// place is where a piece of a text stands in the file.
type place struct {
	from int // the first byte of the piece in the text
	// Span are the bytes of the file that the whole piece belongs to, or when each is
	// true, that its bytes are one by one.
	diag.Span
	each bool
}

// span is where text[s.Start:s.End] stands in the file.
func (p *prose) span(s diag.Span) diag.Span {
	start := p.at(s.Start).Start
	return diag.Span{Start: start, End: max(p.at(s.End-1).End, start)}
}

// at is where the byte of the text at an offset stands in the file.
func (p *prose) at(offset int) diag.Span {
	one := p.places[sort.Search(len(p.places), func(i int) bool { return p.places[i].from > offset })-1]
	if !one.each {
		return one.Span
	}
	start := one.Start + offset - one.from
	return diag.Span{Start: start, End: start + 1}
}

// proseOf gives the blocks of a page that hold digits a reader sees, but for those
// that leave reports and for what :fig, :claim and :said are handed, which are
// bound to the data. Each is good until the next.
//
// Package markdown says which digits are seen; the words around them are read from
// the file here, near enough to tell a year from a number. What is misread can
// make an exception of a figure or the other way round, but never hide digits.
func (r *reader) proseOf(f *diag.File, doc *markdown.Doc, leave func(markdown.Number) bool) iter.Seq[prose] {
	return func(yield func(prose) bool) {
		fractions := mayHoldFraction(f.Data)
		if len(doc.Numbers) == 0 && !fractions {
			return
		}
		d := r.desks.take()
		v := viewer{data: f.Data, numbers: doc.Numbers, directives: inOrder(doc.Directives), leave: leave, counted: r.counted, text: d.text, places: d.places}
		defer func() {
			d.text, d.places = v.text, v.places
			r.desks.give(d)
		}()
		for b := range blocks(f.Data) {
			if (!v.onlyCode(b.Start, b.End) || fractions && !b.fenced && mayHoldFraction(f.Data[b.Start:b.End])) && !yield(v.block(b.Span)) {
				return
			}
		}
	}
}

// inOrder are directives in the order in which they begin, as they nearly always are.
func inOrder(list []markdown.Directive) []markdown.Directive {
	for i := 1; i < len(list); i++ {
		if list[i].Span.Start < list[i-1].Span.Start {
			list = slices.Clone(list)
			slices.SortStableFunc(list, func(a, b markdown.Directive) int { return a.Span.Start - b.Span.Start })
			return list
		}
	}
	return list
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
	if !mayHoldUsual(text) {
		return false
	}
	for i := nextWide(text, 0); i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if isVulgar(r) {
			return true
		}
		i = nextWide(text, i+size)
	}
	return false
}

// mayHoldUsual reports text that may hold one of the usual characters of [isVulgar].
func mayHoldUsual(text []byte) bool {
	if bytes.IndexByte(text, 0xC2) >= 0 {
		return true
	}
	for {
		i := bytes.IndexByte(text, 0xE2) + 1
		if i == 0 || i == len(text) {
			return false
		}
		if isUsual(text[i]) {
			return true
		}
		text = text[i:]
	}
}

// isUsual reports the second byte of the usual characters of [isVulgar] that begin with
// 0xE2.
func isUsual(c byte) bool {
	switch c {
	case 0x81, 0x82, 0x85, 0x86, 0x91, 0x92, 0x93, 0x9D, 0x9E:
		return true
	}
	return false
}

// nextWide is the first byte from i on that is no ASCII, read eight at a time; the length
// of the text when there is none.
func nextWide(text []byte, i int) int {
	for i+8 <= len(text) && binary.LittleEndian.Uint64(text[i:])&0x8080808080808080 == 0 {
		i += 8
	}
	for i < len(text) && text[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// blocks cuts up a page behind its front matter.
func blocks(data []byte) iter.Seq[textBlock] {
	return func(yield func(textBlock) bool) { cutBlocks(data, yield) }
}

func cutBlocks(data []byte, yield func(textBlock) bool) {
	start, fence := -1, ""
	at := bodyStart(data)
	more := true
	flush := func(fenced bool) {
		if start >= 0 && more {
			more = yield(textBlock{diag.Span{Start: start, End: at}, fenced})
		}
		start = -1
	}
	for at < len(data) && more {
		end := len(data)
		if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if isPlainLine(data[at]) {
			if start < 0 {
				start = at
			}
			at = end
			continue
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
}

// isPlainLine reports the first byte of a line that is not empty and opens or closes no
// fence, as that of nearly every line.
func isPlainLine(first byte) bool {
	return first > ' ' && first < utf8.RuneSelf && first != '`' && first != '~'
}

// fenceOf is the backticks or tildes that a line of fenced code begins with.
func fenceOf(line []byte) string {
	if len(line) == 0 || line[0] != '`' && line[0] != '~' {
		return ""
	}
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
		if c := data[at]; c == '-' || !isPlainLine(c) {
			if line := bytes.TrimSpace(data[at : at+end+1]); string(line) == "---" {
				return at + end + 1
			}
		}
		at += end + 1
	}
	return 0
}
