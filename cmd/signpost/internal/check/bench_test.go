package check_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/signpost/cmd/signpost/internal/check"
)

// BenchmarkContent judges pages of about 5 kB, beside the helplines and the figures of
// the repository, which take most of the time when the pages are few. Nothing is wrong
// with them, as with nearly every page.
func BenchmarkContent(b *testing.B) {
	for _, pages := range []int{100, 1000} {
		b.Run(fmt.Sprint(pages), func(b *testing.B) {
			s := siteOf(b, benched(b, pages))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := check.Content(b.Context(), check.Written{Site: s, Now: now()}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*pages), "ns/page")
		})
	}
}

// benched is the small site of the archives with the repository's helplines and figures
// and n pages that name some of them.
func benched(tb testing.TB, n int) fstest.MapFS {
	tb.Helper()
	fsys := laid(archive(tb, "testdata/base.txt"), nil, "")
	put := func(name, text string) { fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
	repository := os.DirFS("../../../..")
	for _, folder := range []string{"content/helplines", "content/statistics"} {
		entries, err := fs.ReadDir(repository, folder)
		if err != nil {
			tb.Fatal(err)
		}
		for _, e := range entries {
			data, err := fs.ReadFile(repository, folder+"/"+e.Name())
			if err != nil {
				tb.Fatal(err)
			}
			put(folder+"/"+e.Name(), string(data))
		}
	}
	put("content/helplines/_index.md", "---\ntitle: Helplines\nsummary: Everybody who can help.\n---\n")
	for i := range n {
		put(benchedName(i), benchedPage(i, n))
	}
	return fsys
}

func benchedName(i int) string { return fmt.Sprintf("content/page-w%d.md", i) }

// benchedPage has what real pages have: paragraphs, a list, steps, a table, links, figures
// that are bound, years, and the names of services.
func benchedPage(i, n int) string {
	const words = "Your child may say that nobody helps. Keep calm, save the messages, and tell an adult whom you trust. The police never blame a young person for a picture. "
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: What to do about worry w%d\nsummary: Calm advice about worry w%d, one step at a time.\nreviewed: 2026-10-%02d\nowner: Editor\nsources:\n"+
		"  - title: A report about worries\n    url: https://www.example.org/report-%d\n    date: March 2024\nchanges:\n  - date: 2026-09-01\n    what: the first version\n---\n\n", i, i, i%28+1, i)
	for section := range 4 {
		to := (i + section + 1) % n
		fmt.Fprintf(&b, "## Part %d of worry w%d\n\n", section+1, i)
		fmt.Fprintf(&b, "%sSee [the page after this](%s).\n\n", strings.Repeat(words, 3), strings.TrimPrefix(benchedName(to), "content/"))
		fmt.Fprintf(&b, "%sIt is **not** your fault, and *nobody* may say so.\n\n", strings.Repeat(words, 2))
		fmt.Fprintf(&b, "- **Stop** answering. %s\n- Keep what you have. %s\n- Tell [somebody](%s).\n\n", words, words, strings.TrimPrefix(benchedName(to), "content/"))
	}
	b.WriteString("### What others say\n\nThe police in Cambridgeshire recorded :fig{cambs-sextortion 2023} reports in 2023.\n\n")
	b.WriteString(":::steps\n1. Take a breath.\n2. Talk to :helpline{childline limits}, or :helpline{shout}.\n3. Report it.\n:::\n\n")
	fmt.Fprintf(&b, ":::note{title=\"Remember\"}\n%s\n:::\n\n", words)
	b.WriteString("| What | When |\n|---|---|\n| Call | at once |\n| Report | today |\n| Talk | this week |\n\n::helpline{childline limits}\n")
	return b.String()
}
