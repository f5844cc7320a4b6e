package watch

import (
	"bytes"
	"cmp"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"time"
)

// snapshot is a state as a file system.
type snapshot struct {
	state state
	lists map[string][]fs.DirEntry // what each folder holds, sorted
	root  *os.Root                 // for what is not in memory; nil: there is no project
}

// files makes a file system of a state.
func (s state) files(root *os.Root) fs.FS {
	snap := &snapshot{state: s, root: root, lists: map[string][]fs.DirEntry{".": nil}}
	listed := make(map[string]bool, len(s))
	for name, f := range s {
		// A file that is only just missing may stand in a folder that has gone with it.
		for dir := path.Dir(name); dir != "." && s[dir] == nil && !listed[dir]; dir = path.Dir(dir) {
			listed[dir] = true
			snap.list(&file{name: dir, kind: fs.ModeDir})
		}
		snap.list(f)
	}
	for _, l := range snap.lists {
		slices.SortFunc(l, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	}
	return snap
}

func (s *snapshot) list(f *file) {
	dir := path.Dir(f.name)
	s.lists[dir] = append(s.lists[dir], entry{f, f.kind})
	if _, ok := s.lists[f.name]; !ok && f.kind.IsDir() {
		s.lists[f.name] = nil
	}
}

// Open opens a file or folder.
func (s *snapshot) Open(name string) (fs.File, error) {
	info, f, err := s.find("open", name)
	switch {
	case err != nil:
		return nil, err
	case f != nil && f.data != nil:
		return &opened{Reader: bytes.NewReader(f.data), info: info}, nil
	case info != nil:
		return &folder{info: info, name: name, entries: s.lists[name]}, nil
	}
	// A pipe must not keep its reader for ever.
	d, err := s.root.OpenFile(name, os.O_RDONLY|noBlock, 0)
	if err != nil {
		return nil, err
	}
	return d, nil
}

// Stat follows links, as fs.StatFS does.
func (s *snapshot) Stat(name string) (fs.FileInfo, error) {
	info, _, err := s.find("stat", name)
	if err != nil || info != nil {
		return info, err
	}
	return s.root.Stat(name)
}

// ReadFile returns a copy of a file's bytes.
func (s *snapshot) ReadFile(name string) ([]byte, error) {
	if f := s.state[name]; f != nil && f.data != nil {
		return append([]byte{}, f.data...), nil // The caller may write to it.
	}
	d, err := s.Open(name)
	if err != nil {
		return nil, err
	}
	defer d.Close() //nolint:errcheck // nothing was written.
	info, err := d.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	return io.ReadAll(d)
}

// ReadDir lists a folder.
func (s *snapshot) ReadDir(name string) ([]fs.DirEntry, error) {
	info, _, err := s.find("readdir", name)
	switch {
	case err != nil:
		return nil, err
	case info == nil:
		return fs.ReadDir(s.root.FS(), name)
	case !info.IsDir():
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	return slices.Clone(s.lists[name]), nil
}

// find returns what is known of a name: info is nil when only the disk knows, the file
// is nil for a folder that no look found.
func (s *snapshot) find(op, name string) (fs.FileInfo, *file, error) {
	if !fs.ValidPath(name) {
		return nil, nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	f := s.state[name]
	if f == nil {
		if _, ok := s.lists[name]; ok {
			return entry{&file{name: name}, fs.ModeDir}, nil, nil
		}
		return nil, nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	switch {
	case f.data != nil:
		return entry{f, 0}, f, nil // A link is what it leads to.
	case f.kind.IsDir() && f.note == "":
		return entry{f, fs.ModeDir}, f, nil
	case s.root == nil:
		return nil, nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return nil, f, nil
}

// entry is a file in a listing, and what is known of it; kind is what it is taken for.
type entry struct {
	*file
	kind fs.FileMode
}

// permission is the same for all files: what a build makes does not depend on it.
const permission = 0o444

func (e entry) Name() string               { return path.Base(e.name) }
func (e entry) IsDir() bool                { return e.kind.IsDir() }
func (e entry) Type() fs.FileMode          { return e.kind }
func (e entry) Mode() fs.FileMode          { return e.kind | permission }
func (e entry) Size() int64                { return e.size }
func (e entry) ModTime() time.Time         { return e.modified }
func (e entry) Sys() any                   { return nil }
func (e entry) Info() (fs.FileInfo, error) { return e, nil }
func (e entry) String() string             { return fs.FormatDirEntry(e) }

// opened is a file that is being read.
type opened struct {
	*bytes.Reader
	info fs.FileInfo
}

func (o *opened) Stat() (fs.FileInfo, error) { return o.info, nil }
func (o *opened) Close() error               { return nil }

// folder is a folder that is being read.
type folder struct {
	info    fs.FileInfo
	name    string
	entries []fs.DirEntry // those still to come
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *folder) Close() error               { return nil }
func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
}

// ReadDir gives the next n entries, or all when n is not positive.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.entries) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.entries) {
		n = len(f.entries)
	}
	next := slices.Clone(f.entries[:n])
	f.entries = f.entries[n:]
	return next, nil
}
