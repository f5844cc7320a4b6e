package main

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// long is a page that is much higher than the screen.
func long(first string, head ...string) string {
	return pageOf("<p>"+first+"</p>\n"+strings.Repeat("<p>Word.</p>\n", 300)+`<p><input id="field"></p>`, head...)
}

// anErrorIn is the problems of a state that has one error.
func anErrorIn(file string) []any {
	return []any{map[string]any{
		"severity": "error", "rule": "unknown-helpline", "file": file, "line": 12, "column": 17, "message": `no helpline "childlien"`,
		"excerpt": "12 | Talk to :helpline{childlien} at any time.\n   |              ^^^^^^^^^", "hint": `did you mean "childline"?`, "href": "vscode://file/x.md:12:17",
	}}
}

const overlayShown = shadow + `.querySelector(".overlay").checkVisibility()`

// TestPreviewKeepsPlace changes pages in front of a reader: what they see stays where it
// is, also when the page has to be loaded anew.
func TestPreviewKeepsPlace(t *testing.T) {
	tb, f := newPreviewTab(t)
	const style = `<link rel="stylesheet" href="/a%d.css">`
	f.build(map[string]string{"/a0.css": "p { color: rgb(0, 0, 0); }", "/long/": long("First.", fmt.Sprintf(style, 0))})
	tb.preview("/long/")
	tb.run(`field.value = "typed"; scrollTo(0, 1500)`)
	for i := 1; i <= 5; i++ {
		tb.shows(f.build(map[string]string{fmt.Sprintf("/a%d.css", i): fmt.Sprintf("p { color: rgb(%d, 0, 0); }", i), "/long/": long("First.", fmt.Sprintf(style, i))}))
		tb.until(fmt.Sprintf(`getComputedStyle(document.querySelector("p")).color === "rgb(%d, 0, 0)"`, i))
	}
	if at := eval[float64](tb, "scrollY"); at != 1500 || !eval[bool](tb, `window.mark && field.value === "typed"`) {
		t.Errorf("after new styles the page is at %v, and what was typed or the page itself may be gone", at)
	}
	// Something comes above: the words in view stay.
	tb.run(`window.top_ = [...document.querySelectorAll("p")].find((p) => p.getBoundingClientRect().top > 0); window.was = top_.getBoundingClientRect().top`)
	tb.shows(f.build(map[string]string{"/long/": long("First.</p><p>Second.</p><p>Third.", fmt.Sprintf(style, 5))}))
	if moved := eval[float64](tb, "top_.getBoundingClientRect().top - was"); moved > 1 || moved < -1 || !eval[bool](tb, "window.mark && scrollY > 1500") {
		t.Errorf("something new above moved the page by %v", moved)
	}
	// A script is new: the page is loaded anew.
	tb.run("scrollTo(0, 1500)")
	tb.shows(f.build(map[string]string{"/new.js": ";", "/long/": long("First.", fmt.Sprintf(style, 5), `<script defer src="/new.js"></script>`)}))
	tb.until("document.readyState === 'complete' && scrollY === 1500")
	if !eval[bool](tb, `!window.mark && field.value === "typed" && sessionStorage["signpost-preview-place"] === undefined`) {
		t.Error("the page was not loaded anew, or what was typed is gone")
	}
	if loads := f.count(func(f *fake) int { return f.loads["/long/"] }); loads != 2 {
		t.Errorf("the page was loaded %d times, want 2", loads)
	}
	if said := tb.complaints(); len(said) > 0 {
		t.Errorf("the browser says: %q", said)
	}
}

// TestPreviewOverlay makes errors come and go. A file may have any name.
func TestPreviewOverlay(t *testing.T) {
	tb, f := newPreviewTab(t)
	f.build(map[string]string{"/page/": pageOf("<p>One.</p>")})
	tb.preview("/page/")
	const hostile = `content/<img src=x onerror=alert(1)>.md`
	for range 10 {
		f.tell("ok", false, "errors", 1, "problems", anErrorIn(hostile))
		tb.until(overlayShown)
		f.build(nil)
		tb.until("!" + overlayShown)
	}
	f.tell("ok", false, "errors", 2, "problems", anErrorIn(hostile))
	tb.until(overlayShown)
	text := eval[string](tb, shadow+`.querySelector(".overlay").textContent`)
	for _, want := range []string{"The page you see is the last good one. 2 errors to mend", hostile + ":12:17", `no helpline "childlien"`, "^^^^^^^^^", `did you mean "childline"?`, "[unknown-helpline]", "1 more"} {
		if !strings.Contains(text, want) {
			t.Errorf("the overlay does not say %q:\n%s", want, text)
		}
	}
	if eval[bool](tb, shadow+`.querySelector("img") !== null`) || eval[string](tb, shadow+`.querySelector(".where").href`) != "vscode://file/x.md:12:17" {
		t.Error("the name of a file became markup, or does not lead to the editor")
	}
	tb.press("Escape", noModifier)
	tb.until("!" + overlayShown)
	tb.open("/page/") // the same build: it was closed
	tb.until(shadow + `?.querySelector(".errors")?.textContent === "2 errors"`)
	if eval[bool](tb, overlayShown) {
		t.Error("the overlay that was closed is open on the next page")
	}
	f.tell("errors", 1)
	tb.until(overlayShown)
	if said := tb.complaints(); len(said) > 0 {
		t.Errorf("the browser says: %q", said)
	}
}

