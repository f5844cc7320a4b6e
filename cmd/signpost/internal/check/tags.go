package check

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// tags reads the tags of a page, and the text of its titles, one after another,
// as the HTML standard has a browser read them (13.2.5, tokenization). A test
// holds it against golang.org/x/net/html, which does the same for everything and
// takes five times as long: on a large site that was a fifth of the build.
type tags struct {
	html  []byte
	at    int
	from  int    // where the tag just read begins
	name  []byte // its name, in lower case
	kind  tagKind
	raw   []byte // the tag itself
	end   bool   // it is an end tag
	attrs []attribute
	has   attrKind // the kinds of them all
	text  []byte   // of an element whose content is no HTML, such as a title
	// plain is true when no < stands between the tag before and this one.
	plain bool
	// entities is true when a value of an attribute was written with some; they are taken
	// out of it in room, until the next tag is read.
	entities bool
	room     []byte
}

// attribute is one attribute, its name in lower case, its value without entities.
type attribute struct {
	name, value []byte
	kind        attrKind
}

// next reads the next tag; false at the end of the page.
func (t *tags) next() bool {
	t.plain = true
	for ; ; t.plain = false {
		i := bytes.IndexByte(t.html[t.at:], '<')
		if i < 0 || t.at+i+1 >= len(t.html) {
			return false
		}
		t.at += i
		switch c := t.html[t.at+1]; {
		case isLetter(c):
			return t.tag(1)
		case c == '/' && t.at+2 < len(t.html) && isLetter(t.html[t.at+2]):
			return t.tag(2)
		case c == '!' && bytes.HasPrefix(t.html[t.at:], []byte("<!--")):
			t.comment()
		case c == '!' || c == '?' || c == '/':
			t.skipTo(">")
		default:
			t.at++
		}
	}
}

// comment passes over a comment. Those that a browser ends early are <!--> and
// <!--->, and any at --!>.
func (t *tags) comment() {
	for _, empty := range []string{"<!-->", "<!--->"} {
		if bytes.HasPrefix(t.html[t.at:], []byte(empty)) {
			t.at += len(empty)
			return
		}
	}
	rest := t.html[t.at+4:]
	end := len(rest)
	for _, close := range []string{"-->", "--!>"} {
		if i := bytes.Index(rest, []byte(close)); i >= 0 {
			end = min(end, i+len(close))
		}
	}
	t.at += 4 + end
}

func (t *tags) skipTo(close string) {
	if i := bytes.Index(t.html[t.at:], []byte(close)); i >= 0 {
		t.at += i + len(close)
		return
	}
	t.at = len(t.html)
}

// tag reads a tag whose name begins skip bytes after its <.
func (t *tags) tag(skip int) bool {
	start := t.at
	at := start + skip
	for at < len(t.html) && !isSpace(t.html[at]) && t.html[at] != '/' && t.html[at] != '>' {
		at++
	}
	t.name, t.end, t.attrs, t.text = lower(t.html[start+skip:at]), skip == 2, t.attrs[:0], nil
	t.kind, t.has, t.entities, t.room = kindOfTag(t.name), 0, false, t.room[:0]
	for {
		for at < len(t.html) && (isSpace(t.html[at]) || t.html[at] == '/') {
			at++
		}
		if at >= len(t.html) {
			return false // a tag that is cut off is no tag
		}
		if t.html[at] == '>' {
			break
		}
		if at = t.attribute(at); at >= len(t.html) {
			return false
		}
	}
	t.from, t.at = start, at+1
	t.raw = t.html[start:t.at]
	if !t.end && t.kind&rawText != 0 {
		t.content()
	}
	return true
}

// attribute reads the attribute at the offset at and gives the offset after it.
func (t *tags) attribute(at int) int {
	start := at
	for at < len(t.html) && !isSpace(t.html[at]) && t.html[at] != '/' && t.html[at] != '>' && (t.html[at] != '=' || at == start) {
		at++
	}
	name := lower(t.html[start:at])
	next := at
	for next < len(t.html) && isSpace(t.html[next]) {
		next++
	}
	var value []byte
	if next < len(t.html) && t.html[next] == '=' {
		for next++; next < len(t.html) && isSpace(t.html[next]); next++ {
		}
		value, at = t.value(next)
	}
	for i := range t.attrs {
		if bytes.Equal(t.attrs[i].name, name) {
			return at // the first one counts
		}
	}
	kind := kindOfAttr(name)
	t.attrs = append(t.attrs, attribute{name, t.decoded(value), kind})
	t.has |= kind
	return at
}

