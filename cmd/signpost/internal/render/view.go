package render

import (
	"html/template"

	"example.org/signpost/cmd/signpost/internal/directive"
)

// Base is what every layout may use: the site, the page, and the ways to move
// between pages. The views below embed it.
type Base struct {
	Site Site
	Page Page
	// Menu is the main navigation, in the order of site.yaml.
	Menu []Link
	// Footer is the navigation at the end of every page.
	Footer []Link
	// Noindex is true on anything that is not the published site: search engines
	// must not list it.
	Noindex bool
	// Around is what stands around every page.
	Around Around
}

// Around is what stands around every page: partials that are handed a Base with
// only Site, Menu, Footer and Noindex set. They are drawn once for each place in
// the menus, not once a page.
type Around struct {
	// Head is partials/site-head.html, Header partials/header.html, Menu
	// partials/menu.html and Footer partials/footer.html.
	Head, Header, Menu, Footer template.HTML
}

// Site is what site.yaml says of the whole site.
type Site struct {
	// Name is the site's name, such as "Tell Someone".
	Name string
	// Tagline is one short line that may stand beside the name.
	Tagline string
	// Description is one sentence for search engines.
	Description string
	// Language is a BCP 47 tag, such as "en-GB".
	Language string
	// Help is the page for somebody who needs help at once.
	Help Link
	// Finder is the first question of the finder; its path is "" on a site without one.
	Finder Link
	// Exit is where "Leave this site" goes: Title is what it is called.
	Exit Link
	// Licence is the content's licence.
	Licence Link
	// Feed is the path of the Atom feed.
	Feed string
	// Emergency is the service for immediate danger, shown on every page.
	Emergency directive.Helpline
}

// Page is what every page has.
type Page struct {
	// Kind is "home", "section", "guidance", "lesson", "helpline", "statistics",
	// "page", "notfound" or "redirect".
	Kind string
	// Title is the page's heading; HeadTitle is for the browser's tab and adds
	// the site's name.
	Title, HeadTitle string
	// Summary is one sentence.
	Summary string
	// Path is the page's address on the site, such as "/parents/first-hour/";
	// Canonical is the same with the site's own host.
	Path, Canonical string
	// Audience names whom the page is for: "young-people", "parents",
	// "teachers", or "" for everybody. AudienceName is the same in words.
	Audience, AudienceName string
	// Breadcrumbs lead from the home page to the page above this one.
	Breadcrumbs []Link
	// Contents lists the page's headings of level 2, with those of level 3 below.
	Contents []Heading
	// Body is the Markdown text as HTML.
	Body template.HTML
	// Previous and Next are the neighbours in the section; nil at its ends.
	Previous, Next *Link
	// Review says when the advice was last confirmed; nil where nothing was.
	Review *Review
	// Sources are what the page rests on.
	Sources []Source
	// Changes are what was changed and when, newest first.
	Changes []Change
	// Workings are how the page's claims were worked out, in their order.
	Workings []directive.Working
	// Charts is true when the page has drawings or tables of figures, which have a
	// style sheet of their own.
	Charts bool
	// Hours is true when the page says whether somebody answers now, which is
	// static/js/hours.js's to say.
	Hours bool
	// Cards is true when the page has something to print and cut out, which has a style
	// sheet of its own.
	Cards bool
	// Unlisted is true for a page that search engines should leave out: one of many
	// that are nearly alike.
	Unlisted bool
	// Draft is true for a page that is not published; only a preview shows one.
	Draft bool
}

// Link is a way to another page. Here is true when it is the page in view; Current
// is true then too, and in a menu for the section that the page is in.
type Link struct {
	Title, Path, Summary string
	Current, Here        bool
}

// Heading is one line of a page's contents list.
type Heading struct {
	ID, Text string
	Children []Heading
}

// Review is when the advice was confirmed, when it will be next, and by whom.
type Review struct {
	Reviewed, Next directive.Date
	Owner          string
}

// Source is where a page's facts come from. Date is as the editor wrote it.
type Source struct{ Title, URL, Date string }

// Change is one entry of a page's history.
type Change struct {
	Date directive.Date
	What string
}

// Asset is a file beside a lesson. Size is in words, such as "12 kB"; Type is
// such as "PDF" or "text".
type Asset struct{ Name, Path, Type, Size string }

// Home is the view of templates/home.html.
type Home struct {
	Base
	// Headline is the large first line, with its highlighted run marked.
	Headline []Run
	// Lede is the sentence below it.
	Lede string
	// Audiences are the sections of the menu that are for one audience.
	Audiences []Card
}

// Run is a piece of a line of text; Strong marks the highlighted one.
type Run struct {
	Text   string
	Strong bool
}

// Card is a page in a list. Audience is as in Page.
type Card struct {
	Title, Summary, Path, Kind, Audience string
	// Note is a few words beside it, such as "50 minutes, ages 13 to 16".
	Note string
}

// Section is the view of templates/section.html.
type Section struct {
	Base
	// Pages are the section's own pages in their order, sections below it first
	// after them.
	Pages []Card
	// Helplines are the services, when the section holds helpline pages, and Downloads
	// the same as files.
	Helplines []HelplineGroup
	Downloads []Download
}

// Guidance is the view of templates/guidance.html. It is a type of its own rather
// than a struct around Base, as is [Plain], because most pages are of these kinds
// and templates look up embedded fields slowly.
type Guidance Base

// Lesson is the view of templates/lesson.html.
type Lesson struct {
	Base
	Ages     string
	Minutes  int
	Outcomes []string
	Prepare  []string
	LinksTo  []string
	Assets   []Asset
}

// Statistics is the view of templates/statistics.html.
type Statistics struct {
	Base
	// Series are those that the page draws or quotes and no page has a full table of,
	// in the data file's order.
	Series []Series
	// Main is true on the page at the top of the data, which alone has what
	// follows.
	Main bool
	// Dataset describes the data to search engines, as schema.org's Dataset.
	Dataset any
	// Downloads are the data for machines.
	Downloads []Download
	// Revisions are the changes of published figures, newest first.
	Revisions []Revision
	// RevisionsFeed is the path of the feed of revisions.
	RevisionsFeed string
	// NextUpdate says in words when new figures are expected; it may be "".
	NextUpdate string
	// Cite is how to cite the page itself.
	Cite string
}

// Series is what a reader must know to read a series' figures. Cite is how to cite
// each of its sources.
type Series struct {
	ID, Title, Unit, Definition, NotShown string
	Sources                               []directive.Source
	Cite                                  []string
}

// Download is a file of data. Type is such as "CSV", Size in words; What says what
// is in it.
type Download struct{ Name, Path, Type, Size, What string }

// Revision is a published figure that was changed. Figure says in words which; Old
// and New are as printed; Path is where the figure stands, or "". Removed is true
// when it is published no longer.
type Revision struct {
	Date                           directive.Date
	Figure, Old, New, Reason, Path string
	Removed                        bool
}

// Plain is the view of templates/page.html.
type Plain Base

// NotFound is the view of templates/404.html.
type NotFound struct {
	Base
	// Pages is every page of the site by title, for somebody who is lost.
	Pages []Link
}

// Redirect is the view of templates/redirect.html, the page at an old address.
type Redirect struct {
	Base
	// Target is the page that took its place.
	Target Link
}
