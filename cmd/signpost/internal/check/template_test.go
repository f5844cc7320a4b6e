package check

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// TestActionsAreLeftOut wants the words of a template without its actions, each byte
// in its place.
func TestActionsAreLeftOut(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"a{{.B}}c", "a,,,,,,c"},
		{"a{{if .B}}c{{end}}", "a         c       "},
		{"a{{- /* }} {{ */ -}}b", "a                   b"},
		{"a{{/* b */}}c{{else if .D}}e", "a           c              e"},
		{`a{{print "}}"}}b`, "a,,,,,,,,,,,,,,b"},
		{"a{{print `}}` '}' \"\\\"}}\"}}b", "a" + strings.Repeat(",", 25) + "b"},
		{"a{{$b := .C}}d{{$b}}", "a            d,,,,,,"},
		{"a{{.B", "a,,,,"},
		{"a}}b{c", "a}}b{c"},
		{`a{{template "b"}}c{{with .D}}`, "a,,,,,,,,,,,,,,,,c           "},
	} {
		if got := string(withoutActions([]byte(tt.in))); got != tt.want {
			t.Errorf("%q\ngot  %q\nwant %q", tt.in, got, tt.want)
		}
	}
}

func FuzzTemplate(f *testing.F) {
	for _, seed := range []string{
		`{{define "main"}}<p title="0800 1112">Call {{/* no */}}105{{end}}</p>`, "08<b>00</b> &#49;112", `<a title="08&#48;0 1112">`, "{{", "{{/*", `{{"`, "<!-- {{ --> 0800 1112 }}", "０８００ 1112",
	} {
		f.Add(seed)
	}
	c := usual(f)
	f.Fuzz(func(t *testing.T, text string) {
		file := &diag.File{Name: "templates/a.html", Data: []byte(text)}
		for _, one := range typedInOne(file, c) {
			if one.Start < 0 || one.End <= one.Start || one.End > len(text) {
				t.Errorf("%q: the number %q at %v", text, one.text, one.Span)
			}
		}
		page := string(withoutActions(file.Data))
		if len(page) != len(text) || strings.Contains(page, "{{") {
			t.Errorf("%q becomes %q", text, page)
		}
	})
}
