package check

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/render"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/source"
)

// drawn is the repository's own site as the gates are handed it, without the files that
// are no pages.
func drawn(t testing.TB) Input {
	t.Helper()
	tree, _, err := source.Load(t.Context(), os.DirFS("../../../.."))
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

// TestReaderKeepsNoHTML wants the same of pages whose bytes are overwritten as soon as they
// are read, by several goroutines at once, as of those that are all handed over.
func TestReaderKeepsNoHTML(t *testing.T) {
	in := drawn(t)
	in.Pages = append(in.Pages, Page{Name: "odd.html", Layout: "page.html", HTML: []byte(`<title>"</title><a href="/nowhere?">0800 1112</a><a style="x" href="#no">` +
		`<main><p id=a onclick="x" id=a><p id=a><img src="/x"><svg role="img" class="y"><meta http-equiv="refresh" content="z"><a class="figure" href="#q">12</a>`)})
	want, err := Pages(t.Context(), in)
	if err != nil || len(want) < 8 {
		t.Fatal(want, err)
	}
	r, read := NewReader(in.Site, nil), make([]*Facts, len(in.Pages))
	var group sync.WaitGroup
	for first := range 4 {
		group.Go(func() {
			var room []byte
			for i := first; i < len(in.Pages); i += 4 {
				p := in.Pages[i]
				room = append(room[:0], p.HTML...)
				p.HTML = room
				read[i] = r.Read(p)
				clear(room)
			}
		})
	}
	group.Wait()
	in.Pages = nil
	got, err := r.Gates(t.Context(), in, read)
	if diff := cmp.Diff(want, got, cmpopts.EquateComparable(diag.Diagnostic{})); diff != "" || err != nil {
		t.Errorf("-want +got:\n%s%v", diff, err)
	}
}

// TestLate wants a page that takes too long to be reported, and nothing to be read of it.
func TestLate(t *testing.T) {
	in := drawn(t)
	r := NewReader(in.Site, nil)
	got, err := r.Gates(t.Context(), in, []*Facts{r.Late(Page{Name: "late.html", Layout: "page.html", HTML: []byte("<p")})})
	if err != nil || !slices.ContainsFunc(got, func(d diag.Diagnostic) bool {
		return d.Rule == "limit" && strings.HasSuffix(d.Message, "(on /late.html)")
	}) {
		t.Error(got, err)
	}
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
