package check

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/site"
)

// TestFactsAreReadOnce wants the facts of the same bytes to be those that were read
// before, with the page that they are asked for, and to be read again for other bytes,
// other numbers or other figures.
func TestFactsAreReadOnce(t *testing.T) {
	m := memo.New()
	known, other := readerOf(&helpline.Service{ID: "one"}, m), readerOf(&helpline.Service{ID: "other"}, m)
	first, second := &site.Page{Name: "first.md"}, &site.Page{Name: "second.md"}
	html := []byte(`<main id="m"><a href="/a/">a</a></main>`)
	page := Page{Name: "a.html", Source: first, HTML: html}
	f, k := known.Read(page), known.take().kept(page)
	if f.page.source != first || len(f.links) != 1 || unpacked(known.elements.text(f.links[0])).value != "/a/" {
		t.Fatalf("read %+v", f)
	}
	for _, tt := range []struct {
		name   string
		reader *Reader
		html   string
		sum    memo.Key
		once   bool
	}{
		{"the same bytes", known, string(html), memo.Key{}, true},
		{"the same bytes, whose key is known", known, string(html), memo.Sum(html), true},
		{"the same bytes in another build", readerOf(&helpline.Service{ID: "one"}, m), string(html), memo.Key{}, true},
		{"other bytes", known, `<main id="m"><a href="/b/">b</a></main>`, memo.Key{}, false},
		{"other numbers", other, string(html), memo.Key{}, false},
	} {
		page := Page{Name: "b.html", Source: second, HTML: []byte(tt.html), Sum: tt.sum}
		tt.reader.Read(Page{HTML: []byte("<p id=p><a href=/p>")}) // so that numbers are others
		again := tt.reader.Read(page)
		if again.page.source != second || again.page.name != "b.html" || f.page.source != first {
			t.Errorf("%s: the facts are of the page %+v", tt.name, again.page)
		}
		if once := tt.reader.take().kept(page) == k; once != tt.once {
			t.Errorf("%s: read once is %v, want %v", tt.name, once, tt.once)
		}
		if link := unpacked(tt.reader.elements.text(again.links[0])); tt.once && link != (element{tag: "a", attr: "href", value: "/a/"}) || !again.ids.has("m") {
			t.Errorf("%s: the link is %+v, the ids %v", tt.name, link, again.ids)
		}
	}
}

// readerOf is a reader for a site with one service.
func readerOf(s *helpline.Service, m *memo.Memory) *Reader {
	return NewReader(&site.Site{Config: &site.Config{}, Helplines: helpline.NewRegister([]*helpline.Service{s})}, m)
}

// TestKeyOfReading wants another key for other numbers and whatever else is read.
func TestKeyOfReading(t *testing.T) {
	number := func(text string) helpline.Phone {
		n, err := helpline.ParseNumber(text, "GB")
		if err != nil {
			t.Fatal(err)
		}
		return helpline.Phone{Number: n}
	}
	m := memo.New()
	of := func(s *helpline.Service) memo.Key { return readerOf(s, m).key }
	one := helpline.Service{ID: "one", Title: "One", Call: []helpline.Phone{number("0800 1111")}, Summary: "A summary."}
	same, renamed, renumbered := one, one, one
	same.Summary, renamed.Title, renumbered.Call = "Another one.", "Two", []helpline.Phone{number("116 123")}
	if of(&one) != of(&same) {
		t.Error("what is not read of a service is in the key")
	}
	if of(&one) == of(&renamed) || of(&one) == of(&renumbered) {
		t.Error("a name or a number is not in the key")
	}
	for name, change := range map[string]func(r *Reader){
		"the way out":       func(r *Reader) { r.site.Config.Exit.URL = "https://elsewhere.example/" },
		"the address":       func(r *Reader) { r.site.Config.BaseURL = "https://other.example" },
		"the private words": func(r *Reader) { r.site.Config.PrivateWords = []string{"word"} },
		"the way to help":   func(r *Reader) { r.danger.helps = []string{"/help/"} },
	} {
		r := readerOf(&one, m)
		if change(r); r.keyOfReading() == r.key {
			t.Errorf("%s is not in the key", name)
		}
	}
	if readerOf(&one, nil).key != (memo.Key{}) {
		t.Error("a key without a memory")
	}
}

// TestSameEverywhere tells addresses that lead to one place from every page from those that
// depend on the page they stand on.
func TestSameEverywhere(t *testing.T) {
	got := map[string]bool{}
	want := map[string]bool{
		"/a/": true, "/a/#b": true, "https://a.example/": true, "//a.example/": true, "tel:+441": true, "mailto:a@b.example": true,
		"": false, "#b": false, "a/": false, "../a/": false, "?a:b": false, "a/b:c": false, "#a:b": false,
	}
	for address := range want {
		got[address] = isSameEverywhere(address)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
