package check

import (
	"bytes"
	"fmt"
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
func (r *reading) meta(t *tags) {
	kind, content := t.metaKind(), t.attr("content")
	switch string(kind) {
	case "og:title", "og:description", "og:site_name", "og:image:alt", "twitter:title", "twitter:description", "twitter:site_name", "twitter:image:alt":
		if found := r.isPrivate(content); found.ok && r.rare.card == "" {
			r.rare.card = found.word
		}
	case "application-name", "apple-mobile-web-app-title":
		r.named = r.private(r.named, content)
	case "referrer":
		r.policy(element{tag: "meta", attr: "content", value: string(content)})
	}
	if r.page.Layout != "redirect.html" || !strings.EqualFold(string(t.attr("http-equiv")), "refresh") {
		return // on other pages it is refused wherever it leads
	}
	if i := strings.Index(strings.ToLower(string(content)), "url="); i >= 0 { // HTML standard, 4.2.5.3, shared declarative refresh steps
		address := bytes.Trim(content[i+len("url="):], " \t\n\f\r\"'")
		r.links.add([]byte("meta"), []byte("content"), address)
	}
}

// telling finds words in titles that would tell somebody else why the reader came.
// What a page shows is between it and its reader; but the title stands in the tab, in
// the browser's history and in its list of closed tabs, where a parent, a partner or
// whoever makes the threats may read it, and no link that leaves the page removes it
// there. So it is refused on every page and cannot be allowed: each can have a
// tab_title. The card that a messenger shows of a link is held to the same. The words
// are those of [site.Config.Private].
func (g *gates) telling(read []*Facts) diag.List {
	var order []diag.Diagnostic
	pages := map[diag.Diagnostic][]string{}
	for _, f := range read {
		p := f.page
		if f.rare == nil {
			continue
		}
		var found diag.List
		for _, word := range f.rare.titles {
			found = append(found, tellingTitle(g.in.Site, p, word))
		}
		if word := f.rare.card; word != "" && len(found) == 0 {
			found = append(found, diag.InFile("templates/"+p.layout, diag.Error, "telling-title", "a messenger that shows a link says %q", word).
				WithHint("print .Page.HeadTitle and .Site.Share there, which are plain"))
		}
		for _, d := range found {
			if pages[d] == nil {
				order = append(order, d)
			}
			pages[d] = append(pages[d], "/"+strings.TrimSuffix(p.name, "index.html"))
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
func tellingTitle(s *site.Site, p origin, word string) diag.Diagnostic {
	const rule, message = "telling-title", "the title in the browser's tab says %q, and the browser's history keeps it"
	if p.source != nil {
		meta := p.source.Meta
		for _, from := range []struct{ key, text, hint string }{
			{"tab_title", meta.TabTitle, "say in other words what the page is, such as: tab_title: What to do now"},
			{"title", meta.Title, "keep the title, and add a line with plain words for the tab, such as: tab_title: What to do now"},
		} {
			if from.text == "" {
				continue
			}
			if _, ok := s.Config.Private(from.text); ok {
				return p.source.Front.Errorf(from.key, rule, message, word).WithHint("%s", from.hint)
			}
			break // what stands in the tab is the first of them
		}
	}
	if p.layout == finderLayout && s.Finder != nil {
		for _, t := range s.Finder.Texts() {
			if _, ok := s.Config.Private(t.Text); ok && (t.Key == "title" || strings.HasPrefix(t.Key, "who.people") && strings.HasSuffix(t.Key, ".short")) {
				return diag.At(s.Finder.File(), t.Span, diag.Error, rule, message, word).WithHint("say it in other words: it stands in the tab of the finder's pages")
			}
		}
	}
	if p.layout == searchLayout && s.Search != nil {
		if _, ok := s.Config.Private(s.Search.Title); ok {
			return diag.InFile(site.SearchFile, diag.Error, rule, message, word).WithHint("say the title in other words: it stands in the tab of the search page")
		}
	}
	return diag.InFile("templates/"+p.layout, diag.Error, rule, message, word).WithHint("print .Page.HeadTitle in <title>, and nothing else")
}
