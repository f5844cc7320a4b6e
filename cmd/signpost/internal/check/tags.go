package check

import "bytes"

// tags reads the tags of a page, and the text of its titles, one after another,
// as the HTML standard has a browser read them (13.2.5, tokenization). A test
// holds it against golang.org/x/net/html, which does the same for everything and
// takes five times as long: on a large site that was a fifth of the build.
type tags struct {
	html     []byte
	at       int
	from, to int    // where the tag just read stands
	name     []byte // its name, in lower case
	kind     tagKind
	end      bool // it is an end tag
	attrs    []attribute
	has      attrKind // the kinds of them all
	// plain is true when no < stands between the tag before and this one.
	plain bool
	// entities is true when a value of an attribute was written with some; they are taken
	// out of it in room, until the next tag is read.
	entities bool
	room     []byte
	// names are those that were met before; nil keeps none.
	names *shortNames
	// amp and cr are where the next & and the next \r stand, not before the last value that
	// was searched; clean is the first of them.
	amp, cr, clean int
}

// next reads the next tag; false at the end of the page.
func (t *tags) next() bool {
	t.plain = true
	for ; ; t.plain = false {
		if t.at+1 < len(t.html) && t.html[t.at] == '\n' {
			t.at++ // most ends of lines stand between two tags
		}
		if t.at < len(t.html) && t.html[t.at] != '<' {
			i := bytes.IndexByte(t.html[t.at:], '<')
			if i < 0 {
				return false
			}
			t.at += i
		}
		if t.at+1 >= len(t.html) {
			return false
		}
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
	at := t.tagName(start + skip)
	t.end, t.has, t.entities = skip == 2, 0, false
	t.attrs = t.attrs[:0]
	t.room = t.room[:0]
	for at < len(t.html) && t.html[at] != '>' {
		if isSpace(t.html[at]) || t.html[at] == '/' {
			at++
			continue
		}
		at = t.attribute(at)
	}
	if at >= len(t.html) {
		return false // a tag that is cut off is no tag
	}
	t.from, t.to, t.at = start, at+1, at+1
	if !t.end && t.kind&rawText != 0 {
		t.content()
	}
	return true
}

// content passes over the content of an element that holds no HTML.
func (t *tags) content() {
	for {
		i := bytes.Index(t.html[t.at:], []byte("</"))
		if i < 0 {
			t.at = len(t.html)
			return
		}
		t.at += i
		after := t.html[t.at+2:]
		if len(after) > len(t.name) && bytes.EqualFold(after[:len(t.name)], t.name) {
			if c := after[len(t.name)]; isSpace(c) || c == '/' || c == '>' {
				return
			}
		}
		t.at += 2
	}
}

// raw is the tag just read, as it stands in the page.
func (t *tags) raw() []byte { return t.html[t.from:t.to] }

// text is that of an element whose content is no HTML, such as a title, when its start tag
// was just read.
func (t *tags) text() []byte { return t.html[t.to:t.at] }

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' }

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
