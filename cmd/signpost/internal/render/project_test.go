package render

import (
	"io/fs"
	"maps"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
)

// repository is the project's own folder, seen from this package.
const repository = "../../../.."

// files are a project's, by name.
type files map[string]string

// with gives the files with others laid over them; one without text is taken away.
func (f files) with(over files) files {
	all := maps.Clone(f)
	maps.Copy(all, over)
	maps.DeleteFunc(all, func(_, text string) bool { return text == "" })
	return all
}

func tree(t testing.TB, fsys fs.FS) (source.Tree, *asset.Set) {
	t.Helper()
	loaded, problems, err := source.Load(t.Context(), fsys)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	static, problems := asset.New(loaded.Static)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return loaded, static
}

func (f files) tree(t *testing.T) (source.Tree, *asset.Set) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range f {
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return tree(t, fsys)
}

// site makes a site that must be without errors, as it is at noon of 22 November
// 2026.
func (f files) site(t *testing.T, drafts bool) *site.Site {
	t.Helper()
	loaded, static := f.tree(t)
	made, problems, err := site.New(t.Context(), loaded.Content, static,
		site.Options{Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), Drafts: drafts})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return made
}

// problems are what the templates are found guilty of, whether they are only read
// or also executed, one a line.
func (f files) problems(t *testing.T) string {
	t.Helper()
	loaded, static := f.tree(t)
	set, problems := NewSet(loaded.Templates, static)
	if set != nil {
		_, found, err := set.Pages(t.Context(), f.site(t, false), Options{})
		if err != nil {
			t.Fatal(err)
		}
		problems = append(problems, found...)
	}
	return lines(problems)
}

func lines(problems diag.List) string {
	var b strings.Builder
	for _, d := range problems.Sorted() {
		b.WriteString(d.String() + "\n")
	}
	return b.String()
}

// real is the set of the repository's own templates.
func real(t *testing.T) *Set {
	t.Helper()
	loaded, static := tree(t, os.DirFS(repository))
	set, problems := NewSet(loaded.Templates, static)
	if len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	return set
}

const emergencyFile = `---
title: Emergency services
summary: When somebody is in danger.
operator: Police
sort: emergency
call:
  - {number: "999", hours: always}
website: https://www.police.uk
people: [adults]
nations: [england, wales, scotland, northern-ireland]
verified: 2026-11-01
verified_from: common knowledge
confidence: high
---
`

// tiny is the smallest project that the package can draw.
func tiny() files {
	f := files{
		"content/site.yaml": `name: Small
description: A small site.
base_url: https://small.example
language: en-GB
time_zone: Europe/London
exit: {name: Elsewhere, url: "https://elsewhere.example/"}
help: _index.md
emergency: emergency-999
menu:
  - {title: Home, page: _index.md}
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
`,
		"content/_index.md":                  "---\ntitle: Home\nsummary: The first page.\nheadline: Hello\n---\n",
		"content/helplines/_index.md":        "---\ntitle: Helplines\nsummary: Whom to call.\n---\n",
		"content/helplines/emergency-999.md": emergencyFile,
		"static/css/site.css":                "p { color: black }\n",
		"templates/base.html":                "<!doctype html>\n<title>{{.Page.HeadTitle}}</title>\n{{template \"main\" .}}\n",
	}
	for _, layout := range layouts() {
		f["templates/"+layout] = "{{define \"main\"}}<h1>{{.Page.Title}}</h1>\n{{.Page.Body}}{{end}}\n"
	}
	return f
}

// drawn are the pages of a project that must be without problems, by their files.
func (f files) drawn(t *testing.T, opt Options) map[string]string {
	t.Helper()
	loaded, static := f.tree(t)
	set, problems := NewSet(loaded.Templates, static)
	if len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	pages, problems, err := set.Pages(t.Context(), f.site(t, false), opt)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, lines(problems))
	}
	byName := map[string]string{}
	for _, p := range pages {
		byName[p.Name] = string(p.HTML)
	}
	return byName
}
