package render

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
)

// Uses is what a page asks a browser to load, which [Headers] needs to know of it: read
// while it is drawn, so that its HTML need not be kept. The zero value was never read.
type Uses struct{ of *asked }

// asked is the directives of the policy that a page needs, and the files of the scripts
// that it loads.
type asked struct {
	needs   needed
	scripts []string
}

// needed is a set of directives of Content Security Policy.
type needed uint16

const (
	needScript needed = 1 << iota
	needStyle
	needImage
	needFont
	needConnect
	needManifest
	needMedia
	needForm
)

// names are those of the directives in the set.
func (n needed) names() []string {
	var list []string
	for i, name := range []string{"script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src", "media-src", "form-action"} {
		if n&(1<<i) != 0 {
			list = append(list, name)
		}
	}
	return list
}

// readers keeps what was read of pages: most ask for the same, and share it.
type readers struct {
	mutex sync.Mutex
	known []*asked
}

// mostKinds is how many different kinds of pages are compared with a new one.
const mostKinds = 64

// read reads a page of this name. It may be called by several goroutines.
func (r *readers) read(name string, page []byte) Uses {
	var a asked
	a.page(name, page)
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, k := range r.known {
		if k.needs == a.needs && slices.Equal(k.scripts, a.scripts) {
			return Uses{k}
		}
	}
	if len(r.known) < mostKinds {
		r.known = append(r.known, &a)
	}
	return Uses{&a}
}

// page reads the start tags of a page.
func (a *asked) page(name string, page []byte) {
	for {
		i := bytes.IndexByte(page, '<')
		if i < 0 {
			return
		}
		page = page[i:]
		if tag := tagName(page); tag != "" {
			end := bytes.IndexByte(page, '>') + 1
			if end == 0 {
				return
			}
			a.tag(tag, page)
			if tag == "script" || tag == "link" {
				a.loads(name, page[:end])
			}
		}
		page = page[1:]
	}
}

// tagName is the name of the start tag that a text begins with, if it is one of an element
// that may make a browser load something, else "".
func tagName(text []byte) string {
	if len(text) < 2 {
		return ""
	}
	switch text[1] | 0x20 { // nearly all of a page is of other elements
	case 's', 'l', 'i', 'v', 'a', 't', 'f', 'b', 'u':
	default:
		return ""
	}
	end := 2
	for end < len(text) && (text[end]|0x20 >= 'a' && text[end]|0x20 <= 'z') {
		end++
	}
	if end < len("<img") || end > len("<source") || end == len(text) || strings.IndexByte(" \t\n\f\r/>", text[end]) < 0 {
		return ""
	}
	for _, name := range [...]string{"script", "link", "img", "image", "input", "source", "video", "audio", "track", "form", "button", "use"} {
		if len(name) == end-1 && name[0] == text[1]|0x20 && bytes.EqualFold(text[1:end], []byte(name)) {
			return name
		}
	}
	return ""
}

// tag notes what the start tag at the beginning of a text needs.
func (a *asked) tag(name string, text []byte) {
	var room [8]attribute
	list := attributesOf(text, room[:0])
	attr := func(key string) string { return strings.ToLower(string(list.value(key))) }
	has := func(key string) bool { return len(list.value(key)) > 0 }
	switch name {
	case "script":
		// Any other type is data, which no policy stops (HTML standard, 4.12.1).
		kind := attr("type")
		a.need(has("src") && (kind == "" || kind == "module" || strings.HasSuffix(kind, "javascript")), needScript)
	case "link":
		for rel := range strings.FieldsSeq(attr("rel")) {
			a.link(rel, attr("as"))
		}
	case "img", "image":
		a.need(true, needImage)
	case "use":
		address := list.value("href")
		if len(address) == 0 {
			address = list.value("xlink:href")
		}
		a.need(len(address) > 0 && address[0] != '#', needImage)
	case "input", "button":
		a.need(attr("type") == "image", needImage)
		a.need(has("formaction"), needForm)
	case "source":
		a.need(has("srcset"), needImage)
		a.need(has("src"), needMedia)
	case "video", "audio", "track":
		a.need(has("src"), needMedia)
		a.need(has("poster"), needImage)
	case "form":
		// Without an address a form leads to its own page. A script may answer it;
		// sent, it would put what was typed into an address.
		a.need(has("action"), needForm)
	}
}

