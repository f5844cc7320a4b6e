package render

import (
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/site"
)

// handed draws the repository's own site with Options.Each, and gives the pages with the
// HTML that it was handed, and everything that is made of the pages that came back.
func handed(t *testing.T, set *Set, from *site.Site, m *memo.Memory) (map[string]string, made) {
	t.Helper()
	var mutex sync.Mutex
	got := map[string]string{}
	at := map[int]string{}
	opt := Options{Memory: m, Each: func(i int, page Rendered) error {
		mutex.Lock()
		defer mutex.Unlock()
		if _, twice := at[i]; twice {
			t.Errorf("page %d is handed on twice", i)
		}
		at[i], got[page.Name] = page.Name, string(page.HTML)
		return nil
	}}
	pages, problems, err := set.Pages(t.Context(), from, opt)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, lines(problems))
	}
	for i, p := range pages {
		if p.HTML != nil || at[i] != p.Name {
			t.Errorf("page %d is %s with %d bytes, was handed on as %s", i, p.Name, len(p.HTML), at[i])
		}
	}
	searching, problems, err := set.Search(t.Context(), from, opt, pages)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, lines(problems))
	}
	return got, made{append(pages, searching.Pages...), searching.Files}
}

// headersOf are the rules for pages and static files; the pages' bytes may be gone.
func headersOf(from *site.Site, pages []Rendered, m *memo.Memory) string {
	var files []output.File
	for _, p := range pages {
		files = append(files, output.File{Name: p.Name, Data: p.HTML})
	}
	for _, f := range from.Static.Files() {
		files = append(files, output.File{Name: f.Path[1:], Data: f.Data})
	}
	return string(Headers(files, pages, Options{Memory: m}).Data)
}

// TestEachIsHandedWhatPagesReturn wants the same pages, the same search and the same
// headers whether the pages are kept or handed on, with a memory and without.
func TestEachIsHandedWhatPagesReturn(t *testing.T) {
	t.Parallel()
	loaded, static := tree(t, os.DirFS(repository))
	set, problems := NewSet(loaded.Templates, static)
	if len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	from, problems, err := site.New(t.Context(), loaded.Content, static, site.Options{Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, lines(problems))
	}
	kept, _, err := set.Pages(t.Context(), from, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	bare := make([]Rendered, len(kept)) // as from a caller who knows nothing but the HTML
	for i, p := range kept {
		want[p.Name], bare[i] = string(p.HTML), Rendered{Name: p.Name, HTML: p.HTML}
	}
	searching, _, err := set.Search(t.Context(), from, Options{}, bare)
	if err != nil {
		t.Fatal(err)
	}
	rules := headersOf(from, append(bare, searching.Pages...), nil)
	m := memo.New()
	for _, m := range []*memo.Memory{nil, m, m} {
		got, rest := handed(t, set, from, m)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("pages (-kept +handed on):\n%.2000s", diff)
		}
		if diff := cmp.Diff(searching.Files, rest.files); diff != "" {
			t.Errorf("search (-kept +handed on):\n%.2000s", diff)
		}
		if diff := cmp.Diff(rules, headersOf(from, rest.pages, m)); diff != "" {
			t.Errorf("headers (-kept +handed on):\n%s", diff)
		}
	}
}

// TestEachEndsPages wants the error that Each gives, and nothing of pages at fault.
func TestEachEndsPages(t *testing.T) {
	t.Parallel()
	f := tiny()
	loaded, static := f.tree(t)
	set, problems := NewSet(loaded.Templates, static)
	if len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	full := errors.New("the disk is full")
	pages, problems, err := set.Pages(t.Context(), f.site(t, false), Options{Each: func(int, Rendered) error { return full }})
	if !errors.Is(err, full) || pages != nil || problems != nil {
		t.Errorf("%d pages, %v, %v; want only the error", len(pages), problems, err)
	}

	f["templates/helpline.html"] = `{{define "main"}}{{.Nope}}{{end}}`
	loaded, static = f.tree(t)
	if set, problems = NewSet(loaded.Templates, static); len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	_, problems, err = set.Pages(t.Context(), f.site(t, false), Options{Each: func(_ int, page Rendered) error {
		if strings.HasPrefix(page.Name, "helplines/e") || len(page.HTML) == 0 {
			t.Errorf("%s is at fault and handed on", page.Name)
		}
		return nil
	}})
	if err != nil || !problems.HasErrors() {
		t.Errorf("%v, %v; want a problem", problems, err)
	}
}
