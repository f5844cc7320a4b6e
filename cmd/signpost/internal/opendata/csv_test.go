package opendata

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"
)

func TestSafeText(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"The article says so.", "The article says so."},
		{"=1+1", "'=1+1"},
		{"+44 20 7946 0000", "'+44 20 7946 0000"},
		{"-5", "'-5"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"\t=1", "'\t'=1"},
		{"\r=1", "'\r'=1"},
		{"\n=1", "'\n'=1"},
		{"  =1", "  '=1"},
		{"\u00A0=1", "\u00A0'=1"},
		{" \t1", " '\t1"},
		{"＝1", "'＝1"},
		{"－1", "'－1"},
		{`a";=1`, `a";'=1`},
		{`a",=1`, `a",'=1`},
		{`"=1`, `"'=1`},
		{"a;=1;b", "a;'=1;b"},
		{"a; +1", "a; '+1"},
		{"a|@x", "a|'@x"},
		{"one\n-two\n-three", "one\n'-two\n'-three"},
		{"==1", "'==1"},
		// A sign that no cell can begin with is left alone.
		{"2023–24, half-year", "2023–24, half-year"},
		{"3 - 2 = 1", "3 - 2 = 1"},
		{"a@b.example", "a@b.example"},
		{"'=1", "'=1"},
		{"−5", "−5"},
	} {
		if got := safeText(tt.text); got != tt.want {
			t.Errorf("safeText(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestSafeURL(t *testing.T) {
	for _, tt := range []struct{ address, want string }{
		{"https://a.example/b?c=d+e&f=-1", "https://a.example/b?c=d+e&f=-1"},
		{"https://a.example/b;=1", "https://a.example/b%3B=1"},
		{"https://a.example/a,-b,+c", "https://a.example/a%2C-b%2C+c"},
		{`https://a.example/"@x`, "https://a.example/%22@x"},
		{"=1", "'=1"},
	} {
		if got := safeURL(tt.address); got != tt.want {
			t.Errorf("safeURL(%q) = %q, want %q", tt.address, got, tt.want)
		}
	}
}

func TestWriteCell(t *testing.T) {
	for _, tt := range []struct {
		kind       cellKind
		text, want string
	}{
		{textCell, "", ""},
		{textCell, `say "no"`, `"say ""no"""`},
		{textCell, "-5", `"'-5"`},
		{numberCell, "-5", "-5"},
		{numberCell, "-3.50", "-3.50"},
		{numberCell, "619", "619"},
		{numberCell, "75..90", `"75..90"`},
		{numberCell, "-5..-3", `"'-5..-3"`},
		{numberCell, "-5+1", `"'-5+1"`},
		{numberCell, "-", `"'-"`},
		{numberCell, "[x]", `"[x]"`},
		{urlCell, "https://a.example/", `"https://a.example/"`},
	} {
		var b bytes.Buffer
		writeCell(&b, tt.kind, tt.text)
		if got := b.String(); got != tt.want {
			t.Errorf("writeCell(%d, %q) = %q, want %q", tt.kind, tt.text, got, tt.want)
		}
	}
}

// FuzzCells writes three cells and reads them as a spreadsheet of any country could:
// no stretch between two separators begins a formula, and read as it should be, the
// text is the one that was written but for apostrophes.
func FuzzCells(f *testing.F) {
	for _, seed := range []string{"=1", "a", "-5", `"=1`, "a;=1", "\t@", "x\n =y", "＝", `",""=`, "75..90", "https://a.example/;=1", "'", " - "} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		one, two = strings.ToValidUTF8(one, ""), strings.ToValidUTF8(two, "")
		// encoding/csv reads CRLF inside a cell as LF.
		one, two = strings.ReplaceAll(one, "\r", ""), strings.ReplaceAll(two, "\r", "")
		var b bytes.Buffer
		writeCell(&b, textCell, one)
		b.WriteByte(',')
		writeCell(&b, numberCell, two)
		b.WriteByte(',')
		writeCell(&b, urlCell, one)
		for cell := range strings.FieldsFuncSeq(b.String(), func(r rune) bool { return strings.ContainsRune("\",;|\t\r\n", r) }) {
			cell = strings.TrimLeft(cell, " \u00A0")
			if cell != "" && strings.ContainsAny(string([]rune(cell)[0]), "=+-@＝＋－＠") && !isNumber(cell) {
				t.Errorf("%q begins with a formula: %q", b.String(), cell)
			}
		}
		if b.Len() == 2 {
			return // three empty cells
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(rows) != 1 {
			t.Fatalf("%q, %q: %v", one, two, err)
		}
		plain := func(s string) string { return strings.ReplaceAll(s, "'", "") }
		if got, want := []string{plain(rows[0][0]), plain(rows[0][1])}, []string{plain(one), plain(two)}; !slices.Equal(got, want) {
			t.Errorf("read %q, want %q", got, want)
		}
	})
}
