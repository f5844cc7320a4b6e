package asset

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/source"
)

// TestImports puts the sheets of others and some more in the place of imports.
func TestImports(t *testing.T) {
	for _, tt := range []struct{ css, want string }{
		{`@import "b.css";a{x:y}`, `b{c:d}a{x:y}`},
		{`@import 'b.css'`, `b{c:d}`},
		{"@import\n\turl( b.css ) ;\na{x:y}", `b{c:d}a{x:y}`},
		{`@IMPORT URL("b.css");`, `b{c:d}`},
		{`@im\70ort "b.css";`, `b{c:d}`},
		{`@import "/css/b.css?v=1";`, `b{c:d}`},
		{`@import/* why */"b.css"/* and */print;`, `@media print{b{c:d}}`},
		{`@import "b.css" screen and (min-width: 30em), print;`, `@media screen and (min-width:30em),print{b{c:d}}`},
		{`@import "b.css" (400px <= width < 700px);`, `@media(min-width:400px)and (not (min-width:700px)){b{c:d}}`},
		{`@import "b.css" supports(display: grid);`, `@supports (display: grid){b{c:d}}`},
		{`@import "b.css" supports(not (display: grid));`, `@supports (not (display: grid)){b{c:d}}`},
		{`@import "b.css" layer(base);`, `@layer base{b{c:d}}`},
		{`@import "b.css" layer( base.part )supports(a: b)print;`, `@media print{@supports (a: b){@layer base.part{b{c:d}}}}`},
		{`@import "empty.css" layer(base);@import "b.css" layer(c);`, `@layer base;@layer c{b{c:d}}`},
		{`@import "empty.css" layer(base) print;`, `@media print{@layer base;}`},
		{`@import "empty.css";a{x:y}`, `a{x:y}`},
		{`@layer c, base;@import "b.css" layer(base);`, `@layer c,base;@layer base{b{c:d}}`},
		{`@charset "utf-8";@import "b.css";@layer d;@import "b.css";`, `@layer d;b{c:d}`},
		{`@import "charset.css";@import "b.css";`, `c{d:e}b{c:d}`},
		{`@import "deep/c.css" print;`, `@media print{@media(width){d{b:url(/assets/css/dot.#.png)}}c{b:url(/assets/img/star.#.svg)}}`},
		{`@import "bare.css" print;@import "bare.css" layer(e);`, `@media print{/*! BSD */}/*! BSD */@layer e;`},
		{`@import "licence.css" print;`, `@media print{/*! MIT */c{d:e}}`},
	} {
		got := published(
			t, "css/a.css", tt.css, "css/empty.css", "/* the typeface */\n", "css/charset.css", `@charset "UTF-8";c{d:e}`,
			"css/deep/c.css", "@import '../d.css' (width);c{b:url(../../img/star.svg)}", "css/d.css", "d{b:url(dot.png)}", "css/bare.css", "/*! BSD */", "css/licence.css", "/*! MIT */c{d:e}",
		)
		if got != tt.want {
			t.Errorf("%s\ngives %s\nwant  %s", tt.css, got, tt.want)
		}
	}
}

func TestImportFaults(t *testing.T) {
	const odd = " [css-import] = of a layer(name), supports(…) and media such as print, each may be there, in this order"
	for _, tt := range []struct{ css, want string }{
		{`@import "//e.example/a.css";`, `1:9: error: "//e.example/a.css" leads to another site [third-party] = put a copy in static and refer to that; the site asks nothing of other sites`},
		{`@import /**/ 'bb.css';`, `1:14: error: no file static/css/bb.css [dead-link] = did you mean "css/b.css"?`},
		{`@import "../img/star.svg";`, `1:9: error: static/img/star.svg is no style sheet [css-import] = only files that end in .css may be imported`},
		{`@import "a.css";`, `1:9: error: style sheets import each other in a circle [css-import] = remove one of the imports`},
		{"a{}\n@import 'b.css';", `2:1: error: an @import after other rules [css-import] = browsers pass it over: move it above all other rules`},
		{"@layer a{b{}}\n@import 'b.css';", `2:1: error: an @import after other rules [css-import] = browsers pass it over: move it above all other rules`},
		{"@media print {\n @import 'b.css' }", `2:2: error: an @import inside another rule [css-import] = browsers pass it over: move it to the top of the sheet`},
		{`@import;`, `1:1: error: an @import without the name of a sheet [css-import] = write @import "name.css";`},
		{`@import "";`, `1:9: error: an @import that names no file [css-import] = write @import "name.css";`},
		{`@import url("?a");`, `1:9: error: an @import that names no file [css-import] = write @import "name.css";`},
		{`@import "n/";`, `1:9: error: an @import that names no file [css-import] = write @import "name.css";`},
		{`@import b.css;`, `1:1: error: an @import without the name of a sheet [css-import] = write @import "name.css";`},
		{`@import "b.css" a{b:c}`, `1:1: error: an @import that goes on to the next rule [css-import] = end it with a semicolon`},
		{`@import "b.css" layer;`, `1:17: error: a layer without a name [css-import] = name it: layer(base)`},
		{`@import "b.css" layer();`, `1:17: error: "" is no name of a layer [css-import] = use letters, digits and hyphens: layer(base)`},
		{`@import "b.css" layer(a b);`, `1:17: error: "a b" is no name of a layer [css-import] = use letters, digits and hyphens: layer(base)`},
		{`@import "b.css" print layer(a);`, `1:23: error: layer( is no condition of an import` + odd},
		{`@import "b.css" scope(a);`, `1:17: error: scope( is no condition of an import` + odd},
		{`@import "b.css" "dot.png";`, `1:17: error: "dot.png" is no condition of an import` + odd},
		{`@import "b.css" supports(a:b;`, `1:17: error: supports( is never closed [css-syntax] = close it where it ends; browsers drop what follows`},
	} {
		_, list := New(files(append(others()[:8], "css/a.css", tt.css)...))
		if got, want := report(list), "static/css/a.css:"+tt.want+"\n"; got != want {
			t.Errorf("%s\ngives %swant  %s", tt.css, got, want)
		}
	}
	_, list := New(files("css/a.css", "@import 'b.css';", "css/b.css", `@namespace "urn:x";`))
	if got, want := report(list), "static/css/b.css:1:1: error: an @namespace in a sheet that css/a.css imports [css-import] = delete it; in the middle of a sheet browsers pass it over\n"; got != want {
		t.Errorf("%swant %s", got, want)
	}
}

