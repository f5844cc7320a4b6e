package output

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func begin(t testing.TB, dir string) *Generation {
	t.Helper()
	g, err := Begin(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// commitAll commits and returns the receipt.
func commitAll(t testing.TB, g *Generation) []byte {
	t.Helper()
	if _, err := g.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	receipt, err := g.Receipt()
	if err != nil {
		t.Fatal(err)
	}
	return receipt
}

func entryOf(file File) entry {
	return entry{name: file.Name, sum: sha256.Sum256(file.Data), size: int64(len(file.Data))}
}

// putAll puts files from several goroutines, and spoils what it has put.
func putAll(t *testing.T, g *Generation, content map[string]string) {
	t.Helper()
	var group sync.WaitGroup
	for _, file := range list(content) {
		group.Go(func() {
			if err := g.Put(file.Name, file.Data); err != nil {
				t.Error(err)
			}
			clear(file.Data)
		})
	}
	group.Wait()
}

// Whether files are put or kept, with a receipt or without, the folder equals the
// site after any sequence of generations, and the report says what changed.
func TestGenerationSequences(t *testing.T) {
	names := []string{"index.html", "404.html", "a/index.html", "a/b/index.html", "a/b/c/deep.txt", "ab/index.html", "z"}
	contents := []string{"", "one", "two", strings.Repeat("long ", scratchSize/4)}
	random := rand.New(rand.NewPCG(1, 3))
	f := newFolder(t)
	was := map[string]string{}
	var receipt []byte
	kept, mended := 0, 0
	for step := range 150 {
		now := maps.Clone(was)
		for range random.IntN(3) {
			name := names[random.IntN(len(names))]
			now[name] = contents[random.IntN(len(contents))]
			if random.IntN(4) == 0 {
				delete(now, name)
			}
		}
		g := begin(t, f.path)
		if step > 0 && random.IntN(2) == 0 && !g.Holds(t.Context(), receipt) && receipt != nil {
			t.Fatalf("step %d: the folder does not hold", step)
		}
		for _, file := range list(now) {
			e := entryOf(file)
			if random.IntN(2) == 0 && g.Keep(e.name, e.sum, e.size) == nil {
				kept++
			} else if err := g.Put(file.Name, file.Data); err != nil {
				t.Fatal(err)
			}
		}
		before := infos(t, filepath.Dir(f.path))
		got, err := g.Commit(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(wantReport(was, now, step == 0), got); diff != "" {
			t.Fatalf("step %d: report (-want +got):\n%s", step, diff)
		}
		wantSite(t, f, now)
		if step > 0 && got.Replaced && os.SameFile(before[f.path], infos(t, f.path)[f.path]) {
			mended++
		}
		if receipt, err = g.Receipt(); err != nil {
			t.Fatal(err)
		}
		if receipt != nil && !Holds(t.Context(), f.path, receipt) {
			t.Fatalf("step %d: the folder does not hold afterwards", step)
		}
		was = now
	}
	if kept < 50 || mended < 5 {
		t.Errorf("%d files were kept and %d folders mended, want more", kept, mended)
	}
}

// Nothing is to be seen of a generation before Commit, and nothing is left of one
// that was given up.
func TestGenerationGivenUp(t *testing.T) {
	f := newFolder(t)
	putAndCommit := func(content map[string]string) {
		g := begin(t, f.path)
		putAll(t, g, content)
		commitAll(t, g)
	}
	site := map[string]string{"a": "one", "b/c": "one", "same": "same"}
	putAndCommit(site)
	before := infos(t, f.path)
	g := begin(t, f.path)
	if _, err := g.Receipt(); err == nil {
		t.Error("a receipt of nothing")
	}
	putAll(t, g, map[string]string{"a": "two", "b/d": "two", "same": "same"})
	for path, was := range before {
		if now, err := os.Lstat(path); err != nil || !os.SameFile(was, now) || !was.ModTime().Equal(now.ModTime()) {
			t.Errorf("%s was touched", path)
		}
	}
	if _, err := Begin(t.Context(), f.path, Options{}); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("process %d", os.Getpid())) {
		t.Errorf("error %v, want a LockedError of this process", err)
	}
	for range 2 {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	}
	if err := g.Put("late", nil); !errors.Is(err, os.ErrClosed) {
		t.Errorf("error %v, want that it is too late", err)
	}
	if _, err := g.Commit(t.Context()); err == nil {
		t.Error("committed after all")
	}
	wantSite(t, f, site)
	putAndCommit(map[string]string{"a": "three"})
	wantSite(t, f, map[string]string{"a": "three"})
}

// A folder that somebody makes after Begin is not taken for an old generation, and
// its .gitignore is carried over.
func TestGenerationFolderAppears(t *testing.T) {
	f := newFolder(t)
	g := begin(t, f.path)
	putAll(t, g, map[string]string{"a": "one"})
	put(t, f.in(f.path, ignoreName), "*\n")
	commitAll(t, g)
	wantSite(t, f, map[string]string{"a": "one", ignoreName: "*\n"})
}

// What is not different is not staged: nothing is written beside the folder.
func TestGenerationStagesNothing(t *testing.T) {
	f := newFolder(t)
	site := map[string]string{"a": "one", "b/c": "one"}
	mustSync(t, f, site)
	g := begin(t, f.path)
	putAll(t, g, site)
	if there, err := exists(f.next); there || err != nil {
		t.Errorf("the staging was made: %v", err)
	}
	report, err := g.Commit(t.Context())
	if err != nil || report.Replaced {
		t.Errorf("report %+v, error %v, want nothing replaced", report, err)
	}
}

// Commit refuses what Sync refuses, and leaves nothing.
func TestGenerationRefuses(t *testing.T) {
	for _, tt := range refusalCases() {
		t.Run(tt.name, func(t *testing.T) {
			f := newFolder(t)
			tt.make(t, f)
			before := infos(t, f.path)
			g := begin(t, f.path)
			putAll(t, g, map[string]string{"index.html": "new", "b/index.html": "b"})
			_, err := g.Commit(t.Context())
			refused, ok := errors.AsType[*RefusedError](err)
			if !ok || refused.Force != tt.force {
				t.Fatalf("error %v, want a RefusedError with Force %v", err, tt.force)
			}
			if got := strings.TrimPrefix(err.Error(), "refuse to replace "+f.name+": "); !strings.HasPrefix(got, tt.want) {
				t.Errorf("error %q, want %q", got, tt.want)
			}
			wantUntouched(t, f, before)
		})
	}
}

// Names that are no names, or one, are found although they come one by one.
func TestGenerationNames(t *testing.T) {
	for _, names := range [][]string{
		{"../x"},
		{"a", "a"},
		{"page/index.html", "Page/index.html"},
		{"x/a", "x/a/b"},
		{"x/a/b", "x/a"},
		{"a", "A"},
	} {
		f := newFolder(t)
		g := begin(t, f.path)
		var err error
		for _, name := range names {
			if err == nil {
				err = g.Put(name, []byte(name))
			}
		}
		if err == nil {
			_, err = g.Commit(t.Context())
		}
		if _, ok := errors.AsType[*NameError](err); !ok {
			t.Errorf("%q: error %v, want a NameError", names, err)
		}
		if err := g.Close(); err != nil {
			t.Error(err)
		}
		if entries, err := os.ReadDir(filepath.Dir(f.path)); err != nil || len(entries) > 0 {
			t.Errorf("%q: %v is left, %v", names, entries, err)
		}
	}
}

// Only what the folder holds and its manifest lists can be kept.
func TestGenerationKeep(t *testing.T) {
	f := newFolder(t)
	mustSync(t, f, map[string]string{"a": "one", "b": "two", "c": "three", "d": "four"})
	put(t, f.in(f.path, "b"), "twO")
	put(t, f.in(f.path, "c"), "longer")
	remove(t, f, "d")
	g := begin(t, f.path)
	for _, tt := range []struct {
		name, data string
		want       bool
	}{
		{"a", "one", true},
		{"a", "two", false},
		{"b", "two", false},
		{"b", "twO", false},
		{"c", "three", false},
		{"d", "four", false},
		{"e", "", false},
	} {
		e := entryOf(File{Name: tt.name, Data: []byte(tt.data)})
		if err := g.Keep(e.name, e.sum, e.size); (err == nil) != tt.want {
			t.Errorf("keep %s with %q: error %v, want none: %v", tt.name, tt.data, err, tt.want)
		}
	}
	if err := g.Put("b", []byte("new")); err != nil {
		t.Fatal(err)
	}
	commitAll(t, g)
	wantSite(t, f, map[string]string{"a": "one", "b": "new"})
}
