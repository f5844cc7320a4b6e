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
	return []string{"css/dot.png", "x", "img/star.svg", `<svg/>`, "icon.txt", "x", "css/b.css", "b{}"}
}

func TestReferencesAreRewritten(t *testing.T) {
	for _, tt := range []struct{ css, want string }{
		{`a{background:url(dot.png)}`, `a{background:url("/assets/css/dot.#.png")}`},
		{`a{background:url( 'dot.png' )}`, `a{background:url( "/assets/css/dot.#.png" )}`},
		{`a{background:URL("../css/./dot.png")}`, `a{background:URL("/assets/css/dot.#.png")}`},
		{"a{background:url(\n\tdot.png\n)}", "a{background:url(\n\t\"/assets/css/dot.#.png\"\n)}"},
		{`a{background:url(/css/dot.png)}`, `a{background:url("/assets/css/dot.#.png")}`},
		{`a{background:url(/icon.txt)}`, `a{background:url("/icon.txt")}`},
		{`a{background:url(dot.png?v=1)}`, `a{background:url("/assets/css/dot.#.png")}`},
		{`a{background:url(../img/star.svg?v=1#part)}`, `a{background:url("/assets/img/star.#.svg#part")}`},
		{`a{b:url("dot.png?a)b")}`, `a{b:url("/assets/css/dot.#.png")}`},
		{`a{fill:url(#here)}`, `a{fill:url(#here)}`},
		{`a{b:url(dot.png),url(dot.png)}`, `a{b:url("/assets/css/dot.#.png"),url("/assets/css/dot.#.png")}`},
		{`@import "b.css";`, `@import "/assets/css/b.#.css";`},
		{`@import 'b.css' print;`, `@import "/assets/css/b.#.css" print;`},
		{`@IMPORT url(b.css) layer(x);`, `@IMPORT url("/assets/css/b.#.css") layer(x);`},
		{`@import/* why */"b.css";`, `@import/* why */"/assets/css/b.#.css";`},
		// What is not a reference.
		{`/* url(zzz.png) @import "zzz.css" */`, `/* url(zzz.png) @import "zzz.css" */`},
		{`/* url(zzz.png)`, `/* url(zzz.png)`},
		{`a{content:"url(zzz.png)"}`, `a{content:"url(zzz.png)"}`},
		{`a{content:"\"";b:url(dot.png)}`, `a{content:"\"";b:url("/assets/css/dot.#.png")}`},
		{`a{content:'\\';b:url(dot.png)}`, `a{content:'\\';b:url("/assets/css/dot.#.png")}`},
		{"a{content:'open\nb:url(dot.png)}", "a{content:'open\nb:url(\"/assets/css/dot.#.png\")}"},
		{`a{b:curl(zzz.png) my-url(zzz.png)}`, `a{b:curl(zzz.png) my-url(zzz.png)}`},
		{`@media print{a{content:"b.css"}}`, `@media print{a{content:"b.css"}}`},
		{`a\"b{c:url(dot.png)}`, `a\"b{c:url("/assets/css/dot.#.png")}`},
	} {
		s, list := New(files(append(others(), "css/a.css", tt.css)...))
		f, ok := s.File("css/a.css")
		if got := unmarked(string(f.Data)); !ok || got != tt.want || len(list) > 0 {
			t.Errorf("%s\ngives %s\nwant  %s\n%s", tt.css, got, tt.want, report(list))
		}
	}
}

