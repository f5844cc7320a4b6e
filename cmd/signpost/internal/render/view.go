package render

import (
	"html/template"

	"example.org/signpost/cmd/signpost/internal/directive"
)

// Base is what every layout and base.html may use: the site, the page, and the ways
// to move between pages. The views below embed it, so that templates write .Page.Title
// for each of them.
type Base struct {
	// Site is the same on every page.
	Site Site
	// Page is the page that is drawn.
	Page Page
	// Menu is the main navigation, in the order of site.yaml.
	Menu []Link
	// Footer is the navigation at the end of every page.
	Footer []Link
	// Noindex is true on anything that is not the published site: search engines
	// must not list it.
	Noindex bool
	// Around is what stands around every page, drawn already.
	Around Around
}

// Frame is the view of the partials that stand around every page. It has no Page: they
// are drawn once for each place in the menus, not once a page.
type Frame struct {
	Site         Site
	Menu, Footer []Link
	Noindex      bool
}

// Around is what stands around every page: partials that are handed a [Frame].
type Around struct {
	// Head is partials/site-head.html, Header partials/header.html, Menu
	// partials/menu.html and Footer partials/footer.html.
	Head, Header, Menu, Footer template.HTML
}

// Site is what site.yaml says of the whole site.
type Site struct {
	// Name is the site's name, such as "Tell Someone".
	Name string
	// Address is where the site is published, such as "https://www.example.org", and
	// Host the same without the scheme, as it is printed on paper.
	Address, Host string
	// Tagline is one short line that may stand beside the name.
	Tagline string
	// Share is what a messenger shows below the title of a link; it tells nobody why
	// somebody came. "" without one: print the name there.
	Share string
	// Description is one sentence on the site, for search engines.
	Description string
	// Language is that of the page, a BCP 47 tag such as "en-GB". Foreign is that of the
	// templates' own words where it is another one, else "": a template that prints some
	// marks them with it, unless the function word does.
	Language, Foreign string
	// Help is the page for somebody who needs help at once; its path is "" on a site
	// without one.
	Help Link
	// Finder is the first question of the finder; its path is "" on a site without one.
	Finder Link
	// Search is the page to search the site; its path is "" on a site without one.
	Search Link
	// Exit is where "Leave this site" goes: Title is what it is called, Path its address
	// on another site.
	Exit Link
	// Licence is the content's licence: its name and its address on another site.
	Licence Link
	// Feed is the path of the Atom feed.
	Feed string
	// Emergency is the service for immediate danger, shown on every page: its Number is
	// nil where it has none to call.
	Emergency directive.Helpline
}

// Page is what every page has.
type Page struct {
	// Kind is "home", "section", "guidance", "lesson", "helpline", "statistics",
	// "page", "notfound", "redirect", "finder" or "search".
	Kind string
	// Title is the page's heading; HeadTitle is for the browser's tab and its history:
	// the plain tab_title, if the page has one, with the site's name behind it.
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
	// Contents lists the headings of Body of level 2, with those of level 3 below.
	Contents []Heading
	// Body is the Markdown text as HTML, with its directives drawn.
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
	// Timeline is true when the page has the course of a lesson, and Copy when it has
	// words to copy: a style sheet and a script of their own go with them.
	Timeline, Copy bool
	// Pictures is true when the page has lines with a picture beside them, or is in Easy
	// Read: a style sheet of its own goes with them.
	Pictures bool
	// Version is "" for a page itself, or "cy" or "easy". Versions are the others, for the
	// switch; Alternates are those that the head names.
	Version    string
	Versions   []Version
	Alternates []Alternate
	// Unlisted is true for a page that search engines should leave out: one of many
	// that are nearly alike.
	Unlisted bool
	// Draft is true for a page that is not published; only a preview shows one.
	Draft bool
	// Unpublished is one sentence on why a page is not published: it is a draft, its day
	// has not come, or it has expired. It is "" for one that is, and so on every page of
	// the published site.
	Unpublished string
}

// Link is a way to another page: its title, its address and its summary, which may
// be "". Here is true when it is the page in view; Current is true then too, and in a
// menu for the section that the page is in. Language is that of the title where it is not
// the language of the page in view.
type Link struct {
	Title, Path, Summary string
	Language             string
	Current, Here        bool
}

// Heading is one line of a page's contents list: ID is the anchor that it leads to,
// Children are the headings one level below it.
type Heading struct {
	ID, Text string
	Children []Heading
}

