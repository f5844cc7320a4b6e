package check

import (
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// finderLayout is the template of the finder's pages, whose titles are made of
// [site.FinderFile].
const finderLayout = "finder.html"

// searchLayout is the template of the search page, whose title is that of
// [site.SearchFile].
const searchLayout = "search.html"

// meta notes what a meta element tells others of the page: the words that a messenger
// shows of a link to it, and where the page leads by itself.
func (f *facts) meta(t *tags) {
	kind, content := strings.ToLower(t.attr("name")+t.attr("property")), t.attr("content")
	if group, what, ok := strings.Cut(kind, ":"); ok && (group == "og" || group == "twitter") {
		switch what {
		case "title", "description", "site_name", "image:alt":
			f.told = append(f.told, element{tag: "meta", attr: "content", value: content})
		}
	}
	switch kind {
	case "application-name", "apple-mobile-web-app-title":
		f.named = append(f.named, content)
	case "referrer":
		f.policy(element{tag: "meta", attr: "content", value: content})
	}
	if !strings.EqualFold(t.attr("http-equiv"), "refresh") || f.page.Layout != "redirect.html" {
		return // on other pages it is refused wherever it leads
	}
	if i := strings.Index(strings.ToLower(content), "url="); i >= 0 { // HTML standard, 4.2.5.3, shared declarative refresh steps
		address := strings.Trim(content[i+len("url="):], " \t\n\f\r\"'")
		f.links = append(f.links, element{tag: "meta", attr: "content", value: address})
	}
}

// telling finds words in titles that would tell somebody else why the reader came.
// What a page shows is between it and its reader; but the title stands in the tab, in
// the browser's history and in its list of closed tabs, where a parent, a partner or
// whoever makes the threats may read it, and no link that leaves the page removes it
// there. So it is refused on every page and cannot be allowed: each can have a
// tab_title. The card that a messenger shows of a link is held to the same. The words
// are those of [site.Config.Private].
func (g *gates) telling() diag.List {
	var order []diag.Diagnostic
	pages := map[diag.Diagnostic][]string{}
	for _, p := range g.in.Pages {
		var found diag.List
		for _, title := range slices.Concat(g.pages[p.Name].titles, g.pages[p.Name].named) {
			if word, ok := g.private(title); ok {
				found = append(found, tellingTitle(g.in.Site, p, word))
			}
		}
		for _, card := range g.pages[p.Name].told {
			if word, ok := g.private(card.value); ok && len(found) == 0 {
				found = append(found, diag.InFile("templates/"+p.Layout, diag.Error, "telling-title", "a messenger that shows a link says %q", word).
					WithHint("print .Page.HeadTitle and .Site.Share there, which are plain"))
			}
		}
		for _, d := range found {
			if pages[d] == nil {
				order = append(order, d)
			}
			pages[d] = append(pages[d], "/"+strings.TrimSuffix(p.Name, "index.html"))
		}
	}
	for i, d := range order {
		where := pages[d][0]
		if more := len(pages[d]) - 1; more > 0 {
			where = fmt.Sprintf("%s and %d more", where, more)
		}
		order[i].Message = fmt.Sprintf("%s (on %s)", d.Message, where)
	}
	return order
}

// tellingTitle is the problem of a title with a private word, where it can be mended:
// in the key that the title is made of, else in the template.
func tellingTitle(s *site.Site, p Page, word string) diag.Diagnostic {
	const rule, message = "telling-title", "the title in the browser's tab says %q, and the browser's history keeps it"
	if p.Source != nil {
		meta := p.Source.Meta
		for _, from := range []struct{ key, text, hint string }{
			{"tab_title", meta.TabTitle, "say in other words what the page is, such as: tab_title: What to do now"},
			{"title", meta.Title, "keep the title, and add a line with plain words for the tab, such as: tab_title: What to do now"},
		} {
			if from.text == "" {
				continue
			}
			if _, ok := s.Config.Private(from.text); ok {
				return p.Source.Front.Errorf(from.key, rule, message, word).WithHint("%s", from.hint)
			}
			break // what stands in the tab is the first of them
		}
	}
	if p.Layout == finderLayout && s.Finder != nil {
		for _, t := range s.Finder.Texts() {
			if _, ok := s.Config.Private(t.Text); ok && (t.Key == "title" || strings.HasPrefix(t.Key, "who.people") && strings.HasSuffix(t.Key, ".short")) {
				return diag.At(s.Finder.File(), t.Span, diag.Error, rule, message, word).WithHint("say it in other words: it stands in the tab of the finder's pages")
			}
		}
	}
	if p.Layout == searchLayout && s.Search != nil {
		if _, ok := s.Config.Private(s.Search.Title); ok {
			return diag.InFile(site.SearchFile, diag.Error, rule, message, word).WithHint("say the title in other words: it stands in the tab of the search page")
		}
	}
	return diag.InFile("templates/"+p.Layout, diag.Error, rule, message, word).WithHint("print .Page.HeadTitle in <title>, and nothing else")
}
