package contentline_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/contentline"
)

// written is the file of what a test writes.
func written(write func(d *contentline.Document)) string {
	var d contentline.Document
	write(&d)
	return string(d.Bytes())
}

func TestText(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ value, want string }{
		{"", "X:"},
		{"Call 0800 1111: day and night", "X:Call 0800 1111: day and night"},
		{`a,b;c\d`, `X:a\,b\;c\\d`},
		{`\n`, `X:\\n`},
		{"a\nb", `X:a\nb`},
		{"a\r\nb", `X:a\nb`},
		{"a\rb", `X:a\nb`},
		{"a\n\rb", `X:a\n\nb`},
		{"a\vb\fc\u0085d\u2028e\u2029f", `X:a\nb\nc\nd\ne\nf`},
		{"a\x00\x1b\x7f\u009bb", "X:ab"},
		{"a\tb", "X:a\tb"},
		{"a\xffb", "X:a\ufffdb"},
		{`"é" 😀`, `X:"é" 😀`},
	} {
		if got := written(func(d *contentline.Document) { d.Text("X", tt.value) }); got != tt.want+"\r\n" {
			t.Errorf("Text(%q) = %q, want %q", tt.value, got, tt.want)
		}
	}
}

func TestValues(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		write func(d *contentline.Document)
		want  string
	}{
		{"parts", func(d *contentline.Document) { d.Parts("N", "Stop, it; now", "", "", "", "") }, `N:Stop\, it\; now;;;;`},
		{"one part", func(d *contentline.Document) { d.Parts("ORG", "NSPCC") }, "ORG:NSPCC"},
		{"list", func(d *contentline.Document) { d.List("CATEGORIES", "a,b", "c") }, `CATEGORIES:a\,b,c`},
		{"parameters", func(d *contentline.Document) { d.Plain("TEL;TYPE=WORK,VOICE", "+448001111") }, "TEL;TYPE=WORK,VOICE:+448001111"},
		{"address", func(d *contentline.Document) { d.Plain("URL", "https://a.example/?b=1,2;c") }, "URL:https://a.example/?b=1,2;c"},
		{"no second line", func(d *contentline.Document) { d.Plain("URL", "https://a.example/\r\nTEL:1\n\u20282\x003\xff") }, "URL:https://a.example/TEL:123\ufffd"},
	} {
		if got := written(tt.write); got != tt.want+"\r\n" {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Lines are cut at 75 octets, the space of the next one counted, and before a
// character that would not fit as a whole.
func TestFold(t *testing.T) {
	t.Parallel()
	x := strings.Repeat("x", 80)
	for _, tt := range []struct{ value, want string }{
		{x[:73], "X:" + x[:73]},
		{x[:74], "X:" + x[:73] + "\r\n x"},
		{x[:73] + x[:74], "X:" + x[:73] + "\r\n " + x[:74]},
		{x[:73] + x[:75], "X:" + x[:73] + "\r\n " + x[:74] + "\r\n x"},
		{x[:71] + "éa", "X:" + x[:71] + "é\r\n a"},
		{x[:72] + "éa", "X:" + x[:72] + "\r\n éa"},
		{x[:70] + "😀", "X:" + x[:70] + "\r\n 😀"},
		{x[:69] + "😀", "X:" + x[:69] + "😀"},
		{x[:72] + ",a", "X:" + x[:72] + "\r\n \\,a"},
		{x[:71] + ",a", "X:" + x[:71] + "\\,\r\n a"},
		{x[:71] + `\\`, "X:" + x[:71] + `\\` + "\r\n " + `\\`},
		{x[:70] + `\\`, "X:" + x[:70] + `\\` + "\r\n " + `\\`},
		{x[:73] + " b", "X:" + x[:73] + "\r\n  b"},
	} {
		if got := written(func(d *contentline.Document) { d.Text("X", tt.value) }); got != tt.want+"\r\n" {
			t.Errorf("Text(%q) = %q, want %q", tt.value, got, tt.want)
		}
	}
}

func TestRead(t *testing.T) {
	t.Parallel()
	const text = "BEGIN:VCARD\r\n" +
		"N:a\\,b;c\\;d;\\\\;;\r\n" +
		"CATEGORIES:one\\, two,thr\r\n" +
		" ee\r\n" +
		"TEL;TYPE=\"a:b\";X=c:+44:1\r\n" +
		"NOTE:a\\nb\\Nc\\:d\\\r\n"
	lines, err := contentline.Read([]byte(text))
	if err != nil || len(lines) != 5 {
		t.Fatalf("%q, %v", lines, err)
	}
	if got, want := lines[1].Parts(), []string{"a,b", "c;d", `\`, "", ""}; !slices.Equal(got, want) {
		t.Errorf("parts %q, want %q", got, want)
	}
	if got, want := lines[2].List(), []string{"one, two", "three"}; !slices.Equal(got, want) {
		t.Errorf("list %q, want %q", got, want)
	}
	if got, want := lines[3], (contentline.Line{Name: "TEL", Parameters: `TYPE="a:b";X=c`, Value: "+44:1"}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := lines[4].Text(), "a\nb\nc:d\\"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if lines, err := contentline.Read(nil); err != nil || len(lines) != 0 {
		t.Errorf("nothing reads as %q, %v", lines, err)
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"A:b", "line 1: no CRLF at its end"},
		{"A:b\r\nC:d\n", "line 2: no CRLF at its end"},
		{"A:b\nC:d\r\n", "line 1: a control character"},
		{"A:b\rC:d\r\n", "line 1: a control character"},
		{"A:b\u2028\r\n", "line 1: a control character"},
		{"A:b\r\n\r\n", "line 2: empty, want a name"},
		{" A:b\r\n", "line 1: a space, want a name"},
		{"A:" + strings.Repeat("é", 37) + "\r\n", "line 1: 76 octets, want 75 at most"},
		{"A:\xc3\r\n \xa9\r\n", "line 1: not UTF-8, or folded within a character"},
		{"A\r\n", `no colon in "A"`},
		{"A;B=\":\r\n", `no colon in "A;B=\":"`},
		{":b\r\n", `"" is not the name of a property`},
		{"A B:c\r\n", `"A B" is not the name of a property`},
	} {
		if lines, err := contentline.Read([]byte(tt.text)); err == nil || err.Error() != tt.want {
			t.Errorf("Read(%q) = %q, %v, want %s", tt.text, lines, err, tt.want)
		}
	}
}

// unfold is the reader of a person in a hurry: join what is folded, and cut at the
// first colon.
func unfold(t *testing.T, text string) [][2]string {
	t.Helper()
	for row := range strings.SplitSeq(text, "\r\n") {
		if len(row) > 75 || !utf8.ValidString(row) || strings.ContainsAny(row, "\r\n\v\f\u0085\u2028\u2029\x00") {
			t.Fatalf("%q in %q", row, text)
		}
	}
	var lines [][2]string
	for row := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n") {
		name, value, _ := strings.Cut(row, ":")
		lines = append(lines, [2]string{name, value})
	}
	return lines
}

// plainText is what becomes of a text that is written and read: every line break a
// line feed, no other control characters, UTF-8.
func plainText(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").
		Replace(strings.ToValidUTF8(s, "\ufffd"))
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f {
			return -1
		}
		return r
	}, s)
}

func FuzzDocument(f *testing.F) {
	f.Add("a", "b")
	f.Add("Someone to talk to, free; private\\\r\nand kind: \xf0\x9f\x98", strings.Repeat("é😀, ", 40))
	f.Add("\r", "\n\r\n\u0085\u2028")
	f.Add(strings.Repeat("\\", 80), strings.Repeat(";,\n", 60))
	f.Fuzz(func(t *testing.T, a, b string) {
		text := written(func(d *contentline.Document) {
			d.Text("X-A", a)
			d.Parts("X-B;TYPE=B", a, b)
			d.List("X-C", b, a)
			d.Plain("X-D", a)
		})
		lines, err := contentline.Read([]byte(text))
		if err != nil || len(lines) != 4 {
			t.Fatalf("%q reads as %q, %v", text, lines, err)
		}
		a2, b2 := plainText(a), plainText(b)
		if got := lines[0].Text(); got != a2 {
			t.Errorf("text %q, want %q", got, a2)
		}
		if got := lines[1].Parts(); !slices.Equal(got, []string{a2, b2}) || lines[1].Parameters != "TYPE=B" {
			t.Errorf("parts %q, want %q", got, []string{a2, b2})
		}
		if got := lines[2].List(); !slices.Equal(got, []string{b2, a2}) {
			t.Errorf("list %q, want %q", got, []string{b2, a2})
		}
		if got, want := lines[3].Value, strings.ReplaceAll(a2, "\n", ""); got != want {
			t.Errorf("plain %q, want %q", got, want)
		}
		hurried := unfold(t, text)
		unescape := strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\;`, ";", `\,`, ",")
		if len(hurried) != 4 || hurried[0][0] != "X-A" || unescape.Replace(hurried[0][1]) != a2 || hurried[1][0] != "X-B;TYPE=B" {
			t.Errorf("in a hurry %q, want %q first", hurried, a2)
		}
	})
}

// FuzzRead gives the reader anything: it reads, or says why not.
func FuzzRead(f *testing.F) {
	f.Add([]byte("A;B=\":\":c\r\n d\r\n"))
	f.Add([]byte("A:\\\r\n"))
	f.Add([]byte("\r\n \r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lines, err := contentline.Read(data)
		for _, l := range lines {
			if err != nil || l.Name == "" || len(l.Parts()) == 0 || len(l.List()) == 0 || len(l.Text()) > len(l.Value) {
				t.Errorf("%q, %v", l, err)
			}
		}
	})
}

func ExampleDocument() {
	var d contentline.Document
	d.Text("NOTE", "Free, day and night.\nYou choose the name you use; nobody else has to know who you are.")
	d.Plain("TEL;TYPE=VOICE", "+448001111")
	fmt.Print(strings.ReplaceAll(string(d.Bytes()), "\r\n", "\n"))
	// Output:
	// NOTE:Free\, day and night.\nYou choose the name you use\; nobody else has t
	//  o know who you are.
	// TEL;TYPE=VOICE:+448001111
}
