package strictyaml

import (
	"strings"
	"unicode/utf8"
)

// Nearly all front matter is plain: keys with one text, day, number or short list each,
// and lists of such groups. plain reads that, and nothing else: whatever it is not sure
// of (text over several lines, escapes, comments, tabs, everything that is refused) it
// leaves to yaml/v3. What it reads, it reads as yaml/v3 does; a fuzz test holds the two
// together.
type plain struct {
	tree
	at     int    // where the next line begins
	indent int    // of the line, -1 behind the last one
	start  int    // where rest begins in the text
	rest   string // of the line, without the spaces around it
}

// maxPlainBytes, maxPlainDepth and maxPlainKeys bound what plain reads: the bytes of a text, which
// are those of the largest front matter, groups inside each other, and keys in one. They lie
// below what is refused.
const (
	maxPlainBytes = 1 << 16
	maxPlainDepth = 8
	maxPlainKeys  = 60
)

// readPlain reads a whole document; false leaves it to yaml/v3.
func readPlain(text string) (tree, bool) {
	if len(text) > maxPlainBytes || !isPlain(text) {
		return tree{}, false
	}
	p := plain{tree: tree{text: text}}
	p.nodes = make([]node, 0, 8+2*strings.Count(p.text, "\n"))
	p.advance()
	if p.indent != 0 || !p.mapping(1) || p.indent >= 0 {
		return tree{}, false
	}
	return p.tree, true
}

// isPlain reports text without anything that YAML takes for a line break, or refuses.
func isPlain(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= ' ' && c < 0x7F || c == '\n' {
			continue
		}
		if c < utf8.RuneSelf {
			return false
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if size == 1 || r < 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF {
			return false
		}
		i += size - 1
	}
	return true
}

// advance goes on to the next line that is not empty.
func (p *plain) advance() {
	for p.at < len(p.text) {
		line, _, _ := strings.Cut(p.text[p.at:], "\n")
		p.start = p.at
		p.at += len(line) + 1
		p.rest = line
		p.skip(0)
		if p.indent = len(line) - len(p.rest); p.rest != "" {
			p.rest = strings.TrimRight(p.rest, " ")
			return
		}
	}
	p.indent, p.rest = -1, ""
}

// skip goes past the first n bytes of the rest of the line, and the spaces behind them.
func (p *plain) skip(n int) {
	for n < len(p.rest) && p.rest[n] == ' ' {
		n++
	}
	p.start, p.rest = p.start+n, p.rest[n:]
}

// open begins a mapping or a list here, which close ends.
func (p *plain) open(k kind, start int) int {
	p.nodes = append(p.nodes, node{start: uint16(start), kind: k}) //nolint:gosec // the text has maxPlainBytes at most.
	return len(p.nodes) - 1
}

func (p *plain) scalar(start, end int, t tag) {
	p.nodes = append(p.nodes, node{size: uint32(end - start), start: uint16(start), kind: scalar, tag: t}) //nolint:gosec // the text has maxPlainBytes at most.
}

// mapping reads the keys that stand as far in as the line.
func (p *plain) mapping(depth int) bool {
	indent, self := p.indent, p.open(mapping, p.start)
	for keys := 0; p.indent == indent; keys++ {
		size := p.key(self)
		if size == 0 || keys == maxPlainKeys {
			return false
		}
		p.skip(size + len(":"))
		var ok bool
		if p.rest == "" {
			ok = p.below(indent, depth+1)
		} else {
			ok = p.line(indent, depth+1)
		}
		if !ok {
			return false
		}
	}
	p.close(self)
	return p.indent < indent
}

// key reads a key that the mapping has not had yet. It gives its size, 0 where there is none.
func (p *plain) key(of int) int {
	size := keySize(p.rest)
	if size == 0 || p.repeated(of, p.rest[:size]) {
		return 0
	}
	t, ok := tagOfPlain(p.rest[:size])
	if !ok {
		return 0
	}
	p.scalar(p.start, p.start+size, t)
	return size
}

// repeated reports whether the mapping, which is not closed, has the key.
func (p *plain) repeated(of int, name string) bool {
	for key := of + 1; key < len(p.nodes); key = p.behind(key + 1) {
		if p.value(key) == name {
			return true
		}
	}
	return false
}

// keySize is the length of a key of letters, digits, hyphens and low lines that a colon
// follows, 0 where there is none.
func keySize(s string) int {
	const longest = 100
	i := 0
	for i < len(s) && i < longest && (isLetter(s[i]) || i > 0 && (isDigit(s[i]) || s[i] == '-' || s[i] == '_')) {
		i++
	}
	if i+1 < len(s) && s[i] == ':' && s[i+1] == ' ' || i+1 == len(s) && s[i] == ':' {
		return i
	}
	return 0
}

// below reads what stands on the lines below a key.
func (p *plain) below(indent, depth int) bool {
	p.advance()
	isList := strings.HasPrefix(p.rest, "- ")
	switch {
	case depth > maxPlainDepth, p.indent < indent, p.indent == indent && !isList:
		return false
	case isList:
		return p.sequence(depth)
	}
	return p.mapping(depth)
}

// sequence reads the items that stand as far in as the line.
func (p *plain) sequence(depth int) bool {
	indent, self := p.indent, p.open(sequence, p.start)
	for p.indent == indent && strings.HasPrefix(p.rest, "- ") {
		before := p.start
		p.skip(len("-"))
		var ok bool
		if keySize(p.rest) > 0 {
			p.indent += p.start - before // the other keys stand below the first one
			ok = depth < maxPlainDepth && p.mapping(depth+1)
		} else {
			ok = p.line(indent, depth+1)
		}
		if !ok {
			return false
		}
	}
	p.close(self)
	return p.indent <= indent
}

// line reads a value that ends with its line.
func (p *plain) line(indent, depth int) bool {
	switch p.rest[0] {
	case '"', '\'', '[', '{':
		if !p.flow(depth) || p.rest != "" {
			return false
		}
	default:
		t, ok := tagOfPlain(p.rest)
		if !ok || strings.Contains(p.rest, ": ") || strings.HasSuffix(p.rest, ":") || strings.Contains(p.rest, " #") {
			return false
		}
		p.scalar(p.start, p.start+len(p.rest), t)
	}
	p.advance()
	return p.indent <= indent // what stands further in would go on with the value
}

// tagOfPlain says what text without quotes is taken for; false where plain does not know.
func tagOfPlain(s string) (tag, bool) {
	switch c := s[0]; {
	case isDigit(c):
		return tagOfDigits(s)
	case !isLetter(c) && c != '(' && c != '/' && c < utf8.RuneSelf:
		return 0, false
	}
	switch s {
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return tagBool, true
	case "null", "Null", "NULL":
		return tagNull, true
	}
	return tagText, true
}

// tagOfDigits is tagOfPlain for what begins with a digit.
func tagOfDigits(s string) (tag, bool) {
	const yearAndHyphen, longest = len("2006-"), 18
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case digits == len(s):
		return tagInt, digits == 1 || s[0] != '0' && digits <= longest
	case dateShape(s):
		_, ok := day(s)
		return tagTime, ok
	}
	// No number holds a space, and a moment begins with a year and a hyphen.
	return tagText, strings.Contains(s, " ") && (len(s) < yearAndHyphen || s[yearAndHyphen-1] != '-')
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
