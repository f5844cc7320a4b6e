package opendata

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// removed is the new value of a figure that was taken out.
const removed = "removed"

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	ID       string      `xml:"id"`
	Updated  string      `xml:"updated"`
	Author   string      `xml:"author>name"`
	Rights   string      `xml:"rights,omitempty"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Summary string   `xml:"summary"`
	Link    atomLink `xml:"link"`
}

// revisionsXML writes the feed of RFC 4287. One without entries is valid too: it
// tells a reader that nothing was changed.
func revisionsXML(in Input) []byte {
	f := atomFeed{
		Language: in.Site.Language, Title: in.Site.Name + ": figures that were changed",
		Subtitle: "Every change to a figure that had been published, newest first.",
		ID:       in.home() + revisionsName, Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
		Author: in.Site.Name, Rights: in.Site.LicenceName,
		Links: []atomLink{
			{"self", "application/atom+xml", in.home() + revisionsName},
			{"alternate", "text/html", in.home()},
		},
	}
	if !in.Page.Updated.IsZero() {
		f.Updated = in.Page.Updated.UTC().Format(time.RFC3339)
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
	slices.SortStableFunc(f.Entries, func(a, b atomEntry) int { return strings.Compare(b.Updated, a.Updated) })
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	data, err := xml.MarshalIndent(f, "", "  ")
	if err != nil {
		panic(err) // the structs above always encode
	}
	return append([]byte(xml.Header), append(data, '\n')...)
}

func (in Input) entry(r stats.Revision) atomEntry {
	e := atomEntry{
		Title: in.revised(r), ID: in.tag(r), Updated: r.Date.UTC().Format(time.RFC3339),
		Summary: change(r), Link: atomLink{"alternate", "text/html", in.home()},
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
	if r.New == removed {
		return fmt.Sprintf("Was %s, and was removed.", r.Old)
	}
	return fmt.Sprintf("Was %s, is now %s.", r.Old, r.New)
}

// revised names the figure in words. The row itself may be gone.
func (in Input) revised(r stats.Revision) string {
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
