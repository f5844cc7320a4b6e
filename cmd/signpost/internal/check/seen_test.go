package check

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// unbound are the figures of a page's text, as they stand in the file.
func unbound(r *reader, text string) []string {
	f := &diag.File{Data: []byte(text)}
	doc, _ := markdown.NewParser().Parse(f, 0)
	var got []string
	for p := range r.proseOf(f, doc, func(n markdown.Number) bool { return n.Code }) {
		for _, fig := range r.figures(p.text, nil) {
			got = append(got, f.Text(p.span(fig.Span)))
		}
	}
	return got
}

// TestFiguresOfMarkdown reads what a reader sees, and points at the file.
func TestFiguresOfMarkdown(t *testing.T) {
	r := newReader([]string{"sightings"})
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"Nothing here.", nil},
		{"Of 1,101 reports, 42% and 7 in 10.", []string{"1,101", "42%", "7 in 10"}},
		{"# 42 people\n\nMore than\n2000.", []string{"42", "2000"}},
		{"In **2023** there were ***619***.", []string{"619"}},
		{"more than **2000**", []string{"2000"}},
		{"**1,**101", []string{"1,**101"}},
		{"It rose to [619](a42.md \"43\") and ![44 of them](45.png).", []string{"619", "44"}},
		{"Under[^1] 18, [^1] and [7][a]\n\n[^1]: Seen by 12.\n\n[a]: x99.md", []string{"7", "12"}},
		{"`42` and ``43 ` 44`` ½\n\n```\n45 ½\n\n½\n```\n\n    46\n\n~~~\n½\n~~~\n47", []string{"½", "47"}},
		{":fig{a 2023} and :claim[more than 42]{a 2023} and :said[about 43]{b} but 44 :x{45}", []string{"44"}},
		{":::note{title=\"46\"}\nIn 47.\n:::\n\n::chart{a title=\"48\"}", []string{"47"}},
		{"1. Step\n2. Of 3\n\n10) Ten", []string{"3"}},
		{"- in 2023\n- 619 of them\n- step\n- 4", []string{"619", "4"}},
		{"> in\n> 2023\n\nstep\n4", nil},
		{"| Year | Reports |\n|---|---|\n| 2022 | 2019 |\n| 2023 | :fig{a 2023} |\n| 2024 | **7** |", []string{"2019", "7"}},
		{"Minutes | What | % of 9\n--|--|--\n5 | Talk | 8\n10 | Write part 2 | no", []string{"9", "8"}},
		{"| Ages | Number |\n|--|--|\n| 13 to 16 | 17 |", []string{"17"}},
		{"| Sightings |\n|--|\n| 2020 |", []string{"2020"}},
		{"| Year | Reports |\n|--|--|\n| 2022 | 2019 (p) |\n| 2023 | 1,204 [note](a.md) |\n| 2024 | 75 to 90 |", []string{"2019", "1,204", "75 to 90"}},
		{"| | 2022 | 2023 |\n|--|--|--|\n| Reports | 2018 | 2019 |\n| Police force | 2020 | 2021 |", []string{"2018", "2019"}},
		{"| Share of boys (%) |\n|--|\n| 2019 |\n| **75** to 90 |", []string{"2019", "75** to 90"}},
		{"&frac12; of it &#54;19 &copy; 2024 1\\.5", []string{"&frac12;", "&#54;19", "1\\.5"}},
		{"See <https://a.example/42> or www.a.example/43, KS3, A\\_4, snake_5.", nil},
		{"Heading 5\n=========\n\nin\\\n2023 6", []string{"5", "6"}},
		{"٤٢ and １２", []string{"٤٢", "１２"}},
	} {
		if diff := cmp.Diff(unbound(r, tt.in), tt.want); diff != "" {
			t.Errorf("%q (-got +want):\n%s", tt.in, diff)
		}
	}
}

// FuzzUnbound wants figures that lie inside the file and hold a digit, whatever
// the page is.
func FuzzUnbound(f *testing.F) {
	for _, e := range Exceptions() {
		f.Add(strings.Join(append(e.Silent, e.Firing...), "\n\n"))
	}
	f.Add("---\ntitle: 4\n---\n\n| a | b |\n|--|--|\n| 5 | **6** `7` |\n\n> 1. [8](9) :fig{a 10}[^1]\n\n[^1]: ½ &frac14; &#49;2")
	r := newReader([]string{"reports"})
	f.Fuzz(func(t *testing.T, text string) {
		file := &diag.File{Data: []byte(text)}
		doc, _ := markdown.NewParser().Parse(file, bodyStart(file.Data))
		seen, want := 0, digitsSeen(doc)
		for p := range r.proseOf(file, doc, func(n markdown.Number) bool { return n.Code }) {
			seen += digitsOf(p.text)
			wantPlaces(t, file, p)
			for _, fig := range r.figures(p.text, nil) {
				if s := p.span(fig.Span); s.Start < 0 || s.End <= s.Start || s.End > len(file.Data) {
					t.Errorf("the figure %q at %v of %d bytes", fig.text, s, len(file.Data))
				}
			}
		}
		if seen != want && utf8.ValidString(text) { // files are
			t.Errorf("%d digits are read, want %d", seen, want)
		}
		for _, fig := range r.figures(text, nil) {
			if fig.Start < 0 || fig.End <= fig.Start || fig.End > len(text) || text[fig.Start:fig.End] != fig.text {
				t.Errorf("the figure %q at %v", fig.text, fig.Span)
			}
		}
	})
}

// wantPlaces wants every byte of a text to have its place in the file.
func wantPlaces(t *testing.T, file *diag.File, p prose) {
	t.Helper()
	for i, one := range p.places {
		end := len(p.text)
		if i+1 < len(p.places) {
			end = p.places[i+1].from
		}
		switch {
		case i == 0 && one.from != 0, end <= one.from:
			t.Fatalf("%v of %d places of %d bytes", one, len(p.places), len(p.text))
		case one.each && p.text[one.from:end] != file.Text(one.Span):
			t.Fatalf("%q stands at %v, which is %q", p.text[one.from:end], one.Span, file.Text(one.Span))
		}
	}
	if len(p.places) == 0 && p.text != "" {
		t.Fatalf("%q stands nowhere", p.text)
	}
}

// digitsSeen counts the digits of a page that are neither code nor bound.
func digitsSeen(doc *markdown.Doc) int {
	count := 0
	for _, n := range doc.Numbers {
		bound := slices.ContainsFunc(doc.Directives, func(d markdown.Directive) bool {
			return binds(d.Name) && d.Span.Start <= n.Span.Start && n.Span.End <= d.Span.End
		})
		if !n.Code && !bound {
			count += digitsOf(n.Text)
		}
	}
	return count
}

func digitsOf(text string) int {
	count := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			count++
		}
	}
	return count
}
