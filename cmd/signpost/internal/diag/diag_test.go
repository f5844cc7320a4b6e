package diag_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
)

func TestFilePosition(t *testing.T) {
	f := &diag.File{Data: []byte("a\néb\n")}
	for _, tt := range []struct {
		offset int
		want   diag.Position
	}{
		{-1, diag.Position{Line: 1, Column: 1}},
		{1, diag.Position{Line: 1, Column: 2}},  // the newline belongs to its line
		{4, diag.Position{Line: 2, Column: 3}},  // bytes, not runes
		{99, diag.Position{Line: 3, Column: 1}}, // a parser may point past the end
	} {
		if got := f.Position(tt.offset); got != tt.want {
			t.Errorf("Position(%d) = %v, want %v", tt.offset, got, tt.want)
		}
	}
}

func TestFileOffset(t *testing.T) {
	f := &diag.File{Data: []byte("a\néb\n")}
	for _, tt := range []struct{ line, column, want int }{
		{0, 1, 0},
		{1, 1, 0},
		{2, 1, 2},
		{2, 2, 4}, // runes, not bytes
		{2, 9, 5}, // past the end of the line
		{9, 1, 6},
	} {
		if got := f.Offset(tt.line, tt.column); got != tt.want {
			t.Errorf("Offset(%d, %d) = %d, want %d", tt.line, tt.column, got, tt.want)
		}
	}
}

func TestAtKeepsToItsLine(t *testing.T) {
	f := &diag.File{Name: "a.md", Data: []byte("one\ntwo\n")}
	d := diag.At(f, diag.Span{Start: 1, End: 6}, diag.Error, "rule", "over two lines")
	if d.Length != 2 || d.Excerpt != "one" {
		t.Errorf("length %d of %q, want 2 of %q", d.Length, d.Excerpt, "one")
	}
	end := diag.At(f, diag.Span{Start: 99, End: 120}, diag.Error, "rule", "past the end")
	if end.Line != 3 || end.Column != 1 || end.Length != 1 {
		t.Errorf("past the end: %+v, want 3:1 of length 1", end)
	}
}

func TestNearest(t *testing.T) {
	known := []string{"childline", "calm", "papyrus", "title", "reviewed"}
	for _, tt := range []struct{ name, want string }{
		{"childlien", "childline"}, // two swapped letters are one slip
		{"titel", "title"},
		{"revieved", "reviewed"},
		{"samaritans", ""},
		{"clam", "calm"},
		{"x", ""},
		{"", ""},
	} {
		if got := diag.Nearest(tt.name, known); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSortedOnce(t *testing.T) {
	d := func(file string, line int) diag.Diagnostic {
		return diag.Diagnostic{File: file, Position: diag.Position{Line: line, Column: 1}, Rule: "r"}
	}
	got := diag.List{d("b", 1), d("a", 2), d("a", 1), d("a", 2)}.Sorted()
	want := []string{"a:1:1", "a:2:1", "b:1:1"}
	if len(got) != len(want) {
		t.Fatalf("got %d problems, want %d", len(got), len(want))
	}
	for i, w := range want {
		if !strings.HasPrefix(got[i].String(), w) {
			t.Errorf("problem %d = %s, want %s", i, got[i], w)
		}
	}
}

func TestWriteLongLine(t *testing.T) {
	line := strings.Repeat("é", 200) + "BAD" + strings.Repeat("x", 500)
	f := &diag.File{Name: "a.md", Data: []byte(line)}
	var b strings.Builder
	if err := diag.Write(&b, diag.List{diag.At(f, diag.Span{Start: 400, End: 403}, diag.Warning, "r", "m")}, false); err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(b.String(), "\n")
	at := strings.Index(string([]rune(rows[1])), "BAD")
	if at < 0 || len(rows[1]) > 200 {
		t.Fatalf("excerpt %q does not show the fault briefly", rows[1])
	}
	caret := strings.Index(rows[2], "^")
	if got := len([]rune(rows[1][:at])); got != caret {
		t.Errorf("caret in column %d, want %d", caret, got)
	}
}

func TestWriteIsPlainText(t *testing.T) {
	f := &diag.File{Name: "a\x1b[31m\u202Edm.\u2066.md", Data: []byte("x\x1b]0;y\x07")}
	var b strings.Builder
	d := diag.At(f, diag.Span{Start: 0, End: 1}, diag.Error, "r", "m\x1b[2J")
	if err := diag.Write(&b, diag.List{d}, false); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\x07\u202E\u2066") {
		t.Errorf("control characters reach the terminal: %q", b.String())
	}
}

func ExampleWrite() {
	f := &diag.File{Name: "content/parents/first-hour.md", Data: []byte("\n\nTalk to :helpline{childlien} at any time.\n")}
	d := diag.At(f, diag.Span{Start: 20, End: 29}, diag.Error, "unknown-helpline", "no helpline %q", "childlien").
		WithHint("did you mean %q?", "childline")
	_ = diag.Write(os.Stdout, diag.List{d}, false)
	// Output:
	// content/parents/first-hour.md:3:19: error: no helpline "childlien" [unknown-helpline]
	//     3 | Talk to :helpline{childlien} at any time.
	//       |                   ^^^^^^^^^
	//       = did you mean "childline"?
}

func ExampleWriteGitHub() {
	f := &diag.File{Name: "content/a,b.md", Data: []byte("x")}
	d := diag.At(f, diag.Span{Start: 0, End: 1}, diag.Warning, "rule", "100%% wrong").WithHint("mend it")
	_ = diag.WriteGitHub(os.Stdout, diag.List{d})
	// Output:
	// ::warning file=content/a%2Cb.md,line=1,col=1,title=rule::100%25 wrong%0Amend it
}

func ExampleWriteJSON() {
	_ = diag.WriteJSON(os.Stdout, diag.List{diag.InFile("content/site.yaml", diag.Error, "no-site", "no site.yaml")})
	_ = diag.WriteJSON(os.Stdout, nil)
	// Output:
	// [
	// {"severity":"error","rule":"no-site","file":"content/site.yaml","line":1,"column":1,"length":0,"message":"no site.yaml"}
	// ]
	// []
}

// TestNearAndFarAgree asks for every place of a file on both sides of where the index of
// lines begins to be used.
func TestNearAndFarAgree(t *testing.T) {
	text := strings.Repeat("héllo\n\n", 3000) + "end"
	f := &diag.File{Data: []byte(text)}
	lines := strings.Split(text, "\n")
	at := 0
	for i, line := range lines {
		if got := f.Line(i + 1); got != line {
			t.Fatalf("line %d is %q, want %q", i+1, got, line)
		}
		if got, want := f.Position(at), (diag.Position{Line: i + 1, Column: 1}); got != want {
			t.Fatalf("offset %d is at %v, want %v", at, got, want)
		}
		third := at + len(string([]rune(line)[:min(2, utf8.RuneCountInString(line))]))
		if got := f.Offset(i+1, 3); got != third {
			t.Fatalf("column 3 of line %d is at %d, want %d", i+1, got, third)
		}
		at += len(line)
		if got, want := f.Position(at), (diag.Position{Line: i + 1, Column: len(line) + 1}); got != want {
			t.Fatalf("offset %d is at %v, want %v", at, got, want)
		}
		at++
	}
	if f.Line(len(lines)+1) != "" || f.Offset(len(lines)+1, 1) != len(text) {
		t.Error("there is a line behind the last one")
	}
}
