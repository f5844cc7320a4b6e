package check

import (
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// sameTitles refuses two pages that a reader cannot tell apart in the browser's
// tabs, history or search results.
func sameTitles(s *site.Site) diag.List {
	first := map[string]*site.Page{}
	var problems diag.List
	for _, p := range s.Pages {
		title := strings.ToLower(strings.Join(strings.Fields(p.Meta.Title), " "))
		if other, ok := first[title]; ok {
			problems = append(problems, p.Front.Errorf("title", "same-title", "%s has the title %q too", other.Name, other.Meta.Title).
				WithHint("say in the title what sets this page apart"))
			continue
		}
		first[title] = p
	}
	return problems
}
