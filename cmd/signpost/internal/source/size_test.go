package source_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"example.org/signpost/cmd/signpost/internal/source"
)

// changing is files whose sizes are not any more what they were when folders were listed.
type changing struct {
	fstest.MapFS
	by int64
}

func (c changing) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := c.MapFS.ReadDir(name)
	for i, e := range list {
		list[i] = wasOther{e, c.by}
	}
	return list, err
}

type wasOther struct {
	fs.DirEntry
	by int64
}

func (w wasOther) Info() (fs.FileInfo, error) {
	info, err := w.DirEntry.Info()
	return otherSize{info, w.by}, err
}

type otherSize struct {
	fs.FileInfo
	by int64
}

func (o otherSize) Size() int64 { return max(0, o.FileInfo.Size()+o.by) }

func TestLoadReadsFilesThatChangeAfterTheyWereFound(t *testing.T) {
	for _, by := range []int64{-1000, -2, -1, 0, 1, 2, 1000} {
		files := changing{fstest.MapFS{
			"templates/base.html": {Data: []byte("t")},
			"content/a.md":        {Data: []byte("ten bytes.")},
			"content/empty.md":    {},
			"content/large.pdf":   {Data: make([]byte, 10<<20+1)},
		}, by}
		tree, problems, err := source.Load(t.Context(), files)
		if err != nil || len(problems) != 1 || problems[0].Rule != "limit" {
			t.Errorf("%d: %v %v, want one file that is too large", by, problems, err)
		}
		if len(tree.Content) != 2 || string(tree.Content[0].Data) != "ten bytes." || len(tree.Content[1].Data) != 0 {
			t.Errorf("%d: %q", by, tree.Content)
		}
	}
}
