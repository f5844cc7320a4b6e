package main

import (
	"fmt"
	"path"
	"strings"
	"time"
)

// signpost is Signpost's own format, with all its checks on.
type signpost struct{}

func (signpost) link(words string, from, to *page, heading string) string {
	file := to.name + ".md"
	switch {
	case from.section.folder != to.section.folder:
		file = path.Join("../..", to.section.folder.name, to.section.name, file)
	case from.section != to.section:
		file = path.Join("..", to.section.name, file)
	}
	if heading != "" {
		heading = "#" + heading
	}
	return "[" + words + "](" + file + heading + ")"
}

func (signpost) inline(h helpline) string { return ":helpline{" + h.id + "}" }

func (signpost) card(h helpline) string { return "::helpline{" + h.id + "}" }

func (signpost) figure(c cell) string {
	return fmt.Sprintf(":fig{%s %d}", c.series.id, firstYear+c.year)
}

func (s signpost) page(t *text, p *page) (name, data string) {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\nsummary: %q\nreviewed: %s\nowner: Editor\nweight: %d\nsources:\n",
		p.title, p.summary, p.reviewed.Format(time.DateOnly), p.number+1)
	for _, source := range p.sources {
		fmt.Fprintf(&b, "  - title: %q\n    url: %s\n    date: %s\n", source.title, source.url, source.date)
	}
	fmt.Fprintf(&b, "changes:\n  - date: %s\n    what: the first version\n---\n\n", p.changed.Format(time.DateOnly))
	return "content" + strings.TrimSuffix(p.address(), "/") + ".md", b.String() + t.body(p, s)
}

func (signpost) figures(t *text) (name, data string) {
	var b strings.Builder
	b.WriteString("series,area,period,value,bound,flags,source,note\n")
	for _, s := range t.series {
		for i, value := range s.values {
			fmt.Fprintf(&b, "%s,K02000001,%d,%d,,,source-%s,\n", s.id, firstYear+i, value, letters(s.source))
		}
	}
	return "content/statistics/observations.csv", b.String()
}

func (s signpost) rest(t *text, put func(name, data string)) {
	front := func(name string, weight int, title, summary, more, body string) {
		put("content/"+name, fmt.Sprintf("---\ntitle: %s\nsummary: %q\nweight: %d\n%s---\n\n%s\n", title, summary, weight, more, body))
	}
	put("content/site.yaml", s.config())
	front("_index.md", 1, "Home", t.words.sentence(t.random(1)), "headline: Somebody can help\nlede: Begin with one small step.\n", s.home(t))
	front("get-help.md", 1, "Get help now", "People who listen.", "", s.help(t))
	front("helplines/_index.md", 2, "Helplines", "Everybody who can help.", "", "Any of them will do.")
	front("statistics/index.md", 3, "Statistics", "What was counted.", "reviewed: 2026-10-01\nowner: Editor\n", s.statistics(t))
	for i, f := range folders() {
		front(f.name+"/_index.md", i+1, f.title, f.summary, "audience: ["+f.name+"]\nreviewed: 2026-10-01\nowner: Editor\n", "In danger now: "+s.inline(t.helplines[0])+".")
	}
	for _, in := range t.sections {
		front(in.folder.name+"/"+in.name+"/_index.md", in.weight, in.title, in.summary, "reviewed: 2026-10-01\nowner: Editor\n", in.intro)
	}
	for i, h := range t.helplines {
		put("content/helplines/"+h.id+".md", s.helpline(h, i))
	}
	put("content/statistics/statistics.yaml", s.series(t))
}

func (signpost) config() string {
	return fmt.Sprintf(`name: %s
description: A site to compare two programs with.
base_url: %s
language: en-GB
time_zone: Europe/London
exit: {name: BBC Weather, url: "https://www.bbc.co.uk/weather"}
help: get-help.md
emergency: harbour-line
menu:
  - {title: Young people, page: young-people/_index.md}
  - {title: Parents and carers, page: parents/_index.md}
  - {title: Teachers, page: teachers/_index.md}
  - {title: Helplines, page: helplines/_index.md}
  - {title: Statistics, page: statistics/index.md}
footer:
  - {title: Home, page: _index.md}
  - {title: Get help now, page: get-help.md}
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
`, site, base)
}

// home is the text of the home page, and help that of the page of help at once.
func (s signpost) home(t *text) string {
	return "## Begin here\n\nRead " + s.homeLink(t.pages[0]) + "."
}

func (signpost) homeLink(p *page) string {
	return "[" + strings.ToLower(p.title) + "](" + strings.Trim(p.address(), "/") + ".md)"
}

func (s signpost) help(t *text) string {
	var cards []string
	for _, h := range t.helplines[:8] {
		cards = append(cards, s.card(h))
	}
	return strings.Join(cards, "\n\n")
}

func (signpost) statistics(t *text) string {
	var b strings.Builder
	b.WriteString("## Every figure\n")
	for _, s := range t.series {
		b.WriteString("\n::series{" + s.id + "}\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (signpost) helpline(h helpline, i int) string {
	sort := "helpline"
	if i == 0 {
		sort = "emergency"
	}
	hours := "always"
	if !h.always {
		hours = "daily 08:00-22:00\n    bank_holidays: open"
	}
	return fmt.Sprintf(`---
title: %s
summary: %q
weight: %d
operator: %s
sort: %s
call:
  - number: %q
    hours: %s
website: https://%s.example
people: [young-people, parents, teachers, adults]
nations: [england, wales, scotland, northern-ireland]
cost: %s
confidentiality: %q
what_happens:
  - %q
  - %q
  - %q
owner: Editor
verified: 2026-11-01
verified_from: its own page
verified_how: website
confidence: high
---

Ask them anything.
`, h.name, h.summary, i+1, h.operator, sort, h.number, hours, h.id, h.cost, h.private, h.happens[0], h.happens[1], h.happens[2])
}

func (signpost) series(t *text) string {
	var b strings.Builder
	b.WriteString("areas:\n  K02000001: {name: United Kingdom}\nsources:\n")
	for i := range 4 {
		fmt.Fprintf(&b, "  source-%s: {title: \"Record %s\", publisher: The Record Office, url: \"https://records.example.org/%s\", published: March 2024, retrieved: 2026-10-01, kind: official}\n", letters(i), letters(i), letters(i))
	}
	b.WriteString("series:\n")
	for _, s := range t.series {
		fmt.Fprintf(&b, "  %s: {title: %q, unit: %s, definition: %q, not_shown: %q}\n", s.id, s.title, s.unit, s.definition, s.notShown)
	}
	return b.String()
}
