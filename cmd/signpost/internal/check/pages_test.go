package check

import (
	"os"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/render"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
)

// drawn is the repository's own site as the gates are handed it, without the files that
// are no pages.
func drawn(t testing.TB) Input {
	t.Helper()
	project := "../../../.."
	if own := os.Getenv("SIGNPOST_PROJECT"); own != "" {
		project = own
	}
	tree, _, err := source.Load(t.Context(), os.DirFS(project))
	if err != nil {
		t.Fatal(err)
	}
	static, _ := asset.New(tree.Static)
	set, _ := render.NewSet(tree.Templates, static)
	made, problems, err := site.New(t.Context(), tree.Content, static, site.Options{Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	pages, problems, err := set.Pages(t.Context(), made, render.Options{})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	in := Input{Site: made, Templates: set.Sources()}
	for _, p := range pages {
		in.Names = append(in.Names, p.Name)
		in.Pages = append(in.Pages, Page{Name: p.Name, Layout: p.Layout, Source: p.Source, HTML: p.HTML})
	}
	for _, f := range static.Files() {
		in.Names = append(in.Names, f.Path[1:])
	}
	for _, f := range made.Files {
		in.Names = append(in.Names, f.Path[1:])
	}
	return in
}

func perPage(b *testing.B, pages int) {
	b.Helper()
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*pages), "ns/page")
}

// BenchmarkRead reads pages.
func BenchmarkRead(b *testing.B) {
	in := drawn(b)
	b.ReportAllocs()
	for b.Loop() {
		r := NewReader(in.Site, nil)
		for _, p := range in.Pages {
			r.Read(p)
		}
	}
	perPage(b, len(in.Pages))
}

// BenchmarkGates holds pages against the gates that were read before.
func BenchmarkGates(b *testing.B) {
	in := drawn(b)
	r := NewReader(in.Site, nil)
	var read []*Facts
	for _, p := range in.Pages {
		read = append(read, r.Read(p))
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Gates(b.Context(), in, read); err != nil {
			b.Fatal(err)
		}
	}
	perPage(b, len(in.Pages))
}
