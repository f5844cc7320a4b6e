package markdown

import (
	"bytes"
	"os"
	"runtime"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// generatedFile is a page of the site that package build generates for its own
// benchmarks, and where its body begins.
func generatedFile(tb testing.TB) (f *diag.File, from int) {
	tb.Helper()
	data, err := os.ReadFile("testdata/page.md")
	if err != nil {
		tb.Fatal(err)
	}
	end := []byte("\n---\n")
	return &diag.File{Name: "page.md", Data: data}, bytes.Index(data, end) + len(end)
}

func BenchmarkParseGenerated(b *testing.B) {
	f, from := generatedFile(b)
	p := NewParser()
	if _, problems := p.Parse(f, from); len(problems) > 0 {
		b.Fatal(problems)
	}
	b.SetBytes(int64(len(f.Data) - from))
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(f, from)
	}
}

func BenchmarkHTMLGenerated(b *testing.B) {
	f, from := generatedFile(b)
	doc, _ := Parse(f, from)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := doc.HTML(plainFill{doc}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkKept measures what stays alive of a page, which is what a large site needs
// memory for.
func BenchmarkKept(b *testing.B) {
	f, from := generatedFile(b)
	p := NewParser()
	p.Parse(f, from)
	docs := make([]*Doc, 500)
	for b.Loop() {
		clear(docs)
		before := alive()
		for i := range docs {
			docs[i], _ = p.Parse(f, from)
		}
		after := alive()
		b.ReportMetric(float64(after-before)/float64(len(docs)), "B-kept/page")
	}
	runtime.KeepAlive(docs)
}

// alive is what the heap holds that something leads to.
func alive() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
