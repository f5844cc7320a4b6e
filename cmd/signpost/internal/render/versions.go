package render

import (
	"cmp"
	"html/template"
	"strings"

	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/site"
)

// easyLayout draws guidance and plain pages in Easy Read; without it their own layouts do.
const easyLayout = "easy.html"

// Version is another version of a page, for the switch at its top.
type Version struct {
	// Title is what it is called in its own language, such as "Cymraeg".
	Title, Path string
	// Language is a BCP 47 tag where it is not that of the page in view, else "".
	Language string
}

// Alternate is another version of a page, for the head, where search engines read it.
//
// Language versions name each other and themselves, with a tag, and the page itself is
// x-default, which is for everybody else. Google reads that in the head and in the site
// map: developers.google.com/search/blog/2013/04/x-default-hreflang-for-international-pages.
// Easy Read is in the same language, and two addresses with one tag would contradict each
// other. It is an alternate without a tag, which by the HTML standard is another
// representation of the page (4.6.7.1, link type "alternate").
type Alternate struct {
	// Address is a whole one. Language is a BCP 47 tag, "x-default" or ""; Title is what
	// the version is called, where there is no tag.
	Address, Language, Title string
}

// languageOf is the language of a page.
func languageOf(s *site.Site, p *site.Page) string {
	return cmp.Or(p.Version.Language, s.Config.Language)
}

// versionTitle is what readers call a version; a page itself goes by its language where
// it is told in another one too.
func versionTitle(s *site.Site, p *site.Page) string {
	switch {
	case p.Original != nil:
		return p.Version.Title
	case !inOtherLanguages(p):
		return "Full version"
	case strings.HasPrefix(s.Config.Language, "en"):
		return "English"
	}
	return s.Config.Language
}

func inOtherLanguages(p *site.Page) bool {
	for _, v := range p.Origin().Versions {
		if v.Version.Language != "" {
			return true
		}
	}
	return false
}

// isAlone reports a page without other versions.
func isAlone(p *site.Page) bool { return p.Original == nil && len(p.Versions) == 0 }

// versionsOf lists the page itself and its versions, without the one in view.
func versionsOf(s *site.Site, p *site.Page) []Version {
	if isAlone(p) {
		return nil
	}
	var list []Version
	for _, v := range append([]*site.Page{p.Origin()}, p.Origin().Versions...) {
		if v != p {
			list = append(list, Version{Title: versionTitle(s, v), Path: v.Path, Language: foreign(s, p, v)})
		}
	}
	return list
}

// foreign is the language of a page where it is not that of the page in view, which
// shows words of it.
func foreign(s *site.Site, in, p *site.Page) string {
	if languageOf(s, in) == languageOf(s, p) {
		return ""
	}
	return languageOf(s, p)
}

// languagesOf lists a page in every language, when there are several: itself first, and
// again for everybody else.
func languagesOf(s *site.Site, p *site.Page) []Alternate {
	o := p.Origin()
	if !inOtherLanguages(o) || p.Version.Name != "" && p.Version.Language == "" {
		return nil
	}
	list := []Alternate{{Address: s.Config.BaseURL + o.Path, Language: s.Config.Language}}
	for _, v := range o.Versions {
		if v.Version.Language != "" {
			list = append(list, Alternate{Address: s.Config.BaseURL + v.Path, Language: v.Version.Language})
		}
	}
	return append(list, Alternate{Address: list[0].Address, Language: "x-default"})
}

// alternatesOf lists what the head of a page says of its versions.
func alternatesOf(s *site.Site, p *site.Page) []Alternate {
	if isAlone(p) {
		return nil
	}
	list := languagesOf(s, p)
	for _, v := range append([]*site.Page{p.Origin()}, p.Origin().Versions...) {
		if v != p && foreign(s, p, v) == "" {
			list = append(list, Alternate{Address: s.Config.BaseURL + v.Path, Title: versionTitle(s, v)})
		}
	}
	return list
}

// named is the title of a page in lists where its versions stand beside it.
func named(p *site.Page, title string) string {
	if p.Version.Name == site.Easy {
		return title + " (" + p.Version.Title + ")"
	}
	return title
}

// marked marks what a directive's template drew in a page of another language: it has
// words of the site's own. What a page's own words stand in is left alone.
func (f fill) marked(i int, html template.HTML) template.HTML {
	d := f.page.Doc.Directives[i]
	if f.foreign == "" || d.HasLabel || d.Name == "fig" {
		return html
	}
	element := "div"
	if d.Form == markdown.Inline {
		element = "span"
	}
	//nolint:gosec // the language is a tag of site.yaml, escaped, and the rest was drawn by a template.
	return template.HTML("<"+element+` lang="`+template.HTMLEscapeString(f.foreign)+`">`) + html + template.HTML("</"+element+">")
}
