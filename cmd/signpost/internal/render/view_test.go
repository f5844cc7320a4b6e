package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/site"
)

func TestRuns(t *testing.T) {
	for _, tt := range []struct {
		line string
		want []Run
	}{
		{"", nil},
		{"It is not your fault", []Run{{"It is not your fault", false}}},
		{"It is **not** your fault", []Run{{"It is ", false}, {"not", true}, {" your fault", false}}},
		{"**Stop**", []Run{{"Stop", true}}},
		{"One * star, **two**", []Run{{"One * star, ", false}, {"two", true}}},
	} {
		if diff := cmp.Diff(tt.want, runs(tt.line)); diff != "" {
			t.Errorf("runs(%q): -want +got:\n%s", tt.line, diff)
		}
	}
}

func TestContentsList(t *testing.T) {
	entry := func(level int, id string) markdown.TOCEntry {
		return markdown.TOCEntry{Level: level, ID: id, Text: strings.ToUpper(id)}
	}
	for _, tt := range []struct {
		name    string
		entries []markdown.TOCEntry
		want    []Heading
	}{
		{"none", nil, nil},
		{
			"two levels",
			[]markdown.TOCEntry{entry(2, "a"), entry(3, "b"), entry(3, "c"), entry(2, "d")},
			[]Heading{{"a", "A", []Heading{{"b", "B", nil}, {"c", "C", nil}}}, {"d", "D", nil}},
		},
		{
			"deeper ones are left out",
			[]markdown.TOCEntry{entry(2, "a"), entry(3, "b"), entry(4, "c"), entry(3, "d")},
			[]Heading{{"a", "A", []Heading{{"b", "B", nil}, {"d", "D", nil}}}},
		},
		{"nothing above", []markdown.TOCEntry{entry(3, "a"), entry(2, "b")}, []Heading{{"b", "B", nil}}},
	} {
		if diff := cmp.Diff(tt.want, contentsList(tt.entries)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", tt.name, diff)
		}
	}
}

func TestSizeName(t *testing.T) {
	for _, tt := range []struct {
		bytes int
		want  string
	}{
		{0, "0 bytes"},
		{999, "999 bytes"},
		{1000, "1 kB"},
		{1499, "1 kB"},
		{1500, "2 kB"},
		{12_345, "12 kB"},
		{999_499, "999 kB"},
		{999_500, "1.0 MB"},
		{1_000_000, "1.0 MB"},
		{1_449_999, "1.4 MB"},
		{10_000_000, "10.0 MB"},
	} {
		if got := sizeName(tt.bytes); got != tt.want {
			t.Errorf("sizeName(%d) = %q, want %q", tt.bytes, got, tt.want)
		}
	}
}

