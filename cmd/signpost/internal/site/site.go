// Package site holds every page, helpline and figure of a site, loaded and
// resolved.
//
// [New] takes the project's files through two stages. Parse reads each file by
// itself: front matter into a typed struct for its kind, Markdown into pieces
// with positions. Resolve joins them: links to pages, directives to helplines and
// figures, sections, menus and neighbours. A [Site] does not change afterwards,
// and holds nothing it could not represent: a page with an unknown key or a dead
// link is a problem, never a guess.
//
// The package knows no templates and no disk. What a reader would suffer from
// (a page that was not reviewed for a year, two pages with one title) is judged by
// package check.
package site

import (
	"cmp"
	"context"
	"sync"
	"time"

	"example.org/signpost/cmd/signpost/internal/asset"
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/directive"
	"example.org/signpost/cmd/signpost/internal/finder"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/memo"
	"example.org/signpost/cmd/signpost/internal/search"
	"example.org/signpost/cmd/signpost/internal/source"
	"example.org/signpost/cmd/signpost/internal/stats"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// Options are what a site depends on besides its files.
type Options struct {
	// Now is the instant at which publish and expires dates are judged.
	Now time.Time
	// Drafts shows pages that are not published, for a preview.
	Drafts bool
	// Memory keeps from one build to the next what files give by themselves; nil keeps
	// nothing.
	Memory *memo.Memory
	// Outlines stand in the place of pages, by the names of their files. Of these nothing
	// is read, and nothing found.
	Outlines map[string]Outline
}

// Site is a whole site. It is not changed once made, and may be read by several
// goroutines.
type Site struct {
	Config *Config
	// Pages are all that are published, by address.
	Pages []*Page
	// Files are the pictures and downloads beside pages, by address.
	Files []*File
	// Static are the files of the static folder.
	Static *asset.Set
	// Helplines are the published services, Statistics the figures; Statistics is
	// nil when the site has no data file.
	Helplines  *helpline.Register
	Statistics *stats.Dataset
	// Observations is the data file as it was edited.
	Observations *diag.File
	// Holidays are the bank holidays, and HolidaysFile the file that lists them; nil
	// when there is none.
	Holidays     *holiday.Calendar
	HolidaysFile *diag.File
	// Finder leads to the right service; nil when the site has no questions for it.
	Finder *finder.Finder
	// Search holds the words of the search; nil when the site has none.
	Search *search.Config
	// Locked is true when there is a record of the figures that were published.
	Locked bool

	byName map[string]*Page // published and hidden pages by the name of their file
	byPath map[string]*Page // published pages by address
	files  map[string]*File // by the name of the file
	menu   []Item
	footer []Item
	help   *Page
	policy policy
	index  index
	memory *memo.Memory
	keys   Keys
	// outlines stand in the place of pages, by the names of their files.
	outlines    map[string]Outline
	showsHidden bool // some of the pages are not published
	// The finder's questions, and the pages that stand for it and for the search in menus
	// and links.
	questions              *finder.Config
	finderPage, searchPage *Page
	// Addresses of figures' rows, by anchor, and of series' tables, by id.
	rows, tablesOf map[string]string
	led            *sync.Map       // figures as they lead to their rows, by what they were before
	broken         map[string]bool // files with errors: what refers to them is not judged
}

// Page is one Markdown file.
type Page struct {
	Kind Kind
	// Name is the file's name, such as "content/parents/first-hour.md"; Path the
	// page's address, such as "/parents/first-hour/"; Output the file it is
	// published as, "" where only the outline is known.
	Name, Path, Output string
	// File is the whole text, Front its front matter with positions.
	File    *diag.File
	Front   *strictyaml.Doc
	Meta    Meta
	Checked Checked
	Lesson  *LessonMeta       // of a lesson
	Service *helpline.Service // of a helpline

	Doc *markdown.Doc
	// Links and Views stand at the indexes of Doc's links and directives: the address, and
	// what the template is handed.
	Links []string
	Views []directive.View

	// Parent is the section the page stands in, nil for the home page; Previous and Next
	// are neighbours.
	Parent         *Page
	Previous, Next *Page

	// Original is the page that this one is a version of; nil for a page of its own.
	Original *Page
	// More is what few pages have. Those that have nothing of it share one, so that only
	// what [Page.more] gives is written to.
	*More

	outlined  *outlinedPage // where the page was not read, else nil
	rowsKnown bool          // the tables of figures could be made, if there are any
}

// More is what few pages have.
type More struct {
	// Sum stands for the file's name and bytes, and for those of the page that it is a
	// version of; it is zero where nothing is remembered.
	Sum memo.Key

	// Version is which version of Original the page is; the published Versions of a page of
	// its own are in the order of [Versions].
	Version  Version
	Versions []*Page

	Home    *HomeMeta        // of a home page
	Figures *StatisticsMeta  // of a page of figures
	Nations []holiday.Nation // for which the page is; none is all

	// Pictures stand at the indexes of Doc's images.
	Pictures []markdown.Picture
	// Claims are the words that were proved true of the data, in their order;
	// Workings, at the same indexes, how.
	Claims   []Claim
	Workings []directive.Working

	// Children are a section's pages in their order.
	Children []*Page
	// Files are those beside the page, when it has a folder of its own.
	Files []*File

	// Unpublished is why the page is not published, such as "it is a draft", and "" when
	// it is; a preview that shows such pages says so.
	Unpublished string

	shared   bool          // by all pages that have nothing of it
	told     *siblingFront // what a version says for itself
	anchors  []string      // ids of the rows of the page's tables of figures
	hidden   string        // why the page is not published, "" when it is
	hiddenBy string        // the key of the front matter that says so
}

// more is the page's own More, to write to. It must be there before other pages look at
// this one, as they do while links are followed.
func (p *Page) more() *More {
	if p.shared {
		p.More = &More{}
	}
	return p.More
}

// File is a picture or a download beside a page.
type File struct {
	Name, Path string
	Data       []byte
	// Width and Height are those of a picture, 0 for anything else.
	Width, Height int

	hidden string // why the page it stands beside is not published, or ""
}

// Item is a line of a menu.
type Item struct {
	Title string
	Page  *Page
}

// Menu is the main navigation, Footer the one at the end of every page.
func (s *Site) Menu() []Item { return s.menu }

// Footer is the navigation at the end of every page.
func (s *Site) Footer() []Item { return s.footer }

// Help is the page for somebody who needs help at once.
func (s *Site) Help() *Page { return s.help }

// Page is the published page at an address; nil when there is none.
func (s *Site) Page(path string) *Page { return s.byPath[path] }

// Title is what menus and breadcrumbs call the page.
func (p *Page) Title() string {
	if p.Meta.NavTitle != "" {
		return p.Meta.NavTitle
	}
	return p.Meta.Title
}

// Audience is whom the page is for, or "" for everybody. A misspelt audience, which is
// reported, counts as none, so that nothing is said of services that suit the page.
func (p *Page) Audience() string {
	known, first := 0, ""
	for _, a := range p.Meta.Audience {
		if isAudience(a) {
			known, first = known+1, cmp.Or(first, a)
		}
	}
	switch {
	case known == 0:
		return audienceOf(p.Name)
	case known == 1 && first != "everyone":
		return first
	}
	return ""
}

// ReviewBy is the day by which the page should be read again, by its own date or
// the site's policy; zero when there is none. For a helpline, the day on which it was
// verified counts, and its own date can only be an earlier one: a policy that a page
// could put off would protect nobody.
func (s *Site) ReviewBy(p *Page) time.Time {
	confirmed := p.Checked.Reviewed.Time
	if p.Service != nil {
		confirmed = p.Service.Verified
	}
	if p.Service != nil && p.Service.Closed {
		return time.Time{} // nobody there can be asked
	}
	own, days := p.Meta.ReviewBy.Time, s.Config.reviewAfter(p.Kind)
	policy := confirmed.AddDate(0, 0, days)
	switch {
	case confirmed.IsZero() || days == 0, p.Service == nil && !own.IsZero():
		return own
	case !own.IsZero() && own.Before(policy):
		return own
	}
	return policy
}

// New makes a site of the files of content and the published static files.
//
// A site that comes with errors is only good for finding more of them: what could
// be read is resolved, so that one run shows an editor everything, and nothing is
// said of what refers to a file that could not be read. The site is nil when
// site.yaml cannot be read. The error is the context's.
func New(ctx context.Context, content []source.File, static *asset.Set, opt Options) (*Site, diag.List, error) {
	config, problems, key := rememberedConfig(content, opt.Memory)
	if config == nil {
		return nil, problems, nil
	}
	s := &Site{
		Config: config, Static: static, policy: policy{opt.Now, opt.Drafts, config.Location},
		memory: opt.Memory, keys: Keys{Config: key}, outlines: opt.Outlines,
		byName: make(map[string]*Page, len(content)), byPath: make(map[string]*Page, len(content)), files: map[string]*File{}, broken: map[string]bool{},
	}
	found, err := s.parse(ctx, content)
	problems = append(problems, found...)
	if err != nil {
		return nil, nil, err
	}
	found, err = s.resolve(ctx)
	return s, append(problems, found...), err
}
