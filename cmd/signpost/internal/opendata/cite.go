package opendata

import (
	"fmt"
	"strings"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// Cite says how to name a figure: whoever published it first, this site second.
// Page is the address of the page that the figure stands on, with the host; the
// source may be nil for a figure that is not there, which is then called by its
// series and period.
//
//	Internet Watch Foundation, Hotline report, 18 March 2024, https://… (read on
//	21 November 2026). Listed by Tell Someone, https://…/statistics/#iwf-2023
//
// A date that is not known is left out.
func Cite(s Site, page string, series *stats.Series, source *stats.Source, o stats.Observation) string {
	page, _, _ = strings.Cut(page, "#")
	if anchor := o.Anchor(); anchor != "" {
		page += "#" + anchor
	}
	listed := fmt.Sprintf("Listed by %s, %s", s.Name, page)
	if source == nil {
		title := o.SeriesID
		if series != nil {
			title = series.Title
		}
		return fmt.Sprintf("%s, %s, %s. %s", title, o.Area.Name, o.Period, listed)
	}
	parts := []string{source.Publisher, source.Title}
	if source.Published != "" {
		parts = append(parts, source.Published)
	}
	cited := strings.Join(append(parts, source.URL), ", ")
	if !source.Retrieved.IsZero() {
		cited += " (read on " + source.Retrieved.Format("2 January 2006") + ")"
	}
	return cited + ". " + listed
}
