package stats_test

import (
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// FuzzLoad holds the four files to five promises: no input panics, every problem
// lies inside its file, what is read without a problem is the same when it is
// written and read again, the list of what is published says the same of the same
// figures, and figures that are published as they are give no problem.
func FuzzLoad(f *testing.F) {
	for _, c := range cellFaults() {
		f.Add(definitions, header+complete+c.rows, "", "")
	}
	f.Add(definitions, header+complete, "", "")
	f.Add(definitions, header+complete+"rate,E23000023,2019..2024,-1.50,more than,p part,paper,\"a, \"\"note\"\"\nin two lines\"\r\n", "", "")
	f.Add(definitions, "series;area", "date;series", "#")
	f.Add(definitions, "\"", "\"", "\"")
	parts := world("all, reports, parts: [boys, girls], frequency: irregular", "boys, reports, part_of: all", "girls, reports, comparable_with: [boys], sums_to: all")
	rows := rowsOf("all 2023 175 _ r; boys 2023 138; girls 2023 [c]; all 2019..2023 500 less; girls 2022-H1 12 _ part; girls 2022-YTD 20 more part; all@AU 2023 4; boys@AU 2023 3")
	f.Add(parts, rows, revisionHeader+"2026-11-20,all,WORLD,2023,more than 600,[x],Why.\n21/11/2026,all,WORLD,2023,619,175,Why.\n", lockOf(f, definitions, header+complete))
	f.Add(parts, rows, revisionHeader+"2026-11-20,all,WORLD,2023,180,175,Why.\n2026-11-21,boys,WORLD,2021,50,removed,Why.\n", "# sha256 \n")
	kept := world("a, 'reports, closed'")
	f.Add(kept, rowsOf("a 2023 620 _ r"), keptRevisions, lockWith(f, kept, rowsOf("a 2023 620 _ r"), keptRevisions))
	f.Add(parts, rowsOf("all 2023 12; boys 2023 9 less; girls 2023 [c]; all 2023-H1 [c]; all 2023-Q1 10 less"), revisionHeader, sealed("series,unit\nall,\"x\n"))
	f.Add(world("all, reports, parts: [s, t]", "s, per cent", "t, per cent"), rowsOf("all 2023 10; s 2023 33.3; t 2023 [c]"), "", "")
	f.Fuzz(func(t *testing.T, defs, rows, revisions, lock string) {
		d, list := loadAll(defs, rows, revisions, lock)
		files := map[string]string{
			"statistics.yaml": defs, "content/statistics/observations.csv": rows,
			"content/statistics/revisions.csv": revisions, "content/statistics/published.lock": lock,
		}
		for _, p := range list {
			lines := strings.Split(files[p.File], "\n")
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
		for _, id := range d.IDs() {
			s, _ := d.Series(id)
			for _, a := range s.Observations {
				for _, b := range s.Observations {
					if (d.Comparable(a, b) == "") != (d.Comparable(b, a) == "") {
						t.Errorf("%s and %s may be compared in one direction", a.Anchor(), b.Anchor())
					}
				}
			}
		}
		first := encode(d)
		again, list := loadAll(defs, first, revisions, string(stats.Lock(d)))
		if again == nil || len(list) > 0 {
			t.Fatalf("%q is read, but not when written as %q and published: %v", rows, first, list)
		}
		if second := encode(again); first != second {
			t.Errorf("written\n%sread and written again\n%s", first, second)
		}
		if first, second := string(stats.Lock(d)), string(stats.Lock(again)); first != second {
			t.Errorf("published\n%sand again\n%s", first, second)
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
		d, list := stats.Load(stats.Input{
			Definitions:  &diag.File{Name: "statistics.yaml", Data: []byte(definitions)},
			Observations: &diag.File{Name: "observations.csv", Data: []byte(header + complete + "rate,E23000023,2023," + text + ",,,paper,\n")},
		})
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
