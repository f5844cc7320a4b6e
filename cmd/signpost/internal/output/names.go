package output

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// Names that Sync keeps for itself, and the one it never touches.
const (
	// ManifestName is the file directly in the folder that lists the generation's
	// files. No file of the site may have its name.
	ManifestName = ".signpost-manifest.json"

	ignoreName     = ".gitignore"
	repositoryName = ".git"
	moduleName     = "go.mod"
)

// NameError says that the files given to Sync cannot be one folder. It is a
// mistake of the program that calls Sync, which knows the sources of both files.
type NameError struct {
	Name    string
	Other   string // the file or folder that Name collides with, or ""
	Problem string
}

// Error names the file, the problem and, if there is one, the other file.
func (e *NameError) Error() string {
	if e.Other == "" {
		return fmt.Sprintf("file name %q: %s", e.Name, e.Problem)
	}
	return fmt.Sprintf("file name %q: %s %q", e.Name, e.Problem, e.Other)
}

// arrange returns the folders that files, sorted by name, need. It refuses names that are not local, and names that some file system
// would take for one: macOS and Windows do not tell "A" from "a".
func arrange(files []entry) ([]string, error) {
	var begun []string // names before this one that it begins with, each beginning with the one before
	for i := range files {
		name := files[i].name
		if nameProblem(name) != "" || fold(name) != name {
			return arrangeFolded(files)
		}
		for len(begun) > 0 && !strings.HasPrefix(name, begun[len(begun)-1]) {
			begun = begun[:len(begun)-1]
		}
		for _, other := range begun {
			if len(name) == len(other) || name[len(other)] == '/' {
				return arrangeFolded(files)
			}
		}
		begun = append(begun, name)
	}
	return folders(files), nil
}

// folders are those that files, sorted by name, need, in the order in which they are
// needed first: parents before their children, and else as [compareFolders] has it.
func folders(files []entry) []string {
	dirs := make([]string, 0, len(files)) // Most pages have a folder of their own.
	last := ""
	for i := range files {
		name := files[i].name
		// All names of a folder follow each other, so only the last name can have
		// needed one of these folders before.
		shared := 0
		for shared < min(len(name), len(last)) && name[shared] == last[shared] {
			shared++
		}
		for end := shared; end < len(name); end++ {
			if name[end] == '/' {
				dirs = append(dirs, name[:end])
			}
		}
		last = name
	}
	return dirs
}

// compareFolders orders folders as the names of files in them are ordered: as if they
// ended in a slash.
func compareFolders(a, b string) int {
	n := min(len(a), len(b))
	switch {
	case a[:n] != b[:n] || len(a) == len(b):
		return strings.Compare(a[:n], b[:n])
	case len(a) > n:
		return cmp.Or(cmp.Compare(a[n], '/'), 1)
	}
	return cmp.Or(cmp.Compare('/', b[n]), -1)
}

// arrangeFolded is arrange for all names, also such as are not folded, and says what
// is wrong with them.
func arrangeFolded(files []entry) ([]string, error) {
	var dirs []string
	dirByFold := map[string]string{}
	for _, file := range files {
		if problem := nameProblem(file.name); problem != "" {
			return nil, &NameError{Name: file.name, Problem: problem}
		}
		for dir := path.Dir(file.name); dir != "."; dir = path.Dir(dir) {
			other, seen := dirByFold[fold(dir)]
			if seen && other == dir {
				break // Its parents were added with it.
			}
			if seen {
				return nil, &NameError{Name: file.name, Other: other, Problem: "its folder differs only in upper and lower case from"}
			}
			dirByFold[fold(dir)] = dir
			dirs = append(dirs, dir)
		}
	}
	if err := collide(files, dirByFold); err != nil {
		return nil, err
	}
	slices.SortFunc(dirs, compareFolders)
	return dirs, nil
}

// collide finds two files, or a file and a folder, of one name.
func collide(files []entry, dirByFold map[string]string) error {
	fileByFold := make(map[string]string, len(files))
	for _, file := range files {
		key := fold(file.name)
		if other, ok := fileByFold[key]; ok && other == file.name {
			return &NameError{Name: file.name, Problem: "given twice"}
		} else if ok {
			return &NameError{Name: file.name, Other: other, Problem: "differs only in upper and lower case from"}
		}
		if other, ok := dirByFold[key]; ok {
			return &NameError{Name: file.name, Other: other, Problem: "is a file and also the folder"}
		}
		fileByFold[key] = file.name
	}
	return nil
}

// nameProblem says why name can be no file of a site, or "".
func nameProblem(name string) string {
	switch {
	case ordinary(name):
		return ""
	case !fs.ValidPath(name) || name == ".":
		return "not a clean relative path with slashes"
	case strings.IndexByte(name, '\\') >= 0 || strings.IndexByte(name, 0) >= 0:
		return "holds a backslash or a NUL byte"
	case !filepath.IsLocal(filepath.FromSlash(name)):
		return "not a file name on this system" // On Windows: NUL, COM1 and their kind.
	}
	for element := range strings.SplitSeq(name, "/") {
		if strings.EqualFold(element, repositoryName) {
			return "would be part of a git repository"
		}
	}
	for _, kept := range []string{ManifestName, ignoreName, moduleName} {
		if strings.EqualFold(name, kept) {
			return "kept for another purpose"
		}
	}
	return ""
}

// ordinary is the quick way out of nameProblem for the names of most pages: lower-case
// letters, digits and hyphens, and dots within. Where names are written with other
// slashes, letters can be the name of a device.
func ordinary(name string) bool {
	before := byte('/')
	for i := range len(name) {
		c := name[i]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-':
		case (c == '.' || c == '/') && before != '/':
		default:
			return false
		}
		before = c
	}
	return before != '/' && name != moduleName && filepath.Separator == '/'
}

// fold maps names that differ only in case to one. Going by way of upper case
// joins letters with two lower-case forms, such as sigma. Nearly all names are
// lower-case ASCII, and folded already.
func fold(name string) string {
	for _, c := range []byte(name) {
		if 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ToLower(strings.ToUpper(name))
		}
	}
	return name
}
