package output

import (
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ways are the two ways to put a generation in place, which must not differ in
// what they leave.
func ways() map[string]func(a, b string) error {
	return map[string]func(a, b string) error{
		"exchange": exchange,
		"renames":  func(_, _ string) error { return errors.ErrUnsupported },
	}
}

// newFolder returns a folder named public that does not exist yet.
func newFolder(t *testing.T) folder {
	t.Helper()
	f, err := locate(filepath.Join(t.TempDir(), "public"))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// list makes files of a map from name to content, in random order.
func list(content map[string]string) []File {
	files := []File{}
	for name, data := range content {
		files = append(files, File{Name: name, Data: []byte(data)})
	}
	return files
}

// snapshot reads all files below root but the manifest, and checks permissions.
func snapshot(t *testing.T, root string) map[string]string {
	t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		want := fileMode
		if d.IsDir() {
			want = dirMode
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		if !hasMode(info, want) && name != ignoreName {
			t.Errorf("%s: mode %v, want %v", path, info.Mode().Perm(), want)
		}
		if d.IsDir() || name == ManifestName {
			return nil
		}
		data, err := os.ReadFile(path)
		got[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// wantSite checks that the folder is exactly this site, and that nothing is left
// beside it.
func wantSite(t *testing.T, f folder, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, snapshot(t, f.path)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", f.path, diff)
	}
	entries, err := os.ReadDir(filepath.Dir(f.path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "public" && (e.Name() != ".public.lock" || runtime.GOOS != "windows") {
			t.Errorf("%s is left beside public", e.Name())
		}
	}
}

func mustSync(t *testing.T, f folder, content map[string]string) Report {
	t.Helper()
	report, err := f.sync(t.Context(), list(content), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func put(t *testing.T, path, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The folder equals the files after any sequence of generations, and the report
// says what changed.
func TestSyncSequences(t *testing.T) {
	names := []string{
		"index.html", "404.html", "a/index.html", "a/b/index.html", "a/b/c/d/deep.txt", "ab/index.html",
		"a.html", "assets/site.0123.css", "cymorth â chyngor.html", "z",
	}
	contents := []string{"", "one", "two", strings.Repeat("long ", scratchSize/4)}
	for way, swap := range ways() {
		t.Run(way, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, 2))
			f := newFolder(t)
			f.exchange = swap
			was := map[string]string{}
			for step := range 60 {
				now := maps.Clone(was)
				for range random.IntN(4) {
					name := names[random.IntN(len(names))]
					now[name] = contents[random.IntN(len(contents))]
					if random.IntN(3) == 0 {
						delete(now, name)
					}
				}
				got := mustSync(t, f, now)
				if diff := cmp.Diff(wantReport(was, now, step == 0), got); diff != "" {
					t.Fatalf("step %d: report (-want +got):\n%s", step, diff)
				}
				wantSite(t, f, now)
				was = now
			}
		})
	}
}

func wantReport(was, now map[string]string, first bool) Report {
	r := Report{Files: len(now), Replaced: first || !maps.Equal(was, now)}
	for name, data := range now {
		r.Bytes += int64(len(data))
		before, ok := was[name]
		switch {
		case !ok:
			r.Added = append(r.Added, name)
		case before != data:
			r.Changed = append(r.Changed, name)
		default:
			r.Unchanged++
		}
	}
	for name := range was {
		if _, ok := now[name]; !ok {
			r.Removed = append(r.Removed, name)
		}
	}
	r.Written = len(r.Added) + len(r.Changed)
	slices.Sort(r.Added)
	slices.Sort(r.Changed)
	slices.Sort(r.Removed)
	return r
}

// infos stats everything in the folder.
func infos(t *testing.T, root string) map[string]fs.FileInfo {
	t.Helper()
	m := map[string]fs.FileInfo{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		m[path], err = os.Lstat(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestSyncTouchesNothingWhenNothingChanged(t *testing.T) {
	f := newFolder(t)
	site := map[string]string{"index.html": "a", "b/index.html": "b", "empty": ""}
	mustSync(t, f, site)
	before := infos(t, f.path)
	if got := mustSync(t, f, site); got.Replaced || got.Unchanged != 3 {
		t.Errorf("report %+v, want 3 unchanged and nothing replaced", got)
	}
	after := infos(t, f.path)
	if len(before) != 6 || len(after) != len(before) {
		t.Fatalf("%d entries, then %d, want 6", len(before), len(after))
	}
	for path, was := range before {
		if !os.SameFile(was, after[path]) || !was.ModTime().Equal(after[path].ModTime()) {
			t.Errorf("%s was touched", path)
		}
	}
}

func TestSyncLinksUnchangedFiles(t *testing.T) {
	f := newFolder(t)
	mustSync(t, f, map[string]string{"same": "a", "other": "b"})
	before := infos(t, f.path)
	mustSync(t, f, map[string]string{"same": "a", "other": "c"})
	after := infos(t, f.path)
	for name, want := range map[string]bool{"same": true, "other": false} {
		path := filepath.Join(f.path, name)
		if got := os.SameFile(before[path], after[path]); got != want {
			t.Errorf("%s is the same file: %v, want %v", name, got, want)
		}
	}
}

// Where no link can be made, the file is written.
func TestSyncWithoutLinks(t *testing.T) {
	f := newFolder(t)
	f.link = func(_, _ *place, _ string) error { return syscall.EPERM }
	mustSync(t, f, map[string]string{"a/b": "data", "c": "one"})
	put(t, f.in(f.path, ignoreName), "*\n")
	mustSync(t, f, map[string]string{"a/b": "data", "d": "two"})
	wantSite(t, f, map[string]string{"a/b": "data", "d": "two", ignoreName: "*\n"})
}

func TestSyncRepairs(t *testing.T) {
	site := map[string]string{"index.html": "a", "b/index.html": "b"}
	for name, harm := range map[string]func(f folder) error{
		"edited":          func(f folder) error { return os.WriteFile(f.in(f.path, "index.html"), []byte("x"), 0o600) },
		"longer":          func(f folder) error { return os.WriteFile(f.in(f.path, "index.html"), []byte("aa"), 0o600) },
		"deleted":         func(f folder) error { return os.Remove(f.in(f.path, "b/index.html")) },
		"folder deleted":  func(f folder) error { return os.RemoveAll(f.in(f.path, "b")) },
		"file mode":       func(f folder) error { return os.Chmod(f.in(f.path, "index.html"), 0o600) },
		"folder mode":     func(f folder) error { return os.Chmod(f.in(f.path, "b"), 0o700) },
		"site mode":       func(f folder) error { return os.Chmod(f.path, 0o700) },
		"everything gone": func(f folder) error { return os.RemoveAll(f.path) },
	} {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS == "windows" && strings.HasSuffix(name, "mode") {
				t.Skip("Windows has no such permissions")
			}
			f := newFolder(t)
			mustSync(t, f, site)
			if err := harm(f); err != nil {
				t.Fatal(err)
			}
			if got := mustSync(t, f, site); !got.Replaced {
				t.Errorf("report %+v, want a new generation", got)
			}
			wantSite(t, f, site)
			if got := mustSync(t, f, site); got.Replaced {
				t.Errorf("the folder changes again: %+v", got)
			}
		})
	}
}

func TestSyncCarriesIgnoreFile(t *testing.T) {
	for way, swap := range ways() {
		t.Run(way, func(t *testing.T) {
			f := newFolder(t)
			f.exchange = swap
			ignore := filepath.Join(f.path, ignoreName)
			put(t, ignore, "*\n")
			before := infos(t, f.path)[ignore]
			for _, content := range []string{"a", "a", "b"} {
				mustSync(t, f, map[string]string{"index.html": content})
				wantSite(t, f, map[string]string{"index.html": content, ignoreName: "*\n"})
			}
			if after := infos(t, f.path)[ignore]; !after.ModTime().Equal(before.ModTime()) || after.Mode() != before.Mode() {
				t.Errorf("date and mode %v %v, want %v %v", after.ModTime(), after.Mode(), before.ModTime(), before.Mode())
			}
		})
	}
}
