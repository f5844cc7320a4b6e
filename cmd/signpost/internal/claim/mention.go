package claim

import (
	"fmt"
	"math/big"

	"example.org/signpost/cmd/signpost/internal/interval"
)

// differ records that the words name something else than the figures are about,
// and what to write instead.
func (j *judgment) differ(at span, instead, why string) {
	j.wordsDiffer = true
	j.corrections = append(j.corrections, correction{at, instead})
	j.decide(False, why)
}

// mentions holds every time and place that the words name against the figures.
func (j *judgment) mentions() {
	for _, m := range j.r.mentions[:j.r.named] {
		switch m.role {
		case fromRole:
			j.mentionOf(m, j.from)
		case toRole:
			j.mentionOf(m, j.to)
		case withinRole:
			j.mentionOf(m, j.to)
			j.within(m)
		case bothRole:
			if m.first != j.from.Period || m.last != j.to.Period {
				j.differ(m.tokens, pairWords(j.from.Period, j.to.Period), fmt.Sprintf("the figures are for %s and %s", thePeriod(j.from.Period), thePeriod(j.to.Period)))
			}
		case spanRole:
			j.duration(m)
		}
	}
}

// mentionOf holds the name of a period or a place against the figure it is about.
func (j *judgment) mentionOf(m mention, f figure) {
	lead := ""
	switch m.role {
	case toRole, withinRole:
		lead = j.at(m.tokens.from) + " "
	case fromRole:
		if w := j.at(m.tokens.from); w == "in" || w == "for" {
			lead = w + " "
		}
		if m.whole {
			lead += "the whole of "
		}
	}
	switch {
	case m.area != "" && m.area != f.Area.ID:
		j.differ(m.tokens, lead+f.Area.Name, fmt.Sprintf("the figure is about %s", f.Area.Name))
	case m.before && j.from.Period != yearBefore(j.to.Period):
		j.differ(m.tokens, "in "+periodWords(f.Period), fmt.Sprintf("the figure compared with is for %s", thePeriod(f.Period)))
	case !m.first.IsZero() && m.first != f.Period:
		instead := lead + periodWords(f.Period)
		if lead != "" && monthsLong(f.Period) > 12 {
			instead = whenWords(f.Period)
		}
		j.differ(m.tokens, instead, fmt.Sprintf("the figure is for %s", thePeriod(f.Period)))
	}
}

// at is the text of token i.
func (j *judgment) at(i int) string {
	if i >= len(j.toks) {
		return ""
	}
	return j.toks[i].text
}

// within holds "rose in 2023" to what happened in 2023: the figure before must be
// that for the time right before.
func (j *judgment) within(m mention) {
	verb := j.r.list == "ROSE" || j.r.list == "FELL" || j.r.list == "DOUBLED" || j.r.list == "HALVED"
	if !verb || !m.first.IsZero() && m.first != j.to.Period {
		return
	}
	from, to := j.from.Period, j.to.Period
	if from != yearBefore(to) && !from.End().AddDate(0, 0, 1).Equal(to.Start()) {
		j.differ(m.tokens, pairWords(from, to), fmt.Sprintf("the figures show what happened from %s to %s", from, to))
	}
}

// duration holds a number of years against the time between the two figures.
func (j *judgment) duration(m mention) {
	n := months(j.from.Period, j.to.Period)
	asserted, ok := m.length.asserts(exact, false)
	if m.length.q == bare && j.at(m.tokens.from) == "within" {
		asserted = interval.AtMost(m.length.hi) // and sooner is within it
	}
	if ok && n > 0 && interval.Point(ratOf(n)).Within(asserted) {
		return
	}
	j.differ(m.tokens, j.at(m.tokens.from)+" "+lengthWords(n), j.betweenWords(n))
}

// betweenWords says how much time lies between the two figures.
func (j *judgment) betweenWords(n int64) string {
	return fmt.Sprintf("from %s to %s is %s", periodWords(j.from.Period), periodWords(j.to.Period), lengthWords(n))
}

// moving refuses words that move with the reader's calendar.
func (j *judgment) moving() *Error {
	for _, m := range j.r.mentions[:j.r.named] {
		if m.role != movingRole {
			continue
		}
		quoted := j.text(m.tokens)
		if j.from.series == nil {
			return &Error{
				Rule: "claim-ambiguous", At: WordsPart,
				Message: fmt.Sprintf("%q moves with the reader's calendar", quoted),
				Hint:    fmt.Sprintf("write in %s", periodWords(j.to.Period)),
			}
		}
		n := months(j.from.Period, j.to.Period)
		write := "write " + pairWords(j.from.Period, j.to.Period)
		j.corrections = append(j.corrections, correction{m.tokens, pairWords(j.from.Period, j.to.Period)})
		if m.length != nil && m.length.lo.Cmp(new(big.Rat).SetInt64(n)) != 0 {
			j.wordsDiffer = true
			j.decide(False, j.betweenWords(n)+"; "+write)
			continue
		}
		return &Error{
			Rule: "claim-ambiguous", At: WordsPart,
			Message: fmt.Sprintf("%q moves with the reader's calendar, and %s", quoted, j.betweenWords(n)),
			Hint:    write,
		}
	}
	return nil
}
