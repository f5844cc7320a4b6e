package watch_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.org/signpost/cmd/signpost/internal/watch"
)

// TestStateIsAFileSystem asks the standard library.
func TestStateIsAFileSystem(t *testing.T) {
	t.Parallel()
	p := newProject(t, watch.Options{}, map[string]string{topic: page("before", 20), "netlify.toml": "x\n", "content/empty.txt": ""})
	if err := fstest.TestFS(p.last.Files, topic, "netlify.toml", "templates/base.html", "content/empty.txt"); err != nil {
		t.Error(err)
	}
}

// A build reads one state from the beginning to its end, whatever happens meanwhile.
func TestStateDoesNotChange(t *testing.T) {
	t.Parallel()
	p := newProject(t, watch.Options{}, map[string]string{topic: page("before", 20)})
	first := p.last.Files
	want := loaded(t, first)
	p.write(topic, page("after", 20))
	p.settle(3 * time.Second)
	p.remove("content")
	p.settle(3 * time.Second)
	if got := loaded(t, first); got != want {
		t.Errorf("the first state is now\n%s\nwant\n%s", got, want)
	}
	data, err := fs.ReadFile(first, topic)
	p.must(err)
	clear(data)
	if got := loaded(t, first); got != want {
		t.Error("who reads a file can write to the state")
	}
}

// TestStateIsLikeTheDisk holds that package source finds the same in a state as on the
// disk, problems and all.
func TestStateIsLikeTheDisk(t *testing.T) {
	t.Parallel()
	outside := t.TempDir()
	for name, make := range map[string]func(p *project){
		"links": func(p *project) {
			p.must(os.WriteFile(outside+"/secret.md", []byte("SECRET"), 0o600))
			for name, target := range map[string]string{
				"content/out.md": outside + "/secret.md", "content/dangling.md": "nothing.md", "content/self.md": "self.md",
				"content/up": "..", "content/same.md": "topic/a.md", "content/readme.md": "../README.md", "static/out": outside,
			} {
				p.must(os.Symlink(target, p.path(name)))
			}
			p.write("README.md", "read me\n")
		},
		"leftovers": func(p *project) {
			p.write("content/.a.md.swp", "x")
			p.write("content/.git/config", "x")
			p.write("content/a.md~", "x")
			p.write("static/.well-known/security.txt", "x")
			p.write("content/node_modules/x.md", "x")
		},
		"large": func(p *project) {
			p.must(os.WriteFile(p.path("static/large.pdf"), []byte(strings.Repeat("x", 10<<20+1)), 0o600))
		},
		"empty folders": func(p *project) {
			p.must(os.MkdirAll(p.path("content/empty/folder"), 0o750))
			p.remove("templates/base.html")
		},
		"unreadable": func(p *project) {
			p.write("content/locked/a.md", "a")
			p.must(os.Chmod(p.path(topic), 0))
			p.must(os.Chmod(p.path("content/locked"), 0))
			p.Cleanup(func() { _ = os.Chmod(p.path("content/locked"), 0o700) })
		},
		"content is a file": func(p *project) {
			p.remove("content")
			p.write("content", "a file")
		},
		"content is a link within": func(p *project) {
			p.rename("content", "elsewhere")
			p.must(os.Symlink("elsewhere", p.path("content")))
		},
		"content is a link out": func(p *project) {
			p.remove("content")
			p.must(os.Symlink(outside, p.path("content")))
		},
		"no templates": func(p *project) { p.remove("templates") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newProject(t, watch.Options{}, map[string]string{topic: page("before", 20)})
			make(p)
			p.settle(4 * time.Second)
			if text := loaded(t, p.last.Files); strings.Contains(text, "SECRET") {
				t.Error("the state holds what stands outside the project")
			}
			w, err := watch.Open(p.dir, watch.Options{})
			p.must(err)
			defer w.Close() //nolint:errcheck // nothing was written.
			p.last, err = w.Next(t.Context())
			p.must(err)
			if d := p.different(); d != "" {
				t.Error("the first state of another watcher:", d)
			}
		})
	}
}

// What a link leads to may change where nobody looks.
func TestLinkedFileChanges(t *testing.T) {
	t.Parallel()
	p := newProject(t, watch.Options{}, map[string]string{"README.md": "one\n"})
	p.must(os.Symlink("../README.md", p.path("content/readme.md")))
	p.settle(3 * time.Second)
	p.write("README.md", "two\n")
	p.settle(3 * time.Second)
	if data, err := fs.ReadFile(p.last.Files, "content/readme.md"); err != nil || string(data) != "two\n" {
		t.Errorf("the link leads to %q, %v", data, err)
	}
}
