package source_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"example.org/signpost/cmd/signpost/internal/source"
)

// changing is files that say another size than they have.
type changing struct {
	fstest.MapFS
	by int64
}

func (c changing) Open(name string) (fs.File, error) {
	f, err := c.MapFS.Open(name)
	return otherFile{f, c.by}, err
}

// Sub is not that of the map, which would open its files.
func (c changing) Sub(name string) (fs.FS, error) { return fs.Sub(struct{ fs.ReadDirFS }{c}, name) }

type otherFile struct {
	fs.File
	by int64
}

func (o otherFile) Stat() (fs.FileInfo, error) {
	info, err := o.File.Stat()
	return otherSize{info, o.by}, err
}

type otherSize struct {
	fs.FileInfo
	by int64
}

func (o otherSize) Size() int64 { return max(0, o.FileInfo.Size()+o.by) }

// roomy is files with room for their bytes.
type roomy struct{ changing }

func (roomy) Room(size int) []byte { return make([]byte, size) }

func TestLoadReadsFilesThatChangeMeanwhile(t *testing.T) {
	for _, by := range []int64{-1000, -2, -1, 0, 1, 2, 1000} {
		files := changing{fstest.MapFS{
			"templates/base.html": {Data: []byte("t")},
			"content/a.md":        {Data: []byte("ten bytes.")},
			"content/empty.md":    {},
			"content/large.pdf":   {Data: make([]byte, 10<<20+1)},
		}, by}
		for _, fsys := range []fs.FS{files, roomy{files}} {
			tree, problems, err := source.Load(t.Context(), fsys)
			if err != nil || len(problems) != 1 || problems[0].Rule != "limit" {
				t.Errorf("%d: %v %v, want one file that is too large", by, problems, err)
			}
			if len(tree.Content) != 2 || string(tree.Content[0].Data) != "ten bytes." || len(tree.Content[1].Data) != 0 {
				t.Errorf("%d: %q", by, tree.Content)
			}
		}
	}
}