// TestPreviewTabs opens nine tabs, of which one has the stream.
func TestPreviewTabs(t *testing.T) {
	first, f := newPreviewTab(t)
	f.build(map[string]string{"/page/": pageOf("<p>One.</p>")})
	first.preview("/page/")
	tabs := []*tab{first}
	for range 8 {
		tb := first.beside()
		tb.preview("/page/")
		tabs = append(tabs, tb)
	}
	build := f.build(map[string]string{"/page/": pageOf("<p>Two.</p>")})
	for i, tb := range tabs {
		tb.shows(build)
		if took := eval[float64](tb, `(async () => { const from = performance.now(); await (await fetch("/page/")).text(); return performance.now() - from; })()`); took > 1000 {
			t.Errorf("tab %d waited %v ms for an answer", i, took)
		}
		if !eval[bool](tb, `window.mark && document.querySelector("main").textContent.trim() === "Two."`) {
			t.Errorf("tab %d does not show what is new, or was loaded anew", i)
		}
	}
	if most := f.count(func(f *fake) int { return f.most }); most != 1 {
		t.Errorf("%d streams were open at once, want 1", most)
	}
	// The tab with the stream goes; another takes it over.
	first.open("/not-a-page.css")
	build = f.build(map[string]string{"/page/": pageOf("<p>Three.</p>")})
	for _, tb := range tabs[1:] {
		tb.shows(build)
	}
}

// TestPreviewStopAndStart stops the server and starts it again.
func TestPreviewStopAndStart(t *testing.T) {
	tb, f := newPreviewTab(t)
	f.build(map[string]string{"/page/": pageOf("<p>One.</p>")})
	tb.preview("/page/")
	const lost = shadow + `.querySelector(".is-lost").textContent`
	for i, session := range []string{"b", "c"} {
		f.stop()
		tb.until(lost + ".includes('not running')")
		if i == 1 {
			f.mu.Lock()
			f.files["/page/"] = pageOf("<p>Two.</p>")
			f.state["site"] = f.digest()
			f.mu.Unlock()
		}
		f.start(session)
		from := time.Now()
		tb.until(lost + " === ''")
		if took := time.Since(from); took > 3*time.Second {
			t.Errorf("the tab came back after %v", took)
		}
		if i == 1 {
			tb.until(`document.querySelector("main").textContent.trim() === "Two."`)
		}
	}
	if loads := f.count(func(f *fake) int { return f.loads["/page/"] }); loads != 1 || !eval[bool](tb, "window.mark") {
		t.Errorf("the page was loaded %d times, want 1", loads)
	}
}

// TestPreviewOlder says states that are older than one before: they change nothing.
func TestPreviewOlder(t *testing.T) {
	tb, f := newPreviewTab(t)
	f.build(map[string]string{"/page/": pageOf("<p>New.</p>")}, "build", 9)
	tb.preview("/page/")
	tb.run(`window.seen = []; new MutationObserver(() => seen.push(document.querySelector("main").textContent.trim())).observe(document.body, {subtree: true, childList: true, characterData: true});
new MutationObserver(() => seen.push("overlay")).observe(` + shadow + `.querySelector(".overlay"), {attributes: true})`)
	f.tell("build", 4, "ok", false, "errors", 1, "problems", anErrorIn("a.md"))
	f.build(map[string]string{"/page/": pageOf("<p>Old.</p>")}, "build", 5)
	tb.shows(f.build(map[string]string{"/page/": pageOf("<p>Newer.</p>")}, "build", 10))
	if seen := eval[[]string](tb, "seen"); len(seen) == 0 || seen[0] != "Newer." {
		t.Errorf("the page became %q", seen)
	}
}

// TestPreviewFollow goes to the page that was saved, and shows a page that is gone or came.
func TestPreviewFollow(t *testing.T) {
	tb, f := newPreviewTab(t)
	f.build(map[string]string{"/one/": pageOf("<p>One.</p>"), "/two/": pageOf("<p>Two.</p>")})
	tb.preview("/one/")
	other := tb.beside()
	other.preview("/one/") // was looked at last
	f.build(map[string]string{"/two/": pageOf("<p>2.</p>")}, "follow", "/two/")
	other.until(`location.pathname === "/two/" && document.querySelector("signpost-preview")?.dataset.build`)
	f.build(map[string]string{"/one/": pageOf("<p>1.</p>")}, "follow", "/one/")
	other.until(`location.pathname === "/one/"`)
	if at := tb.address(); at != f.URL+"/one/" || !eval[bool](tb, "window.mark") {
		t.Errorf("the tab that was not looked at went to %s, or was loaded anew", at)
	}
	f.build(map[string]string{"/one/": ""})
	tb.until(`document.querySelector("h1")?.textContent === "Not found"`)
	f.build(map[string]string{"/one/": pageOf("<h1>Back</h1>")})
	tb.until(`document.querySelector("h1")?.textContent === "Back"`)
}

// TestPreviewSameBytes builds without anything new for this page: it is not touched. A
// picture that keeps its name is something new.
func TestPreviewSameBytes(t *testing.T) {
	tb, f := newPreviewTab(t)
	f.build(map[string]string{"/page/": pageOf(`<p>One.</p><img src="/page/a.webp" alt="">`)})
	tb.preview("/page/")
	tb.run(`new MutationObserver(() => (window.touched = true)).observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true})`)
	tb.shows(f.build(map[string]string{"/other/": pageOf("<p>1.</p>")}, "changed", []string{"content/other.md"}))
	if !eval[bool](tb, "window.mark && !window.touched") {
		t.Error("the page was touched though it is the same")
	}
	f.build(map[string]string{"/page/a.webp": "x"}, "changed", []string{"content/page/a.webp"})
	tb.until("!window.mark && " + shadow)
}
