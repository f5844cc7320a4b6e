package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"example.org/signpost/cmd/signpost/internal/sample"
)

// BenchmarkBuild is the command build, from the files of a project of n pages to the
// published folder: without anything remembered, and after an earlier run, when nothing
// differs, or the words of one page, a cell of the data, or a template.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{300, 3000, 10_000} {
		page := sample.Name(7, n)
		edits := []scenario{
			{"cold", nil},
			{"nothing", func(*bench, int) {}},
			{"page", func(p *bench, i int) {
				p.write(page, append(p.first(page), fmt.Sprintf("\nThe words of %s.\n", sample.Serial(i))...))
			}},
			{"cell", func(p *bench, i int) {
				const name = "content/statistics/observations.csv"
				p.write(name, bytes.Replace(p.first(name), []byte("2019,173"), fmt.Appendf(nil, "2019,%d", 170+i%3), 1))
			}},
			{"template", func(p *bench, i int) {
				const name = "templates/partials/footer.html"
				p.write(name, bytes.Replace(p.first(name), []byte("</footer>"), fmt.Appendf(nil, "<p>%s</p></footer>", sample.Serial(i)), 1))
			}},
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := newBench(b, n)
			for _, s := range edits {
				b.Run(s.name, func(b *testing.B) {
					p.B = b
					s.run(p, n)
				})
			}
		})
	}
}

// scenario is what changes before each build; nothing does, and nothing is remembered,
// where edit is nil.
type scenario struct {
	name string
	edit func(p *bench, i int)
}

func (s scenario) run(p *bench, n int) {
	b := p.B
	args := []string{"build", "--source", p.folder, "--now", "2026-11-22", "--cache", filepath.Join(p.folder, "cache")}
	if s.edit == nil {
		args = append(args[:len(args)-2], "--no-cache")
	} else {
		p.run(args)
	}
	b.ReportAllocs()
	rounds := 0
	for b.Loop() {
		b.StopTimer()
		if s.edit == nil {
			if err := os.RemoveAll(filepath.Join(p.folder, "public")); err != nil {
				b.Fatal(err)
			}
		} else {
			s.edit(p, rounds)
		}
		b.StartTimer()
		p.run(args)
		rounds++
	}
	b.ReportMetric(float64(rounds*n)/b.Elapsed().Seconds(), "pages/s")
}

// bench is a project on the disk.
type bench struct {
	*testing.B
	folder string
	files  map[string][]byte
}

func newBench(b *testing.B, n int) *bench {
	p := &bench{b, b.TempDir(), map[string][]byte{}}
	files := sample.Project(b, n, os.DirFS(filepath.Join("..", "..")))
	delete(files, "content/statistics/published.lock") // so that a figure may change
	delete(files, "content/statistics/revisions.csv")
	for name, f := range files {
		p.files[name] = f.Data
		p.write(name, f.Data)
	}
	return p
}

// first is a file as it was made.
func (p *bench) first(name string) []byte { return bytes.Clone(p.files[name]) }

func (p *bench) write(name string, data []byte) {
	path := filepath.Join(p.folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		p.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		p.Fatal(err)
	}
}

func (p *bench) run(args []string) {
	var said bytes.Buffer
	if status := run(args, io.Discard, &said); status != statusGood {
		p.Fatalf("status %d: %s", status, said.String())
	}
}