// Review is when the advice was confirmed, when it will be next, and by which role,
// such as "Safeguarding editor".
type Review struct {
	Reviewed, Next directive.Date
	Owner          string
}

// Source is where a page's facts come from. URL may be ""; Date is as the editor wrote
// it, such as "March 2024", or "".
type Source struct{ Title, URL, Date string }

// Change is one entry of a page's history: a day, and a sentence.
type Change struct {
	Date directive.Date
	What string
}

// Asset is a file beside a lesson. Title is its Name as words, such as "Help card" of
// help-card.pdf; Path is its address; Size is in words, such as "12 kB"; Type is such
// as "PDF" or "plain text".
type Asset struct{ Name, Title, Path, Type, Size string }

// Home is the view of templates/home.html.
type Home struct {
	Base
	// Headline is the large first line, with its highlighted run marked.
	Headline []Run
	// Lede is the sentence below it.
	Lede string
	// Audiences are the sections of the menu that are for one audience.
	Audiences []Card
	// Parts is the page's text, which is Page.Body too, in pieces: the front door sets
	// each on a ground of its own.
	Parts []Part
}

// Part is a piece of a page's text, from one heading of level 2 to the next.
type Part struct {
	// ID is the heading's, which is the first thing in Body; "" for what stands before
	// the first heading.
	ID   string
	Body template.HTML
	// Figures is true when the directive "figures" stands in it, and Timeline when the
	// directive "timeline" does.
	Figures, Timeline bool
}

// Run is a piece of a line of text; Strong marks the highlighted one.
type Run struct {
	Text   string
	Strong bool
}

// Card is a page in a list, which partials/card.html draws. Kind and Audience are as
// in [Page].
type Card struct {
	Title, Summary, Path, Kind, Audience string
	// Language is that of the words where it is not the language of the page in view.
	Language string
	// Note is a few words beside it, such as "50 minutes, ages 13 to 16".
	Note string
}

// Section is the view of templates/section.html.
type Section struct {
	Base
	// Pages are the section's own pages in their order, sections below it first
	// after them.
	Pages []Card
	// More are those of Pages that the section's own text does not lead to; services
	// are never among them.
	More []Card
	// Helplines are the services, when the section holds helpline pages, and Downloads
	// the same as files.
	Helplines []HelplineGroup
	Downloads []Download
	// Parts is the text of a section that holds services, in pieces as in [Home]: what
	// stands before its first heading comes before the services, the rest after them.
	Parts []Part
}

// Guidance is the view of templates/guidance.html, a page of advice: it has what every
// page has. It is a type of its own rather than a struct around Base, as is [Plain],
// because most pages are of these kinds and templates look up embedded fields slowly.
type Guidance Base

// Lesson is the view of templates/lesson.html.
type Lesson struct {
	Base
	// Ages is in words, such as "13 to 16".
	Ages string
	// Minutes is how long it takes.
	Minutes int
	// Outcomes are what pupils can do afterwards, Prepare what to do before, and LinksTo
	// where it fits into curricula.
	Outcomes, Prepare, LinksTo []string
	// Needs are what its activities need, each once.
	Needs []string
	// Assets are the files beside it, such as worksheets.
	Assets []Asset
	// Opening, Plan and Rest are Page.Body in three: the text before the first heading of
	// level 2, which comes before anything to prepare; the parts up to the last that has
	// a timeline; and what goes with them.
	Opening, Plan, Rest template.HTML
}

// Plain is the view of templates/page.html, a page of no other kind: it has what every
// page has.
type Plain Base

// Search is the view of templates/search.html.
type Search struct {
	Base
	// Index is the address of what static/js/search.js searches, a JSON file.
	Index string
	// Groups are all pages of the site by section, in each by title.
	Groups []PageGroup
}

// PageGroup is a section of the site with its pages; Title is the section's.
type PageGroup struct {
	Title string
	Pages []Link
}

// NotFound is the view of templates/404.html.
type NotFound struct {
	Base
	// Pages is every page of the site by title, for somebody who is lost.
	Pages []Link
	// Talk is the first service on the help page that somebody can call and talk to,
	// other than the emergency service; its name is "" where there is none.
	Talk directive.Helpline
}

// Redirect is the view of templates/redirect.html, the page at an old address.
type Redirect struct {
	Base
	// Target is the page that the address leads to now.
	Target Link
}
