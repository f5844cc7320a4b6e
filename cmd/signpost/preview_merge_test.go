package main

import (
	"strings"
	"testing"
)

// TestPreviewMerge brings what changed into a page that scripts and a reader have changed
// too. Reload is true where scripts may care about what changed: there the page must be
// loaded anew.
func TestPreviewMerge(t *testing.T) {
	tb, f := newPreviewTab(t)
	for _, tt := range []struct {
		name       string
		base, next string
		live       string // what a script or the reader does
		want       string // is true at the end
		reload     bool
	}{
		{name: "word", base: "<p>One two three.</p><p>Last.</p>", next: "<p>One 2 three.</p><p>Last.</p>", want: `main.textContent.includes("One 2 three.")`},
		{name: "new paragraph", base: "<p>One.</p>\n<p>Two.</p>", next: "<p>One.</p>\n<p>New.</p>\n<p>Two.</p>", live: `window.two = main.lastElementChild`, want: `main.children[1].textContent === "New." && main.children[2] === two`},
		{name: "gone", base: "<p>One.</p>\n<p>Two.</p>", next: "<p>Two.</p>", live: `window.two = main.lastElementChild`, want: `main.children.length === 1 && main.firstElementChild === two`},
		{name: "address", base: `<p><a href="/a/">A</a></p>`, next: `<p><a href="/b/" rel="next">A</a></p>`, want: `main.querySelector("a[href='/b/'][rel=next]")`},
		{name: "nested", base: "<ul><li>A</li><li>B<p>b</p></li></ul>", next: "<ul><li>A</li><li>B<p>c</p><p>d</p></li></ul>", want: `main.textContent.trim() === "ABcd"`},
		{name: "hours elsewhere", base: `<p>One.</p><span data-hours="a" hidden></span>`, next: `<p>Two.</p><span data-hours="a" hidden></span>`, live: `{ const e = main.querySelector("span"); e.textContent = "Open now"; e.hidden = false; }`, want: `main.textContent.includes("Two.Open now") && !main.querySelector("span").hidden`},
		{name: "button of a script elsewhere", base: `<p>One.</p><div data-copy="c">Say</div>`, next: `<p>Two.</p><div data-copy="c">Say</div>`, live: `main.querySelector("div").append(document.createElement("button"))`, want: `main.textContent.includes("Two.") && main.querySelector("button")`},
		{name: "below what a script holds", base: `<div data-copy="c"><p>Say</p></div>`, next: `<div data-copy="c"><p>Shout</p></div>`, want: `main.textContent.includes("Shout")`, reload: true},
		{name: "new field", base: `<p>One.</p>`, next: `<p>One.</p><form><input></form>`, want: `main.querySelector("input")`, reload: true},
		{name: "new item of a list that scripts know", base: `<ul><li data-ages="1-2">A</li></ul>`, next: `<ul><li data-ages="1-2">A</li><li>B</li></ul>`, want: `main.querySelectorAll("li").length === 2`, reload: true},
		{name: "what a script changed", base: `<p>One.</p>`, next: `<p>Two.</p>`, live: `main.querySelector("p").textContent = "Mine."`, want: `main.textContent.includes("Two.")`, reload: true},
		{name: "where a script added something", base: `<div><p>One.</p></div>`, next: `<div><p>Two.</p></div>`, live: `main.querySelector("div").append("x")`, want: `main.textContent.trim() === "Two."`, reload: true},
		{name: "element of an extension", base: `<p>One.</p>`, next: `<p>Two.</p><p>Three.</p>`, live: `document.body.append(document.createElement("some-thing"))`, want: `main.textContent.includes("Three.") && document.querySelector("body > some-thing")`},
		{name: "details that the reader opened", base: `<details><summary>S</summary><p>One.</p></details>`, next: `<details><summary>S</summary><p>Two.</p></details>`, live: `main.querySelector("details").open = true`, want: `main.querySelector("details").open && main.textContent.includes("Two.")`},
		{name: "text in a field", base: `<p>One.</p><input id="f">`, next: `<p>Two.</p><input id="f">`, live: `f.value = "typed"; f.focus()`, want: `f.value === "typed" && document.activeElement === f && main.textContent.includes("Two.")`},
		{name: "focus on a link", base: `<p>One <a href="/a/">a</a></p>`, next: `<p>Two <a href="/a/">a</a> more</p>`, live: `main.querySelector("a").focus()`, want: `document.activeElement?.localName === "a" && main.textContent.includes("more")`},
		{name: "selection", base: `<p>One two three.</p>`, next: `<p>One two four.</p>`, live: `{ const t = main.querySelector("p").firstChild; getSelection().setBaseAndExtent(t, 4, t, 7); }`, want: `getSelection().toString() === "two" && main.textContent.includes("four")`},
		{name: "noscript", base: `<p>One.</p><noscript><p>No</p></noscript>`, next: `<p>Two.</p><noscript><p>Never</p></noscript>`, want: `main.textContent.includes("Two.")`},
		{name: "drawing", base: `<svg viewBox="0 0 1 1" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/></svg>`, next: `<svg viewBox="0 0 2 2" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#b"/><path d="M0 0"/></svg>`, want: `main.querySelector("svg").viewBox.baseVal.width === 2 && main.querySelector("use").href.baseVal === "#b" && main.querySelector("path") instanceof SVGPathElement`},
		{name: "template", base: `<template><p>a</p></template>`, next: `<template><p>b</p></template>`, want: `main.querySelector("template").content.textContent === "b"`, reload: true},
		{name: "table", base: `<table><tr><td>1</td></tr></table>`, next: `<table><tr><td>1</td></tr><tr><td>2</td></tr></table>`, want: `main.querySelectorAll("tr").length === 2`},
		{name: "markup as text", base: `<p>One.</p>`, next: `<p>&lt;img src=x onerror=alert(1)&gt;</p>`, want: `!main.querySelector("img") && main.textContent.includes("onerror")`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			defer tb.lend(t)()
			path := "/" + strings.ReplaceAll(tt.name, " ", "-") + "/"
			f.build(map[string]string{path: pageOf(tt.base)})
			tb.preview(path)
			tb.run(`window.main = document.querySelector("main"); ` + tt.live)
			build := f.build(map[string]string{path: pageOf(tt.next)})
			tb.shows(build)
			tb.run(`window.main = document.querySelector("main")`)
			if !eval[bool](tb, "Boolean("+tt.want+")") {
				t.Errorf("the page is not as it should be:\n%s", eval[string](tb, "main.outerHTML"))
			}
			if kept := eval[bool](tb, "window.mark === true"); kept == tt.reload {
				t.Errorf("the page was kept: %t, want %t", kept, !tt.reload)
			}
		})
	}
}

