package stats

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"example.org/signpost/cmd/signpost/internal/cover"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

// A pair is a series whose figures for long periods are the sums of those of
// another, or of the same one, for the periods within them, in one area.
type pair struct {
	same      bool
	series    *Series // of the pieces; both are counts
	wholes    []long  // the shortest periods first
	pieces    []*Observation
	stretches []cover.Stretch // of pieces, by days
	line      *cover.Line
}

// long is a figure that others may add up to, with the first day of its period and
// the one after its last.
type long struct {
	*Observation
	from, to    int
	least, most int64
}

// pairs returns what adds up over time: each count with itself, and with the
// series it sums to.
func (r *reckoner) pairs(usable []*Series) []*pair {
	var pairs []*pair
	for _, s := range usable {
		if s.IsCount() {
			pairs = append(pairs, r.newPairs(s, s)...)
		}
	}
	for _, s := range usable {
		if whole := r.data.series[s.SumsTo]; whole != nil && slices.Contains(usable, whole) {
			pairs = append(pairs, r.newPairs(whole, s)...)
		}
	}
	return pairs
}

func (r *reckoner) newPairs(whole, piece *Series) []*pair {
	var pairs []*pair
	for _, area := range whole.Areas() {
		p := &pair{same: whole == piece, series: piece, wholes: whole.longs(area), pieces: piece.pointers(area)}
		for _, o := range p.pieces {
			p.stretches = append(p.stretches, r.stretch(o))
		}
		p.line = cover.NewLine(p.stretches)
		pairs = append(pairs, p)
	}
	return pairs
}

// longs returns the observations of an area, the shortest periods first.
func (s *Series) longs(area Area) []long {
	var list []long
	for _, o := range s.pointers(area) {
		w := long{Observation: o}
		w.from, w.to = days(o.Period)
		w.least, w.most = counted(o.Value)
		list = append(list, w)
	}
	slices.SortStableFunc(list, func(a, b long) int { return cmp.Compare(a.to-a.from, b.to-b.from) })
	return list
}

// pointers returns the observations of an area by period.
func (s *Series) pointers(area Area) []*Observation {
	var found []*Observation
	for i := range s.Observations {
		if s.Observations[i].Area == area {
			found = append(found, &s.Observations[i])
		}
	}
	return found
}

// stretch is an observation as days and what is known of them. Of a part that
// nobody said the end of, it is known that the whole period has as many at least.
func (r *reckoner) stretch(o *Observation) cover.Stretch {
	from, to := days(o.Period)
	s := cover.Stretch{From: from, To: to}
	s.Least, s.Most = counted(o.Value)
	if !r.wholeExtent(o) {
		s.Most = cover.NoLimit
	}
	return s
}

// days returns the first day of a period and the one after its last, counted from
// the first of January 1970.
func days(p Period) (from, to int) { return day(p.Start()), day(p.End()) + 1 }

func day(t time.Time) int { return int(t.Unix() / (24 * 60 * 60)) }

// used returns the pieces at places that say anything.
func (p *pair) used(places []int) []*Observation {
	var used []*Observation
	for _, i := range places {
		if p.stretches[i].Least > 0 || p.stretches[i].Most != cover.NoLimit {
			used = append(used, p.pieces[i])
		}
	}
	return used
}

// except is the place of a whole among the pieces, or -1.
func (p *pair) except(whole long) int {
	if !p.same {
		return -1
	}
	return slices.Index(p.pieces, whole.Observation)
}

// sums reports every whole that its pieces contradict, the shortest first, so that
// a slip in a month is found in its quarter.
func (p *pair) sums(r *reckoner) {
	for _, whole := range p.wholes {
		if sum := p.line.Least(whole.from, p.sure(r, whole), p.except(whole)); sum.Least > whole.most {
			p.fault(r, whole, sum.Used(), atLeast)
			continue
		}
		if sum, ok := p.line.Most(whole.from, whole.to, p.except(whole)); ok && sum.Most < whole.least {
			p.fault(r, whole, sum.Used(), atMost)
		}
	}
}

// sure is the day up to which a figure covers everything from the first day of its
// period on. Of several years to a day that nobody stated, only the last is not
// whole; of any other part it is not known what it covers.
func (p *pair) sure(r *reckoner, whole long) int {
	switch {
	case r.wholeExtent(whole.Observation):
		return whole.to
	case whole.Period.kind == years:
		return day(time.Date(whole.Period.n, time.January, 1, 0, 0, 0, 0, time.UTC))
	}
	return whole.from
}

func (p *pair) fault(r *reckoner, whole long, places []int, total func([]*Observation, bool) string) {
	used := p.used(places)
	var members []member
	for _, o := range used {
		members = append(members, r.member(o))
	}
	if !r.blamed.broken(r.member(whole.Observation), members) {
		return
	}
	bare, end := exact(used), whole.from
	for _, i := range places {
		end += p.stretches[i].To - p.stretches[i].From
		bare = bare && p.stretches[i].Most != cover.NoLimit
	}
	of := ""
	if !p.same {
		of = " of " + used[0].SeriesID
	}
	r.fault(whole.Observation, "sum", sheet.Faultf("%s %s, but the whole is %s", spanOf(used, of), total(used, bare && end == whole.to), whole.Value).
		Hinted("%s", r.compareHint(used, func(o *Observation) string { return o.Period.Code() })))
}

// spanOf begins a sentence about figures of periods in order: "the years 2019 to
// 2023 add up to" or "2023-H1 alone is". Of says of which series, or is empty.
func spanOf(used []*Observation, of string) string {
	first, last := used[0].Period, used[len(used)-1].Period
	if len(used) == 1 {
		return first.Code() + of + " alone is"
	}
	name := "periods"
	all := func(kinds ...periodKind) bool {
		return !slices.ContainsFunc(used, func(o *Observation) bool { return !slices.Contains(kinds, o.Period.kind) })
	}
	switch {
	case all(calendarYear, yearToDate), all(financialYear):
		name = "years"
	case all(halfYear):
		name = "half years"
	case all(quarter):
		name = "quarters"
	case all(month):
		name = "months"
	}
	end := last.Code()
	if last.kind == yearToDate {
		end = fmt.Sprint(last.year)
	}
	return fmt.Sprintf("the %s %s to %s%s add up to", name, first.Code(), end, of)
}
