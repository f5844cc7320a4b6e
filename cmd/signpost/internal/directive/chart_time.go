package directive

import (
	"fmt"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// overTime gives the figures of one series in one area that stand beside each other
// along an axis of time, if nothing about them misleads.
func (a *chartAsk) overTime() ([]stats.Observation, bool) {
	observations, ok := a.inArea()
	if !ok {
		return nil, false
	}
	observations, ok = a.within(observations)
	if !ok {
		return nil, false
	}
	if len(observations) < 2 {
		return nil, a.tooFew("%s has not two periods that can be drawn beside each other", a.series[0].ID)
	}
	ok = a.anyKnown(observations)
	ok = ok && a.oneKindOfPeriod(observations) && a.noBreak(observations) && a.notNegative(observations)
	return observations, ok
}

// within keeps the figures of the periods that are asked for: those from the first
// to the last of periods=. Where both are of one kind, figures of other kinds of
// period are left out, so that the years of a series that has half years as well can
// be drawn.
func (a *chartAsk) within(observations []stats.Observation) ([]stats.Observation, bool) {
	arg, given := a.key("periods")
	if !given {
		return observations, true
	}
	from, to, ok := a.ends(arg, observations)
	if !ok {
		return nil, false
	}
	var kept []stats.Observation
	for _, o := range observations {
		inside := !o.Period.Start().Before(from.Start()) && !o.Period.End().After(to.End())
		if inside && (o.Period.SameKind(from) || o.Period.SameKind(to)) {
			kept = append(kept, o)
		}
	}
	return kept, true
}

// ends reads periods=2019..2023. Both must be in the data: a slip of the keyboard
// would draw fewer periods than the editor believes.
func (a *chartAsk) ends(arg markdown.Arg, observations []stats.Observation) (from, to stats.Period, ok bool) {
	first, last, two := strings.Cut(arg.Value, "..")
	if !two {
		a.fault(arg.Span, "period", "write the first and the last, as in periods=2019..2023; for one period write period=", "%q is not from one period to another", arg.Value)
		return from, to, false
	}
	split := arg.Span.Start + len(first)
	from, ok = a.end(first, diag.Span{Start: arg.Span.Start, End: split}, observations)
	to, also := a.end(last, diag.Span{Start: split + len(".."), End: arg.Span.End}, observations)
	if !ok || !also {
		return from, to, false
	}
	if to.Compare(from) <= 0 {
		a.fault(arg.Span, "period", "write the earlier one first", "the periods %s do not run forwards", arg.Value)
		return from, to, false
	}
	return from, to, true
}

// end is one end of a stretch of periods.
func (a *chartAsk) end(code string, at diag.Span, observations []stats.Observation) (stats.Period, bool) {
	p, err := stats.ParsePeriod(code)
	if err != nil {
		a.fault(at, err.Rule, err.Hint, "%s", err.Message)
		return p, false
	}
	var codes []string
	for _, o := range observations {
		if o.Period == p {
			return p, true
		}
		if !slices.Contains(codes, o.Period.Code()) {
			codes = append(codes, o.Period.Code())
		}
	}
	a.fault(at, "unknown-period", "the periods are "+strings.Join(codes, ", "), "no figure for %s in the series %q", p.Code(), a.series[0].ID)
	return p, false
}

// oneKindOfPeriod refuses periods that are not equally long or do not begin on the
// same day of the year: years and half years, calendar and financial years, one year
// and several together. A part of a calendar year that is marked as a part may stand
// beside whole years, because the drawing marks it too.
func (a *chartAsk) oneKindOfPeriod(observations []stats.Observation) bool {
	model := observations[0]
	for _, o := range observations {
		if !o.IsPart() {
			model = o
			break
		}
	}
	for _, o := range observations {
		if alike(o.Period, model.Period) || o.IsPart() && !model.IsPart() && isCalendarYear(model.Period) && isWithinCalendarYear(o.Period) {
			continue
		}
		return a.misleads(a.periodsSpan(), kindHint(observations), "%s and %s cannot stand on one axis: %s", model.Period, o.Period, unlike(model.Period, o.Period))
	}
	return true
}

// periodsSpan is where the periods are chosen, else the series.
func (a *chartAsk) periodsSpan() diag.Span {
	if arg, ok := a.key("periods"); ok {
		return arg.Span
	}
	return a.names[0].Span
}

// kindHint names a stretch of periods of one kind, if there is one.
func kindHint(observations []stats.Observation) string {
	for i, first := range observations {
		for _, last := range slices.Backward(observations[i+1:]) {
			if alike(first.Period, last.Period) && !isSeveralYears(first.Period) {
				return fmt.Sprintf("draw periods of one kind, such as periods=%s..%s", first.Period.Code(), last.Period.Code())
			}
		}
	}
	return "quote each with :fig{…} in a sentence instead"
}

// alike reports whether two periods are of one kind and equally long.
func alike(p, q stats.Period) bool {
	return p.SameKind(q) && p.LastYear()-p.Year() == q.LastYear()-q.Year()
}

// unlike says why two periods are not alike.
func unlike(p, q stats.Period) string {
	if isSeveralYears(p) || isSeveralYears(q) {
		return "one is longer than the other"
	}
	return "they are not of the same length"
}

func isCalendarYear(p stats.Period) bool  { return len(p.Code()) == len("2023") }
func isFinancialYear(p stats.Period) bool { return strings.Contains(p.Code(), "/") }
func isSeveralYears(p stats.Period) bool  { return strings.Contains(p.Code(), "..") }

// isWithinCalendarYear reports a year to date, a half year, a quarter or a month, or
// a calendar year of which only a part was counted.
func isWithinCalendarYear(p stats.Period) bool { return !isFinancialYear(p) && !isSeveralYears(p) }

// noBreak refuses figures that were counted in two ways.
func (a *chartAsk) noBreak(observations []stats.Observation) bool {
	for i, o := range observations {
		if i == 0 || !o.Flags.Break {
			continue
		}
		hint := "quote figures from either side in sentences, and say that counting changed"
		code := func(i int) string { return observations[i].Period.Code() }
		if last := len(observations) - 1; last > i {
			hint = fmt.Sprintf("draw only one side of the break, such as periods=%s..%s", code(i), code(last))
		} else if i > 1 {
			hint = fmt.Sprintf("draw only one side of the break, such as periods=%s..%s", code(0), code(i-1))
		}
		return a.misleads(a.periodsSpan(), hint, "%s was counted in another way than before, so %s cannot stand beside it", o.Period, observations[i-1].Period)
	}
	return true
}

// notNegative refuses figures below nought, where every drawing begins.
func (a *chartAsk) notNegative(observations []stats.Observation) bool {
	for _, o := range observations {
		if lo, _ := o.Value.Stated(); lo != nil && lo.Sign() < 0 {
			return a.misleads(a.names[0].Span, "quote it with :fig{…} in a sentence instead",
				"%s is %s for %s, and a chart begins at nought", o.SeriesID, o.Value, o.Period)
		}
	}
	return true
}

// anyKnown refuses a chart of gaps.
func (a *chartAsk) anyKnown(observations []stats.Observation) bool {
	for _, o := range observations {
		if o.Value.State() == stats.Known {
			return true
		}
	}
	return a.tooFew("%s has no figure that can be drawn", observations[0].SeriesID)
}

// noParts refuses a part of a year beside whole ones, for kinds of chart that have
// no mark for it.
func (a *chartAsk) noParts(observations []stats.Observation, hint string) bool {
	for _, o := range observations {
		for _, other := range observations {
			if o.IsPart() && !other.IsPart() {
				return a.misleads(a.periodsSpan(), hint, "the figure of %s for %s covers only a part of it, and a chart of kind=%s cannot show that", o.SeriesID, o.Period, a.kind.name)
			}
		}
	}
	return true
}
