package site

import (
	"fmt"
	"slices"
)

// FrontLine is a text of a page's front matter that readers see. Key is its path,
// such as "prepare[0]".
type FrontLine struct{ Key, Text string }

// FrontLines are the texts of the front matter that readers see, of those that are wanted:
// hardly any is. Those of a helpline's numbers are not among them.
func (p *Page) FrontLines(wanted func(text string) bool) []FrontLine {
	var lines []FrontLine
	add := func(key, text string) {
		if wanted(text) {
			lines = append(lines, FrontLine{key, text})
		}
	}
	addAll := func(key string, texts []string) {
		for i, text := range texts {
			if wanted(text) {
				lines = append(lines, FrontLine{fmt.Sprintf("%s[%d]", key, i), text})
			}
		}
	}
	add("title", p.Meta.Title)
	add("summary", p.Meta.Summary)
	add("nav_title", p.Meta.NavTitle)
	add("tab_title", p.Meta.TabTitle)
	add("owner", p.Checked.Owner)
	for i, c := range p.Meta.Changes {
		if wanted(c.What) {
			lines = append(lines, FrontLine{fmt.Sprintf("changes[%d].what", i), c.What})
		}
	}
	if p.Home != nil {
		add("headline", p.Home.Headline)
		add("lede", p.Home.Lede)
	}
	if p.Lesson != nil {
		add("ages", p.Lesson.Ages)
		addAll("outcomes", p.Lesson.Outcomes)
		addAll("prepare", p.Lesson.Prepare)
		addAll("links_to", p.Lesson.LinksTo)
	}
	if p.Service != nil {
		add("cost", p.Service.Cost)
		add("confidentiality", p.Service.Confidentiality)
		addAll("what_happens", p.Service.WhatHappens)
	}
	if p.Original != nil { // what it takes over stands in another file
		lines = slices.DeleteFunc(lines, func(l FrontLine) bool { return !p.Front.Has(l.Key) })
	}
	return lines
}
