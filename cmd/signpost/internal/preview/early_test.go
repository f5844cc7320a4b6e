package preview

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/output"
)

// glancing is a rig whose builds take a second and make two pages. A text that begins with
// "page" can be seen at a glance; one that ends in "late" has an error that only a build finds.
func glancing(t *testing.T) *rig {
	t.Helper()
	site := func(a, b string) *Site {
		return &Site{
			Name: "Tell Someone", Pages: 2,
			Files: []output.File{
				{Name: "404.html", Data: []byte("<head></head>gone")},
				{Name: "a/index.html", Data: []byte("<head></head>" + a)},
				{Name: "b/index.html", Data: []byte("<head></head>" + b)},
			},
		}
	}
	last := ""
	r := newRig(t, false, func(ctx context.Context, files fs.FS) (*Site, error) {
		if err := forASecond(ctx); err != nil {
			return nil, err
		}
		words := textOf(files)
		if strings.HasSuffix(words, "late") {
			return &Site{Problems: diag.List{diag.InFile("content/a.md", diag.Error, "rule", "%s", words)}}, nil
		}
		last = words
		return site(words, words), nil
	})
	r.opt.Glance = func(files fs.FS, names, view []string) *Site {
		if !strings.HasPrefix(textOf(files), "page") {
			return nil
		}
		made := site(textOf(files), last)
		made.Derived = []string{"404.html", "b/index.html"}
		return made
	}
	return r
}

func TestGlance(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := glancing(t)
		r.save("page 0")
		time.Sleep(2 * time.Second)
		r.shows(t, 1, true, "page 0")

		r.save("page 1", "content/a.md")
		r.shows(t, 2, true, "page 1") // and not a second later
		// Another page is given when it is made of these files.
		waiting, none, framed := r.get("/b/"), r.get("/nowhere/"), r.get("/_preview/view/plain/b/")
		synctest.Wait()
		if len(waiting)+len(none)+len(framed) != 0 {
			t.Error("a page of older files was given, or a page of none")
		}
		for _, w := range []string{(<-waiting).Body.String(), (<-framed).Body.String()} {
			if !strings.Contains(w, "page 1") {
				t.Errorf("the other page is %q", w)
			}
		}
		if w := <-none; w.Code != 404 {
			t.Errorf("status %d for a page that is not there", w.Code)
		}
		r.shows(t, 3, true, "page 1")
		if len(r.reports) != 2 || r.reports[1].Drawn != 2 || r.reports[1].Number != 3 {
			t.Errorf("reports %+v", r.reports)
		}
		if r.shown.Load().before != nil {
			t.Error("the state before a glance is kept")
		}

		// What is noted meanwhile stays.
		r.save("page 1b", "content/a.md")
		r.save("page 1b", "cmd/signpost/main.go")
		r.shows(t, 4, true, "page 1b")
		time.Sleep(2 * time.Second)
		if r.shown.Load().note != ownCode {
			t.Error("the note is lost")
		}

		// A build that finds an error brings the site before the glance back, and those who
		// wait get it.
		r.save("page 2 late", "content/a.md")
		r.shows(t, 6, true, "page 2 late")
		waiting = r.get("/b/")
		time.Sleep(3 * time.Second)
		r.shows(t, 7, false, "page 1b")
		if w := <-waiting; !strings.Contains(w.Body.String(), "page 1b") {
			t.Errorf("the other page is %q", w.Body)
		}
		r.save("page 3", "content/a.md") // nothing is glanced at while something is wrong
		r.shows(t, 7, false, "page 1b")
		time.Sleep(2 * time.Second)
		r.shows(t, 8, true, "page 3")

		// What cannot be seen at a glance waits for its build.
		r.save("other", "content/a.md")
		r.shows(t, 8, true, "page 3")
		time.Sleep(2 * time.Second)
		r.shows(t, 9, true, "other")
	})
}

// TestGlanceUndone takes a save back before its build has ended: that is shown at once, too.
func TestGlanceUndone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := glancing(t)
		r.save("page 0")
		time.Sleep(2 * time.Second)
		r.save("page 1", "content/a.md")
		r.shows(t, 2, true, "page 1")
		r.save("page 0", "content/a.md")
		r.shows(t, 3, true, "page 0")
		time.Sleep(3 * time.Second)
		r.shows(t, 4, true, "page 0")
	})
}

// TestGlances saves faster than a build runs: saves are shown at once, but while a build
// runs that is not called off any more, and at last there is a build of everything.
func TestGlances(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := glancing(t)
		r.save("page 0")
		time.Sleep(2 * time.Second)
		<-r.get("/b/")
		atOnce, last := 0, 0
		for i := range 20 {
			r.save(fmt.Sprintf("page %d", i+1), "content/a.md")
			synctest.Wait()
			f, _ := r.shown.Load().page("/a/")
			n := 0
			if _, err := fmt.Sscanf(strings.TrimPrefix(string(f.data), "<head></head>"), "page %d", &n); err != nil || n < last {
				t.Errorf("after save %d the page is %q, and it was %d before", i+1, f.data, last)
			}
			if last = n; n == i+1 {
				atOnce++
			}
			time.Sleep(300 * time.Millisecond)
		}
		if atOnce < 10 {
			t.Errorf("%d of 20 saves were shown at once", atOnce)
		}
		time.Sleep(3 * time.Second)
		if w := <-r.get("/b/"); !strings.Contains(w.Body.String(), "page 20") {
			t.Errorf("the other page is %q", w.Body)
		}
	})
}

func TestSeen(t *testing.T) {
	t.Parallel()
	var s seen
	for _, name := range []string{"a", "b", "a", "a", "c", "d", "a"} {
		s.add(name)
	}
	if got := strings.Join(s.names(), " "); got != "a d c" {
		t.Errorf("seen %q, want %q", got, "a d c")
	}
}
