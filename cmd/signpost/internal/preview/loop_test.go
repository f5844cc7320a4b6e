package preview

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/editorial"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/watch"
)

// rig is a server whose files a test changes by hand.
type rig struct {
	*Server
	changes chan watch.Change
	reports []Report
	builds  atomic.Int32
	running atomic.Int32
	overlap atomic.Bool
}

// newRig runs a server in a bubble of [synctest] until the test ends.
func newRig(t *testing.T, follow bool, build Build) *rig {
	t.Helper()
	r := &rig{changes: make(chan watch.Change, 100)}
	r.Server = New(Options{
		Follow: follow,
		Build: func(ctx context.Context, files fs.FS) (*Site, error) {
			r.builds.Add(1)
			if r.running.Add(1) > 1 {
				r.overlap.Store(true)
			}
			defer r.running.Add(-1)
			return build(ctx, files)
		},
		Next: func(ctx context.Context) (watch.Change, error) {
			select {
			case c := <-r.changes:
				return c, nil
			case <-ctx.Done():
				return watch.Change{}, ctx.Err()
			}
		},
		Report: func(report Report) { r.reports = append(r.reports, report) },
	})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- r.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("Run = %v, want the context's error", err)
		}
		if r.overlap.Load() {
			t.Error("two builds ran at once")
		}
	})
	return r
}

// save changes the text of the one page, as a save of names would.
func (r *rig) save(text string, names ...string) {
	r.changes <- watch.Change{Files: fstest.MapFS{"text": {Data: []byte(text)}}, Names: names}
}

// simple builds a page of the text; one that begins with "error" has an error.
func simple(_ context.Context, files fs.FS) (*Site, error) {
	text, err := fs.ReadFile(files, "text")
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(string(text), "error") {
		return &Site{Problems: diag.List{diag.InFile("content/a.md", diag.Error, "rule", "%s", text)}}, nil
	}
	return &Site{
		Name: "Tell Someone", Pages: 1,
		Files: []output.File{
			{Name: "404.html", Data: []byte("<head></head>gone")},
			{Name: "a/index.html", Data: fmt.Appendf(nil, "<head></head>%s", text)},
		},
		Editorial: func() []editorial.Page {
			return []editorial.Page{{Path: "/a/", File: "content/a.md"}, {Path: "/b/", File: "content/b.md"}}
		},
	}, nil
}

// shows waits for the bubble to be quiet and checks what the page and the state say.
func (r *rig) shows(t *testing.T, number int, ok bool, text string) {
	t.Helper()
	synctest.Wait()
	snap := r.shown.Load()
	f, _ := snap.page("/a/")
	if snap.number != number || snap.ok != ok || !strings.HasSuffix(string(f.data), text) {
		t.Errorf("build %d, ok %t, page %q, want %d, %t, %q", snap.number, snap.ok, f.data, number, ok, text)
	}
}

func TestErrorAndFixTenTimes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, false, simple)
		r.save("0")
		r.shows(t, 1, true, "0")
		for i := range 10 {
			r.save("error", "content/a.md")
			time.Sleep(time.Second)
			r.shows(t, 2*i+2, false, fmt.Sprint(i))
			r.save(fmt.Sprint(i+1), "content/a.md")
			r.shows(t, 2*i+3, true, fmt.Sprint(i+1))
		}
		if len(r.reports) != 21 {
			t.Errorf("%d reports, want 21", len(r.reports))
		}
	})
}

func TestNewerSavesCallABuildOff(t *testing.T) {
	for _, gap := range []time.Duration{5, 20, 50, 55, 90} {
		t.Run(fmt.Sprint(gap), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t, false, slow(300*time.Millisecond))
				r.save("first")
				time.Sleep(time.Second)
				r.builds.Store(0)
				for i := range 10 {
					r.save(fmt.Sprint(i), "content/a.md", fmt.Sprintf("content/%d.md", i))
					time.Sleep(gap * time.Millisecond)
				}
				time.Sleep(2 * time.Second)
				r.shows(t, 2, true, "9")
				if n := r.builds.Load(); n > 4 {
					t.Errorf("%d builds, want 4 at most", n)
				}
				last := r.reports[len(r.reports)-1]
				if len(last.Changed) != 11 {
					t.Errorf("changed %q, want all 11 names of the saves", last.Changed)
				}
				if least := 300 * time.Millisecond; last.Took < least+9*gap*time.Millisecond {
					t.Errorf("took %v, want the time since the first save", last.Took)
				}
			})
		})
	}
}

