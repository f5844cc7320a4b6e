package claim

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// exampleSeries are the series that the examples of the phrase book are about.
const exampleSeries = `areas:
  K02000001: {name: United Kingdom}
  AU: {name: Australia}
sources:
  paper: {title: An article, publisher: The Paper, url: "https://paper.example/1", published: "2024", retrieved: 2026-11-21, kind: newspaper}
series:
  reports: {title: Reports of sextortion, unit: reports, definition: Reports., not_shown: People., frequency: irregular, comparable_with: [half, other]}
  half: {title: Reports in half a year, unit: reports, definition: Reports., not_shown: People., frequency: half-year}
  other: {title: Other reports, unit: reports, definition: Reports., not_shown: People., frequency: irregular}
  boys: {title: Reports about boys, unit: reports, definition: Reports., not_shown: Girls., frequency: irregular, part_of: reports}
  share: {title: Share of reports about boys, unit: per cent, definition: A share., not_shown: Numbers., frequency: irregular}
  rate: {title: Reports in a week, unit: reports per week, definition: An average., not_shown: A trend., frequency: irregular}
`

// exampleData makes a dataset of the figures of an example, such as "2019=173
// other/2023=more than 20 AU/2023=5". Those that name no series are of the
// series that the request names.
func exampleData(t testing.TB, request, figures string) *stats.Dataset {
	t.Helper()
	series, _, _ := strings.Cut(request, " ")
	text := "series,area,period,value,bound,flags,source,note\n"
	given := map[string]bool{}
	row := func(id, area, period, value string) {
		bound := ""
		for _, b := range []string{"more than", "at least", "about", "less than"} {
			if rest, ok := strings.CutPrefix(value, b+" "); ok {
				bound, value = b, rest
			}
		}
		source, flags := "paper", ""
		if value == "[x]" {
			source = ""
		}
		if strings.HasSuffix(period, "-YTD") {
			flags = "part"
		}
		given[id] = true
		text += strings.Join([]string{id, area, period, value, bound, flags, source, ""}, ",") + "\n"
	}
	last := ""
	for _, field := range strings.Fields(figures) {
		if !strings.Contains(field, "=") {
			last += " " + field
			continue
		}
		if last != "" {
			addRow(row, series, last)
		}
		last = field
	}
	addRow(row, series, last)
	for _, id := range []string{"reports", "half", "other", "boys", "share", "rate"} {
		if !given[id] {
			row(id, "K02000001", "1999-H1", "50")
		}
	}
	d, list := stats.Load(stats.Input{
		Definitions:  &diag.File{Name: "statistics.yaml", Data: []byte(exampleSeries)},
		Observations: &diag.File{Name: "observations.csv", Data: []byte(text)},
	})
	if d == nil {
		t.Fatalf("%s\n%s", list, text)
	}
	return d
}

func addRow(row func(id, area, period, value string), series, field string) {
	key, value, _ := strings.Cut(field, "=")
	area := "K02000001"
	if name, period, ok := strings.Cut(key, "/"); ok && !strings.HasPrefix(name, "2") {
		key = period
		if name == "AU" {
			area = name
		} else {
			series = name
		}
	}
	row(series, area, key, value)
}

func exampleRequest(words, args string) Request {
	r := Request{Words: words}
	for i, arg := range strings.Fields(args) {
		key, value, named := strings.Cut(arg, "=")
		switch {
		case !named && i == 0:
			r.Series = arg
		case !named:
			r.Periods = arg
		case key == "area":
			r.Area = value
		case key == "of":
			r.Of = value
		case key == "with":
			r.With = value
		}
	}
	return r
}

func outcome(r Result, err *Error) string {
	switch {
	case err == nil:
		return r.Verdict.String()
	case err.Rule == "claim-ambiguous":
		return "ambiguous"
	case r.Verdict == 0:
		return err.Rule
	}
	return r.Verdict.String()
}

// TestExamples holds the parser to every example of the phrase book.
func TestExamples(t *testing.T) {
	for _, p := range phrases() {
		if p.examples == "" {
			t.Errorf("%s has no example", p.name)
		}
		for line := range strings.SplitSeq(p.examples, "\n") {
			e := parseExample(line)
			if e.words == "" {
				t.Errorf("%s: example %q", p.name, line)
				continue
			}
			r, err := Judge(exampleData(t, e.request, e.figures), exampleRequest(e.words, e.request))
			if got := outcome(r, err); got != e.verdict || r.Phrase != p.name && e.verdict != "ambiguous" {
				t.Errorf("[%s]{%s} of %s: %s by %q, want %s by %q: %v %s", e.words, e.request, e.figures, got, r.Phrase, e.verdict, p.name, err, r.Sum)
			}
		}
	}
	for _, v := range qualifiers() {
		words, rest, _ := strings.Cut(strings.TrimPrefix(v.example, ":claim["), "]{")
		request, figures, _ := strings.Cut(rest, "} is true of ")
		if r, err := Judge(exampleData(t, request, "2023="+figures), exampleRequest(words, request)); err != nil {
			t.Errorf("%s: %v, %s", v.example, err, r.Sum)
		}
	}
}

// expand returns texts of a form that together hold every word it allows: each
// differs from the first in one place.
func expand(t *testing.T, form string) []string {
	t.Helper()
	if form = strings.TrimSpace(form); form == "" {
		return []string{""}
	}
	element, rest := cutElement(form)
	var own []string
	switch c := element[0]; {
	case c == '[' || c == '(':
		if c == '[' {
			own = append(own, "")
		}
		for inner := element[1 : len(element)-1]; inner != ""; {
			var alternative string
			alternative, inner = cutAlternative(inner)
			own = append(own, expand(t, alternative)...)
		}
	case c >= 'A' && c <= 'Z':
		own = samples(t, element)
	default:
		own = []string{element}
	}
	behind := expand(t, rest)
	var all []string
	for _, text := range own {
		all = append(all, strings.TrimSpace(text+" "+behind[0]))
	}
	for _, text := range behind[1:] {
		all = append(all, strings.TrimSpace(own[len(own)-1]+" "+text))
	}
	return all
}

