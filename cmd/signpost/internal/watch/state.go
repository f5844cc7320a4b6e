package watch

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"time"
)

// key changes whenever a file is written, as far as the system tells.
type key struct {
	size, modified, change int64 // change is 0 where the system does not tell it
	inode                  uint64
	kind                   fs.FileMode
}

// changed is the time of the last change of anything about the file.
func (k key) changed() time.Time { return time.Unix(0, max(k.modified, k.change)) }

// file is a file or folder as one look found it. It does not change any more.
type file struct {
	name     string // slash-separated from the project's folder
	kind     fs.FileMode
	key      key
	target   key    // of what a link leads to
	data     []byte // nil: it is no file that can be read, and note says why
	note     string
	size     int64
	modified time.Time
	again    bool // the next look reads it whatever its key is
	open     bool // a program has it open for writing
}

// same asks whether a build would see the same.
func (f *file) same(g *file) bool {
	return f == g || f.kind == g.kind && f.note == g.note && (f.data == nil) == (g.data == nil) && bytes.Equal(f.data, g.data)
}

// state is every file and folder of one look, by name.
type state map[string]*file

// since returns the names that differ from another state, sorted, and whether every file
// and folder is in both. Folders are not named, but for those of the project itself: a
// project without its content is another one, even if the folder was empty.
func (s state) since(other state) (names []string, known bool) {
	known = true
	add := func(f *file) {
		if !f.kind.IsDir() || f.note != "" || path.Dir(f.name) == "." {
			names = append(names, f.name)
		}
	}
	for name, f := range s {
		switch g := other[name]; {
		case g == nil:
			known = false
			add(f)
		case !f.same(g):
			add(f)
		}
	}
	for name, g := range other {
		if s[name] == nil {
			known = false
			add(g)
		}
	}
	slices.Sort(names)
	return names, known
}
