// Package render makes pages of a site and its templates.
//
// A page is a pure function of its view and its template. A view is a small
// struct that holds everything the template may use: there are no maps in it and
// no methods that reach back into the site. The views are the contract for whoever
// writes templates. How to change the look without being a programmer is told in
// content/about/changing-the-look.md.
//
// # How a page is drawn
//
// Templates are Go's html/template, and each is named by its path below templates.
// Every page begins with base.html, the skeleton:
//
//	<head>     .Around.Head, partials/head-meta.html, and the block "head"
//	the bar    .Around.Header
//	the menu   the block "menu-before", which is .Around.Menu
//	<main>     "main", which the layout defines
//	           the block "menu-after", which is empty
//	the foot   .Around.Footer
//
// The layout goes by the page's kind, and is handed the view of that kind:
//
//	home.html        Home        the front door
//	section.html     Section     the front page of a folder; the list of helplines
//	guidance.html    Guidance    a page of advice
//	lesson.html      Lesson      a lesson with its files
//	helpline.html    Helpline    one service
//	statistics.html  Statistics  figures
//	page.html        Plain       any other page
//	help.html        as its kind the page of site.yaml's help; may be left out
//	easy.html        as its kind guidance and plain pages in Easy Read; may be left out
//	finder.html      Finder      a question, or an answer; only with finder.yaml
//	search.html      Search      the search; only with words.yaml
//	404.html         NotFound    an address that does not exist
//	redirect.html    Redirect    an old address
//
// A layout defines "main", and may define the blocks that others leave open for it:
// head, menu-before and menu-after of base.html, head-action of
// partials/page-head.html, before-body and after-body of partials/article.html,
// contents-before and contents-after of partials/contents.html.
//
// All views have what [Base] has: .Site, .Page, .Menu and .Footer. A field that is not
// there is an error that names the template, the line and the column. In the text of a
// page, .Page.Body, each directive has been drawn already, by the template of its name
// in directives/; its view is in package directive.
//
// # Functions
//
// Beside the functions of html/template there are two. The first, asset, gives the address
// of a file of static:
//
//	<link rel="stylesheet" href="{{asset "css/site.css"}}">
//
// A file that is not there, and a style sheet that is only a part of another, are
// errors.
//
// The other, word, says a word of the template in the language of the page, from
// words.cy.yaml beside the templates. A word that is not there stays English, with a lang
// attribute around it:
//
//	<h3>{{word $.Site "Sources"}}</h3>
//
// Longer pieces that stay English are marked by the template: .Site.Foreign is "en-GB" on
// a Welsh page, and "" elsewhere.
//
//	<p{{with .Site.Foreign}} lang="{{.}}"{{end}}>If you are in danger, …</p>
//
// # Partials
//
// Pieces that several templates share are files of partials/. Nothing has to be
// declared: write partials/run-by.html, and call it by its name with what it may use,
// here the whole view:
//
//	{{template "partials/run-by.html" .}}
//
// site-head.html, header.html, menu.html and footer.html in partials are drawn once for
// each place in the menus and not once a page, so they may use .Site, .Menu, .Footer and
// .Noindex but not .Page: see [Around].
//
// # To change the home page
//
// Its text is content/_index.md, whose headline and lede are .Headline and .Lede. The
// rest of the text comes in .Parts, one for each heading of level 2, and home.html
// puts a section around each. The cards are .Audiences, the sections of the menu that are
// for one audience; partials/card.html draws one. So another order of the page is
// another order in home.html, and nothing else.
//
// # What is refused
//
// [NewSet] wants every layout but help.html, easy.html, finder.html and search.html, and the partials
// around a page. It refuses scripts and styles that are written into a template, and
// templates that call themselves. Package check looks at the pages that come out: one h1, headings in
// order, no telephone number but the register's, nothing from another site.
//
// [NewSet] parses and judges the templates, [Set.Pages] draws every page, [Set.Search]
// the search, and [Extras] makes the files that no template draws: the feed, the site
// map, and what the host reads.
package render
