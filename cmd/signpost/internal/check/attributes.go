package check

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// attribute is one attribute, its name in lower case, its value without entities.
type attribute struct {
	name, value []byte
	kind        attrKind
}

// attribute reads the attribute at the offset at and gives the offset after it.
func (t *tags) attribute(at int) int {
	name, kind, at := t.attrName(at)
	next := at
	for next < len(t.html) && isSpace(t.html[next]) {
		next++
	}
	var value []byte
	if next < len(t.html) && t.html[next] == '=' {
		for next++; next < len(t.html) && isSpace(t.html[next]); next++ {
		}
		var start, end int
		start, end, at = t.value(next)
		if value = t.html[start:end]; end > t.clean {
			value = t.decoded(start, end)
		}
	}
	if (kind == 0 || t.has&kind != 0) && t.hasNamed(name) {
		return at // the first one counts
	}
	t.attrs = append(t.attrs, attribute{name, value, kind})
	t.has |= kind
	return at
}

func (t *tags) hasNamed(name []byte) bool {
	for i := range t.attrs {
		if bytes.Equal(t.attrs[i].name, name) {
			return true
		}
	}
	return false
}

// named is the name at an offset in lower case, and the offset after it. Besides what ends
// every name, one more sign does, unless the name begins with it.
func (t *tags) named(at int, end byte) ([]byte, int) {
	start, bits := at, byte(0xFF)
	for at < len(t.html) {
		c := t.html[at]
		if c <= '>' && (c == '>' || c == '/' || isSpace(c) || c == end && at > start) {
			break // letters need only the first comparison
		}
		bits &= c
		at++
	}
	if bits&0x20 != 0 {
		return t.html[start:at], at // a capital lacks this bit
	}
	return lower(t.html[start:at]), at
}

// value finds the value at an offset: where it begins and ends, and the offset after it.
func (t *tags) value(at int) (start, end, after int) {
	if at >= len(t.html) {
		return at, at, at
	}
	if quote := t.html[at]; quote == '"' || quote == '\'' {
		i := bytes.IndexByte(t.html[at+1:], quote)
		if i < 0 {
			return at, at, len(t.html)
		}
		return at + 1, at + 1 + i, at + i + 2
	}
	start = at
	for at < len(t.html) && !isSpace(t.html[at]) && t.html[at] != '>' {
		at++
	}
	return start, at, at
}

// decoded resolves the entities of the value between two offsets the way attributes do,
// which leave &copy=1 alone.
func (t *tags) decoded(start, end int) []byte {
	value := t.html[start:end]
	amp, cr := t.holds(&t.amp, '&', start, end), t.holds(&t.cr, '\r', start, end)
	t.clean = min(t.amp, t.cr)
	if !amp && !cr {
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

// holds reports a sign between two offsets. Where the next one stands is kept, so that
// nearly all values need not be searched.
func (t *tags) holds(next *int, sign byte, start, end int) bool {
	if *next < start {
		*next = len(t.html)
		if i := bytes.IndexByte(t.html[start:], sign); i >= 0 {
			*next = start + i
		}
	}
	return *next < end
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

// lasting is a value of an attribute that stays when the next tag is read.
func (t *tags) lasting(value []byte) []byte {
	if t.entities {
		return bytes.Clone(value)
	}
	return value
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
