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
	tokens := html.NewTokenizer(bytes.NewReader(p.HTML))
	tokens.SetMaxBuf(8 << 20)
	inTitle, svg := false, 0
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return f
		case html.TextToken:
			if inTitle {
				f.titles[len(f.titles)-1] = strings.TrimSpace(string(tokens.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := tokens.TagName()
			tag := string(name)
			if tag == "svg" {
				svg++
			}
			if inTitle = tag == "title" && svg == 0; inTitle {
				f.titles = append(f.titles, "")
			}
			f.start(tag, tokens, more)
		case html.EndTagToken:
			name, _ := tokens.TagName()
			switch string(name) {
			case "svg":
				svg--
			case "title":
				inTitle = false
			}
		case html.CommentToken, html.DoctypeToken:
		}
	}
}

// start reads one start tag.
func (f *facts) start(tag string, tokens *html.Tokenizer, more bool) {
	if len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' {
		f.headings = append(f.headings, int(tag[1]-'0'))
	}
	if !more && tag != "img" && tag != "script" && tag != "style" {
		return
	}
	raw := tokens.Raw()
	seen := attributes{}
	for more {
		var name, value []byte
		name, value, more = tokens.TagAttr()
		f.attribute(tag, name, value, raw, &seen)
	}
	for _, a := range seen.addresses {
		if seen.rel != "" && tag == "link" {
			a.tag = "link " + seen.rel
		}
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

// attributes are what a tag's attributes say of each other.
type attributes struct {
	src, kind, rel string
	alt            bool
	addresses      []element
}

func (f *facts) attribute(tag string, name, value, raw []byte, seen *attributes) {
	switch attr := string(name); attr {
	case "id":
		f.ids[string(value)]++
	case "alt":
		seen.alt = true
	case "type":
		seen.kind = string(value)
	case "rel":
		seen.rel = string(value)
	case "style":
		f.fault("inline-code", "write a class, and its style in static/css", element{tag: tag, attr: attr, value: string(value)}, "an inline style, which the site's policy forbids")
	case "src":
		seen.src = string(value)
		seen.addresses = append(seen.addresses, element{tag: tag, attr: attr, value: seen.src})
	case "href", "xlink:href", "action", "poster", "formaction", "ping", "background":
		seen.addresses = append(seen.addresses, element{tag: tag, attr: attr, value: string(value)})
	case "data":
		if tag == "object" {
			seen.addresses = append(seen.addresses, element{tag: tag, attr: attr, value: string(value)})
		}
	case "srcset", "imagesrcset":
		for candidate := range strings.SplitSeq(string(value), ",") {
			address, _, _ := strings.Cut(strings.TrimSpace(candidate), " ")
			seen.addresses = append(seen.addresses, element{tag: tag, attr: attr, value: address})
		}
	default:
		if strings.HasPrefix(attr, "on") {
			f.fault("inline-code", "listen for the event in a file of static/js", element{tag: tag, attr: attr, value: string(value)},
				"the inline script "+attr+", which the site's policy forbids")
		}
	}
	if bytes.Contains(value, []byte("ZgotmplZ")) {
		f.fault("unsafe-address", "hand the template a field of type template.URL, such as .Href",
			element{tag: tag, attr: string(name), value: string(value), raw: string(raw)},
			"html/template did not trust an address and wrote "+string(value)+" in its place: the link is dead")
	}
}

func (f *facts) fault(rule, hint string, at element, message string) {
	f.faults = append(f.faults, fault{rule, message, hint, at})
}
