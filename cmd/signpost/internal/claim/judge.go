package claim

import (
	"fmt"
	"math/big"
	"strings"

	"example.org/signpost/cmd/signpost/internal/interval"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// A figure is an observation with its series.
type figure struct {
	stats.Observation
	series *stats.Series
	// counts is true when it counts whole things, number what it may be.
	counts bool
	number interval.Interval
}

func newFigure(o stats.Observation, s *stats.Series) figure {
	f := figure{Observation: o, series: s, counts: s.IsCount()}
	f.number = f.known()
	return f
}

// A judgment is the work of one call of [Judge].
type judgment struct {
	d   *stats.Dataset
	req Request
	res Result

	series, whole *stats.Series
	// first and second are the periods as written, second only of two.
	first, second stats.Period
	two           bool
	// sum is the row for the time from the one to the other, or nil.
	sum  *stats.Observation
	with *other // what with= names, or nil

	toks []token
	r    reading

	// to is the figure that the words are about, from the one it is compared with.
	to, from figure
	// partOfYear is true when to is about a part of a year, from about a whole one,
	// and the words say so.
	partOfYear bool
	// wordsDiffer is true when the words name another time or place than the
	// request.
	wordsDiffer bool
	// corrections are what to write instead of times that are wrong.
	corrections []correction
	// kind is what was measured, so that another amount of it can be proposed.
	kind quantity
}

// A correction is text to stand in the place of some tokens.
type correction struct {
	at   span
	text string
}

// A quantity is what words measure.
type quantity uint8

const (
	nothing    quantity = iota
	change              // per cent more or less
	ratio               // times
	multiple            // doubled
	difference          // so many more
	direction           // more or fewer
	level               // the figure itself
	rate                // a day
	share               // of a whole, in per cent
)

// run fills the result. The error is nil when there is a verdict.
func (j *judgment) run() *Error {
	if len(j.req.Words) > maxWords {
		return &Error{
			Rule: "claim-words", Message: fmt.Sprintf("a claim of %d characters, want at most %d", len(j.req.Words), maxWords),
			Hint: "leave everything but the claim itself outside the square brackets",
		}
	}
	var miss *stats.LookupError
	if j.series, miss = j.d.Lookup(j.req.Series); miss != nil {
		return lookupError(miss, SeriesPart)
	}
	for _, read := range []func() *Error{j.readPeriods, j.readOf, j.readWith, j.read} {
		if err := read(); err != nil {
			return err
		}
	}
	if err := j.r.phrase.judge(j); err != nil {
		return err
	}
	if j.res.Verdict == 0 {
		// Every entry of the book ends in a verdict; if one did not, its words must
		// not pass for true.
		j.decide(CannotTell, "the words were not held against the figures")
	}
	return nil
}

// decide records a verdict. A claim has several sides, and the worst one counts:
// words that are false in one respect are false.
func (j *judgment) decide(v Verdict, why string) {
	worse := j.res.Verdict == 0 || j.res.Verdict == True || j.res.Verdict == CannotTell && v == False
	if worse && (v != True || j.res.Verdict == 0) {
		j.res.Verdict, j.res.Why = v, why
	}
}

// assert holds what the figures prove against what the words assert. In whole
// numbers, "more than 3" and "at least 4" are the same.
func (j *judgment) assert(value, asserted interval.Interval, counts bool) {
	j.res.Value, j.res.Asserted = value, asserted
	v, a := value, asserted
	if counts {
		var ok bool
		if a, ok = wholes(a); !ok {
			j.decide(False, "no whole number is that")
			return
		}
		v, _ = wholes(v)
	}
	switch {
	case v.Within(a):
		j.decide(True, "")
	case v.Meets(a):
		j.decide(CannotTell, j.doubt())
	default:
		j.decide(False, "")
	}
}

// wholes is the same interval for whole numbers, with ends that belong to it. It is
// false when there is no whole number in it.
func wholes(a interval.Interval) (interval.Interval, bool) {
	if isWhole(a.Lo, a.LoOpen) && isWhole(a.Hi, a.HiOpen) {
		return a, true
	}
	w := interval.Interval{}
	if a.Lo != nil {
		w.Lo = floor(a.Lo)
		if w.Lo.Cmp(a.Lo) < 0 || a.LoOpen {
			w.Lo.Add(w.Lo, ratOf(1))
		}
	}
	if a.Hi != nil {
		w.Hi = floor(a.Hi)
		if a.HiOpen && w.Hi.Cmp(a.Hi) == 0 {
			w.Hi.Sub(w.Hi, ratOf(1))
		}
	}
	return w, w.Lo == nil || w.Hi == nil || w.Lo.Cmp(w.Hi) <= 0
}

// isWhole reports whether an end is a whole number that belongs to its interval, or
// is none.
func isWhole(end *big.Rat, open bool) bool { return end == nil || !open && end.IsInt() }

// floor is the greatest whole number that is not above r.
func floor(r *big.Rat) *big.Rat {
	q := new(big.Int)
	// Div rounds to minus infinity, because a denominator is positive.
	return new(big.Rat).SetInt(q.Div(r.Num(), r.Denom()))
}

// known is what is known of a figure's number.
func (f figure) known() interval.Interval {
	i := f.Value.Interval()
	if f.series.IsPercent() || f.counts {
		if i.Lo == nil {
			i.Lo, i.LoOpen = ratOf(0), false
		}
	}
	if f.series.IsPercent() && i.Hi == nil {
		i.Hi, i.HiOpen = ratOf(100), false
	}
	if f.counts {
		i, _ = wholes(i)
	}
	return i
}

// doubt says why the figures leave it open.
func (j *judgment) doubt() string {
	if j.kind == rate {
		for _, o := range j.res.Figures {
			if why := j.extent(o); why != "" {
				return why
			}
		}
	}
	for _, o := range j.res.Figures {
		switch lo, hi := o.Value.Stated(); {
		case o.Value.Bound() == stats.About:
			return fmt.Sprintf("the source says only %q, and nobody knows how near that is", o.Value)
		case o.Value.Bound() != stats.Exact:
			return fmt.Sprintf("the source says only %q", o.Value)
		case lo != nil && lo.Cmp(hi) != 0:
			return fmt.Sprintf("the source says only %q", o.Value)
		}
	}
	return "the figures leave room for it and for the opposite"
}

// extent says why nobody knows how long the time is that a figure covers, or "".
func (j *judgment) extent(o stats.Observation) string {
	s, ok := j.d.Series(o.SeriesID)
	switch {
	case o.Period.IsPart():
		return fmt.Sprintf("%d is only a part of a year, and nobody said up to which day", o.Period.Year())
	case !o.Flags.Part || ok && s.Frequency == "year" && monthsLong(o.Period) < 12:
		return ""
	}
	return fmt.Sprintf("the figure for %s covers only a part of that time, and nobody said which", thePeriod(o.Period))
}

// missing says why a figure is not there, or "".
func missing(o stats.Observation) string {
	switch o.Value.State() {
	case stats.Known:
		return ""
	case stats.Withheld:
		return fmt.Sprintf("the figure for %s is withheld", thePeriod(o.Period))
	case stats.NotApplicable:
		return fmt.Sprintf("a figure for %s makes no sense in %s", thePeriod(o.Period), o.SeriesID)
	}
	return fmt.Sprintf("there is no figure for %s", thePeriod(o.Period))
}

func lookupError(miss *stats.LookupError, at Part) *Error {
	return &Error{Rule: miss.Rule, Message: miss.Message, Hint: miss.Hint, At: at}
}

// wordsError is a mistake in what is said, rather than in the figures.
func wordsError(at Part, hint, format string, args ...any) *Error {
	return &Error{Rule: "claim-words", Message: fmt.Sprintf(format, args...), Hint: hint, At: at}
}

// text is the words of some tokens.
func (j *judgment) text(at span) string {
	if at.from >= at.to || at.to > len(j.toks) {
		return ""
	}
	return strings.TrimSpace(j.req.Words[j.toks[at.from].start:j.toks[at.to-1].end])
}
