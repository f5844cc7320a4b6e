package contacts_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/contacts"
	"example.org/signpost/cmd/signpost/internal/helpline"
)

// TestFiles holds the files of one service that has everything against files that were
// written by hand. In cards.vcf of testdata lines end with LF and are not folded.
func TestFiles(t *testing.T) {
	t.Parallel()
	files := contacts.Files(input(service(t, "childline", "Childline", childline)))
	if got, want := names(files), "helplines.json helplines.csv helplines.vcf childline.vcf"; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
	for _, tt := range []struct{ golden, got string }{
		{"helplines.json", file(t, files, "helplines.json")},
		{"helplines.csv", strings.ReplaceAll(strings.TrimPrefix(file(t, files, "helplines.csv"), "\ufeff"), "\r\n", "\n")},
		{"card.vcf", strings.ReplaceAll(strings.ReplaceAll(file(t, files, "childline.vcf"), "\r\n ", ""), "\r\n", "\n")},
		{"card.vcf", strings.ReplaceAll(strings.ReplaceAll(file(t, files, "helplines.vcf"), "\r\n ", ""), "\r\n", "\n")},
	} {
		want, err := os.ReadFile(filepath.Join("testdata", tt.golden))
		if err != nil {
			t.Fatal(err)
		}
		if tt.got != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.golden, tt.got, want)
		}
	}
}

// Nobody is led to a service that answers no longer, but whoever looks it up finds
// what took its place.
func TestClosed(t *testing.T) {
	t.Parallel()
	files := contacts.Files(input(services(t)...))
	const want = "helplines.json helplines.csv helplines.vcf childline.vcf emergency-999.vcf samaritans.vcf take-it-down.vcf"
	if got := names(files); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if strings.Contains(file(t, files, "helplines.vcf"), "Action Fraud") {
		t.Error("a card of a closed service")
	}
	if row := table(t, file(t, files, "helplines.csv"))[0]; row["id"] != "action-fraud" || row["status"] != "closed" ||
		row["replaced_by"] != "report-fraud" || row["kind"]+row["number"]+row["dial"]+row["address"] != "" {
		t.Errorf("row %q", row)
	}
	for _, want := range []string{`"status": "closed"`, `"replaced_by": "report-fraud"`, `"ways": []`} {
		if !strings.Contains(file(t, files, "helplines.json"), want) {
			t.Errorf("no %s in the JSON", want)
		}
	}
}

// A card needs something to keep. A service without any is one that was put together
// by hand: a file has a website at least.
func TestNoCard(t *testing.T) {
	t.Parallel()
	files := contacts.Files(input(&helpline.Service{ID: "nothing", Title: "Nothing"}, &helpline.Service{ID: "site", Title: "Site", Website: "https://a.example"}))
	if got, want := names(files), "helplines.json helplines.csv helplines.vcf site.vcf"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := table(t, file(t, files, "helplines.csv")); len(got) != 2 || got[0]["id"] != "nothing" || got[0]["kind"] != "" {
		t.Errorf("rows %q", got)
	}
}

func TestSameBytes(t *testing.T) {
	t.Parallel()
	files, again := contacts.Files(input(services(t)...)), contacts.Files(input(services(t)...))
	if !slices.EqualFunc(files, again, func(a, b contacts.File) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }) {
		t.Error("not the same bytes")
	}
}

func TestNoServices(t *testing.T) {
	t.Parallel()
	in := input()
	files := contacts.Files(in)
	if !strings.Contains(file(t, files, "helplines.json"), `"helplines": []`) || contacts.Verify(in, files) != nil {
		t.Errorf("got %s, %v", file(t, files, "helplines.json"), contacts.Verify(in, files))
	}
}

