package claim

import (
	"fmt"
	"math/big"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// few is the number of cases below which a change is given as a number: one more
// report of ten is no 10 per cent to a careful reader.
const few = 50

// Describe finds words for a figure compared with another: "more than eight times as
// many as in 2022", "1 fewer than in 2023", "72 per cent more than in the first half
// of 2024". They are judged like those of an editor, and the result is that of
// [Judge], which is true.
//
// The words are "" when the two may not be compared, or when nothing can be said for
// certain. The result then says why.
func Describe(d *stats.Dataset, from, to stats.Observation) (string, Result) {
	request, ok := requestFor(d, from, to)
	if !ok {
		return "", Result{Verdict: CannotTell, Why: "the figures are not in the data"}
	}
	if why := d.Comparable(from, to); why != "" {
		return "", Result{Verdict: CannotTell, Why: why}
	}
	s, _ := d.Series(to.SeriesID)
	other, _ := d.Series(from.SeriesID)
	w := describer{from: newFigure(from, other), to: newFigure(to, s)}
	for _, words := range w.wordings() {
		request.Words = words
		if result, err := judge(d, request, false); err == nil {
			return words, result
		}
	}
	return "", Result{Verdict: CannotTell, Why: "the figures leave open which is greater"}
}

// requestFor asks for the two figures, the first of which the words name.
func requestFor(d *stats.Dataset, from, to stats.Observation) (Request, bool) {
	if _, ok := d.Series(from.SeriesID); !ok {
		return Request{}, false
	}
	if _, ok := d.Series(to.SeriesID); !ok {
		return Request{}, false
	}
	return Request{
		Series: to.SeriesID, Periods: to.Period.Code(), Area: to.Area.ID,
		With: from.SeriesID + " " + from.Period.Code() + " " + from.Area.ID,
	}, true
}

// A describer puts the difference of two figures into words.
type describer struct{ from, to figure }

// wordings returns what may be said, the best first. Each is judged by the caller.
func (w describer) wordings() []string {
	ref := w.reference()
	if ref == "" {
		return nil
	}
	more, fewer, as, same := "more", "fewer", "as many", "the same"
	if !w.to.counts {
		more, fewer, as = "higher", "lower", "as high"
	}
	list := []string{same + " as " + ref}
	diff := w.to.number.Minus(w.from.number)
	word := more
	if diff.Hi != nil && diff.Hi.Sign() < 0 {
		word = fewer
	}
	if q, ok := w.to.number.Over(w.from.number); ok && !w.to.series.IsPercent() {
		list = append(list, w.ratios(q.Lo, as, ref)...)
		list = append(list, w.changes(word, ref)...)
	}
	if n, ok := diff.Value(); ok && w.to.series.IsPercent() {
		list = append(list, fmt.Sprintf("%s percentage points %s than %s", trimmed(n.Abs(n), 1), word, ref))
	}
	return append(list, more+" than "+ref, fewer+" than "+ref, "no "+fewer+" than "+ref, "no "+more+" than "+ref)
}

// reference is what the figure is compared with: in 2022, in Northamptonshire. It is
// "" when words cannot tell the two apart.
func (w describer) reference() string {
	switch {
	case w.from.Period != w.to.Period && w.from.Area == w.to.Area:
		return "in " + periodWords(w.from.Period)
	case w.from.Period == w.to.Period && w.from.Area != w.to.Area && w.from.SeriesID == w.to.SeriesID:
		return "in " + w.from.Area.Name
	}
	return ""
}

// ratios returns wordings for a figure at least twice as great, of which least is
// the least it can be.
func (w describer) ratios(least *big.Rat, as, ref string) []string {
	if least == nil || least.Cmp(big.NewRat(19, 10)) < 0 {
		return nil
	}
	q, _ := w.to.number.Over(w.from.number)
	var list []string
	for _, a := range (style{like: amount{q: moreThan, unit: times, words: true}}).amounts(q) {
		list = append(list, a.text(false)+" "+as+" as "+ref)
	}
	return list
}

// changes returns wordings for a figure that is not twice as great: how many more
// when there are few, or else how many per cent.
func (w describer) changes(word, ref string) []string {
	from, exact := w.from.number.Value()
	to, also := w.to.number.Value()
	if !exact || !also || from.Sign() <= 0 {
		return nil
	}
	diff := new(big.Rat).Sub(to, from)
	diff.Abs(diff)
	if w.to.counts && (from.Cmp(ratOf(few)) < 0 || diff.Cmp(ratOf(10)) < 0) {
		return []string{fmt.Sprintf("%s %s than %s", trimmed(diff, 0), word, ref)}
	}
	percentage := new(big.Rat).Quo(diff.Mul(diff, ratOf(100)), from)
	var list []string
	for decimals := range maxWrittenDecimals {
		list = append(list, fmt.Sprintf("%s per cent %s than %s", trimmed(percentage, decimals), word, ref))
	}
	return list
}
