package site_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
)

func TestKinds(t *testing.T) {
	const h = "content/helplines/emergency-999.md"
	const lesson = "reviewed: 2026-11-01\nowner: Editor\nages: 13 to 16\nminutes: 50\noutcomes: [One]\n"
	const checked = "reviewed: 2026-11-01\nowner: Editor\n"
	for _, tt := range []struct {
		name, more string
		want       site.Kind
		audience   string
	}{
		{"content/_index.md", "headline: A\n", site.Home, ""},
		{"content/about/_index.md", "", site.Section, ""},
		{"content/parents/_index.md", "", site.Section, "parents"},
		{"content/statistics/index.md", "", site.Statistics, ""},
		{"content/statistics/a.md", "", site.Plain, ""},
		{"content/about/index.md", "", site.Plain, ""},
		{"content/young-people.md", "", site.Plain, ""}, // a file is not a folder
		{"content/parents/a.md", checked, site.Guidance, "parents"},
		{"content/young-people/a/b/index.md", checked, site.Guidance, "young-people"},
		{"content/teachers/a.md", checked, site.Guidance, "teachers"},
		{"content/teachers/lessons/a/index.md", lesson, site.Lesson, "teachers"},
		{"content/teachers/lessons/_index.md", "", site.Section, "teachers"},
		{"content/teachers/lessons.md", checked, site.Guidance, "teachers"},
		// The key overrides the folder.
		{"content/parents/a.md", "kind: page\n", site.Plain, "parents"},
		{"content/a.md", "kind: guidance\naudience: [teachers]\n" + checked, site.Guidance, "teachers"},
		{"content/a.md", "kind: lesson\naudience: [everyone]\n" + lesson, site.Lesson, ""},
		{"content/parents/a.md", "kind: statistics\naudience: [parents, teachers]\n", site.Statistics, ""},
	} {
		s, list := load(t, site.Options{}, "-- "+tt.name+" --\n---\ntitle: A\nsummary: A.\n"+tt.more+"---\n")
		if list.HasErrors() {
			t.Errorf("%s %s: %s", tt.name, tt.more, report(list))
		}
		for _, p := range s.Pages {
			if p.Name == tt.name && (p.Kind != tt.want || p.Audience() != tt.audience) {
				t.Errorf("%s %s: %s for %q, want %s for %q", tt.name, tt.more, p.Kind, p.Audience(), tt.want, tt.audience)
			}
		}
	}
	if s, _ := load(t, site.Options{}); pageAt(t, s, "/helplines/emergency-999/").Service == nil {
		t.Errorf("%s is no helpline", h)
	}
}

func TestAddresses(t *testing.T) {
	for _, tt := range []struct{ name, path, output string }{
		{"content/_index.md", "/", "index.html"},
		{"content/a.md", "/a/", "a/index.html"},
		{"content/a/index.md", "/a/", "a/index.html"},
		{"content/a/_index.md", "/a/", "a/index.html"},
		{"content/A B/First Hour.md", "/a-b/first-hour/", "a-b/first-hour/index.html"},
		{"content/Cymorth â Chyngor.md", "/cymorth-a-chyngor/", "cymorth-a-chyngor/index.html"},
		{"content/Cymorth a\u0302 Chyngor.md", "/cymorth-a-chyngor/", "cymorth-a-chyngor/index.html"},
		{"content/Straße.md", "/strasse/", "strasse/index.html"},
		{"content/don't.md", "/dont/", "dont/index.html"},
		{"content/index/a.md", "/index/a/", "index/a/index.html"},
		{"content/-a/b--c/d-.md", "/a/b-c/d/", "a/b-c/d/index.html"},
		{"content/" + strings.Repeat("x", 120) + ".md", "/" + strings.Repeat("x", 120) + "/", strings.Repeat("x", 120) + "/index.html"},
	} {
		s, list := load(t, site.Options{}, "-- "+tt.name+" --\n---\ntitle: A\nsummary: A.\nheadline: A\nkind: home\n---\n")
		if list.HasErrors() {
			t.Errorf("%s: %s", tt.name, report(list))
		}
		if p := s.Page(tt.path); p == nil || p.Name != tt.name || p.Output != tt.output {
			t.Errorf("%s is not at %s: %+v", tt.name, tt.path, p)
		}
	}
}

