package build_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/sample"
)

// TestMemory holds builds that remember against builds that do not, after each of many
// edits: the same files, byte for byte, and the same problems.
func TestMemory(t *testing.T) {
	for _, tt := range []struct {
		name         string
		files        fstest.MapFS
		edits, every int
	}{
		{"small", generated(t, 12), 30, 1},
		{"repository", copied(t), 12, 4},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			e := newEditor(tt.files)
			m := memo.New()
			good := 0
			for i := range tt.edits {
				what := e.edit()
				opt := build.Options{Source: e.files, Now: e.now, Drafts: e.drafts, Memory: m}
				if i%4 == 3 {
					callOff(t, opt, time.Duration(e.random.IntN(12))*time.Millisecond)
				}
				got, err := build.Run(t.Context(), opt)
				if err != nil {
					t.Fatal(err)
				}
				if !got.Problems.HasErrors() {
					good++
				}
				if i%tt.every == 0 {
					opt.Memory = nil
					want, err := build.Run(t.Context(), opt)
					if err != nil {
						t.Fatal(err)
					}
					sameResult(t, fmt.Sprintf("after edit %d, %s", i, what), got, want)
				}
				if got.Problems.HasErrors() && e.random.IntN(3) > 0 {
					e.mend()
				}
			}
			t.Logf("%d of %d builds were good", good, tt.edits)
			if good < tt.edits/4 {
				t.Errorf("only %d of %d builds were good: the edits prove little", good, tt.edits)
			}
		})
	}
}

// TestMemoryOfTwo holds what one file says of another, which is judged anew when only the
// other one changes.
func TestMemoryOfTwo(t *testing.T) {
	const (
		page   = "content/parents/told.md"
		front  = "---\ntitle: Told\nsummary: What is told.\nreviewed: 2026-11-01\nowner: Editor\n---\n\n"
		phone  = "content/helplines/childline.md"
		data   = "content/statistics/observations.csv"
		series = "content/statistics/statistics.yaml"
		easy   = "---\ntitle: Told\nsummary: What is told.\nreviewed: 2026-11-02\n---\n\n"
	)
	m := memo.New()
	base := generated(t, 2)
	delete(base, "content/statistics/published.lock") // so that a figure may change
	delete(base, "content/statistics/revisions.csv")
	for name, words := range map[string]string{"easy": "See [it](_index.md).\n\nTalk to :helpline{lifeline-ni limits}.\n", "cy": ":helpline{emergency-999}\n"} {
		base["content/parents/told."+name+".md"] = &fstest.MapFile{Data: []byte(easy + words), Mode: 0o644}
	}
	for _, tt := range []struct{ name, words, file, old, new string }{
		{"number of a service", "Call 0800 1111.", phone, `number: "0800 1111"`, `number: "0800 1112"`},
		{"name of a service", "Talk to :helpline{childline limits}.", phone, "title: ", "title: The "},
		{"ages of a service", "Only for under 18s: :helpline{childline}.", phone, "ages: {to: 18}", "ages: {to: 17}"},
		{"ages of a service that is linked", "See [them](../helplines/childline.md).", phone, "ages: {to: 18}", "ages: {to: 12}"},
		{"hours of a service", "Day and night: :helpline{childline}.", phone, "hours: always", "hours: Mon-Fri 09:00-17:00"},
		{"service that is no more", "See :helpline{childline}.", phone, "\n---\n", "\ndraft: true\n---\n"},
		{"address of a page", "See [it](moved.md).", "content/parents/moved.md", "", front + "A page.\n"},
		{"heading of a page", "See [it](_index.md#there).", "content/parents/_index.md", "\n\nIn", "\n\n## There\n\nIn"},
		{"unit of a series", "See page 12 widgets.", series, "unit: reports", "unit: widgets"},
		{"facts of a service", "Words.", phone, "confidence: high", "confidence: low"},
		{"cell of a figure", "There were 173 reports: :fig{cambs-sextortion 2019}.", data, "2019,173", "2019,174"},
		{"cell of a figure in words", "There were 173 reports.", data, "2019,173", "2019,175"},
		{"holiday", "::helpline{childline limits}", "content/helplines/bank-holidays.csv", ",yes", ",no"},
		{"name of the site", "## Figures\n\n::series{cambs-sextortion}", "content/site.yaml", "name: Generated", "name: Other"},
		{"number in the name of the site", "Words.", "content/site.yaml", "name: Generated", "name: 0800 1111"},
		{"emergency service", "Words.", "content/site.yaml", "emergency: emergency-999", "emergency: childline"},
		{"nations of a page with a version", "Words.", page, "owner: Editor", "owner: Editor\nnations: [northern-ireland]"},
		{"sources of a page with a version", "Words.", page, "owner: Editor", "owner: Editor\nsources: [{title: Another}]"},
		{"day of a page with a version", "Words.", page, "reviewed: 2026-11-01", "reviewed: 2026-11-03"},
		{"version of a page that a version links to", "Words.", "content/parents/_index.easy.md", "", easy + "In danger: :helpline{emergency-999}.\n"},
		{"word of another language", "Words.", "templates/words.cy.yaml", "prif", "other"},
		{"picture beside lines", ":::picture{phone}\nWords.\n:::", "static/img/easy/phone.svg", "#fff", "#eee"},
		{"file in static", "See [it](/note.txt).", "static/note.txt", "", "Words."},
		{"script that keeps something", "Words.", "static/js/kept.js", "", "export const kept = localStorage;\n"},
		{"template of a directive", "## Help\n\n::helpline{childline limits}", "templates/directives/helpline-card.html", "</", "new</"},
	} {
		files := maps.Clone(base)
		put := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
		run := func(m *memo.Memory) *build.Result {
			got, err := build.Run(t.Context(), build.Options{Source: files, Now: noon(), Memory: m})
			if err != nil {
				t.Fatal(err)
			}
			return got
		}
		put(page, front+tt.words+"\n")
		before := run(m)
		text := ""
		if f := files[tt.file]; f != nil {
			text = string(f.Data)
		}
		changed := strings.Replace(text, tt.old, tt.new, 1)
		if changed == text {
			t.Fatalf("%s: %q is not in %s", tt.name, tt.old, tt.file)
		}
		put(tt.file, changed)
		after, want := run(m), run(nil)
		sameResult(t, tt.name, after, want)
		equal := func(a, b output.File) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }
		if cmp.Equal(before.Problems, want.Problems) && slices.EqualFunc(before.Files, want.Files, equal) {
			t.Errorf("%s: nothing changed, so the case proves nothing:\n%v", tt.name, want.Problems)
		}
	}
}