// slow builds as simple does, and takes a while.
func slow(d time.Duration) Build {
	return func(ctx context.Context, files fs.FS) (*Site, error) {
		select {
		case <-time.After(d):
			return simple(ctx, files)
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

func TestSavesWithoutEndStillShowSomething(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, false, slow(300*time.Millisecond))
		for i := range 100 {
			r.save(fmt.Sprint(i), "content/a.md")
			time.Sleep(50 * time.Millisecond)
		}
		synctest.Wait()
		if n := r.shown.Load().number; n < 3 {
			t.Errorf("%d builds shown in 5 s of saves, want 3 at least", n)
		}
		time.Sleep(2 * time.Second)
		if f, _ := r.shown.Load().page("/a/"); !strings.HasSuffix(string(f.data), "99") {
			t.Errorf("page %q, want the last save", f.data)
		}
	})
}

func TestErrorsWaitForAFileOnItsWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, false, simple)
		r.save("error at first") // Nothing was good before: there is nothing to wait with.
		r.shows(t, 1, false, "")
		r.save("1", "content/a.md")
		r.shows(t, 2, true, "1")
		r.save("error: deleted", "content/a.md")
		time.Sleep(200 * time.Millisecond)
		r.shows(t, 2, true, "1")
		r.save("2", "content/a.md")
		r.shows(t, 3, true, "2")
		r.save("error: for good", "content/a.md")
		time.Sleep(260 * time.Millisecond)
		r.shows(t, 4, false, "2")
		r.save("3", "content/a.md")
		r.shows(t, 5, true, "3")
		for i := range 10 { // Errors that change all the time are shown too.
			r.save(fmt.Sprint("error ", i), "content/a.md")
			time.Sleep(150 * time.Millisecond)
		}
		synctest.Wait()
		if r.shown.Load().ok {
			t.Error("no error shown after 1.5 s of saves with errors")
		}
	})
}

func TestBuildThatFails(t *testing.T) {
	for _, tt := range []struct {
		name    string
		build   Build
		message string
		retried bool
	}{
		{"panic", func(context.Context, fs.FS) (*Site, error) { panic("no <such> thing") }, "signpost itself failed while it built: no <such> thing; this is a fault of signpost", false},
		{"machine", func(context.Context, fs.FS) (*Site, error) { return nil, errors.New("read content/a.md: too hot") }, "read content/a.md: too hot", true},
		{"nothing", func(context.Context, fs.FS) (*Site, error) { return nil, nil }, "the build gave no site", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var broken atomic.Bool
				r := newRig(t, false, func(ctx context.Context, files fs.FS) (*Site, error) {
					if broken.Load() {
						return tt.build(ctx, files)
					}
					return simple(ctx, files)
				})
				r.save("1")
				r.shows(t, 1, true, "1")
				broken.Store(true)
				r.save("2", "content/a.md")
				time.Sleep(time.Second)
				r.shows(t, 2, false, "1")
				problems := r.shown.Load().problems
				if len(problems) != 1 || !strings.HasPrefix(problems[0].Message, tt.message) || problems[0].File != "" {
					t.Errorf("problems %v, want %q without a file", problems, tt.message)
				}
				if report := r.reports[1]; (report.Err != nil) != tt.retried {
					t.Errorf("reported error %v", report.Err)
				}
				time.Sleep(5 * time.Second)
				r.shows(t, 2, false, "1") // The same again is no news.
				broken.Store(false)
				if tt.retried {
					time.Sleep(2100 * time.Millisecond)
					r.shows(t, 3, true, "2")
					return
				}
				r.save("3", "content/a.md")
				r.shows(t, 3, true, "3")
			})
		})
	}
}

func TestWatchingEnds(t *testing.T) {
	fault := errors.New("no more watches")
	s := New(Options{Build: simple, Next: func(context.Context) (watch.Change, error) { return watch.Change{}, fault }})
	if err := s.Run(t.Context()); !errors.Is(err, fault) {
		t.Errorf("Run = %v, want %v", err, fault)
	}
}
