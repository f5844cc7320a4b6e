package render

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTemplateProblems holds each way in which a template can be wrong against the
// exact place and words of its report.
func TestTemplateProblems(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files files
		want  string
	}{
		{
			"nothing wrong", files{}, "",
		},
		{
			"an action that does not parse",
			files{"templates/page.html": "{{define \"main\"}}\n<h1>{{.Page.Title}}</h1>\n<p>{{.Page.}}</p>\n{{end}}"},
			"templates/page.html:3:1: error: unexpected <.> in operand [template]\n",
		},
		{
			"a field that no view has",
			files{"templates/home.html": "{{define \"main\"}}\n<h1>{{.Page.Title}}</h1>\n<p>{{.Page.Nope}}</p>\n{{end}}"},
			"templates/home.html:3:11: error: can't evaluate field Nope in type render.Page [template]\n",
		},
		{
			"a field of a partial, on several pages, once",
			files{
				"templates/partials/foot.html": "<footer>\n  {{with .Site}}{{.Nope}}{{end}}\n</footer>",
				"templates/base.html":          "<title>x</title>\n{{template \"main\" .}}{{template \"partials/foot.html\" .}}",
			},
			"templates/partials/foot.html:2:19: error: can't evaluate field Nope in type render.Site [template]\n",
		},
		{
			"a template that is not there",
			files{"templates/base.html": "<title>x</title>\n{{template \"main\" .}}\n  {{template \"partials/nope.html\" .}}"},
			"templates/base.html:3:14: error: no such template \"partials/nope.html\" [template]\n",
		},
		{
			"an if that is never closed",
			files{"templates/home.html": "{{define \"main\"}}\n<h1>x</h1>\n{{if .Page.Title}}<p>x</p>\n{{end}}\n"},
			"templates/home.html:4:1: error: unexpected EOF [template]\n",
		},
		{
			"a function that is not there",
			files{"templates/home.html": "{{define \"main\"}}\n<h1>{{upper .Page.Title}}</h1>{{end}}"},
			"templates/home.html:2:7: error: function \"upper\" not defined [template]\n",
		},
		{
			"a file of static that is not there",
			files{"templates/base.html": "<title>x</title>\n<link href=\"{{asset \"css/sit.css\"}}\">\n{{template \"main\" .}}"},
			"templates/base.html:2:15: error: no file \"css/sit.css\" in static [template]\n",
		},
		{
			"the wrong type of argument",
			files{"templates/home.html": "{{define \"main\"}}<h1>x</h1>\n{{index .Page.Breadcrumbs 7}}{{end}}"},
			"templates/home.html:2:3: error: error calling index: index out of range: 7 [template]\n",
		},
		{
			"several files at once",
			files{
				"templates/partials/a.html": "{{if}}", "templates/partials/b.html": "{{range .X}}",
				"templates/partials/c.txt": "x", "templates/lost.html": "<p>x</p>",
			},
			"templates/lost.html:1:1: warning: no kind of page is called \"lost\" [unused-template]\n" +
				"templates/partials/a.html:1:1: error: missing value for if [template]\n" +
				"templates/partials/b.html:1:1: error: unexpected EOF [template]\n" +
				"templates/partials/c.txt:1:1: warning: not a template: its name does not end in .html [file-kind]\n",
		},
		{
			"a layout that is not there",
			files{"templates/lesson.html": "", "templates/base.html": ""},
			"templates/base.html:1:1: error: there is no template base.html [no-template]\n" +
				"templates/lesson.html:1:1: error: there is no template lesson.html [no-template]\n",
		},
		{
			"a layout without its main part",
			files{"templates/home.html": "<h1>x</h1>"},
			"templates/home.html:1:1: error: the layout does not define \"main\" [template]\n",
		},
		{
			"an address that ends in the middle of an action",
			files{"templates/home.html": "{{define \"main\"}}<h1>x</h1>\n<a href={{if .Page.Path}}\"/{{end}}>x</a>{{end}}"},
			"templates/home.html:2:14: error: {{if}} branches end in different contexts [template]\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tiny().with(tt.files).problems(t)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestTemplateCircles wants circles to be found before a template is executed,
// which would end the program.
func TestTemplateCircles(t *testing.T) {
	base := "<title>x</title>{{template \"main\" .}}\n"
	for _, tt := range []struct {
		name  string
		files files
		want  string
	}{
		{
			"one template",
			files{"templates/partials/a.html": "<p>\n{{if .}}{{template \"partials/a.html\" .}}{{end}}</p>"},
			"templates/partials/a.html:2:20: error: the template calls itself: partials/a.html → partials/a.html [template-circle]\n",
		},
		{
			"two templates, which the skeleton uses",
			files{
				"templates/base.html":       base + "{{template \"partials/a.html\" .}}",
				"templates/partials/a.html": "{{with .}}{{else}}{{template \"partials/b.html\" .}}{{end}}",
				"templates/partials/b.html": "<p>x</p>\n  {{range .}}{{template \"partials/a.html\" .}}{{end}}",
			},
			"templates/partials/a.html:1:30: error: the template calls itself: partials/a.html → partials/b.html → partials/a.html [template-circle]\n",
		},
		{
			"a define inside a file",
			files{"templates/home.html": "{{define \"main\"}}\n{{template \"loop\" .}}{{end}}\n{{define \"loop\"}}{{template \"main\" .}}{{end}}"},
			"templates/home.html:2:12: error: the template calls itself: main → loop → main [template-circle]\n",
		},
		{
			"a block",
			files{"templates/base.html": base + "{{block \"more\" .}}{{template \"more\" .}}{{end}}"},
			"templates/base.html:2:30: error: the template calls itself: more → more [template-circle]\n",
		},
		{
			"no circle: two ways to one template",
			files{
				"templates/base.html":       base + "{{template \"partials/a.html\" .}}{{template \"partials/b.html\" .}}",
				"templates/partials/a.html": "{{template \"partials/b.html\" .}}",
				"templates/partials/b.html": "<p>x</p>",
			},
			"",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tiny().with(tt.files).problems(t)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestTemplateInlineCode wants what the site's policy forbids to be found where it
// is written, with everything inside actions passed over.
func TestTemplateInlineCode(t *testing.T) {
	for _, tt := range []struct {
		name, html, want string
	}{
		{"a style", "<h1>x</h1>\n<p class=\"style=\" style=\"color: red\">x</p>", "templates/page.html:2:19: error: an inline style [inline-code]\n"},
		{"an event", "<h1>x</h1>\n<p ONCLICK='go()'>x</p>", "templates/page.html:2:4: error: the inline script onclick [inline-code]\n"},
		{"a script", "<h1>x</h1>\n<p>x</p><script>go()</script>", "templates/page.html:2:9: error: an inline script [inline-code]\n"},
		{"a style sheet", "<h1>x</h1>\n<style>p { color: red }</style>", "templates/page.html:2:1: error: an inline style sheet [inline-code]\n"},
		{"a condition in the tag", "<h1>x</h1>\n<p {{if .Page.Draft}}onclick=\"go()\"{{end}}>x</p>", "templates/page.html:2:22: error: the inline script onclick [inline-code]\n"},
		{"ends of actions in strings", "<h1>x</h1>\n<p title=\"{{printf \"}}<p style=%s\" \"}}\"}}\">x</p>{{`<style>}}`}}{{'\"'}}<p style=\"x\"></p>", "templates/page.html:2:74: error: an inline style [inline-code]\n"},
		{"a comment with a quote", "<h1>x</h1>\n{{/* don't }} <style> */}}<p>x</p>", ""},
		{"files and data", "<h1>x</h1>\n<script src=\"{{asset \"css/site.css\"}}\"></script><script type=\"application/ld+json\">{}</script>", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			over := files{"templates/page.html": "{{define \"main\"}}" + tt.html + "{{end}}"}
			if diff := cmp.Diff(tt.want, tiny().with(over).problems(t)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestTemplateGrows ends a range that writes for ever at the page limit. One that
// writes nothing ends by the page's time, which no test waits for.
func TestTemplateGrows(t *testing.T) {
	over := files{"templates/home.html": "{{define \"main\"}}<h1>x</h1>{{range 1000000000}}<p>for ever</p>{{end}}{{end}}"}
	want := "content/_index.md:1:1: error: the page grows over 4 MB [limit]\n"
	if got := tiny().with(over).problems(t); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
