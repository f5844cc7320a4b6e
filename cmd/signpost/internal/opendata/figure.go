package opendata

import (
	"math/big"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// A figure is one observation with what a reader of a single row needs.
type figure struct {
	stats.Observation
	series *stats.Series
	// cell is the value as observations.csv has it, words as a page prints it.
	cell, words string
	// lower and upper are the ends of the interval in decimal digits, "" for none.
	lower, upper         string
	lowerOpen, upperOpen bool
	url                  string
}

// figuresOf lists every figure, the series in the order of statistics.yaml.
func figuresOf(in Input) []figure {
	all := make([]figure, 0, in.count())
	for _, s := range in.series() {
		for _, o := range s.Observations {
			i := o.Value.Interval()
			all = append(all, figure{
				Observation: o, series: s, url: in.FigureURL(o), cell: o.Value.Cell(), words: o.Value.String(),
				lower: decimal(i.Lo), lowerOpen: i.LoOpen, upper: decimal(i.Hi), upperOpen: i.HiOpen,
			})
		}
	}
	return all
}

// decimal writes r in decimal digits, without nought at the end: 12.5. Figures are
// published in decimals, so that there always is an end to them. A nil r is "".
func decimal(r *big.Rat) string {
	if r == nil {
		return ""
	}
	if r.IsInt() {
		return r.Num().String()
	}
	digits, _ := r.FloatPrec()
	return r.FloatString(digits) // exact, in spite of its name
}

// state says whether there is a figure, in the words of the files.
func (f figure) state() string { return stateName(f.Value.State()) }

func stateName(s stats.State) string {
	switch s {
	case stats.Known:
		return "known"
	case stats.Withheld:
		return "withheld"
	case stats.NotApplicable:
		return "not applicable"
	}
	return "not available"
}

// lastDay is the last day of the period, or "" when only a part of it was counted
// and nobody said up to which day.
func (f figure) lastDay() string {
	least, most := f.Period.Days()
	if f.IsPart() && (least != most || most >= fullDays(f.series.Frequency)) {
		return ""
	}
	return day(f.Period.End())
}

// fullDays is the fewest days that a full period of a series has. A part that is
// shorter is called one because of its period alone, as a half year is in a series
// that is published by the year.
func fullDays(frequency string) int {
	switch frequency {
	case "year":
		return 365
	case "half-year":
		return 181
	case "quarter":
		return 90
	case "month":
		return 28
	}
	return 0
}
