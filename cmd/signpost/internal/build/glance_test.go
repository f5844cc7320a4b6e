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

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/output"
)

// TestGlance changes files of every kind, looks at some pages, and holds what a glance
// gives against builds: what is not derived is what a build gives, byte for byte.
func TestGlance(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files fstest.MapFS
		edits int
	}{
		{"small", generated(t, 12), 90},
		{"repository", copied(t), 30},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			e := newEditor(tt.files)
			random, session := rand.New(rand.NewPCG(7, 8)), build.NewSession()
			options := func() build.Options {
				return build.Options{Source: maps.Clone(e.files), Now: e.now, Drafts: e.drafts}
			}
			last, err := session.Build(t.Context(), options())
			if err != nil || last.Files == nil {
				t.Fatal(err, last.Problems)
			}
			pages := pagesOf(last)
			given, fresh, kinds := 0, 0, map[string]int{}
			for i := range tt.edits {
				before, now, drafts := maps.Clone(e.files), e.now, e.drafts
				what := ""
				switch i % 6 {
				case 0:
					what = e.change("templates/base.html", `</body>`, fmt.Sprintf("<p>%d</p></body>", i))
				case 1:
					what = e.change(e.named("content/parents/", ".md"), `(?m)^(title|summary|weight): `, fmt.Sprintf("$1: %d", i%8+1))
				default:
					what = e.edit()
				}
				if e.now != now || e.drafts != drafts {
					e.now, e.drafts = now, drafts // they change with a build
				}
				names := differing(before, e.files)
				view := []string{pages[random.IntN(len(pages))], pages[random.IntN(len(pages))]}
				got := session.Glance(t.Context(), options(), names, view)
				want, err := session.Build(t.Context(), options())
				if err != nil {
					t.Fatal(err)
				}
				if want.Files == nil || i%15 == 14 {
					e.mend()
					if want, err = session.Build(t.Context(), options()); err != nil || want.Files == nil {
						t.Fatal(err, want.Problems)
					}
					last = want
					continue // a build gives no page that this one could be held against
				}
				if i%8 == 7 {
					alone, err := build.Run(t.Context(), options())
					if err != nil {
						t.Fatal(err)
					}
					sameResult(t, fmt.Sprintf("after edit %d, %s", i, what), want, alone)
				}
				if got != nil {
					given++
					n := differingFrom(t, fmt.Sprintf("after edit %d, %s", i, what), last, got, want)
					fresh += n
					if n > 0 {
						kinds[folderOf(names)]++
					}
				}
				last = want
			}
			t.Logf("%d of %d edits gave a glance, with %d pages that were new: %v", given, tt.edits, fresh, kinds)
			if given < tt.edits/6 || fresh < given/4 || kinds["content"] == 0 || kinds["templates"] == 0 {
				t.Errorf("only %d of %d edits gave a glance, with %d pages that were new: %v", given, tt.edits, fresh, kinds)
			}
		})
	}
}

// pagesOf names the pages of a result.
func pagesOf(r *build.Result) []string {
	var names []string
	for _, f := range r.Files {
		if strings.HasSuffix(f.Name, ".html") {
			names = append(names, f.Name)
		}
	}
	return names
}

// differing names the files that differ, came or went.
func differing(a, b fstest.MapFS) []string {
	var names []string
	for name, f := range b {
		if old, ok := a[name]; !ok || !bytes.Equal(old.Data, f.Data) {
			names = append(names, name)
		}
	}
	for name := range a {
		if _, ok := b[name]; !ok {
			names = append(names, name)
		}
	}
	return slices.Sorted(slices.Values(names))
}

func folderOf(names []string) string {
	if len(names) == 0 {
		return ""
	}
	folder, _, _ := strings.Cut(names[0], "/")
	return folder
}

// differingFrom holds a glance against a build, and counts the pages that neither the last
// build had.
func differingFrom(t *testing.T, when string, last, got, want *build.Result) int {
	t.Helper()
	fresh, whole, old := 0, filesByName(want.Files), filesByName(last.Files)
	for _, f := range got.Files {
		if slices.Contains(got.Derived, f.Name) {
			continue
		}
		if data, ok := whole[f.Name]; ok && !bytes.Equal(data, f.Data) || !ok && strings.HasSuffix(f.Name, ".html") {
			t.Fatalf("%s: %s is not what a build gives (+):\n%s", when, f.Name, cmp.Diff(string(f.Data), string(data)))
		}
		if strings.HasSuffix(f.Name, ".html") && !bytes.Equal(f.Data, old[f.Name]) {
			fresh++
		}
	}
	return fresh
}

func filesByName(files []output.File) map[string][]byte {
	byName := make(map[string][]byte, len(files))
	for _, f := range files {
		byName[f.Name] = f.Data
	}
	return byName
}
