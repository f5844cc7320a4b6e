package check

import (
	"fmt"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// finding reports every way through the finder's questions that does not end well,
// and services that name a situation that nobody is asked about.
func finding(s *site.Site) diag.List {
	if s.Finder == nil || !s.Complete() {
		return nil // a service that could not be read may be the answer
	}
	problems := s.Finder.Check()
	pages := servicePages(s)
	for _, u := range s.Finder.Unknown() {
		p := pages[u.Service.ID]
		if p == nil {
			continue
		}
		hint := "the situations are those of finder.yaml, each by its id"
		if u.Near != "" {
			hint = fmt.Sprintf("did you mean %q?", u.Near)
		}
		problems = append(problems, p.Front.Errorf(fmt.Sprintf("fits[%d].situation", u.Index), "unknown-situation", "no situation %q in finder.yaml", u.Situation).WithHint("%s", hint))
	}
	return problems
}
