package asset

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/source"
)

// scripts are files that a script can import.
func scripts() []string {
	return []string{
		"js/b.js", "export const b = 1;", "js/vendor/c.js", "export default 2;", "js/data.json", "{}", "top.js", "export {};",
		"js/many.js", "export default class {}; export function e() {} export class f {} export let g = 1, h = 2; export async function* i() {} const z = 1; export { z as j, z as l };",
	}
}

func TestScripts(t *testing.T) {
	const b = "/assets/js/b.#.js"
	for _, tt := range []struct{ name, js, want string }{
		{"a bare script", "// why\nconst a = 1;\nlet longer = a;\n", "const a=1;let longer=a;"},
		{"names inside are shortened, the others are not", "function sum(first, second) { return first + second }", "function sum(n,u){return n+u}"},
		{"strict", "'use strict'; a()", `"use strict";a();`},
		{"a licence", "/*! MIT */\na()", "/*! MIT */a();"},
		{"no younger syntax", "try { a() } catch (e) { }\nb = a === null || a === undefined ? c : a", "try{a()}catch(e){}b=a===null||a===void 0?c:a;"},
		{"import", `import { b } from "./b.js"; b()`, `import{b as m}from"` + b + `";m();`},
		{"import under another name", `import { b as c } from './b.js'; c()`, `import{b as m}from"` + b + `";m();`},
		{"import of all", `import * as c from "./b.js"; c.b()`, `import*as m from"` + b + `";m.b();`},
		{"import for what it does", `import "./b.js"`, `import"` + b + `";`},
		{"import from the top", `import "/js/b.js"`, `import"` + b + `";`},
		{"import of a file at the top", `import "../top.js"`, `import"/top.js";`},
		{"import from below", `import c from "./vendor/c.js?v=1"; c()`, `import m from"/assets/js/vendor/c.#.js";m();`},
		{"two on one line", `import "./b.js";import "./b.js"`, `import"` + b + `";import"` + b + `";`},
		{"export from", `export { b } from "./b.js"`, `export{b}from"` + b + `";`},
		{"export of all", `export * from "./b.js"`, `export*from"` + b + `";`},
		{"import when it is called", "f = () => import('./b.js')", `f=()=>import("` + b + `");`},
		{"import of a template without holes", "import(`./b.js`)", `import("` + b + `");`},
		{"import of names", `import c, * as d from "./many.js"; import { e, f, g, h, i, j as k, l } from "./many.js"`, `import o,*as m from"/assets/js/many.#.js";import{e as f,f as i,g as a,h as p,i as s,j as t,l as c}from"/assets/js/many.#.js";`},
		{"import deep inside", "class A { static #x = [`${import('./b.js')}`] }", "class A{static#s=[`${import(\"" + b + "\")}`]}"},
		{
			"what is no import", `/* import "./zzz.js" */ a = 'import "./zzz.js"'; b = /import "[/]zzz"/; import.meta.url; a.import("./zzz.js")`,
			`a='import "./zzz.js"';b=/import "[/]zzz"/;import.meta.url;a.import("./zzz.js");`,
		},
		{"an address beside the script", `new URL("./data.json", import.meta.url)`, `new URL("./data.json",import.meta.url);`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, list := New(files(append(scripts(), "js/a.js", tt.js)...))
			f, ok := s.File("js/a.js")
			if got := unmarked(string(f.Data)); got != tt.want || !ok || len(list) > 0 {
				t.Errorf("gives %s\nwant  %s\n%s", got, tt.want, report(list))
			}
		})
	}
}