// How far the facts were confirmed is said as it is.
func TestConfirmed(t *testing.T) {
	t.Parallel()
	files := contacts.Files(input(services(t)...))
	for id, want := range map[string]string{
		"childline":     "Not confirmed with the service itself yet. Taken on 21 November 2026 from archived copies of its own pages; not checked live.",
		"take-it-down":  "Not confirmed with the service itself yet. Taken on 20 November 2026 from a copy.",
		"emergency-999": "Confirmed from the service's own website on 20 November 2026, from its own website.",
		"samaritans":    "Confirmed with the service itself on 20 November 2026, from the service.",
	} {
		note := value(t, file(t, files, id+".vcf"), "NOTE")
		if !slices.Contains(strings.Split(note, "\n"), want) {
			t.Errorf("%s: no %q in %q", id, want, note)
		}
	}
}

// A number that is both called and texted stands once in the address book, and a relay
// number, which needs an app, not at all.
func TestTelephones(t *testing.T) {
	t.Parallel()
	card := file(t, contacts.Files(input(services(t)...)), "emergency-999.vcf")
	if got := regexp.MustCompile(`(?m)^TEL.*`).FindAllString(card, -1); !slices.Equal(got, []string{"TEL;TYPE=WORK,VOICE,PREF:999\r"}) {
		t.Errorf("got %q", got)
	}
}

func TestPlainJSON(t *testing.T) {
	t.Parallel()
	text := file(t, contacts.Files(input(services(t)...)), "helplines.json")
	for _, want := range []string{"chat?a=1&b=2", "“take” it <down>", "\n  \"helplines\": [\n    {\n      \"id\": \"action-fraud\",\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	if !strings.HasSuffix(text, "}\n") || !json.Valid([]byte(text)) {
		t.Error("no JSON")
	}
}

// table reads a CSV file as a spreadsheet does.
func table(t testing.TB, text string) []map[string]string {
	t.Helper()
	text, marked := strings.CutPrefix(text, "\ufeff")
	if !marked || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\n") || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r") {
		t.Fatalf("no byte order mark, or lines without CRLF, in %q", text)
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, cells := range rows[1:] {
		row := map[string]string{}
		for i, name := range rows[0] {
			row[name] = cells[i]
		}
		list = append(list, row)
	}
	return list
}

