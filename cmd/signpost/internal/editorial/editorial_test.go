package editorial_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/editorial"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
)

const project = `
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
Tell [the police](helplines/emergency-999.md).
-- content/parents/_index.md --
---
title: For parents
nav_title: Parents
summary: For parents.
---
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
-- content/helplines/line.md --
---
title: A line
summary: Talk.
operator: A charity
sort: helpline
call: [{number: "0800 1111", hours: always}]
website: https://www.line.example
people: [young-people, adults]
nations: [england, wales, scotland, northern-ireland]
verified: 2026-11-20
verified_from: a call
confidence: high
---
-- content/statistics/statistics.yaml --
areas: {E23000023: {name: Cambridgeshire}}
sources: {paper: {title: An article, publisher: The Paper, url: "https://paper.example/1", published: "2024", retrieved: 2026-11-21, kind: newspaper}}
series:
  count: {title: Reports, unit: reports, definition: Reports., not_shown: People.}
-- content/statistics/observations.csv --
series,area,period,value,bound,flags,source,note
count,E23000023,2022,500,,,paper,
count,E23000023,2023,1000,,,paper,
-- content/statistics/index.md --
---
title: Statistics
summary: Figures.
---
::chart{count}
`

func now() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

// pages loads the project with the archive laid over it, in a preview.
func pages(t *testing.T, over string) map[string]editorial.Page {
	t.Helper()
	byName := map[string]source.File{}
	for _, archive := range []string{project, over} {
		for _, f := range txtar.Parse([]byte(archive)).Files {
			byName[f.Name] = source.File{Name: f.Name, Data: f.Data}
		}
	}
	var content []source.File
	for _, f := range byName {
		content = append(content, f)
	}
	static, _ := asset.New(nil)
	made, problems, err := site.New(t.Context(), content, static, site.Options{Now: now(), Drafts: true})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	byPath := map[string]editorial.Page{}
	for _, p := range editorial.Pages(made, now()) {
		byPath[p.Path] = p
	}
	return byPath
}

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// TestPage reads a page with everything on it.
func TestPage(t *testing.T) {
	const over = `
-- content/parents/first.md --
---
title: The first hour
summary: What to do.
reviewed: 2026-11-01
review_by: 2026-12-22
owner: Editor
draft: true
sources:
  - {title: A book, url: "https://book.example/", date: "2023"}
  - {title: A talk}
---
## What to *say*

Talk to :helpline{line} or [the police](../helplines/emergency-999.md), and
then to :helpline{line name}.

There were :fig{count 2023} reports, which is :claim[twice as many]{count 2022..2023}.

::helpline{emergency-999}
`
	got := pages(t, over)["/parents/first/"]
	paper := "as reported by The Paper"
	want := editorial.Page{
		Path: "/parents/first/", File: "content/parents/first.md", Title: "The first hour", Kind: "guidance", Audience: "parents",
		Section: "Parents", SectionPath: "/parents/", State: editorial.Draft, Hidden: "it is a draft",
		Reviewed: day("2026-11-01"), Due: day("2026-12-22"), Soon: true, Owner: "Editor",
		Words: 26, Target: editorial.Ages{From: 9, To: 14},
		Sources: []editorial.Source{{Title: "A book", URL: "https://book.example/", Date: "2023"}, {Title: "A talk"}, {Title: paper, URL: "https://paper.example/1"}},
		Helplines: []editorial.Helpline{
			{ID: "line", Title: "A line", Path: "/helplines/line/", Verified: day("2026-11-20"), From: "a call"},
			{ID: "emergency-999", Title: "Emergency services", Path: "/helplines/emergency-999/", Verified: day("2026-11-21"), From: "its website"},
		},
		Figures: []editorial.Figure{{Line: 17, Text: "1,000", Series: "Reports", Period: "2023", Area: "Cambridgeshire", Source: paper, URL: "https://paper.example/1"}},
		Claims:  []editorial.Claim{{Line: 17, Words: "twice as many", Working: "1,000 ÷ 500 = 2 times"}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestStates(t *testing.T) {
	for _, tt := range []struct {
		front  string
		state  editorial.State
		hidden string
	}{
		{"draft: false", editorial.Published, ""},
		{"draft: true", editorial.Draft, "it is a draft"},
		{"publish: 2027-01-01", editorial.NotYet, "its day, 1 January 2027, has not come"},
		{"expires: 2026-11-22", editorial.Expired, "it expired on 22 November 2026"},
		{"publish: 2026-01-01\nexpires: 2026-07-01", editorial.Expired, "it expired on 1 July 2026"},
		{"draft: true\nexpires: 2026-07-01", editorial.Draft, "it is a draft, and it expired on 1 July 2026"},
	} {
		got := pages(t, "-- content/a.md --\n---\ntitle: A\nsummary: A.\n"+tt.front+"\n---\n")["/a/"]
		if got.State != tt.state || got.Hidden != tt.hidden {
			t.Errorf("%s: %s, %q; want %s, %q", tt.front, got.State, got.Hidden, tt.state, tt.hidden)
		}
	}
}

func TestDue(t *testing.T) {
	for _, tt := range []struct {
		by            string
		overdue, soon bool
	}{
		{"2026-11-21", true, false},
		{"2026-11-22", false, true}, // the day itself is in time
		{"2026-12-22", false, true},
		{"2026-12-23", false, false},
	} {
		got := pages(t, "-- content/a.md --\n---\ntitle: A\nsummary: A.\nreviewed: 2026-01-01\nowner: Editor\nreview_by: "+tt.by+"\n---\n")["/a/"]
		if got.Overdue != tt.overdue || got.Soon != tt.soon {
			t.Errorf("%s: overdue %t, soon %t", tt.by, got.Overdue, got.Soon)
		}
	}
}

func TestSections(t *testing.T) {
	all := pages(t, "-- content/parents/more/_index.md --\n---\ntitle: More\nsummary: More.\n---\n-- content/parents/more/deep.md --\n---\ntitle: Deep\nsummary: Deep.\nreviewed: 2026-11-01\nowner: E\n---\n-- content/statistics/more.md --\n---\ntitle: More\nsummary: More.\n---\n")
	for path, want := range map[string]string{
		"/": "", "/get-help/": "", "/parents/": "/parents/", "/parents/more/deep/": "/parents/", "/helplines/line/": "/helplines/", "/statistics/": "/statistics/",
	} {
		if got := all[path].SectionPath; got != want {
			t.Errorf("%s stands in %q, want %q", path, got, want)
		}
	}
}

// TestHelplines finds the services of every directive that shows some.
func TestHelplines(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Nobody.", ""},
		{"::contacts{line emergency-999}", "line emergency-999"},
		{"::wallet-card{emergency-999 line}", "emergency-999 line"},
		{"::tear-off{emergency-999 line}", "emergency-999 line"},
		{":::care{level=emergency service=emergency-999}\n- You are in danger.\n:::", "emergency-999"},
		{"[One](helplines/line.md#x) and [its number](tel:08001111)", "line"},
		{"[Two](helplines/line.md), :helpline{line} and [one](helplines/emergency-999.md)", "line emergency-999"},
	} {
		text := strings.ReplaceAll(tt.text, "#x", "")
		var got []string
		for _, h := range pages(t, "-- content/a.md --\n---\ntitle: A\nsummary: A.\n---\n"+text+"\n")["/a/"].Helplines {
			got = append(got, h.ID)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, want %s", tt.text, got, tt.want)
		}
	}
	if got := pages(t, "-- content/helplines/_index.md --\n---\ntitle: Services\nsummary: All.\n---\n")["/helplines/"].Helplines; len(got) < 2 {
		t.Errorf("the list of services has %v", got)
	}
	if got := pages(t, "")["/helplines/line/"].Helplines; len(got) != 1 || got[0].ID != "line" {
		t.Errorf("the page of a service has %v", got)
	}
}

// repository is the real site.
func repository(tb testing.TB) *site.Site {
	tb.Helper()
	tree, _, err := source.Load(tb.Context(), os.DirFS("../../../.."))
	if err != nil {
		tb.Fatal(err)
	}
	static, _ := asset.New(tree.Static)
	made, problems, err := site.New(tb.Context(), tree.Content, static, site.Options{Now: now(), Drafts: true})
	if err != nil || problems.HasErrors() {
		tb.Fatal(err, problems)
	}
	return made
}

// TestRepository holds what is said of the real site within what can be.
func TestRepository(t *testing.T) {
	made := repository(t)
	figures, claims, old := 0, 0, 0
	all := editorial.Pages(made, now())
	if len(all) != len(made.Pages) {
		t.Errorf("%d pages of %d", len(all), len(made.Pages))
	}
	for _, p := range all {
		figures += len(p.Figures)
		claims += len(p.Claims)
		if p.Title == "" || p.File == "" || p.Kind == "" || p.State == "" {
			t.Errorf("%+v", p)
		}
		if p.ReadingAge != 0 && (p.ReadingAge < 5 || p.ReadingAge > 20) || p.Words >= 60 && p.ReadingAge == 0 {
			t.Errorf("%s: %d words for %.1f years", p.File, p.Words, p.ReadingAge)
		}
		if p.ReadingAge > float64(p.Target.To) {
			old++
		}
		for _, f := range p.Figures {
			if f.Line == 0 || f.Text == "" || f.Series == "" || f.Period == "" || f.Area == "" || f.Source == "" {
				t.Errorf("%s: %+v", p.File, f)
			}
		}
	}
	if figures == 0 || claims == 0 {
		t.Errorf("%d figures and %d claims", figures, claims)
	}
	t.Logf("%d of %d pages are harder than their readers should need", old, len(all))
}

func BenchmarkPages(b *testing.B) {
	made := repository(b)
	b.ReportAllocs()
	for b.Loop() {
		editorial.Pages(made, now())
	}
}
