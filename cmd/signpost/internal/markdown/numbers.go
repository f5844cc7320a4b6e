package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// seen is a character that a reader sees, and the bytes of the file it comes from.
type seen struct {
	r          rune
	start, end int
}

// numbers finds every run of digits below root, across emphasis and links: what
// is bold to the eye is still one number.
func (p *page) numbers(root ast.Node, from int) {
	f := finder{page: p, plain: bytes.IndexByte(p.special, '&') < 0}
	p.digits = appendDigits(p.digits, p.file.Data, from)
	if f.plain && len(p.digits) == 0 {
		return
	}
	f.walk(root)
	f.flush()
	slices.SortStableFunc(p.doc.Numbers, func(a, b Number) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
}

// finder collects characters that can be part of a number until one cannot, in run and
// inCode of its page. What it finds it puts there, too.
type finder struct {
	page   *page
	digits bool
	code   bool // the text being added is code
	// plain says that the file has no entity, which might stand for a digit.
	plain bool
}

// walk visits n and what is below it. A block of text without a digit is passed over.
func (f *finder) walk(n ast.Node) {
	if f.plain && n.Type() == ast.TypeBlock && f.withoutDigits(n.Lines()) {
		f.flush()
		return
	}
	f.node(n, true)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		f.walk(c)
	}
	f.node(n, false)
}

// withoutDigits reports that there are lines, and none of them has a digit.
func (f *finder) withoutDigits(lines *text.Segments) bool {
	for i := range lines.Len() {
		seg := lines.At(i)
		next, _ := slices.BinarySearch(f.page.digits, int32(seg.Start)) //nolint:gosec // at most MaxPage
		if next < len(f.page.digits) && int(f.page.digits[next]) < seg.Stop {
			return false
		}
	}
	return lines.Len() > 0
}

func (f *finder) node(n ast.Node, entering bool) {
	switch n := n.(type) {
	case *ast.Text:
		if entering {
			f.source(n.Segment.Start, n.Segment.Stop, n.IsRaw())
			switch {
			case n.HardLineBreak():
				f.flush()
			case n.SoftLineBreak(): // a space to the eye
				f.add(' ', n.Segment.Stop, n.Segment.Stop+1)
			}
		}
	case *ast.Emphasis, *ast.Link:
		// Seen as one with the text around it.
	case *ast.CodeSpan: // likewise
		f.code = entering
	case *ast.AutoLink:
		if off, ok := f.page.locate(n.Label(f.page.file.Data)); ok && entering {
			f.source(off, off+len(n.Label(f.page.file.Data)), true)
		}
	case *directiveNode:
		f.flush()
		if entering && !n.broken {
			for _, c := range n.words {
				f.add(c.r, c.start, c.end)
			}
			f.flush()
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		f.flush()
		f.code = entering
		for i := 0; entering && i < n.Lines().Len(); i++ {
			seg := n.Lines().At(i)
			f.source(seg.Start, seg.Stop, true)
			f.flush()
		}
	case *east.FootnoteBacklink:
	default: // a block, an image, a footnote's mark, a dash
		f.flush()
	}
}

// source adds what a reader sees of a stretch of the file.
func (f *finder) source(start, end int, raw bool) {
	src := f.page.file.Data[start:end]
	for i := 0; i < len(src); {
		if n := lettersIn(src[i:]); n > 0 {
			f.letters(start+i, src[i:i+n])
			i += n
			continue
		}
		if raw {
			r, size := utf8.DecodeRune(src[i:])
			f.add(r, start+i, start+i+size)
			i += size
			continue
		}
		chars, size := nextChar(src, i)
		for len(chars) > 0 {
			r, n := utf8.DecodeRune(chars)
			f.add(r, start+i, start+i+size)
			chars = chars[n:]
		}
		i += size
	}
}

// lettersIn is the number of bytes at the start of src that hold no digit and no
// part of an entity, an escape or a wide character: nearly all of a page.
func lettersIn(src []byte) int {
	for i, c := range src {
		if c >= '0' && c <= '9' || c >= utf8.RuneSelf || c == '&' || c == '\\' {
			return i
		}
	}
	return len(src)
}

// letters adds text without digits, of which only what stands beside a number
// counts: the joints at its start and at its end.
func (f *finder) letters(start int, text []byte) {
	joint := func(c byte) bool { return isJoint(rune(c)) || c == '(' || c == ')' || c == '+' }
	first := 0
	for ; first < len(text) && joint(text[first]); first++ {
		f.add(rune(text[first]), start+first, start+first+1)
	}
	if first == len(text) {
		return
	}
	f.flush()
	last := len(text)
	for joint(text[last-1]) {
		last--
	}
	for ; last < len(text); last++ {
		f.add(rune(text[last]), start+last, start+last+1)
	}
}

func (f *finder) add(r rune, start, end int) {
	switch {
	case r >= '0' && r <= '9' || r > 0x7F && unicode.IsDigit(r):
		f.digits = true
	case !isJoint(r) && r != '(' && r != ')' && r != '+':
		f.flush()
		return
	}
	f.page.run, f.page.inCode = append(f.page.run, seen{r, start, end}), append(f.page.inCode, f.code)
}

// isJoint reports that one r may stand between the digits of a number.
func isJoint(r rune) bool {
	switch r {
	case ' ', '\u00a0', '\u202f', '-', '\u2011', '–', '.':
		return true
	}
	return false
}

// flush cuts the run into numbers and starts another.
func (f *finder) flush() {
	p := f.page
	for i := 0; f.digits && i < len(p.run); {
		start, end := number(p.run, i)
		if end == start {
			i++
			continue
		}
		text, code := p.letters[:0], true
		for j, c := range p.run[start:end] {
			text = utf8.AppendRune(text, c.r)
			code = code && (p.inCode[start+j] || !unicode.IsDigit(c.r))
		}
		p.letters = text
		span := p.span(diag.Span{Start: p.run[start].start, End: p.run[end-1].end})
		p.doc.Numbers = append(p.doc.Numbers, Number{Text: p.str(text), Span: span, Code: code})
		i = max(end, i+1)
	}
	p.run, p.inCode, f.digits = p.run[:0], p.inCode[:0], false
}

// number reads the longest number that begins at i: groups of digits with at most
// one joint between, a + before the first, brackets around a whole group. Both
// results are i when there is none.
func number(run []seen, i int) (start, end int) {
	first := i
	if run[i].r == '+' {
		first++
	}
	end = group(run, first)
	if end == first {
		return i, i
	}
	once := end
	for end < len(run) {
		next := end
		if isJoint(run[next].r) {
			next++
		}
		after := group(run, next)
		if after == next {
			break
		}
		end = after
	}
	if end == once && run[i].r == '(' { // brackets around the number are not part of it
		return i + 1, end - 1
	}
	return i, end
}

// group reads digits, or digits with joints in brackets, at i.
func group(run []seen, i int) (end int) {
	if i >= len(run) {
		return i
	}
	if run[i].r != '(' {
		return digits(run, i)
	}
	j := i + 1
	if j < len(run) && run[j].r == '+' {
		j++
	}
	for {
		after := digits(run, j)
		if after == j {
			return i
		}
		j = after
		switch {
		case j < len(run) && run[j].r == ')':
			return j + 1
		case j < len(run) && isJoint(run[j].r):
			j++
		}
	}
}

func digits(run []seen, i int) int {
	for i < len(run) && unicode.IsDigit(run[i].r) {
		i++
	}
	return i
}
