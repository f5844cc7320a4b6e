package check

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// element is a start tag that may be at fault. Raw is the tag as it stands in the
// page, where that helps to find it in a template.
type element struct {
	tag, attr, value, raw string
}

// facts are what the gates must know of one page, so that its HTML need not be
// kept.
type facts struct {
	page     Page
	caller   caller
	ids      map[string]int
	links    []element // every address, with its tag and attribute
	hasMain  bool
	main     diag.Span // those of them in the main element, as places in links
	headings []int     // levels in their order
	titles   []string  // texts of title elements
	named    []string  // what stands in the place of a title on a home screen
	ways     ways      // links out of the site, and to help
	told     []element // what messengers show of a link to the page
	shown    []shown   // figures and claims
	drawings []drawing // svg elements that are pictures
	faults   []fault   // what is wrong whatever the rest of the site holds
}

// fault is one finding in one page. Findings that are equal come from one place
// in a template.
type fault struct {
	rule, message, hint string
	at                  element
}

// drawing is an svg element that is a picture: what names it to those who cannot
// see it, and the ids of elements that do.
type drawing struct {
	named bool
	by    string
	at    element
}

// read looks at a page as a browser would, once. Rows are the site's figures by the
// ids that their rows have, c knows the site's telephone numbers.
func read(p Page, rows map[string]stats.Observation, c caller) *facts {
	f := &facts{page: p, caller: c, ids: map[string]int{}, links: make([]element, 0, 64)}
	for _, leftover := range []struct{ text, rule, message, hint string }{
		{"<!-- raw HTML omitted -->", "raw-html", "raw HTML was left out of the page", "write it in Markdown, or with a directive"},
		{";no value&gt;", "no-value", "the page shows <no value>", "a template prints something that does not exist"},
	} {
		if bytes.Contains(p.HTML, []byte(leftover.text)) {
			f.fault(leftover.rule, leftover.hint, element{}, leftover.message)
		}
	}
	if r, ok := unseen(p.HTML); ok {
		f.fault("direction-mark", "look for an entity such as &#x202e; or &rlm; and delete it", element{}, fmt.Sprintf("the page holds the invisible character U+%04X", r))
	}
	f.ways.keys = bytes.Contains(p.HTML, []byte("Shift"))
	t := tags{html: p.HTML}
	w := watcher{rows: rows, tags: &t}
	words := wording{html: p.HTML, read: func(pieces []diag.Span) { f.numbers(p.HTML, pieces) }}
	svg, picture := 0, false
	for t.next() {
		switch name := string(t.name); {
		case name == "svg" && t.end:
			svg--
		case name == "svg":
			svg++
			picture = f.drawing(&t) || picture && svg > 1
		case name == "main" && t.end:
			f.main.End = len(f.links)
		case name == "main":
			f.hasMain, f.main = true, diag.Span{Start: len(f.links), End: -1}
		case name == "title" && !t.end && svg == 0:
			f.titles = append(f.titles, strings.TrimSpace(html.UnescapeString(string(t.text))))
		case name == "title" && !t.end && picture:
			last := &f.drawings[len(f.drawings)-1]
			last.named = last.named || len(bytes.TrimSpace(t.text)) > 0
		}
		w.tag()
		words.tag(&t)
		f.way(&t)
		if !t.end {
			f.start(&t)
		}
	}
	w.finish(len(p.HTML))
	words.finish()
	if f.main.End < 0 {
		f.main.End = len(f.links) // it is never closed
	}
	f.shown = w.shown
	return f
}

// drawing notes the svg element that begins, if it is a picture.
func (f *facts) drawing(t *tags) bool {
	if t.attr("role") != "img" {
		return false
	}
	at := element{tag: "svg", attr: "class", value: t.attr("class")}
	f.drawings = append(f.drawings, drawing{strings.TrimSpace(t.attr("aria-label")) != "", t.attr("aria-labelledby"), at})
	return true
}

