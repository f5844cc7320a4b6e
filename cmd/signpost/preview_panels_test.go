package main

import (
	"fmt"
	"testing"
)

// focused is what has the focus: an element of the preview by its class, or by its words.
const focused = `((e) => e && (e.className || e.textContent.trim()))(` + shadow + `.activeElement)`

// barButton finds a button of the bar by its words.
func barButton(words string) string {
	return fmt.Sprintf(`[...%s.querySelectorAll("button")].find((b) => b.textContent === %q)`, shadow, words)
}

// TestPreviewFocus lets errors come and go while the focus is somewhere: it never falls to
// the beginning of the page, and what happens is said.
func TestPreviewFocus(t *testing.T) {
	tb, f := newPreviewTab(t)
	f.page["helplines"] = []any{map[string]any{"title": "A", "path": "/a/"}, map[string]any{"title": "B", "path": "/b/"}}
	f.build(map[string]string{"/page/": pageOf("<p>One.</p>")})
	tb.preview("/page/")
	const said = shadow + `.querySelector(".heard").textContent`
	wrong := func() {
		t.Helper()
		f.tell("ok", false, "errors", 1, "problems", anErrorIn("a.md"))
		tb.until(overlayShown)
	}
	want := func(when, focus string) {
		t.Helper()
		if got := eval[string](tb, focused); got != focus {
			t.Errorf("%s the focus is on %q, want %q", when, got, focus)
		}
	}
	wrong()
	tb.until(said + ` === "1 error: the page is the last good one"`)
	tb.run(shadow + `.querySelector(".overlay a.where").focus()`)
	f.tell("errors", 1, "problems", anErrorIn("b.md"))
	tb.until(shadow + `.querySelector(".overlay").textContent.includes("b.md")`)
	want("after another error", "where")
	f.build(nil)
	tb.until("!" + overlayShown + " && " + said + ` === "Mended"`)
	want("after it was mended", "bar")

	wrong()
	tb.press("Escape", noModifier)
	tb.run(shadow + `.querySelector(".errors").focus(); window.button = ` + shadow + `.activeElement`)
	tb.press("Enter", noModifier)
	tb.until(overlayShown)
	want("in the overlay that was opened", "overlay")
	tb.press("Escape", noModifier)
	tb.until("!" + overlayShown)
	want("after it was closed", "errors")
	f.tell("errors", 2)
	tb.until(shadow + `.querySelector(".errors").textContent === "2 errors"`)
	want("on the button of another build", "errors")

	// Of two panels one is open.
	tb.run(barButton("Details") + ".click()")
	if eval[bool](tb, overlayShown) {
		t.Error("details and errors lie over each other")
	}
	tb.until(shadow + `.querySelectorAll(".details ul a").length === 2`)
	tb.run(shadow + `.querySelectorAll(".details ul a")[1].focus(); window.link = ` + shadow + `.activeElement`)
	f.build(nil)
	tb.until(`!link.isConnected && ` + shadow + `.activeElement?.textContent === "B"`)
	f.tell("ok", false, "errors", 1, "problems", anErrorIn("a.md"))
	tb.until(overlayShown + " && " + shadow + `.querySelector(".details").hidden`)
	want("when errors take the place of details", "Details")
}

