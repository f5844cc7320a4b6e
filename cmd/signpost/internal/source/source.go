// Package source finds and reads a project's files.
//
// A project has three folders: content, templates and static. [Load] reads every
// regular file below them, once, and refuses what could publish something that
// is not the project's: a link that leads out, a pipe, a device. What an editor's
// program leaves behind (backup copies, swap files) is passed over. [Text] makes
// a file plain text: UTF-8, "\n" line ends, no byte order mark.
//
// The package knows nothing of what the files mean. It reads from an [fs.FS],
// which the program opens through os.Root, so that no name can reach outside.
package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"sync"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// maxFile is the size in bytes of the largest file that is read. A host may
// refuse larger ones, and a phone certainly will.
const maxFile = 10 << 20

// File is one file of the project. Name is slash-separated from the project's
// folder, such as "content/parents/first-hour.md".
type File struct {
	Name string
	Data []byte
}

// Tree is every file of a project, each list in the order of its names.
type Tree struct {
	Content, Templates, Static []File
}

// Load reads a project. Problems are about its files; the error is the machine's
// or the context's. A missing static folder is an empty one.
func Load(ctx context.Context, fsys fs.FS) (Tree, diag.List, error) {
	var tree Tree
	var problems diag.List
	for _, folder := range []struct {
		name     string
		files    *[]File
		required bool
	}{
		{"content", &tree.Content, true},
		{"templates", &tree.Templates, true},
		{"static", &tree.Static, false},
	} {
		w := walker{ctx: ctx, fsys: fsys}
		found, faults, err := w.folder(folder.name, folder.required)
		if err != nil {
			return Tree{}, nil, err
		}
		*folder.files = found
		problems = append(problems, faults...)
	}
	return tree, problems, nil
}

// walker finds the files of a folder, one after another, and has them read by several
// goroutines.
type walker struct {
	ctx   context.Context //nolint:containedctx // a walker lives for one call of Load.
	fsys  fs.FS
	found []*entry // in the order of their names
	queue chan *entry
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

// folder gives the files of a folder, and what is wrong with them, in the order of
// their names.
func (w *walker) folder(name string, required bool) ([]File, diag.List, error) {
	w.queue = make(chan *entry, queued)
	var readers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		readers.Go(func() {
			for e := range w.queue {
				w.read(e)
			}
		})
	}
	err := w.root(name, required)
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

// queued is how many files may have been found and not be read yet: some, so that neither
// the walker nor the readers wait for each other.
const queued = 256

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
	w.queue <- w.add(&entry{file: File{Name: name}, isLink: found.Type()&fs.ModeSymlink != 0})
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

// Read reads one file that was found before, with the care of [Load]; false where it is not
// there any more, or cannot be read.
func Read(fsys fs.FS, name string) (File, bool) {
	e := entry{file: File{Name: name}}
	info, err := fs.Stat(fsys, name)
	if err != nil || !info.Mode().IsRegular() {
		return File{}, false
	}
	e.read(fsys)
	return e.file, e.isRead
}

// follow follows a link to a file inside the project, and reports whether it may be read.
// Folders are not followed, so that no page has two addresses and no loop has no end.
func (e *entry) follow(fsys fs.FS) bool {
	name := e.file.Name
	info, err := fs.Stat(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		*e = *fault(name, "link", "the link leads to nothing").hint("remove it, or put the file itself here")
	case err != nil && strings.Contains(err.Error(), "escapes"):
		// os.Root has no error value for this; its text is "path escapes from parent".
		*e = *fault(name, "link", "the link leaves the project").hint("put a copy of the file itself here")
	case err != nil:
		*e = *fault(name, "link", "the link cannot be followed: %s", cause(err)).hint("remove it, or put the file itself here")
	case info.IsDir():
		e.problems = diag.List{diag.InFile(name, diag.Warning, "link", "a link to a folder is not followed").
			WithHint("put the folder itself here, or remove the link")}
	case !info.Mode().IsRegular():
		*e = *fault(name, "not-a-file", "the link leads to something that is not a regular file").hint("remove it")
	default:
		return true
	}
	return false
}

func (e *entry) read(fsys fs.FS) {
	name := e.file.Name
	data, err := readFile(fsys, name)
	if err == nil {
		e.file.Data, e.isRead = data, true
		return
	}
	var large *tooLarge
	if errors.As(err, &large) {
		*e = *fault(name, "limit", "the file has %d kB, at most %d kB are published", large.size>>10, maxFile>>10).
			hint("make it smaller, or publish it elsewhere and link to it")
		return
	}
	e.err = e.refuse(name, err)
}

type tooLarge struct{ size int64 }

func (t *tooLarge) Error() string { return fmt.Sprintf("%d bytes", t.size) }

func readFile(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written.
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFile {
		return nil, &tooLarge{info.Size()}
	}
	data := make([]byte, info.Size())
	n, err := io.ReadFull(f, data)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	return data[:n], nil
}

// refuse turns what an editor can mend into a problem, and leaves the rest to
// the caller as the machine's error.
func (e *entry) refuse(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission):
		*e = *fault(name, "unreadable", "permission denied").hint("allow your user to read it")
	case errors.Is(err, fs.ErrNotExist):
		*e = *fault(name, "unreadable", "the file went away while it was read").hint("build again")
	case strings.Contains(err.Error(), "escapes"):
		*e = *fault(name, "link", "the link leaves the project").hint("put a copy of the folder itself here")
	default:
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

func cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// fault is an entry with one problem, which may still get its hint.
func fault(name, rule, format string, args ...any) *entry {
	return &entry{problems: diag.List{diag.InFile(name, diag.Error, rule, format, args...)}}
}

func (e *entry) hint(text string) *entry {
	e.problems[0].Hint = text
	return e
}
