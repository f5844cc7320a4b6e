package stats

import "example.org/signpost/cmd/signpost/internal/sheet"

// smallCount is the greatest count of people or reports in one place that could
// let somebody recognise one of them.
const smallCount = 9

// smallCounts reports counts of 1 to 9 below the level of the United Kingdom. Nought is
// nobody, and "less than 10" is how such a count is masked; "less than 3" masks
// nothing.
func (r *reckoner) smallCounts(s *Series) {
	if !s.IsCount() {
		return
	}
	for i := range s.Observations {
		o := &s.Observations[i]
		if o.Value.state != Known || isLarge(o.Area) || signedOff(o.Note) || !isSmall(o.Value) {
			continue
		}
		r.fault(o, "small-count", sheet.Faultf("a count of %s in %s, so small that somebody could be recognised", o.Value, o.Area.Name).
			Hinted("withhold it with [c], or write 10 and the bound less than; if whoever answers for it allows it, add \"signed off\" and by whom to the note"))
	}
}

// isSmall reports whether a count is known to be one of 1 to 9, or is bounded more
// tightly than those are.
func isSmall(v Value) bool {
	least, most := v.lo.rat.Num().Int64(), v.hi.rat.Num().Int64()
	switch v.bound {
	case MoreThan, AtLeast:
		return false
	case LessThan:
		least, most = 0, most-1
	case Exact, About:
	}
	return most >= 1 && (least >= 1 && most <= smallCount || most < smallCount)
}

// isLarge reports whether an area has so many people that a small count hides who
// they are: the United Kingdom, another country as a whole, or the world. England,
// Great Britain, and England and Wales are below that, although some of their codes
// begin like that of the United Kingdom.
func isLarge(a Area) bool {
	return a.ID == "WORLD" || a.ID == "K02000001" || isCountry(a.ID)
}
