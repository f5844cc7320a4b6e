package check

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// untrusted is what html/template writes in the place of an address that it does not
// trust.
const untrusted = "ZgotmplZ"

// start reads one start tag.
func (r *reading) start(t *tags) {
	if t.kind&isHeading != 0 {
		r.headings = append(r.headings, t.name[1]-'0')
	}
	if t.has&^isClass != 0 || r.unsafe || t.entities {
		tag := t.name
		if t.kind&resource != 0 && t.has&isRel != 0 && string(tag) == "link" {
			tag = t.linkName()
		}
		for i := range t.attrs {
			r.attribute(t, tag, &t.attrs[i])
		}
	}
	if t.kind&resource != 0 {
		r.resource(t)
	}
}

// resource judges an element as a whole.
func (r *reading) resource(t *tags) {
	switch src := t.attr("src"); string(t.name) {
	case "img":
		if t.has&isAlt == 0 {
			r.fault("image-alt", "give the picture an alt text", element{tag: "img", attr: "src", value: string(src)}, "a picture without an alt text")
		}
	case "meta":
		r.meta(t)
	case "script":
		if string(t.attr("type")) == "application/ld+json" {
			r.structured(t.text())
		} else if len(src) == 0 {
			r.fault("inline-code", "load a file of static/js with src", element{tag: "script"}, "an inline script, which the site's policy forbids")
		}
	case "style":
		r.fault("inline-code", "write it in static/css", element{tag: "style"}, "an inline style sheet, which the site's policy forbids")
	}
}

// attribute reads one attribute of a start tag, whose addresses are known under a name.
func (r *reading) attribute(t *tags, tag []byte, a *attribute) {
	if a.kind&(isWords|isContent) != 0 && isSpoken(t, a) {
		r.spoken(a.value)
	}
	at := func() element { return element{tag: string(t.name), attr: string(a.name), value: string(a.value)} }
	switch {
	case a.kind&(isClass|isWords) != 0, a.kind == 0:
	case a.kind&isID != 0:
		r.ids = append(r.ids, t.lasting(a.value))
	case a.kind&leads != 0 && t.kind&anchor != 0:
		r.link(t, a)
	case a.kind&leads != 0, a.kind&isData != 0 && string(t.name) == "object":
		r.links.add(tag, a.name, a.value)
	case a.kind&isList != 0:
		for candidate := range bytes.SplitSeq(a.value, []byte(",")) {
			address, _, _ := bytes.Cut(bytes.TrimSpace(candidate), []byte(" "))
			r.links.add(tag, a.name, address)
		}
	case a.kind&isPolicy != 0:
		r.policy(at())
	case a.kind&isStyle != 0:
		r.fault("inline-code", "write a class, and its style in static/css", at(), "an inline style, which the site's policy forbids")
	case a.kind&isHandler != 0:
		r.fault("inline-code", "listen for the event in a file of static/js", at(), "the inline script "+string(a.name)+", which the site's policy forbids")
	}
	if (r.unsafe || t.entities) && bytes.Contains(a.value, []byte(untrusted)) {
		unsafe := at()
		unsafe.raw = string(t.raw())
		r.fault("unsafe-address", "hand the template a field of type template.URL, such as .Href", unsafe,
			"html/template did not trust an address and wrote "+unsafe.value+" in its place: the link is dead")
	}
}

// link reads the address of a link. Those that lead elsewhere are left out: a link may do
// that, and nobody looks for them.
func (r *reading) link(t *tags, a *attribute) {
	if string(a.name) == "href" {
		base := r.reader.site.Config.BaseURL
		switch {
		case bytes.HasPrefix(a.value, []byte("https://")) && !bytes.HasPrefix(a.value, []byte(base)):
			return
		case len(a.value) > 1 && a.value[0] == '#' && bytes.IndexByte(a.value, '%') < 0:
			r.fragments = append(r.fragments, fragment{len(r.links.at), t.lasting(a.value[1:])})
		}
	}
	r.links.add(t.name, a.name, a.value)
}

// isSpoken reports an attribute of a start tag that a reader sees or hears, or that
// search engines and messengers show of the page.
func isSpoken(t *tags, a *attribute) bool {
	return a.kind&isWords != 0 || a.kind&isContent != 0 && string(t.name) == "meta" && isShownMeta(t.metaKind())
}

// linkName is the name under which the addresses of a link element are known: with what
// they are to the page. It holds until the next tag is read.
func (t *tags) linkName() []byte {
	rel := t.attr("rel")
	if len(rel) == 0 {
		return t.name
	}
	start := len(t.room)
	t.room = append(append(t.room, "link "...), rel...)
	return t.room[start:]
}

// metaKind is what a meta element is about, in small letters. It holds until the next tag
// is read.
func (t *tags) metaKind() []byte {
	start := len(t.room)
	t.room = append(append(t.room, t.attr("name")...), t.attr("property")...)
	kind := t.room[start:]
	for i, c := range kind {
		switch {
		case c >= utf8.RuneSelf:
			return bytes.ToLower(kind)
		case c >= 'A' && c <= 'Z':
			kind[i] = c + 'a' - 'A'
		}
	}
	return kind
}

// isShownMeta reports a kind of meta element whose content is shown to somebody.
func isShownMeta(kind []byte) bool {
	_, last, _ := bytes.Cut(kind, []byte(":"))
	return string(kind) == "description" || string(last) == "title" || string(last) == "description" || strings.HasSuffix(string(last), ":alt")
}