func TestScriptFaults(t *testing.T) {
	const syntax = " [js-syntax] = browsers run nothing of such a script; look for a bracket, quote or comma that is missing before this place"
	const none = " [js-import] = browsers run nothing of this script; correct the name, or write export before it in the other script"
	const only = " [js-import] = only files that end in .js may be imported"
	for _, tt := range []struct{ js, want string }{
		{"let a = 1;\nlet b = ;", "2:9: error: this is not JavaScript: Unexpected \";\"" + syntax},
		{"import './b.js';\n\tf(é;", "2:6: error: this is not JavaScript: Expected \")\" but found \";\"" + syntax},
		{"if (a) {\n  b()\n", "2:5: error: this is not JavaScript: Unexpected end of file" + syntax},
		{"a\x00b", "1:2: error: control character U+0000 [control-character] = delete it; it may have come with text that was pasted"},
		{`import "minisearch"`, `1:8: error: "minisearch" is the name of a package, which browsers do not know [js-import] = begin the name of a file with ./ or ../; put a copy of a package in static/js/vendor and name that file`},
		{`import "b.js"`, `1:8: error: "b.js" is the name of a package, which browsers do not know [js-import] = begin the name of a file with ./ or ../; put a copy of a package in static/js/vendor and name that file`},
		{`import "https://e.example/a.js"`, `1:8: error: "https://e.example/a.js" leads to another site [third-party] = put a copy in static and refer to that; the site asks nothing of other sites`},
		{`import "//e.example/a.js"`, `1:8: error: "//e.example/a.js" leads to another site [third-party] = put a copy in static and refer to that; the site asks nothing of other sites`},
		{`import "data:text/javascript,a()"`, `1:8: error: a data: address, which the site's own rules for browsers block [third-party] = put it in static as a file and refer to that`},
		{"// \"./bb.js\"\nexport * from \"./bb.js\"", `2:15: error: no file static/js/bb.js [dead-link] = did you mean "js/b.js"?`},
		{`a(); import("./nothing.js")`, `1:13: error: no file static/js/nothing.js [dead-link]`},
		{`import "../../zzz.js"`, `1:8: error: "../../zzz.js" leads out of static [dead-link] = put a copy in static and refer to that`},
		{`import "./data.json"`, `1:8: error: static/js/data.json is no script` + only},
		{`import ".\u002fb.js"`, `1:8: error: a backslash in the name of a script [js-import] = write the name without backslashes`},
		{`import("./" + a)`, `1:1: error: an import() of a name that is computed [js-import] = write the name between quotes: import("./other.js"); published names have fingerprints that a script cannot know`},
		{`import { c } from "./b.js"`, `1:10: error: static/js/b.js exports no c` + none},
		{`import c from "./b.js"`, `1:8: error: static/js/b.js exports no default` + none},
		{`import c, { b } from "./vendor/c.js"`, `1:13: error: static/js/vendor/c.js exports no b` + none},
		{`export { c as b } from "./b.js"`, `1:10: error: static/js/b.js exports no c` + none},
		{`import d from "./data.json" with { type: "json" }`, `1:34: error: an import with attributes, which is not supported here [js-import] = only scripts can be imported; put the data in a script, after the words: export default`},
		{`import d from "./data.json" assert { type: "json" }`, `1:36: error: an import with attributes, which is not supported here [js-import] = only scripts can be imported; put the data in a script, after the words: export default`},
		{"import(`./${b}.js`)", `1:1: error: an import() of a name that is computed [js-import] = write the name between quotes: import("./other.js"); published names have fingerprints that a script cannot know`},
		{`import "./a.js"`, `1:8: error: scripts import each other in a circle [js-import] = move what both need to a third script: the name of each would depend on the other's`},
	} {
		_, list := New(files(append(scripts(), "js/a.js", tt.js)...))
		if got, want := report(list), "static/js/a.js:"+tt.want+"\n"; got != want {
			t.Errorf("%s\ngives %swant  %s", tt.js, got, want)
		}
	}
}

// TestScriptCircle blames the scripts in it, not the one that imports one of them.
func TestScriptCircle(t *testing.T) {
	_, list := New(files("js/a.js", "import './b.js'", "js/b.js", "import './c.js'", "js/c.js", "x();\nimport('./a.js')", "js/d.js", "import './a.js'"))
	const said = "error: scripts import each other in a circle [js-import] = move what both need to a third script: the name of each would depend on the other's\n"
	want := "static/js/a.js:1:8: " + said + "static/js/b.js:1:8: " + said + "static/js/c.js:2:8: " + said
	if got := report(list); got != want {
		t.Errorf("problems\n%s\nwant\n%s", got, want)
	}
}

