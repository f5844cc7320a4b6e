package asset

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestPaths(t *testing.T) {
	sum := sha256.Sum256([]byte("x"))
	mark := fmt.Sprintf("%x", sum[:5])
	for _, tt := range []struct{ name, want string }{
		{"icon.svg", "/icon.svg"},
		{"site.txt", "/site.txt"},
		{"css/site.txt", "/assets/css/site." + mark + ".txt"},
		{"fonts/deep/a.min.woff2", "/assets/fonts/deep/a.min." + mark + ".woff2"},
		{"downloads/LICENCE", "/assets/downloads/LICENCE." + mark},
		{".well-known/security.txt", "/.well-known/security.txt"},
		{".well-known/deep/a.txt", "/.well-known/deep/a.txt"},
		{"well-known/a.txt", "/assets/well-known/a." + mark + ".txt"},
	} {
		text := "x"
		if tt.name == "icon.svg" {
			text = "<svg/>"
		}
		s, list := New(files(tt.name, text))
		got, ok := s.Path(tt.name)
		if got != tt.want || !ok || len(list) > 0 {
			t.Errorf("%s: %s, want %s; %s", tt.name, got, tt.want, report(list))
		}
		if f, ok := s.File(tt.name); !ok || f.Path != tt.want || f.Name != tt.name || string(f.Data) != text {
			t.Errorf("%s: %+v", tt.name, f)
		}
	}
	s, _ := New(nil)
	if _, ok := s.Path("zzz"); ok {
		t.Error("a path for a file that is not there")
	}
	if _, ok := s.File("zzz"); ok {
		t.Error("a file that is not there")
	}
}

// TestNamesDependOnBytesAlone adds files and shuffles them: what no sheet refers
// to changes no other name.
func TestNamesDependOnBytesAlone(t *testing.T) {
	list := files("css/a.css", "@import 'b.css';", "css/b.css", "b{}", "js/a.js", "a", "icon.txt", "i")
	before, _ := New(list)
	list = append(list, files("css/c.css", "@import 'b.css';", "img/d.txt", "d", "e.txt", "e")...)
	random := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		after, problems := New(list)
		if len(problems) > 0 {
			t.Fatal(report(problems))
		}
		for _, name := range before.Names() {
			want, _ := before.Path(name)
			if got, _ := after.Path(name); got != want {
				t.Errorf("%s: %s, want %s", name, got, want)
			}
		}
		if got, want := strings.Join(after.Names(), " "), "css/a.css css/c.css e.txt icon.txt img/d.txt js/a.js"; got != want {
			t.Errorf("names %s, want %s", got, want)
		}
		for i, f := range after.Files()[1:] {
			if f.Path <= after.Files()[i].Path {
				t.Errorf("%s stands behind %s", f.Path, after.Files()[i].Path)
			}
		}
	}
}

func TestCheckName(t *testing.T) {
	const hint = " [file-name] = use only a to z, digits, hyphens and dots in the names of files that are published\n"
	long := strings.Repeat("x", 201)
	for _, tt := range []struct{ name, want string }{
		{"content/a/Work_sheet-1.PDF", ""},
		{"content/a folder/a.pdf", ""}, // a page's folder gets an address of its own
		{"content/" + long[1:], ""},
		{"content/a b.pdf", `content/a b.pdf:1:1: error: the file name "a b.pdf" holds ' '` + hint},
		{"content/résumé.pdf", `content/résumé.pdf:1:1: error: the file name "résumé.pdf" holds 'é'` + hint},
		{"content/a%20b.pdf", `content/a%20b.pdf:1:1: error: the file name "a%20b.pdf" holds '%'` + hint},
		{"content/a\nb", "content/a\nb:1:1: error: the file name \"a\\nb\" holds '\\n'" + hint},
		{"content/" + long, "content/" + long + ":1:1: error: the file name has 201 characters, at most 200 work everywhere [file-name] = give it a shorter name\n"},
	} {
		if got := report(CheckName(tt.name)); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.name, got, tt.want)
		}
	}
	// A folder of static stands in addresses as it is; it is said once.
	_, list := New(files("my pictures/a.txt", "a", "my pictures/b/c.txt", "c"))
	if got, want := report(list), `static/my pictures:1:1: error: the file name "my pictures" holds ' '`+hint; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
