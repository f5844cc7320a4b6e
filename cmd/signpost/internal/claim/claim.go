package claim

import (
	"fmt"
	"strings"

	"example.org/signpost/cmd/signpost/internal/interval"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// A Request is a claim as an editor wrote it.
type Request struct {
	// Words is what a reader sees: "increased by more than 250 per cent".
	Words string
	// Series is the id of the series the words are about.
	Series string
	// Periods is one period, "2023", or two of them, "2019..2023".
	Periods string
	// Area is the area's code. It may be empty when the series has only one.
	Area string
	// Of is the id of the series that this one is a part of, for a share, or "".
	Of string
	// With says what to compare with: a series id, a period and an area code, in
	// any order and each at most once, with spaces between them, or "". What it
	// does not name is as in the request.
	With string
}

// A Part is a part of a request, so that a mistake can be shown where it is.
type Part uint8

// The parts of a request.
const (
	WordsPart Part = iota
	SeriesPart
	PeriodsPart
	AreaPart
	OfPart
	WithPart
)

// An Error says why words may not be published. At is a part that the request has:
// it is never one that is empty, except for WordsPart, SeriesPart and PeriodsPart.
type Error struct {
	// Rule is claim-false, claim-unproven (the figures cannot tell), claim-words
	// (not in the phrase book), claim-ambiguous (two readers would take the words
	// in two ways), or a rule of [stats.LookupError].
	Rule string
	// Message says what is wrong, Hint what to do.
	Message, Hint string
	At            Part
}

// Error returns the message without the hint.
func (e *Error) Error() string { return e.Message }

// A Verdict is what the figures say about words.
type Verdict uint8

// The verdicts. The zero Verdict is none: the words were not judged.
const (
	True Verdict = iota + 1
	False
	CannotTell
)

// String returns the verdict in words.
func (v Verdict) String() string {
	switch v {
	case True:
		return "true"
	case False:
		return "false"
	case CannotTell:
		return "cannot tell"
	}
	return "not judged"
}

// A Result is what was found about words.
type Result struct {
	Words string
	// Phrase is the name of the entry of the phrase book that the words fit, ""
	// when there is none.
	Phrase string
	// Figures are those that the sum uses, the one compared with first.
	Figures []stats.Observation
	// Sum is the working, such as "(619 − 173) ÷ 173 = 257.8 %". It is empty when
	// there was nothing to work out.
	Sum string
	// Value is what the figures prove of the quantity, Asserted what the words
	// assert of it. Shares and changes are in per cent.
	Value, Asserted interval.Interval
	Verdict         Verdict
	// Why says in a plain clause, for False and CannotTell, why the words are not
	// true.
	Why string
	// Instead is words of the same kind that would be true, or "".
	Instead string
}

// maxWords is the most bytes the words of a claim may have. What is longer is a
// sentence, and holds more than the claim.
const maxWords = 200

// Judge finds out whether words are true of the figures they name.
//
// The Error is nil only when they are: Verdict is then True. The Result is filled
// as far as anything is known, also beside an Error.
func Judge(d *stats.Dataset, r Request) (Result, *Error) {
	return judge(d, r, true)
}

// judge is [Judge]. Words that would be true are looked for only when proposals are
// asked for, because they are found by judging them in turn.
func judge(d *stats.Dataset, r Request, proposals bool) (Result, *Error) {
	j := &judgment{d: d, req: r}
	j.res.Words = r.Words
	if err := j.run(); err != nil {
		return j.res, err
	}
	if j.res.Verdict == True {
		return j.res, nil
	}
	if j.res.Why == "" {
		_, result, found := strings.Cut(j.res.Sum, " = ")
		if !found {
			result = j.res.Sum
		}
		j.res.Why = "the figures give " + result
	}
	if proposals {
		j.propose()
	}
	return j.res, j.mistake()
}

// mistake is the verdict as an error at the words.
func (j *judgment) mistake() *Error {
	e := &Error{Rule: "claim-false", At: WordsPart, Hint: j.res.Sum}
	switch {
	case j.res.Verdict == CannotTell:
		e.Rule = "claim-unproven"
		e.Message = fmt.Sprintf("the figures cannot tell: %q, because %s", j.req.Words, j.res.Why)
	case j.wordsDiffer:
		e.Message = fmt.Sprintf("the figures say otherwise: %q, but %s", j.req.Words, j.res.Why)
	default:
		e.Message = fmt.Sprintf("the figures say otherwise: %q", j.req.Words)
	}
	if j.res.Instead != "" {
		e.Hint = joined(e.Hint, fmt.Sprintf("%q would be true", j.res.Instead))
	}
	if e.Hint == "" {
		e.Hint = "give each figure by itself with :fig{…}, or name two that may be compared"
	}
	return e
}

// joined puts a semicolon between two clauses if there are two.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}
