package render

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/output"
)

// published turns texts by name into the files of a site.
func published(texts map[string]string) []output.File {
	var list []output.File
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		list = append(list, output.File{Name: name, Data: []byte(texts[name])})
	}
	return list
}

// headerOf gives the value of a header in rules for every page.
func headerOf(t *testing.T, rules, name string) string {
	t.Helper()
	_, rest, ok := strings.Cut(rules, "\n  "+name+": ")
	if !ok || !strings.HasPrefix(rules, "/*\n") {
		t.Fatalf("no header %s in\n%s", name, rules)
	}
	value, _, _ := strings.Cut(rest, "\n")
	return value
}

// allowed lists what a value allows to the site itself, sorted, and reports anything
// that it allows to others.
func allowed(t *testing.T, value, separator, self, none string) []string {
	t.Helper()
	var list []string
	for part := range strings.SplitSeq(value, separator) {
		switch {
		case strings.HasSuffix(part, self):
			list = append(list, strings.TrimSuffix(part, self))
		case !strings.HasSuffix(part, none):
			t.Errorf("%q allows more than the site itself", part)
		}
	}
	slices.Sort(list)
	return list
}

// TestHeadersAllowWhatIsUsed holds what is allowed against what the files ask for.
func TestHeadersAllowWhatIsUsed(t *testing.T) {
	for _, tt := range []struct {
		name, file, text string
		want             string // directives, with spaces between
	}{
		{"nothing", "index.html", `<!doctype html><p>script src="x" fetch(</p><a href="/x">x</a>`, ""},
		{"a style sheet", "index.html", `<link href="/a.css" rel="stylesheet">`, "style-src"},
		{"a style sheet of several words", "index.html", `<LINK REL="alternate StyleSheet" href=/a.css>`, "style-src"},
		{"a link that loads nothing", "index.html", `<link rel="canonical" href="/"><link rel="alternate" href="/feed.xml"><link rel="next" href="/2/">`, ""},
		{"a script", "index.html", `<script defer src="/a.js"></script>`, "script-src"},
		{"a module", "index.html", `<script type="module" src="/a.js"></script>`, "script-src"},
		{"data in a script element", "index.html", `<script type="application/ld+json">{"@type": "WebPage"}</script>`, ""},
		{"data with an address", "index.html", `<script type="application/json" src="/x.json"></script>`, ""},
		{"a picture", "index.html", `<img src="/a.png" alt="">`, "img-src"},
		{"a drawing", "index.html", `<svg><use href="#a"/><rect/></svg>`, ""},
		{"a drawing of another file", "index.html", `<svg><use href="/a.svg#a"/></svg>`, "img-src"},
		{"an icon", "index.html", `<link rel="icon" href="/icon.svg">`, "img-src"},
		{"an icon that nobody names", "favicon.ico", "", "img-src"},
		{"a font before it is needed", "index.html", `<link rel="preload" as="font" href="/a.woff2" crossorigin>`, "font-src"},
		{"data before they are needed", "index.html", `<link rel="preload" as="fetch" href="/a.json">`, "connect-src"},
		{"a manifest", "index.html", `<link rel="manifest" href="/a.webmanifest">`, "manifest-src"},
		{"a film with a picture", "index.html", `<video poster="/a.png"><source src="/a.mp4"></video>`, "img-src media-src"},
		{"a picture of several sizes", "index.html", `<picture><source srcset="/a.avif"><img src="/a.png" alt=""></picture>`, "img-src"},
		{"a form for a script", "index.html", `<form role="search"><input type="search"></form>`, ""},
		{"a form that is sent", "index.html", `<form action="/search/"><button>Go</button></form>`, "form-action"},
		{"a button that sends elsewhere", "index.html", `<form><button formaction="/search/">Go</button></form>`, "form-action"},
		{"a tag that is cut off", "index.html", `<img src="/a.png`, ""},
		{"a font in a style sheet", "a.css", `@font-face{font-family:A;src:local("B"),url(a.woff2)}`, "font-src"},
		{"a font of the device", "a.css", `@font-face { src: local("B") }`, ""},
		{"a picture in a style sheet", "a.css", `a { background: URL("a.png") }`, "img-src"},
		{"both", "a.css", "@font-face{src:url(a.woff2)}\na{mask:image-set('a.png' 1x)}", "font-src img-src"},
		{"a comment in a style sheet", "a.css", "/* @font-face { src: url(a.woff2) }\n url(a.png) */ a { color: red }", ""},
		{"another style sheet", "a.css", `@import url("b.css") print; a { color: red }`, ""},
		{"a request of a script", "a.js", `const x=await fetch(e.dataset.index)`, "connect-src script-src"},
		{"words like it", "a.js", `prefetch(1);x.fetched=(2)`, "script-src"},
		{"a copy button", "a.js", `navigator.clipboard.writeText(x)`, "script-src clipboard-write"},
		{"a script by itself", "a.js", `document.title="x"`, "script-src"},
		{"other files", "a.txt", `<img src="/a.png"> fetch( url(a.png)`, ""},
	} {
		texts := map[string]string{tt.file: tt.text}
		if tt.file == "a.js" {
			texts["index.html"], texts["b.html"] = `<script src="/a.js"></script>`, `<p>x</p>`
		}
		rules := string(Headers(published(texts), nil, Options{}).Data)
		got := slices.Concat(allowed(t, headerOf(t, rules, "Content-Security-Policy"), "; ", " 'self'", " 'none'"),
			allowed(t, headerOf(t, rules, "Permissions-Policy"), ", ", "=(self)", "=()"))
		if diff := cmp.Diff(strings.Fields(tt.want), got, cmp.Transformer("set", func(l []string) string { return strings.Join(l, " ") })); diff != "" {
			t.Errorf("%s: -want +got:\n%s", tt.name, diff)
		}
	}
}

