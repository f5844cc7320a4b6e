package output

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// refusalCase is a folder that must not be replaced without asking.
type refusalCase struct {
	name  string
	make  func(t *testing.T, f folder)
	want  string // the message after the folder's name
	force bool   // Force overcomes it
}

func refusalCases() []refusalCase {
	const advice = "; move them away, or give --force to delete them"
	const adviceOne = "; move it away, or give --force to delete it"
	site := map[string]string{"index.html": "a", "b/index.html": "b"}
	file := func(names ...string) func(*testing.T, folder) {
		return func(t *testing.T, f folder) {
			for _, name := range names {
				put(t, f.in(f.path, name), "mine")
			}
		}
	}
	after := func(then func(*testing.T, folder)) func(*testing.T, folder) {
		return func(t *testing.T, f folder) {
			mustSync(t, f, site)
			then(t, f)
		}
	}
	var many []string
	for i := range 12 {
		many = append(many, fmt.Sprintf("%02d.txt", i))
	}
	return []refusalCase{
		{"never ours", file("index.html", "notes.txt"), `files there were not written by signpost: "index.html", "notes.txt"` + advice, true},
		{"one more file", after(file("b/notes.txt")), `a file there was not written by signpost: "b/notes.txt"` + adviceOne, true},
		{
			"twelve files", after(file(many...)),
			`files there were not written by signpost: "00.txt", "01.txt", "02.txt", "03.txt", "04.txt", "05.txt", "06.txt", "07.txt", "08.txt", "09.txt" and 2 more` + advice, true,
		},
		{"ignore file further down", after(file("b/.gitignore")), `a file there was not written by signpost: "b/.gitignore"` + adviceOne, true},
		{
			"manifest is gone", after(func(t *testing.T, f folder) { remove(t, f, ManifestName) }),
			`files there were not written by signpost: "b/index.html", "index.html"` + advice, true,
		},
		{"manifest is empty", after(func(t *testing.T, f folder) { put(t, f.in(f.path, ManifestName), "") }), ManifestName + " cannot be read (unexpected end of JSON input)", true},
		{"manifest with a conflict", after(func(t *testing.T, f folder) { put(t, f.in(f.path, ManifestName), "<<<<<<< HEAD\n{}") }), ManifestName + " cannot be read", true},
		{
			"manifest of the future", after(func(t *testing.T, f folder) { put(t, f.in(f.path, ManifestName), `{"version":2}`) }),
			ManifestName + " cannot be read (version 2, want 1), so signpost does not know what it wrote there: \"b/index.html\", \"index.html\"; move the files away, or give --force", true,
		},
		{"link in the place of a file", after(func(t *testing.T, f folder) {
			remove(t, f, "index.html")
			link(t, filepath.Join(t.TempDir(), "elsewhere"), f.in(f.path, "index.html"))
		}), `a file there was not written by signpost: "index.html"` + adviceOne, true},
		{"link to a folder", after(func(t *testing.T, f folder) { link(t, t.TempDir(), f.in(f.path, "x")) }), `a file there was not written by signpost: "x"`, true},
		{"linked ignore file", func(t *testing.T, f folder) {
			mustSync(t, f, nil)
			link(t, filepath.Join(t.TempDir(), "elsewhere"), f.in(f.path, ignoreName))
		}, `a file there was not written by signpost: ".gitignore"`, true},
		{"folder is a link", func(t *testing.T, f folder) { link(t, t.TempDir(), f.path) }, "it is a symbolic link; remove the link, or give --force", true},
		{"folder is a broken link", func(t *testing.T, f folder) { link(t, filepath.Join(t.TempDir(), "missing"), f.path) }, "it is a symbolic link", true},
		{"folder is a file", func(t *testing.T, f folder) { put(t, f.path, "mine") }, "it is not a folder; move it away, or publish to another folder", false},
		{"a program", file("go.mod", "main.go"), `it holds the source of a program: "go.mod"; publish to another folder, or give --force`, true},
		{"a repository", after(file(".git/HEAD")), `it holds a git repository, which signpost never deletes: ".git"; move the repository away`, false},
		{"a work tree", after(file(".git")), `it holds a git repository, which signpost never deletes: ".git"`, false},
		{"a repository further down", after(file("b/c/.git/HEAD")), `it holds a git repository, which signpost never deletes: "b/c/.git"`, false},
		{"the working folder", func(t *testing.T, f folder) {
			put(t, f.in(f.path, "b/mine"), "mine")
			t.Chdir(f.in(f.path, "b"))
		}, "it is, or holds, the folder in which signpost runs", false},
	}
}

func remove(t *testing.T, f folder, name string) {
	t.Helper()
	if err := os.Remove(f.in(f.path, name)); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, target, path string) {
	t.Helper()
	if err := os.Symlink(target, path); err != nil {
		t.Skip(err) // Windows asks for a privilege.
	}
}

