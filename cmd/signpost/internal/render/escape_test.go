package render

import (
	"fmt"
	"html/template"
	"strings"
	"testing"
)

// TestEscapingIsThatOfHTMLTemplate holds what the program writes of a value against what
// html/template makes of it, for every byte and for addresses of every sort.
func TestEscapingIsThatOfHTMLTemplate(t *testing.T) {
	t.Parallel()
	texts := []string{
		"", "plain", "é – “a” \u2028 \ufdd0 \U0010ffff", "\xff\xc3(", "<b title='x'>\"1+1\" & &amp; \x00</b>", "{{.}}", "10 %", "%20%zz",
		"/parents/first-hour/", "#main_", "https://example.org/a-b_c~d.e?f=g#h", "http://x", "HTTPS://example.org/", "mailto:a@b.example",
		"javascript:alert(1)", "a:b", "a/b:c", "#a:b", "?a:b", ":", "//example.org", "tel:999", "httpss://x", "https", "a b", "a(b)", "a'b", "é", "/é/",
	}
	for c := range 256 {
		texts = append(texts, string([]byte{byte(c)}), "/a"+string([]byte{byte(c)})+"b", "a"+string([]byte{byte(c)})+"/b")
	}
	f := tiny().with(files{"templates/page.html": `{{define "main"}}<h1 title="{{.Page.Summary}}">{{.Page.Title}}</h1><title>{{.Page.Summary}}</title>
<a href="{{.Page.Path}}">a</a> <a href="#{{.Page.Summary}}">b</a> <a href="/x/{{.Page.Summary}}">c</a> {{len .Page.Title}}{{end}}`})
	loaded, static := f.tree(t)
	set, problems := NewSet(loaded.Templates, static)
	if len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	draw := func(text string) (Plain, string) {
		view := Plain{Page: Page{Kind: "page", Title: text, Summary: text, Path: text, Body: template.HTML(text)}}
		out := &buffer{}
		if err := set.layouts["page.html"].ExecuteTemplate(out, skeleton, view); err != nil {
			t.Fatal(err)
		}
		return view, string(out.data)
	}
	view, first := draw("x")
	p := set.folded("page.html", view, []byte(first))
	if p == nil {
		t.Fatal("the layout cannot be folded")
	}
	for _, text := range texts {
		view, want := draw(text)
		out := &buffer{}
		if err := p.draw(out, view); err != nil || string(out.data) != want {
			t.Errorf("%q: %v\ngot:\n%s\nwant:\n%s", text, err, out.data, want)
		}
	}
}

