package output

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// tiring is a context that ends when it was asked n times.
type tiring struct {
	context.Context
	left atomic.Int64
}

func (c *tiring) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// The context may end at every point at which it is asked.
func TestSyncCancelled(t *testing.T) {
	first, second := map[string]string{}, map[string]string{}
	for _, name := range []string{"a", "b/c", "b/d/e", "f", "g/h"} {
		first[name], second[name] = "one", "two"
	}
	second["b/d/e"] = "one"
	f := newFolder(t)
	mustSync(t, f, first)
	cancelled := 0
	for n := range int64(1000) {
		ctx := &tiring{Context: t.Context()}
		ctx.left.Store(n)
		_, err := f.sync(ctx, list(second), Options{})
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("error %v, want %v", err, context.Canceled)
		}
		cancelled++
		wantSite(t, f, first)
	}
	if cancelled < 20 || cancelled == 1000 {
		t.Errorf("cancelled %d times, want some dozens", cancelled)
	}
	wantSite(t, f, second)
}

// The context may end at every point at which Commit asks it, also when only one
// file is replaced.
func TestGenerationCancelled(t *testing.T) {
	first := map[string]string{"a": "one", "b/c": "one", "d": "one"}
	for name, second := range map[string]map[string]string{
		"one file": {"a": "one", "b/c": "two", "d": "one"},
		"two":      {"a": "one", "b/c": "two", "d": "two"},
	} {
		f := newFolder(t)
		mustSync(t, f, first)
		cancelled := 0
		for n := range int64(100) {
			ctx := &tiring{Context: t.Context()}
			ctx.left.Store(n)
			g := begin(t, f.path)
			putAll(t, g, second)
			_, err := g.Commit(ctx)
			if err == nil {
				break
			}
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("%s: error %v, want %v", name, err, context.Canceled)
			}
			cancelled++
			wantSite(t, f, first)
		}
		if cancelled < 3 || cancelled == 100 {
			t.Errorf("%s: cancelled %d times, want some", name, cancelled)
		}
		wantSite(t, f, second)
	}
}

func TestSyncCancelledTooLate(t *testing.T) {
	f := newFolder(t)
	mustSync(t, f, map[string]string{"a": "one", "b": "one"})
	ctx, cancel := context.WithCancel(t.Context())
	f.exchange = func(a, b string) error {
		defer cancel()
		return exchange(a, b)
	}
	if runtime.GOOS == "windows" {
		f.exchange = func(_, _ string) error { cancel(); return errors.ErrUnsupported }
	}
	report, err := f.sync(ctx, list(map[string]string{"a": "two"}), Options{})
	if err != nil || !report.Replaced {
		t.Errorf("report %+v, error %v, want a new generation", report, err)
	}
	wantSite(t, f, map[string]string{"a": "two"})
}

func TestSyncCannotReplace(t *testing.T) {
	for name, tt := range map[string]struct {
		swap func(f folder) error
		want string
	}{
		"input/output error": {func(folder) error { return syscall.EIO }, "input/output error"},
		"mount point":        {func(folder) error { return syscall.EBUSY }, "a mounted folder cannot be replaced"},
		// The second of two renames fails; the first is taken back.
		"second rename": {func(f folder) error { return errors.Join(os.RemoveAll(f.next), errors.ErrUnsupported) }, "replace "},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFolder(t)
			mustSync(t, f, map[string]string{"a": "one", "b": "one"})
			f.exchange = func(_, _ string) error { return tt.swap(f) }
			_, err := f.sync(t.Context(), list(map[string]string{"a": "two", "b": "two"}), Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
			wantSite(t, f, map[string]string{"a": "one", "b": "one"})
		})
	}
}

// Whatever a killed run left, the next one finds a whole generation and leaves
// no staging.
func TestSyncRecovers(t *testing.T) {
	site := map[string]string{"a": "one", "b/c": "two"}
	for name, harm := range map[string]func(f folder) error{
		"killed while staging":          func(f folder) error { return os.MkdirAll(f.in(f.next, "b"), 0o700) },
		"staging is a file":             func(f folder) error { return os.WriteFile(f.next, nil, 0o600) },
		"killed between renames":        func(f folder) error { return os.Rename(f.path, f.old) },
		"killed before the old is gone": func(f folder) error { return os.CopyFS(f.old, os.DirFS(f.path)) },
		"killed holding the lock":       func(f folder) error { return os.WriteFile(f.lock, []byte(" 4194304\n"), 0o600) },
		"all of it": func(f folder) error {
			return errors.Join(os.Rename(f.path, f.old), os.MkdirAll(f.in(f.next, "b"), 0o700), os.WriteFile(f.lock, nil, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFolder(t)
			mustSync(t, f, site)
			if err := harm(f); err != nil {
				t.Fatal(err)
			}
			if got := mustSync(t, f, site); got.Replaced || got.Unchanged != 2 {
				t.Errorf("report %+v, want the old generation found again", got)
			}
			wantSite(t, f, site)
		})
	}
}

func TestSyncWithoutParent(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	put(t, file, "")
	for _, tt := range []struct {
		dir  string
		want error
	}{
		{filepath.Join(t.TempDir(), "missing", "public"), fs.ErrNotExist},
		{filepath.Join(file, "public"), syscall.ENOTDIR},
	} {
		_, err := Sync(t.Context(), tt.dir, nil, Options{})
		if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), filepath.Dir(tt.dir)) {
			t.Errorf("Sync(%s): error %v, want %v that names the parent", tt.dir, err, tt.want)
		}
	}
}
