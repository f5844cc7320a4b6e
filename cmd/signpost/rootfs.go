package main

import (
	"cmp"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
)

// rootFS is the files of a root, for whoever reads all of them. An [os.Root] opens every
// folder on the way to a file anew, for each file; this keeps the folders that were listed
// open, each as a root of its own, and asks the one that is nearest to the file. Whatever
// that does not open, such as a link to a file in another folder, is asked of the root
// itself: it alone knows what lies in the project, and what is wrong otherwise.
//
// A folder that somebody moves away while it is read is still read where it is now: it was
// a folder of the project when it was listed.
type rootFS struct {
	root  *os.Root
	whole fs.FS // the same files, as the root itself opens them

	room room

	mutex   sync.RWMutex
	folders map[string]*os.Root // by their names
}

// mostFolders is how many folders are kept open: far fewer than a process may have files.
const mostFolders = 400

func newRootFS(root *os.Root) *rootFS {
	return &rootFS{root: root, whole: root.FS(), folders: map[string]*os.Root{}}
}

// Close closes the folders, and not the root.
func (r *rootFS) Close() error {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, f := range r.folders {
		_ = f.Close() // nothing was written.
	}
	clear(r.folders)
	return nil
}

// Open opens a file or a folder.
func (r *rootFS) Open(name string) (fs.File, error) {
	if near, rest := r.nearest(name); near != nil && fs.ValidPath(name) {
		if f, err := near.OpenFile(rest, os.O_RDONLY|noBlock, 0); err == nil {
			return f, nil
		}
	}
	return r.whole.Open(name)
}

// Stat says what a name stands for, or what the link that has it leads to.
func (r *rootFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.whole, name) }

// ReadDir lists a folder in the order of its names.
func (r *rootFS) ReadDir(name string) ([]fs.DirEntry, error) {
	folder := r.folder(name)
	if folder == nil {
		return fs.ReadDir(r.whole, name)
	}
	f, err := folder.OpenFile(".", os.O_RDONLY|noBlock, 0)
	if err != nil {
		return fs.ReadDir(r.whole, name)
	}
	defer f.Close() //nolint:errcheck // nothing was written.
	list, err := f.ReadDir(-1)
	if err != nil {
		return fs.ReadDir(r.whole, name)
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return list, nil
}

// folder opens a folder to stay open, or gives nil.
func (r *rootFS) folder(name string) *os.Root {
	if !fs.ValidPath(name) {
		return nil
	}
	near, rest := r.nearest(name)
	if near == nil {
		near, rest = r.root, name
	}
	folder, err := near.OpenRoot(rest)
	if err != nil {
		return nil
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if len(r.folders) >= mostFolders || r.folders[name] != nil {
		_ = folder.Close() // nothing was written.
		return nil
	}
	r.folders[name] = folder
	return folder
}

// nearest is the root of the folder that a file stands in, or of the nearest one above it,
// with the way to the file from there; nil where there is none.
func (r *rootFS) nearest(name string) (*os.Root, string) {
	r.mutex.RLock()
	defer r.mutex.RUnlock()
	for at := len(name); ; {
		if at = strings.LastIndexByte(name[:at], '/'); at < 0 {
			return nil, ""
		}
		if f := r.folders[name[:at]]; f != nil {
			return f, name[at+len("/"):]
		}
	}
}
