package preview

import (
	"net/http"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/output"
)

// viewed is a site whose page asks for everything that a view answers.
func viewed() *Site {
	site := sample()
	add := func(name, text string) {
		site.Files = append(site.Files, output.File{Name: name, Data: []byte(text)})
	}
	add("teachers/index.html", viewedPage)
	add("assets/site.css", "@media print{a{b:c}}@media (prefers-color-scheme:dark){a{b:d}}:root{color-scheme:light dark}")
	add("assets/photo.png", "png")
	add("moved/index.html", `<head><meta http-equiv="refresh" content="0; url=/parents/"></head>`)
	return site
}

const viewedPage = `<!doctype html>
<html lang="en"><head>
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fff" media="(prefers-color-scheme: light)">
<link rel="stylesheet" href="/assets/site.css" media="print">
<link rel="icon" href="/assets/photo.png">
<link rel="canonical" href="https://example.org/teachers/">
<script src="/assets/a.js"></script>
<title>A <b> & c</title>
</head><body class='odd  spaces' >
<a href="/parents/?a=b#c">one</a><a href="../parents/">two</a><a href="#here">three</a><a href="/parents">four</a>
<a href="/nowhere/">five</a><a href="https://example.net/parents/">six</a><a href="//example.net/parents/">seven</a><a href="mailto:a@b.example">eight</a>
<a href="/assets/photo.png">nine</a><noscript><a href="/parents/">ten</a></noscript>
<picture><source media="(prefers-color-scheme: dark)" srcset="/assets/photo.png"><img src="/assets/photo.png" alt=""></picture>
<form action="/parents/"></form><textarea><a href="/parents/"></textarea>
</body></html>
`

func TestView(t *testing.T) {
	h := handler(viewed())
	for _, tt := range []struct {
		options     string
		has, hasNot []string
	}{
		{
			"plain",
			[]string{
				scriptElement, `content="light dark"`, `media="(prefers-color-scheme: light)"`, `media="print"`,
				`href="/_preview/view/plain/assets/site.css"`, `<link rel="icon" href="/assets/photo.png">`, `href="https://example.org/teachers/"`,
				`<a href="/_preview/view/plain/parents/?a=b#c">one`, `<a href="/_preview/view/plain/parents/">two`, `<a href="#here">three`, `<a href="/_preview/view/plain/parents">four`,
				`<a href="/nowhere/">five`, `<a href="https://example.net/parents/">six`, `<a href="//example.net/parents/">seven`, `<a href="mailto:a@b.example">eight`,
				`<a href="/assets/photo.png">nine`, `<a href="/_preview/view/plain/parents/">ten`, `<form action="/_preview/view/plain/parents/">`,
				`<textarea><a href="/parents/"></textarea>`, `<body class='odd  spaces' >`, `<title>A <b> & c</title>`, `<script src="/assets/a.js"></script>`,
			},
			nil,
		},
		{"dark", []string{`<meta name="color-scheme" content="dark">`, `media="(max-width:0px)"`, `<source media="(min-width:0px)"`, `media="print"`}, []string{"prefers-color-scheme"}},
		{"light,print", []string{`content="light"`, `href="/_preview/view/light,print/assets/site.css" media="all"`}, []string{"prefers-color-scheme", "light dark"}},
		{"noscripts", []string{`<title>A <b> & c</title>`}, []string{"<script", "</script", scriptElement}},
	} {
		r := ask(t, h, "GET", "/_preview/view/"+tt.options+"/teachers/")
		page := text(t, r)
		if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: %d, %v", tt.options, r.StatusCode, r.Header)
		}
		for _, want := range tt.has {
			if !strings.Contains(page, want) {
				t.Errorf("%s: the page lacks %s:\n%s", tt.options, want, page)
			}
		}
		for _, unwanted := range tt.hasNot {
			if strings.Contains(page, unwanted) {
				t.Errorf("%s: the page holds %s:\n%s", tt.options, unwanted, page)
			}
		}
	}
}

