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
	// Max is the figure at the top of the scale, which small charts beside each
	// other share. Nil, or less than the highest figure of Columns, is that
	// highest figure.
	Max *big.Rat
	// Compact is for a small chart beside others: the tallest figure is 64 px
	// high, and as soon as there is no room for all figures right above their
	// columns only the first, the last and the highest keep theirs. In any other
	// chart that is so only where figures cannot be told apart by raising them.
	Compact bool
}

// Columns draws c from a baseline of zero: a cut axis makes a small change look
// large. It returns the empty string for a chart without columns.
//
// The tallest figure is 200 px high and the others are in proportion, rounded
// to a hundredth of a pixel. A period without a figure is a dotted box, never a
// column of height zero, and a run of them is one box. A part of a period is
// striped and says "part year" under its label. A figure that would touch its
// neighbour is raised and tied to its column by a line, and the labels of the axis
// take two rows where one is too narrow. Where even that does not help, because
// there are many columns and long numbers, some columns keep their words and the
// others leave them to the table: see [ColumnChart].
func Columns(c ColumnChart) template.HTML {
	if len(c.Columns) == 0 {
		return ""
	}
	return fluid(c.ID, c.Title, c.Description, "chart", func(s surface) int { return arrange(c, s, c.plotHeight()).draw(s) })
}

func (c ColumnChart) plotHeight() int {
	if c.Compact {
		return compactHeight
	}
	return plotHeight
}
