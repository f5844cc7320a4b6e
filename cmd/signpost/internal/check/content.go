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

// Written is a site as editors wrote it.
type Written struct {
	Site *site.Site
	// Now is the instant to which ages are counted.
	Now time.Time
	// Found are the problems that the site came with: the key allow silences some of
	// those as well.
	Found diag.List
}

// Content judges what editors write: every rule that needs no drawn page. What it finds
// is added to what was found before. What it finds on a page is remembered where the site
// is. The error is the context's.
func Content(ctx context.Context, in Written) (diag.List, error) {
	s, now := in.Site, in.Now
	problems := slices.Clone(in.Found)
	r := newPageRules(in)
	together := workers.Ahead(func() diag.List { return r.ofSite(now) })
	found, err := workers.Map(ctx, len(s.Pages), pageTime,
		func(i int) diag.List { return r.judge(s.Pages[i]) },
		func(i int) diag.List {
			return diag.List{diag.InFile(s.Pages[i].Name, diag.Error, "limit", "the page takes more than %s to check", pageTime).
				WithHint("it holds something that repeats very often; make it simpler")}
		})
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		problems = append(problems, f...)
	}
	today := now.In(s.Config.Location).Format(time.DateOnly)
	for _, p := range s.Pages {
		problems = append(problems, reviewOf(s, p, today)...)
		problems = append(problems, olderVersion(p)...)
	}
	return allowed(s, append(problems, together()...)), nil
}

// ofSite are the problems that no page has by itself.
func (r *pageRules) ofSite(now time.Time) diag.List {
	s := r.site
	return slices.Concat(
		r.ofServices(), holidays(s, now), r.ofTexts(), sameTitles(s), unusedSeries(s), unusedSources(s), noLock(s),
		r.ofScripts(), sourcesDue(s, now), future(s, now),
	)
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