func TestSyncRefuses(t *testing.T) {
	for _, tt := range refusalCases() {
		t.Run(tt.name, func(t *testing.T) {
			f := newFolder(t)
			tt.make(t, f)
			before := infos(t, f.path)
			site := map[string]string{"index.html": "new"}
			_, err := f.sync(t.Context(), list(site), Options{})
			refused, ok := errors.AsType[*RefusedError](err)
			if !ok || refused.Force != tt.force {
				t.Fatalf("error %v, want a RefusedError with Force %v", err, tt.force)
			}
			got, found := strings.CutPrefix(err.Error(), "refuse to replace "+f.name+": ")
			if !found || !strings.HasPrefix(got, tt.want) {
				t.Errorf("error %q, want %q", got, tt.want)
			}
			wantUntouched(t, f, before)

			_, err = f.sync(t.Context(), list(site), Options{Force: true})
			if !tt.force {
				if refused, ok := errors.AsType[*RefusedError](err); !ok || refused.Force {
					t.Errorf("forced: error %v, want the same refusal", err)
				}
				wantUntouched(t, f, before)
				return
			}
			if err != nil {
				t.Fatalf("forced: %v", err)
			}
			wantSite(t, f, site)
		})
	}
}

func wantUntouched(t *testing.T, f folder, before map[string]os.FileInfo) {
	t.Helper()
	after := infos(t, f.path)
	if len(after) != len(before) {
		t.Errorf("%d entries, want %d", len(after), len(before))
	}
	for path, was := range before {
		if after[path] == nil || !os.SameFile(was, after[path]) || !was.ModTime().Equal(after[path].ModTime()) {
			t.Errorf("%s was touched", path)
		}
	}
	if _, err := os.Lstat(f.next); err == nil {
		t.Errorf("%s is left", f.next)
	}
}

// Force takes the place of a link, not of what it points to, and says what went.
func TestSyncForceLeavesTargetsAlone(t *testing.T) {
	for way, swap := range ways() {
		t.Run(way, func(t *testing.T) {
			f := newFolder(t)
			f.exchange = swap
			target := t.TempDir()
			put(t, filepath.Join(target, "index.html"), "mine")
			put(t, filepath.Join(target, ".git", "HEAD"), "mine")
			link(t, target, f.path)

			site := map[string]string{"index.html": "mine"}
			if _, err := f.sync(t.Context(), list(site), Options{Force: true}); err != nil {
				t.Fatal(err)
			}
			wantSite(t, f, site)

			link(t, filepath.Join(target, "index.html"), f.in(f.path, "style.css"))
			link(t, target, f.in(f.path, "sub"))
			site = map[string]string{"index.html": "mine", "sub/index.html": "mine", "style.css": "mine"}
			report, err := f.sync(t.Context(), list(site), Options{Force: true})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := fmt.Sprint(report.Added, report.Changed, report.Removed), "[sub/index.html] [style.css] [sub]"; got != want {
				t.Errorf("added, changed, removed %s, want %s", got, want)
			}
			wantSite(t, f, site)
			for name, info := range infos(t, f.path) {
				if info.Mode()&os.ModeSymlink != 0 {
					t.Errorf("%s is a link", name)
				}
			}
			want := map[string]string{"index.html": "mine", ".git/HEAD": "mine"}
			if got := snapshot(t, target); !maps.Equal(got, want) {
				t.Errorf("target holds %v, want %v", got, want)
			}
		})
	}
}

// What is nobody's does not stop a run.
func TestSyncAccepts(t *testing.T) {
	site := map[string]string{"index.html": "new"}
	for name, prepare := range map[string]func(f folder) error{
		"missing":       func(folder) error { return nil },
		"empty":         func(f folder) error { return os.Mkdir(f.path, 0o700) },
		"empty folders": func(f folder) error { return os.MkdirAll(f.in(f.path, "a/b"), 0o755) },
		"broken manifest": func(f folder) error {
			return errors.Join(os.Mkdir(f.path, 0o755), os.WriteFile(f.in(f.path, ManifestName), nil, 0o600))
		},
		"files we made": func(f folder) error {
			_, err := f.sync(context.Background(), list(map[string]string{"old/x": "x"}), Options{})
			return err
		},
		"one folder is empty": func(f folder) error {
			_, err := f.sync(context.Background(), list(site), Options{})
			return errors.Join(err, os.Mkdir(f.in(f.path, "e"), 0o755))
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFolder(t)
			if err := prepare(f); err != nil {
				t.Fatal(err)
			}
			mustSync(t, f, site)
			wantSite(t, f, site)
		})
	}
}

func TestLocateRoot(t *testing.T) {
	_, err := Sync(t.Context(), string(filepath.Separator), nil, Options{Force: true})
	if refused, ok := errors.AsType[*RefusedError](err); !ok || refused.Force {
		t.Errorf("error %v, want a refusal that cannot be forced", err)
	}
}