// unseen finds a control character, or a mark that changes the direction of text:
// an entity can bring one that the file itself does not hold.
func unseen(page []byte) (rune, bool) {
	for i, c := range page {
		switch {
		case c < 0x20 && c != '\n' && c != '\t' || c == 0x7F:
			return rune(c), true
		case c != 0xE2 && c != 0xD8 && c != 0xEF:
			continue
		}
		switch r, _ := utf8.DecodeRune(page[i:]); {
		case r == 0x200E || r == 0x200F || r == 0x061C || r == 0xFEFF, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return r, true
		}
	}
	return 0, false
}

// start reads one start tag.
func (f *facts) start(t *tags) {
	if tag := t.name; len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' {
		f.headings = append(f.headings, int(tag[1]-'0'))
	}
	seen := known{first: len(f.links)}
	for _, a := range t.attrs {
		f.attribute(t, a, &seen)
	}
	tag := kept(t.name)
	if seen.rel != "" && tag == "link" {
		for i := range f.links[seen.first:] {
			f.links[seen.first+i].tag = "link " + seen.rel
		}
	}
	switch {
	case tag == "img" && !seen.alt:
		f.fault("image-alt", "give the picture an alt text", element{tag: tag, attr: "src", value: seen.src}, "a picture without an alt text")
	case tag == "meta":
		f.meta(t)
	case tag == "script" && seen.kind == "application/ld+json":
		f.structured(t.text)
	case tag == "script" && seen.src == "":
		f.fault("inline-code", "load a file of static/js with src", element{tag: tag}, "an inline script, which the site's policy forbids")
	case tag == "style":
		f.fault("inline-code", "write it in static/css", element{tag: tag}, "an inline style sheet, which the site's policy forbids")
	}
}

// kept is the name of a tag or an attribute as a string; for common names nothing is
// copied.
func kept(name []byte) string {
	switch string(name) {
	case "a":
		return "a"
	case "div":
		return "div"
	case "li":
		return "li"
	case "p":
		return "p"
	case "span":
		return "span"
	case "href":
		return "href"
	case "id":
		return "id"
	case "class":
		return "class"
	}
	return string(name)
}

// known is what a tag's attributes say of each other; first is the number of the
// page's addresses before it.
type known struct {
	src, kind, rel string
	alt            bool
	first          int
}

func (f *facts) attribute(t *tags, a attribute, seen *known) {
	at := func() element { return element{tag: kept(t.name), attr: kept(a.name), value: string(a.value)} }
	if isSpoken(t, string(a.name)) {
		f.spoken(a.value)
	}
	switch name := string(a.name); name {
	case "class":
	case "id":
		f.ids[string(a.value)]++
	case "alt":
		seen.alt = true
	case "type":
		seen.kind = string(a.value)
	case "rel":
		seen.rel = string(a.value)
	case "http-equiv", "referrerpolicy", "srcdoc":
		f.policy(at())
	case "style":
		f.fault("inline-code", "write a class, and its style in static/css", at(), "an inline style, which the site's policy forbids")
	case "src":
		seen.src = string(a.value)
		f.links = append(f.links, at())
	case "href", "xlink:href", "action", "poster", "formaction", "ping", "background":
		f.links = append(f.links, at())
	case "data":
		if string(t.name) == "object" {
			f.links = append(f.links, at())
		}
	case "srcset", "imagesrcset":
		for candidate := range strings.SplitSeq(string(a.value), ",") {
			one := at()
			one.value, _, _ = strings.Cut(strings.TrimSpace(candidate), " ")
			f.links = append(f.links, one)
		}
	default:
		if strings.HasPrefix(name, "on") {
			f.fault("inline-code", "listen for the event in a file of static/js", at(), "the inline script "+name+", which the site's policy forbids")
		}
	}
	if bytes.Contains(a.value, []byte("ZgotmplZ")) {
		unsafe := at()
		unsafe.raw = string(t.raw)
		f.fault("unsafe-address", "hand the template a field of type template.URL, such as .Href", unsafe,
			"html/template did not trust an address and wrote "+unsafe.value+" in its place: the link is dead")
	}
}

func (f *facts) fault(rule, hint string, at element, message string) {
	f.faults = append(f.faults, fault{rule, message, hint, at})
}
