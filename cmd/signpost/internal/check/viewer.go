package check

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// viewer turns blocks into what a reader sees of them, one after another.
type viewer struct {
	data       []byte
	numbers    []markdown.Number
	directives []markdown.Directive
	leave      func(markdown.Number) bool
	counted    map[string]bool // what columns of a table may count

	text   []byte
	places []place
	end    int // of the block
	table
}

// number is the index of the first number that ends behind an offset.
func (v *viewer) number(offset int) int {
	return sort.Search(len(v.numbers), func(i int) bool { return v.numbers[i].Span.End > offset })
}

// hasNumber reports whether a number begins inside s.
func (v *viewer) hasNumber(s diag.Span) bool {
	i := v.number(s.Start)
	return i < len(v.numbers) && v.numbers[i].Span.Start < s.End
}

// block reads one block line by line. What it gives is good until the next one is read.
func (v *viewer) block(b diag.Span) prose {
	v.read(b)
	return prose{string(v.text), v.places}
}

// read is [viewer.block] into v.text and v.places.
func (v *viewer) read(b diag.Span) {
	v.text, v.places, v.end = v.text[:0], v.places[:0], b.End
	v.table = v.tableOf(b)
	for i, row := b.Start, 0; i < b.End; row++ {
		i = v.line(i, row > 1)
	}
}

// line reads the line at i and gives the start of the next one. In the body of a
// table every cell is read with the heading of its column.
func (v *viewer) line(i int, body bool) int {
	i = v.marker(i)
	if v.columns != nil {
		v.beginRow(body)
		if i < v.end && v.data[i] != '|' {
			v.beginCell(i)
		}
	}
	for i < v.end {
		switch c := v.data[i]; {
		case c == '\n':
			v.endCell(i)
			v.put(v.lineEnd(i), i, i+1)
			return i + 1
		case c == '|' && v.columns != nil:
			v.endCell(i)
			v.beginCell(i + 1)
			i++
		default:
			i = v.inline(i)
		}
	}
	v.endCell(i)
	return v.end
}

// marker passes over what makes a line an item of a list, a heading or a quotation.
func (v *viewer) marker(i int) int {
	for i < v.end {
		rest := v.data[i:v.end]
		n := bytes.IndexFunc(rest, func(r rune) bool { return !unicode.IsSpace(r) || r == '\n' })
		switch {
		case n > 0:
			i += n
			continue
		case n < 0:
			return v.end
		}
		switch c := rest[0]; {
		case c == '>' || c == '#':
			i++
		case (c == '-' || c == '*' || c == '+' || c == ':') && len(rest) > 1 && (rest[1] == ' ' || rest[1] == '\t'):
			i++
		case c >= '0' && c <= '9' && !v.hasNumber(diag.Span{Start: i, End: i + 1}):
			i += len(rest) - len(bytes.TrimLeft(rest, "0123456789"))
			if i < v.end && (v.data[i] == '.' || v.data[i] == ')') {
				i++
			}
		default:
			return i
		}
	}
	return i
}

// lineEnd is a space where the text goes on behind the line break at i, else a line
// break: a reader does not join one item of a list to the next.
func (v *viewer) lineEnd(i int) string {
	if v.columns != nil || bytes.HasSuffix(v.data[:i], []byte("  ")) || bytes.HasSuffix(v.data[:i], []byte("\\")) {
		return "\n"
	}
	first := i
	for first > 0 && v.data[first-1] != '\n' {
		first--
	}
	if v.data[first] == '#' || i+1 < v.end && v.marker(i+1) > i+1 && !v.goesOn(first, i+1) {
		return "\n"
	}
	if next := bytes.TrimLeft(v.data[min(i+1, v.end):v.end], " \t"); bytes.HasPrefix(next, []byte("::")) {
		return "\n"
	}
	return " "
}

// goesOn reports two lines of one quotation or of one indented item.
func (v *viewer) goesOn(first, second int) bool {
	a, b := v.data[first], v.data[second]
	return b == '>' && a == '>' || b == ' ' || b == '\t'
}

// put adds text that stands at, or belongs to, the file's bytes from start to end.
func (v *viewer) put(text string, start, end int) {
	if text != "" {
		v.places = append(v.places, place{from: len(v.text), Span: diag.Span{Start: start, End: end}})
		v.text = append(v.text, text...)
	}
}

