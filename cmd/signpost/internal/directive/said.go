package directive

import (
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// Said is words that nobody can compute, with whoever said them.
type Said struct {
	// Text is the words as a reader sees them.
	Text string
	// SourceID is the source's name in statistics.yaml.
	SourceID string
	Source   Source
}

// Template is directives/said.html.
func (Said) Template() string { return "directives/said.html" }

func said(c *call) View {
	if !c.hasStatistics() {
		return nil
	}
	name := c.word(0)
	s, ok := c.env.Statistics.Source(name.Value)
	if !ok {
		var ids []string
		for _, known := range c.env.Statistics.Sources() {
			ids = append(ids, known.ID)
		}
		hint := diag.DidYouMean(name.Value, ids)
		if hint == "" {
			hint = "the sources are " + strings.Join(ids, ", ")
		}
		c.fault(name.Span, "unknown-source", hint, "no source %q in statistics.yaml", name.Value)
		return nil
	}
	return Said{Text: strings.Join(strings.Fields(c.Label), " "), SourceID: s.ID, Source: newSource(s)}
}

func newSource(s *stats.Source) Source {
	return Source{
		Title: s.Title, Publisher: s.Publisher, Attribution: s.Attribution(), URL: s.URL, Published: s.Published,
		Retrieved: NewDate(s.Retrieved), Reported: s.IsReported(),
	}
}
