package render

import (
	"bytes"
	"slices"
	"strings"
	"sync"
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
	spare sync.Pool // of *asked, with what was read of another page before
}

// mostKinds is how many different kinds of pages are compared with a new one.
const mostKinds = 64

// read reads a page of this name. It may be called by several goroutines.
func (r *readers) read(name string, page []byte) Uses {
	a, ok := r.spare.Get().(*asked)
	if !ok {
		a = &asked{}
	}
	a.needs, a.scripts = 0, a.scripts[:0]
	a.page(name, page)
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, k := range r.known {
		if k.needs == a.needs && slices.Equal(k.scripts, a.scripts) {
			r.spare.Put(a)
			return Uses{k}
		}
	}
	if len(r.known) < mostKinds {
		r.known = append(r.known, a)
	}
	return Uses{a}
}

// page reads the start tags of a page.
func (a *asked) page(name string, page []byte) {
	var room [8]attribute
	after := secondLetters()
	for {
		i := bytes.IndexByte(page, '<')
		if i < 0 || len(page[i:]) < len("<use>") {
			return
		}
		page = page[i:]
		if after[page[1]&31]>>(page[2]&31)&1 != 0 {
			if tag := tagName(page); tag != "" && bytes.IndexByte(page, '>') > 0 {
				list := attributesOf(page, room[:0])
				a.tag(tag, list)
				if tag == "script" || tag == "link" {
					a.loads(name, list)
				}
			}
		}
		page = page[1:]
	}
}

// secondLetters are those that follow a first letter in the names that [tagName] looks for:
// a bit each. Nearly all of a page is of other elements.
func secondLetters() (after [32]uint32) {
	for _, name := range askingNames() {
		after[name[0]&31] |= 1 << (name[1] & 31)
	}
	return after
}

// askingNames are those of the elements that may make a browser load something.
func askingNames() [12]string {
	return [...]string{"script", "link", "img", "image", "input", "source", "video", "audio", "track", "form", "button", "use"}
}

// tagName is the name of the start tag that a text begins with, if it is one of
// [askingNames], else "".
func tagName(text []byte) string {
	end := 1
	for end < len(text) && (text[end]|0x20 >= 'a' && text[end]|0x20 <= 'z') {
		end++
	}
	if end < len("<img") || end > len("<source") || end == len(text) || strings.IndexByte(" \t\n\f\r/>", text[end]) < 0 {
		return ""
	}
	for _, name := range askingNames() {
		if len(name) == end-1 && name[0] == text[1]|0x20 && bytes.EqualFold(text[1:end], []byte(name)) {
			return name
		}
	}
	return ""
}

// tag notes what a start tag needs.
func (a *asked) tag(name string, list attributes) {
	attr := func(key string) []byte { return lower(list.value(key)) }
	has := func(key string) bool { return len(list.value(key)) > 0 }
	switch name {
	case "script":
		// Any other type is data, which no policy stops (HTML standard, 4.12.1).
		kind := attr("type")
		a.need(has("src") && (len(kind) == 0 || string(kind) == "module" || bytes.HasSuffix(kind, []byte("javascript"))), needScript)
	case "link":
		for rel := range bytes.FieldsSeq(attr("rel")) {
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
		a.need(string(attr("type")) == "image", needImage)
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
func (a *asked) link(rel, as []byte) {
	switch string(rel) {
	case "stylesheet":
		a.need(true, needStyle)
	case "icon", "apple-touch-icon", "mask-icon":
		a.need(true, needImage)
	case "manifest":
		a.need(true, needManifest)
	case "modulepreload":
		a.need(true, needScript)
	case "preload":
		switch string(as) {
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

// lower is a text in small letters, which nearly all are in already.
func lower(text []byte) []byte {
	for _, c := range text {
		if c >= 'A' && c <= 'Z' || c >= 0x80 {
			return bytes.ToLower(text)
		}
	}
	return text
}

// loads notes the files that a script element, or a link that loads one beforehand,
// asks for.
func (a *asked) loads(page string, list attributes) {
	for _, at := range list {
		if key := string(at.key); key != "src" && key != "href" || isFolder(at.value) {
			continue
		}
		// Most pages load the same in the same order: what the page before loaded here
		// stands behind the end of the list, and is taken if it is that again.
		n := len(a.scripts)
		if n < cap(a.scripts) && isPlain(at.value) && a.scripts[:n+1][n] == string(at.value[1:]) {
			a.scripts = a.scripts[:n+1]
		} else {
			a.scripts = append(a.scripts, fileAt(page, string(at.value)))
		}
	}
}

// isFolder reports an address that cannot be that of a script: it is empty, or that of a
// folder, as those of pages are.
func isFolder(address []byte) bool {
	return len(address) == 0 || address[len(address)-1] == '/' && !bytes.ContainsAny(address, "?#")
}

// isPlain reports the address of a file on the site that names it as it is: it begins at
// the front page, and has nothing in it that stands for something else.
func isPlain(address []byte) bool {
	if len(address) < 2 || address[0] != '/' || bytes.Contains(address, []byte("//")) || bytes.Contains(address, []byte("/.")) {
		return false
	}
	for _, c := range address {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '/', c == '-', c == '_', c == '.':
		default:
			return false
		}
	}
	return true
}

func (a *asked) need(is bool, what needed) {
	if is {
		a.needs |= what
	}
}
