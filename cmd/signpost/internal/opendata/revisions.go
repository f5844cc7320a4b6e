package opendata

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/atom"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// revisionsXML writes the feed of RFC 4287. One without entries is valid too: it
// tells a reader that nothing was changed.
func revisionsXML(in Input) []byte {
	f := atom.Feed{
		Language: in.Site.Language, Title: in.Site.Name + ": figures that were changed",
		Subtitle: "Every change to a figure that had been published, newest first.",
		ID:       in.home() + revisionsName, Updated: atom.Time(in.Page.Updated),
		Author: in.Site.Name, Rights: in.Site.LicenceName,
		Links: []atom.Link{atom.Self(in.home() + revisionsName), atom.Alternate(in.home())},
	}
	seen := map[string]int{}
	for _, r := range in.Data.Revisions() {
		e := in.entry(r)
		// A figure may change twice on one day. Rows are only ever added at the end
		// of the file, so that a row's number on its day stays what it is.
		if seen[e.ID]++; seen[e.ID] > 1 {
			e.ID += fmt.Sprintf("/%d", seen[e.ID])
		}
		f.Entries = append(f.Entries, e)
	}
	slices.Reverse(f.Entries)
	slices.SortStableFunc(f.Entries, func(a, b atom.Entry) int { return strings.Compare(b.Updated, a.Updated) })
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	return f.Document()
}

func (in Input) entry(r stats.Revision) atom.Entry {
	e := atom.Entry{
		Title: in.Revised(r), ID: in.tag(r), Updated: atom.Time(r.Date), Summary: change(r), Link: atom.Alternate(in.home()),
	}
	if r.Reason != "" {
		e.Summary += " " + r.Reason
	}
	if o, miss := in.Data.Figure(r.Series, r.Period.Code(), r.Area); miss == nil {
		if at := in.FigureURL(o); at != "" {
			e.Link.Href = at
		}
	}
	return e
}

// change says what was changed into what.
func change(r stats.Revision) string {
	if r.IsRemoved() {
		return fmt.Sprintf("Was %s, and was removed.", r.Old)
	}
	return fmt.Sprintf("Was %s, is now %s.", r.Old, r.New)
}

// Revised names a figure that was changed in words, with its area and period. The
// row itself may be gone.
func (in Input) Revised(r stats.Revision) string {
	title, area := r.Series, r.Area
	if s, ok := in.Data.Series(r.Series); ok {
		title = s.Title
	}
	for _, a := range in.Data.Areas() {
		if a.ID == r.Area {
			area = a.Name
		}
	}
	return fmt.Sprintf("%s, %s, %s", title, area, r.Period)
}

// tag is the entry's id, a tag URI of RFC 4151. It names a date on which the host
// was the site's own, and stays the same wherever the figure moves to.
func (in Input) tag(r stats.Revision) string {
	host := in.Site.BaseURL
	if u, err := url.Parse(host); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	return fmt.Sprintf("tag:%s,%s:figures/%s/%s/%s", host, day(r.Date), r.Series, r.Area, r.Period.Code())
}