// TestLicencesOfVendors keeps the first comment of what comes from elsewhere.
func TestLicencesOfVendors(t *testing.T) {
	for _, tt := range []struct{ name, js, want string }{
		{"js/vendor/a.js", "/*! MIT */\n/* more */ a()", "/*! MIT */\na();"},
		{"js/vendor/deep/a.js", "\n/**\n * MIT é\n */\na()", "\n/**\n * MIT é\n */\na();"},
		{"vendor/a.js", "// MIT\n// (c) A\n\na() // why", "// MIT\n// (c) A\na();"},
		{"vendor/a.js", "// MIT\n/* more */ a()", "// MIT\na();"},
		{"vendor/a.js", "a() /* MIT */", "a();"},
		{"vendor/a.js", "/* MIT */", "/* MIT */\n"},
		{"vendors/a.js", "/* why */ a()", "a();"},
	} {
		s, list := New(files(tt.name, tt.js))
		if f, _ := s.File(tt.name); string(f.Data) != tt.want || len(list) > 0 {
			t.Errorf("%s %q: %q, want %q; %s", tt.name, tt.js, f.Data, tt.want, report(list))
		}
	}
	_, list := New(files("js/vendor/a.js", "/* é\n é */ a(;"))
	if got, want := report(list), "static/js/vendor/a.js:2:10: error: this is not JavaScript: "; !strings.HasPrefix(got, want) {
		t.Errorf("%swant %s", got, want)
	}
}

// TestFingerprintFollowsScripts changes one script: its name and those of the
// scripts that reach it change, and nothing else, whatever the order of the files.
func TestFingerprintFollowsScripts(t *testing.T) {
	paths := func(last string) map[string]string {
		list := files("js/a.js", "import './b.js'", "js/b.js", "import './c.js'", "js/c.js", last, "js/d.js", "d()", "css/e.css", "e{f:g}")
		found := map[string]string{}
		for range 2 {
			s, problems := New(list)
			if len(problems) > 0 {
				t.Fatal(report(problems))
			}
			for _, name := range s.Names() {
				path, _ := s.Path(name)
				if found[name] != "" && found[name] != path {
					t.Errorf("%s is %s and %s", name, found[name], path)
				}
				found[name] = path
			}
			for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
				list[i], list[j] = list[j], list[i]
			}
		}
		return found
	}
	before, after := paths("c()"), paths("c(1)")
	for name, want := range map[string]bool{"js/a.js": true, "js/b.js": true, "js/c.js": true, "js/d.js": false, "css/e.css": false} {
		if got := before[name] != after[name]; got != want || before[name] == "" {
			t.Errorf("%s changed %t, want %t: %s, %s", name, got, want, before[name], after[name])
		}
	}
}

// FuzzScript wants no panic, imports at their places, and that what was published
// can be read again.
func FuzzScript(f *testing.F) {
	for _, js := range []string{
		`import "./b.js"`, `export * from './b.js'; import("./b.js")`, "a = /\"/; import './b.js'", "`${import('./b.js')}`", "import(", "export{", "#!x\nimport './b.js'", "<!-- a\nimport './b.js'",
	} {
		f.Add(js)
	}
	f.Fuzz(func(t *testing.T, js string) {
		text := &diag.File{Name: "static/js/a.js", Data: []byte(js)}
		if strings.ContainsAny(js, "\x00\r") {
			return
		}
		l := linker{}
		sc := &script{name: "js/a.js", text: text}
		l.read(sc)
		for _, r := range sc.imports {
			if raw := js[r.start:r.end]; len(raw) < 2 || raw[1:len(raw)-1] != r.target {
				t.Fatalf("%q stands where %q should", raw, r.target)
			}
		}
		set, list := New(files("js/a.js", js, "js/b.js", "b()"))
		if out, ok := set.File("js/a.js"); ok && len(list) == 0 {
			if _, again := New([]source.File{{Name: "static/js/a.js", Data: out.Data}}); strings.Contains(report(again), "[js-syntax]") {
				t.Errorf("%q became %q: %s", js, out.Data, report(again))
			}
		}
	})
}
