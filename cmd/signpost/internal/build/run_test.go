package build_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/sample"
)

// shuffled lists folders in an order of its own. fs.WalkDir takes the order of a
// file system that has ReadDir as it is.
type shuffled struct {
	fs.FS
	random *rand.Rand
}

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.FS, name)
	s.random.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}

// TestSameInputSameBytes builds the repository again and again, each time with
// something changed that must not matter.
func TestSameInputSameBytes(t *testing.T) {
	want := repositorySite(t)
	for _, tt := range []struct {
		name    string
		options func(t *testing.T) build.Options
	}{
		{"again", func(*testing.T) build.Options {
			return build.Options{Source: os.DirFS(repository), Now: noon()}
		}},
		{"files in another order", func(*testing.T) build.Options {
			return build.Options{Source: shuffled{os.DirFS(repository), rand.New(rand.NewPCG(1, 2))}, Now: noon()}
		}},
		{"one processor", func(t *testing.T) build.Options {
			before := runtime.GOMAXPROCS(1)
			t.Cleanup(func() { runtime.GOMAXPROCS(before) })
			return build.Options{Source: os.DirFS(repository), Now: noon()}
		}},
		{"64 processors", func(t *testing.T) build.Options {
			before := runtime.GOMAXPROCS(64)
			t.Cleanup(func() { runtime.GOMAXPROCS(before) })
			return build.Options{Source: os.DirFS(repository), Now: noon()}
		}},
		{"a computer in California", func(t *testing.T) build.Options {
			before := time.Local
			time.Local = time.FixedZone("PST", -8*60*60)
			t.Cleanup(func() { time.Local = before })
			return build.Options{Source: os.DirFS(repository), Now: noon().In(time.Local)}
		}},
		{"in memory, with other times of change", func(t *testing.T) build.Options {
			fsys := fstest.MapFS{}
			for _, folder := range []string{"content", "templates", "static"} {
				sample.CopyInto(t, fsys, os.DirFS(repository), folder)
			}
			for _, f := range fsys {
				f.ModTime = time.Unix(0, 0)
			}
			return build.Options{Source: fsys, Now: noon()}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) { same(t, built(t, tt.options(t)), want) })
	}
}

// TestNoBytesOfTheDay wants a build of a later day to be the same: nothing in the
// repository has a date of publication. Only the warnings differ.
func TestNoBytesOfTheDay(t *testing.T) {
	later, err := build.Run(t.Context(), build.Options{Source: os.DirFS(repository), Now: noon().AddDate(0, 0, 100)})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range later.Files {
		files[f.Name] = string(f.Data)
	}
	same(t, files, repositorySite(t))
	for _, d := range later.Problems {
		if d.Rule != "review-due" && d.Rule != "source-due" {
			t.Errorf("a hundred days later: %s", d)
		}
	}
	if len(later.Problems) == 0 {
		t.Error("a hundred days later nothing is due for a review")
	}
}

// TestOldNumbersAreNotPublished wants the repository's own site to be refused when
// nobody has confirmed its helplines for a year, and for no other reason.
func TestOldNumbersAreNotPublished(t *testing.T) {
	later, err := build.Run(t.Context(), build.Options{Source: os.DirFS(repository), Now: noon().AddDate(1, 0, 0)})
	if err != nil {
		t.Fatal(err)
	}
	overdue := 0
	for _, d := range later.Problems {
		switch d.Rule {
		case "review-overdue":
			overdue++
		case "review-due", "source-due", "holidays-end":
		default:
			t.Errorf("a year later: %s", d)
		}
	}
	if overdue == 0 || later.Files != nil {
		t.Errorf("a year later %d helplines are overdue, and %d files are published", overdue, len(later.Files))
	}
}

func same(t *testing.T, got, want map[string]string) {
	t.Helper()
	if g, w := slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)); !slices.Equal(g, w) {
		t.Fatalf("the files are\n%v, want\n%v", g, w)
	}
	for name, text := range want {
		if got[name] != text {
			t.Errorf("%s differs", name)
		}
	}
}

// TestNothingOfTheMachine wants no path, host or user name of the computer in what
// is published.
func TestNothingOfTheMachine(t *testing.T) {
	root, err := filepath.Abs(repository)
	if err != nil {
		t.Fatal(err)
	}
	secrets := []string{root, os.TempDir() + "/"}
	if host, err := os.Hostname(); err == nil && len(host) > 5 {
		secrets = append(secrets, host)
	}
	if u, err := user.Current(); err == nil && len(u.HomeDir) > 1 {
		secrets = append(secrets, u.HomeDir+"/")
	}
	for name, text := range repositorySite(t) {
		for _, secret := range secrets {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %q", name, secret)
			}
		}
	}
}

