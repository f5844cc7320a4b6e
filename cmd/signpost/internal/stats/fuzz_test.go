package stats_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// FuzzLoad holds observations.csv to three promises: no input panics, every
// problem lies inside the file, and what is read without a problem is the same
// when it is written and read again.
func FuzzLoad(f *testing.F) {
	for _, c := range cellFaults() {
		f.Add(header + complete + c.rows)
	}
	f.Add(header + complete)
	f.Add(header + complete + "rate,E23000023,2019..2024,-1.50,more than,p part,paper,\"a, \"\"note\"\"\nin two lines\"\r\n")
	f.Add("series;area")
	f.Add("\"")
	f.Fuzz(func(t *testing.T, rows string) {
		d, list := load(t, definitions, rows)
		lines := strings.Split(rows, "\n")
		for _, p := range list {
			if p.File != "observations.csv" {
				continue // about a definition, which did not change
			}
			if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > len(lines[p.Line-1])+1 {
				t.Errorf("%s lies outside the file", p)
			}
			if p.Message == "" || strings.HasSuffix(p.Message, ".") {
				t.Errorf("message %q", p.Message)
			}
		}
		if (d != nil) == list.HasErrors() {
			t.Fatalf("a dataset: %t, with problems %v", d != nil, list)
		}
		if d == nil {
			return
		}
		first := encode(d)
		again, list := load(t, definitions, first)
		if again == nil {
			t.Fatalf("%q is read, but not when written as %q: %v", rows, first, list)
		}
		if second := encode(again); first != second {
			t.Errorf("written\n%sread and written again\n%s", first, second)
		}
	})
}

// FuzzNumber holds numbers to being printed as they are: without its commas, a
// printed number is the cell it came from.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"0", "5", "619", "1000", "10731", "-0.5", "1.50", "123456789012345", "0.000000000000001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "..") || strings.HasPrefix(text, "[") || strings.ContainsAny(text, "\",\r\n") {
			return
		}
		d, list := stats.Load(
			&diag.File{Name: "statistics.yaml", Data: []byte(definitions)},
			&diag.File{Name: "observations.csv", Data: []byte(header + complete + "rate,E23000023,2023," + text + ",,,paper,\n")},
		)
		if d == nil {
			if list.HasErrors() {
				return
			}
			t.Fatal("neither a dataset nor a problem")
		}
		o, _ := d.Figure("rate", "2023", "E23000023")
		printed := strings.NewReplacer(",", "", "−", "-").Replace(o.Value.String())
		if printed != text || o.Value.Cell() != text {
			t.Errorf("%q is printed as %q and written as %q", text, o.Value, o.Value.Cell())
		}
	})
}
