package check

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
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
	ids      map[string]int
	links    []element // every address, with its tag and attribute
	headings []int     // levels in their order
	titles   []string  // texts of title elements
	faults   []fault   // what is wrong whatever the rest of the site holds
}

// fault is one finding in one page. Findings that are equal come from one place
// in a template.
type fault struct {
	rule, message, hint string
	at                  element
}

// read looks at a page as a browser would, once.
func read(p Page) *facts {
	f := &facts{page: p, ids: map[string]int{}}
	for _, leftover := range []struct{ text, rule, message, hint string }{
		{"<!-- raw HTML omitted -->", "raw-html", "raw HTML was left out of the page", "write it in Markdown, or with a directive"},
		{"&lt;no value&gt;", "no-value", "the page shows <no value>", "a template prints something that does not exist"},
	} {
		if bytes.Contains(p.HTML, []byte(leftover.text)) {
			f.fault(leftover.rule, leftover.hint, element{}, leftover.message)
		}
	}
	t := tags{html: string(p.HTML)} // what is kept of it is copied, so that this can go
	svg := 0
	for t.next() {
		switch {
		case t.name == "svg" && t.end:
			svg--
		case t.name == "svg":
			svg++
		case t.name == "title" && !t.end && svg == 0:
			f.titles = append(f.titles, strings.TrimSpace(html.UnescapeString(t.text)))
		}
		if !t.end {
			f.start(&t)
		}
	}
	return f
}

// start reads one start tag.
func (f *facts) start(t *tags) {
	tag := t.name
	if len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' {
		f.headings = append(f.headings, int(tag[1]-'0'))
	}
	var seen known
	for _, a := range t.attrs {
		f.attribute(t, a, &seen)
	}
	for _, a := range seen.addresses {
		if seen.rel != "" && tag == "link" {
			a.tag = "link " + seen.rel
		}
		a.tag, a.attr, a.value = kept(a.tag), kept(a.attr), strings.Clone(a.value)
		f.links = append(f.links, a)
	}
	switch {
	case tag == "img" && !seen.alt:
		f.fault("image-alt", "give the picture an alt text", element{tag: tag, attr: "src", value: seen.src}, "a picture without an alt text")
	case tag == "script" && seen.src == "" && seen.kind != "application/ld+json":
		f.fault("inline-code", "load a file of static/js with src", element{tag: tag}, "an inline script, which the site's policy forbids")
	case tag == "style":
		f.fault("inline-code", "write it in static/css", element{tag: tag}, "an inline style sheet, which the site's policy forbids")
	}
}

// kept is a name that does not hold on to the page it was read in.
func kept(name string) string {
	for _, common := range []string{"a", "href", "link", "link stylesheet", "link canonical", "link icon", "link alternate", "script", "src", "img"} {
		if name == common {
			return common
		}
	}
	return strings.Clone(name)
}

// known is what a tag's attributes say of each other.
type known struct {
	src, kind, rel string
	alt            bool
	addresses      []element
}

func (f *facts) attribute(t *tags, a attribute, seen *known) {
	at := element{tag: t.name, attr: a.name, value: a.value}
	switch a.name {
	case "id":
		f.ids[strings.Clone(a.value)]++
	case "alt":
		seen.alt = true
	case "type":
		seen.kind = a.value
	case "rel":
		seen.rel = a.value
	case "style":
		f.fault("inline-code", "write a class, and its style in static/css", at, "an inline style, which the site's policy forbids")
	case "src":
		seen.src = a.value
		seen.addresses = append(seen.addresses, at)
	case "href", "xlink:href", "action", "poster", "formaction", "ping", "background":
		seen.addresses = append(seen.addresses, at)
	case "data":
		if t.name == "object" {
			seen.addresses = append(seen.addresses, at)
		}
	case "srcset", "imagesrcset":
		for candidate := range strings.SplitSeq(a.value, ",") {
			at.value, _, _ = strings.Cut(strings.TrimSpace(candidate), " ")
			seen.addresses = append(seen.addresses, at)
		}
	default:
		if strings.HasPrefix(a.name, "on") {
			f.fault("inline-code", "listen for the event in a file of static/js", at, "the inline script "+a.name+", which the site's policy forbids")
		}
	}
	if strings.Contains(a.value, "ZgotmplZ") {
		at = element{t.name, a.name, a.value, t.raw}
		f.fault("unsafe-address", "hand the template a field of type template.URL, such as .Href", at,
			"html/template did not trust an address and wrote "+a.value+" in its place: the link is dead")
	}
}

func (f *facts) fault(rule, hint string, at element, message string) {
	f.faults = append(f.faults, fault{rule, message, hint, at})
}
