package check

import (
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// reviewOf warns of advice that should have been read again by now, and of a day
// of confirmation that has not come yet.
func reviewOf(s *site.Site, p *site.Page, now time.Time) diag.List {
	today := now.In(s.Config.Location).Format(time.DateOnly)
	key, confirmed, due := "reviewed", p.Checked.Reviewed.Time, s.ReviewBy(p)
	if p.Service != nil {
		key, confirmed = "verified", p.Service.Verified
		if days := s.Config.Review.Helpline; p.Meta.ReviewBy.IsZero() && days > 0 {
			due = confirmed.AddDate(0, 0, days)
		}
	}
	dueKey, remedy := key, "then write today's date as "+key
	if !p.Meta.ReviewBy.IsZero() {
		dueKey, remedy = "review_by", "then write a later day as review_by"
	}
	var problems diag.List
	if !confirmed.IsZero() && confirmed.Format(time.DateOnly) > today {
		problems = append(problems, p.Front.Warnf(key, "reviewed-later", "%s is %s, a day that has not come", key, confirmed.Format(time.DateOnly)).
			WithHint("write the day on which somebody confirmed the page"))
	}
	if !due.IsZero() && due.Format(time.DateOnly) < today {
		problems = append(problems, p.Front.Warnf(dueKey, "review-due", "the page should have been confirmed again by %s", due.Format(time.DateOnly)).
			WithHint("read it against its sources, %s", remedy))
	}
	return problems
}

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
