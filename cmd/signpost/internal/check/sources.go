package check

import (
	"path"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// unusedSeries warns of figures that no page shows: they are kept up for nobody. A
// page that could not be read might show them.
func unusedSeries(s *site.Site) diag.List {
	if s.Statistics == nil || !s.Complete() {
		return nil
	}
	ids := s.Statistics.IDs()
	shown := map[string]bool{}
	for _, first := range []bool{true, false} { // pages of figures show nearly all of them
		for _, p := range s.Pages {
			if (p.Kind == site.Statistics) != first || len(shown) == len(ids) {
				continue
			}
			for _, series := range s.SeriesOf(p) {
				shown[series.ID] = true
			}
		}
	}
	var problems diag.List
	for _, id := range ids {
		if series, _ := s.Statistics.Series(id); !shown[id] {
			problems = append(problems, diag.At(s.Statistics.Definitions(), series.Span, diag.Warning, "unused-series", "no page shows the series %q", id).
				WithHint("show it with ::series{%s}, ::chart{%s} or :fig{%s …}, or remove it", id, id, id))
		}
	}
	return problems
}

// noLock warns of a site that keeps a list of revisions and no record of what was
// published: without one, nobody notices a figure that changes.
func noLock(s *site.Site) diag.List {
	if s.Statistics == nil || s.Locked || s.Statistics.RevisionsFile() == nil {
		return nil
	}
	file := s.Statistics.RevisionsFile().Name
	return diag.List{
		diag.InFile(file, diag.Warning, "no-lock", "%s stands here without published.lock, so a figure may change unnoticed", path.Base(file)).
			WithHint("take published.lock back from version control; of a new site, run signpost stats publish"),
	}
}

// unusedSources warns of sources that no figure rests on and that no page
// attributes words to.
func unusedSources(s *site.Site) diag.List {
	if s.Statistics == nil || !s.Complete() {
		return nil
	}
	said := s.Attributed()
	var problems diag.List
	for _, source := range s.Statistics.UnusedSources() {
		if !said[source.ID] {
			problems = append(problems, diag.At(s.Statistics.Definitions(), source.Span, diag.Warning, "unused-source", "nothing rests on the source %q", source.ID).
				WithHint("name it in the source column of observations.csv, or in a page with :said[words]{%s}, or remove it", source.ID))
		}
	}
	return problems
}

// sourcesDue warns of sources that should have been read again by now: a figure may
// have been revised, or its page moved, since then. The site's policy says after
// how many days; one that says nothing never warns.
func sourcesDue(s *site.Site, now time.Time) diag.List {
	if s.Statistics == nil {
		return nil
	}
	today := now.In(s.Config.Location).Format(time.DateOnly)
	var problems diag.List
	warn := func(at diag.Span, hint, format string, args ...any) {
		problems = append(problems, diag.At(s.Statistics.Definitions(), at, diag.Warning, "source-due", format, args...).WithHint("%s", hint))
	}
	for _, source := range s.Statistics.Sources() {
		read, days := source.Retrieved.Format(time.DateOnly), s.Config.Review.Sources
		due := source.Retrieved.AddDate(0, 0, days).Format(time.DateOnly)
		switch {
		case read > today:
			warn(source.RetrievedSpan, "write the day on which somebody last opened it and found the figures there", "retrieved is %s, a day that has not come", read)
		case days > 0 && due < today:
			warn(source.RetrievedSpan, "open it, hold its figures against observations.csv, then write today's date as retrieved",
				"the source %q should have been read again by %s", source.ID, due)
		}
	}
	return problems
}
