// Package render makes pages of a site and its templates.
//
// A page is a pure function of its view and its template. A view is a small
// struct that holds everything the template may use: see [Base] and the struct of
// each kind, [Guidance], [Lesson] and so on, which are the contract for whoever
// writes templates. There are no maps in it and no methods that reach back into
// the site.
//
// Templates are Go's html/template, one layout a kind in templates/, called by its
// kind; base.html is the skeleton around them, partials/ and directives/ hold the
// pieces. A template is named by its path below templates. Beside the functions of
// html/template there is one, asset, which gives the address of a file of static:
//
//	<link rel="stylesheet" href="{{asset "css/site.css"}}">
//
// [NewSet] parses and judges the templates, [Set.Pages] draws every page, and
// [Extras] makes the files that no template draws: the feed, the site map, and
// what the host reads.
package render
