package site_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/site"
)

// titled is a page with a title, a weight and more lines of front matter.
func titled(name, title string, weight int, more string) string {
	return fmt.Sprintf("-- %s --\n---\ntitle: %s\nsummary: A.\nweight: %d\n%s---\n", name, title, weight, more)
}

func TestTree(t *testing.T) {
	s, list := load(t, site.Options{}, titled("content/about/_index.md", "About", 0, ""),
		titled("content/about/z.md", "Alpha", 0, ""), titled("content/about/a.md", "Beta", 0, ""),
		titled("content/about/b.md", "Zeta", 10, ""), titled("content/about/c.md", "Eta", 2, ""),
		titled("content/about/deep/_index.md", "Deep", 5, ""), titled("content/about/deep/d.md", "D", 0, ""),
		titled("content/about/draft.md", "Draft", 1, "draft: true\n"),
		titled("content/about/bundle/index.md", "Bundle", 20, ""), "-- content/about/bundle/b.txt --\n-- content/about/bundle/a.txt --\n-- content/about/c.txt --\n")
	wantReport(t, list, "")
	var got strings.Builder
	for _, p := range s.Pages {
		if p.Kind == site.Helpline || p.Parent == nil {
			continue
		}
		name := func(p *site.Page) string {
			if p == nil {
				return "-"
			}
			return p.Path
		}
		fmt.Fprintf(&got, "%s below %s between %s and %s, %d files\n", p.Path, name(p.Parent), name(p.Previous), name(p.Next), len(p.Files))
	}
	want := `/about/ below / between - and -, 0 files
/about/a/ below /about/ between /about/z/ and -, 0 files
/about/b/ below /about/ between /about/c/ and /about/bundle/, 0 files
/about/bundle/ below /about/ between /about/b/ and /about/z/, 2 files
/about/c/ below /about/ between - and /about/b/, 0 files
/about/deep/ below /about/ between - and -, 0 files
/about/deep/d/ below /about/deep/ between - and -, 0 files
/about/z/ below /about/ between /about/bundle/ and /about/a/, 0 files
/get-help/ below / between - and -, 0 files
/helplines/ below / between - and -, 0 files
/parents/ below / between - and -, 0 files
/parents/first-hour/ below /parents/ between - and -, 0 files
`
	if got.String() != want {
		t.Errorf("tree\n%s\nwant\n%s", got.String(), want)
	}
	var order []string
	for _, c := range pageAt(t, s, "/about/").Children {
		order = append(order, c.Title())
	}
	if got, want := strings.Join(order, " "), "Eta Deep Zeta Bundle Alpha Beta"; got != want {
		t.Errorf("order %s, want %s", got, want)
	}
	if home := pageAt(t, s, "/"); home.Parent != nil || home.Previous != nil || home.Next != nil {
		t.Error("the home page has a parent or neighbours")
	}
}

func TestMissingSections(t *testing.T) {
	const hint = " = write an _index.md there with a title and a summary\n"
	for _, tt := range []struct{ name, archive, want string }{
		{
			"once for each folder", page("content/a/b/c.md", "") + page("content/a/b/d.md", ""),
			"content/a/b/c.md:1:1: warning: there is no page at /a/, the folder of this one [no-section]" + hint +
				"content/a/b/c.md:1:1: warning: there is no page at /a/b/, the folder of this one [no-section]" + hint,
		},
		{"a page is enough", page("content/a.md", "") + page("content/a/c.md", ""), ""},
		{"a bundle is enough", page("content/a/index.md", "") + page("content/a/c.md", ""), ""},
		{
			"a draft is not", titled("content/a/_index.md", "A", 0, "draft: true\n") + page("content/a/c.md", ""),
			"content/a/c.md:1:1: warning: the page at /a/, the folder of this one, is not published: it is a draft [no-section] = publish content/a/_index.md, or hide this page too\n",
		},
		{
			"one with a fault is there", "-- content/a/_index.md --\n---\ntitle: [\n---\n" + page("content/a/c.md", ""),
			"content/a/_index.md:2:1: error: this is not YAML: did not find expected node content [yaml-syntax] = put a colon and a space after each key, line it up with those above, and put text that begins with a quote or a sign in double quotes\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, list := load(t, site.Options{}, tt.archive)
			wantReport(t, list, tt.want)
		})
	}
}

func TestMenus(t *testing.T) {
	config, _, _ := strings.Cut(strings.TrimPrefix(base, "\n"), "-- content/_index.md")
	for _, tt := range []struct{ name, old, put, want string }{
		{"as it is", "", "", ""},
		{"a page that is not there", "page: parents/_index.md", "page: parnets/_index.md", `10:28: error: no page content/parnets/_index.md [dead-link] = did you mean "parents/_index.md"?`},
		{"a footer", "page: get-help.md", "page: get-hlep.md", `12:33: error: no page content/get-hlep.md [dead-link] = did you mean "get-help.md"?`},
		{"help", "help: get-help.md", "help: zzz.md", `7:7: error: no page content/zzz.md [dead-link]`},
		{"a draft", "help: get-help.md", "help: draft.md", `7:7: error: the page content/draft.md is not published: it is a draft [hidden-link] = publish it, or take it out of site.yaml`},
		{"the emergency helpline", "emergency: emergency-999", "emergency: emergency-99", `8:12: error: no helpline "emergency-99" [unknown-helpline] = did you mean "emergency-999"?`},
		{"http", "https://tell-someone.example", "http://tell-someone.example", `3:11: error: the address "http://tell-someone.example" does not begin with https:// [url] = write an address such as https://www.example.org`},
		{"a path", "https://tell-someone.example", "https://tell-someone.example/help", `3:11: error: base_url has "/help" behind the host [url] = a site is published at the top of its own host`},
		{"capital letters", "https://tell-someone.example", "HTTPS://Tell-Someone.example", `3:11: error: the address "HTTPS://Tell-Someone.example" holds capital letters [url] = write https://tell-someone.example`},
		{"a query", "https://tell-someone.example", "https://tell-someone.example/?a", `3:11: error: base_url has "/?a" behind the host [url] = a site is published at the top of its own host`},
		{"one slash is nothing", "https://tell-someone.example", "https://tell-someone.example/", ""},
		{"a zone", "Europe/London", "Europe/Lodnon", `5:12: error: no time zone "Europe/Lodnon" [time-zone] = write a name such as Europe/London`},
		{"this computer's zone", "Europe/London", "Local", `5:12: error: no time zone "Local" [time-zone] = write a name such as Europe/London`},
		{"a language", "language: en-GB", "language: english", `4:11: error: "english" is not a language tag [language] = write a tag such as en-GB or cy`},
		{"review", "help: get-help.md", "help: get-help.md\nreview: {lesson: -1}", `8:18: error: -1 days, want 0 to 3650 [out-of-range]`},
		{"an unknown key", "help: get-help.md", "help: get-help.md\nhlep: a.md", `8:1: error: no key "hlep" here [unknown-key] = did you mean "help"?`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, list := load(t, site.Options{}, strings.Replace(config, tt.old, tt.put, 1), titled("content/draft.md", "A", 0, "draft: true\n"))
			want := tt.want
			if want != "" {
				want = "content/site.yaml:" + want + "\n"
			}
			wantReport(t, list, want)
			if tt.want == "" && (len(s.Menu()) != 1 || s.Menu()[0].Page.Path != "/parents/" || s.Footer()[0].Title != "Get help now" || s.Help().Path != "/get-help/") {
				t.Errorf("menu %+v, footer %+v, help %+v", s.Menu(), s.Footer(), s.Help())
			}
		})
	}
}
