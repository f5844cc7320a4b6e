package claim

import (
	"fmt"
	"math/big"
	"slices"

	"example.org/signpost/cmd/signpost/internal/interval"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// one finds the figure that the words are about and holds against it the times and
// places that they name.
func (j *judgment) one() *Error {
	if err := j.theOne(); err != nil {
		return err
	}
	if err := j.moving(); err != nil {
		return err
	}
	if why := missing(j.to.Observation); why != "" {
		j.decide(CannotTell, why)
		return nil
	}
	for _, m := range j.r.mentions[:j.r.named] {
		if m.role != bothRole {
			if j.kind == level && !m.first.IsZero() && j.isPartIn(m.first) {
				j.partOfYear = true
				continue
			}
			j.mentionOf(m, j.to)
			continue
		}
		if code := m.first.Code() + ".." + m.last.Code(); code != j.to.Period.Code() {
			j.differ(m.tokens, whenWords(j.to.Period), fmt.Sprintf("the figure is for %s", thePeriod(j.to.Period)))
		}
	}
	return nil
}

// isPartIn reports whether the figure is about a part of a longer time that the words
// name. What a part has more of, the whole has more of.
func (j *judgment) isPartIn(named stats.Period) bool {
	p := j.to.Period
	return p != named && j.to.counts && !p.Start().Before(named.Start()) && !p.End().After(named.End())
}

// judgeLevel judges "more than 600 reports".
func judgeLevel(j *judgment) *Error {
	j.kind = level
	if err := j.saysPer(j.series); err != nil {
		return err
	}
	if err := j.one(); err != nil || j.res.Verdict == CannotTell {
		return err
	}
	if err := j.assertLevel(j.to, j.amount()); err != nil {
		return err
	}
	j.res.Sum = j.to.Value.String()
	if !j.to.series.IsPercent() {
		j.res.Sum += " " + j.to.series.Unit
	}
	return nil
}

// assertLevel holds a figure itself against an amount of it.
func (j *judgment) assertLevel(f figure, a amount) *Error {
	if f.series.IsPercent() != (a.unit == percent) {
		return wordsError(WordsPart, fmt.Sprintf("write it in %s", f.series.Unit), "%q of the series %q, which is in %s",
			j.text(span{a.from, a.to}), f.series.ID, f.series.Unit)
	}
	g := rounded
	if f.counts {
		g = exact
	}
	asserted, err := j.says(a, g, f.series.IsPercent())
	if err != nil {
		return err
	}
	if saysAbout(f.Observation, a) {
		j.res.Value, j.res.Asserted = f.number, asserted
		j.decide(True, "")
		return nil
	}
	if lo, _ := f.Value.Stated(); a.q == bare && f.Value.Bound() != stats.Exact && lo.Cmp(a.lo) == 0 {
		// The number is the row's own, but the row says more about it.
		j.res.Value, j.res.Asserted = f.number, asserted
		j.decide(CannotTell, fmt.Sprintf("the source says only %q", f.Value))
		return nil
	}
	j.proves(f.number, asserted, f.counts)
	return nil
}

// saysAbout reports whether the words say what the row says: about 40 of a figure
// that is given as about 40.
func saysAbout(o stats.Observation, a amount) bool {
	lo, _ := o.Value.Stated()
	return o.Value.Bound() == stats.About && a.q == about && lo.Cmp(a.lo) == 0
}

// judgeShare judges "about four in five".
func judgeShare(j *judgment) *Error {
	j.kind = share
	if err := j.one(); err != nil || j.res.Verdict == CannotTell {
		return err
	}
	if j.whole == nil && j.r.ofWhole {
		return wordsError(WordsPart, "leave “of …” outside the square brackets", "%q says of what it is a share, and the series %q does not", j.req.Words, j.series.ID)
	}
	a := j.amount()
	asserted, err := j.says(a, rounded, true)
	if err != nil {
		return err
	}
	if a.inMany != nil && !isRoundWhole(a.inMany) {
		return j.judgeCounts(a, asserted)
	}
	if j.whole == nil {
		if saysAbout(j.to.Observation, a) {
			j.res.Value, j.res.Asserted = j.to.number, asserted
			j.decide(True, "")
		} else {
			j.assert(j.to.number, asserted, false)
		}
		j.res.Sum = j.to.Value.String()
		return nil
	}
	whole, err := j.wholeOf(j.to)
	if err != nil || j.res.Verdict == CannotTell {
		return err
	}
	q, ok := j.to.number.Over(whole.number)
	if !ok {
		j.decide(CannotTell, fmt.Sprintf("the whole for %s may be nought, and nothing is a share of nought", thePeriod(whole.Period)))
		return nil
	}
	one := ratOf(1)
	if q.Hi == nil || q.Hi.Cmp(one) > 0 {
		q.Hi, q.HiOpen = one, false
	}
	if q.Lo.Cmp(one) > 0 {
		j.decide(CannotTell, fmt.Sprintf("the part (%s) is more than the whole (%s)", j.to.printed(), whole.printed()))
		return nil
	}
	j.assert(q.Scaled(hundred()), asserted, false)
	j.working("%s ÷ %s", " %", j.to.printed(), whole.printed())
	return nil
}

// wholeOf finds the figure that another is a share of: of the series named with
// of=, for the same time and place, or for the year that the time belongs to when
// the series' figures add up to that.
func (j *judgment) wholeOf(part figure) (figure, *Error) {
	if !j.isPartOf(part.series.ID, j.whole.ID) {
		j.decide(CannotTell, fmt.Sprintf("nobody said that %s is a part of %s", part.series.ID, j.whole.ID))
		return figure{}, nil
	}
	o, miss := j.d.Figure(j.whole.ID, part.Period.Code(), part.Area.ID)
	if miss != nil && part.series.SumsTo == j.whole.ID {
		for _, longer := range j.whole.In(part.Area.ID) {
			if !longer.Period.Start().After(part.Period.Start()) && !longer.Period.End().Before(part.Period.End()) {
				o, miss = longer, nil
				break
			}
		}
	}
	if miss != nil {
		return figure{}, lookupError(miss, OfPart)
	}
	j.res.Figures = append(j.res.Figures, o)
	switch {
	case missing(o) != "":
		j.decide(CannotTell, missing(o))
	case o.Period == part.Period && o.IsPart() != part.IsPart():
		j.decide(CannotTell, fmt.Sprintf("one of the two figures for %s covers only a part of that time", thePeriod(o.Period)))
	}
	return newFigure(o, j.whole), nil
}

// isRoundWhole reports whether "so many in" a number speaks of a share. Three in ten
// does; 138 out of 175 gives the two figures themselves.
func isRoundWhole(n *big.Rat) bool {
	if !n.IsInt() || n.Cmp(ratOf(20)) <= 0 {
		return n.IsInt()
	}
	for _, top := range []int64{1, 2, 5, 10} {
		if n.Cmp(new(big.Rat).Mul(ratOf(top), tenTo(magnitude(n)))) == 0 {
			return true
		}
	}
	return n.Cmp(ratOf(25)) == 0
}

// judgeCounts judges "138 out of 175": both numbers must be those of the rows.
func (j *judgment) judgeCounts(a amount, share interval.Interval) *Error {
	if j.whole == nil {
		j.decide(CannotTell, "the source gives only a share, and not how many there are of how many")
		return nil
	}
	whole, err := j.wholeOf(j.to)
	if err != nil || j.res.Verdict == CannotTell {
		return err
	}
	top, bottom := a, amount{lo: a.inMany, hi: a.inMany}
	top.lo, top.hi, top.unit = a.top, a.top, plain
	if a.q == between {
		return wordsError(WordsPart, "write one number of reports out of another", "%q names three numbers", j.req.Words)
	}
	if err := j.assertLevel(j.to, top); err != nil {
		return err
	}
	if err := j.assertLevel(whole, bottom); err != nil {
		return err
	}
	if q, ok := j.to.number.Over(whole.number); ok {
		j.res.Value, j.res.Asserted = q.Scaled(hundred()), share
		j.working("%s ÷ %s", " %", j.to.printed(), whole.printed())
	}
	return nil
}

// isPartOf reports whether one series counts a part of another, directly or through
// others.
func (j *judgment) isPartOf(part, whole string) bool {
	seen := map[string]bool{}
	next := []string{part}
	for len(next) > 0 {
		id := next[0]
		next = next[1:]
		if seen[id] {
			continue
		}
		seen[id] = true
		if id == whole && id != part {
			return true
		}
		if s, ok := j.d.Series(id); ok {
			next = append(next, s.PartOf, s.SumsTo)
		}
		for _, other := range j.d.IDs() {
			if s, ok := j.d.Series(other); ok && slices.Contains(s.Parts, id) {
				next = append(next, other)
			}
		}
	}
	return false
}