// TestPreviewMergeHead changes what stands in the head.
func TestPreviewMergeHead(t *testing.T) {
	tb, f := newPreviewTab(t)
	f.build(map[string]string{
		"/one.css": "main { color: rgb(1, 1, 1); } h1 { color: rgb(1, 2, 3); }", "/two.css": "main { color: rgb(2, 2, 2); }", "/last.css": "main { color: rgb(9, 9, 9); }",
		"/a.js": "window.a = true;", "/b.js": "window.b = true;",
	})
	const h1 = "<h1>Page</h1>"
	for _, tt := range []struct {
		name       string
		base, next string
		want       string
		reload     bool
	}{
		{name: "title", base: "<title>A</title>", next: `<title>A</title><meta name="description" content="d">`, want: `document.querySelector("[name=description]")`},
		{name: "style", base: `<link rel="stylesheet" href="/one.css">`, next: `<link rel="stylesheet" href="/two.css">`, want: `getComputedStyle(main).color === "rgb(2, 2, 2)" && document.styleSheets.length === 1`},
		{
			name: "order of styles", base: `<link rel="stylesheet" href="/one.css"><link rel="stylesheet" href="/last.css">`,
			next: `<link rel="stylesheet" href="/two.css"><link rel="stylesheet" href="/last.css">`, want: `getComputedStyle(main).color === "rgb(9, 9, 9)" && document.styleSheets[0].href.endsWith("/two.css")`,
		},
		{name: "no style", base: `<link rel="stylesheet" href="/one.css">`, next: "", want: `!document.styleSheets.length`},
		{name: "data", base: `<script type="application/ld+json">{"a":1}</script>`, next: `<script type="application/ld+json">{"a":2}</script>`, want: `document.querySelector("[type='application/ld+json']").textContent.includes("2")`},
		{name: "script", base: `<script defer src="/a.js"></script>`, next: `<script defer src="/b.js"></script>`, want: "window.b && !window.a", reload: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			defer tb.lend(t)()
			path := "/head/" + strings.ReplaceAll(tt.name, " ", "-") + "/"
			f.build(map[string]string{path: pageOf(h1, tt.base)})
			tb.preview(path)
			tb.shows(f.build(map[string]string{path: pageOf(h1, tt.next)}))
			tb.run(`window.main = document.querySelector("main")`)
			if !eval[bool](tb, "Boolean("+tt.want+")") {
				t.Errorf("the page is not as it should be:\n%s", eval[string](tb, "document.head.outerHTML"))
			}
			if kept := eval[bool](tb, "window.mark === true"); kept == tt.reload {
				t.Errorf("the page was kept: %t, want %t", kept, !tt.reload)
			}
		})
	}
}

