// Package source finds and reads a project's files.
//
// A project has three folders: content, templates and static. [Load] reads every
// regular file below them, once, and refuses what could publish something that
// is not the project's: a link that leads out, a pipe, a device. What an editor's
// program leaves behind (backup copies, swap files) is passed over. [Text] makes
// a file plain text: UTF-8, "\n" line ends, no byte order mark.
//
// The package knows nothing of what the files mean. It reads from an [fs.FS],
// which the program opens through os.Root, so that no name can reach outside. Each
// folder is asked for with [fs.Sub], and closed when its files are read, if it can be;
// a file system may have room for the files' bytes, see reader.
package source

import (
	"cmp"
	"context"
	"crypto/sha256"
	"io/fs"

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
	// Sum is the SHA-256 of Data, where [LoadSums] has read it.
	Sum [sha256.Size]byte
}

// Tree is every file of a project, each list in the order of its names.
type Tree struct {
	Content, Templates, Static []File
}

// Load reads a project. Problems are about its files; the error is the machine's
// or the context's. A missing static folder is an empty one.
func Load(ctx context.Context, fsys fs.FS) (Tree, diag.List, error) {
	return load(walker{ctx: ctx, fsys: fsys})
}

// LoadSums is [Load], and takes the sum of each file while others are still read.
func LoadSums(ctx context.Context, fsys fs.FS) (Tree, diag.List, error) {
	return load(walker{ctx: ctx, fsys: fsys, sums: true})
}

func load(w walker) (Tree, diag.List, error) {
	var tree Tree
	var problems diag.List
	folders := [...]struct {
		name     string
		required bool
		files    *[]File
		found    []*entry
		err      error
	}{
		{name: "content", required: true, files: &tree.Content},
		{name: "templates", required: true, files: &tree.Templates},
		{name: "static", files: &tree.Static},
	}
	end := w.begin()
	for i := range folders {
		f := &folders[i]
		w.found = nil
		f.err = w.root(f.name, f.required)
		f.found = w.found
	}
	end()
	for _, f := range folders {
		found, faults, err := files(f.found)
		if err = cmp.Or(err, f.err); err != nil {
			return Tree{}, nil, err
		}
		*f.files = found
		problems = append(problems, faults...)
	}
	return tree, problems, nil
}

// Read reads one file that was found before, with the care of [Load]; false where it is not
// there any more, or cannot be read.
func Read(fsys fs.FS, name string) (File, bool) {
	e := entry{file: File{Name: name}}
	info, err := fs.Stat(fsys, name)
	if err != nil || !info.Mode().IsRegular() {
		return File{}, false
	}
	e.read(newReader(fsys), fsys, name)
	return e.file, e.isRead
}
