package check

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/site"
)

// readOne gives the facts of one page, and its links as they were kept.
func readOne(t *testing.T, page string) (*Facts, []string, []string) {
	t.Helper()
	r := readerOf(&helpline.Service{ID: "one"}, nil)
	r.site.Config.BaseURL = "https://own.example"
	html := []byte(page)
	f := r.Read(Page{Name: "a.html", HTML: html})
	for i := range html {
		html[i] = 'x' // nothing that was kept is of these bytes
	}
	values := func(numbers []uint32) []string {
		var list []string
		for _, n := range numbers {
			e := unpacked(r.elements.text(n))
			list = append(list, e.tag+" "+e.attr+" "+e.value)
		}
		return list
	}
	return f, values(f.links), values(f.ownLinks())
}

// TestLinksThatAreKept wants those of which the rest of the site decides, and those that
// lead to no id of their own page.
func TestLinksThatAreKept(t *testing.T) {
	_, links, own := readOne(t, `<link rel="canonical" href="https://elsewhere.example/"><a href="#a">a</a><a href="#z">z</a><a href="/1/">1</a>
<main id="a"><a href="#b">b</a><a href="https://elsewhere.example/">e</a><a href="https://own.example/2/">2</a><a href="#%62">b</a><b id="b"></b>
<a href="#x&amp;y">x</a><i id="x&amp;y"></i><i id="other&amp;"></i><a href="#c">c</a><img alt srcset="/3 1x, /4 2x"></main><a href="#b">b</a><a ping="https://elsewhere.example/" href="">p</a><a href="#">top</a>`)
	main := []string{"a href https://own.example/2/", "a href #%62", "a href #c", "img srcset /3", "img srcset /4"}
	want := append([]string{"link canonical href https://elsewhere.example/", "a href #z", "a href /1/"}, main...)
	want = append(want, "a ping https://elsewhere.example/", "a href ", "a href #")
	if diff := cmp.Diff(want, links); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(main, own); diff != "" {
		t.Errorf("links in the main element (-want +got):\n%s", diff)
	}
}

// TestIDs wants a page to have its ids and no others.
func TestIDs(t *testing.T) {
	f, _, _ := readOne(t, `<p id="b"><p id="a&amp;b"><p id="b"><p id="ccc"><p id="">`)
	for id, want := range map[string]bool{"": true, "b": true, "a&b": true, "ccc": true, "a": false, "cc": false, "bccc": false, "a&bb": false} {
		if got := f.ids.has(id); got != want {
			t.Errorf("%q: %v, want %v", id, got, want)
		}
	}
	if last := f.rare.faults[len(f.rare.faults)-1]; last.rule != "same-id" || last.message != `the id "b" stands 2 times in one page` {
		t.Errorf("got %+v", last)
	}
}

// TestElements wants an element to come back as it was, and others to be others.
func TestElements(t *testing.T) {
	long := string(make([]byte, 300))
	s := &site.Site{Config: &site.Config{BaseURL: "https://own.example"}, Pages: []*site.Page{{Path: "/a/"}, {Path: "/b/"}}}
	e := newElements(s)
	one, other := newNumbering(e), newNumbering(e)
	var l list
	all := []element{
		{"a", "href", "/", ""},
		{"ah", "ref", "/", ""},
		{"", "", "ahref/", ""},
		{long, "a", "b", ""},
		{"link " + long, long, long, ""},
		{"a", "href", "/", ""},
		{"a", "href", "/b/", ""},
		{"link canonical", "href", "https://own.example/a/", ""},
		{"link canonical", "href", "/a/", ""},
		{"link", "href", "/a/", ""},
		{"a", "ping", "/a/", ""},
		{"a", "href", "/b/#part", ""},
		{"a", "href", "/b/#", ""},
		{"a", "href", "/b/#part#other", ""},
		{"a", "href", "/c/#part", ""},
		{"link canonical", "href", "https://own.example/a/#part", ""},
		{"", "", "part", ""},
	}
	for _, one := range all {
		l.add([]byte(one.tag), []byte(one.attr), []byte(one.value))
	}
	other.ofTexts([]string{"of another goroutine"})
	numbers := one.of(&l)
	if diff := cmp.Diff([]uint32{260, 261, 262, 263, 264, 260, 1, 2, 265, 266, 267, 268, 269, 270, 271, 272, 273}, numbers); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
	for _, n := range []*numbering{one, other} {
		texts := e.texts(n.of(&l))
		for i, text := range texts {
			if got := unpacked(text); got != all[i] {
				t.Errorf("got %+v, want %+v", got, all[i])
			}
		}
		if diff := cmp.Diff(n.of(&l), n.ofTexts(texts)); diff != "" {
			t.Errorf("numbers of texts (-want +got):\n%s", diff)
		}
	}
}
