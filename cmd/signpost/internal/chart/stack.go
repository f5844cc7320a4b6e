package chart

import (
	"html/template"
	"math/big"
)

// A Segment is one part of the whole that a [StackChart] shows.
type Segment struct {
	// Label names the part in a few words: "boys". Text is its share as the page
	// prints it: "91 per cent".
	Label, Text string
	// Share is the part's share of the whole, from 0 to 1. Nil and anything below
	// 0 count as nought: the words stand, and nothing is filled.
	Share *big.Rat
}

// A StackChart is what [Stack] draws: one bar that is the whole, cut into parts.
type StackChart struct {
	// ID, Title and Description are as in [ColumnChart].
	ID, Title, Description string
	// Segments stand from left to right in the order given.
	Segments []Segment
	// Rest names what is left of the whole when the shares add up to less than 1.
	// When it is empty, what is left is an outline without words.
	Rest string
}

// Measures of a stack in hundredths of a pixel.
const (
	stackHeight     = 4800
	fileStackHeight = 6400
	poleInset       = 600  // of a pole from the edge of its segment
	poleGap         = 600  // between a pole and the words beside it
	flagGap         = 1000 // between words in one row and the next pole
	flagRowGap      = 500  // between two rows
	sliver          = 600  // a segment narrower than this keeps its whole width
	cutWidth        = 200
)

// Stack draws c as one bar across the whole width: the whole, from 0 to 1.
//
// Each part has its words at a line of its own, under the bar or, where there is
// no room to the right, over it, so no key is needed and nothing overlaps at the
// narrowest width. Parts beside each other differ in pattern as well as in
// colour and have a gap between them. Shares that rounding has made add up to
// more than 1 are drawn in proportion to their sum. Stack returns the empty string
// for a chart without segments.
func Stack(c StackChart) template.HTML {
	if len(c.Segments) == 0 {
		return ""
	}
	return fluid(c.ID, c.Title, c.Description, "chart", func(s surface) int { return c.draw(s) })
}

// A flag is a segment with its words on a pole.
type flag struct {
	from, to int // edges of the segment across
	rest     bool
	pole     int // across
	words    label
	over     bool // the bar, with the words to the left of the pole
	row      int  // counted from the bar
}

func (c StackChart) draw(s surface) int {
	flags := c.arrange(s)
	height := stackHeight
	if s.fixed {
		height = fileStackHeight
	}
	over, under := rowTops(flags, true), rowTops(flags, false)
	top := over[len(over)-1]
	for i, f := range flags {
		f.draw(s, i, top, top+height)
	}
	drawCuts(s, flags, top, top+height)
	s.out.WriteByte('\n')
	for _, f := range flags {
		switch {
		case f.words.empty():
			continue
		case f.over:
			y := top - over[f.row] - f.words.height()
			s.line(leadInk, f.pole, y, f.pole, top)
			s.words("end", f.pole, -poleGap, y, f.words)
		default:
			y := top + height + under[f.row]
			s.line(leadInk, f.pole, top+height, f.pole, y+f.words.height())
			s.words("start", f.pole, poleGap, y, f.words)
		}
		s.out.WriteByte('\n')
	}
	return top + height + under[len(under)-1]
}

// draw writes the bar's part number i.
func (f flag) draw(s surface, i, top, foot int) {
	if f.rest {
		s.rect(restInk, f.from, f.to, top, foot)
		return
	}
	textured := func(t texture, ground, pattern ink) {
		s.rect(ground, f.from, f.to, top, foot)
		s.fill(t, pattern, f.from, f.to, top, foot)
	}
	// Parts beside each other differ in colour and in pattern, the sixth and the
	// first included.
	switch i % 6 {
	case 0:
		s.rect(solid1Ink, f.from, f.to, top, foot)
	case 1:
		textured(spots, ground2Ink, pattern2Ink)
	case 2:
		s.rect(solid3Ink, f.from, f.to, top, foot)
	case 3:
		textured(bars, ground4Ink, pattern4Ink)
	case 4:
		textured(checks, ground1Ink, pattern1Ink)
	case 5:
		textured(spots, ground3Ink, pattern3Ink)
	}
}

// drawCuts writes the gaps between the parts. A gap takes nothing from a sliver,
// of which too little would be left to see.
func drawCuts(s surface, flags []flag, top, foot int) {
	narrow := func(f flag) bool { return s.pixels(f.to-f.from) < sliver }
	for i, f := range flags[1:] {
		before := flags[i]
		if f.from == f.to || f.from == 0 {
			continue
		}
		shift := 0
		switch {
		case narrow(before) && !narrow(f):
			shift = cutWidth / 2
		case narrow(f) && !narrow(before):
			shift = -cutWidth / 2
		}
		s.shape(cutInk, f.from, top, shift, -100, shift, foot-top+100)
	}
}

