package check

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/site"
)

// DueItem is something that must be confirmed again on a day.
type DueItem struct {
	// Date is the day, midnight UTC; Overdue is true when it has passed.
	Date    time.Time
	Overdue bool
	// Owner is the role that confirms it, or "" when nobody is named.
	Owner string
	// Title says what it is, Name the file that it stands in, Path where readers see
	// it, and What what to do. Kind is helpline, page or source-ID: with Name it is
	// another one for every item.
	Title, Name, Path, What, Kind string
}

// Due lists everything that must be confirmed again one day, as of now: helplines,
// pages, and the sources of figures. The first to come is the first; those of one day
// are in the order of their owners and files.
func Due(s *site.Site, now time.Time) []DueItem {
	today := now.In(s.Config.Location).Format(time.DateOnly)
	var items []DueItem
	add := func(i DueItem) {
		i.Overdue = i.Date.Format(time.DateOnly) < today
		items = append(items, i)
	}
	for _, p := range s.Pages {
		item := DueItem{Date: s.ReviewBy(p), Owner: p.Checked.Owner, Title: p.Meta.Title, Name: p.Name, Path: p.Path, Kind: "page", What: "read the page against its sources"}
		if p.Service != nil {
			item.Kind, item.What = "helpline", "confirm number, hours and ages with the service"
		}
		if !item.Date.IsZero() && (p.Service == nil || !p.Service.Closed) {
			add(item)
		}
	}
	if s.Statistics != nil && s.Config.Review.Sources > 0 {
		for _, source := range s.Statistics.Sources() {
			add(DueItem{
				Date: source.Retrieved.AddDate(0, 0, s.Config.Review.Sources), Title: source.Title,
				Name: s.Statistics.Definitions().Name, Path: site.DataFolder, Kind: "source-" + source.ID, What: "open the source " + source.ID + " and hold its figures against observations.csv",
			})
		}
	}
	slices.SortStableFunc(items, func(a, b DueItem) int {
		return cmp.Or(a.Date.Compare(b.Date), strings.Compare(a.Owner, b.Owner), strings.Compare(a.Name, b.Name), strings.Compare(a.Title, b.Title))
	})
	return items
}
