package check

import (
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// future refuses what cannot be known yet: a figure of a period that has not begun,
// and a revision made on a day that has not come.
func future(s *site.Site, now time.Time) diag.List {
	if s.Statistics == nil {
		return nil
	}
	today := now.In(s.Config.Location).Format(time.DateOnly)
	var problems diag.List
	for _, id := range s.Statistics.IDs() {
		series, _ := s.Statistics.Series(id)
		for _, o := range series.Observations {
			if begins := o.Period.Start().Format(time.DateOnly); o.Value.State() == stats.Known && begins > today && s.Observations != nil {
				problems = append(problems, diag.At(s.Observations, o.Span, diag.Error, "future-period",
					"the figure of %s for %s: that period begins on %s, a day that has not come", id, o.Period, begins).
					WithHint("correct the period, or write [x] as the value until the figure is published"))
			}
		}
	}
	for _, r := range s.Statistics.Revisions() {
		if made := r.Date.Format(time.DateOnly); made > today && s.Statistics.RevisionsFile() != nil {
			problems = append(problems, diag.At(s.Statistics.RevisionsFile(), r.Span, diag.Error, "revision-later", "the revision is of %s, a day that has not come", made).
				WithHint("write the day on which the change was published"))
		}
	}
	return problems
}
