package claim

import (
	"fmt"
	"math/big"

	"example.org/signpost/cmd/signpost/internal/interval"
)

// judgeTimes judges "more than eight times as many".
func judgeTimes(j *judgment) *Error {
	j.kind = ratio
	if err := j.pair(); err != nil {
		return err
	}
	// A third as many and 30 per cent of the number are times in another dress.
	if u := j.amount().unit; u == fractional || u == percent {
		return j.judgeRatio(big.NewRat(1, 100))
	}
	return j.judgeRatio(ratOf(1))
}

// judgeRatio holds the quotient of the two figures against the amount, of which one
// is as much as scale.
func (j *judgment) judgeRatio(scale *big.Rat) *Error {
	asserted, err := j.asserted(rounded)
	if err != nil || j.res.Verdict == CannotTell {
		return err
	}
	if at := j.amount().to; j.r.dir != 0 && j.to.series.IsPercent() && j.at(at) != "of" && j.at(at) != "what" && j.at(at) != "the" {
		return &Error{
			Rule: "claim-ambiguous", At: WordsPart,
			Message: fmt.Sprintf("%q may mean that much of what it was or of the whole, because the series %q is in per cent", j.req.Words, j.to.series.ID),
			Hint:    fmt.Sprintf("write %q or name both figures", "fell to half of what it was"),
		}
	}
	q, ok := j.quotient()
	if !ok {
		return nil
	}
	j.assertTurn(q)
	j.proves(q, asserted.Scaled(scale), false)
	j.working("%s ÷ %s", " times", j.to.printed(), j.from.printed())
	return nil
}

// assertTurn holds the direction that the words name against a ratio: what fell to
// almost all of it is less.
func (j *judgment) assertTurn(q interval.Interval) {
	switch one := ratOf(1); {
	case j.r.dir > 0:
		j.assert(q, interval.Above(one), false)
	case j.r.dir < 0:
		j.assert(q, interval.Below(one), false)
	}
}

// judgeMultiple judges "more than doubled" and "almost halved".
func judgeMultiple(j *judgment) *Error {
	j.kind = multiple
	if err := j.pair(); err != nil {
		return err
	}
	asserted, err := j.asserted(rounded)
	if err != nil || j.res.Verdict == CannotTell {
		return err
	}
	q, ok := j.quotient()
	if !ok {
		return nil
	}
	one := interval.Point(ratOf(1))
	if j.r.dir < 0 {
		// Halved is a fall by a half: what is left is one less the fall. Less than
		// halved is still a fall.
		fall, ok := positive(asserted)
		if !ok {
			return wordsError(WordsPart, "", "%q is no change", j.req.Words)
		}
		asserted = one.Minus(fall.Scaled(big.NewRat(1, 100)))
	} else if asserted.Lo == nil || asserted.Lo.Cmp(one.Lo) <= 0 {
		asserted.Lo, asserted.LoOpen = one.Lo, true
	}
	j.proves(q, asserted, false)
	j.working("%s ÷ %s", " times", j.to.printed(), j.from.printed())
	return nil
}

// judgeAmbiguous refuses "eight times more" and finds the words that are clear.
func judgeAmbiguous(j *judgment) *Error {
	j.kind = ratio
	e := &Error{
		Rule: "claim-ambiguous", At: WordsPart,
		Message: fmt.Sprintf("%q means two things: %s", j.req.Words, j.twoMeanings()),
		Hint:    "say how many times as many there are, or by how many per cent they rose or fell",
	}
	if !j.hasPair(&j.r) {
		return e
	}
	if err := j.pair(); err != nil {
		return err
	}
	if j.res.Verdict == CannotTell {
		return e
	}
	q, ok := j.to.number.Over(j.from.number)
	if !ok {
		return e
	}
	j.res.Value = q
	for _, text := range j.timesWords(q) {
		if !j.isTrue(text) {
			continue
		}
		j.working("%s ÷ %s", " times", j.to.printed(), j.from.printed())
		e.Hint = joined(j.res.Sum, fmt.Sprintf("write %q", text))
		j.res.Instead = text
		break
	}
	return e
}
