package finder_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/finder"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// FuzzLoad holds finder.yaml to these promises: no input panics, every problem lies
// inside the file, and questions without a problem lead from the first page to every
// other one, by addresses that are safe as the names of folders.
func FuzzLoad(f *testing.F) {
	p := sample(f)
	f.Add(p.questions)
	for _, tt := range faults() {
		f.Add(p.change(f, "finder.yaml", tt.before, tt.after).questions)
	}
	f.Add("")
	f.Add("who: {people: [~]}\nwhat: {situations: [{first: [[]]}]}\nhow: {ways: [{id: {}}]}\nwhere: {nations: ~}")
	services := p.register(f)
	f.Fuzz(func(t *testing.T, text string) {
		file := &diag.File{Name: "finder.yaml", Data: []byte(text)}
		doc, problems := strictyaml.Parse(file, diag.Span{End: len(text)})
		if doc == nil {
			return
		}
		config, found := finder.Load(doc)
		problems = append(problems, found...)
		if (config == nil) != found.HasErrors() {
			t.Fatalf("the configuration is %v with %v", config, found)
		}
		if config != nil {
			made := finder.New(config, services)
			problems = append(problems, made.Check()...)
			made.Unknown()
			walk(t, made.Pages())
		}
		lines := strings.Split(text, "\n")
		for _, p := range problems {
			if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > len(lines[p.Line-1])+1 {
				t.Errorf("%s lies outside the file", p)
			}
		}
	})
}

// walk follows all choices from the first page and wants to come by every page once.
func walk(t *testing.T, pages []finder.Page) {
	t.Helper()
	index := byPath(t, pages)
	come := map[string]int{finder.Folder: 1}
	for _, p := range pages {
		if strings.Trim(p.Path, "abcdefghijklmnopqrstuvwxyz0123456789-/") != "" || strings.Contains(p.Path, "//") {
			t.Errorf("the address %q", p.Path)
		}
		for _, c := range p.Choices {
			come[c.Path]++
			if c.Label == "" {
				t.Errorf("a choice without a label at %s", p.Path)
			}
		}
		if p.Title == "" || p.HeadTitle == "" || p.Summary == "" {
			t.Errorf("no title, or no summary, at %s", p.Path)
		}
	}
	for path, n := range come {
		if _, ok := index[path]; !ok || n != 1 {
			t.Errorf("%d choices lead to %s, where there is a page: %v", n, path, ok)
		}
	}
	if len(come) != len(pages) {
		t.Errorf("%d of %d pages are reached", len(come), len(pages))
	}
}

// thirty returns as many services, made of those of the sample.
func thirty(t testing.TB, p project) []*helpline.Service {
	t.Helper()
	var services []*helpline.Service
	for round := 0; len(services) < 30; round++ {
		for _, id := range p.ids {
			services = append(services, service(t, fmt.Sprintf("%s-%d", id, round), p.services[id]))
		}
	}
	return services[:30]
}

// BenchmarkNew works out the pages of seven people in four nations and five situations,
// for thirty services.
func BenchmarkNew(b *testing.B) {
	p := sample(b)
	config, problems := load(p.questions)
	if config == nil {
		b.Fatal(problems)
	}
	services := thirty(b, p)
	b.ReportAllocs()
	for b.Loop() {
		finder.New(config, services)
	}
}

// BenchmarkCheck looks through the same answers.
func BenchmarkCheck(b *testing.B) {
	p := sample(b)
	config, problems := load(p.questions)
	if config == nil {
		b.Fatal(problems)
	}
	f := finder.New(config, thirty(b, p))
	b.ReportAllocs()
	for b.Loop() {
		f.Check()
	}
}
