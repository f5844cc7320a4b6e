package source_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/source"
)

// BenchmarkLoad reads 1,000 pages of about 4.5 kB, 50 to a folder, from the disk.
func BenchmarkLoad(b *testing.B) {
	const pages = 1000
	dir := b.TempDir()
	for i := range pages {
		name := filepath.Join(dir, fmt.Sprintf("content/parents/section-%d/page-%d.md", i/50, i))
		if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(strings.Repeat("One more word. ", 250+i%100)), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "templates"), 0o750); err != nil {
		b.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close() //nolint:errcheck // nothing was written.
	b.ReportAllocs()
	for b.Loop() {
		if tree, problems, err := source.Load(b.Context(), root.FS()); err != nil || len(problems) > 0 || len(tree.Content) != pages {
			b.Fatal(err, problems)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/pages, "µs/file")
}
