package site_test

import (
	"os"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/sample"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
)

// BenchmarkNew makes a site of 10,000 pages of about 4.5 kB: from their files, and from the
// outlines of all of them, as for a page that changed.
func BenchmarkNew(b *testing.B) {
	const pages = 10_000
	tree, _, err := source.Load(b.Context(), sample.Project(b, pages, os.DirFS("../../../..")))
	if err != nil {
		b.Fatal(err)
	}
	static, _ := asset.New(tree.Static)
	options := site.Options{Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)}
	made := func(b *testing.B) *site.Site {
		b.Helper()
		s, problems, err := site.New(b.Context(), tree.Content, static, options)
		if err != nil || len(problems) > 0 {
			b.Fatal(err, problems)
		}
		return s
	}
	b.Run("files", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			made(b)
		}
	})
	outlines := map[string]site.Outline{}
	for _, o := range made(b).Outlines() {
		outlines[o.Name] = o
	}
	options.Outlines = outlines
	b.Run("outlines", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			made(b)
		}
	})
}
