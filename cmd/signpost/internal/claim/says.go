package claim

import (
	"fmt"
	"math/big"
	"strings"

	"example.org/signpost/cmd/signpost/internal/interval"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// says is the numbers for which an amount is true. Amounts that say nothing, that
// nothing could be true of, or that two readers would read as two numbers, are
// mistakes.
func (j *judgment) says(a amount, g grain, capped bool) (interval.Interval, *Error) {
	quoted := j.text(span{a.from, a.to})
	if err := j.readsDigits(a); err != nil {
		return interval.Interval{}, err
	}
	i, ok := a.asserts(g, capped)
	switch {
	case !ok && a.q == between:
		return i, wordsError(WordsPart, "write the smaller number first", "%q runs downwards, or from a number to itself", quoted)
	case !ok:
		return i, wordsError(WordsPart, `write "none"`, "no figure can be %q", quoted)
	case a.q == atLeast && a.lo.Sign() == 0, j.kind == share && i.Hi != nil && i.Hi.Cmp(hundred()) >= 0 && (i.Lo == nil || i.Lo.Sign() <= 0):
		return i, wordsError(WordsPart, "write a number that could be wrong", "%q says nothing, because it is true of every figure", quoted)
	}
	return i, nil
}

// readsDigits refuses three digits behind a point in what counts things: 600.000 is
// six hundred thousand in half of Europe.
func (j *judgment) readsDigits(a amount) *Error {
	if !j.series.IsCount() || a.unit != plain {
		return nil
	}
	for k := a.from; k < a.to && k < len(j.toks); k++ {
		whole, rest, ok := strings.Cut(j.toks[k].text, ".")
		if _, scaled := scaleWord(j.at(k + 1)); !ok || scaled || whole == "0" || j.toks[k].kind != digitsToken || len(rest) != len("000") {
			continue
		}
		return wordsError(WordsPart, fmt.Sprintf("write %s,%s, with a comma between thousands", whole, rest), "%q may be read as %s or as %s,%s",
			j.toks[k].text, whole, whole, rest)
	}
	return nil
}

// saysPer holds what the words say a number is per against the series: a number of
// reports a week is no number of reports.
func (j *judgment) saysPer(s *stats.Series) *Error {
	per := s.Per()
	switch {
	case per == "" && j.r.per == "":
		return nil
	case per == "":
		return &Error{
			Rule: "claim-ambiguous", At: WordsPart, Message: fmt.Sprintf("%q of the series %q, which is no rate", j.req.Words, s.ID),
			Hint: fmt.Sprintf("leave out what it is per: the figures are in %s", s.Unit),
		}
	case per == j.r.per && j.r.every.lo == nil:
		return nil
	case j.r.per == "" && !isStretch(per):
		return nil // it is no rate in time, and there are no words for what it is
	}
	return wordsError(WordsPart, fmt.Sprintf("say what it is per: so many %s %s", s.Noun(), perWords(per, ratOf(1))),
		"%q of the series %q, which is in %s", j.req.Words, s.ID, s.Unit)
}

// isStretch reports whether a word is a stretch of time.
func isStretch(per string) bool {
	_, ok := daysIn(per)
	return ok || per == "month" || per == "quarter" || per == "year"
}

// isFall reports whether the words say that there is less.
func (j *judgment) isFall() bool { return j.r.dir < 0 }

// isBelowOne reports whether a ratio is known to be less than one.
func isBelowOne(q interval.Interval) bool { return q.Hi != nil && q.Hi.Cmp(big.NewRat(1, 1)) < 0 }

// twoMeanings says how two readers take "eight times more" or "threefold".
func (j *judgment) twoMeanings() string {
	if j.isFall() {
		return "to one reader it is one part of so many, and to another it is nothing that could be worked out"
	}
	const general = "to one reader it is so many times as many, and to another one time more than that"
	if j.r.count == 0 || j.amount().lo.Cmp(j.amount().hi) != 0 || !j.amount().lo.IsInt() {
		return general
	}
	n := j.amount().lo
	if n.Cmp(ratOf(99)) >= 0 || n.Cmp(ratOf(2)) < 0 {
		return general
	}
	more, as := numberWords(n.Num().Int64())+" times", numberWords(n.Num().Int64()+1)
	if n.Cmp(ratOf(2)) == 0 {
		more = "twice"
	}
	return fmt.Sprintf("%s more is %s as many to one reader, and %s times as many to another", more, more, as)
}
