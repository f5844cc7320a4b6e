package sheet_test

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

func format() sheet.Format {
	return sheet.Format{Columns: []string{"name", "number", "note"}, Long: "note", Numbers: []string{"number"}}
}

func read(text string) (sheet.Table, diag.List) {
	return sheet.Read(&diag.File{Name: "a.csv", Data: []byte(text)}, format())
}

func report(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%d:%d: %s [%s]", d.Line, d.Column, d.Message, d.Rule)
		if d.Hint != "" {
			fmt.Fprintf(&b, " = %s", d.Hint)
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func ExampleRead() {
	file := &diag.File{Name: "a.csv", Data: []byte("name,number,note\r\nAnn,5,\"one, two\"\r\n,,\r\nBob,6,=1+1\r\n")}
	table, problems := sheet.Read(file, sheet.Format{Columns: []string{"name", "number", "note"}, Long: "note"})
	for _, r := range table.Rows {
		note := r.Cells[2]
		fmt.Printf("%s: %q at %d, faulty: %t\n", r.Cells[0].Text, note.Text, note.Span.Start, r.Faulty)
	}
	fmt.Println(problems)
	// Output:
	// Ann: "one, two" at 24, faulty: false
	// Bob: "=1+1" at 46, faulty: true
	// [a.csv:4:7: error: the text begins with "=", and a spreadsheet would run it as a formula [formula]]
}

func TestFaults(t *testing.T) {
	const (
		header = "name,number,note\n"
		word   = " = begin with a word, or with a quotation mark"
		tail   = ", and a spreadsheet would run it as a formula [formula]"
	)
	for _, tt := range []struct {
		text, want string
		whole      bool
	}{
		{header + "a,1,b\n", "", true},
		{header, "", true},
		{header + "a,-1,5 - 3\n", "", true},
		{header + "a,+1,(+44)\n", "", true},
		{header + "a,1,'=1\n", "", true},
		{header + "a,1,=1\n", `2:5: the text begins with "="` + tail + word, true},
		{header + "a,1, =1\n", `2:5: the text begins with "="` + tail + word, true},
		{header + "@a,1,b\n", `2:1: the text begins with "@"` + tail + word, true},
		{header + "a,1,-b\n", `2:5: the text begins with "-"` + tail + word, true},
		{header + "a,1,+b\n", `2:5: the text begins with "+"` + tail + word, true},
		{header + "a,1,＝b\n", `2:5: the text begins with "＝"` + tail + word, true},
		{header + "a,1,\tb\n", "2:5: the text begins with a tab or a line break, after which a spreadsheet may look for a formula [formula] = begin with a word", true},
		{header + "a,1,\"\rb\"\n", "2:5: the text begins with a tab or a line break, after which a spreadsheet may look for a formula [formula] = begin with a word", true},
		{header + "a,=1,b\n", `2:3: the text begins with "="` + tail + " = write the number itself", true},
		{header + "a,@1,b\n", `2:3: the text begins with "@"` + tail + " = write the number itself", true},
		{header + "a,1\n", "2:1: 2 cells, want 3: name,number,note [cells] = a cell that holds nothing needs its comma too", false},
		{header + "a,1,200,b\n", "2:1: 4 cells, want 3: name,number,note [cells] = a number has no comma (write 1204); a text that has one stands in double quotes", false},
		{header + "a,1,\"b\n", "2:5: this quote never closes [csv] = put a double quote at the end of the cell; everything after it was read as one cell", false},
		{header + "a,1,b\u200b\n", "2:5: invisible character U+200B that can change the order or meaning of the text around it [text] = delete the text and type it again, without pasting", true},
		{header + strings.Repeat("x", 201) + ",1,b\n", "2:1: text of 201 bytes, want at most 200 [text] = say it shorter and name the source for the rest", true},
		{header + "a,1," + strings.Repeat("x", 4000) + "\n", "", true},
		{header + "a,1," + strings.Repeat("x", 4001) + "\n", "2:5: text of 4001 bytes, want at most 4000 [text] = say it shorter and name the source for the rest", true},
		{"", "1:1: no rows, want the header name,number,note [header]", false},
		{"a,1,b\n", "1:1: the first row is not the header name,number,note [header] = write it above the first row", false},
		{"name,number,note" + strings.Repeat(",more", 50) + "\n", "1:1: the first row is not the header name,number,note [header] = write it above the first row", false},
		{"name;number;note\n", "1:1: looks like semicolon-separated CSV [header] = in the spreadsheet choose 'CSV UTF-8 (comma delimited)'", false},
		{"name,nubmer,note\n", `1:6: no column is called "nubmer" [header] = did you mean "number"?`, false},
		{"name,note,number\n", `1:6: column "note" where "number" is wanted [header] = the order is name,number,note`, false},
	} {
		table, list := read(tt.text)
		if got := report(list); got != tt.want {
			t.Errorf("%.40q\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
		if table.Whole != tt.whole {
			t.Errorf("%.40q is whole: %t, want %t", tt.text, table.Whole, tt.whole)
		}
		for _, r := range table.Rows {
			if r.Faulty != list.HasErrors() {
				t.Errorf("%.40q has a faulty row: %t", tt.text, r.Faulty)
			}
		}
	}
}

func TestDate(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"2026-11-21", "2026-11-21"},
		{"2024-02-29", "2024-02-29"},
		{"2023-02-29", `"2023-02-29" is not a date, want one such as 2026-11-21 = write the year, the month and the day as numbers with hyphens between them`},
		{"21/11/2026", `"21/11/2026" is a date as a spreadsheet shows it, want one such as 2026-11-21 = write 2026-11-21; format the column as text first, so that the spreadsheet leaves it alone`},
		{"5/6/2026", `"5/6/2026" is a date as a spreadsheet shows it, want one such as 2026-11-21 = write 2026-06-05; format the column as text first, so that the spreadsheet leaves it alone`},
		{"11/21/2026", `"11/21/2026" is a date as a spreadsheet shows it, want one such as 2026-11-21 = write 2026-11-21; format the column as text first, so that the spreadsheet leaves it alone`},
		{"21-Nov-26", `"21-Nov-26" is a date as a spreadsheet shows it, want one such as 2026-11-21 = write 2026-11-21; format the column as text first, so that the spreadsheet leaves it alone`},
		{"46347", `"46347" is a date as a spreadsheet shows it, want one such as 2026-11-21 = write 2026-11-21; format the column as text first, so that the spreadsheet leaves it alone`},
		{"soon", `"soon" is not a date, want one such as 2026-11-21 = write the year, the month and the day as numbers with hyphens between them`},
		{"", `no date, want one such as 2026-11-21 = `},
	} {
		day, f := sheet.Date(tt.text)
		got := day.Format(time.DateOnly)
		if f != nil {
			got = f.Message + " = " + f.Hint
		}
		if got != tt.want {
			t.Errorf("Date(%q)\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// FuzzRead holds reading to what Go's own reader finds in a file without faults,
// and to positions that lie in the file.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"", "name,number,note\n", "\uFEFFname,number,note\r\na,1,\"b\r\nc\"\r\n,,\r\n", "name,number,note\ra,1,\"b\"\"\"\r",
		"name;number;note", "\"", "a,b\n\"c", "name,number,note\na,1,\"b\"c\n", "name,number,note\na,-1,=b", "name,number,note\n\n\na,,",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table, list := read(text)
		lines := strings.Split(text, "\n")
		for _, p := range list {
			if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > len(lines[p.Line-1])+1 || p.Message == "" {
				t.Errorf("%s lies outside the file", p)
			}
		}
		for _, r := range table.Rows {
			for _, c := range r.Cells {
				if c.Span.Start < r.Span.Start || c.Span.End > r.Span.End || r.Span.End > len(text) {
					t.Errorf("the cell %v lies outside its row %v", c, r.Span)
				}
			}
		}
		if len(list) > 0 {
			return
		}
		plain := strings.TrimPrefix(text, "\uFEFF")
		plain = strings.ReplaceAll(strings.ReplaceAll(plain, "\r\n", "\n"), "\r", "\n")
		reader := csv.NewReader(strings.NewReader(plain))
		reader.FieldsPerRecord = -1
		records, err := reader.ReadAll()
		if err != nil {
			t.Fatalf("%q is read without a fault, and encoding/csv says %v", text, err)
		}
		records = slices.DeleteFunc(records, func(r []string) bool { return strings.Join(r, "") == "" })
		if len(records) != len(table.Rows)+1 {
			t.Fatalf("%q has %d rows, want %d", text, len(table.Rows), len(records)-1)
		}
		for i, r := range table.Rows {
			for j, c := range r.Cells {
				if c.Text != records[i+1][j] {
					t.Errorf("cell %d of row %d is %q, want %q", j, i, c.Text, records[i+1][j])
				}
			}
		}
	})
}
