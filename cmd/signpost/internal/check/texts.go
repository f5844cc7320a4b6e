package check

import (
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// ofSite judges the texts that stand on many pages: what is said of a series wherever
// its figures are, and what site.yaml says of the site.
func (b *binder) ofSite() diag.List {
	var problems diag.List
	c := b.site.Config
	for _, line := range []struct{ key, text string }{{"tagline", c.Tagline}, {"description", c.Description}, {"share", c.Share}} {
		for _, f := range b.figures(line.text) {
			problems = append(problems, diag.InFile(site.ConfigFile, diag.Warning, "figure-in-prose", "the figure %s stands in the %s of the site by itself", shownAs(f), line.key).
				WithHint("say it in words that stay true, or on a page with :fig{series period}"))
		}
	}
	if b.site.Statistics == nil {
		return problems
	}
	for _, id := range b.site.Statistics.IDs() {
		series, _ := b.site.Statistics.Series(id)
		problems = append(problems, b.ofSeries(series)...)
	}
	return problems
}

// ofSeries judges the texts of one series. They cannot bind a figure, so they can
// hold none.
func (b *binder) ofSeries(s *stats.Series) diag.List {
	var problems diag.List
	file := b.site.Statistics.Definitions()
	for _, line := range []struct{ key, text string }{{"title", s.Title}, {"definition", s.Definition}, {"not_shown", s.NotShown}} {
		from := 0
		for _, f := range b.figures(line.text) {
			at := s.Span
			if found, ok := b.inSeries(s, line.key, f.text, from); ok {
				at, from = found, found.End
			}
			problems = append(problems, diag.At(file, at, diag.Error, "unbound-figure", "the figure %s stands in the %s of the series %q by itself", shownAs(f), line.key, s.ID).
				WithHint("say it in the note of its row in observations.csv, or on a page with :fig{series period}"))
		}
	}
	return problems
}

// inSeries is where a text stands in the file behind a key of a series, and behind an
// offset: false when it is not found as it reads.
func (b *binder) inSeries(s *stats.Series, key, text string, from int) (diag.Span, bool) {
	data := string(b.site.Statistics.Definitions().Data)
	end := len(data)
	for _, id := range b.site.Statistics.IDs() {
		if other, _ := b.site.Statistics.Series(id); other.Span.Start > s.Span.Start {
			end = min(end, other.Span.Start)
		}
	}
	start := min(max(s.Span.End, 0), end)
	i := strings.Index(data[start:end], key+":")
	if i < 0 {
		return diag.Span{}, false
	}
	start = max(start+i, min(from, end))
	if i = strings.Index(data[start:end], text); i < 0 {
		return diag.Span{}, false
	}
	return diag.Span{Start: start + i, End: start + i + len(text)}, true
}

// shownAs is a figure on one line.
func shownAs(f figure) string { return strings.Join(strings.Fields(f.text), " ") }
