// Package sample makes projects of any size, for tests and benchmarks of all that works on
// a project. No command uses it.
package sample

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// Project makes a project of n guidance pages of about 4.5 kB, with a home page, sections,
// and the helplines, figures, templates and static files of another project, the
// repository's own. The same n gives the same bytes.
func Project(tb testing.TB, n int, repository fs.FS) fstest.MapFS {
	tb.Helper()
	fsys := fstest.MapFS{}
	for _, folder := range []string{"templates", "static", "content/statistics", "content/helplines"} {
		CopyInto(tb, fsys, repository, folder)
	}
	put := func(name, text string) { fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
	put("content/site.yaml", config)
	put("content/_index.md", "---\ntitle: Home\nsummary: The first page.\nheadline: It is **not** your fault\n---\n\n## Begin here\n\nRead [the first page](parents/_index.md).\n")
	for i := range sections(n) {
		put(fmt.Sprintf("content/%s/_index.md", section(i)), fmt.Sprintf("---\ntitle: Section %s\nsummary: What section %s is about.\n---\n", Serial(i), Serial(i)))
	}
	// The repository's own leads to pages that are not here, and to the finder's, which
	// would be counted among those generated.
	put("content/helplines/_index.md", "---\ntitle: Helplines\nsummary: Everybody who can help.\n---\n")
	put("content/parents/_index.md", "---\ntitle: Parents\nsummary: For parents.\n---\n\nIn danger: :helpline{emergency-999}.\n")
	for i := range n {
		put(Name(i, n), page(i, n))
	}
	return fsys
}

// CopyInto copies a folder of a file system into another one.
func CopyInto(tb testing.TB, to fstest.MapFS, from fs.FS, folder string) {
	tb.Helper()
	err := fs.WalkDir(from, folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		to[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
}

const config = `name: Generated
description: A generated site.
base_url: https://generated.example
language: en-GB
time_zone: Europe/London
exit: {name: BBC Weather, url: "https://www.bbc.co.uk/weather"}
help: parents/_index.md
emergency: emergency-999
menu:
  - {title: Parents, page: parents/_index.md}
  - {title: Helplines, page: helplines/_index.md}
  - {title: Statistics, page: statistics/index.md}
footer:
  - {title: Home, page: _index.md}
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
`

// sections is how many sections n pages stand in.
func sections(n int) int { return max(n/50, 1) }

func section(i int) string { return fmt.Sprintf("parents/section-%03d", i) }

// Name is the file of the page with a number, from 0 to n-1.
func Name(i, n int) string {
	return fmt.Sprintf("content/%s/page-%05d.md", section(i%sections(n)), i)
}

// Serial names a page in words, so that nothing in them is taken for a figure or for
// a number that somebody could call.
func Serial(i int) string { return fmt.Sprintf("w%d", i) }

// page has what real pages have: headings, paragraphs, a list, steps, a
// table, links between pages, helplines, a figure, a call-out and a footnote.
func page(i, n int) string {
	var b strings.Builder
	link := func(k int) string {
		return "../" + strings.TrimPrefix(Name((i+k)%n, n), "content/parents/")
	}
	fmt.Fprintf(&b, `---
title: What to do about worry %s
summary: Calm advice about worry %s, one step at a time.
reviewed: 2026-10-%02d
owner: Editor
weight: %d
sources:
  - title: A report about worries
    url: https://www.example.org/report-%d
    date: March 2024
changes:
  - date: 2026-09-%02d
    what: the first version
---

`, Serial(i), Serial(i), i%28+1, i%90+1, i, i%28+1)
	for part := range 4 {
		fmt.Fprintf(&b, "## Part %d of worry %s\n\n", part+1, Serial(i))
		fmt.Fprintf(&b, "%s See [the page after this](%s).\n\n", words(i+part*7, 55), link(part+1))
		fmt.Fprintf(&b, "%s It is **not** your fault, and *nobody* may say so.\n\n", words(i+part*11, 45))
		fmt.Fprintf(&b, "- **Stop** answering. %s\n- Keep what you have. %s\n- Tell [somebody](%s#part-1-of-worry-%s).\n\n",
			words(i, 12), words(i+3, 9), link(part+2), Serial((i+part+2)%n))
	}
	b.WriteString("### What others say\n\nThe police in Cambridgeshire recorded :fig{cambs-sextortion 2023} reports.[^1]\n\n")
	b.WriteString(":::steps\n1. Take a breath.\n2. Talk to :helpline{childline limits}, or :helpline{shout}.\n3. Report it.\n:::\n\n")
	fmt.Fprintf(&b, ":::note{title=\"Remember\"}\n%s\n:::\n\n", words(i+5, 30))
	b.WriteString("| What | When |\n|---|---|\n| Call | at once |\n| Report | today |\n| Talk | this week |\n\n")
	fmt.Fprintf(&b, "::helpline{childline limits}\n\n[^1]: %s\n", words(i+2, 14))
	return b.String()
}

// words gives n words that differ from page to page.
func words(seed, n int) string {
	list := strings.Fields("you your child they this picture money threat account message person help talk keep calm save block report nobody blame alone trust adult school police again never always sometimes")
	state := uint32(seed&0xffff)*2654435761 + 1
	var b strings.Builder
	for i := range n {
		state = state*1664525 + 1013904223
		word := list[int(state>>16)%len(list)]
		switch {
		case i == 0 || i%11 == 0:
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		b.WriteString(word)
		switch {
		case i == n-1 || i%11 == 10:
			b.WriteString(". ")
		default:
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}
