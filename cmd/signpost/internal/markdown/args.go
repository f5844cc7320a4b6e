package markdown

import (
	"bytes"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// source is text to scan that may lie in several stretches of the file: the lines
// of a paragraph in a quotation have "> " between them.
type source struct {
	text  []byte
	lines []stretch
}

// stretch says that the text from byte at on stands at offset in the file.
type stretch struct{ at, offset int }

// offset is the place in the file of the text's byte i; i may be its end.
func (s source) offset(i int) int {
	n := sort.Search(len(s.lines), func(k int) bool { return s.lines[k].at > i })
	if n == 0 {
		return 0
	}
	return s.lines[n-1].offset + i - s.lines[n-1].at
}

// span is the place of the text's bytes from start to end.
func (s source) span(start, end int) diag.Span {
	if end <= start {
		return diag.Span{Start: s.offset(start), End: s.offset(start)}
	}
	return diag.Span{Start: s.offset(start), End: s.offset(end-1) + 1}
}

// fault is why a directive does not parse.
type fault struct {
	span          diag.Span
	message, hint string
}

// readArgs reads "{…}" at i, which is the opening brace, and gives the args and the
// byte after the closing one. When it fails, next is still after the closing
// brace if one was found, else 0.
//
// They are gathered in the list of the page, where the next one's follow.
func (p *page) readArgs(s source, i int) (args []Arg, next int, bad *fault) {
	first := len(p.args)
	args, next, bad = p.gatherArgs(s, i)
	p.args = append(p.args, args...)
	return p.args[first:len(p.args):len(p.args)], next, bad
}

func (p *page) gatherArgs(s source, i int) (args []Arg, next int, bad *fault) {
	open := i
	args = p.args[len(p.args):]
	pairs := false
	for i++; ; {
		i = s.skipSpace(i)
		switch {
		case i >= len(s.text):
			return nil, 0, &fault{
				s.span(open, open+1), "the { is never closed",
				`end the directive with }; put a value that holds } in quotes`,
			}
		case s.text[i] == '}':
			return args, i + 1, bad
		}
		arg, end, f := p.arg(s, i)
		switch {
		case f != nil:
		case arg.Key == "" && pairs:
			f = &fault{
				arg.Span, "the word " + quoted(arg.Value) + " stands after key=value",
				`put words before keys, and a value of several words in quotes: key="two words"`,
			}
		case arg.Key != "" && hasKey(args, arg.Key):
			f = &fault{s.span(i, i+len(arg.Key)), "the key " + quoted(arg.Key) + " is given twice", "take one of the two away"}
		}
		if f != nil {
			if bad == nil {
				bad = f
			}
			if end == 0 { // no way to tell where the next arg begins
				return nil, s.closing(i), bad
			}
		}
		pairs = pairs || arg.Key != ""
		args = append(args, arg)
		i = end
	}
}

func hasKey(args []Arg, key string) bool {
	for _, a := range args {
		if a.Key == key {
			return true
		}
	}
	return false
}

// closing finds the first closing brace on the line of i, and gives the byte after
// it, or 0.
func (s source) closing(i int) int {
	line := s.text[i:]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	if end := bytes.IndexByte(line, '}'); end >= 0 {
		return i + end + 1
	}
	return 0
}

func (s source) skipSpace(i int) int {
	for i < len(s.text) && (s.text[i] == ' ' || s.text[i] == '\t' || s.text[i] == '\n') {
		i++
	}
	return i
}

// arg reads one word or one pair at i. next is 0 when what follows is lost.
func (p *page) arg(s source, i int) (a Arg, next int, bad *fault) {
	end := s.word(i)
	if end == i {
		return a, 0, s.stray(i)
	}
	a = Arg{Value: p.str(s.text[i:end]), Span: s.span(i, end)}
	if end == len(s.text) || s.text[end] != '=' {
		return a, end, s.glued(end)
	}
	a.Key = a.Value
	key := s.span(i, end)
	if !isKey(a.Key) {
		bad = &fault{key, quoted(a.Key) + " cannot be a key", "use a to z, 0 to 9, hyphens and underscores, a letter first"}
	}
	i = end + 1
	if i < len(s.text) && s.text[i] == '"' {
		value, after, ok := s.quoted(i)
		if !ok {
			return a, 0, &fault{s.span(i, i+1), "the quote is never closed", `end the value with "`}
		}
		a.Value, a.Span, end = value, s.span(i+1, after-1), after
		if after == i+2 {
			a.Span = s.span(i, after)
		}
	} else {
		end = s.word(i)
		a.Value, a.Span = p.str(s.text[i:end]), s.span(i, end)
		if end == i {
			f := &fault{key, "the key " + quoted(a.Key) + " has no value", "write the value right after the =, in quotes if it has spaces"}
			if i < len(s.text) && s.text[i] != '}' && s.text[i] > ' ' {
				return a, 0, s.stray(i)
			}
			return a, end, f
		}
	}
	if bad == nil {
		bad = s.glued(end)
	}
	return a, end, bad
}

// glued complains when no space or brace follows what ended at end.
func (s source) glued(end int) *fault {
	if end < len(s.text) && !strings.ContainsRune(" \t\n}", rune(s.text[end])) {
		return s.stray(end)
	}
	return nil
}

// stray complains of the character at i.
func (s source) stray(i int) *fault {
	_, size := utf8.DecodeRune(s.text[i:])
	c := string(s.text[i : i+size])
	f := &fault{s.span(i, i+size), quoted(c) + " has no place here", `put the value in quotes: key="…"`}
	switch c {
	case "“", "”", "‘", "’", "'":
		f.hint = `use straight double quotes: key="…"`
	case `"`:
		f.hint = `quotes go around values: key="…"`
	case "=":
		f.hint = "write key=value without spaces around the ="
	case "{":
		f.hint = "close the directive with } first"
	}
	return f
}

// word gives the end of the run of characters that need no quotes.
func (s source) word(i int) int {
	for i < len(s.text) {
		r, size := utf8.DecodeRune(s.text[i:])
		if r <= ' ' || strings.ContainsRune("\"'“”‘’`={}<>\\", r) {
			return i
		}
		i += size
	}
	return i
}

// quoted reads a value in double quotes at i. Backslash escapes are resolved, a
// line break is a space.
func (s source) quoted(i int) (value string, next int, ok bool) {
	var b strings.Builder
	for i++; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '"':
			return b.String(), i + 1, true
		case c == '\\' && i+1 < len(s.text) && util.IsPunct(s.text[i+1]):
			i++
			b.WriteByte(s.text[i])
		case c == '\n':
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return "", 0, false
}

func isKey(s string) bool {
	for i, c := range []byte(s) {
		letter := c >= 'a' && c <= 'z'
		if !letter && (i == 0 || c != '-' && c != '_' && !isDigit(c)) {
			return false
		}
	}
	return s != ""
}

// quoted puts s in the quotes of a message, as %q does, or the start of it.
func quoted(s string) string {
	const most = 60
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return strconv.Quote(s)
}
