package directive

import (
	"fmt"
	"math/big"
	"slices"

	"example.org/signpost/cmd/signpost/internal/chart"
	"example.org/signpost/cmd/signpost/internal/claim"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// drawTile shows one figure by itself, large, with a sentence that compares it with
// an earlier one where that can be done.
func drawTile(a *chartAsk, v *Chart) bool {
	o, ok := a.known()
	if !ok {
		return false
	}
	a.about(v, []stats.Observation{o}, o.Area.ID)
	v.Tile = &ChartTile{Anchor: o.Anchor(), Number: o.Value.Number(), Value: machine(o.Value), Unit: a.series[0].Unit, Note: noteOf(o)}
	words, result, ok := a.comparison(o)
	if words != "" {
		v.Sentence = capital(words) + "."
		v.claims = append(v.claims, result)
		v.Sources = sourcesOf(append([]stats.Observation{o}, result.Figures...))
	}
	return ok
}

// known is the one figure that a tile or icons show.
func (a *chartAsk) known() (stats.Observation, bool) {
	o, ok := a.at(a.series[0])
	if ok && o.Value.State() != stats.Known {
		period, _ := a.key("period")
		a.fault(period.Span, "no-figure", "choose another period, or say in words that it is not known", "%s has no figure for %s: %s", o.SeriesID, o.Period.Code(), o.Value)
		return o, false
	}
	if ok {
		a.place = o.Area.ID
	}
	return o, ok
}

// comparison is the sentence below a tile: about the period of compare=, or else
// about the last earlier one that may be compared. It is empty where none may, which
// is a fault only if one was asked for.
func (a *chartAsk) comparison(o stats.Observation) (string, claim.Result, bool) {
	if asked, given := a.key("compare"); given {
		words, result := a.compareWith(asked, o)
		return words, result, words != ""
	}
	for _, before := range slices.Backward(a.series[0].In(o.Area.ID)) {
		if before.Period.Compare(o.Period) >= 0 || a.env.Statistics.Comparable(before, o) != "" {
			continue
		}
		if words, result := claim.Describe(a.env.Statistics, before, o); words != "" {
			return words, result, true
		}
	}
	return "", claim.Result{}, true
}

// compareWith compares a figure with that of another period, or says why not.
func (a *chartAsk) compareWith(asked markdown.Arg, o stats.Observation) (string, claim.Result) {
	area, _ := a.key("area")
	other, ok := a.figure(a.series[0].ID, asked, area)
	if !ok {
		return "", claim.Result{}
	}
	if other.Period.Compare(o.Period) > 0 {
		a.fault(asked.Span, "period", "swap the two, or compare with an earlier period", "%s is later than %s", other.Period, o.Period)
		return "", claim.Result{}
	}
	if why := a.env.Statistics.Comparable(other, o); why != "" {
		a.misleads(asked.Span, "choose another period, or leave compare= out", "%s and %s cannot be compared: %s", o.Period, other.Period, why)
		return "", claim.Result{}
	}
	words, result := claim.Describe(a.env.Statistics, other, o)
	if words == "" {
		a.misleads(asked.Span, "choose another period, or leave compare= out", "no words can be proved of %s and %s: one of them is not known closely enough", o.Period, other.Period)
	}
	return words, result
}

// icons are ten: fewer hide too much, and more are not counted at a glance.
const icons = 10

// drawIcons shows a share as so many of ten marks.
func drawIcons(a *chartAsk, v *Chart) bool {
	o, ok := a.known()
	if !ok {
		return false
	}
	observations := []stats.Observation{o}
	share, total, ok := a.share(o)
	if !ok {
		return false
	}
	if total != nil {
		observations = append(observations, *total)
	}
	if !a.noParts(observations, "quote the figures in sentences instead") || !a.notNegative(observations) {
		return false
	}
	filled, result, ok := a.inTen(o, share)
	if !ok {
		return false
	}
	if total != nil {
		a.measure = a.series[0].Title + ", as a share of: " + a.shown[len(a.shown)-1].Title
	}
	a.about(v, observations, o.Area.ID)
	v.NameHead = "What is counted"
	for i, figure := range observations {
		row := rowOf(figure)
		row.Name = a.shown[i].Title
		v.Rows = append(v.Rows, row)
	}
	v.claims = append(v.claims, result)
	v.Sentence = capital(result.Words) + "."
	drawing := chart.IconChart{ID: v.ID + "_drawing", Title: "Marks for a share", Filled: filled, Of: icons}
	drawing.Description = fmt.Sprintf("%d marks, of which %d are filled. %s", icons, filled, a.describe(capital(result.Words), v.Rows))
	v.SVG, v.drawing = chart.Icons(drawing), drawing
	return true
}

// share gives the stretch in which the stated share lies, 0 to 1, and the whole that
// it is a share of, nil for a figure in per cent.
func (a *chartAsk) share(o stats.Observation) (ends [2]*big.Rat, total *stats.Observation, ok bool) {
	lo, hi := o.Value.Stated()
	of, given := a.key("of")
	switch {
	case !given && a.series[0].IsPercent():
		percent := big.NewRat(100, 1)
		return [2]*big.Rat{lo.Quo(lo, percent), hi.Quo(hi, percent)}, nil, true
	case !given:
		a.fault(a.Span, "directive-argument", "write of= and the series that it is a part of", "%s counts %s, and icons show a share", o.SeriesID, a.series[0].Unit)
		return ends, nil, false
	}
	whole, err := a.env.Statistics.Lookup(of.Value)
	if err != nil {
		a.fault(of.Span, err.Rule, err.Hint, "%s", err.Message)
		return ends, nil, false
	}
	a.shown = append(a.shown, whole)
	if !a.partsOf(whole) {
		return ends, nil, false
	}
	t, ok := a.at(whole)
	if !ok {
		return ends, nil, false
	}
	least, most := t.Value.Stated()
	if least == nil || least.Sign() <= 0 || t.Area.ID != o.Area.ID {
		return ends, nil, a.misleads(of.Span, "quote the figure in a sentence instead", "%s is %s for %s in %s, so nobody knows what share of it %s is",
			whole.ID, t.Value, t.Period, t.Area.Name, o.SeriesID)
	}
	return [2]*big.Rat{lo.Quo(lo, most), hi.Quo(hi, least)}, &t, true
}

// inTen finds how many in ten a share is, and proves the words.
func (a *chartAsk) inTen(o stats.Observation, share [2]*big.Rat) (int, claim.Result, bool) {
	period, _ := a.key("period")
	n, other := nearest(share[0]), nearest(share[1])
	if n != other {
		return 0, claim.Result{}, a.misleads(period.Span, "use kind=dots, which shows how far it may lie", "the share lies anywhere from %d to %d in ten", n, other)
	}
	if n <= 0 || n >= icons {
		return 0, claim.Result{}, a.misleads(period.Span, "use kind=stack, which shows small parts as well", "the share is nearer to %s than to any number in ten", map[bool]string{true: "none", false: "all"}[n <= 0])
	}
	of, _ := a.key("of")
	request := claim.Request{Series: o.SeriesID, Periods: o.Period.Code(), Area: o.Area.ID, Of: of.Value}
	var first *claim.Error
	for _, request.Words = range tenthWords(n, share, o.Value.Bound()) {
		result, err := claim.Judge(a.env.Statistics, request)
		if err == nil {
			return n, result, true
		}
		if first == nil {
			first = err
		}
	}
	return 0, claim.Result{}, a.misleads(period.Span, "quote the figure in a sentence instead", "no words can be proved of %d in ten: %s", n, first.Message)
}

// tenthWords are what may be said of a share that is nearest to n in ten, the plainest
// first.
func tenthWords(n int, share [2]*big.Rat, bound stats.Bound) []string {
	tenth := big.NewRat(int64(n), icons)
	low, high := share[0].Cmp(tenth), share[1].Cmp(tenth)
	switch {
	case low == 0 && high == 0 && bound == stats.Exact:
		return []string{fmt.Sprintf("%d in 10", n)}
	case low > 0:
		return []string{fmt.Sprintf("about %d in 10", n), fmt.Sprintf("more than %d in 10", n)}
	case high < 0:
		return []string{fmt.Sprintf("about %d in 10", n), fmt.Sprintf("less than %d in 10", n)}
	}
	return []string{fmt.Sprintf("about %d in 10", n)}
}

// nearest is how many in ten a share is nearest to.
func nearest(share *big.Rat) int {
	tenths := new(big.Rat).Mul(share, big.NewRat(icons, 1))
	tenths.Add(tenths, big.NewRat(1, 2))
	whole := new(big.Int).Div(tenths.Num(), tenths.Denom())
	if !whole.IsInt64() || whole.Int64() > icons {
		return icons
	}
	return int(whole.Int64())
}
