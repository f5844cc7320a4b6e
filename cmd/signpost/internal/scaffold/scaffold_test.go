package scaffold_test

import (
	"bytes"
	"errors"
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
		{"page", "/", `the name "/" has an empty part`, plainHint},
		{"page", "/about/x", `the name "/about/x" has an empty part`, `did you mean "about/x"?`},
		{"page", "about//x", `the name "about//x" has an empty part`, `did you mean "about/x"?`},
		{"page", "../x", `the name "../x" holds "."`, `did you mean "x"?`},
		{"page", "..", `the name ".." holds "."`, plainHint},
		{"page", `a\b`, `the name "a\\b" holds "\\"`, plainHint},
		{"page", "About us", `the name "About us" holds "A"`, `did you mean "about-us"?`},
		{"page", "café", `the name "café" holds "é"`, plainHint},
		{"page", "a\x00b", `the name "a\x00b" holds "\x00"`, plainHint},
		{"page", "a--b", `the name "a--b" has a hyphen without a word on each side`, `did you mean "a-b"?`},
		{"page", "-x", `the name "-x" has a hyphen without a word on each side`, `did you mean "x"?`},
		{"page", "a/x-", `the name "a/x-" has a hyphen without a word on each side`, `did you mean "a/x"?`},
		{"page", "content/about/x", `the name "content/about/x" begins with content/, where every page is`, `did you mean "about/x"?`},
		{"page", "about/x.md", `the name "about/x.md" holds "."`, `did you mean "about/x"?`},
		{"page", "about/index", `the name "about/index" has a part called index`, "name what the page is about; for the front page of a folder write section"},
		{"page", strings.Repeat("a", 121), "a part of the name has 121 characters, at most 120 work in an address", "give it a shorter name; the title may be long"},
		{"guidance", "x", `guidance cannot stand at "x", want a folder young-people, parents or teachers`, "write parents/x, or page for a page that is for nobody in particular"},
		{"guidance", "about/x", `guidance cannot stand at "about/x", want a folder young-people, parents or teachers`, "write parents/x, or page for a page that is for nobody in particular"},
		{"guidance", "teachers/lessons/x", `what stands below a folder called lessons is a lesson, not guidance: "teachers/lessons/x"`, "write lesson x"},
		{"lesson", "teachers/lessons/x", `a lesson has no folders in its name, and "teachers/lessons/x" has`, "write lesson x"},
		{"helpline", "helplines/x", `a helpline has no folders in its name, and "helplines/x" has`, "write helpline x"},
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

const plainHint = "use lower-case letters, digits and hyphens, and / between folders, such as parents/after-the-weekend"

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
	f.Fuzz(func(t *testing.T, kind, slug string) {
		file, err := scaffold.New(kind, slug)
		if err != nil {
			var m *scaffold.Mistake
			if !errors.As(err, &m) || m.Message == "" || m.Hint == "" {
				t.Fatalf("New(%q, %q): %v, want a mistake with a hint", kind, slug, err)
			}
			return
		}
		clean := strings.Trim(file.Name, "abcdefghijklmnopqrstuvwxyz0123456789-/_.") == ""
		if !clean || !strings.HasPrefix(file.Name, "content/") || !strings.HasSuffix(file.Name, ".md") || strings.Contains(file.Name, "..") {
			t.Fatalf("New(%q, %q).Name = %q", kind, slug, file.Name)
		}
	})
}