// TestOptions asks what the other options change.
func TestOptions(t *testing.T) {
	fsys := generated(t, 3)
	draft := "---\ntitle: Secret\nsummary: Not yet.\ndraft: true\nreviewed: 2026-11-01\nowner: Editor\n---\n\nWords.\n"
	fsys["content/parents/secret.md"] = &fstest.MapFile{Data: []byte(draft)}
	for _, tt := range []struct {
		name           string
		opt            build.Options
		draft, noindex bool
	}{
		{"published", build.Options{Source: fsys, Now: noon()}, false, false},
		{"preview", build.Options{Source: fsys, Now: noon(), Drafts: true}, true, true},
		{"branch", build.Options{Source: fsys, Now: noon(), Noindex: true}, false, true},
	} {
		files := built(t, tt.opt)
		if _, ok := files["parents/secret/index.html"]; ok != tt.draft {
			t.Errorf("%s: the draft is shown: %v, want %v", tt.name, ok, tt.draft)
		}
		if strings.Contains(files["sitemap.xml"]+files["feed.xml"], "secret") {
			t.Errorf("%s: a list names the draft", tt.name)
		}
		if got := strings.Contains(files["parents/secret/index.html"]+files["index.html"], `content="noindex"`); got != tt.noindex {
			t.Errorf("%s: noindex is %v, want %v", tt.name, got, tt.noindex)
		}
	}
}

// TestErrorsPublishNothing breaks one file at a time; the stage that finds it is
// another each time.
func TestErrorsPublishNothing(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"content/parents/bad.md", "no front matter", "content/parents/bad.md:1:1: error: there is no front matter [front-matter]"},
		{"templates/page.html", "{{if}}", "templates/page.html:1:1: error: missing value for if [template]"},
		{"templates/404.html", `{{define "main"}}<h1>x</h1>{{.Nope}}{{end}}`, "templates/404.html:1:30: error: can't evaluate field Nope in type render.NotFound [template]"},
		{"templates/404.html", `{{define "main"}}<p>x</p>{{end}}`, "templates/404.html:1:1: error: 0 main headings, want one (on /404.html) [one-h1]"},
		{"static/x y.txt", "x", `static/x y.txt:1:1: error: the file name "x y.txt" holds ' ' [file-name]`},
	} {
		fsys := generated(t, 3)
		fsys[tt.name] = &fstest.MapFile{Data: []byte(tt.text)}
		result, err := build.Run(t.Context(), build.Options{Source: fsys, Now: noon()})
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Problems) != 1 || result.Problems[0].String() != tt.want || len(result.Files) > 0 {
			t.Errorf("%s: %d files and\n%v, want none and\n%v", tt.name, len(result.Files), result.Problems, tt.want)
		}
	}
}

// TestEveryProblemInOneRun breaks three files and wants all three reported, sorted.
func TestEveryProblemInOneRun(t *testing.T) {
	fsys := generated(t, 3)
	for _, name := range []string{"content/b.md", "templates/partials/a.html", "content/a.md"} {
		fsys[name] = &fstest.MapFile{Data: []byte("{{if}}")}
	}
	result, err := build.Run(t.Context(), build.Options{Source: fsys, Now: noon()})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range result.Problems {
		got = append(got, d.File)
	}
	if want := []string{"content/a.md", "content/b.md", "templates/partials/a.html"}; !slices.Equal(got, want) {
		t.Errorf("problems in %v, want %v", got, want)
	}
}

// TestContextEnds ends the context before the build and at many moments of it.
func TestContextEnds(t *testing.T) {
	fsys := generated(t, 30)
	for opened := range 60 {
		ctx, cancel := context.WithCancel(t.Context())
		result, err := build.Run(ctx, build.Options{Source: endingAfter(fsys, opened, cancel), Now: noon()})
		cancel()
		if !errors.Is(err, context.Canceled) || result != nil {
			t.Fatalf("ended after %d files: result %v, error %v", opened, result, err)
		}
	}
	for _, after := range []time.Duration{time.Millisecond, 5 * time.Millisecond, 20 * time.Millisecond} {
		ctx, cancel := context.WithTimeout(t.Context(), after)
		result, err := build.Run(ctx, build.Options{Source: fsys, Now: noon()})
		cancel()
		if err == nil && len(result.Files) == 0 || err != nil && (result != nil || !errors.Is(err, context.DeadlineExceeded)) {
			t.Errorf("ended after %s: result %v, error %v", after, result, err)
		}
	}
}

// ending ends a context when some files were opened.
type ending struct {
	fs.FS
	left atomic.Int64 // files are opened side by side
	end  func()
}

func endingAfter(fsys fs.FS, files int, end func()) *ending {
	e := &ending{FS: fsys, end: end}
	e.left.Store(int64(files))
	return e
}

func (e *ending) Open(name string) (fs.File, error) {
	if e.left.Add(-1) <= 0 {
		e.end()
	}
	return e.FS.Open(name)
}

// TestMachineError passes on what is wrong with the disk.
func TestMachineError(t *testing.T) {
	broken := errors.New("the disk is gone")
	_, err := build.Run(t.Context(), build.Options{Source: failing{generated(t, 1), broken}, Now: noon()})
	if !errors.Is(err, broken) || !strings.HasPrefix(fmt.Sprint(err), "load the project: ") {
		t.Errorf("error %v, want %v with what was being done", err, broken)
	}
}

type failing struct {
	fs.FS
	err error
}

func (f failing) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".md") {
		return nil, f.err
	}
	return f.FS.Open(name)
}
