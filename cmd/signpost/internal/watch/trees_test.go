package watch_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/watch"
)

// tree writes 20 files below a folder outside the watched ones.
func (p *project) tree(dir string) {
	p.Helper()
	for i := range 20 {
		name := filepath.Join(dir, "x", "y", "z", fmt.Sprintf("%d.md", i))
		p.must(os.MkdirAll(filepath.Dir(name), 0o750))
		p.must(os.WriteFile(name, []byte(page(name, 5)), 0o600))
	}
}

// TestTrees holds that folders are watched wherever they come from and whatever they are
// called, without a slow look that would find what the events did not say.
func TestTrees(t *testing.T) {
	t.Parallel()
	cases := map[string]func(p *project){
		"new nested folders": func(p *project) { p.tree(p.path("content")) },
		"a ready tree moved in": func(p *project) {
			outside := filepath.Join(p.dir, "elsewhere")
			p.tree(outside)
			p.must(os.Rename(outside, p.path("content/moved")))
		},
		"a folder removed": func(p *project) { p.remove("content/topic") },
		"a folder removed, made again, edited": func(p *project) {
			p.remove("content/topic")
			p.write(topic, page("again", 20))
			p.settle(4 * time.Second)
			p.write(topic, page("edited", 20))
		},
		"a folder removed and made again at once, edited": func(p *project) {
			p.write("content/solo/a.md", page("solo", 5))
			p.settle(4 * time.Second)
			p.must(os.RemoveAll(p.path("content/solo")))
			p.must(os.Mkdir(p.path("content/solo"), 0o750)) // often with the number of the old one
			p.write("content/solo/a.md", page("again", 20))
			p.settle(4 * time.Second)
			p.write("content/solo/a.md", page("edited", 20))
		},
		"a folder renamed, edited": func(p *project) {
			p.rename("content/topic", "content/subject")
			p.settle(4 * time.Second)
			p.write("content/subject/sub/b.md", page("edited", 20))
		},
		"a folder renamed, its old name used again": func(p *project) {
			p.rename("content/topic", "content/subject")
			p.settle(4 * time.Second)
			p.write(topic, page("another", 20))
			p.settle(4 * time.Second)
			p.write("content/subject/a.md", page("edited", 20))
		},
		"two folders change names": func(p *project) {
			p.write("content/other/c.md", page("c", 5))
			p.settle(4 * time.Second)
			p.rename("content/topic", "content/third")
			p.rename("content/other", "content/topic")
			p.rename("content/third", "content/other")
			p.settle(4 * time.Second)
			p.write("content/other/a.md", page("edited", 20))
			p.settle(4 * time.Second)
			p.write("content/topic/c.md", page("edited", 20))
		},
		"content removed": func(p *project) { p.remove("content") },
		"content removed and made again": func(p *project) {
			p.remove("content")
			p.settle(4 * time.Second)
			p.write(topic, page("again", 20))
			p.settle(4 * time.Second)
			p.write(topic, page("edited", 20))
		},
		"static appears": func(p *project) {
			p.remove("static")
			p.settle(4 * time.Second)
			p.write("static/style.css", "again\n")
		},
		"the project removed and made again": func(p *project) {
			p.remove(".")
			p.must(os.MkdirAll(p.dir, 0o750))
			p.settle(4 * time.Second)
			p.write(topic, page("again", 20))
			p.settle(4 * time.Second)
			p.write(topic, page("edited", 20))
		},
		"a file becomes a folder and a file again": func(p *project) {
			p.remove(topic)
			p.write(topic+"/b.md", page("below", 20))
			p.settle(4 * time.Second)
			p.remove(topic)
			p.write(topic, page("file", 20))
		},
	}
	for name, change := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			opt := watch.Options{}.Patient()
			if strings.HasPrefix(name, "the project") {
				opt = watch.Options{} // Nobody watches what stands around the project.
			}
			p := newProject(t, opt, map[string]string{topic: page("before", 20), "content/topic/sub/b.md": page("b", 5)})
			change(p)
			p.count = 0
			p.settle(4 * time.Second)
			if p.count > 2 {
				t.Errorf("%d changes at last, want at most 2", p.count)
			}
		})
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	p := newProject(t, watch.Options{}.Patient(), map[string]string{topic: page("before", 20), "go.mod": "module x\n", "cmd/x/main.go": "package main\n", "netlify.toml": "[build]\n"})
	for _, tt := range []struct {
		change func()
		want   string
	}{
		{func() { p.rename("content/topic", "content/subject") }, "content/subject/a.md content/topic/a.md"},
		{func() { p.write("go.mod", "module y\n") }, "go.mod"},
		{func() { p.write("cmd/x/main.go", "package other\n") }, "cmd/x/main.go"},
		{func() { p.write("cmd/x/y/new.go", "package y\n") }, "cmd/x/y/new.go"},
		{func() { p.write("netlify.toml", "[build]\npublish = 1\n") }, "netlify.toml"},
		{func() { p.write("static/img/a.svg", "<svg/>\n"); p.remove("static/style.css") }, "static/img/a.svg static/style.css"},
		{func() { p.remove("templates") }, "templates templates/base.html"},
	} {
		tt.change()
		var names []string
		for p.take(tail) {
			names = append(names, p.last.Names...)
		}
		slices.Sort(names)
		if got := strings.Join(slices.Compact(names), " "); got != tt.want {
			t.Errorf("names %q, want %q", got, tt.want)
		}
	}
}

// TestCheckout does what git does when it changes to another branch and back.
func TestCheckout(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for i := range 2050 {
		files[fmt.Sprintf("content/s%d/p%d.md", i%50, i)] = page(fmt.Sprint(i), 10)
	}
	p := newProject(t, watch.Options{}, files)
	for _, branch := range []string{"other", "first"} {
		for i := range 2000 {
			name := p.path(fmt.Sprintf("content/s%d/p%d.md", i%50, i))
			p.must(os.Remove(name))
			p.must(os.WriteFile(name, []byte(page(branch, 10)), 0o600))
		}
		for i := range 50 {
			if name := fmt.Sprintf("content/s%d/p%d.md", (2000+i)%50, 2000+i); branch == "other" {
				p.remove(name)
			} else {
				p.write(name, page(branch, 10))
			}
		}
		for i := range 200 {
			if name := fmt.Sprintf("content/n%d/deep/p%d.md", i%20, i); branch == "other" {
				p.write(name, page(branch, 10))
			} else {
				p.remove(name)
			}
		}
		p.count = 0
		p.settle(10 * time.Second)
		if p.count > 6 {
			t.Errorf("%d changes, want at most 6", p.count)
		}
	}
}

// TestOverflow makes more events than the system keeps.
func TestOverflow(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	var flowedOver atomic.Bool
	p := newProject(t, watch.Options{}.Dammed(release, &flowedOver), nil)
	for i := range 10 {
		p.write(fmt.Sprintf("content/o%d/first.md", i), "text\n")
	}
	p.settle(5 * time.Second) // The slow look found the folders.
	for i := range 9000 {
		p.write(fmt.Sprintf("content/o%d/%d.md", i%10, i), "text\n")
	}
	close(release)
	p.settle(30 * time.Second)
	p.write("content/o1/1.md", "after\n")
	p.settle(20 * time.Second)
	if runtime.GOOS == "linux" && !flowedOver.Load() {
		t.Skip("the system keeps more events than this test makes")
	}
}
