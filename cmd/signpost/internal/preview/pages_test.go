package preview

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/editorial"
)

const hostile = `"><img src=x onerror=alert(1)>`

// everyState are pages in every state, one with a hostile title and file name.
func everyState() []editorial.Page {
	day := func(d int) time.Time { return time.Date(2026, 11, d, 0, 0, 0, 0, time.UTC) }
	return []editorial.Page{
		{Path: "/", File: "content/_index.md", Title: "Home", Kind: "home", State: editorial.Published, Words: 12},
		{
			Path: "/parents/", File: "content/parents/_index.md", Title: "For parents", Section: "Parents", SectionPath: "/parents/", State: editorial.Published,
			Audience: "parents", Reviewed: day(1), Due: day(2), Overdue: true, Owner: "Editor", Words: 300, ReadingAge: 15.25, Target: editorial.Ages{From: 9, To: 14},
		},
		{
			Path: "/teachers/", File: "content/teachers/" + hostile + ".md", Title: hostile, Section: "Teachers", SectionPath: "/teachers/", State: editorial.Draft,
			Hidden: "it is a draft", Audience: "teachers", Due: day(30), Soon: true, Words: 300, ReadingAge: 9, Target: editorial.Ages{From: 9, To: 16},
		},
		{Path: "/parents/old/", File: "content/parents/old.md", Title: "Old", Section: "Parents", SectionPath: "/parents/", State: editorial.Expired, Hidden: "it expired on 1 July 2026"},
	}
}

// overviewed is the answer to /_preview/ for a site with problems of every kind; the last
// build was good or not.
func overviewed(t *testing.T, ok bool, problems ...diag.Diagnostic) (*html.Node, string) {
	t.Helper()
	site := sample()
	site.Editorial = everyState
	site.Problems = nil
	s := serving(site)
	if len(problems) > 0 {
		next := *s.shown.Load()
		next.ok, next.problems = ok, diag.List(problems).Sorted()
		s.show(&next)
	}
	r := ask(t, s.Handler(Listener{Hosts: []string{host}}), "GET", "/_preview/")
	page := text(t, r)
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("%d, %v", r.StatusCode, r.Header)
	}
	return wellFormed(t, page), page
}

// wellFormed parses a page of the preview and holds it to what all of them must be: one
// h1, headings in order, tables with names and scopes, nothing inline that the policy
// would block, and no element that somebody smuggled in.
func wellFormed(t *testing.T, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	level, first := 0, 0
	ids := map[string]bool{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "h1", "h2", "h3", "h4":
			now := int(n.Data[1] - '0')
			if now > level+1 {
				t.Errorf("%s after h%d", n.Data, level)
			}
			if level = now; now == 1 {
				first++
			}
		case "th":
			if attr(n, "scope") == "" {
				t.Errorf("a th without a scope: %s", words(n))
			}
		case "table":
			if attr(n, "aria-label") == "" {
				t.Error("a table without a name")
			}
		case "img", "style":
			t.Errorf("an element %s", n.Data)
		case "script":
			if attr(n, "src") != "/_preview/client.js" {
				t.Errorf("a script %v", n.Attr)
			}
		case "iframe":
			if attr(n, "title") == "" {
				t.Error("a frame without a title")
			}
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.HasPrefix(a.Val, "javascript:") {
				t.Errorf("%s has %s=%s", n.Data, a.Key, a.Val)
			}
			if a.Key == "id" && ids[a.Val] {
				t.Errorf("the id %s stands twice", a.Val)
			}
			ids[a.Val] = ids[a.Val] || a.Key == "id"
		}
	}
	if first != 1 {
		t.Errorf("%d h1", first)
	}
	return root
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// words is the text of an element, with single spaces.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// all lists the texts of all elements of a name.
func all(root *html.Node, name string) []string {
	var list []string
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			list = append(list, words(n))
		}
	}
	return list
}