// value reads a property of the first card as a telephone does: unfold the lines, and
// take the escapes out.
func value(t testing.TB, card, name string) string {
	t.Helper()
	for row := range strings.SplitSeq(card, "\r\n") {
		if len(row) > 75 || !utf8.ValidString(row) || strings.ContainsAny(row, "\r\n") {
			t.Fatalf("the line %q", row)
		}
	}
	for row := range strings.SplitSeq(strings.ReplaceAll(card, "\r\n ", ""), "\r\n") {
		if head, text, ok := strings.Cut(row, ":"); ok && strings.Split(head, ";")[0] == name {
			return strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\;`, ";", `\,`, ",").Replace(text)
		}
	}
	t.Fatalf("no %s in %q", name, card)
	return ""
}

// formula is a cell, or what is a cell to a spreadsheet that splits at semicolons or
// bars, at which it would begin to reckon.
var formula = regexp.MustCompile(`(^|[,;|"\t\r\n])[\s\x{a0}]*[=+\-@＝＋－＠]`)

// TestSpreadsheet gives the columns what a spreadsheet is known to change.
func TestSpreadsheet(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"=1+1", "'=1+1"},
		{"+44 800 1111", "'+44 800 1111"},
		{"-5", "'-5"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"\t=1", "'=1"},
		{"\u00a0 =1", "'=1"},
		{"a\r\n=1", "a =1"},
		{"a;=1, -2|+3", "a;'=1, '-2|'+3"},
		{`"=1`, `"'=1`},
		{"＝1", "'＝1"},
		{"08001111", "'08001111"},
		{"180010800111", "'180010800111"},
		{"85258", "85258"},
		{"0", "0"},
		{"0800 1111", "0800 1111"},
		{"a – b - c = d", "a – b - c = d"},
		{"a\x00b\x1bc\xff", "abc\ufffd"},
		{"a\xff", "a\ufffd"},
		{" a  b ", "a b"},
	} {
		s := service(t, "samaritans", tt.text, samaritans)
		row := table(t, file(t, contacts.Files(input(s)), "helplines.csv"))[0]
		if got := row["service"]; got != tt.want {
			t.Errorf("%q is written %q, want %q", tt.text, got, tt.want)
		}
	}
	rows := table(t, file(t, contacts.Files(input(services(t)...)), "helplines.csv"))
	if got, want := rows[len(rows)-1]["address"], "https://takeitdown.example/a%2C-b"; got != want {
		t.Errorf("address %q, want %q", got, want)
	}
	for _, row := range rows {
		for name, cell := range row {
			if formula.MatchString(cell) || regexp.MustCompile(`^0\d+$|^\d{12}`).MatchString(cell) {
				t.Errorf("%s %q", name, cell)
			}
		}
	}
}

// FuzzFiles gives a service any words. They come back from every file, nothing of them
// becomes a line, a row or a formula, and the files stand the check.
func FuzzFiles(f *testing.F) {
	f.Add("Childline", "Someone to talk to, free; private\\\r\nand kind", "Free. \xff")
	f.Add("=1\u2028", strings.Repeat("é😀;,\\", 30), "\nTEL:0\r\n\"")
	f.Add("\t+\"\n", "END:VCARD\u0085\v\x00", "\u00a0;-1")
	good := service(f, "samaritans", "Samaritans", samaritans)
	f.Fuzz(func(t *testing.T, title, summary, other string) {
		s := *good
		s.Title, s.Summary, s.Operator, s.Cost, s.VerifiedFrom = title, summary, other, other, other
		s.Languages, s.Formerly, s.ToConfirm = []string{other, title}, []string{summary}, []string{other}
		in := input(&s)
		files := contacts.Files(in)
		if err := contacts.Verify(in, files); err != nil {
			t.Errorf("%v", err)
		}
		card := file(t, files, "samaritans.vcf")
		if got, want := strings.Count(card, "\r\n")-strings.Count(card, "\r\n "), 12; got != want {
			t.Errorf("%d lines, want %d, in %q", got, want, card)
		}
		note := value(t, card, "NOTE")
		if simple(title) && value(t, card, "FN") != title || simple(summary) && !strings.HasPrefix(note, summary+"\n") ||
			simple(other) && (value(t, card, "ORG") != other || other != "" && !strings.Contains(note, "\nCost: "+other+"\n")) {
			t.Errorf("%q and %q and %q become %q", title, summary, other, card)
		}
		for _, row := range table(t, file(t, files, "helplines.csv")) {
			for name, cell := range row {
				if formula.MatchString(cell) || strings.ContainsAny(cell, "\r\n\t") {
					t.Errorf("%s %q", name, cell)
				}
			}
			if got, want := bare(row["service"]), bare(title); got != want {
				t.Errorf("service %q, want %q", got, want)
			}
		}
		var read struct {
			Helplines []struct{ Name, Summary, Cost string }
		}
		if err := json.Unmarshal([]byte(file(t, files, "helplines.json")), &read); err != nil || utf8.ValidString(title+summary+other) &&
			(read.Helplines[0].Name != title || read.Helplines[0].Summary != summary || read.Helplines[0].Cost != other) {
			t.Errorf("%q, %v", read, err)
		}
	})
}

// simple reports a text that comes back from a card as it is: UTF-8 without controls
// but the line feed, and without the line breaks that become one.
func simple(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' && r != '\n' || r >= 0x7f && r <= 0x9f || r == '\u2028' || r == '\u2029'
	})
}

// bare is a text without apostrophes, white space, control characters and what is not
// UTF-8: all that a spreadsheet's cell may differ in.
func bare(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r <= ' ' || r == '\'' || r >= 0x7f && r <= 0xa0 || r == utf8.RuneError || strings.ContainsRune("\u1680\u2028\u2029\u202f\u205f\u3000", r) || r >= '\u2000' && r <= '\u200a'
	}), "")
}
