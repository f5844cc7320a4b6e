package build_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"
	"time"
)

// editor changes a project as editors do, well and badly.
type editor struct {
	random       *rand.Rand
	first, files fstest.MapFS
	now          time.Time
	drafts       bool
	serial       int
}

func newEditor(files fstest.MapFS) *editor {
	return &editor{random: rand.New(rand.NewPCG(1, 2)), first: files, files: maps.Clone(files), now: noon()}
}

// named picks a file whose name begins and ends so, of those that are there.
func (e *editor) named(begins, ends string) string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(e.files)) {
		if strings.HasPrefix(name, begins) && strings.HasSuffix(name, ends) {
			names = append(names, name)
		}
	}
	return names[e.random.IntN(len(names))]
}

func (e *editor) put(name, text string) {
	e.files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
}

// mend takes back everything that was done to the files.
func (e *editor) mend() { e.files = maps.Clone(e.first) }

// change replaces what the pattern finds in a file, at one of its places.
func (e *editor) change(name, pattern, with string) string {
	text := string(e.files[name].Data)
	places := regexp.MustCompile(pattern).FindAllStringIndex(text, -1)
	if len(places) == 0 {
		return "nothing in " + name
	}
	at := places[e.random.IntN(len(places))]
	with = regexp.MustCompile(pattern).ReplaceAllString(text[at[0]:at[1]], with)
	e.put(name, text[:at[0]]+with+text[at[1]:])
	return fmt.Sprintf("%q for %q in %s", with, text[at[0]:at[1]], name)
}

// edit does one thing, and says what.
func (e *editor) edit() string {
	e.serial++
	word := fmt.Sprintf("w%s", strings.Repeat("x", e.serial%7+1))
	page, digit := e.named("content/", ".md"), fmt.Sprint(e.random.IntN(10))
	front := func(line string) string { return e.change(page, `^---\n`, "---\n"+line+"\n") }
	edits := []func() string{
		func() string { return e.change(page, `\z`, "\nOne more "+word+".\n") },
		func() string { return e.change(page, ` the `, " the "+word+" ") },
		func() string { return e.change(page, `(?m)^title: `, "title: "+word+" ") },
		func() string { return e.change(page, `(?m)^summary: `, "summary: "+word+" ") },
		func() string { return e.change(page, `(?m)^weight: `, "weight: 1") },
		func() string { return e.change(page, `\.md`, ".mdx") },
		func() string { return e.change(page, `:helpline\{`, ":helpline{no") },
		func() string {
			return e.change(page, `\z`, "\nCall 0800 1111 or 116 123. In 2024, 619 reports. See :fig{cambs-sextortion 2023}.\n")
		},
		func() string { return front("draft: true") },
		func() string { return front("publish: 2026-11-23") },
		func() string { return front("expires: 2026-11-23") },
		func() string { return front("nonsense: true") },
		func() string { e.put(page, ""); return "emptied " + page },
		func() string { delete(e.files, page); return "removed " + page },
		func() string {
			moved := strings.TrimSuffix(page, ".md") + "-" + word + ".md"
			e.files[moved] = e.files[page]
			delete(e.files, page)
			return "moved " + page
		},
		func() string {
			e.put("content/parents/"+word+".md", "---\ntitle: A page "+word+"\nsummary: One more.\nreviewed: 2026-11-01\nowner: Editor\n---\n\nTalk to :helpline{childline limits}. See [the directory](../helplines/_index.md).\n")
			return "a new page"
		},
		func() string {
			version := strings.TrimSuffix(page, ".md") + []string{".easy.md", ".cy.md"}[e.serial%2]
			e.put(version, "---\ntitle: A version "+word+"\nsummary: Once more.\nreviewed: 2026-11-22\n---\n\nTalk to :helpline{childline limits}. See [the directory](../helplines/_index.md).\n")
			return "a version of " + page
		},
		func() string {
			return e.change(e.named("content/helplines/", ".md"), `(?m)^title: `, "title: The "+word+" ")
		},
		func() string { return e.change(e.named("content/helplines/", ".md"), `\d`, digit) },
		func() string {
			return e.change("content/helplines/childline.md", `(?m)^( *- number: .*)\d`, "  - number: \"0800 111"+digit)
		},
		func() string { return e.change("content/statistics/observations.csv", `\d`, digit) },
		func() string {
			return e.change("content/statistics/statistics.yaml", `(?m)^( +)title: `, "    title: "+word+" ")
		},
		func() string { return e.change("content/helplines/bank-holidays.csv", `yes`, "no") },
		func() string { return e.change("content/site.yaml", `(?m)^name: `, "name: "+word+" ") },
		func() string { return e.change("content/site.yaml", `title: `, "title: "+word+" ") },
		func() string { return e.change("content/site.yaml", `(?m)^review: *$`, "review:\n  lesson: "+digit) },
		func() string { return e.change(e.named("templates/", ".html"), `</p>`, " "+word+"</p>") },
		func() string { return e.change(e.named("templates/", ".html"), `<p>`, "<p>"+word+" ") },
		func() string { return e.change(e.named("static/", ".css"), `\z`, "\n."+word+" { color: red }\n") },
		func() string {
			return e.change(e.named("static/", ".js"), `\z`, "\nfunction "+word+"() { return 1; }\n")
		},
		func() string { return e.change(e.named("content/", ".yaml"), `: [A-Z]`, ": "+strings.ToUpper(word)) },
		func() string { e.drafts = !e.drafts; return "drafts" },
		func() string { e.now = e.now.Add(36 * time.Hour); return "a later day" },
		func() string { e.now = noon(); return "the first day" },
		func() string { e.mend(); return "all mended" },
	}
	return edits[e.random.IntN(len(edits))]()
}
