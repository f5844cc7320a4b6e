package watch_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/watch"
)

// TestSilentWrites are those of which the system sends no event.
func TestSilentWrites(t *testing.T) {
	t.Parallel()
	before, after := page("before", 20), page("laters", 20)
	for name, write := range map[string]func(p *project){
		"memory map": func(p *project) {
			f, err := os.OpenFile(p.path(topic), os.O_RDWR, 0)
			p.must(err)
			m, err := syscall.Mmap(int(f.Fd()), 0, len(after), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED)
			p.must(err)
			copy(m, after)
			p.must(f.Close())
			p.Cleanup(func() { _ = syscall.Munmap(m) })
		},
		"hard link": func(p *project) {
			other := filepath.Join(p.dir, "..", "other.md")
			p.must(os.Link(p.path(topic), other))
			p.must(os.WriteFile(other, []byte(after), 0o600))
		},
		"same size and time": func(p *project) {
			info, err := os.Stat(p.path(topic))
			p.must(err)
			p.write(topic, after)
			p.must(os.Chtimes(p.path(topic), info.ModTime(), info.ModTime()))
		},
		"rsync with the same size and time": func(p *project) {
			info, err := os.Stat(p.path(topic))
			p.must(err)
			p.write("content/topic/.a.md.XyZ", after)
			p.must(os.Chtimes(p.path("content/topic/.a.md.XyZ"), info.ModTime(), info.ModTime()))
			p.rename("content/topic/.a.md.XyZ", topic)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newProject(t, watch.Options{}, map[string]string{topic: before})
			p.take(1200 * time.Millisecond) // A slow look has gone by.
			write(p)
			p.settle(2 * time.Second)
			if p.count != 1 {
				t.Errorf("%d changes, want 1", p.count)
			}
		})
	}
}

// TestPipes holds that nothing waits for somebody to write into a pipe.
func TestPipes(t *testing.T) {
	t.Parallel()
	p := newProject(t, watch.Options{}, map[string]string{topic: page("before", 20)})
	p.must(syscall.Mkfifo(p.path("content/pipe.md"), 0o600))
	p.must(os.Symlink("pipe.md", p.path("content/link.md")))
	p.settle(3 * time.Second)
	p.remove(topic)
	p.must(syscall.Mkfifo(p.path(topic), 0o600))
	p.settle(3 * time.Second)
	for _, name := range []string{"content/pipe.md", "content/link.md", topic} {
		if _, err := fs.ReadFile(p.last.Files, name); err == nil {
			t.Errorf("%s was read, want an error", name)
		}
	}
}

// A program may write a whole first half that looks like a page: only that it still has
// the file open tells.
func TestOpenForWriting(t *testing.T) {
	t.Parallel()
	before, after := page("before", 5), page("after", 20)
	p := newProject(t, watch.Options{}, map[string]string{topic: before})
	p.check = func(c watch.Change) {
		if data, err := fs.ReadFile(c.Files, topic); err != nil || string(data) != before && string(data) != after {
			t.Errorf("a state has %d bytes of the page (%v), want all of one version", len(data), err)
		}
	}
	p.chunks(topic, after, len(after)/2, 200*time.Millisecond)
	p.settle(4 * time.Second)
}
