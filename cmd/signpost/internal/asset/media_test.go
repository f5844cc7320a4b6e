package asset

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/source"
)

func TestMediaSheet(t *testing.T) {
	light, dark, paper, still := Media{Scheme: "light"}, Media{Scheme: "dark"}, Media{Print: true}, Media{NoScripts: true}
	for _, tt := range []struct {
		name      string
		media     Media
		css, want string
	}{
		{"nothing is asked", dark, `a{b:c}`, `a{b:c}`},
		{"nothing is answered", Media{}, `@media print and (prefers-color-scheme:dark){a{color-scheme:light dark}}`, `@media print and (prefers-color-scheme:dark){a{color-scheme:light dark}}`},
		{"dark", dark, `@media (prefers-color-scheme:dark){a{b:c}}`, `@media (min-width:0px){a{b:c}}`},
		{"not light", dark, `@media (prefers-color-scheme: light){a{b:c}}`, `@media (max-width:0px){a{b:c}}`},
		{"light", light, `@media screen and ( Prefers-Color-Scheme : LIGHT ) {a{b:c}}`, `@media screen and (min-width:0px) {a{b:c}}`},
		{"any scheme", light, `@media (prefers-color-scheme){}`, `@media (min-width:0px){}`},
		{"inside brackets", dark, `@media not ((prefers-color-scheme:dark) or (width > 4em)){}`, `@media not ((min-width:0px) or (width > 4em)){}`},
		{"several queries", dark, `@media print,(prefers-color-scheme:light),(prefers-color-scheme:dark){}`, `@media print,(max-width:0px),(min-width:0px){}`},
		{"one in the other", dark, `@media screen{@media (prefers-color-scheme:dark){}}`, `@media screen{@media (min-width:0px){}}`},
		{"in the block of a rule", dark, `a{@media (prefers-color-scheme:dark){b:c}}`, `a{@media (min-width:0px){b:c}}`},
		{"with comments", dark, `@media/**/(/* x */prefers-color-scheme:dark){}`, `@media/**/(min-width:0px){}`},
		{"another feature", dark, `@media (prefers-contrast:more) and (prefers-color-scheme:dark){}`, `@media (prefers-contrast:more) and (min-width:0px){}`},
		{"a scheme that nobody has", dark, `@media (prefers-color-scheme:sepia){}`, `@media (max-width:0px){}`},
		{"what is no condition", dark, `a[b="(prefers-color-scheme:dark)"]{c:"@media print"}/* @media (prefers-color-scheme:dark) */`, `a[b="(prefers-color-scheme:dark)"]{c:"@media print"}/* @media (prefers-color-scheme:dark) */`},

		{"paper", paper, `@media print{a{b:c}}`, `@media all{a{b:c}}`},
		{"no screen", paper, `@media screen{a{b:c}}`, `@media not all{a{b:c}}`},
		{"no screen, whatever its width", paper, `@media screen and (min-width:4em) {a{b:c}}`, `@media not all {a{b:c}}`},
		{"only a screen", paper, `@media only screen and (color),print{}`, `@media not all,all{}`},
		{"anything but a screen", paper, `@media not screen and (color){}`, `@media all{}`},
		{"anything but paper", paper, `@media not print{}`, `@media not all{}`},
		{"anything but wide paper", paper, `@media not print and (min-width:4em){}`, `@media not all and (min-width:4em){}`},
		{"wide paper", paper, `@media only print and (min-width:4em){}`, `@media only all and (min-width:4em){}`},
		{"escapes", paper, `@m\65 dia \70 rint{}`, `@m\65 dia all{}`},
		{"print as a name", paper, `.print{print:screen}@media (min-width:1px){screen{}}`, `.print{print:screen}@media (min-width:1px){screen{}}`},

		{"no scripts", still, `@media (scripting:enabled){}@media (scripting:none){}@media (scripting){}@media not (scripting){}`, `@media (max-width:0px){}@media (min-width:0px){}@media (max-width:0px){}@media not (max-width:0px){}`},

		{"an import", paper, `@import "a.css" print;@import url(b.css) screen;@import url("c.css");`, `@import "a.css" all;@import url(b.css) not all;@import url("c.css");`},
		{"an import with a layer", dark, `@import "a.css" layer(print) supports(color:red) (prefers-color-scheme:dark);`, `@import "a.css" layer(print) supports(color:red) (min-width:0px);`},
		{"an import with a layer without a name", paper, `@import "a.css" layer print;`, `@import "a.css" layer all;`},

		{"both schemes", dark, `:root{color-scheme:light dark}`, `:root{color-scheme: dark}`},
		{"both schemes, light", light, `:root{a:b; color-scheme: light dark !important;c:d}`, `:root{a:b; color-scheme: light  !important;c:d}`},
		{"one scheme only", dark, `.paper{color-scheme:light}`, `.paper{color-scheme:light}`},
		{"a feature of another rule", dark, `@supports (color-scheme:light dark){}`, `@supports (color-scheme:light dark){}`},
		{"a function", dark, `:root{color-scheme:light dark;color:light-dark(red,blue)}`, `:root{color-scheme: dark;color:light-dark(red,blue)}`},
		{"what is never closed", dark, `@media (prefers-color-scheme:dark`, `@media (prefers-color-scheme:dark`},
		{"what is never closed, with a rule", paper, `@media print`, `@media all`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(tt.media.Sheet([]byte(tt.css))); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.css, got, tt.want)
			}
		})
	}
}

