package asset

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/source"
)

// files makes the files of static from pairs of name and text.
func files(pairs ...string) []source.File {
	var list []source.File
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, source.File{Name: "static/" + pairs[i], Data: []byte(pairs[i+1])})
	}
	return list
}

func report(list diag.List) string {
	var b strings.Builder
	for _, d := range list.Sorted() {
		b.WriteString(d.String())
		if d.Hint != "" {
			fmt.Fprintf(&b, " = %s", d.Hint)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// unmarked takes the fingerprints out of a text.
func unmarked(s string) string {
	return regexp.MustCompile(`\.[0-9a-f]{10}\b`).ReplaceAllString(s, ".#")
}

// others are files that a sheet can refer to.
func others() []string {
	return []string{"css/dot.png", "x", "img/star.svg", `<svg/>`, "icon.txt", "x", "css/b.css", "b{c:d}", "css/a b.txt", "x"}
}

// published gives what is published of css/a.css, with its marks taken out.
func published(t *testing.T, pairs ...string) string {
	t.Helper()
	s, list := New(files(append(others(), pairs...)...))
	list = list.Sorted()
	if list = list[1:]; len(list) > 0 { // the first is about the space in "a b.txt"
		t.Errorf("%q: %s", pairs, report(list))
	}
	f, _ := s.File("css/a.css")
	return unmarked(string(f.Data))
}

func TestReferencesAreRewritten(t *testing.T) {
	const dot = `/assets/css/dot.#.png`
	for _, tt := range []struct{ css, want string }{
		{`a{background:url(dot.png)}`, `a{background:url(` + dot + `)}`},
		{`a{background:url( 'dot.png' )}`, `a{background:url(` + dot + `)}`},
		{`a{background:URL("../css/./dot.png")}`, `a{background:url(` + dot + `)}`},
		{"a{background:url(\n\tdot.png\n)}", `a{background:url(` + dot + `)}`},
		{`a{background:url(/css/dot.png)}`, `a{background:url(` + dot + `)}`},
		{`a{background:url(/icon.txt)}`, `a{background:url(/icon.txt)}`},
		{`a{background:url(dot.png?v=1)}`, `a{background:url(` + dot + `)}`},
		{`a{background:url(../img/star.svg?v=1#part)}`, `a{background:url(/assets/img/star.#.svg#part)}`},
		{`a{b:url("dot.png?a)b")}`, `a{b:url(` + dot + `)}`},
		{`a{b:url(d\6ft.png)}`, `a{b:url(` + dot + `)}`},
		{`a{b:url("d\00006f t.png")}`, `a{b:url(` + dot + `)}`},
		{`a{b:url(a\ b.txt)}`, `a{b:url(/assets/css/a\ b.#.txt)}`},
		{`a{fill:url(#here)}`, `a{fill:url(#here)}`},
		{`a{b:url(dot.png),url(dot.png)}`, `a{b:url(` + dot + `),url(` + dot + `)}`},
		{
			`a{b:image-set("dot.png" 1x,'dot.png' type("image/png") 2x,url(dot.png) 3x)}`,
			`a{b:image-set("` + dot + `" 1x,"` + dot + `" type("image/png") 2x,url(` + dot + `) 3x)}`,
		},
		{`a{b:-webkit-image-set("dot.png" 1x)}`, `a{b:-webkit-image-set("` + dot + `" 1x)}`},
		{`a{b:SRC("dot.png")}`, `a{b:SRC("` + dot + `")}`},
		{`a{--b:url(dot.png)}`, `a{--b:url(` + dot + `)}`},
		{`@media print{a{b:url(dot.png)}}`, `@media print{a{b:url(` + dot + `)}}`},
		{`@font-face{src:url(dot.png) format("woff2")}`, `@font-face{src:url(` + dot + `) format("woff2")}`},
		// What is not a reference.
		{`a{b:c}/* url(zzz.png) @import "zzz.css" */`, `a{b:c}`},
		{`a{content:"url(zzz.png)"}`, `a{content:"url(zzz.png)"}`},
		{`a{content:"\"";b:url(dot.png)}`, `a{content:'"';b:url(` + dot + `)}`},
		{`a{content:'\\';b:url(dot.png)}`, `a{content:"\\";b:url(` + dot + `)}`},
		{`a{content:"\` + "\n" + `";b:url(dot.png)}`, `a{content:"";b:url(` + dot + `)}`},
		{`a{b:curl(zzz.png) my-url(zzz.png)}`, `a{b:curl(zzz.png) my-url(zzz.png)}`},
		{`@media print{a{content:"b.css"}}`, `@media print{a{content:"b.css"}}`},
		{`a\"b{c:url(dot.png)}`, `a\"b{c:url(` + dot + `)}`},
	} {
		if got := published(t, "css/a.css", tt.css); got != tt.want {
			t.Errorf("%s\ngives %s\nwant  %s", tt.css, got, tt.want)
		}
	}
}

// TestSheetsAreMinified pins what must come through.
func TestSheetsAreMinified(t *testing.T) {
	for _, tt := range []struct{ css, want string }{
		{"\xEF\xBB\xBF/* why */\r\na , b > c { color : red ; }\r\n\r\n", "a,b>c{color:red}"},
		{"@charset \"utf-8\";\na{b:c}", "a{b:c}"},
		{"/*! MIT licence */ a{b:c}", "/*! MIT licence */a{b:c}"},
		{
			"@page { size: A4; margin: 12mm 14mm; @bottom-right { content: counter(page) \" / \" counter(pages); font: 9pt sans-serif; } }",
			`@page{size:A4;margin:12mm 14mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}`,
		},
		{"@media print { @page cut { size: A4; } .A { orphans: 3; } }", "@media print{@page cut{size:A4}.A{orphans:3}}"},
		{":root { --font: system-ui, \"Segoe UI\"; --a:  1px   2px ; --b:; --c: ; }", `:root{--font: system-ui, "Segoe UI";--a: 1px 2px ;--b:;--c: }`},
		{":is(.note, .do) > * + * { margin: calc(-1 * var(--s4)); }", ":is(.note,.do)>*+*{margin:calc(-1 * var(--s4))}"},
		{"h1 { font-size: clamp(1rem, .6rem + 2vw, 2rem); }", "h1{font-size:clamp(1rem,.6rem + 2vw,2rem)}"},
		{"@font-face { font-family: X; unicode-range: U+0020-007F, U+2013; }", "@font-face{font-family:X;unicode-range:U+0020-007F,U+2013}"},
		{"a::after { content: \" (\" attr(href) \")  \"; }", `a:after{content:" (" attr(href) ")  "}`},
		{"@media (prefers-contrast: more) { a { color: CanvasText } }", "@media(prefers-contrast:more){a{color:CanvasText}}"},
		{"@supports not (display: grid) { a { b: c } }", "@supports not (display: grid){a{b:c}}"},
		{"@layer base { } @layer b, c;", "@layer base;@layer b,c;"},
	} {
		if got := published(t, "css/a.css", tt.css); got != tt.want {
			t.Errorf("%s\ngives %s\nwant  %s", tt.css, got, tt.want)
		}
	}
}

func TestReferenceFaults(t *testing.T) {
	const away = " [third-party] = put a copy in static and refer to that; the site asks nothing of other sites"
	const escaped = " [css-syntax] = write the name without backslashes"
	const elsewhere = " [css-syntax] = write the address itself, between quotes"
	for _, tt := range []struct{ css, want string }{
		{"a{}\nb{c:url(dto.png)}", `2:9: error: no file static/css/dto.png [dead-link] = did you mean "css/dot.png"?`},
		{`b{c:url( "nothing.png" )}`, `1:10: error: no file static/css/nothing.png [dead-link]`},
		{`b{c:image-set("nothing.png" 1x)}`, `1:15: error: no file static/css/nothing.png [dead-link]`},
		{`b{c:url()}`, `1:9: error: no file static/css [dead-link]`},
		{`b{c:url(/../zzz.png)}`, `1:9: error: no file static/zzz.png [dead-link]`},
		{`b{c:url(../../zzz.png)}`, `1:9: error: "../../zzz.png" leads out of static [dead-link] = put a copy in static and refer to that`},
		{`b{c:url(https://e.example/a.png)}`, `1:9: error: "https://e.example/a.png" leads to another site` + away},
		{`b{c:url(//e.example/a.png)}`, `1:9: error: "//e.example/a.png" leads to another site` + away},
		{`b{c:url(\2f/e.example/a.png)}`, `1:9: error: "//e.example/a.png" leads to another site` + away},
		{`b{c:url('\\\\e.example/a.png')}`, `1:9: error: "\\\\e.example/a.png" leads to another site` + away},
		{`b{c:image-set("https://e.example/a.png" 1x)}`, `1:15: error: "https://e.example/a.png" leads to another site` + away},
		{`b{c:u\72l(https)}`, `1:5: error: an address behind the name u\72l()` + escaped},
		{`b{c:\url(dot.png)}`, `1:5: error: an address behind the name \url()` + escaped},
		{`b{c:image-s\65t("dot.png" 1x)}`, `1:5: error: an address behind the name image-s\65t()` + escaped},
		{`b{c:image-set(var(--x) 1x)}`, `1:15: error: an address that stands elsewhere, behind var()` + elsewhere},
		{`b{c:src(attr(href))}`, `1:9: error: an address that stands elsewhere, behind attr()` + elsewhere},
		{`b{c:url(data:image/png;base64,AAAA)}`, `1:9: error: a data: address, which the site's own rules for browsers block [third-party] = put it in static as a file and refer to that`},
		{`b{c:url(b.css)}`, `1:9: error: a style sheet in the place of a picture [css-import] = name it in an @import at the top of the sheet`},
	} {
		_, list := New(files(append(others()[:8], "css/a.css", tt.css)...))
		if got, want := report(list), "static/css/a.css:"+tt.want+"\n"; got != want {
			t.Errorf("%s\ngives %swant  %s", tt.css, got, want)
		}
	}
}

// TestNeverClosed wants each thing that swallows the rest of a sheet told at the
// place where it begins.
func TestNeverClosed(t *testing.T) {
	never := func(at, what string) string {
		return at + ": error: " + what + " is never closed [css-syntax] = close it where it ends; browsers drop what follows"
	}
	stray := func(at, what string) string {
		return at + ": error: " + what + " closes nothing [css-syntax] = delete it, or write what it closes"
	}
	for _, tt := range []struct{ css, want string }{
		{"a{}\nb{c:d", never("2:2", "{")},
		{"a{b:c(1;}\nd{}", never("1:5", "c(")},
		{"a[b{c:d}", never("1:2", "[")},
		{"a{}\n/* b{}", never("2:1", "a comment")},
		{"a{}/*/", never("1:4", "a comment")},
		{"a{b:'c\n}", never("1:5", "a string")},
		{"a{}\"b", never("1:4", "a string")},
		{"a{}\"b\\\"", never("1:4", "a string")},
		{"a{}b:url(dot.png", never("1:6", "an address")},
		{"a{b:c}}\nd{}", stray("1:7", "}")},
		{"a{b:c)}", stray("1:6", ")")},
		{"a{b:url(c d)}", "1:5: error: an address that browsers cannot read [css-syntax] = write it between quotes: url(\"…\")"},
	} {
		_, list := New(files(append(others()[:8], "css/a.css", tt.css)...))
		if got, want := report(list), "static/css/a.css:"+tt.want+"\n"; got != want && !strings.HasPrefix(got, want+"static/css/a.css:1:10: error: no file") {
			t.Errorf("%s\ngives %swant  %s", tt.css, got, want)
		}
	}
}

// FuzzScan wants no panic, places inside the file, in order, and that what is
// clean stays clean when it is minified.
func FuzzScan(f *testing.F) {
	for _, css := range []string{
		`@import "b.css"; a{b:url( 'x' )}`, `url("a(1)`, `/* "`, `"\`, `'\"`, `@import/**/'`, "url(\\", "\"\n\"", `URL(#a)`, `u\72l(x)`, `url(`,
		`@import url(x) layer(a) supports(b) print`, `@import "b.css" layer(`, `@layer a{}`, `@charset "x"`, `a{b:image-set("x" 1x)}`, `@media{@import "x"}`, `)]}`,
	} {
		f.Add(css)
	}
	f.Fuzz(func(t *testing.T, css string) {
		text := &diag.File{Name: "static/a.css", Data: []byte(css)}
		read := scan("a.css", text)
		last := 0
		for _, r := range read.references {
			if r.start < last || r.end < r.start || r.end > len(css) {
				t.Fatalf("reference %+v behind %d in %d bytes", r, last, len(css))
			}
			last = r.end
		}
		for _, rule := range read.imports {
			if rule.span.End > len(css) || rule.span.End < rule.span.Start || rule.reference.end > rule.span.End {
				t.Fatalf("import %+v in %d bytes", rule, len(css))
			}
		}
		set, list := New(files("a.css", css, "b.css", "b{c:d}"))
		if out, ok := set.File("a.css"); ok && len(list) == 0 {
			if again := scan("a.css", &diag.File{Data: out.Data}); len(again.problems) > 0 {
				t.Errorf("%q became %q: %s", css, out.Data, report(again.problems))
			}
		}
	})
}
