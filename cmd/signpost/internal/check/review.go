package check

import (
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// deadline is when a page must be confirmed again.
type deadline struct {
	// key is the key of the front matter that the day was counted from, or that is it.
	key string
	// confirmed is when that last happened, due when it must again, and stop when it is
	// too late: midnight UTC, and zero for none.
	confirmed, due, stop time.Time
}

// deadlineOf is the deadline of a page, by its own date or the site's policy. Only the
// published facts about services can be too late: a wrong number calls a stranger.
func deadlineOf(s *site.Site, p *site.Page) deadline {
	d := deadline{key: "reviewed", confirmed: p.Checked.Reviewed.Time, due: s.ReviewBy(p)}
	if p.Service != nil {
		d.key, d.confirmed = "verified", p.Service.Verified
		if !d.due.IsZero() && !p.Meta.Draft {
			d.stop = d.due.AddDate(0, 0, s.Config.Review.Grace)
		}
	}
	return d
}

// reviewOf warns of advice that should have been read again by now, and of a day
// of confirmation that has not come yet. Facts about a service that were not
// confirmed for longer than the site's policy allows are an error. Today is a date only.
func reviewOf(s *site.Site, p *site.Page, today string) diag.List {
	d := deadlineOf(s, p)
	dueKey, remedy := d.key, "then write today's date as "+d.key
	if own := p.Meta.ReviewBy; !own.IsZero() && own.Equal(d.due) {
		dueKey, remedy = "review_by", "then write a later day as review_by"
	}
	if p.Service != nil && dueKey == "review_by" {
		remedy = "then write today's date as verified, and a later day as review_by"
	}
	var problems diag.List
	switch later := !d.confirmed.IsZero() && d.confirmed.Format(time.DateOnly) > today; {
	case later && p.Service != nil:
		problems = append(problems, p.Front.Errorf(d.key, "verified-later", "%s is %s, a day that has not come", d.key, d.confirmed.Format(time.DateOnly)).
			WithHint("write the day on which somebody confirmed the facts; the service would never fall due"))
	case later:
		problems = append(problems, p.Front.Warnf(d.key, "reviewed-later", "%s is %s, a day that has not come", d.key, d.confirmed.Format(time.DateOnly)).
			WithHint("write the day on which somebody confirmed the page"))
	}
	switch due := d.due.Format(time.DateOnly); {
	case d.due.IsZero() || due >= today:
	case !d.stop.IsZero() && d.stop.Format(time.DateOnly) < today:
		problems = append(problems, p.Front.Errorf(dueKey, "review-overdue", "the facts about %s should have been confirmed again by %s, and no later than %s", p.Service.Title, due, d.stop.Format(time.DateOnly)).
			WithHint("compare every number, hour and age with the service itself, %s; until somebody can, write draft: true", remedy))
	default:
		problems = append(problems, p.Front.Warnf(dueKey, "review-due", "the page should have been confirmed again by %s", due).
			WithHint("read it against its sources, %s", remedy))
	}
	return problems
}
