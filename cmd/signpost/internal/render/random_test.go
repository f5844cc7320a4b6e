package render

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/source"
)

// templateWriter writes random templates. Dot says what the dot is at a place of one:
// "page", "link", "heading" or "text".
type templateWriter struct {
	*rand.Rand
	variables []string // those in sight
	loops     int      // how many are around
}

func (w *templateWriter) one(of ...string) string { return of[w.IntN(len(of))] }

// value is something that a template may ask for.
func (w *templateWriter) value(dot string) string {
	all := []string{"$.Page.Title", "$.Page.Summary", "$.Page.Body", "$.Page.Previous", "$.Page.Review", "$.Page.Contents", "$.Page.Draft", "$.Menu", "$.Site.Name", "$.Page.Kind", "$.Page.Breadcrumbs", "$.Page.Previous.Title", "$.Page.Review.Owner", `"a<b"`, "3", "true"}
	switch dot {
	case "page":
		for _, v := range all {
			all = append(all, strings.TrimPrefix(v, "$"))
		}
	case "link":
		all = append(all, ".Title", ".Path", ".Current", ".Title", ".Path")
	case "heading":
		all = append(all, ".ID", ".Text", ".Children", ".ID", ".Text")
	}
	all = append(all, ".")
	return w.one(append(all, w.variables...)...)
}

// expression is a value, or what a function makes of some.
func (w *templateWriter) expression(dot string, depth int) string {
	if depth == 0 || w.IntN(2) == 0 {
		return w.value(dot)
	}
	arg := func() string {
		e := w.expression(dot, depth-1)
		if strings.Contains(e, " ") && e[0] != '"' {
			return "(" + e + ")"
		}
		return e
	}
	switch w.IntN(8) {
	case 0:
		return "and " + arg() + " " + arg()
	case 1:
		return "or " + arg() + " " + arg()
	case 2:
		return "not " + arg()
	case 3:
		return "len " + arg()
	case 4:
		return w.one("eq", "ne", "lt", "le", "gt", "ge") + " " + arg() + " " + arg()
	case 5:
		return "eq " + arg() + " " + arg() + " " + arg()
	case 6:
		return `printf "%v" ` + arg()
	}
	return "(" + w.value(dot) + ")" + w.one("", ".Title", ".Owner", ".Text")
}

// list is some nodes with their own variables.
func (w *templateWriter) list(dot string, depth int) string {
	mark := len(w.variables)
	defer func() { w.variables = w.variables[:mark] }()
	var b strings.Builder
	for range 1 + w.IntN(3) {
		b.WriteString(w.node(dot, depth))
	}
	return b.String()
}

func (w *templateWriter) node(dot string, depth int) string {
	if depth == 0 {
		return w.show(dot)
	}
	switch w.IntN(9) {
	case 0:
		return w.branch("if", w.expression(dot, 2), dot, dot, depth)
	case 1:
		return w.branch("with", w.one("$.Page.Previous", "$.Page.Next"), dot, "link", depth)
	case 2:
		return w.branch("with", w.expression(dot, 1), dot, "text", depth)
	case 3:
		return w.branch("range", w.one("$.Menu", "$.Page.Breadcrumbs"), dot, "link", depth)
	case 4:
		return w.branch("range", "$.Page.Contents", dot, "heading", depth)
	case 5:
		e := w.expression(dot, 2)
		return "{{" + w.declare() + e + "}}"
	case 6:
		if w.loops > 0 && w.IntN(3) == 0 {
			return "{{if " + w.expression(dot, 1) + "}}{{" + w.one("break", "continue") + "}}{{end}}"
		}
		if len(w.variables) > 0 {
			return "{{" + w.one(w.variables...) + " = " + w.expression(dot, 1) + "}}"
		}
	case 7:
		return `{{template "name" ` + w.value(dot) + `}}`
	}
	return w.show(dot)
}

// branch is an {{if}}, a {{with}} or a {{range}}, with variables or without.
func (w *templateWriter) branch(action, e, dot, inside string, depth int) string {
	defer func(mark int) { w.variables = w.variables[:mark] }(len(w.variables))
	if w.IntN(3) == 0 {
		e = w.declare() + e
		if action == "range" && w.IntN(2) == 0 {
			w.variables = append(w.variables, "$i")
			e = "$i, " + e
		}
	}
	before := w.loops
	if action == "range" {
		w.loops++
	}
	text := "{{" + action + " " + e + "}}" + w.list(inside, depth-1)
	w.loops = before
	if w.IntN(2) == 0 {
		text += "{{else}}" + w.list(dot, depth-1)
	}
	return text + "{{end}}"
}