// TestHeadersOfASite wants the whole set, with what several files need put together.
func TestHeadersOfASite(t *testing.T) {
	files := published(map[string]string{
		"index.html": `<link rel="stylesheet" href="/assets/a.css"><link rel="icon" href="/icon.svg">`, "assets/a.css": `@font-face{src:url(a.woff2)}`,
		"two/index.html": `<script src="/assets/a.js"></script>`, "assets/a.js": `fetch("/x")`,
	})
	const want = `/*
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'none'; media-src 'none'; form-action 'none'; worker-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: PERMISSIONS
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin
  Strict-Transport-Security: max-age=63072000

/assets/*
  Cache-Control: public, max-age=31536000, immutable
`
	got := string(Headers(files, nil, Options{}).Data)
	permissions := headerOf(t, got, "Permissions-Policy")
	for _, feature := range []string{"camera", "microphone", "geolocation", "browsing-topics", "clipboard-read", "payment", "usb"} {
		if !strings.Contains(", "+permissions+",", ", "+feature+"=(),") {
			t.Errorf("the feature %s is not off: %s", feature, permissions)
		}
	}
	if diff := cmp.Diff(want, strings.Replace(got, permissions, "PERMISSIONS", 1)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	slices.Reverse(files)
	if again := string(Headers(files, nil, Options{}).Data); again != got {
		t.Errorf("the same files in another order have other rules:\n%s", again)
	}
	preview := string(Headers(files, nil, Options{Noindex: true}).Data)
	if diff := cmp.Diff(strings.Replace(got, "/*\n", "/*\n  X-Robots-Tag: noindex\n", 1), preview); diff != "" {
		t.Errorf("a preview: -want +got:\n%s", diff)
	}
	if small := string(Headers(published(map[string]string{"index.html": "x", "icon.svg": "<svg/>"}), nil, Options{}).Data); strings.Contains(small, "immutable") {
		t.Errorf("nothing has a fingerprint, and something is to be kept for ever:\n%s", small)
	}
}

// TestHeadersPassOverScriptsThatNoPageLoads wants nothing allowed for a script that is
// only published, and what every script needs that a page loads by way of another.
func TestHeadersPassOverScriptsThatNoPageLoads(t *testing.T) {
	texts := map[string]string{
		"index.html": `<link rel="icon" href="/icon.svg">`, "two/index.html": `<script type="module" src="../js/a.js"></script>`,
		"js/a.js": `import{x}from"./lib/b.js";x()`, "js/lib/b.js": "export const x=()=>import('/js/c.js')", "js/c.js": `import "./a.js";fetch("/x")`,
		"js/copy.js": `navigator.clipboard.writeText("x")`,
	}
	u := usesOf(published(texts), newReading(nil, nil))
	if !u["connect-src"] {
		t.Error("a script that two others import may not fetch")
	}
	if u["clipboard-write"] {
		t.Error("a script that no page loads may write to the clipboard")
	}
	texts["index.html"] = `<LINK REL=modulepreload HREF=js/copy.js>`
	if u := usesOf(published(texts), newReading(nil, nil)); !u["clipboard-write"] {
		t.Error("a script that a page loads beforehand may not write to the clipboard")
	}
}
