package output

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
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
	for _, bb := range []struct {
		name string
		odd  []File // every other run
	}{
		{"nothing-changed", one},
		{"one-changed", append(two[:1:1], one[1:]...)},
		{"two-changed", append(two[:2:2], one[2:]...)},
		{"all-new", two},
	} {
		b.Run(bb.name, func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "public")
			if _, err := Sync(b.Context(), dir, one, Options{}); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			processor := startProcessor(b, len(one))
			for i := 0; b.Loop(); i++ {
				files := one
				if i%2 == 0 {
					files = bb.odd
				}
				if _, err := Sync(b.Context(), dir, files, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			processor(b.N)
		})
	}
}

// BenchmarkFirst writes a site where there is none.
func BenchmarkFirst(b *testing.B) {
	files := benchFiles(10000, "one")
	dir := filepath.Join(b.TempDir(), "public")
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		if err := os.RemoveAll(dir); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		processor := startProcessor(b, len(files)) // Of the last run.
		if _, err := Sync(b.Context(), dir, files, Options{}); err != nil {
			b.Fatal(err)
		}
		processor(1)
	}
}

// BenchmarkCommit is what comes after the last file of a site where there was none.
func BenchmarkCommit(b *testing.B) {
	files := benchFiles(10000, "one")
	dir := filepath.Join(b.TempDir(), "public")
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		if err := os.RemoveAll(dir); err != nil {
			b.Fatal(err)
		}
		g := begin(b, dir)
		err := each(b.Context(), len(files), func(i int) error { return g.Put(files[i].Name, files[i].Data) })
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		processor := startProcessor(b, len(files)) // Of the last run.
		commitAll(b, g)
		processor(1)
	}
}

// BenchmarkReceipt is a build with a memory: the folder is known, few files change,
// and a receipt is made for the next.
func BenchmarkReceipt(b *testing.B) {
	files := benchFiles(10000, "one")
	names := []string{files[0].Name, files[1].Name}
	for _, changed := range []int{0, 1, 2} {
		b.Run(fmt.Sprintf("%d-changed", changed), func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "public")
			g := begin(b, dir)
			for _, file := range files {
				if err := g.Put(file.Name, file.Data); err != nil {
					b.Fatal(err)
				}
			}
			time.Sleep(50 * time.Millisecond) // A site of this size takes longer to make.
			receipt := commitAll(b, g)
			b.ReportAllocs()
			processor := startProcessor(b, len(files))
			for i := 0; b.Loop(); i++ {
				if changed == 0 {
					if !Holds(b.Context(), dir, receipt) {
						b.Fatal("the folder does not hold")
					}
					continue
				}
				g := begin(b, dir)
				if !g.Holds(b.Context(), receipt) {
					b.Fatal("the folder does not hold")
				}
				if err := g.KeepOthers(names[:changed]...); err != nil {
					b.Fatal(err)
				}
				for _, name := range names[:changed] {
					if err := g.Put(name, fmt.Appendf(nil, "run %d", i)); err != nil {
						b.Fatal(err)
					}
				}
				receipt = commitAll(b, g)
			}
			processor(b.N)
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
	lent := newBuffers()
	processor := startProcessor(b, len(files))
	for b.Loop() {
		err := each(b.Context(), len(files), func(i int) error {
			if !p.holds(files[i].Name, files[i].Data, lent) {
				return fmt.Errorf("%s differs", files[i].Name)
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	processor(b.N)
}
