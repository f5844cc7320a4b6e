package site_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/site"
)

// versioned is a page with all that a version may take over.
const versioned = `
-- content/parents/a.md --
---
title: Page A
summary: The first.
tab_title: Plain words
reviewed: 2026-11-01
owner: Editor
audience: [parents]
nations: [wales]
weight: 4
sources:
  - title: A report
---
Words.
-- content/parents/a.easy.md --
---
title: Easy A
summary: In Easy Read.
reviewed: 2026-11-02
---
Words.
-- content/parents/a.cy.md --
---
title: Cymraeg
summary: Cymraeg.
reviewed: 2026-11-02
owner: Translator
nations: [wales, england]
sources:
  - title: Another
---
Cymraeg.
`

func TestVersionsTakeOver(t *testing.T) {
	s, problems := load(t, site.Options{}, versioned)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	type facts struct {
		Path, Title, Tab, Owner, Kind, Audience string
		Nations, Weight                         int
		Source, Original                        string
	}
	got := map[string]facts{}
	for _, path := range []string{"/parents/a/", "/easy/parents/a/", "/cy/parents/a/"} {
		p := s.Page(path)
		if p == nil {
			t.Fatalf("no page %s", path)
		}
		got[p.Name] = facts{
			p.Path, p.Meta.Title, p.Meta.TabTitle, p.Checked.Owner, string(p.Kind), p.Audience(),
			len(p.Nations), p.Meta.Weight, p.Meta.Sources[0].Title, p.Origin().Name,
		}
	}
	const original = "content/parents/a.md"
	want := map[string]facts{
		original:                    {"/parents/a/", "Page A", "Plain words", "Editor", "guidance", "parents", 1, 4, "A report", original},
		"content/parents/a.easy.md": {"/easy/parents/a/", "Easy A", "Plain words", "Editor", "guidance", "parents", 1, 4, "A report", original},
		// A title for the tab is in the page's own language.
		"content/parents/a.cy.md": {"/cy/parents/a/", "Cymraeg", "", "Translator", "guidance", "parents", 2, 4, "Another", original},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestVersionsStandBeside holds that lists have the pages alone, and that versions hang
// where their pages do.
func TestVersionsStandBeside(t *testing.T) {
	s, _ := load(t, site.Options{}, versioned)
	section, first := s.Page("/parents/"), s.Page("/parents/a/")
	for _, p := range append(s.InOrder(), section.Children...) {
		if p.Original != nil {
			t.Errorf("%s stands in a list", p.Name)
		}
	}
	var names []string
	for _, v := range first.Versions {
		names = append(names, v.Version.Name)
		if v.Parent != section {
			t.Errorf("%s hangs below %v", v.Name, v.Parent)
		}
		if first.In(v.Version) != v || v.In(site.Version{}) != first || section.In(v.Version) != section {
			t.Errorf("%s is not found from its page, or its page from it", v.Name)
		}
	}
	if diff := cmp.Diff([]string{"cy", site.Easy}, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