func TestMediaList(t *testing.T) {
	for _, tt := range []struct {
		media      Media
		list, want string
	}{
		{Media{Scheme: "dark"}, "(prefers-color-scheme: dark)", "(min-width:0px)"},
		{Media{Scheme: "dark"}, "", ""},
		{Media{Print: true}, "print", "all"},
		{Media{Print: true}, "screen, speech", "not all, speech"},
		{Media{Print: true, Scheme: "dark"}, "screen and (prefers-color-scheme: dark), (prefers-color-scheme: light)", "not all, (max-width:0px)"},
	} {
		if got := tt.media.List(tt.list); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.list, got, tt.want)
		}
	}
}

// TestMediaOfTheRepository leaves no condition of the real sheets open that was answered,
// and every sheet as well formed as it was.
func TestMediaOfTheRepository(t *testing.T) {
	root := os.DirFS("../../../../static")
	sheets := 0
	err := fs.WalkDir(root, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".css") {
			return err
		}
		sheets++
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		whole := func(css string) { // without what is imported: a sheet that stands alone
			if _, list := New([]source.File{{Name: "static/css/a.css", Data: []byte(css)}}); strings.Contains(report(list), "css-syntax") {
				t.Errorf("%s: %s", name, report(list))
			}
		}
		got := string(Media{Scheme: "dark", Print: true, NoScripts: true}.Sheet(data))
		for _, left := range []string{"@media print", "@media screen", "prefers-color-scheme", "scripting:"} {
			if strings.Contains(got, left) {
				t.Errorf("%s still holds %q", name, left)
			}
		}
		whole(got)
		if same := string(Media{}.Sheet(data)); same != string(data) {
			t.Errorf("%s is changed though nothing was answered", name)
		}
		return nil
	})
	if err != nil || sheets < 5 {
		t.Errorf("%d sheets, %v", sheets, err)
	}
}

func FuzzMediaSheet(f *testing.F) {
	for _, seed := range []string{`@media screen and (prefers-color-scheme:dark){a{color-scheme:light dark}}`, `@import "a" print,`, `@media not (((`, `@media/**/`, `\`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := Media{Scheme: "dark", Print: true, NoScripts: true}.Sheet([]byte(text))
		if len(once) > 4*len(text)+64 {
			t.Errorf("%d bytes of %d", len(once), len(text))
		}
		if same := (Media{}).Sheet([]byte(text)); string(same) != text {
			t.Errorf("%q became %q", text, same)
		}
	})
}
