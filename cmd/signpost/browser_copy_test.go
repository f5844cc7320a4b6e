package main

import (
	"slices"
	"strings"
	"testing"
)

// TestCopy copies words to say from a page: with a script there is a button that says
// when it is done; what it copies are the words alone. Without there is none.
func TestCopy(t *testing.T) {
	chromium := startChrome(t)
	files, h := publish(t, repository(), true)
	path := ""
	for name, data := range files {
		if strings.HasSuffix(name, "/index.html") && strings.Contains(string(data), "data-copy=") && (path == "" || name < path) {
			path = name
		}
	}
	if path == "" {
		t.Fatal("no page has words to copy: the test shows nothing")
	}
	path = "/" + strings.TrimSuffix(path, "index.html")
	tb := chromium.newTab(t, h, 375, 667)
	tb.open(path)
	boxes := eval[[]string](tb, "[...document.querySelectorAll('[data-copy]')].map((e) => e.dataset.copied)")
	tb.click("[data-copy] button")
	tb.until("document.querySelector('[data-copy] [role=status]')?.textContent === " + quote(boxes[0]))
	if said := tb.complaints(); len(said) > 0 {
		t.Errorf("%s: the browser says: %q", path, said)
	}
	tb.run("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
	tb.click("[data-copy] button")
	tb.until("window.copied")
	want := eval[[]string](tb, "[...document.querySelector('[data-copy]').children].filter((e) => !e.matches('.title, button, [role=status]')).map((e) => e.textContent)")
	got := eval[string](tb, "window.copied")
	if !slices.Equal(strings.Fields(got), strings.Fields(strings.Join(want, " "))) || len(got) < 10 {
		t.Errorf("%s: copied %q, want %q", path, got, want)
	}
	tb.withoutScripts()
	tb.open(path)
	if eval[int](tb, "document.querySelectorAll('[data-copy] button').length") > 0 {
		t.Errorf("%s: without scripts there is a button that does nothing", path)
	}
}
