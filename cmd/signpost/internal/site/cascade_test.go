package site_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/site"
)

// TestOneFaultIsSaidOnce breaks one file that others refer to in every way there
// is: only the file is at fault.
func TestOneFaultIsSaidOnce(t *testing.T) {
	const unreadable = "---\ntitle: [A\n---\n"
	const said = ":2:1: error: this is not YAML: did not find expected ',' or ']' [yaml-syntax] = close every quote and bracket that is opened\n"
	for _, tt := range []struct{ name, file, text, body, want string }{
		{
			"a page", "content/parents/first-hour.md", unreadable,
			"[a](first-hour.md) [b](first-hour.md#zzz) [c](/parents/first-hour/) [d](/parents/first-hour/#zzz)", said,
		},
		{
			"a page with a fault in its keys", "content/parents/first-hour.md", "---\ntitle: A\nsummary: A.\nreviewed: 2026-11-01\nowner: Editor\nzzz: 1\n---\n",
			"[a](first-hour.md) [b](first-hour.md#zzz) [c](/parents/first-hour/) [d](/parents/first-hour/#zzz)",
			":6:1: error: no key \"zzz\" here [unknown-key] = known keys are title, summary, nav_title, tab_title, keywords, kind, audience, review_by, draft, publish, expires, sources, changes, aliases, weight, allow, nations, reviewed, owner\n",
		},
		{"a section, which the menu names", "content/parents/_index.md", unreadable, "[a](_index.md) [b](/parents/)", said},
		{"the page of help", "content/get-help.md", unreadable, "[a](../get-help.md)", said},
		{"the home page", "content/_index.md", unreadable, "[a](../_index.md) [b](/)", said},
		{"a helpline", "content/helplines/emergency-999.md", unreadable, ":helpline{emergency-999} and [a](tel:999)\n\n::helpline{emergency-999}", said},
		{
			"rows", "content/statistics/observations.csv", "series,area,period,value,bound,flags,source\n", ":fig{count 2023} :fig{zzz 2023} [a](../statistics/index.md#count-2023)\n\n::chart{count}",
			":1:1: error: no column \"note\" [header] = the first row must be series,area,period,value,bound,flags,source,note\n",
		},
		{
			"definitions", "content/statistics/statistics.yaml", "series: [\n", ":fig{count 2023} [a](../statistics/index.md#count-2023)",
			":1:1: error: this is not YAML: did not find expected node content [yaml-syntax] = put a colon and a space after each key, line it up with those above, and put text that begins with a quote or a sign in double quotes\n",
		},
		{
			"definitions that are not there", "content/statistics/statistics.yaml", "gone\n", ":fig{count 2023} [a](../statistics/index.md#count-2023)",
			":1:1: error: there is no statistics.yaml beside observations.csv [no-data] = the rows stand in observations.csv, what they mean in statistics.yaml\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, list := load(t, site.Options{}, figures, advice("content/parents/a.md", tt.body), "-- "+tt.file+" --\n"+tt.text)
			wantReport(t, list, tt.file+tt.want)
		})
	}
}

// TestOrderOfFiles gives the files in many orders: the site and what is said of it
// are the same.
func TestOrderOfFiles(t *testing.T) {
	content, static := tree(base, figures, linked(), page("content/café.md", "[a](zzz.md)"), page("content/cafe\u0301.md", "[b](zzz.md)"),
		page("content/index.md", ""), page("content/x/b.md", ":helpline{zzz}"), page("content/X/B.md", ""), "-- content/a/b.txt --\n-- content/A/b.txt --\n-- content/A/B.txt --\n",
		"-- content/old.md --\n---\ntitle: A\nsummary: A.\naliases: [/older/, /oldest/]\n---\n", "-- content/new.md --\n---\ntitle: A\nsummary: A.\naliases: [/older/, /get-help/x/]\n---\n",
		"-- content/get-help --\n-- static/css/a.css --\n@import \"b.css\";\n-- static/css/b.css --\n@import \"a.css\";\n")
	summary := func() string {
		s, list := create(t, content, static, site.Options{})
		var b strings.Builder
		b.WriteString(report(list))
		for _, p := range s.Pages {
			b.WriteString(p.Path + " " + p.Name + " " + strings.Join(p.Links, " "))
			for _, c := range p.Children {
				b.WriteString(" " + c.Name)
			}
			b.WriteByte('\n')
		}
		for _, f := range s.Files {
			b.WriteString(f.Path + " " + f.Name + "\n")
		}
		b.WriteString(s.Page("/").Name)
		return b.String()
	}
	want := summary()
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		random.Shuffle(len(content), func(i, j int) { content[i], content[j] = content[j], content[i] })
		random.Shuffle(len(static), func(i, j int) { static[i], static[j] = static[j], static[i] })
		if got := summary(); got != want {
			t.Fatalf("another order gives another site:\n%s", cmp.Diff(want, got))
		}
	}
	slices.Reverse(content)
	if got := summary(); got != want {
		t.Fatalf("the other way round it is another site:\n%s", cmp.Diff(want, got))
	}
}
