package watch_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/watch"
)

const topic = "content/topic/a.md"

// saves are the ways in which programs save a file.
func saves() map[string]func(p *project, data string) {
	replace := func(p *project, temp, data string) {
		p.must(os.WriteFile(temp, []byte(data), 0o600))
		p.must(os.Rename(temp, p.path(topic)))
	}
	cases := map[string]func(p *project, data string){
		"in place": func(p *project, data string) { p.write(topic, data) },
		"temporary file in the folder": func(p *project, data string) {
			replace(p, p.path("content/topic/.a.md.tmp"), data)
		},
		"temporary file of a plain name": func(p *project, data string) {
			replace(p, p.path("content/topic/sedAbCdEf"), data)
		},
		"temporary file from outside": func(p *project, data string) {
			replace(p, filepath.Join(p.TempDir(), "x"), data)
		},
		"temporary file twice": func(p *project, data string) {
			replace(p, p.path("content/topic/.a.md.tmp"), data)
			replace(p, p.path("content/topic/.a.md.tmp"), data)
		},
		"gedit": func(p *project, data string) { replace(p, p.path("content/topic/.goutputstream-AB12"), data) },
		"JetBrains": func(p *project, data string) {
			p.write(topic+"___jb_tmp___", data)
			p.rename(topic, topic+"___jb_old___")
			p.rename(topic+"___jb_tmp___", topic)
			p.remove(topic + "___jb_old___")
		},
		"vim with a backup by renaming": func(p *project, data string) {
			p.write("content/topic/4913", "")
			p.remove("content/topic/4913")
			p.rename(topic, topic+"~")
			time.Sleep(15 * time.Millisecond)
			p.write(topic, data)
			p.must(os.Chmod(p.path(topic), 0o640))
			p.remove(topic + "~")
		},
		"emacs with a backup by renaming": func(p *project, data string) {
			p.must(os.Symlink("me@machine.1:2", p.path("content/topic/.#a.md")))
			p.rename(topic, topic+"~")
			time.Sleep(15 * time.Millisecond)
			p.write(topic, data)
			p.remove("content/topic/.#a.md")
		},
		"removed and created": func(p *project, data string) {
			p.remove(topic)
			time.Sleep(10 * time.Millisecond)
			p.write(topic, data)
		},
	}
	for _, gap := range []time.Duration{5, 60, 300} {
		cases[fmt.Sprintf("two pieces, %d ms", gap)] = func(p *project, data string) {
			p.chunks(topic, data, len(data)/2+3, gap*time.Millisecond)
		}
		cases[fmt.Sprintf("two pieces of a file that is closed between, %d ms", gap)] = func(p *project, data string) {
			p.reopened(topic, data, len(data)/2+3, gap*time.Millisecond)
		}
	}
	return cases
}

// TestSaves holds that no state has a file that is missing or half written, that the
// last is that of the disk, and that there are at most two.
func TestSaves(t *testing.T) {
	t.Parallel()
	for name, save := range saves() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before, after := page("before", 20), page("after", 21)
			p := newProject(t, watch.Options{}.Patient(), map[string]string{topic: before})
			p.check = func(c watch.Change) {
				data, err := fs.ReadFile(c.Files, topic)
				if err != nil || string(data) != before && string(data) != after {
					t.Errorf("a state has %d bytes of the page (%v), want all of one version", len(data), err)
				}
				if len(c.Names) != 1 || c.Names[0] != topic {
					t.Errorf("the state names %q, want only %q", c.Names, topic)
				}
			}
			save(p, after)
			p.settle(4 * time.Second)
			if p.count > 2 {
				t.Errorf("%d changes, want at most 2", p.count)
			}
		})
	}
}

func TestRemovedAndCreatedLate(t *testing.T) {
	t.Parallel()
	p := newProject(t, watch.Options{}, map[string]string{topic: page("before", 20)})
	p.remove(topic)
	time.Sleep(200 * time.Millisecond)
	p.write(topic, page("after", 20))
	p.settle(4 * time.Second)
	if p.count > 2 {
		t.Errorf("%d changes, want at most 2", p.count)
	}
}

// An editor may mean it: a file that stays empty or short is believed.
func TestShortFilesAreBelieved(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{"empty": "", "short": "A\n", "no last line end": "A line"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newProject(t, watch.Options{}, map[string]string{topic: page("before", 20)})
			p.write(topic, data)
			p.settle(3 * time.Second)
			p.write("content/topic/new.md", data)
			p.settle(3 * time.Second)
			if p.count > 3 { // The new file may be seen empty by a slow machine.
				t.Errorf("%d changes, want 2", p.count)
			}
		})
	}
}

// TestQuickSave holds that a plain save is given at once; how quickly is for the machine
// to say, but far sooner than the quiet after a storm.
func TestQuickSave(t *testing.T) {
	t.Parallel()
	p := newProject(t, watch.Options{}, map[string]string{topic: page("before", 20)})
	p.take(350 * time.Millisecond)
	for i := range 3 {
		began := time.Now()
		p.write(topic, page(fmt.Sprint("save ", i), 20))
		if !p.take(2 * time.Second) {
			t.Fatal("the save did not show within 2 s")
		}
		t.Logf("save %d showed after %v", i, time.Since(began))
		p.take(350 * time.Millisecond)
	}
}

// Ten saves in half a second are no ten states.
func TestManySaves(t *testing.T) {
	t.Parallel()
	p := newProject(t, watch.Options{}, map[string]string{topic: page("before", 20)})
	go func() {
		for i := range 10 {
			_ = os.WriteFile(p.path(topic), []byte(page(fmt.Sprint("save ", i), 20)), 0o600)
			time.Sleep(50 * time.Millisecond)
		}
	}()
	p.take(3 * time.Second)
	for p.take(time.Second) {
		continue
	}
	p.settle(3 * time.Second)
	if p.count > 4 {
		t.Errorf("%d changes, want at most 4", p.count)
	}
}

func TestNothingChanged(t *testing.T) {
	t.Parallel()
	p := newProject(t, watch.Options{}, map[string]string{topic: page("before", 20), "netlify.toml": "[build]\n", "cmd/main.go": "package main\n"})
	now := time.Now()
	p.must(os.Chmod(p.path(topic), 0o640))
	p.must(os.Chtimes(p.path("content/index.md"), now, now))
	p.must(os.Chtimes(p.path("cmd/main.go"), now, now))
	p.write("netlify.toml", "[build]\n")
	p.write(topic, page("before", 20))
	p.write("content/topic/.a.md.swp", "vim")
	p.write("content/topic/a.md~", "emacs")
	p.write("public/index.html", "built")
	p.write("README.md", "read me")
	p.write("cmd/testdata.txt", "no program")
	p.must(os.MkdirAll(p.path("content/empty/folder"), 0o750))
	if p.take(1500 * time.Millisecond) {
		t.Errorf("a state names %q, want none", p.last.Names)
	}
}
