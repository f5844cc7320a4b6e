package chart

import (
	"html/template"
	"math/big"
	"strings"
)

// A Bar is the mark of one row in a table of bars. The row says the same in
// words.
type Bar struct {
	// Length is the figure, or the least it may be, as a share of the longest
	// bar: 0 to 1. What is outside of that is drawn as the nearer end. Upper is
	// the most it may be when that is more than Length, on the same scale; nil
	// means no more than Length.
	Length, Upper *big.Rat
	// State is Missing, Value, Part or Withheld.
	State State
	// Open says that the figure is more than Length and nobody knows how much.
	Open bool
}

// Measures of a bar: heights in hundredths of a pixel, places across in
// hundredths of a per cent.
const (
	barCell    = 2000
	barMargin  = 200
	barLongest = 9200 // so that there is room for an end that is open
	barOpen    = 700
)

// DrawBar draws b as wide as the cell of a table that it stands in and 20 px high.
// It is hidden from screen readers and has no id: the cells beside it hold the
// words. A length of nought is the zero line alone, a missing figure a dotted box.
func DrawBar(b Bar) template.HTML {
	var out strings.Builder
	out.WriteString(`<svg class="chart chart-bar" aria-hidden="true" width="100%" height="` + hundredths(barCell) + `">`)
	s := surface{out: &out, span: narrowest}
	b.draw(s, barMargin, barCell-barMargin)
	s.line(baseInk, 0, 0, 0, barCell)
	out.WriteString("</svg>")
	return safe(out.String())
}

// draw writes the bar between two heights.
func (b Bar) draw(s surface, top, foot int) {
	one := big.NewRat(1, 1)
	place := func(r *big.Rat) int {
		if r != nil && r.Cmp(one) > 0 {
			r = one
		}
		return scale(r, one, barLongest)
	}
	length := place(b.Length)
	switch b.State {
	case Value:
		s.rect(columnInk, 0, length, top, foot)
	case Part:
		s.rect(partInk, 0, length, top, foot)
		s.fill(stripes, hatchInk, 0, length, top, foot)
	default:
		s.rect(gapInk, 0, barLongest, top, foot)
		return
	}
	end := max(length, place(b.Upper))
	if end > length {
		s.rect(rangeInk, length, end, top, foot)
	}
	if b.Open {
		s.line(openInk, end, top, end+barOpen, top)
		s.line(openInk, end, foot, end+barOpen, foot)
	}
}

// end is where the bar ends across, with what marks that it may be longer.
func (b Bar) end() int {
	one := big.NewRat(1, 1)
	if b.State != Value && b.State != Part {
		return 0
	}
	end := 0
	for _, r := range []*big.Rat{b.Length, b.Upper} {
		if r != nil && r.Cmp(one) > 0 {
			r = one
		}
		end = max(end, scale(r, one, barLongest))
	}
	if b.Open {
		end += barOpen
	}
	return end
}
