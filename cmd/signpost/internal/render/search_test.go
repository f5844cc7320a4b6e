package render

import (
	"os"
	"slices"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/search"
	"example.org/signpost/cmd/signpost/internal/site"
)

// TestSearchListsPagesByTitle wants the pages of each section by title, whatever their
// capitals, and those of one title by address.
func TestSearchListsPagesByTitle(t *testing.T) {
	t.Parallel()
	loaded, static := tree(t, os.DirFS(repository))
	from, problems, err := site.New(t.Context(), loaded.Content, static, site.Options{Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, lines(problems))
	}
	b := newBuilder(real(t), from, Options{})
	view, err := b.search([]search.Page{
		{Section: "One", Title: "b", Path: "/1/"},
		{Section: "Two", Title: "C", Path: "/2/"},
		{Section: "One", Title: "c", Path: "/4/"},
		{Section: "One", Title: "C", Path: "/3/"},
		{Section: "One", Title: "A", Path: "/5/"},
		{Section: "Two", Title: "a", Path: "/6/"},
	}, "")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range view.Groups {
		got = append(got, g.Title)
		for _, l := range g.Pages {
			got = append(got, l.Path)
		}
	}
	if want := []string{"One", "/5/", "/1/", "/3/", "/4/", "Two", "/6/", "/2/"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
