package check

import (
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// siteNumbers refuses telephone numbers in texts that stand in no page: those of
// site.yaml, of the figures and of the finder.
func siteNumbers(s *site.Site) diag.List {
	problems := configNumbers(s)
	add := func(f *diag.File, at diag.Span, where, text string) {
		for _, n := range numbersOf(s, text) {
			problems = append(problems, diag.At(f, near(f, at, n.text), diag.Error, "number-in-prose", "the telephone number %s is typed in %s", n.text, where).
				WithHint("name the service without its number, which stands in the file of its helpline"))
		}
	}
	if s.Finder != nil {
		for _, t := range s.Finder.Texts() {
			add(s.Finder.File(), t.Span, "a question or an answer of the finder", t.Text)
		}
	}
	if s.Statistics == nil {
		return problems
	}
	definitions := s.Statistics.Definitions()
	for _, id := range s.Statistics.IDs() {
		series, _ := s.Statistics.Series(id)
		for _, text := range []string{series.Title, series.Unit, series.Definition, series.NotShown} {
			add(definitions, series.Span, "what is said of a series", text)
		}
		for _, o := range series.Observations {
			if s.Observations != nil {
				add(s.Observations, o.Span, "the note of a figure", o.Note)
			}
		}
	}
	for _, source := range s.Statistics.Sources() {
		for _, text := range []string{source.Title, source.Publisher, source.Published} {
			add(definitions, source.Span, "what is said of a source", text)
		}
	}
	for _, area := range s.Statistics.Areas() {
		add(definitions, diag.Span{}, "the name of an area", area.Name)
	}
	if revisions := s.Statistics.RevisionsFile(); revisions != nil {
		for _, r := range s.Statistics.Revisions() {
			add(revisions, r.Span, "the reason of a revision", r.Reason)
		}
	}
	return problems
}

// configNumbers is [siteNumbers] for site.yaml.
func configNumbers(s *site.Site) diag.List {
	c := s.Config
	texts := []string{c.Name, c.Tagline, c.Description, c.Share, c.Exit.Name, c.Licence.Name}
	for _, i := range append(append([]site.MenuItem{}, c.Menu...), c.Footer...) {
		texts = append(texts, i.Title)
	}
	var problems diag.List
	for _, text := range texts {
		for _, n := range numbersOf(s, text) {
			problems = append(problems, diag.InFile(site.ConfigFile, diag.Error, "number-in-prose", "the telephone number %s is typed in a text of the site", n.text).
				WithHint("name the service without its number, which stands in the file of its helpline"))
		}
	}
	return problems
}
