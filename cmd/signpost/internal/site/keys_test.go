package site_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/site"
)

func TestFrontMatter(t *testing.T) {
	const guidance = "title: A\nsummary: A.\nreviewed: 2026-11-01\nowner: Editor\n"
	const lesson = guidance + "ages: 13 to 16\nminutes: 50\noutcomes: [Say no]\n"
	const a, b, l, h = "content/parents/a.md", "content/about/a.md", "content/teachers/lessons/a/index.md", "content/_index.md"
	for _, tt := range []struct{ name, file, front, want string }{
		{"complete", a, guidance, ""},
		{"a lesson", l, lesson + "prepare: [Print]\nlinks_to: [RSHE]\n", ""},
		{"everything", b, guidance + `nav_title: Short
kind: page
audience: [parents, everyone]
review_by: 2027-01-01
draft: false
publish: 2026-01-01
expires: 2027-01-01 09:30
sources: [{title: B, url: "http://old.example.org/a", date: March 2024}, {title: C}]
changes: [{date: 2026-11-01, what: Written.}]
aliases: [/old/page/, /old/page.html, /Old.page]
weight: 3
allow: [number-in-prose]
`, ""},
		{"nothing", b, "", "1:1: error: summary is missing [missing-key] = add a line summary: …\n" +
			"1:1: error: title is missing [missing-key] = add a line title: …\n"},
		{"advice without a date", a, "title: A\nsummary: A.\n", "1:1: error: owner is missing [missing-key] = add a line owner: …\n" +
			"1:1: error: reviewed is missing [missing-key] = add a line reviewed: …\n"},
		{"a home page without a headline", h, "title: A\nsummary: A.\n", "1:1: error: headline is missing [missing-key] = add a line headline: …\n"},
		{"a lesson without its own keys", l, guidance, "1:1: error: ages is missing [missing-key] = add a line ages: …\n" +
			"1:1: error: minutes is missing [missing-key] = add a line minutes: …\n" +
			"1:1: error: outcomes is missing [missing-key] = add a line outcomes: …\n"},
		{
			"a misspelt key", a, "titel: A\nsummary: A.\nreviewed: 2026-11-01\nowner: Editor\n",
			"2:1: error: no key \"titel\" here [unknown-key] = did you mean \"title\"?\n",
		},
		{"a key of another kind", a, guidance + "headlime: A\n", "6:1: error: no key \"headlime\" here [unknown-key] = known keys are title, summary, nav_title, " +
			"tab_title, keywords, kind, audience, review_by, draft, publish, expires, sources, changes, aliases, weight, allow, nations, reviewed, owner\n"},
		{"draft: no", a, guidance + "draft: no\n", "6:8: error: draft is the text \"no\", want true or false [wrong-type] = write true or false, without quotes\n"},
		{
			"dates", a, "title: A\nsummary: A.\nreviewed: 21/11/2026\nowner: Editor\nreview_by: 2026-02-30\n",
			"4:11: error: reviewed: \"21/11/2026\" is not a date [wrong-value] = write YYYY-MM-DD, such as 2026-11-21\n" +
				"6:12: error: review_by: no such day as 2026-02-30 [wrong-value] = look at the month's number of days; write YYYY-MM-DD\n",
		},
		{
			"a blank title", a, "title: \" \"\nsummary: A.\nreviewed: 2026-11-01\nowner: Editor\n",
			"2:8: error: title is empty [empty-value] = write a value, or remove the line\n",
		},
		{"a title of two lines", b, "title: |\n  A\n  B\nsummary: A.\n", "2:8: error: title has several lines, want one [one-line]\n"},
		{"an audience", a, guidance + "audience: [parents, parnets]\n", "6:21: error: no audience \"parnets\" [unknown-audience] = did you mean \"parents\"?\n"},
		{"a strange audience", a, guidance + "audience: [dogs]\n", "6:12: error: no audience \"dogs\" [unknown-audience] = write one of young-people, parents, teachers, everyone\n"},
		{"a kind", a, guidance + "kind: guidence\n", "6:7: error: no kind of page \"guidence\" [unknown-kind] = did you mean \"guidance\"?\n"},
		{
			"a source's address", a, guidance + "sources:\n  - {title: B, url: \"www.example.org\"}\n",
			"7:21: error: the address \"www.example.org\" does not begin with https:// [url] = copy the address from the browser's address line\n",
		},
		{
			"a source without a host", a, guidance + "sources: [{title: B, url: \"http://\"}]\n",
			"6:27: error: the address \"http://\" has no host [url] = copy the address from the browser's address line\n",
		},
		{"minutes", l, strings.Replace(lesson, "50", "500", 1), "7:10: error: 500 minutes, want 5 to 480 [out-of-range]\n"},
		{"minutes in words", l, strings.Replace(lesson, "50", "fifty", 1), "7:10: error: minutes is the text \"fifty\", want a whole number [wrong-type] = write digits only, without quotes, such as 10\n"},
		{"no minutes", l, strings.Replace(lesson, "50", "0", 1), "7:10: error: 0 minutes, want 5 to 480 [out-of-range]\n"},
		{"weight", a, guidance + "weight: -1\n", "6:9: error: the weight -1, want 0 or more [out-of-range]\n"},
		{
			"aliases", a, guidance + "aliases:\n  - old\n  - //host/a/\n  - /\n  - /a/../b/\n  - /a b/\n  - /a//\n  - /a/*\n",
			"7:5: error: the old address \"old\" does not begin with one / [alias] = write the old address as it was, such as /old/page/\n" +
				"8:5: error: the old address \"//host/a/\" does not begin with one / [alias] = write the old address as it was, such as /old/page/\n" +
				"9:5: error: the home page cannot be an old address [alias] = write the old address as it was, such as /old/page/\n" +
				"10:5: error: the old address \"/a/../b/\" has empty parts or dots [alias] = write the old address as it was, such as /old/page/\n" +
				"11:5: error: the old address \"/a b/\" holds ' ' [alias] = write the old address as it was, such as /old/page/\n" +
				"12:5: error: the old address \"/a//\" has empty parts or dots [alias] = write the old address as it was, such as /old/page/\n" +
				"13:5: error: the old address \"/a/*\" holds '*' [alias] = write the old address as it was, such as /old/page/\n",
		},
		{
			"publish after expires", a, guidance + "publish: 2026-01-02\nexpires: 2026-01-02 00:00\n",
			"7:10: error: the page expires before it is published [wrong-value]\n",
		},
		{
			"a time that no clock shows", a, guidance + "publish: 2026-03-29 01:30\n",
			"6:10: error: publish: clocks in Europe/London are put forward past this time [wrong-value] = choose a time before or after that hour\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, list := load(t, site.Options{}, "-- "+tt.file+" --\n---\n"+tt.front+"---\n", page("content/about/_index.md", ""),
				page("content/teachers/_index.md", ""), page("content/teachers/lessons/_index.md", ""))
			wantReport(t, list, prefixed(tt.file+":", tt.want))
		})
	}
}

// prefixed puts the same words before every line.
func prefixed(prefix, lines string) string {
	if lines == "" {
		return ""
	}
	return prefix + strings.Join(strings.SplitAfter(strings.TrimSuffix(lines, "\n"), "\n"), prefix) + "\n"
}

// TestWindowsFile is the same page however its bytes were saved.
func TestWindowsFile(t *testing.T) {
	plain := "---\ntitle: A\nsummary: A.\n---\n## One\n\n[x](b.md)\n"
	want := "content/a.md:7:5: error: no page or file content/b.md [dead-link] = did you mean \"a.md\"?\n"
	content, _ := tree(base)
	for _, text := range []string{plain, "\xEF\xBB\xBF" + strings.ReplaceAll(plain, "\n", "\r\n"), strings.ReplaceAll(plain, "\n", "\r")} {
		s, list := create(t, append(content[:len(content):len(content)], file("content/a.md", text)), nil, site.Options{})
		wantReport(t, list, want)
		if got := string(pageAt(t, s, "/a/").File.Data); got != plain {
			t.Errorf("text %q, want %q", got, plain)
		}
	}
}
