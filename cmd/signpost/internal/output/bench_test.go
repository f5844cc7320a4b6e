package output

import (
	"bytes"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
)

// benchFiles makes n pages of 12 kB, each in a folder of its own, as a site has.
func benchFiles(n int, word string) []File {
	files := make([]File, n)
	for i := range files {
		files[i] = File{
			Name: fmt.Sprintf("section-%d/page-%d/index.html", i%20, i),
			Data: bytes.Repeat(fmt.Appendf(nil, "%s %8d\n", word, i), 12<<10/(len(word)+10)),
		}
	}
	return files
}

// BenchmarkSync is best run on a file system in memory, TMPDIR=/dev/shm: ext4
// does not use inodes again for some minutes after their deletion, and searches
// ever longer for others when generations follow each other as fast as here.
func BenchmarkSync(b *testing.B) {
	one, two := benchFiles(3000, "one"), benchFiles(3000, "two")
	mixed := append(two[:1:1], one[1:]...)
	for _, bb := range []struct {
		name string
		odd  []File // every other run
	}{
		{"nothing-changed", one},
		{"one-changed", mixed},
		{"all-new", two},
	} {
		b.Run(bb.name, func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "public")
			if _, err := Sync(b.Context(), dir, one, Options{}); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				files := one
				if i%2 == 0 {
					files = bb.odd
				}
				if _, err := Sync(b.Context(), dir, files, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkFloor is what nothing-changed cannot be faster than with this
// package's means: the reading and comparing alone, without scan or manifest.
func BenchmarkFloor(b *testing.B) {
	f, err := locate(filepath.Join(b.TempDir(), "public"))
	if err != nil {
		b.Fatal(err)
	}
	files := benchFiles(3000, "one")
	if _, err := f.sync(b.Context(), files, Options{}); err != nil {
		b.Fatal(err)
	}
	p, err := openPlace(f.path)
	if err != nil {
		b.Fatal(err)
	}
	defer p.close()
	scratch := sync.Pool{New: func() any { return new([scratchSize]byte) }}
	for b.Loop() {
		err := each(b.Context(), len(files), func(i int) error {
			buffer := scratch.Get().(*[scratchSize]byte)
			defer scratch.Put(buffer)
			if !p.holds(files[i].Name, files[i].Data, buffer[:]) {
				return fmt.Errorf("%s differs", files[i].Name)
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
