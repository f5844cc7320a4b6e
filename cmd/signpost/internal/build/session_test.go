package build_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/memo"
)

// TestAmend changes the words of pages in many ways, and holds what is amended against
// builds: every file but those of the search is the same, byte for byte, and so are the
// problems. What a build would report is never passed over.
func TestAmend(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files fstest.MapFS
		edits int
	}{
		{"small", generated(t, 12), 150},
		{"repository", copied(t), 60},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := &writer{editor: newEditor(tt.files), random: rand.New(rand.NewPCG(3, 4))}
			session, m, amended := build.NewSession(), memo.New(), 0
			opt := build.Options{Now: noon(), Drafts: true}
			run := func() {
				opt.Source = maps.Clone(w.files)
				if got, err := session.Build(t.Context(), opt); err != nil || got.Problems.HasErrors() {
					t.Fatal(err, got.Problems)
				}
			}
			run()
			for i := range tt.edits {
				if i%20 == 19 {
					w.mend()
					run()
				}
				page, what := w.write()
				got := session.Amend(maps.Clone(w.files), []string{page}, opt.Now)
				if got == nil {
					w.files[page] = w.before
					continue
				}
				amended++
				opt.Source, opt.Memory = maps.Clone(w.files), m
				want, err := build.Run(t.Context(), opt)
				if err != nil {
					t.Fatal(err)
				}
				sameResult(t, fmt.Sprintf("after edit %d, %s", i, what), withoutDerived(got), withoutDerived(want))
				if got.Basis != want.Basis {
					t.Fatalf("after edit %d, %s: another basis", i, what)
				}
			}
			t.Logf("%d of %d edits were amended", amended, tt.edits)
			if amended < tt.edits/4 {
				t.Errorf("only %d of %d edits were amended: they prove little", amended, tt.edits)
			}
		})
	}
}

// withoutDerived is a result without the files that an amendment does not make.
func withoutDerived(r *build.Result) *build.Result {
	bare := *r
	bare.Files = nil
	for _, f := range r.Files {
		if !slices.Contains(r.Derived, f.Name) {
			bare.Files = append(bare.Files, f)
		}
	}
	return &bare
}

// writer changes the words of pages, and sometimes more than that.
type writer struct {
	*editor
	random *rand.Rand
	before *fstest.MapFile
}

// write changes one page, and says which, and how.
func (w *writer) write() (page, what string) {
	page = w.named("content/"+[]string{"", "parents/"}[w.random.IntN(2)], ".md")
	w.before = w.files[page]
	head, body, _ := strings.Cut(string(w.before.Data), "\n---\n")
	lines := strings.SplitAfter(body, "\n")
	at := w.random.IntN(len(lines))
	word := strings.Repeat("calm", w.random.IntN(3)+1)
	pieces := []string{
		word + " ", "*" + word + "* ", "**" + word + "** ", "`" + word + "` ", "“" + word + "” ",
		"[" + word + "](https://example.org/) ", "[" + word + "](/parents/) ", "[" + word + "](/nowhere/) ", ":helpline{childline limits} ", "12 reports ", "0800 1111 ",
		word + "[^1] ", "<b>" + word + "</b> ", ":unknown{} ", "&rlm; ", "\n\n## " + word + "\n\n", "\n\n- " + word + "\n\n", "\n\n::chart{cambs-sextortion}\n\n", "only for under 18s ",
	}
	switch kind := w.random.IntN(10); {
	case kind < 6:
		// In a gap between words.
		gaps := []int{}
		for i, c := range body {
			if c == ' ' {
				gaps = append(gaps, i+1)
			}
		}
		piece := pieces[w.random.IntN(len(pieces))]
		if kind < 3 {
			piece = pieces[w.random.IntN(5)]
		}
		if len(gaps) > 0 {
			gap := gaps[w.random.IntN(len(gaps))]
			body, what = body[:gap]+piece+body[gap:], fmt.Sprintf("%q in %s", piece, page)
		}
	case kind < 7:
		what = fmt.Sprintf("without %q in %s", lines[at], page)
		body = strings.Join(slices.Delete(lines, at, at+1), "")
	case kind < 8:
		what = fmt.Sprintf("twice %q in %s", lines[at], page)
		body = strings.Join(slices.Insert(lines, at, lines[at], "\n"), "")
	case kind < 9:
		what = "more at the end of " + page
		body += "\nMore " + word + ".\n"
	default:
		what = "a key in " + page
		head += "\nkeywords: [" + word + "]"
	}
	w.put(page, head+"\n---\n"+body)
	return page, what
}

// TestAmendRefuses names what an amendment must leave to a build, because more than the
// page's own words may depend on it.
func TestAmendRefuses(t *testing.T) {
	t.Parallel()
	const page = "content/parents/told.md"
	files := generated(t, 4)
	text := "---\ntitle: Told\nsummary: What is told.\nreviewed: 2026-11-01\nowner: Editor\n---\n\nSome words.\n\n## A part\n\nIn danger: :helpline{emergency-999}.\n"
	files[page] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	session := build.NewSession()
	opt := build.Options{Source: files, Now: noon()}
	if got, err := session.Build(t.Context(), opt); err != nil || len(got.Problems) > 0 {
		t.Fatal(err, got.Problems)
	}
	for _, tt := range []struct {
		name, old, new string
		now            time.Time
		amended        bool
	}{
		{"words", "Some words", "Other words", noon(), true},
		{"a service again", "Some words", "Talk to :helpline{childline limits}", noon(), false},
		{"a heading", "## A part", "## Another part", noon(), false},
		{"front matter", "title: Told", "title: Once told", noon(), false},
		{"a link to a page", "Some words", "[Some](section-000/page-00001.md) words", noon(), false},
		{"a dead link", "Some words", "[Some](no.md) words", noon(), false},
		{"a number", "Some words", "Call 0800 123 456", noon(), false},
		{"a figure", "Some words", "There were 1,234 reports", noon(), false},
		{"a mark of direction", "Some words", "Some\u200f words", noon(), false},
		{"nothing left", text, "", noon(), false},
		{"another day", "Some words", "Other words", noon().AddDate(0, 0, 1), false},
		{"an earlier moment", "Some words", "Other words", noon().Add(-time.Minute), false},
	} {
		changed := maps.Clone(files)
		changed[page] = &fstest.MapFile{Data: bytes.Replace(files[page].Data, []byte(tt.old), []byte(tt.new), 1), Mode: 0o644}
		if got := session.Amend(changed, []string{page}, tt.now); (got != nil) != tt.amended {
			t.Errorf("%s: amended %t, want %t", tt.name, got != nil, tt.amended)
		}
	}
	if session.Amend(files, []string{"content/site.yaml"}, noon()) != nil || session.Amend(files, []string{"content/none.md"}, noon()) != nil {
		t.Error("a file that is no page was amended")
	}
}
