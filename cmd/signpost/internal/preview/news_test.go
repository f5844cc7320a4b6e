package preview

import (
	"context"
	"io/fs"
	"testing"
	"testing/synctest"

	"example.org/signpost/cmd/signpost/internal/editorial"
	"example.org/signpost/cmd/signpost/internal/output"
)

func TestNoNews(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, false, simple)
		r.save("1")
		r.shows(t, 1, true, "1")
		bell := r.hub.join(1)
		r.save("1", "content/a.md")
		r.shows(t, 1, true, "1")
		if len(bell) != 0 || len(r.reports) != 1 || r.builds.Load() != 2 {
			t.Errorf("%d bells, %d reports, %d builds, want 0, 1, 2", len(bell), len(r.reports), r.builds.Load())
		}
	})
}

func TestNewsOfWhatEditorsKnow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, false, func(ctx context.Context, files fs.FS) (*Site, error) {
			owner, err := fs.ReadFile(files, "text")
			site := &Site{Files: []output.File{{Name: "a/index.html"}}}
			site.Editorial = func() []editorial.Page { return []editorial.Page{{Path: "/a/", Owner: string(owner)}} }
			return site, err
		})
		r.save("one")
		r.shows(t, 1, true, "")
		r.save("two", "content/a.md")
		r.shows(t, 2, true, "")
	})
}

func TestOwnCode(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, false, simple)
		r.save("1")
		r.shows(t, 1, true, "1")
		bell := r.hub.join(1)
		r.save("1", "cmd/signpost/main_test.go") // A test is no part of the program.
		synctest.Wait()
		if r.shown.Load().note != "" {
			t.Error("a test was taken for the program")
		}
		r.save("1", "cmd/signpost/main.go", "go.mod")
		r.shows(t, 1, true, "1")
		if len(bell) != 1 || r.builds.Load() != 1 || r.shown.Load().note == "" {
			t.Errorf("%d bells, %d builds, note %q, want 1, 1 and a note", len(bell), r.builds.Load(), r.shown.Load().note)
		}
		if n := len(r.reports); n != 2 || r.reports[1].Note == "" {
			t.Errorf("reports %+v, want the second with the note", r.reports)
		}
		r.save("2", "cmd/signpost/main.go", "content/a.md")
		r.shows(t, 2, true, "2")
		if r.shown.Load().note == "" {
			t.Error("the note is gone, and signpost was not started again")
		}
	})
}

func TestFollow(t *testing.T) {
	for _, tt := range []struct {
		text  string
		names []string
		want  string
	}{
		{"2", []string{"content/a.md"}, "/a/"},
		{"2", []string{"content/a.md", "content/data/x.csv"}, "/a/"},
		{"2", []string{"content/a.md", "content/b.md"}, ""},
		{"2", []string{"content/b.md"}, ""}, // it has no address
		{"2", []string{"templates/base.html"}, ""},
		{"1", []string{"content/a.md"}, ""}, // nothing was drawn
	} {
		synctest.Test(t, func(t *testing.T) {
			r := newRig(t, true, simple)
			r.save("1")
			synctest.Wait()
			r.save(tt.text, tt.names...)
			synctest.Wait()
			if got := r.shown.Load().follow; got != tt.want {
				t.Errorf("%q saved in %q: follow %q, want %q", tt.text, tt.names, got, tt.want)
			}
		})
	}
}
