package output

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestLockHeldByAnotherProcess(t *testing.T) {
	f := newFolder(t)
	site := map[string]string{"index.html": "one"}
	mustSync(t, f, site)
	child := startChild(t, "hold", f.path)

	_, err := f.sync(t.Context(), list(map[string]string{"index.html": "two"}), Options{Force: true})
	locked, ok := errors.AsType[*LockedError](err)
	if !ok || locked.PID != child.Process.Pid {
		t.Errorf("error %v, want a LockedError of process %d", err, child.Process.Pid)
	}
	want := fmt.Sprintf("another signpost build (process %d) is writing %s; wait for it, or stop it", child.Process.Pid, f.name)
	if err == nil || err.Error() != want {
		t.Errorf("error %q, want %q", err, want)
	}
	if got := snapshot(t, f.path); !maps.Equal(got, site) {
		t.Errorf("site %v, want %v", got, site)
	}

	child.kill(t)
	site["index.html"] = "two"
	mustSync(t, f, site)
	wantSite(t, f, site)
}

// The lock is one although its file is removed and made again all the time.
func TestLockIsExclusive(t *testing.T) {
	f := newFolder(t)
	var inside, taken atomic.Int64
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 400 {
				l, err := f.acquire()
				if _, ok := errors.AsType[*LockedError](err); ok {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				if n := inside.Add(1); n != 1 {
					t.Errorf("%d hold the lock", n)
				}
				taken.Add(1)
				time.Sleep(20 * time.Microsecond) // Long enough to be met.
				inside.Add(-1)
				l.release()
			}
		})
	}
	group.Wait()
	if taken.Load() == 0 {
		t.Error("nobody ever got the lock")
	}
}

// A lock on a file that has lost its name is none.
func TestLockCurrent(t *testing.T) {
	for name, tt := range map[string]struct {
		harm func(f folder) error
		want bool
	}{
		"as it was": {func(folder) error { return nil }, true},
		"removed":   {func(f folder) error { return os.Remove(f.lock) }, false},
		"replaced": {func(f folder) error {
			return errors.Join(os.Rename(f.lock, f.lock+".aside"), os.WriteFile(f.lock, nil, 0o600))
		}, false},
	} {
		f := newFolder(t)
		l, err := f.acquire()
		if err != nil {
			t.Fatal(err)
		}
		if err := tt.harm(f); err != nil {
			if runtime.GOOS == "windows" {
				continue // Which protects a file that is open.
			}
			t.Fatal(err)
		}
		if got := current(l.file); got != tt.want {
			t.Errorf("%s: current %v, want %v", name, got, tt.want)
		}
		l.release()
	}
}

func TestLockIsNoFile(t *testing.T) {
	target := filepath.Join(t.TempDir(), "mine")
	for name, tt := range map[string]struct {
		prepare func(t *testing.T, f folder)
		want    string
	}{
		"link":   {func(t *testing.T, f folder) { link(t, target, f.lock) }, "is not a plain file"},
		"folder": {func(t *testing.T, f folder) { put(t, filepath.Join(f.lock, "x"), "") }, "lock the folder"},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFolder(t)
			put(t, target, "mine, all of it")
			tt.prepare(t, f)
			_, err := f.sync(t.Context(), nil, Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
			if got, _ := os.ReadFile(target); string(got) != "mine, all of it" {
				t.Errorf("the target of the link holds %q", got)
			}
		})
	}
}
