package check_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// quoting is a page with everything that shows figures.
const quoting = `
-- content/statistics/statistics.yaml --
areas: {WORLD: {name: Worldwide}}
sources:
  report: {title: Report, publisher: Us, url: "https://www.example.org/", published: "2024", retrieved: 2026-11-01, kind: charity}
series:
  calls: {title: Calls, unit: calls, definition: How many calls., not_shown: Who called.}
  texts: {title: Texts, unit: texts, definition: How many texts., not_shown: Who wrote.}
-- content/statistics/observations.csv --
series,area,period,value,bound,flags,source,note
calls,WORLD,2022,173,,,report,
calls,WORLD,2023,1204,,,report,
texts,WORLD,2023,173,,,report,
-- content/statistics/index.md --
---
title: Figures
summary: Figures.
---

There were **:fig{calls 2023}** calls, :claim[more than 1,000]{calls 2023}, and then :fig{calls 2023} again.
Others wrote :fig{texts 2023}.

:::note{title="More"}
In all, :claim[more than 1,000]{calls 2023}.
:::

::chart{calls}

::series{texts}
-- templates/directives/note.html --
<div>{{.Body}}</div>
-- templates/directives/series.html --
<section id="{{.ID}}">{{range .Rows}}<p id="{{.Anchor}}">{{.Value}}</p>{{end}}</section>
`

// TestArrived replaces one template after another by one that prints a constant, and
// wants that to be found.
func TestArrived(t *testing.T) {
	for _, tt := range []struct{ template, text, want string }{
		{"fig", `{{if .Path}}<a class="figure" href="{{.Path}}">{{end}}{{.Text}}{{if .Path}}</a>{{end}}`, ""},
		{"fig", `<b>619</b>`, "the figure \"1,204\" of calls-2023 is not on the page (on /statistics/)\nthe figure \"173\" of texts-2023 is not on the page (on /statistics/)"},
		{"fig", `{{if eq .Text "1,204"}}<a class="figure" href="{{.Path}}">{{.Text}}</a>{{end}}`, `the figure "173" of texts-2023 is not on the page (on /statistics/)`},
		{"fig", `<a class="figure" href="#calls-2022">173</a>`, "the figure \"1,204\" of calls-2023 is not on the page (on /statistics/)\nthe figure \"173\" of texts-2023 is not on the page (on /statistics/)"},
		{"claim", `<b>nearly all</b>`, `the claim "more than 1,000" is not on the page (on /statistics/)`},
		{"claim", `{{.Text}}`, `the claim "more than 1,000" is not on the page (on /statistics/)`},
		{"chart", `<p>A chart.</p>`, `what has the id "chart_calls_world" is not on the page (on /statistics/)`},
		{"chart", `<p id="{{.ID}}">A chart.</p>`, "the row of calls-2022 is not on the page (on /statistics/)\nthe row of calls-2023 is not on the page (on /statistics/)"},
		{"series", `<p>Texts</p>`, `what has the id "series_texts" is not on the page (on /statistics/)`},
		{"note", `<p>Nothing</p>`, `the claim "more than 1,000" is not on the page (on /statistics/)`},
	} {
		over := txtar.Parse([]byte(quoting))
		fsys := laid(archive(t, "testdata/base.txt"), over, "")
		fsys["templates/directives/"+tt.template+".html"].Data = []byte(tt.text)
		var got []string
		for _, p := range judge(t, fsys) {
			if p.Rule == "figure-mismatch" {
				got = append(got, p.Message)
			} else if tt.want == "" {
				t.Errorf("%s: %v", tt.text, p)
			}
		}
		if d := cmp.Diff(tt.want, strings.Join(got, "\n")); d != "" {
			t.Errorf("%s.html as %s (-want +got):\n%s", tt.template, tt.text, d)
		}
	}
}
