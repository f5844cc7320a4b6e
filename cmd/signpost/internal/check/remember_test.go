package check

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// TestFactsAreReadOnce wants the facts of the same bytes to be those that were read
// before, with the page that they are asked for, and to be read again for other bytes,
// other numbers or other figures.
func TestFactsAreReadOnce(t *testing.T) {
	m := memo.New()
	c := caller{helpline.NewRegister(nil)}
	known, other := memo.Sum([]byte("these numbers")), memo.Sum([]byte("others"))
	first, second := &site.Page{Name: "first.md"}, &site.Page{Name: "second.md"}
	html := []byte(`<main><a href="/a/">a</a></main>`)
	f := remembered(m, known, Page{Name: "a.html", Source: first, HTML: html}, nil, c)
	if f.page.Source != first || len(f.links) != 1 || f.links[0].value != "/a/" {
		t.Fatalf("read %+v", f)
	}
	for _, tt := range []struct {
		name  string
		known memo.Key
		html  string
		sum   memo.Key
		once  bool
	}{
		{"the same bytes", known, string(html), memo.Key{}, true},
		{"the same bytes, whose key is known", known, string(html), memo.Sum(html), true},
		{"other bytes", known, `<main><a href="/b/">b</a></main>`, memo.Key{}, false},
		{"other numbers", other, string(html), memo.Key{}, false},
	} {
		again := remembered(m, tt.known, Page{Name: "b.html", Source: second, HTML: []byte(tt.html), Sum: tt.sum}, nil, c)
		if again.page.Source != second || again.page.Name != "b.html" || f.page.Source != first {
			t.Errorf("%s: the facts are of the page %+v", tt.name, again.page)
		}
		if once := &again.links[0] == &f.links[0]; once != tt.once {
			t.Errorf("%s: read once is %v, want %v", tt.name, once, tt.once)
		}
	}
}

// TestKeyOfReading wants another key for other numbers and other figures.
func TestKeyOfReading(t *testing.T) {
	number := func(text string) helpline.Phone {
		n, err := helpline.ParseNumber(text, "GB")
		if err != nil {
			t.Fatal(err)
		}
		return helpline.Phone{Number: n}
	}
	m := memo.New()
	of := func(s *helpline.Service, d *stats.Dataset) memo.Key {
		return Input{Site: &site.Site{Helplines: helpline.NewRegister([]*helpline.Service{s}), Statistics: d}, Memory: m}.keyOfReading()
	}
	one := helpline.Service{ID: "one", Title: "One", Call: []helpline.Phone{number("0800 1111")}, Summary: "A summary."}
	same, renamed, renumbered := one, one, one
	same.Summary, renamed.Title, renumbered.Call = "Another one.", "Two", []helpline.Phone{number("116 123")}
	if of(&one, nil) != of(&same, nil) {
		t.Error("what is not read of a service is in the key")
	}
	if of(&one, nil) == of(&renamed, nil) || of(&one, nil) == of(&renumbered, nil) {
		t.Error("a name or a number is not in the key")
	}
	if (Input{}).keyOfReading() != (memo.Key{}) {
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