// TestPreviewBar looks at the words of the bar and at how large it is.
func TestPreviewBar(t *testing.T) {
	tb, f := newPreviewTab(t)
	f.page["hidden"], f.page["audience"] = "it will be published on 24 December 2026", "parents"
	f.build(map[string]string{"/page/": pageOf(`<button data-quick-exit>Leave</button><style></style>`)})
	tb.preview("/page/")
	for _, words := range []string{"Not published: it will", "Parents and carers"} {
		tb.until(fmt.Sprintf(shadow+`.querySelector(".facts").textContent.includes(%q)`, words))
	}
	f.page = map[string]any{"title": "Not found"}
	tb.preview("/gone/")
	tb.until(shadow + `.querySelector(".facts").textContent === "There is no page at this address"`)
	f.page = map[string]any{"title": "Page", "file": "content/page.md", "problems": anErrorIn("a.md")}
	f.tell("ok", false, "errors", 2, "problems", anErrorIn("a.md"))
	for _, width := range []int{320, 375, 640, 1280} {
		for _, percent := range []int{100, 200} {
			t.Run(fmt.Sprintf("%d at %d%%", width, percent), func(t *testing.T) {
				defer tb.lend(t)()
				tb.size(width, 640)
				tb.textSize(percent)
				tb.preview("/page/")
				tb.until(overlayShown)
				tb.until(shadow + `.querySelector(".facts").textContent.startsWith("Published")`)
				for _, what := range []string{
					`[...bar.querySelectorAll("button, a")].filter((e) => e.checkVisibility()).every((e) => { const b = e.getBoundingClientRect(); return b.left >= 0 && b.right <= innerWidth && b.top >= bar.getBoundingClientRect().top - 1 && b.bottom <= innerHeight; })`,
					`document.querySelector("[data-quick-exit]").getBoundingClientRect().bottom <= overlay.getBoundingClientRect().top`,
					`overlay.querySelector(".problems").getBoundingClientRect().top < bar.getBoundingClientRect().top - 40`,
					`[...root.querySelectorAll("a, button")].filter((e) => e.checkVisibility()).every((e) => { const b = e.getBoundingClientRect(); return b.width > 43.9 && b.height > 43.9; })`, // fractions are lost while a panel moves
					`document.documentElement.scrollWidth <= innerWidth`,
				} {
					if !eval[bool](tb, `(() => { const root = `+shadow+`, bar = root.querySelector(".bar"), overlay = root.querySelector(".overlay"); return `+what+`; })()`) {
						t.Errorf("it is not true that %s", what)
					}
				}
			})
		}
	}
}

// TestPreviewLook follows links in the frame of a page that shows another, and brings it
// up to date where no scripts run.
func TestPreviewLook(t *testing.T) {
	tb, f := newPreviewTab(t)
	// The server draws another heading for each page; this one cannot see the query.
	lookAt := func(path string) string {
		return `<!doctype html><html><head>` + previewScript + `<link rel="icon" href="data:,"><title>Look at ` + path + `</title></head><body class="look"><header><h1>` + path + `</h1></header><main><div class="stage"><iframe src="/_preview/view/noscripts` + path + `" title="` + path + `"></iframe></div></main></body></html>`
	}
	f.build(map[string]string{
		"/_preview/look/": lookAt("/one/"), "/_preview/view/noscripts/one/": `<p>One.</p><a href="/_preview/view/noscripts/two/">Two</a>`, "/_preview/view/noscripts/two/": "<p>Two.</p>",
	})
	tb.preview("/_preview/look/?path=/one/")
	const frame = `document.querySelector("iframe").contentDocument`
	tb.until(frame + `.querySelector("p")?.textContent === "One."`)
	f.build(map[string]string{"/_preview/view/noscripts/one/": `<p>1.</p><a href="/_preview/view/noscripts/two/">Two</a>`})
	tb.until(frame + `.querySelector("p")?.textContent === "1."`)
	f.mu.Lock()
	f.files["/_preview/look/"] = lookAt("/two/")
	f.mu.Unlock()
	tb.run(frame + `.querySelector("a").click()`)
	tb.until(`document.querySelector("h1").textContent === "/two/" && document.querySelector("iframe").title === "/two/" && new URLSearchParams(location.search).get("path") === "/two/"`)
	f.build(map[string]string{"/_preview/view/noscripts/two/": "<p>2.</p>"})
	tb.until(frame + `.querySelector("p")?.textContent === "2."`)
	if !eval[bool](tb, "window.mark") {
		t.Error("the page around the frame was loaded anew")
	}
}