// TestPreviewMergeRandom merges pages that differ at random, and wants the page to be
// exactly the new one.
func TestPreviewMergeRandom(t *testing.T) {
	tb, f := newPreviewTab(t)
	f.build(map[string]string{"/random/": pageOf("<p>One.</p>")})
	tb.preview("/random/")
	wrong := eval[string](tb, `(async () => {
  const { merge } = await import("/_preview/merge.js");
  const { parse } = await import("/_preview/source.js");
  let seed = 7;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const words = () => ["one", "two", "three & more", "", "\n"][random(5)] + random(4);
  const element = (deep) => {
    const tag = ["p", "div", "span", "ul", "section"][random(5)];
    const made = document.createElement(tag === "p" && deep ? "div" : tag);
    if (!random(4)) made.id = "i" + random(5);
    if (!random(3)) made.className = "c" + random(3);
    for (let i = random(4); i > 0; i--) made.append(deep && random(2) ? element(deep - 1) : words());
    made.normalize();
    return made;
  };
  const change = (root) => {
    const all = [...root.querySelectorAll("*")];
    const one = all[random(all.length || 1)] ?? root;
    switch (random(5)) {
      case 0: one.append(element(1)); break;
      case 1: if (one !== root) one.remove(); break;
      case 2: one.before(element(1)); break;
      case 3: one.className = "n" + random(9); break;
      case 4: one.textContent = words(); break;
    }
    root.normalize();
  };
  const source = (body) => parse("<!doctype html><head></head>" + body.outerHTML);
  for (let round = 0; round < 400; round++) {
    const body = document.createElement("body");
    body.append(element(3), element(3), element(2));
    const base = source(body);
    const live = document.importNode(base.body, true);
    document.body.replaceWith(live);
    const again = document.importNode(base.body, true);
    for (let i = 1 + random(6); i > 0; i--) change(again);
    const next = source(again);
    const done = await merge(base, next, (step) => step());
    if (!done || !document.body.isEqualNode(next.body)) return [done, base.body.outerHTML, next.body.outerHTML, document.body.outerHTML].join("\n\n");
  }
  return "";
})()`)
	if wrong != "" {
		t.Errorf("merged, base, next, live:\n%s", wrong)
	}
}

// newPreviewTab gives a tab and a server of its own.
func newPreviewTab(t *testing.T) (*tab, *fake) {
	t.Helper()
	f := newFake(t, "a", nil)
	return startChrome(t).newTab(t, f.host, 1280, 900), f
}