// TestViewAddresses holds what each address below view/ is answered with.
func TestViewAddresses(t *testing.T) {
	h := handler(viewed())
	for _, tt := range []struct {
		path, location, holds string
		status                int
	}{
		{"plain/", "", "secret", 200},
		{"plain/parents", "/_preview/view/plain/parents/", "", 308},
		{"dark/old", "/_preview/view/dark/parents/", "", 301},
		{"dark/moved/", "", `content="0; url=/_preview/view/dark/parents/"`, 200},
		{"dark/nowhere/", "", "gone", 404},
		{"dark/assets/site.css", "", "@media print{a{b:c}}@media (min-width:0px){a{b:d}}:root{color-scheme: dark}", 200},
		{"print/assets/site.css", "", "@media all{a{b:c}}@media (prefers-color-scheme:dark)", 200},
		{"plain/assets/photo.png", "", "png", 200},
		{"dark,print,noscripts/", "", "secret", 200},
		{"noscripts,print,dark/", "", "secret", 200},
		{"dark,light/", "", "no such view", 404},
		{"dark,dark/", "", "no such view", 404},
		{"plain,dark/", "", "no such view", 404},
		{"sepia/", "", "no such view", 404},
		{",/", "", "no such view", 404},
		{"plain", "", "no such view", 404},
		{"/", "", "not the address of a page", 400},
		{"plain/_headers", "", "gone", 404},
		{"plain/.signpost-manifest.json", "", "gone", 404},
		{"plain/_preview/", "", "gone", 404},
		{"plain/%2e%2e/index.html", "", "not the address of a page", 400},
	} {
		r := ask(t, h, "GET", "/_preview/view/"+tt.path)
		if r.StatusCode != tt.status || r.Header.Get("Location") != tt.location {
			t.Errorf("%s: %d to %q, want %d to %q", tt.path, r.StatusCode, r.Header.Get("Location"), tt.status, tt.location)
		}
		if got := text(t, r); !strings.Contains(got, tt.holds) {
			t.Errorf("%s: %s, want %s", tt.path, got, tt.holds)
		}
	}
}

// TestViewHeaders wants those of the page itself, but for who may have it in a frame.
func TestViewHeaders(t *testing.T) {
	h := handler(viewed())
	plain := ask(t, h, "GET", "/teachers/").Header
	for _, tt := range []struct{ options, behind string }{{"plain", ""}, {"dark,print", ""}, {"noscripts", "; sandbox allow-same-origin"}} {
		got := ask(t, h, "GET", "/_preview/view/"+tt.options+"/teachers/").Header
		for name := range plain {
			want := plain.Get(name)
			switch name {
			case "Content-Length":
				continue
			case "Content-Security-Policy":
				want = strings.Replace(want, "frame-ancestors 'none'", "frame-ancestors 'self'", 1) + tt.behind
			}
			if got.Get(name) != want {
				t.Errorf("%s: %s: %s, want %s", tt.options, name, got.Get(name), want)
			}
		}
		if len(got) != len(plain) {
			t.Errorf("%s: %v, want %v", tt.options, got, plain)
		}
	}
}

func TestFramed(t *testing.T) {
	h := http.Header{"X-Frame-Options": {"DENY"}}
	framed(h, true)
	if h.Get("X-Frame-Options") != "SAMEORIGIN" || h.Get("Content-Security-Policy") != "frame-ancestors 'self'; sandbox allow-same-origin" {
		t.Errorf("%v", h)
	}
}

func TestWithDirective(t *testing.T) {
	for _, tt := range []struct{ policy, want string }{
		{"", "frame-src 'self'"},
		{"default-src 'none'", "default-src 'none'; frame-src 'self'"},
		{"frame-src 'none'; a b;", "frame-src 'self'; a b"},
		{" Frame-Src x; frame-src y", "frame-src 'self'; frame-src y"}, // the second never counted
		{"frame-src-elem x", "frame-src-elem x; frame-src 'self'"},
	} {
		if got := withDirective(tt.policy, "frame-src", "'self'"); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.policy, got, tt.want)
		}
	}
}
