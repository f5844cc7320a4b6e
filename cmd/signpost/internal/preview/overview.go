package preview

import (
	"cmp"
	"fmt"
	"html/template"
	"net/http"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/editorial"
)

// overviewPage is the view of pages/overview.html.
type overviewPage struct {
	Name string
	// OK is true when the last build was good, and what is served is up to date; Errors
	// are what it had when not.
	OK     bool
	Errors []problemView
	Note   string
	Counts []overviewCount
	// Others are the problems that stand in no page's file, but for Errors.
	Others   []problemView
	Sections []overviewSection
}

// overviewCount is a number and what it counts; Mark is true where somebody has to act.
type overviewCount struct {
	N    int
	What string
	Mark bool
}

// overviewSection is a part of the site with its pages.
type overviewSection struct {
	Title string
	Rows  []overviewRow
}

// overviewRow is a page. Hard is true when its reading age is above what suits its
// readers.
type overviewRow struct {
	editorial.Page
	// Audience, State and ReadingAge are in words; those of the page are for programs.
	Audience, State, ReadingAge string
	Hard                        bool
	Problems                    []problemView
	ProblemWords                string
	// Href opens the file in an editor, Look shows the page as others would see it.
	Href template.URL
	Look string
}

// overview lists every page with its state, and every problem.
func (s *Server) overview(w http.ResponseWriter, r *http.Request, snap *snapshot) {
	ownPage(w, "overview.html", snap.overview(s.link(r)))
}

// overview makes the view; link gives the address that opens an editor at a place.
func (s *snapshot) overview(link func(string, int, int) string) overviewPage {
	view := overviewPage{Name: s.name(), OK: s.ok, Note: s.note}
	pages := s.pages()
	owned := map[string]bool{}
	for _, p := range pages {
		owned[p.File] = true
	}
	if !s.ok {
		view.Errors = problemsOf(s.problems, link, func(d diag.Diagnostic) bool { return d.Severity == diag.Error })
	}
	view.Others = problemsOf(s.problems, link, func(d diag.Diagnostic) bool {
		return !owned[d.File] && (s.ok || d.Severity != diag.Error)
	})
	view.Counts = s.counts(pages)
	at := map[string]int{}
	for _, p := range pages {
		i, ok := at[p.SectionPath]
		if !ok {
			i = len(view.Sections)
			at[p.SectionPath] = i
			view.Sections = append(view.Sections, overviewSection{Title: cmp.Or(p.Section, "In no section")})
		}
		view.Sections[i].Rows = append(view.Sections[i].Rows, s.row(p, link))
	}
	return view
}

// counts says how much there is, and how much there is to do.
func (s *snapshot) counts(pages []editorial.Page) []overviewCount {
	errors, warnings := s.problems.Count()
	count := func(is func(editorial.Page) bool) int {
		n := 0
		for _, p := range pages {
			if is(p) {
				n++
			}
		}
		return n
	}
	overdue := count(func(p editorial.Page) bool { return p.Overdue })
	list := []overviewCount{
		{N: len(pages), What: "pages"},
		{N: count(func(p editorial.Page) bool { return p.State == editorial.Draft }), What: "drafts"},
	}
	if n := count(func(p editorial.Page) bool { return p.State == editorial.NotYet || p.State == editorial.Expired }); n > 0 {
		list = append(list, overviewCount{N: n, What: "not yet published, or expired"})
	}
	return append(list,
		overviewCount{errors, "errors", errors > 0},
		overviewCount{warnings, "warnings", warnings > 0},
		overviewCount{overdue, "overdue for review", overdue > 0},
		overviewCount{N: count(func(p editorial.Page) bool { return p.Soon }), What: "due within 30 days"},
	)
}

// row makes the view of a page.
func (s *snapshot) row(p editorial.Page, link func(string, int, int) string) overviewRow {
	row := overviewRow{
		Page: p, Href: opens(link, p.File, 1, 1), Audience: audienceWords(p.Audience), State: stateWords(p.State), Look: lookAddress(p.Path, lookChoice{}),
		Problems: problemsOf(s.problems, link, func(d diag.Diagnostic) bool { return d.File == p.File }),
	}
	if p.State == editorial.Draft && p.Hidden == "it is a draft" {
		row.Hidden = "" // the state says it
	}
	if p.ReadingAge > 0 {
		row.ReadingAge = fmt.Sprintf("%.1f", p.ReadingAge)
		row.Hard = p.ReadingAge > float64(p.Target.To)
	}
	errors := 0
	for _, problem := range row.Problems {
		if problem.IsError {
			errors++
		}
	}
	row.ProblemWords = problemWords(errors, len(row.Problems)-errors)
	return row
}

// problemWords is such as "1 error and 2 warnings".
func problemWords(errors, warnings int) string {
	some := func(n int, what string) string {
		if n != 1 {
			what += "s"
		}
		return fmt.Sprintf("%d %s", n, what)
	}
	switch {
	case errors > 0 && warnings > 0:
		return some(errors, "error") + " and " + some(warnings, "warning")
	case errors > 0:
		return some(errors, "error")
	case warnings > 0:
		return some(warnings, "warning")
	}
	return ""
}

// audienceWords names whom a page is for.
func audienceWords(audience string) string {
	switch audience {
	case "young-people":
		return "Young people"
	case "parents":
		return "Parents"
	case "teachers":
		return "Teachers"
	}
	return "Everybody"
}

// stateWords says whether readers see a page.
func stateWords(state editorial.State) string {
	switch state {
	case editorial.Draft:
		return "Draft"
	case editorial.NotYet:
		return "Not yet"
	case editorial.Expired:
		return "Expired"
	case editorial.Published:
	}
	return "Published"
}
