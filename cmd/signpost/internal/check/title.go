package check

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// sameTitles refuses two pages that a reader cannot tell apart: by their headings, in
// lists and search results, or in the browser's tabs and history.
func sameTitles(s *site.Site) diag.List {
	// Easy Read says that it is in its title, and other languages have other words.
	type key struct{ version, title string }
	known := make(map[key]*titled, len(s.Pages))
	with := func(title key) *titled {
		pages := known[title]
		if pages == nil {
			pages = &titled{}
			known[title] = pages
		}
		return pages
	}
	var problems diag.List
	for _, p := range s.Pages {
		title := key{p.Version.Name, inOneCase(p.Meta.Title)}
		pages := with(title)
		if other := pages.heading; other != nil {
			problems = append(problems, p.Front.Errorf("title", "same-title", "%s has the title %q too", other.Name, other.Meta.Title).
				WithHint("say in the title what sets this page apart"))
			continue
		}
		pages.heading = p
		if tab := inOneCase(p.Meta.TabTitle); tab != "" {
			pages = with(key{p.Version.Name, tab})
		}
		if other := pages.tab; other != nil {
			at, named := p, other
			if p.Meta.TabTitle == "" {
				at, named = other, p
			}
			problems = append(problems, at.Front.Errorf("tab_title", "same-title", "%s stands in the browser's tab as %q too", named.Name, cmp.Or(named.Meta.TabTitle, named.Meta.Title)).
				WithHint("say in tab_title what sets this page apart"))
			continue
		}
		pages.tab = p
	}
	return problems
}

// titled are the first pages with a title: in the heading, and in the browser's tab.
type titled struct{ heading, tab *site.Page }

// inOneCase is a title without the differences that readers do not see.
func inOneCase(title string) string {
	for i := range len(title) {
		if c := title[i]; c < ' ' || c >= utf8.RuneSelf || c == ' ' && (i == 0 || i+1 == len(title) || title[i+1] == ' ') {
			title = strings.Join(strings.Fields(title), " ") // hardly any has other spaces
			break
		}
	}
	return strings.ToLower(title)
}
