package build_test

import (
	"os"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/build"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// The page that shows every directive: its file, and what is published of it.
const componentsFile, componentsPage = "content/about/components.md", "about/components/index.html"

// TestComponentsPage holds that every directive stands on the pattern page, under the
// heading that names it, and that only a preview shows that page.
func TestComponentsPage(t *testing.T) {
	files := built(t, build.Options{Source: os.DirFS(repository), Now: noon(), Drafts: true})
	if files[componentsPage] == "" {
		t.Fatalf("a preview has no %s", componentsPage)
	}
	if repositorySite(t)[componentsPage] != "" {
		t.Errorf("%s is published", componentsPage)
	}
	data, err := os.ReadFile(repository + "/" + componentsFile)
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := markdown.NewParser().Parse(&diag.File{Name: componentsFile, Data: data}, strings.Index(string(data), "\n---\n")+5)
	for _, name := range directive.Names() {
		if !shownUnderItsName(doc, name) {
			t.Errorf("%s does not show %s: write a heading of level 2 that ends in its name, and the directive below", componentsFile, name)
		}
	}
}

// shownUnderItsName reports that a directive stands in the part of a page whose heading
// names it.
func shownUnderItsName(doc *markdown.Doc, name string) bool {
	for _, d := range doc.Directives {
		under := ""
		for _, h := range doc.Headings {
			if h.Level == 2 && h.Span.Start < d.Span.Start {
				under = h.Text
			}
		}
		_, names, _ := strings.Cut(under, ": ")
		if d.Name == name && strings.Contains(", "+names+",", ", "+name+",") {
			return true
		}
	}
	return false
}
