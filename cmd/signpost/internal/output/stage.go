package output

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
)

// staging is the generation in the making, in folder.next. It is made with the
// first file that it is to hold, so that nothing is written when nothing changed.
type staging struct {
	folder folder

	root   atomic.Pointer[place] // nil before the first file, and after the last
	mu     sync.Mutex            // held while the root is made or given up, see also makeDir
	closed bool

	keptFile, keptDir atomic.Bool // see place.mkdir
}

// put writes a file.
func (s *staging) put(name string, data []byte) error {
	root, err := s.makeDir(parent(name))
	if err != nil {
		return err
	}
	if err := root.create(name, data, fileMode, &s.keptFile); err != nil {
		return s.folder.failed("write", name, err)
	}
	return nil
}

// parent is the folder of a clean name, "" for the site's folder.
func parent(name string) string {
	return name[:max(0, strings.LastIndexByte(name, '/'))]
}

// makeDir makes a folder of the site and its parents, and gives the staging. Nobody
// remembers which are there: most pages have a folder of their own, so most are made
// by the first call, and of the others the file system knows that they exist. Nobody
// else makes any, as the staging was made anew; two names that only the file system
// takes for one are found out by arrange.
func (s *staging) makeDir(dir string) (*place, error) {
	root, err := s.open()
	if err != nil {
		return nil, s.folder.failed("create", "", err)
	}
	if !s.keptDir.Load() {
		// Nobody may find a folder before it has got its permissions.
		s.mu.Lock()
		defer s.mu.Unlock()
	}
	if err := s.mkdir(root, dir); err != nil {
		return nil, s.folder.failed("create", dir, err)
	}
	return root, nil
}

func (s *staging) mkdir(root *place, dir string) error {
	if dir == "" {
		return nil
	}
	err := root.mkdir(dir, &s.keptDir)
	if errors.Is(err, fs.ErrNotExist) {
		if err := s.mkdir(root, parent(dir)); err != nil {
			return err
		}
		err = root.mkdir(dir, &s.keptDir)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// open is the folder of the staging, which is made the first time.
func (s *staging) open() (*place, error) {
	if root := s.root.Load(); root != nil {
		return root, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, fs.ErrClosed
	}
	if root := s.root.Load(); root != nil {
		return root, nil
	}
	if err := os.Mkdir(s.folder.next, dirMode); err != nil {
		return nil, err
	}
	if err := os.Chmod(s.folder.next, dirMode); err != nil {
		return nil, err
	}
	root, err := openPlace(s.folder.next)
	if err == nil {
		s.root.Store(root)
	}
	return root, err
}

// close ends the staging. What is put afterwards must not find the number of its
// folder, which soon is another's.
func (s *staging) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	if root := s.root.Swap(nil); root != nil {
		root.close()
	}
}

// complete adds to the staging what the new generation has in common with the old
// one, the manifest last.
func (g *Generation) complete(ctx context.Context, next site, c comparison) error {
	staged, err := g.staging.makeDir("")
	if err != nil {
		return err
	}
	err = each(ctx, len(next.files), func(i int) error {
		if !next.files[i].same {
			return nil // It was staged when it was put.
		}
		return g.carry(&next.files[i], c.same[i])
	})
	if err != nil {
		return err
	}
	if g.surveyed.ignored {
		if err := g.carryIgnore(staged); err != nil {
			return err
		}
	}
	return g.staging.put(ManifestName, next.manifest)
}

// carry takes a file over that has not changed. A link costs no space and keeps the
// date. Where it is refused (another owner's file, a file system without links), or
// the file was found by way of a link to a folder, a copy serves as well.
func (g *Generation) carry(e *entry, plain bool) error {
	if s, err := g.old.stat(e.name); err != nil || !before(s.changed, g.began) {
		e.unsure = true
	}
	staged, err := g.staging.makeDir(parent(e.name))
	if err != nil {
		return err
	}
	if plain && g.folder.link(staged, g.old, e.name) == nil {
		return nil
	}
	data, err := os.ReadFile(g.folder.in(g.folder.path, e.name))
	if err != nil {
		return g.folder.failed("read", e.name, err)
	}
	if sha256.Sum256(data) != e.digest() {
		return g.folder.failed("read", e.name, errChanging)
	}
	return g.staging.put(e.name, data)
}

// carryIgnore takes .gitignore into the new generation with its content, its
// permissions and, where links work, its date.
func (g *Generation) carryIgnore(staged *place) error {
	// There may have been no folder yet when the generation was begun.
	if g.old != nil && g.folder.link(staged, g.old, ignoreName) == nil {
		return nil
	}
	from := filepath.Join(g.folder.path, ignoreName)
	info, err := os.Lstat(from)
	if err != nil {
		return g.folder.failed("read", ignoreName, err)
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return g.folder.failed("read", ignoreName, err)
	}
	var kept atomic.Bool // These are the file's own permissions, not a page's.
	if err := staged.create(ignoreName, data, info.Mode().Perm(), &kept); err != nil {
		return g.folder.failed("write", ignoreName, err)
	}
	return nil
}