func (t *tags) value(at int) ([]byte, int) {
	if at >= len(t.html) {
		return nil, at
	}
	if quote := t.html[at]; quote == '"' || quote == '\'' {
		end := bytes.IndexByte(t.html[at+1:], quote)
		if end < 0 {
			return nil, len(t.html)
		}
		return t.html[at+1 : at+1+end], at + end + 2
	}
	start := at
	for at < len(t.html) && !isSpace(t.html[at]) && t.html[at] != '>' {
		at++
	}
	return t.html[start:at], at
}

// decoded resolves entities the way attributes do, which leave &copy=1 alone.
func (t *tags) decoded(value []byte) []byte {
	if bytes.IndexByte(value, '&') < 0 && bytes.IndexByte(value, '\r') < 0 {
		return value
	}
	t.entities = true
	if start := len(t.room); t.usual(value) {
		return t.room[start:len(t.room):len(t.room)]
	}
	quoted := `<a a="` + strings.ReplaceAll(string(value), `"`, "&#34;") + `">`
	one := html.NewTokenizer(strings.NewReader(quoted))
	one.Next()
	one.TagName()
	_, decoded, _ := one.TagAttr()
	return decoded
}

// usual decodes a value that holds no entity but those that html/template writes, which
// read the same in an attribute and in text. It reports whether that is so.
func (t *tags) usual(value []byte) bool {
	for rest := value; ; {
		i := bytes.IndexByte(rest, '&')
		if i < 0 {
			t.room = append(t.room, rest...)
			return bytes.IndexByte(value, '\r') < 0
		}
		t.room = append(t.room, rest[:i]...)
		sign, size := usualEntity(rest[i:])
		if size == 0 {
			return false
		}
		t.room = append(t.room, sign)
		rest = rest[i+size:]
	}
}

// usualEntity is the sign that an entity stands for, and the entity's length.
func usualEntity(text []byte) (sign byte, size int) {
	for _, e := range [...]struct {
		entity string
		sign   byte
	}{{"&#43;", '+'}, {"&#39;", '\''}, {"&#34;", '"'}, {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}} {
		if bytes.HasPrefix(text, []byte(e.entity)) {
			return e.sign, len(e.entity)
		}
	}
	return 0, 0
}

// content passes over the content of an element that holds no HTML.
func (t *tags) content() {
	start := t.at
	for {
		i := bytes.Index(t.html[t.at:], []byte("</"))
		if i < 0 {
			t.text, t.at = t.html[start:], len(t.html)
			return
		}
		t.at += i
		after := t.html[t.at+2:]
		if len(after) > len(t.name) && bytes.EqualFold(after[:len(t.name)], t.name) {
			if c := after[len(t.name)]; isSpace(c) || c == '/' || c == '>' {
				t.text = t.html[start:t.at]
				return
			}
		}
		t.at += 2
	}
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' }

// attr is the value of an attribute of the tag just read, nil when it has none. It
// holds until the next tag is read.
func (t *tags) attr(name string) []byte {
	for i := range t.attrs {
		if string(t.attrs[i].name) == name {
			return t.attrs[i].value
		}
	}
	return nil
}

// hasClass reports whether the tag just read has a class.
func (t *tags) hasClass(class string) bool {
	if t.has&isClass == 0 {
		return false
	}
	for _, a := range t.attrs {
		if a.kind != isClass {
			continue
		}
		for rest := a.value; ; {
			i := bytes.Index(rest, []byte(class))
			if i < 0 {
				return false
			}
			end := i + len(class)
			if (i == 0 || isSpace(rest[i-1])) && (end == len(rest) || isSpace(rest[end])) {
				return true
			}
			rest = rest[end:]
		}
	}
	return false
}

// lower changes the letters of ASCII and no others, as names of tags are compared.
func lower(name []byte) []byte {
	for i, c := range name {
		if c >= 'A' && c <= 'Z' {
			small := bytes.Clone(name)
			for ; i < len(small); i++ {
				if c := small[i]; c >= 'A' && c <= 'Z' {
					small[i] = c + 'a' - 'A'
				}
			}
			return small
		}
	}
	return name
}
