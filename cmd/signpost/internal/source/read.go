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

func (e *entry) read(fsys fs.FS) {
	name := e.file.Name
	data, err := readFile(fsys, name, e.size)
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

// readFile reads a file that mostly has the size that is given.
func readFile(fsys fs.FS, name string, size int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written.
	var begun []byte
	if size >= 0 && size <= maxFile {
		// A file that still has this size is read by one call, which shows that nothing is
		// behind; asking for the size again would be another.
		begun = roomFor(fsys, int(size)+1)
		n, err := f.Read(begun)
		if begun = begun[:n]; int64(n) == size && (err == nil || errors.Is(err, io.EOF)) {
			return begun[:n:n], nil
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
	}
	return readOn(f, begun)
}

// roomFor is where a file's bytes go: a file system may have room of its own for them,
// which nobody else is given afterwards.
func roomFor(fsys fs.FS, size int) []byte {
	if r, ok := fsys.(interface{ Room(size int) []byte }); ok {
		return r.Room(size)
	}
	return make([]byte, size)
}

// readOn reads a file of which some bytes were read.
func readOn(f fs.File, begun []byte) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFile {
		return nil, &tooLarge{info.Size()}
	}
	data := make([]byte, max(info.Size(), int64(len(begun))))
	n, err := io.ReadFull(f, data[copy(data, begun):])
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	return data[:len(begun)+n], nil
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