// callOff begins a build and ends it in the middle. Its goroutines may go on for a while,
// beside the next build.
func callOff(t *testing.T, opt build.Options, after time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), after)
	defer cancel()
	if _, err := build.Run(ctx, opt); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
}

func sameResult(t *testing.T, when string, got, want *build.Result) {
	t.Helper()
	if diff := cmp.Diff(want.Problems, got.Problems); diff != "" {
		t.Fatalf("%s: problems, -want +got:\n%s", when, diff)
	}
	type facts struct {
		Name, BaseURL, Host    string
		Pages, Helplines, Live int
		Due                    any
	}
	of := func(r *build.Result) facts {
		return facts{r.Name, r.BaseURL, r.Host, r.Pages, r.Helplines, r.Live, r.Due}
	}
	if diff := cmp.Diff(of(want), of(got)); diff != "" {
		t.Fatalf("%s: -want +got:\n%s", when, diff)
	}
	byName := map[string][]byte{}
	for _, f := range want.Files {
		byName[f.Name] = f.Data
	}
	names := func(files []output.File) []string {
		var list []string
		for _, f := range files {
			list = append(list, f.Name)
		}
		return list
	}
	if diff := cmp.Diff(names(want.Files), names(got.Files)); diff != "" {
		t.Fatalf("%s: names of files, -want +got:\n%s", when, diff)
	}
	for _, f := range got.Files {
		if !bytes.Equal(f.Data, byName[f.Name]) {
			t.Fatalf("%s: %s, -want +got:\n%s", when, f.Name, cmp.Diff(string(byName[f.Name]), string(f.Data)))
		}
	}
}

// copied is the repository's own project, in memory.
func copied(tb testing.TB) fstest.MapFS {
	tb.Helper()
	fsys := fstest.MapFS{}
	for _, folder := range []string{"content", "templates", "static"} {
		sample.CopyInto(tb, fsys, os.DirFS(repository), folder)
	}
	return fsys
}
