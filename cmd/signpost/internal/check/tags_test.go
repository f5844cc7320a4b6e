package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// ours are the tags of a page, one a line, as this package reads them.
func ours(page string) []string {
	return read(tags{html: []byte(page)})
}

// again are those of a page that was read before.
func again(page string) []string {
	known := &shortNames{}
	read(tags{html: []byte(page), names: known})
	return read(tags{html: []byte(page), names: known})
}

func read(t tags) []string {
	var list []string
	for t.next() {
		line := string(t.name)
		if t.end {
			list = append(list, "/"+line)
			continue
		}
		for _, a := range t.attrs {
			line += " " + string(a.name) + "=" + string(a.value)
		}
		list = append(list, line)
	}
	return list
}

// theirs are the same as golang.org/x/net/html reads them.
func theirs(page string) []string {
	t := html.NewTokenizer(strings.NewReader(page))
	var list []string
	for {
		switch t.Next() {
		case html.ErrorToken:
			return list
		case html.StartTagToken, html.SelfClosingTagToken:
			token := t.Token()
			line := token.Data
			for _, a := range token.Attr {
				line += " " + a.Key + "=" + a.Val
			}
			list = append(list, line)
		case html.EndTagToken:
			list = append(list, "/"+t.Token().Data)
		case html.TextToken, html.CommentToken, html.DoctypeToken:
		}
	}
}

func oddPages() []string {
	return []string{
		"", "<", "<p", "<p>", "a < b <p> c", "<P CLASS=X>", "<p/>", "<p / a / b>", "<br/>",
		`<a href="/x" href="/y">`, `<a href='/x "y"'>`, `<a href=/x/>`, `<a href = "/x" >`, `<a href>`, `<a =x>`, `<a a=b"c>`, `<a "b">`,
		`<a title="a > b" href="/x">`, `<a href="/?a=1&amp;copy=2&copy=3&#43;&quot;'">`, "<a\nhref=\"/x\ty\"\f>", `<a href="/x`, `<a href="/x"`,
		"<!-- <p> --><b>", "<!--><b>", "<!---><b>", "<!-- a --!><b>", "<!-- a -- b --><b>", "<!-- open <b>", "<!doctype html><p>", "<!x><p>", "<?x <p>?><b>", "</><b>", "</ p><b>", "</p x=y><b>",
		"<title>a <b> c</title><p>", "<title>a</titles>b</TITLE ><p>", "<title>open <p>", "<script>if (a<b) '<p>'</script><p>", "<style>p > a { }</style/><p>",
		"<textarea><p></textarea><p>", "<svg><title>x</title></svg>", "<xmp><p></xmp>", "<1><p>", "<pé é=é>", "<a\r\nb=\"c\r\nd\">",
	}
}

func TestTagsAreThoseOfABrowser(t *testing.T) {
	pages := oddPages()
	names, err := filepath.Glob("../../../../templates/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, string(text))
	}
	for _, page := range pages {
		for _, got := range [][]string{ours(page), again(page)} {
			if diff := cmp.Diff(theirs(page), got); diff != "" {
				t.Errorf("%q: -want +got:\n%s", page, diff)
			}
		}
	}
}

func FuzzTags(f *testing.F) {
	for _, page := range oddPages() {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page string) {
		for _, leftOut := range []string{"\x00", "<plaintext", "<script"} {
			if strings.Contains(strings.ToLower(page), leftOut) || !utf8.ValidString(page) {
				t.Skip("no page that this package reads holds it, or it is refused for that")
			}
		}
		for _, got := range [][]string{ours(page), again(page)} {
			if diff := cmp.Diff(theirs(page), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		}
	})
}