func TestAddressFaults(t *testing.T) {
	long := strings.Repeat("x", 121)
	for _, tt := range []struct{ name, archive, want string }{
		// Two names without a letter are not one address as well.
		{"no letters", page("content/帮助.md", "") + page("content/救.md", ""), `content/帮助.md:1:1: error: no letter of "帮助" can stand in an address [file-name] = name the file with the letters a to z
content/救.md:1:1: error: no letter of "救" can stand in an address [file-name] = name the file with the letters a to z
`},
		{"a folder without letters", page("content/帮助/a.md", ""), `content/帮助/a.md:1:1: error: no letter of "帮助" can stand in an address [file-name] = name the file with the letters a to z
`},
		{"long", page("content/"+long+".md", ""), "content/" + long + ".md:1:1: error: the name has 121 characters, at most 120 work in an address [file-name] = give the file a shorter name; the title may be long\n"},
		{"capital ending", page("content/a.MD", ""), "content/a.MD:1:1: error: the name ends in .MD, want .md [file-name] = rename the file; not every computer takes small and capital letters for the same\n"},
		{"kinds of file", "-- content/a.html --\n-- content/b.csv --\n-- content/statistics/old.csv --\n-- content/c d.txt --\n", `content/a.html:1:1: error: a .html file among the content [file-kind] = pages are Markdown; scripts and styles belong in static
content/b.csv:1:1: error: no page uses the data file b.csv [file-kind] = site.yaml stands in content, statistics.yaml and observations.csv in content/statistics, bank-holidays.csv in content/helplines, finder.yaml in content/find-help, words.yaml in content/search
content/c d.txt:1:1: error: the file name "c d.txt" holds ' ' [file-name] = use only a to z, digits, hyphens and dots in the names of files that are published
content/statistics/old.csv:1:1: error: no page uses the data file old.csv [file-kind] = site.yaml stands in content, statistics.yaml and observations.csv in content/statistics, bank-holidays.csv in content/helplines, finder.yaml in content/find-help, words.yaml in content/search
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, list := load(t, site.Options{}, tt.archive)
			wantReport(t, list, tt.want)
		})
	}
}

func TestSameAddress(t *testing.T) {
	alias := func(name, alias string) string {
		return "-- " + name + " --\n---\ntitle: A\nsummary: A.\naliases: [" + alias + "]\n---\n"
	}
	const rename, used = " [same-address] = rename one of them\n", " [same-address] = remove the old address, which is in use\n"
	for _, tt := range []struct{ name, archive, want string }{
		{"a page and a folder", page("content/a.md", "") + page("content/a/index.md", ""), "content/a/index.md:1:1: error: content/a.md and content/a/index.md are both published as /a/" + rename},
		{"a section and a bundle", page("content/a/_index.md", "") + page("content/a/index.md", ""), "content/a/index.md:1:1: error: content/a/_index.md and content/a/index.md are both published as /a/" + rename},
		{"two home pages", page("content/index.md", ""), "content/index.md:1:1: error: content/_index.md and content/index.md are both published as /" + rename},
		{"case", page("content/Alpha.md", "") + page("content/alpha.md", ""), "content/alpha.md:1:1: error: content/Alpha.md and content/alpha.md are both published as /alpha/" + rename},
		{"two ways to write é", page("content/café.md", "") + page("content/cafe\u0301.md", ""), "content/café.md:1:1: error: content/cafe\u0301.md and content/café.md are both published as /cafe/" + rename},
		{"a page and a file", page("content/a.txt.md", "") + "-- content/b.txt --\n", ""},
		{"files", "-- content/a/b.txt --\n-- content/A/B.txt --\n", "content/a/b.txt:1:1: error: content/A/B.txt and content/a/b.txt are both published as /a/b.txt" + rename},
		{"a file and static", "-- content/b.txt --\n-- static/b.txt --\n", "static/b.txt:1:1: error: content/b.txt and static/b.txt are both published as /b.txt" + rename},
		{"a page and static", "-- static/index.html --\n", "static/index.html:1:1: error: content/_index.md and static/index.html are both published as /" + rename},
		{"what every site has", "-- static/robots.txt --\n-- content/_headers --\n", "content/_headers:1:1: error: every site's own _headers and content/_headers are both published as /_headers" + rename +
			"static/robots.txt:1:1: error: every site's own robots.txt and static/robots.txt are both published as /robots.txt" + rename},
		{"an old address and a page", alias("content/a.md", "/get-help/"), "content/a.md:4:11: error: content/get-help.md and content/a.md are both published as /get-help/" + used},
		{"an old address and its own page", alias("content/a.md", "/a"), "content/a.md:4:11: error: content/a.md and content/a.md are both published as /a/" + used},
		{"two old addresses", alias("content/a.md", "/old/") + alias("content/b.md", "/OLD"), "content/b.md:4:11: error: content/a.md and content/b.md are both published as /OLD/" + used},
		{"an old address and the home page", alias("content/a.md", "/index.html"), "content/a.md:4:11: error: content/_index.md and content/a.md are both published as /" + used},
		{"an old address below a file", alias("content/a.md", "/404.html/x/"), "content/a.md:4:11: error: every site's own 404.html is published as the file /404.html, and content/a.md needs a folder of that name [same-address] = rename one of them\n"},
		{"a file that is a folder", "-- content/x --\n-- static/x/y.txt --\n" + alias("content/a.md", "/x/y/"), "content/a.md:4:11: error: content/x is published as the file /x, and content/a.md needs a folder of that name [same-address] = rename one of them\n"},
		{
			"a file that is the folder of pages", "-- static/x --\n" + page("content/x/_index.md", "") + page("content/x/y.md", "") + page("content/x-y.md", ""),
			"content/x/_index.md:1:1: error: static/x is published as the file /x, and content/x/_index.md needs a folder of that name" + rename +
				"content/x/y.md:1:1: error: static/x is published as the file /x, and content/x/y.md needs a folder of that name" + rename,
		},
		{
			"an old address below a page", alias("content/a.md", "/get-help/index.html/x/"),
			"content/a.md:4:11: error: content/get-help.md is published as the file /get-help/index.html, and content/a.md needs a folder of that name" + rename,
		},
		{
			"two helplines of one name", strings.Replace(strings.SplitAfter(base, "-- content/helplines/emergency-999.md --\n")[1], "---", "-- content/helplines/north/emergency-999.md --\n---", 1),
			"content/helplines/north/emergency-999.md:1:1: error: content/helplines/emergency-999.md and content/helplines/north/emergency-999.md are both the helpline \"emergency-999\"" + rename +
				"content/helplines/north/emergency-999.md:1:1: warning: there is no page at /helplines/north/, the folder of this one [no-section] = write an _index.md there with a title and a summary\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, list := load(t, site.Options{}, tt.archive)
			wantReport(t, list, tt.want)
			if s.Page("/").Name != "content/_index.md" {
				t.Errorf("the home page is %s", s.Page("/").Name)
			}
		})
	}
}

func TestAliasOutput(t *testing.T) {
	for _, tt := range []struct{ alias, want string }{
		{"/old/", "old/index.html"},
		{"/old", "old/index.html"},
		{"/old/page.html", "old/page.html"},
		{"/old/page.php", "old/page.php/index.html"},
	} {
		if got := site.AliasOutput(tt.alias); got != tt.want {
			t.Errorf("AliasOutput(%q) = %q, want %q", tt.alias, got, tt.want)
		}
	}
}

// TestNoHome is a site that cannot be.
func TestNoHome(t *testing.T) {
	_, list := load(t, site.Options{}, "-- content/_index.md --\ngone\n")
	wantReport(t, list, "content/_index.md:1:1: error: there is no home page [no-home] = write content/_index.md with a title, a summary and a headline\n")
	_, list = load(t, site.Options{}, "-- content/_index.md --\n---\ntitle: A\nsummary: A.\nheadline: A\ndraft: true\n---\n")
	wantReport(t, list, "content/_index.md:5:8: error: the home page is not published: it is a draft [no-home] = publish it; a site cannot do without\n")
	s, list := create(t, []source.File{}, nil, site.Options{})
	if s != nil {
		t.Error("a site of nothing")
	}
	wantReport(t, list, "content/site.yaml:1:1: error: there is no site.yaml, which says what the site is [no-site] = copy one from another Signpost site; it needs a name, a base_url, a menu and a few lines more\n")
}
