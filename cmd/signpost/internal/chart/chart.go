// Package chart draws figures as accessible SVG.
//
// [Columns] draws one column per period. It takes plain values and knows
// nothing of series, sources or pages: the caller decides what is drawn and
// prints the same figures as a table beside it (WCAG 2.2, 1.1.1).
//
// The drawing has no viewBox. Places across are per cent of the width and
// places upwards are pixels, so the drawing fills any width and its text keeps
// the size the stylesheet gives it. What the text must be for nothing to
// collide in the narrowest column of a page, 236 px wide on a screen of 320 px,
// is worked out here: text is 14 px high, words wrap, labels of the axis take
// two rows where one is too narrow, and a value that would touch its neighbour
// is raised and tied to its column by a line. Nothing is rotated and nothing is
// shortened.
//
// Colours are the stylesheet's, by class; the drawing has no style attribute
// and passes a strict Content-Security-Policy. The classes are:
//
//	chart                the svg
//	chart-value          the figure above a column; chart-label below it
//	chart-column         a column for a full period
//	chart-part           a column for a part of a period, filled with a hatch
//	chart-hatch          the lines of the hatch; chart-ground between them
//	chart-range          dashed: from the least to the most a figure may be
//	chart-open           dashed: the figure is more than the column shows
//	chart-gap            dotted box: there is no figure
//	chart-base           the zero line
//	chart-lead           a thin line from a column or the axis to its words
package chart

import (
	"html/template"
	"math/big"
)

// State says what stands at a place of the axis.
type State uint8

const (
	// Missing is a period without a figure. It is the zero State, so that a
	// Column nobody filled is not drawn as nought.
	Missing State = iota
	// Value is a figure for a full period.
	Value
	// Part is a figure for less than a full period.
	Part
	// Withheld is a period whose figure is kept back.
	Withheld
)

// A Column is one place of the axis.
type Column struct {
	// Label is the period in a few words: "2023", "Jan–Jun 2023".
	Label string
	// Text is the figure as the page prints it, bound included: "619", "more
	// than 166", "75 to 90". For Missing and Withheld it is the reason: "no
	// figure".
	Text string
	// State is Missing, Value, Part or Withheld.
	State State
	// Height is the figure, or the least it may be, in the chart's unit. It is
	// needed for Value and Part and ignored for the others. A negative height
	// is not drawn and only has its words: this chart is for counts and shares.
	Height *big.Rat
	// Upper is the most the figure may be, when that is more than Height: the
	// space between them is drawn as an outline. Nil means no more than Height.
	Upper *big.Rat
	// Open says that the figure is more than Height and nobody knows how much.
	Open bool
}

// A ColumnChart is what [Columns] draws.
type ColumnChart struct {
	// ID is the prefix of the ids in the drawing: letters, digits and hyphens,
	// unique in the page.
	ID string
	// Title is the name of the drawing for a screen reader. Description says in
	// a sentence what there is to see.
	Title, Description string
	// Columns stand from left to right in the order given.
	Columns []Column
}

// Columns draws c from a baseline of zero: a cut axis makes a small change look
// large. It returns the empty string for a chart without columns.
//
// The tallest figure is 200 px high and the others are in proportion, rounded
// to a hundredth of a pixel. A period without a figure is a dotted box, never a
// column of height zero, and a run of them is one box. A part of a period is
// hatched and says "part year" under its label, so nothing rests on colour. To
// a screen reader the drawing is one picture with a title and a description.
//
// The same c gives the same bytes on every machine: no floating-point number
// takes part.
func Columns(c ColumnChart) template.HTML {
	if len(c.Columns) == 0 {
		return ""
	}
	// It is safe to call this HTML: the tags and attribute names are constants
	// of this package, numbers are printed from integers, ids are reduced to
	// letters, digits and hyphens by safeID, and every text of the caller goes
	// through template.HTMLEscapeString in text.
	return template.HTML(draw(c, arrange(c.Columns))) //nolint:gosec // See the comment above: every text is escaped.
}