// TestImportsThatFillTheMemory doubles a sheet with every step of a chain.
func TestImportsThatFillTheMemory(t *testing.T) {
	pairs := []string{"css/s40.css", "a{b:c}"}
	for i := range 40 {
		pairs = append(pairs, fmt.Sprintf("css/s%d.css", i), strings.Repeat(fmt.Sprintf("@import 's%d.css';", i+1), 2))
	}
	_, list := New(files(pairs...))
	if got := report(list); !strings.Contains(got, "with all that it imports, the sheet has") || strings.Count(got, "\n") != 1 {
		t.Error(got)
	}
}

// TestBigSheet wants a hint that fits a sheet without imports.
func TestBigSheet(t *testing.T) {
	_, list := New(files("css/a.css", strings.Repeat("a{b:c}", maxSheet/6+1)))
	if got, want := report(list), "static/css/a.css:1:1: error: the sheet has 1048578 bytes, at most 1048576 [css-import] = delete what no page needs; phones need seconds to read so much\n"; got != want {
		t.Errorf("%swant %s", got, want)
	}
}

// TestImportCircle blames the sheets in it, not the one that imports one of them.
func TestImportCircle(t *testing.T) {
	_, list := New(files("a.css", "@import 'css/b.css';", "css/b.css", "@import 'c.css';", "css/c.css", "/* x */\n@import '/a.css';", "d.css", "@import 'a.css';"))
	const said = "error: style sheets import each other in a circle [css-import] = remove one of the imports\n"
	want := "static/a.css:1:9: " + said + "static/css/b.css:1:9: " + said + "static/css/c.css:2:9: " + said
	if got := report(list); got != want {
		t.Errorf("problems\n%s\nwant\n%s", got, want)
	}
}

// TestParts are not published, and it is known which sheets have them.
func TestParts(t *testing.T) {
	s, list := New(files("css/a.css", "@import 'b.css';@import 'c.css';", "css/b.css", "@import 'c.css';", "css/c.css", "c{d:e}", "css/z.css", "@import 'b.css';"))
	if len(list) > 0 {
		t.Fatal(report(list))
	}
	for name, want := range map[string]string{"css/a.css": "", "css/b.css": "css/a.css css/z.css", "css/c.css": "css/a.css css/b.css", "css/z.css": "", "css/none.css": ""} {
		_, published := s.Path(name)
		if got := strings.Join(s.PartOf(name), " "); got != want || published != (want == "" && name != "css/none.css") {
			t.Errorf("%s: part of %q, want %q; published %t", name, got, want, published)
		}
	}
	if got, want := strings.Join(s.Names(), " "), "css/a.css css/z.css"; got != want {
		t.Errorf("names %s, want %s", got, want)
	}
}

// TestFingerprintFollowsImports changes one part: the names of the sheets that
// reach it change, and nothing else; a comment changes none.
func TestFingerprintFollowsImports(t *testing.T) {
	paths := func(last string) map[string]string {
		s, list := New(files("css/a.css", "@import 'b.css';", "css/b.css", "@import url(c.css);", "css/c.css", last, "css/d.css", "d{e:f}", "js/e.js", "e()", "top.css", "@import 'css/c.css';"))
		if len(list) > 0 {
			t.Fatal(report(list))
		}
		found := map[string]string{}
		for _, name := range s.Names() {
			found[name], _ = s.Path(name)
		}
		return found
	}
	before, after, commented := paths("c{d:e}"), paths("c{d:f}"), paths("/* c */ c { d: e }")
	for name, want := range map[string]bool{"css/a.css": true, "css/d.css": false, "js/e.js": false, "top.css": false} {
		if got := before[name] != after[name]; got != want || before[name] != commented[name] || before[name] == "" {
			t.Errorf("%s changed %t, want %t: %s, %s, %s", name, got, want, before[name], after[name], commented[name])
		}
	}
}

// repository gives the files of the site's own static folder.
func repository(t testing.TB) []source.File {
	t.Helper()
	root := filepath.Join("..", "..", "..", "..")
	tree, list, err := source.Load(t.Context(), os.DirFS(root))
	if err != nil || list.HasErrors() {
		t.Fatal(err, report(list))
	}
	return tree.Static
}

// BenchmarkNew is over the site's own static folder.
func BenchmarkNew(b *testing.B) {
	list := repository(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := New(list); len(problems) > 0 {
			b.Fatal(report(problems))
		}
	}
}
