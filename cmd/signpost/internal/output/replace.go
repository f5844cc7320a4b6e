package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// replace gives the staged generation the folder's name. Afterwards the old one,
// if the name was occupied, has the name of the staging. After an error the old
// one has its name.
func (f folder) replace(occupied bool) error {
	var err error
	if occupied {
		err = f.exchange(f.next, f.path)
		if errors.Is(err, errors.ErrUnsupported) {
			err = f.renameTwice()
		}
	} else {
		err = os.Rename(f.next, f.path)
	}
	if err == nil {
		return nil
	}
	err = cause(err)
	if errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
		return fmt.Errorf("replace %s: %w; a mounted folder cannot be replaced, publish to a folder inside it", f.name, err)
	}
	return fmt.Errorf("replace %s: %w", f.name, err)
}

// renameTwice is for systems that cannot exchange. Between its first two renames
// the folder is missing, and f.old is the whole old generation. The third keeps
// it so that f.old is never half removed: recoverLast relies on it.
func (f folder) renameTwice() error {
	if err := os.Rename(f.path, f.old); err != nil {
		return err
	}
	if err := os.Rename(f.next, f.path); err != nil {
		return errors.Join(err, os.Rename(f.old, f.path))
	}
	// The new generation stands. If this one fails, the next start removes f.old.
	_ = os.Rename(f.old, f.next)
	return nil
}

// recoverLast clears up after a run that was killed: it restores the old
// generation if the folder is missing, and removes the staging. It needs the lock.
func (f folder) recoverLast() error {
	there, err := exists(f.path)
	if err != nil {
		return f.failed("read", "", err)
	}
	kept, err := exists(f.old)
	if err != nil {
		return fmt.Errorf("read %s: %w", f.old, cause(err))
	}
	if err := f.removeStaging(); err != nil {
		return err
	}
	switch {
	case !kept:
		return nil
	case !there:
		if err := os.Rename(f.old, f.path); err != nil {
			return fmt.Errorf("restore %s from %s: %w", f.name, f.old, cause(err))
		}
		return nil
	}
	if err := os.Rename(f.old, f.next); err != nil {
		return fmt.Errorf("remove %s, left by an earlier run: %w", f.old, cause(err))
	}
	return f.removeStaging()
}

// removeStaging removes what an earlier run left of the staging.
func (f folder) removeStaging() error {
	if err := removeAll(f.next); err != nil {
		return fmt.Errorf("remove %s, left by an earlier run: %w", f.next, cause(err))
	}
	return nil
}

// removeAll removes a generation, also one whose folders somebody has made
// read-only: nothing can be taken out of such a folder.
func removeAll(path string) error {
	if err := os.RemoveAll(path); err == nil || !errors.Is(err, fs.ErrPermission) {
		return err
	}
	_ = filepath.WalkDir(path, func(name string, entry fs.DirEntry, _ error) error {
		if entry != nil && entry.IsDir() {
			// Before it is read; the second try tells what could not be done.
			_ = os.Chmod(name, dirMode) //nolint:gosec // the folder is ours, and locked.
		}
		return nil
	})
	return os.RemoveAll(path)
}

// empty removes from the old generation what it is known to hold, on all cores, so
// that little is left for removeAll, which must read each folder and reports what
// could not be removed.
func (f folder) empty(old standing) {
	p, err := openPlace(f.next)
	if err != nil {
		return
	}
	defer p.close()
	ctx := context.Background() // It is too late to be called off.
	_ = each(ctx, len(old.files), func(i int) error {
		_ = p.unlink(old.files[i])
		return nil
	})
	dirs := slices.Sorted(slices.Values(old.dirs))
	_ = each(ctx, len(dirs), func(i int) error {
		if i+1 == len(dirs) || !strings.HasPrefix(dirs[i+1], dirs[i]+"/") {
			_ = p.rmdir(dirs[i])
		}
		return nil
	})
}
