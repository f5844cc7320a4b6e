//go:build unix

package main

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// openFolder is a folder of a root that is open. A file in it is opened by one call, which
// follows no link. Whatever that does not open, such as a link to a file in another folder,
// is asked of the root: it alone knows what lies in the project, and what is wrong otherwise.
//
// A folder that somebody moves away while it is read is still read where it is now: it was
// a folder of the project when it was opened.
type openFolder struct {
	fs.FS // as the root opens it
	dir   *os.File
}

// Sub opens a folder, which whoever asks for it has to close.
func (r *rootFS) Sub(name string) (fs.FS, error) {
	whole, err := fs.Sub(r.whole, name)
	if err != nil {
		return nil, err
	}
	dir, err := r.folder(name)
	if err != nil {
		return whole, nil // It will say what is wrong.
	}
	return &openFolder{whole, dir}, nil
}

// folder opens a folder by way of the root, and then once more: package os would ask for
// the size of each file that it lists in a folder of a root.
func (r *rootFS) folder(name string) (*os.File, error) {
	found, err := r.root.OpenFile(filepath.FromSlash(name), unix.O_RDONLY|unix.O_DIRECTORY|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer found.Close() //nolint:errcheck // nothing was written.
	fd, err := openAt(found, ".", unix.O_DIRECTORY)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), filepath.Join(r.root.Name(), name)), nil
}

// openAt opens what a folder has, but no link. Nobody waits for it, not even for a pipe
// that has come in the place of a file.
func openAt(dir *os.File, name string, flags int) (fd int, err error) {
	for {
		fd, err = unix.Openat(int(dir.Fd()), name, unix.O_RDONLY|unix.O_CLOEXEC|unix.O_NOFOLLOW|unix.O_NONBLOCK|flags, 0)
		if !errors.Is(err, unix.EINTR) {
			return fd, err
		}
	}
}

// Close closes the folder.
func (o *openFolder) Close() error { return o.dir.Close() }

// ReadDir lists a folder in the order of its names.
func (o *openFolder) ReadDir(name string) ([]fs.DirEntry, error) {
	if name != "." {
		return fs.ReadDir(o.FS, name)
	}
	_, err := o.dir.Seek(0, io.SeekStart)
	if err != nil {
		return fs.ReadDir(o.FS, name)
	}
	list, err := o.dir.ReadDir(-1)
	if err != nil {
		return fs.ReadDir(o.FS, name)
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return list, nil
}

// Open opens a file or a folder.
func (o *openFolder) Open(name string) (fs.File, error) {
	if fs.ValidPath(name) && name != "." && strings.IndexByte(name, '/') < 0 {
		if fd, err := openAt(o.dir, name, 0); err == nil {
			return &openFile{fd: fd, in: o.dir, name: name}, nil
		}
	}
	return o.FS.Open(name)
}

// openFile is a file to be read from its beginning to its end, by one goroutine. It does
// without what [os.File] adds to each file: a cleanup, and asking whether it can be polled.
type openFile struct {
	fd   int
	in   *os.File
	name string
	file *os.File // the same one, for what is seldom asked; mostly nil
}

// Read reads on.
func (f *openFile) Read(b []byte) (int, error) {
	for {
		n, err := unix.Read(f.fd, b)
		switch {
		case errors.Is(err, unix.EINTR):
		case err != nil:
			return 0, &fs.PathError{Op: "read", Path: f.name, Err: err}
		case n == 0 && len(b) > 0:
			return 0, io.EOF
		default:
			return n, nil
		}
	}
}

func (f *openFile) whole() *os.File {
	if f.file == nil {
		f.file = os.NewFile(uintptr(f.fd), filepath.Join(f.in.Name(), f.name))
	}
	return f.file
}

// Stat says what the file is.
func (f *openFile) Stat() (fs.FileInfo, error) { return f.whole().Stat() }

// ReadDir lists the file, if it is a folder.
func (f *openFile) ReadDir(n int) ([]fs.DirEntry, error) { return f.whole().ReadDir(n) }

// Close closes the file.
func (f *openFile) Close() error {
	if f.file != nil {
		return f.file.Close()
	}
	return unix.Close(f.fd)
}

// Room gives room for the bytes of files, outside of the heap: they live as long as the run,
// and the garbage collector lets the heap grow by as much again as lives in it. It is never
// given back: it is for commands that read a project once.
func (r *rootFS) Room(size int) []byte {
	room, err := unix.Mmap(-1, 0, size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE|filled)
	if err != nil {
		return make([]byte, size)
	}
	return room
}