func TestReferenceFaults(t *testing.T) {
	const away = " [third-party] = put a copy in static and refer to that; the site asks nothing of other sites"
	for _, tt := range []struct{ css, want string }{
		{"a{}\nb{c:url(dto.png)}", `2:9: error: no file static/css/dto.png [dead-link] = did you mean "css/dot.png"?`},
		{`b{c:url( "nothing.png" )}`, `1:10: error: no file static/css/nothing.png [dead-link]`},
		{`b{c:url()}`, `1:9: error: no file static/css [dead-link]`},
		{`b{c:url(/../zzz.png)}`, `1:9: error: no file static/zzz.png [dead-link]`},
		{`b{c:url(../../zzz.png)}`, `1:9: error: "../../zzz.png" leads out of static [dead-link] = put a copy in static and refer to that`},
		{`b{c:url(https://e.example/a.png)}`, `1:9: error: "https://e.example/a.png" leads to another site` + away},
		{`b{c:url(//e.example/a.png)}`, `1:9: error: "//e.example/a.png" leads to another site` + away},
		{`b{c:url('\\\\e.example/a.png')}`, `1:9: error: "\\\\\\\\e.example/a.png" leads to another site` + away},
		{`b{c:url(data:image/png;base64,AAAA)}`, `1:9: error: a data: address, which the site's own rules for browsers block [third-party] = put the picture or font in static as a file and refer to that`},
		{`@import "//e.example/a.css";`, `1:9: error: "//e.example/a.css" leads to another site` + away},
		{`@import /**/ 'nothing.css';`, `1:14: error: no file static/css/nothing.css [dead-link]`},
		{`@import "a.css";`, `1:9: error: style sheets import each other in a circle [css-import] = remove one of the imports`},
	} {
		_, list := New(files(append(others(), "css/a.css", tt.css)...))
		if got, want := report(list), "static/css/a.css:"+tt.want+"\n"; got != want {
			t.Errorf("%s\ngives %swant  %s", tt.css, got, want)
		}
	}
}

// TestImportCircle blames the sheets in it, not the one that imports one of them.
func TestImportCircle(t *testing.T) {
	_, list := New(files("a.css", "x{}\n@import 'css/b.css';", "css/b.css", "@import 'c.css';", "css/c.css", "@import '/a.css';", "d.css", "@import 'a.css';"))
	const said = "error: style sheets import each other in a circle [css-import] = remove one of the imports\n"
	want := "static/a.css:2:9: " + said + "static/css/b.css:1:9: " + said + "static/css/c.css:1:9: " + said
	if got := report(list); got != want {
		t.Errorf("problems\n%s\nwant\n%s", got, want)
	}
}

// TestFingerprintFollowsImports changes one byte of a sheet: its name and those of
// the sheets that reach it change, and nothing else.
func TestFingerprintFollowsImports(t *testing.T) {
	paths := func(last string) map[string]string {
		s, list := New(files("css/a.css", "@import 'b.css';", "css/b.css", "@import url(c.css);", "css/c.css", last, "css/d.css", "d{}", "js/e.js", "e", "top.css", "@import 'css/c.css';"))
		if len(list) > 0 {
			t.Fatal(report(list))
		}
		found := map[string]string{}
		for _, name := range s.Names() {
			found[name], _ = s.Path(name)
		}
		return found
	}
	before, after := paths("c{}"), paths("c{} ")
	for name, want := range map[string]bool{"css/a.css": true, "css/b.css": true, "css/c.css": true, "css/d.css": false, "js/e.js": false, "top.css": false} {
		if got := before[name] != after[name]; got != want {
			t.Errorf("%s changed %t, want %t: %s, %s", name, got, want, before[name], after[name])
		}
	}
}

func FuzzReferences(f *testing.F) {
	for _, css := range []string{
		`@import "b.css"; a{b:url( 'x' )}`, `url("a(1)`, `/* "`, `"\`, `'\"`, `@import/**/'`, "url(\\", "\"\n\"", `URL(#a)`, `u\72l(x)`,
	} {
		f.Add(css)
	}
	f.Fuzz(func(t *testing.T, css string) {
		last := 0
		for _, r := range references(css) {
			if r.start < last || r.end < r.start || r.end > len(css) {
				t.Fatalf("reference %+v behind %d in %d bytes", r, last, len(css))
			}
			last = r.end
		}
	})
}