// family is a project with a section in a section, a lesson and helplines of every
// kind.
func family() files {
	helpline := func(title, sort, people, way string) string {
		return "---\ntitle: " + title + "\nsummary: " + title + ".\noperator: Us\nsort: " + sort + "\n" + way +
			"\nwebsite: https://www.example.org\npeople: [" + people + "]\nnations: [england]\nverified: 2026-11-01\nverified_from: us\nconfidence: high\n---\n"
	}
	call := `call: [{number: "116 123", hours: always}]`
	form := `report: {url: "https://www.example.org/form"}`
	return tiny().with(files{
		"content/parents/_index.md":          "---\ntitle: Parents and carers\nnav_title: Parents\nsummary: For parents.\n---\n",
		"content/parents/b.md":               "---\ntitle: B\nsummary: B.\nreviewed: 2026-11-01\nowner: Editor\nweight: 1\n---\n\n## One\n\n### Two\n",
		"content/parents/a.md":               "---\ntitle: A\nsummary: A.\nreviewed: 2026-11-01\nowner: Editor\n---\n",
		"content/teachers/_index.md":         "---\ntitle: Teachers\nsummary: For teachers.\n---\n",
		"content/teachers/lessons/_index.md": "---\ntitle: Lessons\nsummary: Lessons.\n---\n",
		"content/teachers/lessons/chat/index.md": "---\ntitle: Chat\nsummary: Chat.\nreviewed: 2026-11-01\nowner: Editor\nages: 13 to 16\nminutes: 50\noutcomes: [Say no]\n---\n" +
			"\n![A bubble](bubble.svg)\n",
		"content/teachers/lessons/chat/bubble.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"></svg>`,
		"content/teachers/lessons/chat/cards.docx": strings.Repeat("x", 12_345),
		"content/teachers/lessons/chat/sheet.txt":  "words\n",
		"content/helplines/talk.md":                helpline("Talk", "helpline", "young-people, adults", call),
		"content/helplines/adults.md":              helpline("Adults", "helpline", "adults", call),
		"content/helplines/schools.md":             helpline("Schools", "helpline", "teachers", call),
		"content/helplines/images.md":              helpline("Images", "image-removal", "young-people", form),
		"content/helplines/police.md":              helpline("The police", "police", "adults", `call: [{number: "101", hours: always}]`),
		"content/helplines/form.md":                helpline("Form", "reporting", "adults", form),
		"content/helplines/read.md":                helpline("Read", "information", "adults", form),
		"content/site.yaml": strings.Replace(tiny()["content/site.yaml"], "menu:\n",
			"menu:\n  - {title: Parents, page: parents/_index.md}\n  - {title: Teachers, page: teachers/_index.md}\n", 1),
	})
}

// viewOf is the view of the page at path.
func viewOf(t *testing.T, s *site.Site, path string) any {
	t.Helper()
	loaded, static := tiny().tree(t)
	set, problems := NewSet(loaded.Templates, static)
	if len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	view, err := newBuilder(set, s, Options{}).page(s.Page(path))
	if err != nil {
		t.Fatal(err)
	}
	return view
}

func titles(links []Link) string {
	var words []string
	for _, l := range links {
		mark := ""
		if l.Current {
			mark = "*"
		}
		words = append(words, l.Title+mark+" "+l.Path)
	}
	return strings.Join(words, ", ")
}

func TestPagesKnowTheirPlace(t *testing.T) {
	s := family().site(t, false)
	for _, tt := range []struct {
		path, crumbs, menu, audience string
	}{
		{"/", "", "Parents /parents/, Teachers /teachers/, Home* /", ""},
		{"/parents/", "Home /", "Parents* /parents/, Teachers /teachers/, Home /", "parents"},
		{"/parents/a/", "Home /, Parents /parents/", "Parents* /parents/, Teachers /teachers/, Home /", "parents"},
		{"/teachers/lessons/chat/", "Home /, Teachers /teachers/, Lessons /teachers/lessons/", "Parents /parents/, Teachers* /teachers/, Home /", "teachers"},
		{"/helplines/talk/", "Home /, Helplines /helplines/", "Parents /parents/, Teachers /teachers/, Home /", ""},
	} {
		t.Run(tt.path, func(t *testing.T) {
			var base Base
			switch v := viewOf(t, s, tt.path).(type) {
			case Home:
				base = v.Base
			case Section:
				base = v.Base
			case Guidance:
				base = Base(v)
			case Lesson:
				base = v.Base
			case Helpline:
				base = v.Base
			default:
				t.Fatalf("view %T", v)
			}
			if got := titles(base.Page.Breadcrumbs); got != tt.crumbs {
				t.Errorf("breadcrumbs %q, want %q", got, tt.crumbs)
			}
			if got := titles(base.Menu); got != tt.menu {
				t.Errorf("menu %q, want %q", got, tt.menu)
			}
			if base.Page.Audience != tt.audience {
				t.Errorf("audience %q, want %q", base.Page.Audience, tt.audience)
			}
			if got, want := base.Page.Canonical, "https://small.example"+tt.path; got != want {
				t.Errorf("canonical %q, want %q", got, want)
			}
		})
	}
}

func TestNeighboursAndContents(t *testing.T) {
	page := viewOf(t, family().site(t, false), "/parents/b/").(Guidance).Page
	if page.Previous != nil || page.Next == nil || page.Next.Path != "/parents/a/" {
		t.Errorf("previous %v, next %v; want none and /parents/a/", page.Previous, page.Next)
	}
	want := []Heading{{"one", "One", []Heading{{"two", "Two", nil}}}}
	if diff := cmp.Diff(want, page.Contents); diff != "" {
		t.Errorf("contents: -want +got:\n%s", diff)
	}
}

func TestLessonView(t *testing.T) {
	lesson := viewOf(t, family().site(t, false), "/teachers/lessons/chat/").(Lesson)
	want := []Asset{
		{"cards.docx", "Cards", "/teachers/lessons/chat/cards.docx", "Word", "12 kB"},
		{"sheet.txt", "Sheet", "/teachers/lessons/chat/sheet.txt", "plain text", "6 bytes"},
	}
	if diff := cmp.Diff(want, lesson.Assets); diff != "" {
		t.Errorf("assets, of which pictures in the text are none: -want +got:\n%s", diff)
	}
}

func TestGroupsOfHelplines(t *testing.T) {
	section := viewOf(t, family().site(t, false), "/helplines/").(Section)
	var got []string
	for _, g := range section.Helplines {
		for _, s := range g.Services {
			got = append(got, g.ID+": "+s.Name)
		}
	}
	want := []string{
		"help_danger: Emergency services", "help_talk: Talk", "help_talk_adults: Adults", "help_schools: Schools",
		"help_images: Images", "help_police: The police", "help_report: Form", "help_read: Read",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
