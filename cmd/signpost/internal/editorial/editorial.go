// Package editorial says what an editor must know of a page and no reader needs to.
//
// [Pages] works it out of a whole site: dates, sources and figures as they stand in the
// files, what is counted in the text, and why a page is not published. It judges nothing:
// what is wrong with a page is said by package check.
package editorial

import (
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/readability"
	"example.org/signpost/cmd/signpost/internal/site"
)

// Page is what an editor must know of a page.
type Page struct {
	// Path is its address, File the file it is made of, such as
	// "content/parents/first-hour.md".
	Path, File string
	// Title is its heading, Kind as in package site, Audience "" for everybody.
	Title, Kind, Audience string
	// Section is the title of the part of the site that the page stands in, such as
	// "Parents", and SectionPath the address of that part's first page, which stands in it
	// as well. Both are "" for a page on its own.
	Section, SectionPath string
	// State says whether the page is published.
	State State
	// Hidden is why the page is not published, such as "it is a draft"; "" when it is.
	Hidden string
	// Reviewed is the day on which the advice was confirmed last, Due the one by which it
	// must be again; zero where nothing was. Overdue is true when Due has passed, and Soon
	// when that is 30 days away or less.
	Reviewed, Due time.Time
	Overdue, Soon bool
	// Owner is the role that answers for it.
	Owner string
	// Words are counted in the page's own text, ReadingAge is in years, 0 when the text is
	// too short to say; Target is the range of ages that suits the audience.
	Words      int
	ReadingAge float64
	Target     Ages
	// Sources are what the page rests on.
	Sources []Source
	// Helplines are the services that the page shows or leads to, in their order, each once.
	Helplines []Helpline
	// Figures and Claims are in their order in the text.
	Figures []Figure
	Claims  []Claim
}

// State says whether readers see a page.
type State string

// The states of a page. A draft that has expired as well is a draft.
const (
	Published State = "published"
	Draft     State = "draft"
	NotYet    State = "not yet"
	Expired   State = "expired"
)

// Ages are whole years, both included.
type Ages struct{ From, To int }

// Source is one source; URL and Date may be "".
type Source struct{ Title, URL, Date string }

// Helpline is a service. Verified is when it was confirmed, and From what.
type Helpline struct {
	ID, Title, Path string
	Verified        time.Time
	From            string
}

// Figure is a value of the data, as it stands in the text. Line is in File.
type Figure struct {
	Line                       int
	Text, Series, Period, Area string
	// Source is whom to name beside it, URL where they said so.
	Source, URL string
}

// Claim is words that were proved true. Line is in File.
type Claim struct {
	Line           int
	Words, Working string
}

// soon is how many days before a page falls due it is said to do so soon.
const soon = 30

// Pages lists every page that was made of a file, by address.
func Pages(s *site.Site, now time.Time) []Page {
	now = now.In(s.Config.Location)
	counter := readability.NewCounter()
	services, parts := servicesOf(s), partsOf(s)
	pages := make([]Page, 0, len(s.Pages))
	for _, p := range s.Pages {
		e := Page{
			Path: p.Path, File: p.Name, Title: p.Meta.Title, Kind: string(p.Kind), Audience: p.Audience(),
			State: stateOf(p, now, s.Config.Location), Hidden: p.Unpublished,
			Reviewed: p.Checked.Reviewed.Time, Due: s.ReviewBy(p), Owner: p.Checked.Owner, Target: target(p.Audience()),
		}
		if p.Service != nil {
			e.Reviewed = p.Service.Verified
		}
		if top := parts[partOf(p.Origin())]; top != nil {
			e.Section, e.SectionPath = top.Title(), top.Path
		}
		// Days are compared as texts, as package check does: they have no time zone.
		if !e.Due.IsZero() {
			due, day := e.Due.Format(time.DateOnly), now.Format(time.DateOnly)
			e.Overdue = due < day
			e.Soon = !e.Overdue && due <= now.AddDate(0, 0, soon).Format(time.DateOnly)
		}
		for _, source := range p.Meta.Sources {
			e.Sources = append(e.Sources, Source(source))
		}
		if p.Doc != nil {
			counted := counter.Count(textOf(p))
			e.Words, e.ReadingAge = counted.Words, counted.Age()
			if p.Version.Language != "" {
				e.ReadingAge = 0 // it is worked out for English
			}
			e.Helplines = services.on(p)
			e.Figures, e.Claims = figuresOf(s, p), claimsOf(p)
			e.Sources = withSources(e.Sources, e.Figures)
		}
		pages = append(pages, e)
	}
	return pages
}

// stateOf says whether readers see a page.
func stateOf(p *site.Page, now time.Time, zone *time.Location) State {
	expires, _ := p.Meta.Expires.In(zone)
	switch {
	case p.Unpublished == "":
		return Published
	case p.Meta.Draft:
		return Draft
	case !p.Meta.Expires.IsZero() && !now.Before(expires):
		return Expired
	case p.Original != nil && p.Original.Unpublished != "":
		return stateOf(p.Original, now, zone)
	}
	return NotYet
}

// partsOf are the pages on which a part of the site begins, by the first name in their
// address: those with other pages below them.
func partsOf(s *site.Site) map[string]*site.Page {
	parts := map[string]*site.Page{}
	for _, p := range s.Pages {
		if p.Original != nil {
			continue
		}
		name := partOf(p)
		if top := s.Page("/" + name + "/"); name != "" && top != nil && top != p {
			parts[name] = top
		}
	}
	return parts
}

// partOf is the first name in a page's address, "" for the home page.
func partOf(p *site.Page) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(p.Path, "/"), "/")
	return name
}

// target is the range of reading ages that suits an audience. The Government Digital
// Service writes for a reading age of 9 whoever reads, because adults in distress read
// as children do; text for professionals may be harder, and is better when it is not.
func target(audience string) Ages {
	switch audience {
	case "young-people":
		return Ages{9, 12}
	case "teachers":
		return Ages{9, 16}
	}
	return Ages{9, 14}
}
