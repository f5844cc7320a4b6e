package chart

import (
	"html/template"
	"math/big"
)

// A Dot is one row of a [DotChart]: what is known of one figure.
type Dot struct {
	// Label and Text are as in [Column].
	Label, Text string
	// State is Missing, Value, Part or Withheld. The numbers below are ignored
	// for Missing and Withheld.
	State State
	// At is the number that was stated, or nil when two ends were: "75 to 90".
	At *big.Rat
	// Lo and Hi are the ends of the interval in which the figure must lie. A nil
	// end means that nobody knows how far it goes on that side, which on the left
	// is nought: counts and shares do not go below it. With At and no end at all
	// the figure is At.
	Lo, Hi *big.Rat
	// LoOpen and HiOpen say that the end itself is not in the interval: more than
	// 166 does not hold 166.
	LoOpen, HiOpen bool
}

// A DotChart is what [Dots] draws: one row for each period.
type DotChart struct {
	// ID, Title and Description are as in [ColumnChart].
	ID, Title, Description string
	// Rows stand from top to bottom in the order given.
	Rows []Dot
}

// Measures of a row of dots in hundredths of a pixel; the places across are
// hundredths of a per cent.
const (
	dotAxis    = 300  // where nought is
	dotEnd     = 9700 // where the highest number is
	dotOpenEnd = 8600 // the same when a figure may be higher
	dotRadius  = 600
	dotSquare  = 600 // from the middle of a part's mark to its sides
	dotTrack   = 2200
	dotWords   = 800 // from the axis to the words
	dotRowGap  = 600
	tick       = 500
)

// Dots draws c with one row for each period, on a scale from nought.
//
// Where a figure is only known to lie in an interval, a line shows the interval:
// a stroke stands at an end that belongs to it, and dashes with an arrow lead to
// where there is no end. The number that was stated is a dot, hollow when the
// figure is not that number itself. A part of a period is a striped square or band
// and says "part year"; a period without a figure is a dotted box. Dots returns the
// empty string for a chart without rows.
func Dots(c DotChart) template.HTML {
	if len(c.Rows) == 0 {
		return ""
	}
	return fluid(c.ID, c.Title, c.Description, "chart", c.draw)
}

func (c DotChart) draw(s surface) int {
	highest, end := c.highest()
	place := func(r *big.Rat) int { return dotAxis + scale(r, highest, end-dotAxis) }
	limit := s.span - s.pixels(dotAxis) - dotWords
	y := 0
	for _, d := range c.Rows {
		name := d.Label
		if d.State == Part {
			name += " (part year)"
		}
		words := fold(limit, named(run{text: name}, run{text: d.Text, bold: d.hasFigure()})...)
		s.words("start", dotAxis, dotWords, y, words)
		y += words.height()
		d.draw(s, place, y, y+dotTrack)
		y += dotTrack + dotRowGap
		s.out.WriteByte('\n')
	}
	s.line(baseInk, dotAxis, 0, dotAxis, y)
	s.words("middle", dotAxis, 0, y+descent/2, wrap(run{text: "0"}, s.span))
	return y + descent/2 + lineHeight + descent/2
}

func (d Dot) hasFigure() bool { return d.State == Value || d.State == Part }

// highest returns the highest number of any row and where it stands: not at the
// end of the row if a figure may be higher still.
func (c DotChart) highest() (highest *big.Rat, end int) {
	highest, end = new(big.Rat), dotEnd
	for _, d := range c.Rows {
		if !d.hasFigure() {
			continue
		}
		for _, r := range []*big.Rat{d.At, d.Lo, d.Hi} {
			if r != nil && r.Cmp(highest) > 0 {
				highest = r
			}
		}
		if d.endless() {
			end = dotOpenEnd
		}
	}
	return highest, end
}

// endless reports whether the figure may be as high as can be.
func (d Dot) endless() bool { return d.Hi == nil && (d.Lo != nil || d.At == nil) }

// draw writes the marks of one row between two heights.
func (d Dot) draw(s surface, place func(*big.Rat) int, top, foot int) {
	middle := (top + foot) / 2
	if !d.hasFigure() {
		s.rect(gapInk, dotAxis+s.share(dotWords), dotEnd, top+200, foot-200)
		return
	}
	s.line(ruleInk, dotAxis, middle, dotEnd, middle)
	lo, hi := place(d.Lo), place(d.Hi)
	switch {
	case d.endless():
		s.line(openInk, lo, middle, dotEnd, middle)
		s.shape(spanInk, dotEnd, middle, -tick, -tick, 0, 0, 0, 0, -tick, tick)
	case d.Hi != nil && d.Lo == nil:
		s.line(openInk, dotAxis, middle, hi, middle)
	case d.isBand() && lo < hi:
		s.rect(partInk, lo, hi, middle-tick, middle+tick)
		s.fill(stripes, hatchInk, lo, hi, middle-tick, middle+tick)
		return
	case d.Hi != nil && lo < hi:
		s.line(spanInk, lo, middle, hi, middle)
	}
	if d.Lo == nil || d.Hi == nil || lo < hi {
		if d.Lo != nil && !d.LoOpen {
			s.line(spanInk, lo, middle-tick, lo, middle+tick)
		}
		if d.Hi != nil && !d.HiOpen {
			s.line(spanInk, hi, middle-tick, hi, middle+tick)
		}
	}
	d.mark(s, place, middle)
}

// isBand reports whether the interval itself is what is known of a part of a
// period, with no number in it.
func (d Dot) isBand() bool { return d.State == Part && d.At == nil && d.Lo != nil && d.Hi != nil }

// mark writes the number that was stated. A part of a period always has a striped
// mark, if need be at an end of its interval.
func (d Dot) mark(s surface, place func(*big.Rat) int, middle int) {
	at := d.At
	for _, end := range []*big.Rat{d.Lo, d.Hi} {
		if at == nil && d.State == Part {
			at = end
		}
	}
	switch {
	case at == nil:
		return
	case d.State == Part:
		s.within(place(at), middle-dotSquare, 2*dotSquare, func(s surface) {
			s.rect(partInk, 0, wholeWidth, 0, 2*dotSquare)
			s.fill(stripes, hatchInk, 0, wholeWidth, 0, 2*dotSquare)
		})
	case d.LoOpen && d.Lo != nil && d.Lo.Cmp(at) == 0, d.HiOpen && d.Hi != nil && d.Hi.Cmp(at) == 0:
		s.circle(hollowInk, place(at), middle, dotRadius)
	default:
		s.circle(dotInk, place(at), middle, dotRadius)
	}
}
