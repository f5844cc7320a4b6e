// Package check judges what a reader would suffer from.
//
// [Content] holds the site against its rules (advice that was not confirmed for too
// long, a telephone number typed in prose), [Pages] every drawn page against the
// output gates (what no published page may hold: a dead link, a second main
// heading, a telephone number that is not a helpline's, a request to another site).
// Every rule has a firing and a silent case in testdata.
//
// A wrong number harms whoever calls it. So numbers are held to the register of
// helplines wherever a reader could meet one: what editors write (number-in-prose)
// and what templates say (number-in-template) hold none, and each that a page shows,
// in whatever pieces, is one of the register (unknown-number). The register itself
// must do for the site's readers: somebody answers each of them at every hour
// (no-cover), facts are sure (low-confidence) and fresh (review-overdue), and every
// page leads somebody in danger to help (no-emergency). What falls due is listed by
// [Due].
//
// Figures are held to the data at both ends. In what editors write, digits that are
// bound to no row of the data are reported: unbound-figure is an error on pages of
// statistics, figure-in-prose a warning elsewhere. What is no figure (years, ages,
// steps and the like) is one table, [Exceptions]. In what readers get, every row of
// a figure, every sentence that leads to one and the working of every claim must
// say what the data say, and none may be missing: figure-mismatch. The data's own
// sources are looked after by source-due and unused-source, and what cannot be known
// yet by future-period and revision-later.
//
// What a site cannot represent at all, such as an unknown key, is refused earlier,
// by package site. The package changes nothing.
package check

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
	"example.org/signpost/cmd/signpost/internal/workers"
)

// Input is a site as it would be published.
type Input struct {
	Site  *site.Site
	Pages []Page
	// Names are all files that would be published.
	Names []string
	// Templates are the sources of the templates, to point at.
	Templates []*diag.File
}

// Page is one drawn page. Source is nil when no content file is for it; Layout is
// the template that drew it, such as "guidance.html".
type Page struct {
	Name, Layout string
	Source       *site.Page
	HTML         []byte
}

// pageTime is how long one page may take to judge.
const pageTime = 20 * time.Second

// Content judges what editors write: every rule that needs no drawn page. Ages are
// counted to now. It adds to found, the problems that the site came with, because
// the key allow silences some of those as well.
func Content(s *site.Site, now time.Time, found diag.List) diag.List {
	problems := slices.Clone(found)
	figures := newBinder(s)
	for _, p := range s.Pages {
		problems = append(problems, numbersIn(s, p)...)
		problems = append(problems, figures.unbound(p)...)
		problems = append(problems, reviewOf(s, p, now)...)
		problems = append(problems, unsuitableLinks(s, p)...)
	}
	problems = append(problems, services(s)...)
	problems = append(problems, coverage(s)...)
	problems = append(problems, limitsInWords(s)...)
	problems = append(problems, holidays(s, now)...)
	problems = append(problems, finding(s)...)
	problems = append(problems, siteNumbers(s)...)
	problems = append(problems, sameTitles(s)...)
	problems = append(problems, unusedSeries(s)...)
	problems = append(problems, unusedSources(s)...)
	problems = append(problems, noLock(s)...)
	problems = append(problems, keepsNothing(s)...)
	problems = append(problems, sourcesDue(s, now)...)
	problems = append(problems, figures.ofSite()...)
	problems = append(problems, future(s, now)...)
	return allowed(s, problems)
}

// Pages holds every drawn page against the output gates. The error is the
// context's.
func Pages(ctx context.Context, in Input) (diag.List, error) {
	rows, dial := rowsOf(in.Site.Statistics), caller{in.Site.Helplines}
	found, err := workers.Map(ctx, len(in.Pages), pageTime,
		func(i int) *facts { return read(in.Pages[i], rows, dial) },
		func(i int) *facts {
			late := &facts{page: in.Pages[i]}
			late.fault("limit", "make the page simpler", element{}, "the page takes too long to check")
			return late
		})
	if err != nil {
		return nil, err
	}
	g := newGates(in, found, rows, dial)
	for _, f := range found {
		g.judge(f)
	}
	return slices.Concat(g.problems(), g.inTemplates(), g.telling()), nil
}

// allowable are the rules that a page may silence with the key allow. What would
// break the page for a reader is not among them.
func allowable() []string {
	return []string{"number-in-prose", "figure-in-prose", "review-due", "reviewed-later", "same-title", "insecure-link", "near-number", "known-number", "limit-in-words"}
}

// allowed drops what pages have allowed, and reports what they allow in vain.
func allowed(s *site.Site, problems diag.List) diag.List {
	used := map[string]bool{}
	byName := map[string]*site.Page{}
	for _, p := range s.Pages {
		if len(p.Meta.Allow) > 0 {
			byName[p.Name] = p
		}
	}
	kept := slices.DeleteFunc(problems, func(d diag.Diagnostic) bool {
		p := byName[d.File]
		if p == nil || !slices.Contains(p.Meta.Allow, d.Rule) || !slices.Contains(allowable(), d.Rule) {
			return false
		}
		used[p.Name+" "+d.Rule] = true
		return true
	})
	for _, p := range s.Pages {
		for i, rule := range p.Meta.Allow {
			path := fmt.Sprintf("allow[%d]", i)
			switch {
			case !slices.Contains(allowable(), rule):
				hint := diag.DidYouMean(rule, allowable())
				if hint == "" {
					hint = "rules that a page may allow are " + strings.Join(allowable(), ", ")
				}
				kept = append(kept, p.Front.Errorf(path, "unknown-rule", "no rule %q can be allowed", rule).WithHint("%s", hint))
			case !used[p.Name+" "+rule]:
				kept = append(kept, p.Front.Warnf(path, "unused-allow", "allowing %q silences nothing", rule).WithHint("remove it"))
			}
		}
	}
	return kept
}
