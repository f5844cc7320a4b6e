package stats

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

// units reports series that count something else than when their figures were
// published. The numbers may well be the same, and every one of them is changed.
func (h *historian) units(locked *lockedData) {
	for _, id := range h.data.seriesIDs {
		was, known := locked.units[id]
		now := oneLine(h.data.series[id].Unit)
		hasFigures := slices.ContainsFunc(locked.figures, func(p published) bool { return p.key.series == id && p.said.figure() })
		if known && hasFigures && was != now {
			h.list = append(h.list, h.doc.Errorf("series."+id+".unit", "revised", "published in %s and now in %s", was, now).
				WithHint("put the unit back, and make a new series for what is counted in %s", now))
		}
	}
}

// kept reports published revisions that are not in revisions.csv any more. Readers
// have seen them, and they are the only account of why a figure changed.
func (h *historian) kept(locked *lockedData) {
	if len(locked.revisions) == 0 || !h.changes.whole {
		return // what is wrong was reported
	}
	if len(h.changes.keys) == 0 { // one fault, be the file empty or gone
		n, first := len(locked.revisions), locked.revisions[0]
		f := sheet.Faultf("%d revisions were published and are gone from revisions.csv", n)
		if n == 1 {
			f = sheet.Faultf("a revision was published and is gone from revisions.csv")
		}
		h.list = append(h.list, f.Hinted("take the file back from version control").At(h.lock, first.span, "revision"))
		for _, r := range locked.revisions {
			h.done[r.key] = true
		}
		return
	}
	free := slices.Clone(h.data.revisions)
	var missing []lockedRevision
	for _, r := range locked.revisions {
		same := slices.IndexFunc(free, func(now Revision) bool { return slices.Equal(now.cells(), r.cells) })
		if same >= 0 {
			free = slices.Delete(free, same, same+1)
		} else if steps, listed := h.changes.chains[r.key]; !listed || steps != nil {
			missing = append(missing, r)
		}
	}
	for _, r := range missing {
		free = h.missing(r, free)
	}
}

// missing reports a published revision that is gone, or altered into one of free,
// and returns free without that.
func (h *historian) missing(r lockedRevision, free []Revision) []Revision {
	const alike = 5 // of seven cells; a later revision of the same figure has four
	best, at := alike-1, -1
	for i, now := range free {
		same := 0
		for j, cell := range now.cells() {
			if cell == r.cells[j] {
				same++
			}
		}
		if same > best {
			best, at = same, i
		}
	}
	h.done[r.key] = true
	name := strings.Join([]string{r.key.series, r.key.area, r.key.period.Code()}, ", ")
	hint := "put the line back: " + strings.TrimSuffix(csvLine(r.cells), "\n")
	if at < 0 {
		f := sheet.Faultf("the revision of %s of %s was published and is gone from revisions.csv", name, r.date.Format(longDate))
		h.list = append(h.list, f.Hinted("%s", hint).At(h.lock, r.span, "revision"))
		return free
	}
	now := free[at]
	h.done[rowKey{now.Series, now.Area, now.Period}] = true
	h.changes.list = append(h.changes.list, diag.At(h.changes.file, now.Span, diag.Error, "revision",
		"the revision of %s of %s was published and has been altered here", name, r.date.Format(longDate)).WithHint("%s", hint))
	return slices.Delete(free, at, at+1)
}

// longDate is how a date is written in a sentence.
const longDate = "2 January 2006"
