package site

import "time"

// Until is the first moment after now at which the same files may make another site: the
// next midnight of the site's time zone, when pages fall due, or the moment at which a page
// is published or expires.
func (s *Site) Until(now time.Time) time.Time {
	year, month, day := now.In(s.Config.Location).Date()
	first := time.Date(year, month, day+1, 0, 0, 0, 0, s.Config.Location)
	for _, p := range s.byName {
		for _, m := range []Moment{p.Meta.Publish, p.Meta.Expires} {
			if m.IsZero() {
				continue
			}
			if at, ok := m.In(s.Config.Location); ok && at.After(now) && at.Before(first) {
				first = at
			}
		}
	}
	return first
}
