package directive

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/chart"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// drawStack draws the parts of a whole at one period as one bar.
func drawStack(a *chartAsk, v *Chart) bool {
	parts, whole, ok := a.parted()
	if !ok {
		return false
	}
	a.show(append(slices.Clone(parts), whole)...)
	var observations []stats.Observation
	for _, s := range parts {
		o, ok := a.at(s)
		if !ok {
			return false
		}
		observations = append(observations, o)
	}
	total := a.total(whole, observations)
	all := observations
	if total != nil {
		all = append(slices.Clone(observations), *total)
	}
	if !a.onePlace(all) || !a.drawnExactly(all) || !a.noParts(all, "quote the figures in sentences instead") || !a.notNegative(all) {
		return false
	}
	shares, left, ok := a.shares(whole, parts, observations, total)
	if !ok {
		return false
	}
	if len(parts) < 2 && !left {
		return a.tooFew("%s is all there is in %s", parts[0].ID, observations[0].Period)
	}
	if whole != nil && len(parts) > 1 {
		a.measure = whole.Title
	}
	a.about(v, all, a.place)
	v.NameHead = "Part"
	drawing := chart.StackChart{ID: v.ID + "_drawing", Title: "One bar cut into its parts"}
	if left {
		drawing.Rest = "the rest"
	}
	for i, o := range all {
		row := rowOf(o)
		if i < len(parts) {
			row.Name = parts[i].Title
			drawing.Segments = append(drawing.Segments, chart.Segment{Label: row.Name, Text: o.Value.String(), Share: shares[i]})
		} else {
			row.Name = "All: " + whole.Title
		}
		v.Rows = append(v.Rows, row)
	}
	drawing.Description = a.describe("One bar cut into its parts", v.Rows)
	v.SVG, v.drawing = chart.Stack(drawing), drawing
	return true
}

// show adds series to those that the chart shows, parts before their whole.
func (a *chartAsk) show(series ...*stats.Series) {
	var shown []*stats.Series
	for _, s := range append(series, a.shown...) {
		if s != nil && !slices.Contains(shown, s) {
			shown = append(shown, s)
		}
	}
	a.shown = shown
}

// parted finds the parts that a stack shows and the whole that they are parts of,
// which is nil for one share in per cent by itself.
func (a *chartAsk) parted() (parts []*stats.Series, whole *stats.Series, ok bool) {
	of, given := a.key("of")
	first := a.series[0]
	switch {
	case given:
		whole, err := a.env.Statistics.Lookup(of.Value)
		if err != nil {
			a.fault(of.Span, err.Rule, err.Hint, "%s", err.Message)
			return nil, nil, false
		}
		return a.series, whole, a.oneUnit() && a.partsOf(whole)
	case len(a.series) > 1:
		if !a.oneUnit() {
			return nil, nil, false
		}
		if whole = a.whole(a.series); whole == nil {
			return nil, nil, a.misleads(a.names[1].Span, "write parts: in statistics.yaml at the series that they make up, or use kind=bars",
				"nothing says that %s are parts of one whole that do not overlap", listed(ids(a.series)))
		}
		return a.series, whole, true
	case len(first.Parts) > 0:
		for _, id := range first.Parts {
			if s, known := a.env.Statistics.Series(id); known {
				parts = append(parts, s)
			}
		}
		return parts, first, true
	case first.IsPercent():
		return a.series, nil, true
	}
	a.fault(a.names[0].Span, "directive-argument", "name its parts in statistics.yaml with parts:, or write of= and the series that it is a part of",
		"nothing says what %s is made up of", first.ID)
	return nil, nil, false
}

func ids(series []*stats.Series) []string {
	var list []string
	for _, s := range series {
		list = append(list, s.ID)
	}
	return list
}