func samples(t *testing.T, name string) []string {
	t.Helper()
	if words, ok := wordList(name); ok {
		return strings.Split(words, "|")
	}
	switch name {
	case "N":
		return []string{"3", "four", "two and a half"}
	case "F":
		return []string{"a third", "half"}
	case "Q":
		var all []string
		for _, v := range qualifiers() {
			all = append(all, strings.Split(v.words, "|")...)
		}
		return all
	case "UNIT", "WHOLE":
		return []string{"reports"}
	case "PERIOD":
		return []string{"2022"}
	case "AREA":
		return []string{"Australia", "the United Kingdom"}
	}
	r := ruleCalled(name)
	if r.forms == "" {
		t.Fatalf("no rule %q", name)
	}
	return []string{r.sample}
}

func bookParser(t *testing.T, words string) *parser {
	t.Helper()
	d := exampleData(t, "reports 2023", "2022=21 2023=176")
	s, _ := d.Series("reports")
	return &parser{words: words, toks: tokens(words), names: &names{series: s, whole: s, data: d}}
}

// TestRules holds the parser to every form of every rule, and to its sample.
func TestRules(t *testing.T) {
	for _, name := range ruleNames() {
		r := ruleCalled(name)
		if r.forms == "" || r.means == "" || r.sample == "" {
			t.Errorf("%s is not documented", name)
			continue
		}
		texts := []string{r.sample}
		for form := range strings.SplitSeq(r.forms, "\n") {
			texts = append(texts, expand(t, form)...)
		}
		for _, text := range texts {
			p := bookParser(t, text)
			if !p.rule(name, 0, func(i int) bool { return i == len(p.toks) }) {
				t.Errorf("%s: %q is not read", name, text)
			}
		}
	}
}

// TestForms holds the parser to every form of the phrase book: its words are read,
// and as that entry.
func TestForms(t *testing.T) {
	for _, p := range phrases() {
		first, _, _ := strings.Cut(p.examples, "\n")
		e := parseExample(first)
		figures := e.figures
		for _, more := range []string{"2022=10", "2023=12", "other/2023=5", "other/2022=5"} {
			if key, _, _ := strings.Cut(more, "="); !strings.Contains(figures, key+"=") {
				figures += " " + more
			}
		}
		d := exampleData(t, e.request, figures)
		if p.needs == onePair {
			e.request = strings.Fields(e.request)[0] + " 2022..2023"
		}
		for form := range strings.SplitSeq(p.forms, "\n") {
			for _, text := range expand(t, form) {
				if text == "" {
					t.Errorf("%s: form %q may be empty", p.name, form)
					continue
				}
				r, err := Judge(d, exampleRequest(text, e.request))
				if err != nil && (err.Rule != "claim-false" && err.Rule != "claim-unproven" && err.Rule != "claim-ambiguous") || r.Phrase != p.name {
					t.Errorf("%s: [%s]{%s} by form %q: read as %q: %v = %s", p.name, text, e.request, form, r.Phrase, err, hint(err))
				}
			}
		}
	}
}

func hint(err *Error) string {
	if err == nil {
		return ""
	}
	return err.Hint
}

// TestLists holds the table to naming every list that a form uses, and none twice.
func TestLists(t *testing.T) {
	used := map[string]bool{"FILLER": true, "WHEN": true}
	note := func(form string) {
		for _, word := range strings.FieldsFunc(form, func(r rune) bool { return strings.ContainsRune("[]()| \n", r) }) {
			used[word] = true
		}
	}
	for _, p := range phrases() {
		note(p.forms)
	}
	for _, name := range ruleNames() {
		note(ruleCalled(name).forms)
	}
	for _, name := range slices.Concat(listNames(), ruleNames()) {
		if !used[name] {
			t.Errorf("%s is used in no form", name)
		}
		delete(used, name)
	}
	for name := range used {
		if upper := strings.ToUpper(name); upper == name && len(name) > 1 && name != "UNIT" && name != "WHOLE" && name != "PERIOD" && name != "AREA" && name[0] >= 'A' {
			t.Errorf("%s is not in the phrase book", name)
		}
	}
}

func ExampleBook() {
	for _, e := range Book()[:1] {
		fmt.Println(e.Name)
		fmt.Println(e.Forms[0])
		fmt.Println(e.Example)
	}
	// Output:
	// rose or fell by so many per cent
	// (ROSE|FELL) [by] (PERCENT|FRACTION)
	// :claim[increased by more than 250 per cent]{reports 2019..2023} is true of 2019: 173, 2023: 619
}

// TestLeadsWhen holds the words that may begin a time or a place to the forms.
func TestLeadsWhen(t *testing.T) {
	begins := map[string]bool{}
	for part := range strings.SplitSeq(ruleCalled("WHEN").forms, "\n") {
		for form := range strings.SplitSeq(ruleCalled(part).forms, "\n") {
			for _, text := range expand(t, form) {
				word, _, _ := strings.Cut(text, " ")
				begins[word] = true
				if !leadsWhen(word) {
					t.Errorf("%s: %q begins with a word that leads to no time or place", part, text)
				}
			}
		}
	}
	if len(begins) < 15 {
		t.Errorf("only %d words", len(begins))
	}
}
