package watch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"example.org/signpost/cmd/signpost/internal/source"
)

const (
	// maxFile is the size of the largest file that is read; the package source refuses
	// larger ones.
	maxFile = 10 << 20
	// young is the age below which a file may be written again without its times showing
	// it: the system's clock for files ticks every 1 to 15 ms.
	young = 20 * time.Millisecond
	// minute is the age below which a file is always read where the system does not tell
	// when it was changed, only what its author says: a copy may have the same size and
	// time as what it replaces.
	minute = time.Minute
	// attempts bounds the looks in a row while folders are moved about.
	attempts = 3
)

// folders are what is looked at wholly; of the program's source only Go files are.
func folders() []string { return []string{"content", "templates", "static"} }

// singles are the files beside them that matter to what is served.
func singles() []string { return []string{"netlify.toml", "go.mod", "go.sum"} }

const program = "cmd"

// look makes seen what is on the disk, and has every folder watched.
func (w *Watcher) look() {
	w.fresh = false
	for range attempts {
		w.reopen()
		s := scan{w: w, old: w.seen, found: make(state, len(w.seen)), dirs: map[string]uint64{}}
		s.project()
		w.fresh = w.fresh || s.fresh || len(s.found) != len(w.seen)
		w.seen = s.found
		if !w.moved(s.dirs) {
			return
		}
	}
	w.rouse() // Nothing is watched now; when they stand still, it will be.
}

// reopen follows the project's folder when it was removed and made again.
func (w *Watcher) reopen() {
	info, err := os.Stat(w.folder)
	if err != nil || !info.IsDir() {
		w.root = nil
		return
	}
	if w.root != nil {
		if held, err := w.root.Stat("."); err == nil && os.SameFile(held, info) {
			return
		}
	}
	root, err := os.OpenRoot(w.folder)
	if err != nil {
		w.root = nil
		return
	}
	w.roots = append(w.roots, root) // The states that were given still read from the old ones.
	w.root = root
}

// scan is one look at the disk.
type scan struct {
	w     *Watcher
	old   state // the look before
	found state
	dirs  map[string]uint64 // folders that are watched, with their identities
	fresh bool              // something is not as it was
}

func (s *scan) project() {
	if s.w.root == nil {
		return
	}
	if d, err := s.w.root.Open("."); err == nil {
		if info, err := d.Stat(); err == nil {
			s.watch(".", identity(d, info))
		}
		_ = d.Close() // nothing was written.
	}
	for _, name := range singles() {
		if info, err := s.w.root.Lstat(name); err == nil && !info.IsDir() {
			s.file(name, info)
		}
	}
	for _, name := range folders() {
		s.top(name, func(string) bool { return true })
	}
	s.top(program, func(name string) bool { return path.Ext(name) == ".go" })
}

// top looks at one of the project's folders. It may be a link to a folder inside the
// project, as it may for the package source.
func (s *scan) top(name string, wanted func(string) bool) {
	info, err := s.w.root.Stat(name)
	switch {
	case err == nil && info.IsDir():
		s.folder(name, wanted)
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		s.note(&file{name: name, kind: fs.ModeIrregular, note: cause(err)})
	default:
		s.file(name, info)
	}
}

// folder has a folder watched and then looks into it: what is made in between gives an
// event.
func (s *scan) folder(name string, wanted func(string) bool) {
	f := &file{name: name, kind: fs.ModeDir}
	d, err := s.w.root.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		f.note = cause(err)
		s.note(f)
		return
	}
	defer d.Close() //nolint:errcheck // nothing was written.
	if info, err := d.Stat(); err == nil {
		s.watch(name, identity(d, info))
	}
	entries, err := d.ReadDir(-1)
	if err != nil {
		f.note = cause(err)
	}
	s.note(f)
	for _, e := range entries {
		below := path.Join(name, e.Name())
		switch {
		case source.Leftover(e.Name()):
		case e.IsDir() && name == program && e.Name() == "node_modules":
		case e.IsDir():
			s.folder(below, wanted)
		case wanted(e.Name()):
			if info, err := e.Info(); err == nil {
				s.file(below, info)
			}
		}
	}
}

