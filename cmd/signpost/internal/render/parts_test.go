package render

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/site"
)

// home is the view of the home page with this text.
func home(t *testing.T, text string) Home {
	t.Helper()
	f := tiny()
	f["content/_index.md"] += text
	return viewOf(t, f.site(t, false), "/").(Home)
}

// partsOf are the parts' ids, and the page's own text put together from them.
func partsOf(view Home) (ids []string, text string) {
	for _, p := range view.Parts {
		ids = append(ids, p.ID)
		text += string(p.Body)
	}
	return ids, text
}

func TestParts(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"no heading", "Words.\n", []string{""}},
		{"words before the first heading", "Words.\n\n## One\n\nOne.\n\n## Two\n", []string{"", "one", "two"}},
		{"a heading first", "## One\n\nOne.\n\n### Deeper\n\n## Two\n", []string{"one", "two"}},
		{"an id of its own", "## One {#first}\n", []string{"first"}},
		{"two of one name", "## One\n\n## One\n", []string{"one", "one-2"}},
		{"a heading in a quote", "## One\n\n> ## Quoted\n\nMore.\n\n## Two\n", []string{"one", "two"}},
		{"a heading in a list", "## One\n\n- Item\n\n  ## Listed\n\n## Two\n", []string{"one", "two"}},
		{"a quote alone", "> ## Quoted\n", []string{""}},
		{"an underlined heading", "One\n---\n\nWords.\n", []string{"one"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			view := home(t, tt.text)
			ids, text := partsOf(view)
			if diff := cmp.Diff(tt.want, ids); diff != "" {
				t.Errorf("ids: -want +got:\n%s", diff)
			}
			if body := string(view.Page.Body); strings.TrimSpace(text) != strings.TrimSpace(body) {
				t.Errorf("the parts together:\n%s\nwant the body:\n%s", text, body)
			}
		})
	}
}

// repositorySite is the repository's own site, as it is at noon of 22 November 2026.
func repositorySite(t *testing.T) *site.Site {
	t.Helper()
	loaded, static := tree(t, os.DirFS(repository))
	s, problems, err := site.New(t.Context(), loaded.Content, static, site.Options{Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, lines(problems))
	}
	return s
}

// TestPartsOfTheRepository holds the real front door: nothing of it is lost or stands
// twice, and exactly the parts with large figures have a ground of their own.
func TestPartsOfTheRepository(t *testing.T) {
	s := repositorySite(t)
	made, err := newBuilder(real(t), s, Options{}).page(s.Page("/"))
	if err != nil {
		t.Fatal(err)
	}
	view := made.(Home)
	if _, text := partsOf(view); text != string(view.Page.Body) {
		t.Errorf("the parts together:\n%s\nwant the body:\n%s", text, view.Page.Body)
	}
	found := false
	for _, p := range view.Parts {
		drawn := strings.Contains(string(p.Body), `class="figures"`)
		if p.Figures != drawn {
			t.Errorf("part %q: Figures is %t, and figures drawn in it: %t", p.ID, p.Figures, drawn)
		}
		found = found || drawn
	}
	if !found {
		t.Error("no part of the home page has figures, so this test shows nothing")
	}
}

// TestMorePages wants every page of a section within reach, and none there twice.
func TestMorePages(t *testing.T) {
	f := family()
	f["content/parents/_index.md"] += "\nRead [A](a.md#top-of-it) first.\n"
	f["content/parents/a.md"] += "\n## Top of it\n"
	s := f.site(t, false)
	for _, tt := range []struct{ path, want string }{
		{"/parents/", "B"},        // A is linked, if with an anchor
		{"/teachers/", "Lessons"}, // nothing is linked
		{"/helplines/", ""},       // services have cards
		{"/teachers/lessons/", "Chat"},
	} {
		var got []string
		for _, c := range viewOf(t, s, tt.path).(Section).More {
			got = append(got, c.Title)
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.path, got, tt.want)
		}
	}
}

// TestTalk wants the page for the lost to offer somebody to talk to, whom the help page
// names: never the emergency service, and never a form.
func TestTalk(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"nobody", "Words.\n", ""},
		{"emergency only", "::helpline{emergency-999 limits}\n", ""},
		{"a form before a number", "::helpline{images limits}\n\n::helpline{talk limits}\n", "Talk"},
		{"in a sentence", "Call :helpline{talk limits}.\n", "Talk"},
		{"in a list", "::contacts{emergency-999 talk}\n", "Talk"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := family()
			f["content/_index.md"] += tt.text // which is the help page there
			s := f.site(t, false)
			loaded, static := f.tree(t)
			set, problems := NewSet(loaded.Templates, static)
			if len(problems) > 0 {
				t.Fatal(lines(problems))
			}
			view, err := newBuilder(set, s, Options{}).notFound()
			if err != nil || view.Talk.Name != tt.want {
				t.Errorf("%q, %v; want %q", view.Talk.Name, err, tt.want)
			}
		})
	}
}

// TestSearchInTheMenu wants the search at the menu's end, once, and marked where it is
// the page in view.
func TestSearchInTheMenu(t *testing.T) {
	b := newBuilder(real(t), tiny().site(t, false), Options{})
	menu := func(path string) string {
		view, err := b.around(path, site.Version{})
		if err != nil {
			t.Fatal(err)
		}
		return string(view.Around.Menu)
	}
	b.head.Search = Link{}
	if html := menu("/helplines/"); strings.Contains(html, "/search/") {
		t.Errorf("a site without a search has one in its menu:\n%s", html)
	}
	b.places.known = map[string]Base{} // what was drawn so far had no search
	b.head.Search = Link{Title: "Search", Path: "/search/"}
	elsewhere, here := menu("/helplines/"), menu("/search/")
	for _, html := range []string{elsewhere, here} {
		if strings.Count(html, `href="/search/"`) != 1 || !strings.Contains(html[strings.LastIndex(html, "<li>"):], `href="/search/"`) {
			t.Errorf("the search is not the menu's last link, or not the only one:\n%s", html)
		}
	}
	if mark := `href="/search/" aria-current="page"`; strings.Contains(elsewhere, mark) || !strings.Contains(here, mark) {
		t.Errorf("marked elsewhere: %t, marked there: %t", strings.Contains(elsewhere, mark), strings.Contains(here, mark))
	}
}