// link notes what a link element needs: the type of what it loads, or of what it loads
// beforehand (HTML standard, 4.6.7).
func (a *asked) link(rel, as string) {
	switch rel {
	case "stylesheet":
		a.need(true, needStyle)
	case "icon", "apple-touch-icon", "mask-icon":
		a.need(true, needImage)
	case "manifest":
		a.need(true, needManifest)
	case "modulepreload":
		a.need(true, needScript)
	case "preload":
		switch as {
		case "font":
			a.need(true, needFont)
		case "style":
			a.need(true, needStyle)
		case "script":
			a.need(true, needScript)
		case "image":
			a.need(true, needImage)
		case "fetch":
			a.need(true, needConnect)
		case "track":
			a.need(true, needMedia)
		}
	}
}

// loads notes the files that a script element, or a link that loads one beforehand,
// asks for.
func (a *asked) loads(page string, tag []byte) {
	var room [8]attribute
	for _, at := range attributesOf(tag, room[:0]) {
		if key := string(at.key); key != "src" && key != "href" || isFolder(at.value) {
			continue
		}
		if name := fileAt(page, string(at.value)); !slices.Contains(a.scripts, name) {
			a.scripts = append(a.scripts, name)
		}
	}
}

// isFolder reports an address that cannot be that of a script: it is empty, or that of a
// folder, as those of pages are.
func isFolder(address []byte) bool {
	return len(address) == 0 || address[len(address)-1] == '/' && !bytes.ContainsAny(address, "?#")
}

func (a *asked) need(is bool, what needed) {
	if is {
		a.needs |= what
	}
}

// attribute is one of a start tag.
type attribute struct{ key, value []byte }

type attributes []attribute

// value is that of the last attribute of a name.
func (l attributes) value(key string) []byte {
	for i := len(l) - 1; i >= 0; i-- {
		if string(l[i].key) == key {
			return l[i].value
		}
	}
	return nil
}

// attributesOf reads the attributes of the start tag at the beginning of a text into list.
// One that is written as the templates write theirs is read at once, because there are
// dozens on every page; any other is read as browsers do.
func attributesOf(text []byte, list attributes) attributes {
	if read, ok := plainAttributes(text, list); ok {
		return read
	}
	z := html.NewTokenizer(bytes.NewReader(text))
	z.Next()
	list = list[:0]
	for _, a := range z.Token().Attr {
		list = append(list, attribute{[]byte(a.Key), []byte(a.Val)})
	}
	return list
}

// plainAttributes reads a start tag whose attributes have small letters for names, and
// values in double quotes, if any, without anything that stands for something else.
func plainAttributes(text []byte, list attributes) (attributes, bool) {
	i := 1
	for i < len(text) && text[i] >= 'a' && text[i] <= 'z' {
		i++
	}
	for i < len(text) && text[i] == ' ' {
		start := i + 1
		for i = start; i < len(text) && (text[i] >= 'a' && text[i] <= 'z' || text[i] == '-'); i++ {
		}
		a := attribute{key: text[start:i]}
		if len(a.key) == 0 {
			return nil, false
		}
		if bytes.HasPrefix(text[i:], []byte(`="`)) {
			start = i + 2
			end := bytes.IndexByte(text[start:], '"')
			if end < 0 || bytes.ContainsAny(text[start:start+end], "&<>\r\x00") {
				return nil, false
			}
			a.value, i = text[start:start+end], start+end+1
		}
		list = append(list, a)
	}
	return list, bytes.HasPrefix(text[i:], []byte(">")) || bytes.HasPrefix(text[i:], []byte("/>"))
}