// arrange cuts the whole into segments and places their words.
func (c StackChart) arrange(s surface) []flag {
	whole := big.NewRat(1, 1)
	sum := new(big.Rat)
	for _, segment := range c.Segments {
		sum.Add(sum, segment.share())
	}
	rest := sum.Cmp(whole) < 0
	if !rest {
		whole = sum
	}
	var flags []flag
	so := new(big.Rat)
	for _, segment := range c.Segments {
		f := flag{from: scale(so, whole, wholeWidth)}
		so = new(big.Rat).Add(so, segment.share())
		f.to = scale(so, whole, wholeWidth)
		flags = append(flags, f)
	}
	if rest {
		flags = append(flags, flag{from: flags[len(flags)-1].to, to: wholeWidth, rest: true})
	}
	texts := func(i int) []run {
		if i < len(c.Segments) {
			return []run{{text: c.Segments[i].Label}, {text: c.Segments[i].Text, bold: true}}
		}
		return []run{{text: c.Rest}}
	}
	// Words on one line each read best; on two they may need fewer rows. A file has
	// room, and not every program that shows it can set two weights in one line.
	oneLine := func(i, limit int) label { return fold(limit, named(texts(i)...)...) }
	twoLines := func(i, limit int) label { return stacked(limit, texts(i)...) }
	if !s.fixed && hoist(s, flags, oneLine) == 1 || hoist(s, flags, twoLines) == 1 || s.fixed {
		return flags
	}
	hoist(s, flags, oneLine)
	return flags
}

func (s Segment) share() *big.Rat {
	if s.Share == nil || s.Share.Sign() < 0 {
		return new(big.Rat)
	}
	return s.Share
}

// hoist puts the words of all flags beside their poles, in as few rows as keep
// them apart, and returns how many rows that takes on the side that has more.
func hoist(s surface, flags []flag, words func(i, limit int) label) int {
	inset := func(f flag) int { return min(s.share(poleInset), (f.to-f.from)/2) }
	for i := range flags {
		f := &flags[i]
		left, right := f.from+inset(*f), f.to-inset(*f)
		toRight, toLeft := s.span-s.pixels(left)-poleGap, s.pixels(right)-poleGap
		f.pole, f.over = left, false
		f.words = words(i, toRight)
		if whole := words(i, s.span); toLeft > toRight && (f.words.height() > whole.height() || f.words.width > toRight) {
			f.pole, f.over = right, true
			f.words = words(i, toLeft)
		}
	}
	rows := 1
	// Words under the bar stand to the right of their poles: a pole that ends in a
	// lower row stands to the left of all that end in a higher one. Over the bar it
	// is the other way round.
	for i := len(flags) - 1; i >= 0; i-- {
		if f := &flags[i]; !f.over {
			f.row = freeRow(flags[i+1:], *f, func(g flag) int { return s.pixels(g.pole - f.pole) })
			rows = max(rows, f.row+1)
		}
	}
	for i := range flags {
		if f := &flags[i]; f.over {
			f.row = freeRow(flags[:i], *f, func(g flag) int { return s.pixels(f.pole - g.pole) })
			rows = max(rows, f.row+1)
		}
	}
	return rows
}

// freeRow returns the row nearest the bar in which f's words end before each pole
// that stands in their way.
func freeRow(placed []flag, f flag, distance func(flag) int) int {
	row := 0
	for _, g := range placed {
		if g.over == f.over && !g.words.empty() && distance(g) < poleGap+f.words.width+flagGap {
			row = max(row, g.row+1)
		}
	}
	return row
}

// rowTops returns how far each row of words on one side is from the bar, and last
// how far all of them reach.
func rowTops(flags []flag, over bool) []int {
	var heights []int
	for _, f := range flags {
		if f.over != over || f.words.empty() {
			continue
		}
		for len(heights) <= f.row {
			heights = append(heights, 0)
		}
		heights[f.row] = max(heights[f.row], f.words.height())
	}
	tops := []int{flagRowGap}
	for _, h := range heights {
		tops = append(tops, tops[len(tops)-1]+h+flagRowGap)
	}
	if len(heights) == 0 {
		tops[0] = cutWidth
	}
	return tops
}
