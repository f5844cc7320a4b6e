package source_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"example.org/signpost/cmd/signpost/internal/source"
)

func TestLoad(t *testing.T) {
	fsys := fstest.MapFS{
		"content/b.md":                         {Data: []byte("b")},
		"content/a/index.md":                   {Data: []byte("a")},
		"content/a/empty.txt":                  {},
		"content/.a.md.swp":                    {Data: []byte("x")},
		"templates/base.html":                  {Data: []byte("t")},
		"static/.well-known/security.txt":      {Data: []byte("s")},
		"static/css/.hidden":                   {Data: []byte("h")},
		"elsewhere/content/never/published.md": {Data: []byte("n")},
	}
	tree, problems, err := source.Load(t.Context(), fsys)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for _, tt := range []struct {
		what  string
		files []source.File
		want  string
	}{
		{"content", tree.Content, "content/a/empty.txt content/a/index.md content/b.md"},
		{"templates", tree.Templates, "templates/base.html"},
		{"static", tree.Static, "static/.well-known/security.txt"},
	} {
		var names []string
		for _, f := range tt.files {
			names = append(names, f.Name)
		}
		if got := strings.Join(names, " "); got != tt.want {
			t.Errorf("%s = %s, want %s", tt.what, got, tt.want)
		}
	}
}

func TestLeftover(t *testing.T) {
	for _, name := range []string{
		"4913", ".a.md.swp", "a.md~", ".#a.md", "#a.md#", "a.md___jb_tmp___", ".goutputstream-ABC", "a.md.orig", "~$a.docx",
		"a.bak", ".DS_Store", "Thumbs.db", "a.swx", "a.tmp", ".git", "a___jb_old___",
	} {
		if !source.Leftover(name) {
			t.Errorf("%q would be published", name)
		}
	}
	for _, name := range []string{"a.md", "index.md", "_index.md", "4914", "a-tmp.md", ".well-known", "security.txt"} {
		if source.Leftover(name) {
			t.Errorf("%q would be passed over", name)
		}
	}
}

func TestText(t *testing.T) {
	for _, tt := range []struct{ name, data, want, problem string }{
		{"plain", "a\nb\n", "a\nb\n", ""},
		{"mark and Windows lines", "\xEF\xBB\xBFa\r\nb\r\n", "a\nb\n", ""},
		{"old Macintosh lines", "a\rb", "a\nb", ""},
		{"Latin-1", "a\nr\xE9sum", "a\nr\xE9sum", "a.md:2:2: error: not UTF-8 (byte 0xE9) [encoding]"},
		{"UTF-16", "\xFF\xFEa\x00b\x00", "", "a.md:1:1: error: saved as UTF-16, want UTF-8 [encoding]"},
		{"UTF-16 without a mark", "a\x00b\x00c\x00", "", "a.md:1:1: error: saved as UTF-16, want UTF-8 [encoding]"},
		{"NUL", "some words\nmore\x00words", "some words\nmore\x00words", "a.md:2:5: error: control character U+0000 [control-character]"},
		{"direction", "a\u202Eb", "a\u202Eb", "a.md:1:2: error: the invisible mark U+202E changes the direction of text [direction-mark]"},
		{"accents and emoji", "Über 👍", "Über 👍", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, problems := source.Text(source.File{Name: "a.md", Data: []byte(tt.data)})
			if got := string(f.Data); got != tt.want {
				t.Errorf("text %q, want %q", got, tt.want)
			}
			got := ""
			if len(problems) > 0 {
				got = problems[0].String()
			}
			if got != tt.problem {
				t.Errorf("problem %q, want %q", got, tt.problem)
			}
		})
	}
}

// TestTextFindsEveryByte puts every byte in every place of a line.
func TestTextFindsEveryByte(t *testing.T) {
	for b := range 256 {
		for at := range 20 {
			data := []byte(strings.Repeat("a", 20))
			data[at] = byte(b)
			_, problems := source.Text(source.File{Name: "a.md", Data: data})
			fine := b >= ' ' && b < 0x7F || b == '\n' || b == '\t' || b == '\r'
			if fine != (len(problems) == 0) {
				t.Errorf("byte %#x at %d: %v", b, at, problems)
			}
		}
	}
}
