package output

import (
	"context"
	"crypto/sha256"
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

	mu     sync.Mutex
	root   *place          // nil before the first file
	made   map[string]bool // the folders in it
	closed bool

	keptFile, keptDir atomic.Bool // see place.mkdir
}

// put writes a file.
func (s *staging) put(name string, data []byte) error {
	if err := s.makeDir(parent(name)); err != nil {
		return err
	}
	if err := s.root.create(name, data, fileMode, &s.keptFile); err != nil {
		return s.folder.failed("write", name, err)
	}
	return nil
}

// parent is the folder of a clean name, "" for the site's folder.
func parent(name string) string {
	return name[:max(0, strings.LastIndexByte(name, '/'))]
}

// makeDir makes a folder of the site and its parents, each once. It makes one at a
// time: side by side they wait for each other in the allocator of the file system, and
// on ext4 two goroutines were measured slower than one.
func (s *staging) makeDir(dir string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return s.folder.failed("create", dir, fs.ErrClosed)
	}
	if s.root == nil {
		if err := s.makeRoot(); err != nil {
			return s.folder.failed("create", "", err)
		}
	}
	return s.makeMissing(dir)
}

func (s *staging) makeRoot() error {
	if err := os.Mkdir(s.folder.next, dirMode); err != nil {
		return err
	}
	if err := os.Chmod(s.folder.next, dirMode); err != nil {
		return err
	}
	root, err := openPlace(s.folder.next)
	s.root, s.made = root, map[string]bool{"": true}
	return err
}

func (s *staging) makeMissing(dir string) error {
	if s.made[dir] {
		return nil
	}
	if err := s.makeMissing(parent(dir)); err != nil {
		return err
	}
	if err := s.root.mkdir(dir, &s.keptDir); err != nil {
		return s.folder.failed("create", dir, err)
	}
	s.made[dir] = true
	return nil
}

// close ends the staging. What is put afterwards must not find the number of its
// folder, which soon is another's.
func (s *staging) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	if s.root != nil {
		s.root.close()
	}
}

// complete adds to the staging what the new generation has in common with the old
// one, the manifest last.
func (g *Generation) complete(ctx context.Context, next site, c comparison) error {
	if err := g.staging.makeDir(""); err != nil {
		return err
	}
	err := each(ctx, len(next.files), func(i int) error {
		if !next.files[i].same {
			return nil // It was staged when it was put.
		}
		return g.carry(&next.files[i], c.same[i])
	})
	if err != nil {
		return err
	}
	if g.surveyed.ignored {
		if err := g.carryIgnore(); err != nil {
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
	if err := g.staging.makeDir(parent(e.name)); err != nil {
		return err
	}
	if plain && g.folder.link(g.staging.root, g.old, e.name) == nil {
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
func (g *Generation) carryIgnore() error {
	// There may have been no folder yet when the generation was begun.
	if g.old != nil && g.folder.link(g.staging.root, g.old, ignoreName) == nil {
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
	if err := g.staging.root.create(ignoreName, data, info.Mode().Perm(), &kept); err != nil {
		return g.folder.failed("write", ignoreName, err)
	}
	return nil
}
