package render

import (
	"os"
	"strings"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/site"
)

// TestFoldedLayoutsDrawTheSame holds every page of the repository's own site, as its layout
// draws it, against what the layout draws that was folded for the first page like it.
func TestFoldedLayoutsDrawTheSame(t *testing.T) {
	t.Parallel()
	loaded, static := tree(t, os.DirFS(repository))
	set, problems := NewSet(loaded.Templates, static)
	if len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	from, problems, err := site.New(t.Context(), loaded.Content, static, site.Options{Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), Drafts: true})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, lines(problems))
	}
	b := newBuilder(set, from, Options{})
	folded := map[alike]*program{}
	again := 0
	for _, j := range b.jobs() {
		view, err := j.view(b)
		if err != nil {
			t.Fatal(err)
		}
		want, got := &buffer{}, &buffer{}
		if err := set.layouts[j.layout].ExecuteTemplate(want, skeleton, view); err != nil {
			t.Fatal(err)
		}
		like := likeness(j.layout, view)
		if folded[like] == nil {
			if folded[like] = set.folded(j.layout, view, want.data); folded[like] == nil {
				t.Errorf("%s cannot be folded for %s", j.layout, j.name)
			}
			continue
		}
		again++
		if err := folded[like].draw(got, view); err != nil || string(got.data) != string(want.data) {
			t.Errorf("%s: folded, %s draws another page (%v)", j.name, j.layout, err)
		}
	}
	if again < 100 {
		t.Errorf("only %d pages were drawn by a folded layout", again)
	}
}

// TestDirectiveProgramsDrawTheSame holds every directive of the repository's own site, as
// its template draws it, against the program that was made for the first one of its sort.
func TestDirectiveProgramsDrawTheSame(t *testing.T) {
	t.Parallel()
	set := real(t)
	loaded, static := tree(t, os.DirFS(repository))
	from, problems, err := site.New(t.Context(), loaded.Content, static, site.Options{Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), Drafts: true})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, lines(problems))
	}
	known := map[string]*program{}
	again := 0
	for _, p := range from.Pages {
		for _, view := range p.Views {
			want, got := &buffer{}, &buffer{}
			if c, ok := view.(directive.Container); ok {
				view = c.With("<b>\x00</b>")
			}
			if err := set.directives.ExecuteTemplate(want, view.Template(), view); err != nil {
				t.Fatal(err)
			}
			drawer, ok := known[view.Template()]
			if !ok {
				known[view.Template()] = set.compiled(view.Template(), view, want.data)
				continue
			}
			if drawer == nil || drawer.draw(got, view) != nil {
				continue // its template draws it
			}
			if again++; string(got.data) != string(want.data) {
				t.Errorf("%s: by a program, %+v is\n%s\nwant\n%s", p.Path, view, got.data, want.data)
			}
		}
	}
	if again < 500 {
		t.Errorf("only %d directives were drawn by a program", again)
	}
}

// TestFoldingKeepsWhatDiffers folds a layout that asks for what pages have in common and
// for what they do not, in every way that a template can.
func TestFoldingKeepsWhatDiffers(t *testing.T) {
	t.Parallel()
	f := tiny().with(files{"templates/page.html": `{{define "partial"}}{{$kind := .Page.Kind}}{{$kind}}:{{.Page.Title}}{{end}}{{define "name"}}<i>{{.}}</i>{{end}}
{{define "main"}}
{{- $same := .Site.Name}}{{$own := .Page.Title}}{{$set := ""}}
{{- range .Menu}}{{if .Here}}{{$set = .Title}}{{end}}{{end}}
<h1 class="{{$same}}">{{$own}}{{with .Site.Tagline}}{{.}}{{else}}{{$own}}{{end}}</h1>
{{with .Site.Name}}{{.}} {{$.Page.Title}} {{$same}}{{end}}
{{if eq .Page.Kind "page"}}{{$same := .Page.Title}}{{$same}}{{else}}never{{end}} {{$same}} [{{$set}}]
{{if .Page.Draft}}draft{{else if .Page.Summary}}{{.Page.Summary}} of {{$same}}{{end}}
{{template "partial" .}} {{template "partial" $}} {{template "name" .Site.Name}} {{template "name" .Page.Title}}
{{range $i, $link := .Menu}}{{$i}} <a href="{{$link.Path}}" title="{{$own}}">{{$link.Title}}</a>{{end}}
{{range .Menu}}{{template "partial" $}}{{end}}{{with .Page.Title}}{{template "partial" $}}{{end}}
{{range .Menu}}{{if .Here}}{{break}}{{end}}{{.Title}}{{end}}
{{with .Page.Breadcrumbs}}{{range .}}<a href="{{.Path}}">{{.Title}}</a>{{end}}{{end}}
{{with .Page.Breadcrumbs}}{{range .}}{{.Title}} {{$.Page.Title}}{{end}}{{end}}
{{with .Page.Review}}{{.Owner}}{{end}}{{and .Site.Name (len .Page.Title)}}{{end}}
`})
	f["content/extra/_index.md"] = "---\ntitle: Extra\nsummary: More.\n---\n"
	for _, name := range []string{"one", "two <b>", "three"} {
		title, _, _ := strings.Cut(name, " ")
		f["content/extra/"+title+".md"] = "---\ntitle: \"" + name + "\"\nsummary: About & " + name + ".\n---\n\n## Part\n"
	}
	loaded, static := f.tree(t)
	set, problems := NewSet(loaded.Templates, static)
	if len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	b := newBuilder(set, f.site(t, false), Options{})
	var layout *program
	pages := 0
	for _, j := range b.jobs() {
		if j.layout != "page.html" {
			continue
		}
		view, err := j.view(b)
		if err != nil {
			t.Fatal(err)
		}
		want, got := &buffer{}, &buffer{}
		if err := set.layouts[j.layout].ExecuteTemplate(want, skeleton, view); err != nil {
			t.Fatal(err)
		}
		if layout == nil {
			if layout = set.folded(j.layout, view, want.data); layout == nil {
				t.Fatal("the layout cannot be folded")
			}
		}
		if err := layout.draw(got, view); err != nil || string(got.data) != string(want.data) {
			t.Errorf("%s: %v\nfolded:\n%s\nwant:\n%s", j.name, err, got.data, want.data)
		}
		pages++
	}
	if pages != 3 {
		t.Errorf("%d pages, want 3", pages)
	}
}
