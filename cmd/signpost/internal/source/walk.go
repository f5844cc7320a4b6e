package source

import (
	"context"
	"errors"
	"io/fs"
	"runtime"
	"strings"
	"sync"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// walker finds the files of a folder, one after another, and has them read by several
// goroutines.
type walker struct {
	ctx   context.Context //nolint:containedctx // a walker lives for one call of Load.
	fsys  fs.FS
	found []*entry // in the order of their names
	batch []entry  // the last of those that are found, and not yet handed over
	queue chan []entry
}

// entry is a file or a folder of which there is something to say. Whoever reads it has it
// alone.
type entry struct {
	file     File
	isLink   bool
	isRead   bool  // the file is one of the project
	size     int64 // the file's when its folder was listed, or unknown
	problems diag.List
	err      error
}

// add notes what was found.
func (w *walker) add(e *entry) *entry {
	w.found = append(w.found, e)
	return e
}

// folder gives the files of a folder, and what is wrong with them, in the order of
// their names.
func (w *walker) folder(name string, required bool) ([]File, diag.List, error) {
	w.queue = make(chan []entry, queued)
	var readers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		readers.Go(func() {
			for batch := range w.queue {
				for i := range batch {
					w.read(&batch[i])
				}
			}
		})
	}
	err := w.root(name, required)
	w.hand()
	close(w.queue)
	readers.Wait()
	files := make([]File, 0, len(w.found))
	var problems diag.List
	for _, e := range w.found {
		if e.err != nil {
			return nil, nil, e.err
		}
		problems = append(problems, e.problems...)
		if e.isRead {
			files = append(files, e.file)
		}
	}
	return files, problems, err
}

// together is how many files are handed over at once, so that handing over costs little, and
// queued how many such batches may have been found and not be read yet: some, so that neither
// the walker nor the readers wait for each other.
const together, queued = 16, 16

// hand has the last files that were found read.
func (w *walker) hand() {
	if len(w.batch) > 0 {
		w.queue <- w.batch
	}
	w.batch = nil
}

// file notes a file that is to be read.
func (w *walker) file(e entry) {
	if w.batch == nil {
		w.batch = make([]entry, 0, together)
	}
	w.batch = append(w.batch, e)
	w.add(&w.batch[len(w.batch)-1])
	if len(w.batch) == together {
		w.hand()
	}
}

// root walks a folder.
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
	return fs.WalkDir(w.fsys, name, w.visit)
}

func (w *walker) visit(name string, found fs.DirEntry, err error) error {
	switch {
	case w.ctx.Err() != nil:
		return w.ctx.Err()
	case err != nil:
		return w.add(new(entry)).refuse(name, err)
	case found.IsDir() && Leftover(found.Name()):
		return fs.SkipDir
	case Leftover(found.Name()):
		return nil
	case !fs.ValidPath(name):
		return w.misnamed(name, found)
	case found.IsDir():
		return nil
	case found.Type()&fs.ModeSymlink == 0 && !found.Type().IsRegular():
		w.add(fault(name, "not-a-file", "not a regular file").
			hint("only ordinary files can be published; remove it"))
		return nil
	}
	w.file(entry{file: File{Name: name}, isLink: found.Type()&fs.ModeSymlink != 0, size: sizeOf(found)})
	return nil
}

// misnamed refuses a file or folder that could not be opened by its name, nor have an
// address: an archive or a disk of another system has given it bytes that are no text.
func (w *walker) misnamed(name string, found fs.DirEntry) error {
	w.add(fault(strings.ToValidUTF8(name, "\uFFFD"), "file-name", "the name %q is not UTF-8", found.Name()).
		hint("rename it, best with letters from a to z, digits and hyphens"))
	if found.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// read reads what was found.
func (w *walker) read(e *entry) {
	switch {
	case w.ctx.Err() != nil:
		e.err = w.ctx.Err()
	case e.isLink && !e.follow(w.fsys):
	default:
		e.read(w.fsys)
	}
}

// unknown is the size of a file that is not known before the file is open.
const unknown = -1

// sizeOf is the size of a file that was found.
func sizeOf(found fs.DirEntry) int64 {
	if !found.Type().IsRegular() {
		return unknown
	}
	info, err := found.Info()
	if err != nil {
		return unknown
	}
	return info.Size()
}
