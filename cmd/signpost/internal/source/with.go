package source

import "slices"

// With is the tree with some of its files as they are now; false where one of these is not
// of the tree. The tree that it is called on does not change.
func (t Tree) With(files ...File) (Tree, bool) {
	for _, list := range []*[]File{&t.Content, &t.Templates, &t.Static} {
		*list = slices.Clone(*list)
	}
	for _, f := range files {
		old := t.file(f.Name)
		if old == nil {
			return Tree{}, false
		}
		*old = f
	}
	return t, true
}

// file finds a file of the tree; nil where there is none.
func (t *Tree) file(name string) *File {
	for _, list := range [][]File{t.Content, t.Templates, t.Static} {
		if at := slices.IndexFunc(list, func(f File) bool { return f.Name == name }); at >= 0 {
			return &list[at]
		}
	}
	return nil
}
