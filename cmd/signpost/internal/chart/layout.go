package chart

import (
	"cmp"
	"math/big"
	"slices"
)

// All places are integers. Across they are hundredths of a per cent of the
// width, upwards hundredths of a pixel above the baseline. Whether two things
// touch is decided in hundredths of a pixel at the narrowest width; anywhere
// wider they are further apart.
const (
	wholeWidth    = 10000 // 100 per cent
	narrowest     = 236   // px
	plotHeight    = 20000
	widestSlot    = 3333 // so that one or two columns do not become walls
	columnShare   = 64   // of the slot, in per cent
	fewShare      = 44   // of the slot when there are fewer than five
	openHeight    = 1400 // of the dashed lines on a column without a known end
	valueGap      = 500  // between a column and its figure
	overhang      = 1200 // that a text may stand out of the drawing at its sides
	labelGap      = 300  // between two labels in one row
	leaderMinimum = 300  // a figure raised less than this needs no line
)

// A mark is what stands on the axis at one place, or at a run of places that
// have no figure for the same reason.
type mark struct {
	first, last int // places on the axis
	state       State
	height      int // of the column
	upper       int // of the outline above it; height where there is none
	open        bool
	value       label
	anchor      string // text-anchor of the figure
	x           int    // of the figure
	foot        int    // of the figure's box
}

// top is the highest point of what is drawn, without the figure.
func (m mark) top() int {
	switch {
	case m.state == Missing || m.state == Withheld:
		return plotHeight
	case m.open:
		return m.upper + openHeight
	}
	return m.upper
}

// inside reports whether the figure stands in the mark and not above it.
func (m mark) inside() bool { return m.foot < m.top() }

// A plan is where everything of a chart goes.
type plan struct {
	places int
	marks  []mark
	labels []label
	rows   []int // for each place, the row its label stands in
	// heights of the drawing above and below the baseline
	above, below int
	rowTops      []int // of each row of labels, below the baseline
}

// A box is a rectangle in hundredths of a pixel at the narrowest width.
type box struct{ left, right, bottom, top int }

func (a box) touches(b box) bool {
	return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top
}

func arrange(columns []Column) plan {
	p := plan{places: len(columns)}
	p.marks = marksOf(columns, p)
	p.placeValues()
	for _, m := range p.marks {
		p.above = max(p.above, m.top(), m.foot+m.value.height())
	}
	p.placeLabels(columns)
	return p
}

// slot returns the left edge of a place; slot(i+1) is its right edge.
func (p plan) slot(i int) int { return i * min(wholeWidth/p.places, widestSlot) }

// edges returns the left and right edge of a mark.
func (p plan) edges(m mark) (left, right int) {
	share := columnShare
	if p.places < 5 {
		share = fewShare
	}
	margin := p.slot(1) * (100 - share) / 200
	return p.slot(m.first) + margin, p.slot(m.last+1) - margin
}

// pixels turns a place across into hundredths of a pixel at the narrowest width.
func pixels(x int) int { return x * narrowest / 100 }

func marksOf(columns []Column, p plan) []mark {
	highest := new(big.Rat)
	for _, c := range columns {
		for _, r := range []*big.Rat{c.Height, c.Upper} {
			if c.hasFigure() && r != nil && r.Cmp(highest) > 0 {
				highest = r
			}
		}
	}
	var marks []mark
	for i, c := range columns {
		m := mark{first: i, last: i, state: c.State}
		if c.hasFigure() {
			m.height = scale(c.Height, highest)
			m.upper = max(m.height, scale(c.Upper, highest))
			m.open = c.Open
		} else if before := len(marks) - 1; before >= 0 && marks[before].state == c.State && columns[i-1].Text == c.Text {
			marks[before].last = i
			continue
		}
		marks = append(marks, m)
	}
	for i := range marks {
		m := &marks[i]
		m.value = wrap(columns[m.first].Text, pixels(p.slot(m.last+1)-p.slot(m.first)))
	}
	return marks
}

func (c Column) hasFigure() bool { return c.State == Value || c.State == Part }

// scale returns r as a height, with highest filling the plot. Halves are
// rounded up.
func scale(r, highest *big.Rat) int {
	if r == nil || r.Sign() <= 0 {
		return 0
	}
	part := new(big.Rat).Quo(r, highest)
	part.Mul(part, big.NewRat(2*plotHeight, 1)).Add(part, big.NewRat(1, 1))
	half := new(big.Int).Quo(part.Num(), part.Denom())
	return int(half.Int64() / 2)
}

// placeValues puts each figure above its mark, the tallest first. A figure that
// would touch a mark or a figure already placed goes up until it does not.
func (p *plan) placeValues() {
	var taken []box
	order := make([]int, len(p.marks))
	for i, m := range p.marks {
		order[i] = i
		left, right := p.edges(m)
		taken = append(taken, box{pixels(left), pixels(right), 0, m.top()})
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.marks[b].top(), p.marks[a].top()) })
	for _, i := range order {
		m := &p.marks[i]
		left, right := p.edges(*m)
		b := p.across(m, left, right)
		if gap := m.state == Missing || m.state == Withheld; gap && m.value.width+valueGap <= pixels(right-left) {
			m.foot = (plotHeight - m.value.height()) / 2
			continue
		}
		b.bottom = m.top() + valueGap
		for moved := true; moved; {
			moved = false
			b.top = b.bottom + m.value.height()
			for _, t := range taken {
				if b.touches(t) {
					b.bottom, moved = t.top+valueGap, true
				}
			}
		}
		m.foot = b.bottom
		taken = append(taken, b)
	}
}

// across chooses how a figure stands to its mark, centred unless it would stand
// out of the drawing, and returns its box without its height.
func (p *plan) across(m *mark, left, right int) box {
	var b box
	m.anchor, m.x, b.left, b.right = stand(left, right, m.value.width)
	return b
}

// stand places a text of a width beside the edges of what it belongs to.
func stand(left, right, width int) (anchor string, x, from, to int) {
	middle := (left + right) / 2
	from, to = pixels(middle)-width/2, pixels(middle)+width/2
	switch {
	case from < -overhang:
		return "start", left, pixels(left), pixels(left) + width
	case to > pixels(wholeWidth)+overhang:
		return "end", right, pixels(right) - width, pixels(right)
	}
	return "middle", middle, from, to
}

// placeLabels puts the labels of the axis into as few rows as keep them apart.
func (p *plan) placeLabels(columns []Column) {
	for _, c := range columns {
		text := wrap(c.Label, pixels(p.slot(1))-labelGap)
		if c.State == Part {
			part := wrap("part year", pixels(p.slot(1))-labelGap)
			text.lines = append(text.lines, part.lines...)
			text.width = max(text.width, part.width)
		}
		p.labels = append(p.labels, text)
	}
	rows := 1
	for !p.fitsIn(rows) {
		rows++
	}
	heights := make([]int, rows)
	for i, l := range p.labels {
		p.rows = append(p.rows, i%rows)
		heights[i%rows] = max(heights[i%rows], l.height())
	}
	p.below = valueGap
	for _, h := range heights {
		p.rowTops = append(p.rowTops, p.below)
		p.below += h
	}
	p.below += descent
}

// fitsIn reports whether labels dealt in turn to this many rows keep apart.
func (p *plan) fitsIn(rows int) bool {
	for i := rows; i < p.places; i++ {
		_, _, _, end := stand(p.slot(i-rows), p.slot(i-rows+1), p.labels[i-rows].width)
		_, _, start, _ := stand(p.slot(i), p.slot(i+1), p.labels[i].width)
		if end+labelGap > start {
			return false
		}
	}
	return true
}
