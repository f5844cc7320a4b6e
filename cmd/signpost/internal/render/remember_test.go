package render

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/output"
	"example.org/signpost/cmd/signpost/internal/site"
)

// TestRememberedEqualsMade changes the repository's own site step by step. After each
// change every file is what a build without a memory makes, and only pages that could
// have changed were drawn.
func TestRememberedEqualsMade(t *testing.T) {
	fsys := repositoryFiles(t)
	m := memo.New()
	seen := map[*byte]bool{}
	everything(t, fsys, m).drawn(seen)
	for _, tt := range []struct {
		name           string
		file, old, new string
		// drawn is a page that is drawn again, and kept one that is not; most is how
		// many are drawn at most.
		drawn, kept string
		most        int
	}{
		{"nothing", "content/parents/first-hour.md", "", "", "", "parents/first-hour/index.html", 0},
		{"a word", "content/parents/first-hour.md", "\n## ", "\nAnother word.\n\n## ", "parents/first-hour/index.html", "index.html", 2},
		{"a word and back", "content/parents/first-hour.md", "\nAnother word.\n\n## ", "\n## ", "", "index.html", 0},
		{"a fact of a service", "content/helplines/childline.md", "\nsummary: ", "\nsummary: Now, ", "helplines/childline/index.html", "", 260},
		{"a definition", "content/statistics/statistics.yaml", "definition: ", "definition: Now, ", "statistics/police/index.html", "parents/first-hour/index.html", 20},
		{"the look", "static/css/finder.css", "{", "{--new:1;", "find-help/index.html", "", 1000},
		{"the name", "content/site.yaml", "\nname: ", "\nname: New ", "404.html", "", 1000},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := string(fsys[tt.file].Data)
			if !strings.Contains(text, tt.old) {
				t.Fatalf("%s holds no %q", tt.file, tt.old)
			}
			fsys[tt.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, tt.old, tt.new, 1))}
			got, want := everything(t, fsys, m), everything(t, fsys, nil)
			if diff := cmp.Diff(want.texts(), got.texts()); diff != "" {
				t.Errorf("with a memory (-want +got):\n%.2000s", diff)
			}
			drawn := got.drawn(seen)
			if tt.drawn != "" && !slices.Contains(drawn, tt.drawn) {
				t.Errorf("%s was not drawn again", tt.drawn)
			}
			if len(drawn) > tt.most || tt.kept != "" && slices.Contains(drawn, tt.kept) {
				t.Errorf("%d pages were drawn again, want at most %d and not %s: %s", len(drawn), tt.most, tt.kept, drawn[:min(len(drawn), 20)])
			}
			m.Sweep()
		})
	}
}

// made is all that a site's pages are published with.
type made struct {
	pages []Rendered
	files []output.File
}

// texts are the files by their names.
func (m made) texts() map[string]string {
	byName := map[string]string{}
	for _, f := range m.files {
		byName[f.Name] = string(f.Data)
	}
	for _, p := range m.pages {
		byName[p.Name] = string(p.HTML)
	}
	return byName
}

// drawn lists the pages whose bytes stand where none stood before, and adds them to
// those that were seen.
func (m made) drawn(seen map[*byte]bool) []string {
	var list []string
	for _, p := range m.pages {
		if !seen[&p.HTML[0]] {
			seen[&p.HTML[0]] = true
			list = append(list, p.Name)
		}
	}
	return list
}

func everything(t *testing.T, fsys fs.FS, m *memo.Memory) made {
	t.Helper()
	loaded, static := tree(t, fsys)
	set, problems := NewSet(loaded.Templates, static)
	if len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	from, problems, err := site.New(t.Context(), loaded.Content, static, site.Options{Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, lines(problems))
	}
	data, err := OpenData(from, m)
	if err != nil {
		t.Fatal(err)
	}
	opt := Options{Data: data, Memory: m}
	pages, problems, err := set.Pages(t.Context(), from, opt)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, lines(problems))
	}
	searching, problems, err := set.Search(t.Context(), from, opt, pages)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, lines(problems))
	}
	pages = append(pages, searching.Pages...)
	files := slices.Concat(Extras(from, opt), data, searching.Files)
	for _, p := range pages {
		files = append(files, output.File{Name: p.Name, Data: p.HTML})
	}
	for _, f := range from.Static.Files() {
		files = append(files, output.File{Name: f.Path[1:], Data: f.Data})
	}
	return made{pages, append(files, Headers(files, pages, opt))}
}

// repositoryFiles are the files of the repository's own site, to be changed.
func repositoryFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	from := os.DirFS(repository)
	for _, folder := range []string{"content", "templates", "static"} {
		err := fs.WalkDir(from, folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := fs.ReadFile(from, name)
			fsys[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return fsys
}

// TestFaultsAreNotRemembered draws a page that cannot be drawn twice: both times it is
// reported, and when its template is mended it is drawn.
func TestFaultsAreNotRemembered(t *testing.T) {
	f, m := tiny(), memo.New()
	whole := f["templates/home.html"]
	draw := func() (string, []Rendered) {
		loaded, static := f.tree(t)
		set, problems := NewSet(loaded.Templates, static)
		if set == nil {
			t.Fatal(lines(problems))
		}
		pages, problems, err := set.Pages(t.Context(), f.site(t, false), Options{Memory: m})
		if err != nil {
			t.Fatal(err)
		}
		return lines(problems), pages
	}
	f["templates/home.html"] = `{{define "main"}}{{index .Menu 99}}{{end}}`
	first, _ := draw()
	if again, _ := draw(); first == "" || again != first {
		t.Errorf("reported first %q, then %q", first, again)
	}
	f["templates/home.html"] = whole
	problems, pages := draw()
	if problems != "" || !bytes.Contains(pages[0].HTML, []byte("<h1>Home</h1>")) {
		t.Errorf("mended: %s%s", problems, pages[0].HTML)
	}
}

// TestKeysTellViewsApart wants another key for whatever a view may say.
func TestKeysTellViewsApart(t *testing.T) {
	b := &builder{opt: Options{Memory: memo.New()}}
	seen := map[memo.Key]string{}
	base := Base{Page: Page{Title: "A"}}
	for _, view := range []any{
		Home{Base: base},
		Section{Base: base},
		Guidance(base), Plain(base),
		Lesson{Base: base},
		Helpline{Base: base},
		Statistics{Base: base},
		Search{Base: base},
		NotFound{Base: base},
		Redirect{Base: base},
		Finder{Base: base},
		Plain(Base{Page: Page{Title: "B"}}),
		Plain(Base{Page: base.Page, Noindex: true}), Plain(Base{Page: base.Page, Menu: []Link{{Title: "A", Here: true}}}),
		Plain(Base{Page: base.Page, Site: Site{Search: Link{Here: true}}}),
		Home{Base: base, Lede: "A"},
	} {
		key := b.keyOf("page.html", nil, view)
		name := fmt.Sprintf("%T %+v", view, view)
		if other, ok := seen[key]; ok {
			t.Errorf("one key for\n%s\n%s", name, other)
		}
		seen[key] = name
	}
	around := base
	around.Around.Menu, around.Site.Name = "drawn of the head", "in the key of the head"
	if b.keyOf("page.html", nil, Plain(around)) != b.keyOf("page.html", nil, Plain(base)) {
		t.Error("what stands around a page is in its key twice")
	}
}
