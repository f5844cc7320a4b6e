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
	"path"
	"strings"

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
		found, err := w.root(folder.name, folder.required)
		if err != nil {
			return Tree{}, nil, err
		}
		*folder.files = found
		problems = append(problems, w.problems...)
	}
	return tree, problems, nil
}

type walker struct {
	ctx      context.Context //nolint:containedctx // a walker lives for one call of Load.
	fsys     fs.FS
	files    []File
	problems diag.List
}

func (w *walker) root(name string, required bool) ([]File, error) {
	info, err := fs.Stat(w.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !required:
		return nil, nil
	case errors.Is(err, fs.ErrNotExist):
		w.fault(name, "no-folder", "there is no folder %s here", name).
			hint("run signpost in the project's own folder, or name it with --source")
		return nil, nil
	case err != nil:
		return nil, w.refuse(name, err)
	case !info.IsDir():
		w.fault(name, "no-folder", "%s is a file, want a folder", name)
		return nil, nil
	}
	err = fs.WalkDir(w.fsys, name, w.visit)
	return w.files, err
}

func (w *walker) visit(name string, entry fs.DirEntry, err error) error {
	switch {
	case w.ctx.Err() != nil:
		return w.ctx.Err()
	case err != nil:
		return w.refuse(name, err)
	case entry.IsDir() && Leftover(entry.Name()):
		return fs.SkipDir
	case Leftover(entry.Name()):
		return nil
	case !fs.ValidPath(name):
		return w.misnamed(name, entry)
	case entry.IsDir():
		return nil
	case entry.Type()&fs.ModeSymlink != 0:
		return w.link(name)
	case !entry.Type().IsRegular():
		w.fault(name, "not-a-file", "not a regular file").
			hint("only ordinary files can be published; remove it")
		return nil
	}
	return w.read(name)
}

// misnamed refuses a file or folder that could not be opened by its name, nor have an
// address: an archive or a disk of another system has given it bytes that are no text.
func (w *walker) misnamed(name string, entry fs.DirEntry) error {
	w.fault(strings.ToValidUTF8(name, "\uFFFD"), "file-name", "the name %q is not UTF-8", entry.Name()).
		hint("rename it, best with letters from a to z, digits and hyphens")
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// link follows a link to a file inside the project. Folders are not followed, so
// that no page has two addresses and no loop has no end.
func (w *walker) link(name string) error {
	info, err := fs.Stat(w.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		w.fault(name, "link", "the link leads to nothing").hint("remove it, or put the file itself here")
	case err != nil && strings.Contains(err.Error(), "escapes"):
		// os.Root has no error value for this; its text is "path escapes from parent".
		w.fault(name, "link", "the link leaves the project").hint("put a copy of the file itself here")
	case err != nil:
		w.fault(name, "link", "the link cannot be followed: %s", cause(err)).hint("remove it, or put the file itself here")
	case info.IsDir():
		w.problems = append(w.problems, diag.InFile(name, diag.Warning, "link", "a link to a folder is not followed").
			WithHint("put the folder itself here, or remove the link"))
	case !info.Mode().IsRegular():
		w.fault(name, "not-a-file", "the link leads to something that is not a regular file").hint("remove it")
	default:
		return w.read(name)
	}
	return nil
}

func (w *walker) read(name string) error {
	data, err := readFile(w.fsys, name)
	var large *tooLarge
	switch {
	case errors.As(err, &large):
		w.fault(name, "limit", "the file has %d kB, at most %d kB are published", large.size>>10, maxFile>>10).
			hint("make it smaller, or publish it elsewhere and link to it")
	case err != nil:
		return w.refuse(name, err)
	default:
		w.files = append(w.files, File{Name: name, Data: data})
	}
	return nil
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
func (w *walker) refuse(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission):
		w.fault(name, "unreadable", "permission denied").hint("allow your user to read it")
	case errors.Is(err, fs.ErrNotExist):
		w.fault(name, "unreadable", "the file went away while it was read").hint("build again")
	case strings.Contains(err.Error(), "escapes"):
		w.fault(name, "link", "the link leaves the project").hint("put a copy of the folder itself here")
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

// noted is a problem that still may get its hint.
type noted struct {
	w *walker
	i int
}

func (w *walker) fault(name, rule, format string, args ...any) noted {
	w.problems = append(w.problems, diag.InFile(name, diag.Error, rule, format, args...))
	return noted{w, len(w.problems) - 1}
}

func (n noted) hint(text string) { n.w.problems[n.i].Hint = text }

// Leftover reports whether a file or folder of this name is what an editor's
// program leaves behind, or hidden: it is never published. The names are those of
// vim, emacs, nano, JetBrains, GNOME, Word, LibreOffice, macOS and Windows.
func Leftover(name string) bool {
	switch name {
	case ".well-known": // RFC 8615: the one hidden folder that is meant to be published
		return false
	case "4913", "Thumbs.db", "desktop.ini":
		return true
	}
	for _, prefix := range []string{".", "#", "~$"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	for _, suffix := range []string{"~", "___jb_tmp___", "___jb_old___", "___jb_bak___"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	switch path.Ext(name) {
	case ".swp", ".swo", ".swx", ".orig", ".rej", ".bak", ".bck", ".tmp":
		return true
	}
	return false
}
