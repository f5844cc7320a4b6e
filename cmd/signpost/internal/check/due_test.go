package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/check"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// dated is a site with everything that has a day by which it is due.
const dated = `
-- content/site.yaml --
name: Small
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
review: {guidance: 180, helpline: 90, sources: 100}
-- content/parents/_index.md --
---
title: For parents
summary: Pages for parents.
reviewed: 2020-01-01
review_by: 2026-11-22
owner: Editor
---
-- content/parents/a.md --
---
title: A
summary: About it.
reviewed: 2026-05-25
owner: Writer
---
-- content/teachers/b.md --
---
title: B
summary: About it.
reviewed: 2026-05-25
owner: Editor
---
-- content/helplines/gone.md --
---
title: Gone
summary: It was there.
operator: Gone
sort: helpline
status: closed
website: https://www.example.org
people: [adults]
nations: [wales]
verified: 2020-01-01
verified_from: their website
confidence: high
---
-- content/statistics/statistics.yaml --
areas: {WORLD: {name: Worldwide}}
sources:
  one: {title: One, publisher: Us, url: "https://www.example.org/", published: "2024", retrieved: 2026-11-01, kind: charity}
  two: {title: Two, publisher: Us, url: "https://www.example.org/", published: "2024", retrieved: 2026-08-13, kind: charity}
series:
  calls: {title: Calls, unit: calls, definition: How many calls., not_shown: Who called.}
-- content/statistics/observations.csv --
series,area,period,value,bound,flags,source,note
calls,WORLD,2022,4,,,one,
calls,WORLD,2023,5,,,two,
`

func TestDue(t *testing.T) {
	s := siteOf(t, laid(archive(t, "testdata/base.txt"), txtar.Parse([]byte(dated)), ""))
	var got []string
	for _, i := range check.Due(s, now()) {
		got = append(got, fmt.Sprintf("%s %v %q %s %s %s %q", i.Date.Format(time.RFC3339), i.Overdue, i.Owner, i.Title, i.Name, i.Path, i.Kind))
	}
	want := []string{
		`2026-11-21T00:00:00Z true "" Two content/statistics/statistics.yaml /statistics/ "source-two"`,
		`2026-11-21T00:00:00Z true "Editor" B content/teachers/b.md /teachers/b/ "page"`,
		`2026-11-21T00:00:00Z true "Writer" A content/parents/a.md /parents/a/ "page"`,
		`2026-11-22T00:00:00Z false "Editor" For parents content/parents/_index.md /parents/ "page"`,
		`2027-01-30T00:00:00Z false "" Emergency services content/helplines/emergency-999.md /helplines/emergency-999/ "helpline"`,
		`2027-01-30T00:00:00Z false "" Samaritans content/helplines/samaritans.md /helplines/samaritans/ "helpline"`,
		`2027-02-09T00:00:00Z false "" One content/statistics/statistics.yaml /statistics/ "source-one"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestDueIsWhatIsReported holds the list against the rules that report what is
// overdue, on days before and after each date.
func TestDueIsWhatIsReported(t *testing.T) {
	s := siteOf(t, laid(archive(t, "testdata/base.txt"), txtar.Parse([]byte(dated)), ""))
	start := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	for days := range 120 {
		at := start.AddDate(0, 0, days)
		reported := 0
		for _, p := range content(t, s, at) {
			if p.Rule == "review-due" || p.Rule == "review-overdue" || p.Rule == "source-due" {
				reported++
			}
		}
		overdue := 0
		for _, i := range check.Due(s, at) {
			if i.Overdue {
				overdue++
			}
		}
		if reported != overdue {
			t.Errorf("on %s %d are reported and %d overdue", at.Format(time.DateOnly), reported, overdue)
		}
	}
}

// TestOverdueStopsTheBuild finds the first day on which a helpline is an error: the
// grace is 30 days, and the last of them is one of grace.
func TestOverdueStopsTheBuild(t *testing.T) {
	s := siteOf(t, laid(archive(t, "testdata/base.txt"), nil, ""))
	for _, tt := range []struct {
		day  string
		want []string
	}{
		{"2027-01-30", nil}, // 90 days after it was verified
		{"2027-01-31", []string{"warning review-due", "warning review-due"}},
		{"2027-03-01", []string{"warning review-due", "warning review-due"}},
		{"2027-03-02", []string{"error review-overdue", "error review-overdue"}},
	} {
		at, err := time.Parse(time.DateOnly, tt.day)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range content(t, s, at) {
			got = append(got, p.Severity.String()+" "+p.Rule)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", tt.day, diff)
		}
	}
}

// TestDraftsCanBePreviewed wants no error for what an editor has taken off the site
// because its facts are uncertain or old.
func TestDraftsCanBePreviewed(t *testing.T) {
	fsys := laid(archive(t, "testdata/base.txt"), nil, "")
	sure := string(fsys["content/helplines/samaritans.md"].Data)
	draft := strings.NewReplacer("title: Samaritans", "draft: true\ntitle: Another", "116 123", "0808 157 0123", "2026-11-01", "2020-01-01", "confidence: high", "confidence: low").Replace(sure)
	fsys["content/helplines/another.md"] = &fstest.MapFile{Data: []byte(draft)}
	for _, drafts := range []bool{true, false} {
		result, err := build.Run(t.Context(), build.Options{Source: fsys, Now: now(), Drafts: drafts})
		if err != nil || result.Problems.HasErrors() {
			t.Errorf("drafts %v: %v, %v", drafts, err, result.Problems)
		}
	}
	fsys["content/helplines/another.md"].Data = []byte(strings.Replace(draft, "draft: true\n", "", 1))
	result, err := build.Run(t.Context(), build.Options{Source: fsys, Now: now(), Drafts: true})
	if errors, _ := result.Problems.Count(); err != nil || errors != 2 {
		t.Errorf("published: %v, %v, want two errors", err, result.Problems)
	}
}

// TestSiteWithoutHelplines wants an error for everybody, and at a file that is there.
func TestSiteWithoutHelplines(t *testing.T) {
	fsys := laid(archive(t, "testdata/base.txt"), nil, "")
	delete(fsys, "content/helplines/samaritans.md")
	delete(fsys, "content/helplines/_index.md")
	got := slices.DeleteFunc(judge(t, fsys), func(d diag.Diagnostic) bool { return d.Rule != "no-cover" })
	var words []string
	for _, d := range got {
		words = append(words, d.String())
	}
	want := []string{
		site.ConfigFile + ":1:1: error: nobody answers adults in the UK, every day, all day [no-cover]",
		site.ConfigFile + ":1:1: error: nobody answers young people in the UK, every day, all day [no-cover]",
	}
	if diff := cmp.Diff(strings.Join(want, "\n"), strings.Join(words, "\n")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func content(t *testing.T, s *site.Site, now time.Time) diag.List {
	t.Helper()
	problems, err := check.Content(t.Context(), check.Written{Site: s, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return problems
}
