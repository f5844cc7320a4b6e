package watch_test

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/watch"
)

func TestOpenNothing(t *testing.T) {
	t.Parallel()
	if _, err := watch.Open(filepath.Join(t.TempDir(), "none"), watch.Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Open gave %v, want fs.ErrNotExist", err)
	}
}

// TestClose is not parallel: it counts goroutines.
func TestClose(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 5 {
		w, err := watch.Open(t.TempDir(), watch.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Next(t.Context()); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error)
		go func() {
			_, err := w.Next(t.Context())
			ended <- err
		}()
		if err := w.Close(); err != nil {
			t.Error(err)
		}
		if err := <-ended; !errors.Is(err, fs.ErrClosed) {
			t.Errorf("Next after Close gave %v, want fs.ErrClosed", err)
		}
		if err := w.Close(); err != nil {
			t.Error("closed twice:", err)
		}
	}
	for end := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; {
		if time.Now().After(end) {
			t.Fatalf("%d goroutines are left, want %d", runtime.NumGoroutine(), before)
		}
		runtime.Gosched()
	}
}

func TestContext(t *testing.T) {
	t.Parallel()
	p := newProject(t, watch.Options{}, nil)
	w, err := watch.Open(p.dir, watch.Options{})
	p.must(err)
	defer w.Close() //nolint:errcheck // the test is about Next.
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.Next(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Next gave %v, want context.Canceled", err)
	}
	if _, err := w.Next(t.Context()); err != nil {
		t.Errorf("Next gave %v, want the first state", err)
	}
}

// TestWithoutEvents holds that edits show within the time that an editor waits, and that
// it is said once why they may take a moment.
func TestWithoutEvents(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		opt  watch.Options
		want string
	}{
		{"asked for", watch.Options{Poll: true}, ""},
		{"no watches at all", watch.Options{}.FailAfter(0, syscall.ENOSPC), "no more watches to give (fs.inotify.max_user_watches)"},
		{"watches run out", watch.Options{}.FailAfter(3, syscall.ENOSPC), "no more watches to give (fs.inotify.max_user_watches)"},
		{"no watcher", watch.Options{}.FailToStart(syscall.EMFILE), "no more watchers or open files to give"},
		{"something else", watch.Options{}.FailToStart(syscall.ENOSYS), "does not say when files change (function not implemented)"},
		{"network drive", watch.Options{}.OnDrive("NFS"), "on a drive (NFS) that does not say when they change"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if tt.name == "something else" && runtime.GOOS != "linux" {
				t.Skip("the system's own words")
			}
			var mu sync.Mutex
			var said []string
			tt.opt.Tell = func(s string) {
				mu.Lock()
				defer mu.Unlock()
				said = append(said, s)
			}
			p := newProject(t, tt.opt, map[string]string{topic: page("before", 20)})
			for _, change := range []func(){
				func() { p.write(topic, page("after", 20)) },
				func() { p.tree(p.path("content/new")) },
				func() { p.write("content/new/x/y/z/1.md", page("edited", 5)) },
				func() { p.rename("content/new", "content/renamed") },
			} {
				change()
				began := time.Now()
				for p.different() != "" {
					if !p.take(2*time.Second - time.Since(began)) {
						t.Fatal("an edit did not show within 2 s:", p.different())
					}
				}
			}
			mu.Lock()
			defer mu.Unlock()
			switch {
			case tt.want == "" && len(said) > 0:
				t.Errorf("said %q, want nothing", said)
			case tt.want != "" && (len(said) != 1 || !strings.Contains(said[0], tt.want)):
				t.Errorf("said %q, want once %q", said, tt.want)
			}
		})
	}
}