// copy adds the file's own bytes from start to end, of which each stands where it is.
func (v *viewer) copy(start, end int) {
	last := len(v.places) - 1
	if last >= 0 && v.places[last].each && v.places[last].End == start {
		v.places[last].End = end
	} else {
		v.places = append(v.places, place{from: len(v.text), Span: diag.Span{Start: start, End: end}, each: true})
	}
	v.text = append(v.text, v.data[start:end]...)
}

// inline reads what stands at i within a line, and gives the offset behind it.
func (v *viewer) inline(i int) int {
	if end := v.letters(i); end > i {
		v.copy(i, end)
		return end
	}
	if n := v.number(i); n < len(v.numbers) && v.numbers[n].Span.Start == i {
		return v.digits(v.numbers[n])
	}
	if end, text := v.directive(i); end > i {
		v.put(text, i, end)
		return end
	}
	rest := v.data[i:v.end]
	switch c := rest[0]; {
	case c == '\\' && len(rest) > 1 && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", rest[1]) >= 0:
		v.put(string(rest[1]), i, i+2)
		return i + 2
	case c == '&':
		if end := bytes.IndexByte(rest[:min(len(rest), 32)], ';'); end > 1 && !v.hasNumber(diag.Span{Start: i, End: i + end}) {
			if text := html.UnescapeString(string(rest[:end+1])); text != string(rest[:end+1]) && !strings.ContainsFunc(text, unicode.IsDigit) {
				v.put(text, i, i+end+1)
				return i + end + 1
			}
		}
	case c == '*' || c == '~' || c == '<' || c == '>':
		return i + 1
	case c == '_' && !v.joined(i):
		return i + 1
	case c == '`':
		return v.code(i)
	case c == '[' || c == ']' || c == '{' || c == '!' && bytes.HasPrefix(rest, []byte("![")):
		return v.bracket(i)
	}
	r, size := utf8.DecodeRune(rest)
	switch {
	case unicode.IsDigit(r): // digits that are in no number are not seen
	case size == 1:
		v.copy(i, i+1)
	default:
		v.put(string(rest[:size]), i, i+size)
	}
	return i + size
}

// letters is where the letters and spaces at i end, and the marks that mean nothing in
// Markdown: nearly all of a page. No number begins with one of them.
func (v *viewer) letters(i int) int {
	for i < v.end && (isLetter(v.data[i]) || v.data[i] == ' ' || v.data[i] == '.' || v.data[i] == ',' || v.data[i] == '\'') {
		i++
	}
	return i
}

// joined reports a low line between two letters.
func (v *viewer) joined(i int) bool {
	before, _ := utf8.DecodeLastRune(v.data[:i])
	after, _ := utf8.DecodeRune(v.data[i+1:])
	return (unicode.IsLetter(before) || unicode.IsDigit(before)) && (unicode.IsLetter(after) || unicode.IsDigit(after))
}

// digits reads a number as package markdown saw it.
func (v *viewer) digits(n markdown.Number) int {
	if v.leave(n) {
		v.put(objectMark, n.Span.Start, n.Span.End)
		return n.Span.End
	}
	from := n.Span.Start
	for _, r := range n.Text {
		// A digit stands where it is found next. What an entity stands for is not
		// found, and neither is the space that a line break is read as.
		if i := bytes.IndexRune(v.data[from:n.Span.End], r); i == 0 || i > 0 && unicode.IsDigit(r) {
			from += i
		}
		from = min(from, n.Span.End-1)
		end := min(from+utf8.RuneLen(r), n.Span.End)
		v.put(string(r), from, end)
		from = end
	}
	v.unit(n.Span.End)
	return n.Span.End
}

// directive passes over the directive at i, if there is one that holds no digits
// for readers or that binds what it holds.
func (v *viewer) directive(i int) (end int, text string) {
	n := sort.Search(len(v.directives), func(n int) bool { return v.directives[n].Span.Start >= i })
	if n == len(v.directives) || v.directives[n].Span.Start != i {
		return i, ""
	}
	d := v.directives[n]
	switch {
	case !binds(d.Name) && v.hasNumber(d.Span):
		return i, ""
	case d.Form != markdown.Inline:
		return min(d.Span.End, v.end), "\n"
	}
	return min(d.Span.End, v.end), objectMark
}

// binds reports the directives that hold what they show against the data.
func binds(name string) bool { return name == "fig" || name == "claim" || name == "said" }
