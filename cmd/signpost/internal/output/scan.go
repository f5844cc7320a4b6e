package output

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// standing is what stands at the folder's name before a run.
type standing struct {
	occupied bool     // something has the folder's name
	files    []string // names of the regular files, sorted, without those that follow
	dirs     []string // names of the folders
	strange  []string // names of links, pipes and other things that are neither file nor folder, sorted
	manifest string   // the content of the manifest
	listed   bool     // there is a manifest
	ignored  bool     // there is a .gitignore to carry over
	modes    bool     // all folders have the right permissions
}

// scan lists what is in the folder. It goes down level by level, so that the
// folders of a level, thousands on a large site, are read side by side.
func (f folder) scan(ctx context.Context) (standing, error) {
	g := standing{occupied: true, modes: true}
	for level := []string{"."}; len(level) > 0; {
		found := make([]listing, len(level))
		err := each(ctx, len(level), func(i int) (err error) {
			found[i], err = f.list(level[i])
			return err
		})
		if err != nil {
			return standing{}, err
		}
		level = nil
		for _, l := range found {
			level = append(level, l.dirs...)
			g.strange = append(g.strange, l.strange...)
			g.files = append(g.files, l.files...)
			g.modes = g.modes && l.mode
		}
		g.dirs = append(g.dirs, level...)
	}
	slices.Sort(g.strange)
	slices.Sort(g.files)
	g.ignored = g.take(ignoreName)
	if !g.take(ManifestName) {
		return g, nil
	}
	data, err := os.ReadFile(filepath.Join(f.path, ManifestName))
	if err != nil {
		return standing{}, f.failed("read", ManifestName, err)
	}
	g.manifest, g.listed = string(data), true
	return g, nil
}

// take takes a name out of the files, if it is there.
func (g *standing) take(name string) bool {
	i, found := slices.BinarySearch(g.files, name)
	if found {
		g.files = slices.Delete(g.files, i, i+1)
	}
	return found
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

// in returns the path of a file of the site below the folder root.
func (f folder) in(root, name string) string {
	return root + string(filepath.Separator) + filepath.FromSlash(name)
}

// exists reports whether anything, even a broken link, has the name path.
func exists(path string) (bool, error) {
	_, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
