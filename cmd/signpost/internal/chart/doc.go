// Package chart draws figures as accessible SVG: in a page, and as files to pass
// on. It takes plain values and knows nothing of series, sources or pages: the
// caller decides what is drawn and prints the same figures as a table beside it
// (WCAG 2.2, 1.1.1).
//
//	how much, over time               Columns
//	the same for several places       Columns with Compact and one Max for all
//	the parts of one whole            Stack
//	figures known only within limits  Dots
//	a share, said in a few words      Icons
//	how much, by name                 DrawBar in each row of a table
//	any of them as a file             File
//
// All kinds keep the same rules. A scale begins at nought. What nobody knows is a
// dotted empty box with words, never nought; a part of a period is striped; what
// is known only to be more, less or between is an outline or dashes. Nothing rests
// on colour: patterns, outlines and words say the same. To a screen reader a
// drawing is one picture with a name and a description, read once. The same values
// give the same bytes on every machine: no floating-point number takes part.
//
// # In a page
//
// A drawing has no viewBox. Places across are per cent of the width and places
// downwards are pixels, so the drawing fills any width and its text keeps the size
// the stylesheet gives it: 14 px. What must be done for nothing to collide in the
// narrowest column of a page, 236 px wide on a screen of 320 px, is worked out
// here, with the widest of the typefaces that a device may put in. Nothing is
// rotated and no word is shortened.
//
// Colours are the stylesheet's, by class; there is no style attribute, so a drawing
// passes a strict Content-Security-Policy, and no id but those of the title and
// the description. The classes are:
//
//	chart            the svg; chart-icons and chart-bar beside it, for those kinds
//	chart-value      words: a figure; chart-label all other words
//	chart-column     a column or bar for a full period
//	chart-part       the ground and outline of a mark for a part of a period
//	chart-hatch      the stripes on it
//	chart-range      dashed: from the least to the most a figure may be
//	chart-open       dashed: the figure is more than what is filled
//	chart-gap        dotted box: there is no figure
//	chart-dot        a stated number; a circle that counts
//	chart-hollow     a stated number that the figure is not: more than 166
//	chart-empty      a circle that does not count
//	chart-span       the interval in which a figure lies
//	chart-base       the zero line
//	chart-lead       a thin line from a mark to its words
//	chart-rule       a line that guides the eye
//	chart-solid      a part of a whole in its tone
//	chart-ground     the same, patterned: the ground; chart-pattern what is on it
//	chart-tone1      beside these three: which tone; also chart-tone2, 3 and 4
//	chart-rest       what is left of a whole
//	chart-cut        the gap between two parts, in the colour of the paper
package chart