func TestOverview(t *testing.T) {
	root, _ := overviewed(t, true)
	if got, want := all(root, "h1"), []string{"Tell Someone"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got, want := all(root, "h3"), []string{"In no section", "Parents", "Teachers"}; !slices.Equal(got, want) {
		t.Errorf("the sections %q, want %q", got, want)
	}
	var got []string
	for _, row := range all(root, "tr") {
		if !strings.HasPrefix(row, "Page State") {
			got = append(got, row)
		}
	}
	tools := func(path, title string) string { return path + " Look at " + title + " as others see it Edit " + title }
	want := []string{
		"Home " + tools("/", "Home") + " Published Everybody never no date nobody too short 12",
		"For parents " + tools("/parents/", "For parents") + " Published Parents 1 Nov 2026 2 Nov 2026 overdue Editor 15.2 above 14 300",
		"Old " + tools("/parents/old/", "Old") + " Expired it expired on 1 July 2026 Everybody never no date nobody too short 0",
		hostile + " " + tools("/teachers/", hostile) + " Draft Teachers never 30 Nov 2026 soon nobody 9.0 300",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the rows\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got, want := all(root, "dl"), []string{"pages 4 drafts 1 not yet published, or expired 1 errors 0 warnings 0 overdue for review 1 due within 30 days 1"}; !slices.Equal(got, want) {
		t.Errorf("the counts %q, want %q", got, want)
	}
}

func TestOverviewOfProblems(t *testing.T) {
	file := &diag.File{Name: "content/parents/_index.md", Data: []byte("One <b>\n")}
	own := diag.At(file, diag.Span{Start: 4, End: 7}, diag.Warning, "stale", "it is %s", hostile).WithHint("mend %s", hostile)
	other := diag.InFile("templates/"+hostile, diag.Warning, "template", "odd")
	broken := diag.InFile("content/new.md", diag.Error, "front-matter", "no front matter")
	ownBroken := diag.InFile("content/parents/_index.md", diag.Error, "dead-link", "no page")
	machine := diag.Diagnostic{Severity: diag.Error, Rule: "machine", Message: "the disk is full"}

	root, page := overviewed(t, true, own, other)
	if got := all(root, "summary"); !slices.Equal(got, []string{"1 warning of For parents"}) {
		t.Errorf("%q", got)
	}
	if got := all(root, "pre"); !slices.Equal(got, []string{"1 | One <b> | ^^^"}) {
		t.Errorf("%q", got)
	}
	if strings.Contains(page, "last good site") || !slices.Contains(all(root, "h2"), "Problems in other files") {
		t.Errorf("the headings %q", all(root, "h2"))
	}

	root, _ = overviewed(t, false, own, other, broken, ownBroken, machine)
	if got, want := all(root, "h2"), []string{"What you see is the last good site", "Problems in other files", "Pages"}; !slices.Equal(got, want) {
		t.Errorf("the headings %q, want %q", got, want)
	}
	sections := all(root, "section")
	if got, want := strings.Count(sections[0], "Error: "), 3; got != want {
		t.Errorf("%d errors first, want %d: %s", got, want, sections[0])
	}
	if got := all(root, "summary"); !slices.Equal(got, []string{"1 error and 1 warning of For parents"}) {
		t.Errorf("%q", got)
	}
	if strings.Contains(sections[1], "Error: ") {
		t.Errorf("an error stands twice: %s", sections[1])
	}
}

func TestOverviewOnOtherComputers(t *testing.T) {
	s := serving(sample())
	page := text(t, ask(t, s.Handler(Listener{Hosts: []string{host}, LAN: true}), "GET", "/_preview/"))
	if strings.Contains(page, "edit:") {
		t.Error("a phone gets links to an editor")
	}
}

func TestLook(t *testing.T) {
	site := viewed()
	site.Editorial = everyState
	h := handler(site)
	frame := func(query string) (src, class string, current []string) {
		root := wellFormed(t, text(t, ask(t, h, "GET", "/_preview/look/?"+query)))
		for n := range root.Descendants() {
			switch {
			case n.Data == "iframe":
				src, class = attr(n, "src"), attr(n, "class")
			case n.Data == "a" && attr(n, "aria-current") == "true":
				current = append(current, words(n))
			}
		}
		return src, class, current
	}
	for _, tt := range []struct{ query, src, class, current string }{
		{"", "/_preview/view/plain/", "w-375", "375, a phone, As the computer is, On a screen, On"},
		{"path=/teachers/", "/_preview/view/plain/teachers/", "w-375", "375, a phone, As the computer is, On a screen, On"},
		{"path=/teachers/&width=1280&scheme=dark&media=print&scripts=off", "/_preview/view/dark,print,noscripts/teachers/", "w-1280", "1280, a laptop, Dark, Printed, Off"},
		{"path=/teachers/&width=full&scheme=light", "/_preview/view/light/teachers/", "w-full", "As wide as it goes, Light, On a screen, On"},
		{"width=12%22%3E&scheme=sepia&media=tv&scripts=maybe", "/_preview/view/plain/", "w-375", "375, a phone, As the computer is, On a screen, On"},
	} {
		src, class, current := frame(tt.query)
		if src != tt.src || class != tt.class || strings.Join(current, ", ") != tt.current {
			t.Errorf("%s: %s, %s, %q; want %s, %s, %s", tt.query, src, class, current, tt.src, tt.class, tt.current)
		}
	}
}

// TestLookLinks follows every choice: each leads to a look that has it.
func TestLookLinks(t *testing.T) {
	h := handler(viewed())
	root := wellFormed(t, text(t, ask(t, h, "GET", "/_preview/look/?path=/teachers/&width=768&scripts=off")))
	links := 0
	for n := range root.Descendants() {
		if n.Data != "a" || !strings.HasPrefix(attr(n, "href"), "/_preview/look/") {
			continue
		}
		links++
		r := ask(t, h, "GET", attr(n, "href"))
		page := text(t, r)
		if r.StatusCode != http.StatusOK || !strings.Contains(page, `aria-current="true">`+words(n)+"<") {
			t.Errorf("%s does not lead to a look with %s", attr(n, "href"), words(n))
		}
	}
	if links != 12 {
		t.Errorf("%d choices", links)
	}
}

func TestLookAddresses(t *testing.T) {
	h := handler(viewed())
	for _, tt := range []struct {
		path, location, holds string
		status                int
	}{
		{"/nowhere/", "", "gone", 404},
		{"/assets/photo.png", "", "gone", 404},
		{"//example.net/", "", "gone", 404},
		{"parents/", "", "gone", 404},
		{"https://example.net/", "", "gone", 404},
		{"/../x", "", "gone", 404},
		{"/_headers", "", "gone", 404},
		{"/parents", "/_preview/look/?path=%2Fparents%2F&width=768", "", 302},
		{"/old", "/_preview/look/?path=%2Fparents%2F&width=768", "", 302},
	} {
		r := ask(t, h, "GET", "/_preview/look/?width=768&path="+tt.path)
		if r.StatusCode != tt.status || r.Header.Get("Location") != tt.location || !strings.Contains(text(t, r), tt.holds) {
			t.Errorf("%s: %d to %q", tt.path, r.StatusCode, r.Header.Get("Location"))
		}
	}
}

func TestLookPolicy(t *testing.T) {
	r := ask(t, handler(viewed()), "GET", "/_preview/look/")
	if got := r.Header.Get("Content-Security-Policy"); !strings.HasSuffix(got, "; frame-src 'self'") || !strings.Contains(got, "frame-ancestors 'none'") {
		t.Errorf("the policy %s", got)
	}
}

func TestPageFile(t *testing.T) {
	h := handler(sample())
	for name, want := range map[string]int{"pages.css": 200, "overview.html": 404, "problem.html": 404, "none.css": 404} {
		if r := ask(t, h, "GET", "/_preview/"+name); r.StatusCode != want {
			t.Errorf("%s: %d, want %d", name, r.StatusCode, want)
		}
	}
}
