package check

import (
	"cmp"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// sameTitles refuses two pages that a reader cannot tell apart: by their headings, in
// lists and search results, or in the browser's tabs and history.
func sameTitles(s *site.Site) diag.List {
	// Easy Read says that it is in its title, and other languages have other words.
	type key struct{ version, title string }
	first, tab := make(map[key]*site.Page, len(s.Pages)), make(map[key]*site.Page, len(s.Pages))
	var problems diag.List
	for _, p := range s.Pages {
		title := key{p.Version.Name, inOneCase(p.Meta.Title)}
		if other, ok := first[title]; ok {
			problems = append(problems, p.Front.Errorf("title", "same-title", "%s has the title %q too", other.Name, other.Meta.Title).
				WithHint("say in the title what sets this page apart"))
			continue
		}
		first[title] = p
		shown := key{p.Version.Name, cmp.Or(inOneCase(p.Meta.TabTitle), title.title)}
		if other, ok := tab[shown]; ok {
			at, named := p, other
			if p.Meta.TabTitle == "" {
				at, named = other, p
			}
			problems = append(problems, at.Front.Errorf("tab_title", "same-title", "%s stands in the browser's tab as %q too", named.Name, cmp.Or(named.Meta.TabTitle, named.Meta.Title)).
				WithHint("say in tab_title what sets this page apart"))
			continue
		}
		tab[shown] = p
	}
	return problems
}

// inOneCase is a title without the differences that readers do not see.
func inOneCase(title string) string { return strings.ToLower(strings.Join(strings.Fields(title), " ")) }
