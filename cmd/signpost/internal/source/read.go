package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
)

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

// read reads the file, which has a name of its own in the folder that it stands in.
func (e *entry) read(r *reader, in fs.FS, base string) {
	name := e.file.Name
	data, err := r.read(in, base)
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

// reader reads one file after another. Where the file system has room of its own for their
// bytes, which nobody else is given afterwards, they stand there one behind the other; else
// each has memory of its own, so that a file keeps no other in memory.
type reader struct {
	room func(size int) []byte // nil where there is none
	free []byte
}

// desk is how much room is asked for at once, in bytes: most files are smaller.
const desk = 256 << 10

func newReader(fsys fs.FS) *reader {
	if r, ok := fsys.(interface{ Room(size int) []byte }); ok {
		return &reader{room: r.Room}
	}
	return &reader{}
}

// read reads a file. Its end is found by reading on.
func (r *reader) read(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written.
	if r.room == nil {
		r.free = nil // What is left belongs to the last file.
	}
	for n := 0; ; {
		if n == len(r.free) {
			if err := r.grow(f, n); err != nil {
				return nil, err
			}
		}
		more, err := f.Read(r.free[n:])
		n += more
		switch {
		case n > maxFile:
			return nil, &tooLarge{int64(n)}
		case errors.Is(err, io.EOF):
			return r.take(n), nil
		case err != nil:
			return nil, err
		}
	}
}

// grow finds memory for a file of which some bytes were read. With room at hand its size is
// not asked for until there is too little left.
func (r *reader) grow(f fs.File, n int) error {
	size := int64(n)
	if n > 0 || r.room == nil {
		info, err := f.Stat()
		if err != nil {
			return err
		}
		if size = info.Size(); size > maxFile {
			return &tooLarge{size}
		}
		if size < int64(n) { // It grows while it is read.
			size = 2 * int64(n)
		}
	}
	begun := r.free[:n]
	if size++; r.room != nil { // One more, to find the end.
		r.free = r.room(max(int(size), desk))
	} else {
		r.free = make([]byte, size)
	}
	copy(r.free, begun)
	return nil
}

// take gives what was read.
func (r *reader) take(n int) []byte {
	data := r.free[:n:n]
	r.free = r.free[n:]
	return data
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
