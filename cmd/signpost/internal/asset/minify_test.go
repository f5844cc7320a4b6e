package asset

import "testing"

// TestMeaningOfScripts pins what minifiers get wrong: the published text means
// what the source does, in a module and outside one.
func TestMeaningOfScripts(t *testing.T) {
	for _, tt := range []struct{ name, js, want string }{
		{"a function in a block, which only a module keeps there", "function f() { return 1 }\n{ function f() { return 2 } }\nshow(f())", "function f() { return 1 }\n{ function f() { return 2 } }\nshow(f())"},
		{"a function in a case", "switch (a) { case 1: function f() {} }\nf()", "switch (a) { case 1: function f() {} }\nf()"},
		{"a function in a block of a module", "export {}; function f() { return 1 }\n{ function f() { return 2 } }\nshow(f())", "export{};function n(){return 1}{let r=function(){return 2}}show(n());"},
		{"the variable of a catch", "function f() { try { throw 1 } catch (e) { var e = 2; show(e) } return e }", "function f(){try{throw 1}catch(r){var r=2;show(r)}return r}"},
		{"a default parameter that does something", "function f(a = g()) {}\nf()", "function f(n=g()){}f();"},
		{"default parameters that nobody reads", "function f(a, b = g(), { c } = h()) { return a }\nf(1)", "function f(n,c=g(),{c:r}=h()){return n}f(1);"},
		{"a hashbang", "#!/usr/bin/env node\na();\nb()", "#!/usr/bin/env node\na();b();"},
		{"a call that a comment calls pure", "/* @__PURE__ */ f();", "f();"},
		{"names that other scripts know", "var words = 1; function count() {}", "var words=1;function count(){}"},
		{"a constant that is set", "const a = 1; try { a = 2 } catch { b() }", "const a=1;try{a=2}catch{b()}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, list := New(files("js/a.js", tt.js))
			if f, _ := s.File("js/a.js"); string(f.Data) != tt.want || len(list) > 0 {
				t.Errorf("gives %s\nwant  %s\n%s", f.Data, tt.want, report(list))
			}
		})
	}
}

// TestMeaningOfSheets pins the same of style sheets, and what is rewritten for
// Safari 15 and Chrome 99.
func TestMeaningOfSheets(t *testing.T) {
	for _, tt := range []struct{ css, want string }{
		{"a { rotate: 0deg; flex: 1 1 0px }", "a{rotate:0deg;flex:1 1 0px}"},
		{`a { font-family: "inherit", "Segoe UI", 'serif' }`, `a{font-family:"inherit",Segoe UI,"serif"}`},
		{"@page { @bottom-right { content: none } }", "@page{@bottom-right{content:none}}"},
		{"a::details-content { color: red }", "a::details-content{color:red}"},
		{"@supports not selector(::details-content) { a { b: c } }", "@supports not selector(::details-content){a{b:c}}"},
		{"@font-face { unicode-range: U+0020-007F, U+26 }", "@font-face{unicode-range:U+0020-007F,U+26}"},
		{":root { --a: 0px; --b:; --C: Red; --d: {} }", ":root{--a: 0px;--b:;--C: Red;--d: {} }"},
		{"@layer a, b; @layer a { c { d: e } }", "@layer a,b;@layer a{c{d:e}}"},
		{"a { text-wrap: balance; -webkit-box-decoration-break: clone; box-decoration-break: clone }", "a{text-wrap:balance;-webkit-box-decoration-break:clone;box-decoration-break:clone}"},
		{"a { width: 100vh; width: 100dvh; flex-basis: 0% }", "a{width:100vh;width:100dvh;flex-basis:0%}"},
		{"a { & b { c: d } }", "a b{c:d}"},
		{"a { user-select: none }", "a{-webkit-user-select:none;user-select:none}"},
	} {
		s, list := New(files("css/a.css", tt.css))
		if f, _ := s.File("css/a.css"); string(f.Data) != tt.want || len(list) > 0 {
			t.Errorf("%s\ngives %s\nwant  %s\n%s", tt.css, f.Data, tt.want, report(list))
		}
	}
}
