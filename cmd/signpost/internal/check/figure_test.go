package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
)

// TestExceptions reads the examples of every exception as a page is read.
func TestExceptions(t *testing.T) {
	r := newReader(nil)
	for _, e := range Exceptions() {
		for _, text := range e.Silent {
			if got := r.figures(text, calls(text)); len(got) > 0 {
				t.Errorf("%s: %q: the figure %q, want none", e.Name, text, got[0].text)
			}
		}
		for _, text := range e.Firing {
			if got := r.figures(text, calls(text)); len(got) == 0 {
				t.Errorf("%s: %q: no figure, want one", e.Name, text)
			}
		}
	}
}

// calls are the telephone-shaped numbers of a text.
func calls(text string) []diag.Span {
	var skip []diag.Span
	for _, s := range digitRuns(text) {
		if telephoneShaped(text[s.Start:s.End]) {
			skip = append(skip, s)
		}
	}
	return skip
}

// TestFormsAreSound wants every form to be one that can fit: a class that no token
// belongs to, or a start that may be missing, would make a form of nothing.
func TestFormsAreSound(t *testing.T) {
	samples := tokens("42 33A 42000 18s 16 16+ 1st 2023 1066 24 05 2020s 31 2.2 5G 24hrs 9 9:30 9.30am 10.00 21/11/2026 2023/24 Sam F x")
	for _, e := range Exceptions() {
		for _, text := range e.forms {
			f := parseForm(text, &rule{})
			if len(f.steps) == 0 || f.steps[0].optional {
				t.Errorf("%s: the form %q has no first word", e.Name, text)
			}
			for _, s := range f.steps {
				if s.class != "" && !slices.ContainsFunc(samples, func(tok token) bool { return tok.is(s.class) }) {
					t.Errorf("%s: the form %q: nothing is a <%s>", e.Name, text, s.class)
				}
				if s.lo > s.hi {
					t.Errorf("%s: the form %q: from %d to %d", e.Name, text, s.lo, s.hi)
				}
			}
		}
	}
}

// TestFigures holds what is found to what stands there, and to how a row of the
// data would write it.
func TestFigures(t *testing.T) {
	r := newReader([]string{"sightings"})
	for _, tt := range []struct{ in, want string }{
		{"42", "42=42"},
		{"1,101 reports", "1,101=1101"},
		{"10\u00a0731 calls", "10\u00a0731=10731"},
		{"a rise of 250 per cent", "250 per cent=250%"},
		{"66.7%", "66.7%=66.7%"},
		{"3 percentage points", "3 percentage=3%"},
		{"cost £2,500.50", "£2,500.50=2500.50"},
		{"between 75 and 90", "75 and 90=75..90"},
		{"75–90 per cent", "75–90 per cent=75..90%"},
		{"9 in 10", "9 in 10="},
		{"75 in 2023 and 90 in 2024", "75=75|90=90"},
		{"2019 sightings", "2019=2019?"},
		{"−5", "−5=5"},
		{"about 2½ times", "2½="},
		{"٤٢", "٤٢="},
		{"10k", "10k="},
		{"in 2023 42", "42=42"},
	} {
		var got []string
		for _, f := range r.figures(tt.in, nil) {
			text := f.text + "=" + f.cell
			if f.share {
				text += "%"
			}
			if f.year {
				text += "?"
			}
			got = append(got, text)
		}
		if got := strings.Join(got, "|"); got != tt.want {
			t.Errorf("%q: got %s, want %s", tt.in, got, tt.want)
		}
	}
}

// ExampleExceptions prints what the words of a page may hold besides figures.
func ExampleExceptions() {
	for _, e := range Exceptions() {
		fmt.Printf("%s: %s, as in %q\n", e.Name, e.What, e.Silent[0])
	}
	// Output:
	// years: a year from 1900 to 2100, a financial year, a decade, or a stretch of years, as in "in 2023"
	// dates: a day of a month, in words or in digits, as in "21 November"
	// times of day: a time by the clock, as in "9:30"
	// lengths of time: a number of minutes, hours, days, weeks, months or years, as in "24 hours"
	// ages: an age or a stretch of ages, said to be one, as in "under 18"
	// numbered things: the number of a step, a question, a part, a page, a section of a law and the like, as in "step 3"
	// years of school: a year, a key stage, a period, a week or a level of a course, as in "year 9"
	// names: digits that belong to a name: joined to letters, behind a standard, a licence or a product, or a place in an order, as in "KS3"
	// code and addresses: web and e-mail addresses, and whatever stands in code but on a page of statistics, as in "https://example.org/2023/42"
	// telephone numbers: what looks like a number that somebody could call: the rule number-in-prose reports it, as in "0800 1111"
}
