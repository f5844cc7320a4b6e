package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	writtenPage = `<!doctype html><title>A</title><body><p>Around.</p><main><h1>A page</h1>
<div class="heading"><h2 id="b">B</h2><a class="anchor" href="#b">#<span class="vh">Link to B</span></a></div>
<p>Some <strong>words</strong>, and <a href="/c/">a link</a>.<sup><a href="#fn_1" role="doc-noteref"><span class="vh">Note </span>1</a></sup></p>
<table><caption class="vh">B</caption><tr><th>One</th><td>Two</td></tr></table>
<div class="helpline"><p>Harbour Line</p></div><li>A note. <a href="#r" role="doc-backlink">Back</a></li></main>`
	writtenMap  = `<url><loc>https://compare.example/a/</loc> <lastmod>2026-01-02</lastmod></url>`
	writtenFeed = `<id>https://compare.example/</id><id>https://compare.example/a/</id>`
)

func siteWith(t *testing.T, old, changed string) string {
	t.Helper()
	folder := t.TempDir()
	for name, data := range map[string]string{"a/index.html": writtenPage, "404.html": "<main>None</main>", "sitemap.xml": writtenMap, "feed.xml": writtenFeed} {
		if err := os.MkdirAll(filepath.Join(folder, filepath.Dir(name)), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(strings.Replace(data, old, changed, 1)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// TestVerify plants one difference after the other, and wants each told with its page.
func TestVerify(t *testing.T) {
	whole := siteWith(t, "-", "-")
	for _, tt := range []struct{ name, old, changed, want string }{
		{"nothing", "-", "-", ""},
		{"what stands around", "Around.", "Beside.", ""},
		{"what is each program's own", `class="vh">Note `, `class="vh">Footnote `, ""},
		{"spaces", "Some <strong>words</strong>, and", "Some\n  <b><strong>words</strong></b>, and", "words"},
		{"a word", "Some", "Many", "/a/index.html: words: 14 and 14, which differ from number 4 on"},
		{"a heading", ">B</h2>", ">C</h2>", "/a/index.html: headings"},
		{"the level of a heading", `<h2 id="b">B</h2>`, `<h3 id="b">B</h3>`, "/a/index.html: headings"},
		{"a cell", "<td>Two</td>", "<th>Two</th><td></td>", "/a/index.html: cells"},
		{"where a link leads", "/c/", "/d/", "/a/index.html: links"},
		{"a card", `class="helpline"`, `class="help"`, "/a/index.html: 1 and 0 cards"},
		{"a footnote", `<sup><a href="#fn_1" role="doc-noteref"><span class="vh">Note </span>1</a></sup>`, "", "/a/index.html: 1 and 0 marks"},
		{"a page without its part", "<main>None</main>", "None", "/404.html: no <main>"},
		{"the site map", "2026-01-02", "2026-01-03", "sitemap.xml: entries"},
		{"the feed", "<id>https://compare.example/a/</id>", "", "feed.xml: entries: 1 and 0"},
	} {
		found, err := verify(whole, siteWith(t, tt.old, tt.changed))
		if err != nil {
			t.Fatal(err)
		}
		if told := strings.Join(found, "\n"); tt.want == "" && told != "" || !strings.Contains(told, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, told, tt.want)
		}
	}
}

func TestVerifyPages(t *testing.T) {
	one, two := siteWith(t, "-", "-"), siteWith(t, "-", "-")
	if err := os.Remove(filepath.Join(two, "404.html")); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ first, second, want string }{
		{one, two, "/404.html: only the first site has it"},
		{two, one, "/404.html: only the second site has it"},
	} {
		if found, err := verify(tt.first, tt.second); err != nil || strings.Join(found, "\n") != tt.want {
			t.Errorf("%q, %v, want %q", found, err, tt.want)
		}
	}
	if _, err := verify(one, t.TempDir()); err == nil {
		t.Error("a site without pages is not noticed")
	}
}
