package site_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
)

// base is a project without a fault. A test adds files, puts others in the place
// of these, or takes them out with a text of only "gone".
const base = `
-- content/site.yaml --
name: Tell Someone
description: Help.
base_url: https://tell-someone.example
language: en-GB
time_zone: Europe/London
exit: {name: Weather, url: "https://www.bbc.co.uk/weather"}
help: get-help.md
emergency: emergency-999
menu:
  - {title: Parents, page: parents/_index.md}
footer:
  - {title: Get help now, page: get-help.md}
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
-- content/_index.md --
---
title: Tell Someone
summary: The home page.
headline: Tell someone
---
-- content/get-help.md --
---
title: Get help now
summary: Whom to call.
---
## Call somebody
-- content/parents/_index.md --
---
title: Parents
summary: For parents.
---
-- content/parents/first-hour.md --
---
title: The first hour
summary: What to do.
reviewed: 2026-11-01
owner: Editor
---
## What to say

Words.

## What not to say

Words.
-- content/helplines/_index.md --
---
title: Helplines
summary: Every service.
---
-- content/helplines/emergency-999.md --
---
title: Emergency services
summary: In danger.
operator: The emergency services
sort: emergency
call: [{number: "999", hours: always}]
website: https://www.police.uk
people: [young-people, adults]
nations: [england, wales, scotland, northern-ireland]
verified: 2026-11-21
verified_from: its website
confidence: high
---
`

// figures are data files that base can be given.
const figures = `
-- content/statistics/statistics.yaml --
areas: {E23000023: {name: Cambridgeshire}, E23000022: {name: Northamptonshire}}
sources: {paper: {title: An article, publisher: The Paper, url: "https://paper.example/1", published: "2024", retrieved: 2026-11-21, kind: newspaper}}
series:
  count: {title: Reports, unit: reports, definition: Reports., not_shown: People.}
  two: {title: Two forces, unit: reports, definition: Reports., not_shown: People.}
-- content/statistics/observations.csv --
series,area,period,value,bound,flags,source,note
count,E23000023,2022,500,,,paper,
count,E23000023,2023,619,,,paper,
two,E23000022,2022,100,,,paper,
two,E23000022,2023,200,,,paper,
two,E23000023,2022,300,,,paper,
two,E23000023,2023,400,,,paper,
-- content/statistics/index.md --
---
title: Statistics
summary: Figures.
---
## Reports

::chart{count}

::chart{two area=E23000022}
`

// now is the instant of every test that does not say another.
func now() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

// tree puts archives together, a later file in the place of an earlier one.
func tree(archives ...string) (content, static []source.File) {
	var files []source.File
	at := map[string]int{}
	for _, a := range archives {
		for _, f := range txtar.Parse([]byte(a)).Files {
			i, ok := at[f.Name]
			if !ok {
				i = len(files)
				at[f.Name] = i
				files = append(files, source.File{Name: f.Name})
			}
			files[i].Data = f.Data
		}
	}
	for _, f := range files {
		switch {
		case string(f.Data) == "gone\n":
		case strings.HasPrefix(f.Name, "static/"):
			static = append(static, f)
		default:
			content = append(content, f)
		}
	}
	return content, static
}

// load makes a site of base and the archives.
func load(t *testing.T, opt site.Options, archives ...string) (*site.Site, diag.List) {
	t.Helper()
	content, static := tree(append([]string{base}, archives...)...)
	return create(t, content, static, opt)
}

func create(t *testing.T, content, static []source.File, opt site.Options) (*site.Site, diag.List) {
	t.Helper()
	if opt.Now.IsZero() {
		opt.Now = now()
	}
	set, problems := asset.New(static)
	s, found, err := site.New(t.Context(), content, set, opt)
	if err != nil {
		t.Fatal(err)
	}
	return s, append(problems, found...)
}

// report prints problems as tests want them, the hint behind "=".
func report(list diag.List) string {
	var b strings.Builder
	for _, d := range list.Sorted() {
		b.WriteString(d.String())
		if d.Hint != "" {
			fmt.Fprintf(&b, " = %s", d.Hint)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func wantReport(t *testing.T, list diag.List, want string) {
	t.Helper()
	if got := report(list); got != want {
		t.Errorf("problems\n%s\nwant\n%s", got, want)
	}
}

// page is a plain page; its body begins on line 5.
func page(name, body string) string {
	return "-- " + name + " --\n---\ntitle: A page\nsummary: A page.\n---\n" + body + "\n"
}

// advice is a page with a date of review; its body begins on line 7.
func advice(name, body string) string {
	return "-- " + name + " --\n---\ntitle: Advice\nsummary: Advice.\nreviewed: 2026-11-01\nowner: Editor\n---\n" + body + "\n"
}

func pageAt(t *testing.T, s *site.Site, address string) *site.Page {
	t.Helper()
	p := s.Page(address)
	if p == nil {
		t.Fatalf("no page at %s", address)
	}
	return p
}

func TestBaseIsSilent(t *testing.T) {
	_, list := load(t, site.Options{}, figures)
	wantReport(t, list, "")
}

func file(name, data string) source.File { return source.File{Name: name, Data: []byte(data)} }
