package main

import (
	"testing"

	"github.com/chromedp/cdproto/page"
)

// TestPreviewFrozen freezes the tab with the stream, and wakes it again.
func TestPreviewFrozen(t *testing.T) {
	first, f := newPreviewTab(t)
	f.build(map[string]string{"/page/": pageOf("<p>One.</p>")})
	first.preview("/page/")
	second := first.beside()
	second.preview("/page/")
	_ = call(first, page.SetWebLifecycleState, page.SetWebLifecycleStateParams{State: page.SetWebLifecycleStateStateFrozen})
	build := f.build(map[string]string{"/page/": pageOf("<p>Two.</p>")})
	second.shows(build)
	_ = call(first, page.SetWebLifecycleState, page.SetWebLifecycleStateParams{State: page.SetWebLifecycleStateStateActive})
	first.shows(build)
	build = f.build(map[string]string{"/page/": pageOf("<p>Three.</p>")})
	first.shows(build)
	second.shows(build)
}

// TestPreviewHung makes the tab with the stream hang while another is looked at, of which
// no event tells.
func TestPreviewHung(t *testing.T) {
	first, f := newPreviewTab(t)
	f.build(map[string]string{"/page/": pageOf("<p>One.</p>")})
	first.preview("/page/")
	second := first.beside()
	second.preview("/page/")
	first.run("setTimeout(() => { for (const end = Date.now() + 11000; Date.now() < end;); })")
	second.shows(f.build(map[string]string{"/page/": pageOf("<p>Two.</p>")}))
	if eval[float64](second, `navigator.locks.query().then(({ held }) => held.length)`) != 1 {
		t.Error("nobody, or more than one, has the stream")
	}
}

// TestPreviewRefused shuts a browser out, and lets it in again.
func TestPreviewRefused(t *testing.T) {
	tb, f := newPreviewTab(t)
	f.build(map[string]string{"/page/": pageOf("<p>One.</p>")})
	tb.preview("/page/")
	f.refuse(true)
	f.CloseClientConnections()
	const lost = shadow + `.querySelector(".is-lost").textContent`
	tb.until(lost + `.startsWith("This device is not let in any more.")`)
	f.refuse(false)
	tb.until(lost + ` === ""`)
}

// TestPreviewAnew starts the server again while the files have an error: the page that is
// shown stays, with all that was done on it, until there is a site.
func TestPreviewAnew(t *testing.T) {
	tb, f := newPreviewTab(t)
	f.build(map[string]string{"/page/": pageOf(`<p>One.</p><input id="field">`)})
	tb.preview("/page/")
	tb.run(`field.value = "typed"`)
	f.stop()
	f.start("b", "site", "", "ok", false, "errors", 1, "problems", anErrorIn("a.md"))
	tb.until(overlayShown + ` && ` + shadow + `.querySelector(".overlay h2").textContent.includes("has no site yet")`)
	f.build(map[string]string{"/page/": pageOf(`<p>Two.</p><input id="field">`)})
	tb.until(`!` + overlayShown + ` && document.querySelector("p").textContent === "Two."`)
	if !eval[bool](tb, `window.mark && field.value === "typed"`) {
		t.Error("the page was loaded anew, or what was typed is gone")
	}
}

// TestPreviewMoved makes an address lead to another.
func TestPreviewMoved(t *testing.T) {
	tb, f := newPreviewTab(t)
	f.build(map[string]string{"/new/": pageOf("<h1>New</h1>")})
	tb.preview("/old/")
	f.mu.Lock()
	f.moved["/old/"] = "/new/"
	f.mu.Unlock()
	f.build(map[string]string{"/_redirects": "/old/ /new/ 308"})
	tb.until(`location.pathname === "/new/" && document.querySelector("h1").textContent === "New"`)
}

// TestPreviewSearch loads a page anew whose script clears its field when it is shown: what
// was typed and selected comes back.
func TestPreviewSearch(t *testing.T) {
	tb, f := newPreviewTab(t)
	const script = `<script type="module" src="/search.js"></script>`
	form := func(index string) string {
		return pageOf(`<form data-search="`+index+`"><input id="field" type="search"></form>`, script)
	}
	f.build(map[string]string{"/search.js": `addEventListener("pageshow", () => { field.value = ""; window.cleared = true; })`, "/search/": form("a")})
	tb.preview("/search/")
	tb.run(`field.focus()`)
	tb.typeText("hotline")
	tb.run(`field.setSelectionRange(2, 5)`)
	f.build(map[string]string{"/search/": form("b")})
	tb.until(`!window.mark && window.cleared && field.value === "hotline" && field.selectionStart === 2 && field.selectionEnd === 5 && document.activeElement === field`)
}
