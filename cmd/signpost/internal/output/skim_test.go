package output

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What is skimmed of a manifest is what is read of it, and it is written again as it
// was.
func FuzzSkim(f *testing.F) {
	f.Add("index.html\na/index.html\ncymorth â chyngor.html", int64(12))
	f.Add("a&b.html", int64(0))
	f.Add("a\\b \" c", int64(7))
	f.Fuzz(func(t *testing.T, names string, size int64) {
		var files []entry
		for name := range strings.SplitSeq(names, "\n") {
			files = append(files, entry{name: name, sum: sha256.Sum256([]byte(name)), size: max(size, 0)})
		}
		files = sorted(files)
		text := string(encode(files))
		skimmed, ok := skim(text)
		if !ok {
			return // It is decoded then.
		}
		if again := string(encode(skimmed)); again != text {
			t.Errorf("%q is written as %q", text, again)
		}
		for i := range skimmed {
			got, want := &skimmed[i], &files[i]
			if got.name != want.name || got.size != want.size || got.digest() != want.sum {
				t.Errorf("%q is read as %+v", names, got)
			}
		}
	})
}

// A text that is no manifest does no harm.
func TestSkimDamaged(t *testing.T) {
	text := string(encode([]entry{{name: "a/index.html", size: 12}, {name: "b", size: 7}}))
	if files, ok := skim(text); !ok || len(files) != 2 {
		t.Fatalf("%d files are read", len(files))
	}
	for i := range text {
		for _, damaged := range []string{text[:i], text[:i] + text[i+1:], text[:i] + "\x00" + text[i+1:], text[:i] + "\n" + text[i+1:]} {
			files, _ := skim(damaged)
			for j := range files {
				_ = files[j].digest()
			}
		}
	}
	if _, ok := skim(string(encode([]entry{{name: "a&b"}}))); ok {
		t.Error("a name is read that is escaped")
	}
}

// Folders are found in the order that they have.
func TestFolders(t *testing.T) {
	names := []string{"index.html", "a", "a.html", "a-b/x", "a.b/x", "a0/x", "b/a/x", "b/a-b/x", "b/a-b/c/x", "b/a/b/c/x", "b/x", "b-/x", "b0/y", "cé/z"}
	files := make([]entry, len(names))
	for i, name := range names {
		files[i].name = name
	}
	got, err := arrange(sorted(files))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, name := range names {
		for dir := parent(name); dir != ""; dir = parent(dir) {
			want = append(want, dir)
		}
	}
	slices.SortFunc(want, func(a, b string) int { return strings.Compare(a+"/", b+"/") })
	if want = slices.Compact(want); !slices.Equal(got, want) {
		t.Errorf("folders %q, want %q", got, want)
	}
	s := site{dirs: got}
	for i, dir := range got {
		if at, ok := s.findDir(dir); !ok || at != i {
			t.Errorf("%q is found at %d, want %d", dir, at, i)
		}
		if _, ok := s.findDir(dir + "x"); ok {
			t.Errorf("%q is found", dir+"x")
		}
	}
}

// However many files come late, all are in their order.
func TestSorted(t *testing.T) {
	for range 300 {
		n := rand.IntN(40)
		files := make([]entry, 0, n)
		for i := range n {
			files = append(files, entry{name: fmt.Sprint(1000 + 2*i)})
		}
		for range rand.IntN(20) {
			files = append(files, entry{name: fmt.Sprint(999 + rand.IntN(100)), size: int64(len(files))})
		}
		want := slices.Clone(files)
		slices.SortStableFunc(want, func(a, b entry) int { return strings.Compare(a.name, b.name) })
		if got := sorted(files); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	}
}

// A generation that keeps all but some is the one in which each was kept or put.
func TestKeepOthers(t *testing.T) {
	for _, odd := range []string{"z.html", "a&b.html"} {
		f := newFolder(t)
		site := map[string]string{"index.html": "a", "b/index.html": "b", "b/c/d.txt": "d", odd: "x"}
		g := begin(t, f.path)
		putAll(t, g, site)
		receipt := commitAll(t, g)
		for i, changed := range [][]string{{"b/index.html"}, {odd}, {"index.html", "b/c/d.txt"}, nil} {
			g := begin(t, f.path)
			if err := g.KeepOthers(changed...); err == nil {
				t.Error("files of a folder are kept that nobody knows")
			}
			if !g.Holds(t.Context(), receipt) {
				t.Fatalf("%d: the receipt does not hold", i)
			}
			if err := g.KeepOthers(changed...); err != nil {
				t.Fatal(err)
			}
			for _, name := range changed {
				site[name] = fmt.Sprint("new ", i)
				if err := g.Put(name, []byte(site[name])); err != nil {
					t.Fatal(err)
				}
			}
			receipt = commitAll(t, g)
			wantSite(t, f, site)
			if got, err := os.ReadFile(filepath.Join(f.path, ManifestName)); err != nil || !bytes.Equal(got, manifestOf(t, site)) {
				t.Errorf("%d: manifest %s, %v", i, got, err)
			}
			if !Holds(t.Context(), f.path, receipt) {
				t.Errorf("%d: the new receipt does not hold", i)
			}
		}
	}
}