// declare begins to declare a variable.
func (w *templateWriter) declare() string {
	name := fmt.Sprint("$v", w.IntN(3))
	w.variables = append(w.variables, name)
	return name + " := "
}

// show shows a value in one of the places of a page.
func (w *templateWriter) show(dot string) string {
	e := "{{" + w.expression(dot, 1) + "}}"
	return w.one(e, e, e, `<p title="`+e+`">x</p>`, `<p class=`+e+`>x</p>`, `<a href="`+e+`">x</a>`, `<a href="/x/`+e+`">x</a>`, `<a href='#`+e+`'>x</a>`,
		`<img srcset="`+e+`">`, `<textarea>`+e+`</textarea>`, `<script type="application/ld+json">`+e+`</script>`, `<p style="color: `+e+`">x</p>`, `<a href="?q=`+e+`">x</a>`,
		`<!-- `+e+` -->`, `<p data-x="`+e+`" onclick="f(`+e+`)">x</p>`, "<i>text & more</i>")
}

// views are pages that differ in what templates ask for.
func (w *templateWriter) views() []Plain {
	text := func() string {
		return w.one("", "x", "One", "a<b>&'\"+c\x00", "/p q/", "javascript:alert(1)", "é\xff", "https://a.example/?b=c&d", "mailto:a@b.example", "10 %")
	}
	coin := func() bool { return w.IntN(2) == 0 }
	link := func() Link { return Link{Title: text(), Path: text(), Current: coin()} }
	list := make([]Plain, 6)
	for i := range list {
		v := Plain{Page: Page{Kind: "page", Title: text(), Summary: text(), Draft: coin()}, Site: Site{Name: "S & T"}}
		v.Page.Body = "<b>x</b>"
		if coin() {
			l := link()
			v.Page.Previous = &l
		}
		if coin() {
			v.Page.Review = &Review{Owner: text()}
		}
		for range w.IntN(3) {
			v.Page.Contents = append(v.Page.Contents, Heading{ID: text(), Text: text(), Children: make([]Heading, w.IntN(2))})
			v.Menu = append(v.Menu, link())
			v.Page.Breadcrumbs = append(v.Page.Breadcrumbs, link())
		}
		list[i] = v
	}
	return list
}

// TestRandomProgramsDrawWhatLayoutsDraw holds programs of thousands of random templates
// against html/template. A program may leave a page to its layout, and must leave it every
// page that the layout refuses.
func TestRandomProgramsDrawWhatLayoutsDraw(t *testing.T) {
	t.Parallel()
	loaded, static := tiny().tree(t)
	at := slices.IndexFunc(loaded.Templates, func(f source.File) bool { return f.Name == "templates/page.html" })
	drawn := 0
	for seed := range uint64(1500) {
		w := &templateWriter{Rand: rand.New(rand.NewPCG(seed, 1))}
		text := `{{define "name"}}<i>{{.}}</i>{{end}}{{define "main"}}` + w.list("page", 3) + `{{end}}`
		loaded.Templates[at].Data = []byte(text)
		set, problems := NewSet(loaded.Templates, static)
		if problems.HasErrors() {
			continue // most of these ask a text for a field
		}
		var p *program
		for _, view := range w.views() {
			want, got := &buffer{}, &buffer{}
			err := set.layouts["page.html"].ExecuteTemplate(want, skeleton, view)
			if p == nil && err == nil {
				if p = set.folded("page.html", view, want.data); p == nil {
					t.Fatalf("%d: %s cannot be folded for %+v", seed, text, view.Page)
				}
			}
			if p == nil || p.draw(got, view) != nil {
				continue
			}
			if err != nil || string(got.data) != string(want.data) {
				t.Fatalf("%d: %s\n%+v (%v)\ngot:\n%s\nwant:\n%s", seed, text, view.Page, err, got.data, want.data)
			}
			drawn++
		}
	}
	if drawn < 2000 {
		t.Errorf("only %d pages were drawn by a program", drawn)
	}
}
