package output

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// generation is what stands at the folder's name before a run.
type generation struct {
	occupied bool            // something has the folder's name
	files    map[string]bool // names of the regular files, without those that follow
	strange  []string        // names of links, pipes and other things that are neither file nor folder
	manifest []byte          // nil: there is none
	ignored  bool            // there is a .gitignore to carry over
	modes    bool            // all folders have the right permissions
}

// scan lists what is in the folder. It goes down level by level, so that the
// folders of a level, thousands on a large site, are read side by side.
func (f folder) scan(ctx context.Context) (generation, error) {
	g := generation{occupied: true, files: map[string]bool{}, modes: true}
	for level := []string{"."}; len(level) > 0; {
		found := make([]listing, len(level))
		err := each(ctx, len(level), func(i int, _ []byte) (err error) {
			found[i], err = f.list(level[i])
			return err
		})
		if err != nil {
			return generation{}, err
		}
		level = nil
		for _, l := range found {
			level = append(level, l.dirs...)
			g.strange = append(g.strange, l.strange...)
			g.modes = g.modes && l.mode
			for _, name := range l.files {
				g.files[name] = true
			}
		}
	}
	g.ignored = g.files[ignoreName]
	delete(g.files, ignoreName)
	if !g.files[ManifestName] {
		return g, nil
	}
	delete(g.files, ManifestName)
	data, err := os.ReadFile(filepath.Join(f.path, ManifestName))
	if err != nil {
		return generation{}, f.failed("read", ManifestName, err)
	}
	g.manifest = data
	return g, nil
}

// listing is what one folder holds; all names start from the site's folder.
type listing struct {
	files, dirs, strange []string
	mode                 bool // the folder has the right permissions
}

// list reads one folder. A git repository ends the run: it may hold work that is
// nowhere else.
func (f folder) list(dir string) (listing, error) {
	d, err := os.Open(filepath.Join(f.path, filepath.FromSlash(dir)))
	if err != nil {
		return listing{}, f.failed("read", dir, err)
	}
	defer d.Close() //nolint:errcheck // nothing was written.
	info, err := d.Stat()
	if err != nil {
		return listing{}, f.failed("read", dir, err)
	}
	entries, err := d.ReadDir(-1)
	if err != nil {
		return listing{}, f.failed("read", dir, err)
	}
	l := listing{mode: hasMode(info, dirMode)}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case strings.EqualFold(e.Name(), repositoryName):
			return listing{}, f.refuseRepository(name)
		case e.IsDir():
			l.dirs = append(l.dirs, name)
		case e.Type().IsRegular():
			l.files = append(l.files, name)
		default:
			l.strange = append(l.strange, name)
		}
	}
	return l, nil
}

// hasMode asks for permissions. Windows has none to ask for.
func hasMode(info fs.FileInfo, want os.FileMode) bool {
	return runtime.GOOS == "windows" || info.Mode().Perm() == want
}

// comparison says how a generation differs from the site to be made.
type comparison struct {
	same    []bool   // for each file of the site: the old generation has it with equal bytes and permissions
	was     []bool   // for each file of the site: the old generation has something of that name
	removed []string // names the site does not have, sorted
}

// compare reads the old file of every name of the site.
func (f folder) compare(ctx context.Context, old generation, next site) (comparison, error) {
	c := comparison{same: make([]bool, len(next.files)), was: make([]bool, len(next.files))}
	gone := maps.Clone(old.files)
	for _, name := range old.strange {
		gone[name] = true
	}
	for i, file := range next.files {
		c.was[i] = gone[file.Name]
		delete(gone, file.Name)
	}
	c.removed = slices.Sorted(maps.Keys(gone))
	err := each(ctx, len(next.files), func(i int, scratch []byte) error {
		name := next.files[i].Name
		// Only what the scan saw as a file is opened: a link may lead anywhere.
		c.same[i] = old.files[name] && equal(f.in(f.path, name), next.files[i].Data, scratch)
		return nil
	})
	return c, err
}

// in returns the path of a file of the site below the folder root.
func (f folder) in(root, name string) string {
	return root + string(filepath.Separator) + filepath.FromSlash(name)
}

// equal asks whether the file at path holds data and has the permissions of a
// published file. A file that cannot be read is not equal, so it is replaced.
func equal(path string, data, scratch []byte) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close() //nolint:errcheck // nothing was written.
	info, err := file.Stat()
	if err != nil || info.Size() != int64(len(data)) || !hasMode(info, fileMode) {
		return false
	}
	for len(data) > 0 {
		n := min(len(data), len(scratch))
		if _, err := io.ReadFull(file, scratch[:n]); err != nil || !bytes.Equal(scratch[:n], data[:n]) {
			return false
		}
		data = data[n:]
	}
	return true
}

// nothing says that the folder is right already.
func (c comparison) nothing(old generation, next site) bool {
	return old.occupied && old.modes && len(c.removed) == 0 &&
		!slices.Contains(c.same, false) && bytes.Equal(old.manifest, next.manifest)
}

// report counts the comparison.
func (c comparison) report(next site) Report {
	r := Report{Files: len(next.files), Removed: c.removed}
	for i, file := range next.files {
		r.Bytes += int64(len(file.Data))
		switch {
		case c.same[i]:
			r.Unchanged++
		case c.was[i]:
			r.Changed = append(r.Changed, file.Name)
		default:
			r.Added = append(r.Added, file.Name)
		}
	}
	r.Written = len(r.Added) + len(r.Changed)
	return r
}

// exists reports whether anything, even a broken link, has the name path.
func exists(path string) (bool, error) {
	_, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
