package watch_test

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/source"
	"example.org/signpost/cmd/signpost/internal/watch"
)

// The tests wait far more than they work.
func TestMain(m *testing.M) {
	if err := flag.Set("test.parallel", "8"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// tail is how long a test looks for a state that should not come.
const tail = 700 * time.Millisecond

// project is a folder that is watched by a test.
type project struct {
	*testing.T
	dir     string
	watcher *watch.Watcher
	changes chan watch.Change
	count   int          // changes after the first
	last    watch.Change // the newest
	check   func(watch.Change)
}

// newProject makes a project of some files and watches it.
func newProject(t *testing.T, opt watch.Options, files map[string]string) *project {
	t.Helper()
	p := &project{T: t, dir: t.TempDir(), changes: make(chan watch.Change), check: func(watch.Change) {}}
	p.write("templates/base.html", "base\n")
	p.write("static/style.css", "css\n")
	p.write("content/index.md", "home\n")
	for name, data := range files {
		p.write(name, data)
	}
	var err error
	if p.watcher, err = watch.Open(p.dir, opt); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		for {
			c, err := p.watcher.Next(ctx)
			if err != nil {
				ended <- err
				return
			}
			select {
			case p.changes <- c:
			case <-ctx.Done():
			}
		}
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("Next ended with %v, want the context's error", err)
		}
		if err := p.watcher.Close(); err != nil {
			t.Error(err)
		}
	})
	p.take(5 * time.Second)
	if p.count--; p.last.Names != nil {
		t.Errorf("the first state names %q, want none", p.last.Names)
	}
	return p
}

// take waits for one change.
func (p *project) take(limit time.Duration) bool {
	p.Helper()
	select {
	case c := <-p.changes:
		p.last = c
		p.count++
		p.check(c)
		return true
	case <-time.After(limit):
		return false
	}
}

// settle waits until the newest state is that of the disk, and for what should not come
// after it.
func (p *project) settle(limit time.Duration) {
	p.Helper()
	end := time.Now().Add(limit)
	for p.different() != "" {
		if !p.take(max(0, time.Until(end))) {
			p.Fatalf("after %v and %d changes the state is not that of the disk: %s", limit, p.count, p.different())
		}
	}
	for p.take(tail) {
		continue
	}
	if d := p.different(); d != "" {
		p.Errorf("the state left that of the disk again: %s", d)
	}
}

// different compares what package source finds in the newest state and on the disk.
func (p *project) different() string {
	p.Helper()
	root, err := os.OpenRoot(p.dir)
	if err != nil {
		p.Fatal(err)
	}
	defer root.Close() //nolint:errcheck // nothing was written.
	got, want := loaded(p.T, p.last.Files), loaded(p.T, root.FS())
	if got == want {
		return ""
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	var lines []string
	for _, l := range w {
		if !slices.Contains(g, l) {
			lines = append(lines, "lacks "+l)
		}
	}
	for _, l := range g {
		if !slices.Contains(w, l) {
			lines = append(lines, "has "+l)
		}
	}
	return strings.Join(lines[:min(len(lines), 10)], "; ") + cmp.Or(map[bool]string{true: "order"}[len(lines) == 0])
}

func loaded(t *testing.T, fsys fs.FS) string {
	t.Helper()
	tree, problems, err := source.Load(context.Background(), fsys)
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	for _, files := range [][]source.File{tree.Content, tree.Templates, tree.Static} {
		for _, f := range files {
			fmt.Fprintf(&b, "%s %q\n", f.Name, f.Data)
		}
	}
	for _, problem := range problems {
		fmt.Fprintf(&b, "%s\n", problem)
	}
	return b.String()
}

func (p *project) path(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }

func (p *project) must(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

func (p *project) write(name, data string) {
	p.Helper()
	p.must(os.MkdirAll(filepath.Dir(p.path(name)), 0o750))
	p.must(os.WriteFile(p.path(name), []byte(data), 0o600))
}

func (p *project) rename(from, to string) {
	p.Helper()
	p.must(os.Rename(p.path(from), p.path(to)))
}

func (p *project) remove(name string) {
	p.Helper()
	p.must(os.RemoveAll(p.path(name)))
}

// chunks writes a file in place as slow programs do: empty it, then two pieces.
func (p *project) chunks(name, data string, at int, gap time.Duration) {
	p.Helper()
	f, err := os.OpenFile(p.path(name), os.O_WRONLY|os.O_TRUNC, 0o600)
	p.must(err)
	time.Sleep(gap)
	_, err = f.WriteString(data[:at])
	p.must(err)
	time.Sleep(gap)
	_, err = f.WriteString(data[at:])
	p.must(err)
	p.must(f.Close())
}

// reopened does the same, but closes the file between the pieces.
func (p *project) reopened(name, data string, at int, gap time.Duration) {
	p.Helper()
	p.must(os.WriteFile(p.path(name), []byte(data[:at]), 0o600))
	time.Sleep(gap)
	f, err := os.OpenFile(p.path(name), os.O_WRONLY|os.O_APPEND, 0o600)
	p.must(err)
	_, err = f.WriteString(data[at:])
	p.must(err)
	p.must(f.Close())
}

// page makes a page of n lines that no other page begins with.
func page(mark string, n int) string {
	return strings.Repeat("A line of the page "+mark+".\n", n)
}
