package site

import (
	"fmt"
	"slices"
)

// FrontLine is a text of a page's front matter that readers see. Key is its path,
// such as "prepare[0]".
type FrontLine struct{ Key, Text string }

// FrontLines are the texts of the front matter that readers see. Those of a
// helpline's numbers are not among them.
func (p *Page) FrontLines() []FrontLine {
	lines := []FrontLine{{"title", p.Meta.Title}, {"summary", p.Meta.Summary}, {"nav_title", p.Meta.NavTitle}, {"tab_title", p.Meta.TabTitle}}
	lines = append(lines, FrontLine{"owner", p.Checked.Owner})
	for i, c := range p.Meta.Changes {
		lines = append(lines, FrontLine{fmt.Sprintf("changes[%d].what", i), c.What})
	}
	if p.Home != nil {
		lines = append(lines, FrontLine{"headline", p.Home.Headline}, FrontLine{"lede", p.Home.Lede})
	}
	if p.Lesson != nil {
		lines = append(lines, FrontLine{"ages", p.Lesson.Ages})
		lines = appendList(lines, "outcomes", p.Lesson.Outcomes)
		lines = appendList(lines, "prepare", p.Lesson.Prepare)
		lines = appendList(lines, "links_to", p.Lesson.LinksTo)
	}
	if p.Service != nil {
		lines = append(lines, FrontLine{"cost", p.Service.Cost},
			FrontLine{"confidentiality", p.Service.Confidentiality})
		lines = appendList(lines, "what_happens", p.Service.WhatHappens)
	}
	if p.Original != nil { // what it takes over stands in another file
		lines = slices.DeleteFunc(lines, func(l FrontLine) bool { return !p.Front.Has(l.Key) })
	}
	return lines
}

func appendList(lines []FrontLine, key string, texts []string) []FrontLine {
	for i, text := range texts {
		lines = append(lines, FrontLine{fmt.Sprintf("%s[%d]", key, i), text})
	}
	return lines
}