// partsOf refuses series that are not known to be parts of a whole, and several that
// may overlap.
func (a *chartAsk) partsOf(whole *stats.Series) bool {
	for i, s := range a.series {
		at := a.names[i].Span
		switch {
		case s.Unit != whole.Unit:
			return a.misleads(at, "name a series that counts the same thing", "%s counts %s and %s counts %s: one is no part of the other", s.ID, s.Unit, whole.ID, whole.Unit)
		case slices.Contains(whole.Parts, s.ID):
		case s.PartOf != whole.ID:
			return a.misleads(at, "write part_of: "+whole.ID+" at the series "+s.ID+" in statistics.yaml, if it is", "nothing says that %s is a part of %s", s.ID, whole.ID)
		case len(a.series) > 1:
			return a.misleads(at, "name all in parts: at the series "+whole.ID+" in statistics.yaml, if they do not, or use kind=bars",
				"%s may overlap: a stack would count what is in two of them twice", listed(ids(a.series)))
		}
	}
	return true
}

// total is the figure of the whole, nil where there is none or where the shares are
// in per cent of it.
func (a *chartAsk) total(whole *stats.Series, parts []stats.Observation) *stats.Observation {
	if whole == nil || whole.IsPercent() {
		return nil
	}
	for _, o := range whole.In(parts[0].Area.ID) {
		if o.Period == parts[0].Period && o.Value.State() == stats.Known {
			return &o
		}
	}
	return nil
}

// drawnExactly refuses figures that have no one place in a stack.
func (a *chartAsk) drawnExactly(observations []stats.Observation) bool {
	for _, o := range observations {
		lo, hi := o.Value.Stated()
		switch bound := o.Value.Bound(); {
		case o.Value.State() == stats.Withheld:
			return a.misleads(a.names[0].Span, "use kind=bars, or quote the figures that are not withheld in sentences",
				"%s is withheld for %s, and the other parts would give it away", o.SeriesID, o.Period)
		case lo == nil:
			return a.misleads(a.names[0].Span, "use kind=bars, which marks what is not known", "%s is not known for %s, so the other parts have no length", o.SeriesID, o.Period)
		case lo.Cmp(hi) != 0, bound != stats.Exact && bound != stats.About:
			return a.misleads(a.names[0].Span, "use kind=bars, which shows how far a figure may go", "%s is %s for %s, which is no one length", o.SeriesID, o.Value, o.Period)
		}
	}
	return true
}

// shares gives each part as a share of the whole, and whether something is left.
func (a *chartAsk) shares(whole *stats.Series, parts []*stats.Series, observations []stats.Observation, total *stats.Observation) ([]*big.Rat, bool, bool) {
	sum, slack := new(big.Rat), new(big.Rat)
	for _, o := range observations {
		value, _ := o.Value.Stated()
		sum.Add(sum, value)
		slack.Add(slack, rounding(o.Value))
	}
	denominator := big.NewRat(100, 1)
	switch {
	case parts[0].IsPercent():
	case total != nil:
		denominator, _ = total.Value.Stated()
		slack.SetInt64(0)
	case whole != nil && len(parts) == len(whole.Parts):
		denominator = sum
	default:
		return nil, false, a.misleads(a.names[0].Span, "show every part of it, or use kind=bars", "%s is not known for %s, so nobody knows what share of it each part is",
			cmp.Or(wholeID(whole), "the whole"), observations[0].Period)
	}
	difference := new(big.Rat).Sub(denominator, sum)
	left := difference.Cmp(slack) > 0
	switch {
	case denominator.Sign() == 0:
		return nil, false, a.tooFew("%s is nought in %s", cmp.Or(wholeID(whole), "the whole"), observations[0].Period)
	case new(big.Rat).Neg(difference).Cmp(slack) > 0:
		return nil, false, a.misleads(a.names[0].Span, "use kind=bars", "the parts add up to more than %s", cmp.Or(wholeID(whole), "the whole"))
	case !left:
		denominator = sum // what rounding took or gave is nobody's part
	}
	var shares []*big.Rat
	for _, o := range observations {
		value, _ := o.Value.Stated()
		shares = append(shares, value.Quo(value, denominator))
	}
	return shares, left, true
}

func wholeID(whole *stats.Series) string {
	if whole == nil {
		return ""
	}
	return whole.ID
}

// rounding is how far a figure may lie from what was rounded: half of its last
// digit.
func rounding(value stats.Value) *big.Rat {
	_, decimals, _ := strings.Cut(value.Cell(), ".")
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(decimals))), nil)
	return new(big.Rat).SetFrac(big.NewInt(1), ten.Lsh(ten, 1))
}