// file notes a file, and reads it if it may have changed.
func (s *scan) file(name string, info fs.FileInfo) {
	old := s.old[name]
	f := &file{name: name, kind: info.Mode().Type(), key: keyOf(info), size: info.Size(), modified: info.ModTime()}
	if f.kind == fs.ModeSymlink {
		target, err := s.w.root.Stat(name)
		if err != nil {
			f.note = cause(err)
			s.note(f)
			return
		}
		if !target.Mode().IsRegular() {
			f.note = target.Mode().Type().String()
			s.note(f)
			return
		}
		f.target, info = keyOf(target), target
	}
	switch {
	case info.IsDir(): // It became one just now, the next look will show.
		return
	case !info.Mode().IsRegular():
		f.note = info.Mode().Type().String()
	case info.Size() > maxFile:
		f.note = fmt.Sprintf("%d bytes", info.Size())
	case old != nil && old.key == f.key && old.target == f.target && old.data != nil && !old.again && !old.open:
		f = old
	default:
		if !s.read(f, old) {
			return
		}
	}
	s.note(f)
}

// note adds a file or folder to what was found. What is as it was stays the same in
// memory, so that states can be compared quickly.
func (s *scan) note(f *file) {
	if old := s.old[f.name]; old != nil && old != f && f.data == nil && old.key == f.key && old.same(f) {
		f = old
	} else if old != f {
		s.fresh = true
	}
	s.found[f.name] = f
}

// read reads a file, and reports whether it is still there. Bytes that are those of the
// look before are kept, so that a file that does not change stands in memory once.
func (s *scan) read(f, old *file) bool {
	d, err := s.w.root.OpenFile(f.name, os.O_RDONLY|noBlock, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	if err != nil {
		f.note = cause(err)
		return true
	}
	defer d.Close() //nolint:errcheck // nothing was written.
	now := s.w.clock()
	before, err := d.Stat()
	if err != nil || !before.Mode().IsRegular() {
		f.note, f.again = "replaced", true
		return true
	}
	data := make([]byte, before.Size(), before.Size()+1)
	n, err := io.ReadFull(d, data)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		f.note, f.again = cause(err), true
		return true
	}
	data = data[:n:n]
	after, err := d.Stat()
	if err != nil {
		after = before
	}
	k := keyOf(after)
	f.open = k != keyOf(before) || int64(n) != after.Size() || s.isWritten(d, old, now.Sub(after.ModTime()))
	if f.target == (key{}) {
		f.key = k
	} else {
		f.target = k
	}
	f.size, f.modified = int64(n), after.ModTime()
	age := now.Sub(k.changed()).Abs()
	f.again = age < young || k.change == 0 && age < minute
	f.data = data
	if old != nil && old.data != nil && bytes.Equal(old.data, data) {
		f.data = old.data
	}
	return true
}

// isWritten asks whether a program is writing the file. That is only of interest in a
// file that was written just now; network drives do not know, and say yes.
func (s *scan) isWritten(d *os.File, old *file, age time.Duration) bool {
	return s.w.local && (age < patience || old != nil && old.open) && isWritten(d)
}

// moved reports whether a watched folder has gone or is another one than before. Then
// all watches are given back, to be set anew by another look: the one of a folder that
// was renamed goes on under the old name, and would be taken for that of a new folder
// there.
func (w *Watcher) moved(dirs map[string]uint64) bool {
	if w.notifier == nil {
		return false
	}
	moved := false
	for name, inode := range w.watched {
		if now, ok := dirs[name]; !ok || now != inode {
			moved = true
			_ = w.notifier.remove(w.path(name)) // It may be gone by itself.
		}
	}
	if !moved {
		w.watched = dirs
		return false
	}
	for name := range dirs {
		_ = w.notifier.remove(w.path(name)) // As above.
	}
	w.watched = nil
	return true
}

func (w *Watcher) path(name string) string {
	return filepath.Join(w.folder, filepath.FromSlash(name))
}

// cause is what the system says, without the operation and the path: the same fault has
// the same text in each look.
func cause(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err.Error()
	}
	return err.Error()
}
