package site_test

import (
	"fmt"
	"testing"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/site"
)

// questions are a finder of one way.
const questions = `
-- content/find-help/finder.yaml --
title: Find the right help
summary: Three questions.
who:
  question: "Who are you?"
  people: [{id: grown-up, label: I am grown up, short: grown up, audience: adults}]
where:
  question: "Where?"
what:
  question: "What is happening?"
  situations: [{id: danger, short: Danger, label: I am in danger, first: [emergency], danger: true}]
how:
  question: "How?"
  ways: [{id: talk, label: Talk}, {id: text, label: Text}, {id: chat, label: Chat}, {id: report, label: Report}]
`

func TestLinkToTheFinder(t *testing.T) {
	const menu = "footer:\n  - {title: Find help, page: find-help/finder.yaml}\n"
	yaml := bareConfig + menu
	link := page("content/a.md", "Answer [three questions](find-help/finder.yaml).")
	s, list := load(t, site.Options{}, yaml, questions, link)
	wantReport(t, list, "")
	if got := pageAt(t, s, "/a/").Links[0]; got != "/find-help/" {
		t.Errorf("the link leads to %s", got)
	}
	if items := s.Footer(); len(items) != 1 || items[0].Page.Path != "/find-help/" || items[0].Title != "Find help" {
		t.Errorf("the footer is %+v", items)
	}
	if s.Finder == nil || s.Finder.Pages()[0].Path != "/find-help/" {
		t.Error("no finder")
	}

	_, list = load(t, site.Options{}, yaml, link)
	wantReport(t, list, "content/a.md:5:26: error: no page or file content/find-help/finder.yaml [dead-link] = write the path to a Markdown file, seen from this one\n"+
		"content/site.yaml:13:30: error: no page content/find-help/finder.yaml [dead-link]\n")
}

// bareConfig is the site.yaml of base without its footer.
const bareConfig = `-- content/site.yaml --
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
`

// TestReader is whom a page speaks to, which services are held against.
func TestReader(t *testing.T) {
	service := func(id, people, ages string) string {
		return fmt.Sprintf("-- content/helplines/%s.md --\n---\ntitle: %s\nsummary: Somebody.\noperator: They\nsort: helpline\nchat: {url: \"https://www.example.org\", hours: always}\n"+
			"website: https://www.example.org\npeople: %s\n%snations: [wales]\nverified: 2026-11-21\nverified_from: its website\nconfidence: high\n---\n", id, id, people, ages)
	}
	s, list := load(t, site.Options{},
		"-- content/young-people/_index.md --\n---\ntitle: Young\nsummary: Young.\nnations: [wales, scotland]\n---\n",
		"-- content/a.md --\n---\ntitle: A page\nsummary: A page.\naudience: [everyone]\n---\n",
		service("young", "[young-people]", "ages: {to: 25}\n"), service("child", "[parents, adults]", "ages: {to: 17}\non_behalf: [parents, adults]\n"),
		service("school", "[teachers]", ""), service("all", "[young-people, adults]", "ages: {from: 16}\n"))
	wantReport(t, list, "")
	wales := []holiday.Nation{holiday.Wales}
	for path, want := range map[string]helpline.Reader{
		"/parents/":          helpline.ReaderOf(helpline.Parents, nil),
		"/young-people/":     helpline.ReaderOf(helpline.YoungPeople, []holiday.Nation{holiday.Wales, holiday.Scotland}),
		"/a/":                helpline.ReaderOf("", nil),
		"/helplines/young/":  {Audience: helpline.YoungPeople, Ages: helpline.Ages{From: 11, To: 17}, Nations: wales},
		"/helplines/child/":  {Audience: helpline.Adults, Ages: helpline.Ages{From: 18, To: helpline.MaxAge}, Nations: wales},
		"/helplines/school/": {Audience: helpline.Teachers, Ages: helpline.Ages{From: 18, To: helpline.MaxAge}, Nations: wales},
		"/helplines/all/":    {Ages: helpline.Ages{From: 16, To: helpline.MaxAge}, Nations: wales},
	} {
		if got := pageAt(t, s, path).Reader(); fmt.Sprint(got) != fmt.Sprint(want) || got.Ages != want.Ages {
			t.Errorf("%s is for %v %v, want %v %v", path, got, got.Ages, want, want.Ages)
		}
	}

	_, list = load(t, site.Options{}, advice("content/parents/a.md", "Text."), "-- content/parents/b.md --\n---\ntitle: B\nsummary: B.\nreviewed: 2026-11-01\nowner: Editor\nnations: [wales, scottland]\n---\n")
	wantReport(t, list, "content/parents/b.md:6:18: error: an item of nations: no nation \"scottland\" [wrong-value] = did you mean \"scotland\"?\n")
}
