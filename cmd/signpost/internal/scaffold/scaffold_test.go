package scaffold_test

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/scaffold"
)

func TestNewPlacesAndNames(t *testing.T) {
	for _, tt := range []struct{ kind, slug, name, title string }{
		{"section", "carers", "content/carers/_index.md", "Carers"},
		{"section", "parents/grandparents", "content/parents/grandparents/_index.md", "Grandparents"},
		{"guidance", "parents/after-the-weekend", "content/parents/after-the-weekend.md", "After the weekend"},
		{"guidance", "young-people/games/trades", "content/young-people/games/trades.md", "Trades"},
		{"lesson", "a-new-lesson", "content/teachers/lessons/a-new-lesson/index.md", "A new lesson"},
		{"helpline", "some-line", "content/helplines/some-line.md", "Some line"},
		{"page", "contact", "content/contact.md", "Contact"},
		{"page", "about/some-page", "content/about/some-page.md", "Some page"},
		{"page", "parents", "content/parents.md", "Parents"}, // a page of the top, not one in the folder
		{"page", "about/2026", "content/about/2026.md", "2026"},
		// The name of the file, from the project's folder or from that of the kind.
		{"helpline", "some-line.md", "content/helplines/some-line.md", "Some line"},
		{"helpline", "helplines/some-line", "content/helplines/some-line.md", "Some line"},
		{"helpline", "helplines/some-line.md", "content/helplines/some-line.md", "Some line"},
		{"helpline", "content/helplines/some-line", "content/helplines/some-line.md", "Some line"},
		{"helpline", "./content/helplines/some-line.md", "content/helplines/some-line.md", "Some line"},
		{"helpline", `.\content\helplines\some-line.MD`, "content/helplines/some-line.md", "Some line"},
		{"lesson", "x.md", "content/teachers/lessons/x/index.md", "X"},
		{"lesson", "lessons/x", "content/teachers/lessons/x/index.md", "X"},
		{"lesson", "teachers/lessons/x/", "content/teachers/lessons/x/index.md", "X"},
		{"lesson", "content/teachers/lessons/x/index.md", "content/teachers/lessons/x/index.md", "X"},
		{"section", "content/carers/_index.md", "content/carers/_index.md", "Carers"},
		{"section", "carers/", "content/carers/_index.md", "Carers"},
		{"guidance", "content/parents/x.md", "content/parents/x.md", "X"},
		{"page", "content/about/x", "content/about/x.md", "X"},
		{"page", "about/x.md", "content/about/x.md", "X"},
		{"page", `about\x`, "content/about/x.md", "X"},
	} {
		file, err := scaffold.New(tt.kind, tt.slug)
		if err != nil {
			t.Errorf("New(%q, %q): %v", tt.kind, tt.slug, err)
			continue
		}
		if file.Name != tt.name {
			t.Errorf("New(%q, %q).Name = %q, want %q", tt.kind, tt.slug, file.Name, tt.name)
		}
		if want := "\ntitle: \"" + tt.title + "\""; !bytes.Contains(file.Data, []byte(want)) {
			t.Errorf("New(%q, %q) has no line %q", tt.kind, tt.slug, want[1:])
		}
		if !bytes.Contains(file.Data, []byte("\ndraft: true")) {
			t.Errorf("New(%q, %q) is not a draft", tt.kind, tt.slug)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	for _, tt := range []struct{ kind, slug, message, hint string }{
		{"home", "x", `no kind of page "home" can be made`, "the kinds are section, guidance, lesson, helpline, page"},
		{"", "x", `no kind of page "" can be made`, "the kinds are section, guidance, lesson, helpline, page"},
		{"page", "", "the name is empty", plainHint},
		{"page", "/", "the name is empty", plainHint},
		{"page", "about//", `the name "about/" has an empty part`, `did you mean "about"?`},
		{"page", "/about/x", `the name "/about/x" has an empty part`, `did you mean "about/x"?`},
		{"page", "about//x", `the name "about//x" has an empty part`, `did you mean "about/x"?`},
		{"page", "../x", `the name "../x" holds "."`, `did you mean "x"?`},
		{"page", "..", `the name ".." holds "."`, plainHint},
		{"page", "About us", `the name "About us" holds "A"`, `did you mean "about-us"?`},
		{"page", "café", `the name "café" holds "é"`, plainHint},
		{"page", "a\x00b", `the name "a\x00b" holds "\x00"`, plainHint},
		{"page", "a--b", `the name "a--b" has a hyphen without a word on each side`, `did you mean "a-b"?`},
		{"page", "-x", `the name "-x" has a hyphen without a word on each side`, `did you mean "x"?`},
		{"page", "a/x-", `the name "a/x-" has a hyphen without a word on each side`, `did you mean "a/x"?`},
		{"page", "about/index", `the name "about/index" has a part called index`, "name what the page is about; for the front page of the folder write section about"},
		{"page", "index/x", `the name "index/x" has a part called index`, "name what the page is about, such as about/partners"},
		{"page", "content/carers/_index.md", `the file "_index.md" is the front page of a folder`, "write section carers"},
		{"page", "content/content/x", `the name "content/x" begins with content/, where every page is`, `did you mean "x"?`},
		{"page", strings.Repeat("a", 121), "a part of the name has 121 characters, at most 120 work in an address", "give it a shorter name; the title may be long"},
		{"guidance", "x", `guidance cannot stand at "x", want a folder young-people, parents or teachers`, "write guidance parents/x, or page x for a page that is for nobody in particular"},
		{"guidance", "about/x", `guidance cannot stand at "about/x", want a folder young-people, parents or teachers`, "write guidance parents/x, or page about/x for a page that is for nobody in particular"},
		{"guidance", "teachers/lessons/x", `what stands below a folder called lessons is a lesson, not guidance: "teachers/lessons/x"`, "write lesson x"},
		{"guidance", "Parents", `the name "Parents" holds "P"`, "name the page too, such as parents/after-the-weekend"},
		{"guidance", "parents", `guidance cannot stand at "parents", want a folder young-people, parents or teachers`, "name the page too, such as parents/after-the-weekend"},
		{"guidance", "helplines/x", `guidance cannot stand at "helplines/x", want a folder young-people, parents or teachers`, "write helpline x"},
		{"guidance", "About us", `the name "About us" holds "A"`, "write guidance parents/about-us, or page about-us for a page that is for nobody in particular"},
		{"lesson", "parents/lessons/x", `a lesson has no folders in its name, and "parents/lessons/x" has`, "write lesson x"},
		{"lesson", "content/teachers/lessons/", "the name is empty", "use lower-case letters, digits and hyphens, such as spotting-a-fake"},
		{"helpline", "content/helplines", "the name is empty", "use lower-case letters, digits and hyphens, such as some-line"},
		{"helpline", "helplines/wales/x", `a helpline has no folders in its name, and "wales/x" has`, "write helpline x"},
		{"helpline", "parents/x", `a helpline has no folders in its name, and "parents/x" has`, "write helpline x"},
		{"helpline", "parents/Some line", `the name "parents/Some line" holds "S"`, "write helpline some-line"},
		{"helpline", "Content/Helplines/Some_Line.md", `the name "Content/Helplines/Some_Line" holds "C"`, `did you mean "some-line"?`},
		{"page", "helplines/x", `"helplines/x" is among the helplines, not a page like others`, "write helpline x"},
		{"page", "parents/x", `"parents/x" is among the guidance, not a page like others`, "write guidance parents/x"},
		{"page", "about/lessons/x", `"about/lessons/x" is below a folder of lessons, not a page like others`, "write lesson x"},
	} {
		file, err := scaffold.New(tt.kind, tt.slug)
		var m *scaffold.Mistake
		if !errors.As(err, &m) {
			t.Errorf("New(%q, %q) = %q, %v, want a mistake", tt.kind, tt.slug, file.Name, err)
			continue
		}
		if m.Message != tt.message || m.Hint != tt.hint {
			t.Errorf("New(%q, %q):\n got %s; %s\nwant %s; %s", tt.kind, tt.slug, m.Message, m.Hint, tt.message, tt.hint)
		}
	}
}

const plainHint = "use lower-case letters, digits and hyphens, and / between folders, such as about/partners"

func TestKindsFillKeysThatStandThere(t *testing.T) {
	for _, k := range scaffold.Kinds() {
		kind, slug, _ := strings.Cut(k.Example, " ")
		if kind != k.Name {
			t.Errorf("the example of %s is of %s", k.Name, kind)
		}
		file, err := scaffold.New(kind, slug)
		if err != nil {
			t.Errorf("New(%q, %q): %v", kind, slug, err)
			continue
		}
		at := 0
		for _, f := range file.Fill {
			i := bytes.Index(file.Data[at:], []byte("\n"+f.Key+":"))
			if i < 0 {
				t.Errorf("%s: no line %s: after the one before it", kind, f.Key)
				continue
			}
			at += i + 1
		}
	}
}

func FuzzNew(f *testing.F) {
	for _, slug := range []string{"", "x", "parents/after-the-weekend", "../x", "a--b", "content/x.md", "lessons/x", "é", "\x00", "A B"} {
		for _, k := range scaffold.Kinds() {
			f.Add(k.Name, slug)
		}
	}
	for _, slug := range []string{"content/helplines/x", "helplines/x.md", "content/content/x", "helplines/helplines/X.md.md", "Lessons/LESSONS/x/index", "about/_index/_index.md", "parents", "a/b/lessons/c_d"} {
		for _, k := range scaffold.Kinds() {
			f.Add(k.Name, slug)
		}
	}
	meant, other := regexp.MustCompile(`(?:did you mean "|such as )([^" ]+)`), regexp.MustCompile(`(section|guidance|lesson|helpline|page) ([a-z0-9/-]*[a-z0-9])(?:,|$| for)`)
	f.Fuzz(func(t *testing.T, kind, slug string) {
		file, err := scaffold.New(kind, slug)
		if err != nil {
			var m *scaffold.Mistake
			if !errors.As(err, &m) || m.Message == "" || m.Hint == "" {
				t.Fatalf("New(%q, %q): %v, want a mistake with a hint", kind, slug, err)
			}
			for _, found := range meant.FindAllStringSubmatch(m.Hint, -1) {
				if _, err := scaffold.New(kind, found[1]); err != nil {
					t.Fatalf("New(%q, %q): %s, which leads to: %v", kind, slug, m.Hint, err)
				}
			}
			for _, found := range other.FindAllStringSubmatch(m.Hint, -1) {
				if _, err := scaffold.New(found[1], found[2]); err != nil {
					t.Fatalf("New(%q, %q): %s, which leads to: %v", kind, slug, m.Hint, err)
				}
			}
			return
		}
		clean := strings.Trim(file.Name, "abcdefghijklmnopqrstuvwxyz0123456789-/_.") == ""
		if !clean || !strings.HasPrefix(file.Name, "content/") || !strings.HasSuffix(file.Name, ".md") || strings.Contains(file.Name, "..") {
			t.Fatalf("New(%q, %q).Name = %q", kind, slug, file.Name)
		}
	})
}
