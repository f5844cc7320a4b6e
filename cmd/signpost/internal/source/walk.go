package source

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// walker finds the files of a folder, one after another, and has them read by several
// goroutines.
type walker struct {
	ctx   context.Context //nolint:containedctx // a walker lives for one call of Load.
	fsys  fs.FS
	sums  bool     // those of files are asked for
	found []*entry // in the order of their names
	queue chan batch
}

// entry is a file or a folder of which there is something to say. Whoever reads it has it
// alone.
type entry struct {
	file     File
	isLink   bool
	isRead   bool // the file is one of the project
	problems diag.List
	err      error
}

// add notes what was found.
func (w *walker) add(e *entry) *entry {
	w.found = append(w.found, e)
	return e
}

// batch is files of one folder that are to be read.
type batch struct {
	in    *folder
	files []entry
}

// together is how many files are handed over at once, so that handing over costs little, and
// queued how many such batches may have been found and not be read yet: some, so that neither
// the walker nor the readers wait for each other.
const together, queued = 16, 16

// folder is a folder of the project. It may have to be closed when its files are read.
type folder struct {
	fsys    fs.FS
	pending atomic.Int64 // who still needs it
}

// done says that somebody does not need the folder any more.
func (f *folder) done() {
	if c, ok := f.fsys.(io.Closer); ok && f.pending.Add(-1) == 0 {
		_ = c.Close() // nothing was written.
	}
}

// begin has files read from now on, and gives a function that waits for the last one.
func (w *walker) begin() (end func()) {
	w.queue = make(chan batch, queued)
	var readers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		readers.Go(func() {
			r := newReader(w.fsys)
			for b := range w.queue {
				for i := range b.files {
					w.read(r, b.in, &b.files[i])
				}
				b.in.done()
			}
		})
	}
	return func() {
		close(w.queue)
		readers.Wait()
	}
}

// read reads what was found in a folder.
func (w *walker) read(r *reader, in *folder, e *entry) {
	switch {
	case w.ctx.Err() != nil:
		e.err = w.ctx.Err()
	case e.isLink && !e.follow(w.fsys):
	default:
		e.read(r, in.fsys, path.Base(e.file.Name))
		if w.sums && e.isRead {
			e.file.Sum = sha256.Sum256(e.file.Data)
		}
	}
}

// files gives those that were found and read, and what is wrong with them, in the order of
// their names.
func files(found []*entry) ([]File, diag.List, error) {
	files := make([]File, 0, len(found))
	var problems diag.List
	for _, e := range found {
		if e.err != nil {
			return nil, nil, e.err
		}
		problems = append(problems, e.problems...)
		if e.isRead {
			files = append(files, e.file)
		}
	}
	return files, problems, nil
}

// root walks one of the project's folders.
func (w *walker) root(name string, required bool) error {
	info, err := fs.Stat(w.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !required:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		w.add(fault(name, "no-folder", "there is no folder %s here", name).
			hint("run signpost in the project's own folder, or name it with --source"))
		return nil
	case err != nil:
		return w.add(new(entry)).refuse(name, err)
	case !info.IsDir():
		w.add(fault(name, "no-folder", "%s is a file, want a folder", name))
		return nil
	}
	return w.walk(name)
}

// walk goes through a folder and those in it.
func (w *walker) walk(name string) error {
	fsys, err := fs.Sub(w.fsys, name)
	if err != nil {
		return w.add(new(entry)).refuse(name, err)
	}
	in := &folder{fsys: fsys}
	in.pending.Store(1)
	defer in.done()
	list, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return w.add(new(entry)).refuse(name, err)
	}
	var files []entry
	hand := func() {
		if len(files) > 0 {
			in.pending.Add(1)
			w.queue <- batch{in, files}
		}
		files = nil
	}
	defer hand()
	for i, found := range list {
		if w.ctx.Err() != nil {
			return w.ctx.Err()
		}
		within := name + "/" + found.Name()
		switch {
		case !w.wants(within, found):
		case found.IsDir():
			hand() // The files are read meanwhile.
			if err := w.walk(within); err != nil {
				return err
			}
		default:
			if files == nil {
				files = make([]entry, 0, min(together, len(list)-i))
			}
			files = append(files, entry{file: File{Name: within}, isLink: found.Type()&fs.ModeSymlink != 0})
			w.add(&files[len(files)-1])
			if len(files) == cap(files) {
				hand()
			}
		}
	}
	return nil
}

// wants reports whether a file is to be read, or a folder gone through.
func (w *walker) wants(name string, found fs.DirEntry) bool {
	switch {
	case Leftover(found.Name()):
		return false
	case !fs.ValidPath(name):
		w.misnamed(name, found)
		return false
	case !found.IsDir() && found.Type()&fs.ModeSymlink == 0 && !found.Type().IsRegular():
		w.add(fault(name, "not-a-file", "not a regular file").
			hint("only ordinary files can be published; remove it"))
		return false
	}
	return true
}

// misnamed refuses a file or folder that could not be opened by its name, nor have an
// address: an archive or a disk of another system has given it bytes that are no text.
func (w *walker) misnamed(name string, found fs.DirEntry) {
	w.add(fault(strings.ToValidUTF8(name, "\uFFFD"), "file-name", "the name %q is not UTF-8", found.Name()).
		hint("rename it, best with letters from a to z, digits and hyphens"))
}
