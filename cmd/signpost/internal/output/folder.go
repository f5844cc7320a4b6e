package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// folder is the place of the site and of the siblings Sync needs.
type folder struct {
	name string // as the caller wrote it, with slashes, for messages
	path string // absolute, as are the next three
	next string
	old  string
	lock string

	// exchange swaps what two paths name, in one step. Its error wraps
	// errors.ErrUnsupported where that cannot be done.
	exchange func(a, b string) error
	// link gives a file of one place the same name in another.
	link func(to, from *place, name string) error
}

// locate finds the siblings of dir. They are beside it and not in a temporary
// folder, because links and renames need the same file system.
func locate(dir string) (folder, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return folder{}, fmt.Errorf("find folder %q: %w", dir, err)
	}
	parent, base := filepath.Split(abs)
	if base == "" {
		return folder{}, &RefusedError{Folder: dir, Reason: "it is the root of a file system"}
	}
	return folder{
		name:     filepath.ToSlash(filepath.Clean(dir)),
		path:     abs,
		next:     filepath.Join(parent, "."+base+".next"),
		old:      filepath.Join(parent, "."+base+".old"),
		lock:     filepath.Join(parent, "."+base+".lock"),
		exchange: exchange,
		link:     (*place).link,
	}, nil
}

// failed reports what was being done to a file of the site. It names the file by
// its place in the published folder: the staging is no place an editor knows.
func (f folder) failed(verb, name string, err error) error {
	return fmt.Errorf("%s %s: %w", verb, path.Join(f.name, name), cause(err))
}

// cause takes the operation and the path off an error of the operating system;
// its caller says both better.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}
