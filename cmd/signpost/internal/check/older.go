package check

import (
	"fmt"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/site"
)

// olderVersion warns of a version of a page, in another language or in Easy Read, that
// nobody has held against the page since that was confirmed or changed: readers of the
// two would be told different things.
func olderVersion(p *site.Page) diag.List {
	if p.Original == nil || p.Checked.Reviewed.IsZero() {
		return nil
	}
	last, what := p.Original.Checked.Reviewed.Time, "confirmed"
	for _, c := range p.Original.Meta.Changes {
		if c.Date.After(last) {
			last, what = c.Date.Time, "changed"
		}
	}
	if !p.Checked.Reviewed.Before(last) {
		return nil
	}
	was := fmt.Sprintf("was %s on %s", what, last.Format(time.DateOnly))
	return diag.List{p.Front.Warnf("reviewed", "sibling-older", "reviewed is %s, and %s %s", p.Checked.Reviewed.Format(time.DateOnly), p.Original.Name, was).
		WithHint("read the two side by side, bring this one up to date, then write that day as reviewed")}
}