// TestProgramsDrawWhatLayoutsDraw draws every kind of action and value by a program.
func TestProgramsDrawWhatLayoutsDraw(t *testing.T) {
	t.Parallel()
	for _, action := range []string{
		`{{if and .Page.Summary .Page.Previous}}1{{else if or .Page.Draft .Page.Next}}2{{else}}3{{end}}`,
		`{{with $x := .Page.Previous}}{{.Title}}{{$x.Path}}{{else}}none{{end}}`, `{{if $x := .Page.Previous}}{{$x.Path}}{{end}}`,
		`{{with .Page.Contents}}{{range $i, $h := .}}{{if $i}}, {{end}}{{$h.Text}}{{range .Children}} {{.ID}}{{else}}-{{end}}{{end}}{{else}}none{{end}}`,
		`{{range $h := .Page.Contents}}{{$h.ID}}{{break}}{{end}}`, `{{range .Page.Contents}}{{if eq .ID "b"}}{{continue}}{{end}}{{.ID}}{{end}}`,
		`{{if eq .Page.Title "One" "Two"}}a{{end}}{{if ne .Page.Title "One"}}b{{end}}{{if not (eq .Page.Title "Two")}}c{{end}}`,
		`{{len .Page.Contents}}{{if gt (len .Page.Contents) 1}}>{{end}}{{if ge (len .Page.Contents) 2}}≥{{end}}{{if lt (len .Page.Contents) 2}}<{{end}}{{if le (len .Page.Contents) 0}}≤{{end}}`,
		`{{or .Page.Summary "none"}}{{and .Page.Summary .Page.Title}}{{or .Page.Draft .Page.Title}}{{not .Page.Draft}}{{.Page.Draft}}`,
		`{{define "heading"}}{{.Text}}{{if $.Children}}+{{end}}{{end}}{{range .Page.Contents}}{{template "heading" .}}{{end}}{{with .Page.Review}}{{template "name" .Owner}}{{end}}{{define "name"}}<i>{{.}}</i>{{end}}`,
		`{{$n := 0}}{{range .Page.Contents}}{{$n = len .Text}}{{end}}{{$n}}`, `{{printf "%d%s" (len .Page.Title) .Page.Title}}{{.Page.Title | printf "%.2s"}}{{slice .Page.Title 1}}`,
		`{{with .Page.Review}}{{.Owner}} {{$.Page.Title}} {{.Reviewed.ISO}}{{end}}`, `<p title="{{.Page.Body}}">{{.Page.Body}}</p>`,
		`<script type="application/ld+json">{{.Page.Title}}</script>`, `<p class={{.Page.Title}}></p>`, `{{(index .Page.Contents 0).Text}}`, `{{.Page.Previous.Title}}`,
		`{{if eq .Page.Title "Two" .Page.Previous.Title}}a{{end}}`, `{{range $h := .Page.Contents}}{{$h.ID}}{{else}}{{len $h}}{{$.Page.Title}}{{end}}`,
		`{{range $i, $h := .Page.Contents}}{{$i}}{{else}}{{$i}}{{end}}`, `{{range $i, $h := .Page.Contents}}{{$i}}{{else}}none of {{$.Page.Title}}{{end}}`,
		`{{with $x := .Page.Summary}}{{$x}}{{else}}[{{$x}}]{{end}}`, `{{with .Page.Previous}}{{.Path}}{{else with .Page.Review}}{{.Owner}}{{else}}{{.Page.Title}}{{end}}`,
		`{{with .Page.Previous}}<a href="{{.Path}}">` + strings.Repeat(`{{printf "%s" .Title}}`, mostPieces) + `</a><a href="{{.Path}}"></a>{{end}}{{range .Menu}}<a href="{{.Path}}">{{.Title}}</a>{{end}}`,
		`{{(or .Page.Review .Page.Review).Owner}}`, `{{index .Page.Contents 5}}`, `{{range 3}}{{.}}{{end}}{{1.5}}{{'a'}}{{/* nothing */}}`,
	} {
		f := tiny().with(files{"templates/page.html": `{{define "main"}}` + action + `{{end}}`})
		if strings.Contains(action, "{{define") {
			before, after, _ := strings.Cut(action, "{{range")
			f["templates/page.html"] = before + `{{define "main"}}{{range` + strings.Replace(after, `{{define "name"}}`, `{{end}}{{define "name"}}`, 1)
		}
		loaded, static := f.tree(t)
		set, problems := NewSet(loaded.Templates, static)
		if problems.HasErrors() {
			t.Fatal(lines(problems))
		}
		drawn := 0
		var p *program
		for i := range 8 {
			page := Page{Kind: "page", Title: "Two", Body: "<b>x</b>", Contents: []Heading{{ID: "a", Text: "A"}, {ID: "b", Text: "B & C", Children: []Heading{{ID: "c"}}}}[:i%3]}
			if i&1 == 0 {
				page.Title, page.Summary, page.Previous = "One", "S", &Link{Title: "<P>", Path: "/p q/"}
			}
			if i&2 == 0 {
				page.Review = &Review{Owner: "O'N"}
			}
			want, got := &buffer{}, &buffer{}
			view := Plain{Page: page, Menu: []Link{{Title: "M", Path: "/m m/"}}}
			if set.layouts["page.html"].ExecuteTemplate(want, skeleton, view) != nil {
				if p != nil && p.draw(got, view) == nil {
					t.Errorf("%s: drawn, in spite of what is wrong:\n%s", action, got.data)
				}
				continue
			}
			if p == nil {
				p = set.folded("page.html", view, want.data)
			}
			if p == nil {
				t.Fatalf("%s cannot be folded", action)
			}
			if err := p.draw(got, view); err != nil || string(got.data) != string(want.data) {
				t.Errorf("%s: %v\ngot:\n%s\nwant:\n%s", action, err, got.data, want.data)
			}
			drawn++
		}
		if drawn == 0 && !strings.Contains(action, " 5}}") {
			t.Error(fmt.Sprint(action, " was never drawn"))
		}
	}
}
