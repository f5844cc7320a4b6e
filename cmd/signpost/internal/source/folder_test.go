package source_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"example.org/signpost/cmd/signpost/internal/source"
)

// folders is a file system whose folders have to be closed, and with room of its own.
type folders struct {
	fstest.MapFS
	open, most, room *atomic.Int64
}

func (f folders) Sub(name string) (fs.FS, error) {
	f.most.Store(max(f.most.Load(), f.open.Add(1)))
	sub, err := f.MapFS.Sub(name)
	return &oneFolder{FS: sub, of: f}, err
}

func (f folders) Room(size int) []byte {
	f.room.Add(int64(size))
	return make([]byte, size)
}

type oneFolder struct {
	fs.FS
	of     folders
	closed atomic.Bool
}

func (o *oneFolder) Open(name string) (fs.File, error) {
	if o.closed.Load() {
		return nil, fs.ErrClosed
	}
	return o.FS.Open(name)
}

func (o *oneFolder) Close() error {
	o.of.open.Add(-1)
	o.closed.Store(true)
	return nil
}

// TestLoadFolders reads files of all sizes in many folders, which are closed when their files
// are read, and takes their sums.
func TestLoadFolders(t *testing.T) {
	const many = 200
	f := folders{fstest.MapFS{"templates/base.html": {Data: []byte("t")}}, new(atomic.Int64), new(atomic.Int64), new(atomic.Int64)}
	for i := range many {
		for j := range i % 10 {
			data := make([]byte, i*j*700%100_000)
			copy(data, fmt.Sprint(i, j))
			f.MapFS[fmt.Sprintf("content/%d/page-%d.md", i, j)] = &fstest.MapFile{Data: data}
		}
	}
	f.MapFS["content/largest.pdf"] = &fstest.MapFile{Data: make([]byte, 10<<20)}
	for what, fsys := range map[string]fs.FS{"room": f, "heap": f.MapFS} {
		tree, problems, err := source.LoadSums(t.Context(), fsys)
		if err != nil || len(problems) > 0 || len(tree.Content) != len(f.MapFS)-1 {
			t.Fatalf("%s: %d files, %v, %v", what, len(tree.Content), problems, err)
		}
		for _, file := range tree.Content {
			if want := f.MapFS[file.Name].Data; string(file.Data) != string(want) || file.Sum != sha256.Sum256(want) {
				t.Fatalf("%s: %s has %d bytes and the sum %x", what, file.Name, len(file.Data), file.Sum)
			}
			if len(file.Data) < cap(file.Data) && what == "room" {
				t.Fatalf("%s could be written over the next file", file.Name)
			}
		}
	}
	if n := f.open.Load(); n != 0 {
		t.Errorf("%d folders are still open", n)
	}
	if n := f.most.Load(); n > many/2 {
		t.Errorf("%d folders were open at once", n)
	}
	if n := f.room.Load(); n == 0 {
		t.Error("the file system's room was not used")
	}
}
