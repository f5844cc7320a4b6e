package main

import (
	"regexp"
	"strings"
)

// testHeadings wants one h1, levels that leave none out, the language, and a title for
// the tab that says nothing of why somebody came: it stays in the browser's history.
func testHeadings(tb *tab, s sheet) {
	tb.t.Helper()
	tb.visit(s.path)
	got := probe[struct {
		Levels      []int
		Title, Lang string
		First       string
	}](tb, `
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((e) => e.checkVisibility());
  return {
    Levels: headings.map((e) => Number(e.tagName[1])),
    Title: document.title,
    Lang: document.documentElement.lang,
    First: headings.length ? headings[0].textContent.trim() : '',
  };`)
	first, before := 0, 0
	for _, level := range got.Levels {
		if level == 1 {
			first++
		}
		if level > before+1 {
			tb.t.Errorf("%s: a heading of level %d stands below one of level %d: %v", s.path, level, before, got.Levels)
		}
		before = level
	}
	if first != 1 || got.First == "" {
		tb.t.Errorf("%s: %d headings of level 1, the first %q", s.path, first, got.First)
	}
	language := "en-GB"
	if strings.HasPrefix(s.path, "/cy/") {
		language = "cy"
	}
	if got.Lang != language {
		tb.t.Errorf("%s: the language is %q", s.path, got.Lang)
	}
	if len(got.Title) < 5 || len(got.Title) > 70 || strings.ContainsAny(got.Title, "<>{}&") {
		tb.t.Errorf("%s: the title is %q", s.path, got.Title)
	}
	telling := regexp.MustCompile(`(?i)sextort|blackmail|\bnude|\bnaked|\bsex|\babus|\brap(e|ist)\b|\bporn|suicid`)
	if found := telling.FindString(got.Title); found != "" {
		tb.t.Errorf("%s: the title %q says %q, and stays in the browser's history", s.path, got.Title, found)
	}
}
