package chart

import (
	"cmp"
	"math/big"
	"slices"
)

// Heights in a plan are hundredths of a pixel above the baseline. For places
// across see surface.
const (
	plotHeight    = 20000
	compactHeight = 6400
	fileHeight    = 24000
	widestSlot    = 3333 // so that one or two columns do not become walls
	columnShare   = 64   // of the slot, in per cent
	fewShare      = 44   // of the slot when there are fewer than five
	openHeight    = 1400 // of the dashed lines on a column without a known end
	valueGap      = 500  // between a column and its figure
	overhang      = 1200 // that a text may stand out of the drawing at its sides
	labelGap      = 300  // between two labels in one row
	outline       = 150  // that a mark's outline may stand out of it
	leadMargin    = 100  // between a line and words that it does not lead to
	leaderMinimum = 300  // a figure raised less than this needs no line
)

// A mark is what stands on the axis at one place, or at a run of places that
// have no figure for the same reason.
type mark struct {
	first, last int // places on the axis
	state       State
	height      int // of the column
	upper       int // of the outline above it, or of a box; height where there is none
	open        bool
	value       label
	anchor      string // text-anchor of the figure
	x           int    // of the figure
	foot        int    // of the figure's box
	loose       bool   // no line leads to the figure
}

func (m mark) isGap() bool { return m.state == Missing || m.state == Withheld }

// top is the highest point of what is drawn, without the figure.
func (m mark) top() int {
	if m.open {
		return m.upper + openHeight
	}
	return m.upper
}

// inside reports whether the figure stands in the mark and not above it.
func (m mark) inside() bool { return m.foot < m.top() }

// rise is how far a figure is above its usual place.
func (m mark) rise() int { return m.foot - m.top() - valueGap }

// hasLead reports whether a line leads from the mark up to its figure.
func (m mark) hasLead() bool {
	return !m.value.empty() && !m.loose && !m.inside() && m.rise() >= leaderMinimum
}

// A plan is where everything of a chart goes.
type plan struct {
	surface surface
	places  int
	plot    int // height of the highest figure
	marks   []mark
	labels  []label
	rows    []int // for each place, the row its label stands in
	// heights of the drawing above and below the baseline
	above, below int
	rowTops      []int // of each row of labels, below the baseline
}

// A box is a rectangle in hundredths of a pixel at the narrowest width.
type box struct{ left, right, bottom, top int }

func (a box) touches(b box) bool {
	return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top
}

// arrange plans c for a surface, with the highest figure so high.
func arrange(c ColumnChart, s surface, plot int) plan {
	p := plan{surface: s, places: len(c.Columns), plot: plot}
	p.marks = p.marksOf(c)
	p.placeValues()
	raised := slices.ContainsFunc(p.marks, func(m mark) bool { return m.rise() > 0 && !m.isGap() })
	if _, _, found := p.crossing(); found || raised && c.Compact {
		p.thinValues()
		p.placeValues()
	}
	for raised, crossed, found := p.crossing(); found; raised, crossed, found = p.crossing() {
		p.silence(raised, crossed)
		p.placeValues()
	}
	if c.Max != nil { // baselines of charts beside each other should be level
		p.above = plot + valueGap + lineHeight
	}
	for _, m := range p.marks {
		p.above = max(p.above, m.top(), m.foot+m.value.height())
	}
	p.wrapLabels(c.Columns)
	p.placeLabels(p.thinLabels(c))
	return p
}

// slot returns the left edge of a place; slot(i+1) is its right edge.
func (p *plan) slot(i int) int { return i * min(wholeWidth/p.places, widestSlot) }

// edges returns the left and right edge of a mark.
func (p *plan) edges(m mark) (left, right int) {
	share := columnShare
	if p.places < 5 {
		share = fewShare
	}
	margin := p.slot(1) * (100 - share) / 200
	return p.slot(m.first) + margin, p.slot(m.last+1) - margin
}

func (p *plan) marksOf(c ColumnChart) []mark {
	highest := c.highest()
	var marks []mark
	for i, column := range c.Columns {
		m := mark{first: i, last: i, state: column.State, upper: p.plot}
		if column.hasFigure() {
			m.height = scale(column.Height, highest, p.plot)
			m.upper = max(m.height, scale(column.Upper, highest, p.plot))
			m.open = column.Open
		} else if before := len(marks) - 1; before >= 0 && marks[before].state == column.State && c.Columns[i-1].Text == column.Text {
			marks[before].last = i
			continue
		}
		marks = append(marks, m)
	}
	for i := range marks {
		m := &marks[i]
		width := p.surface.pixels(p.slot(m.last+1) - p.slot(m.first))
		m.value = wrap(run{text: c.Columns[m.first].Text, bold: !m.isGap()}, width)
	}
	return marks
}

// highest is the figure at the top of the scale.
func (c ColumnChart) highest() *big.Rat {
	highest := new(big.Rat)
	if c.Max != nil {
		highest = c.Max
	}
	for _, c := range c.Columns {
		for _, r := range []*big.Rat{c.Height, c.Upper} {
			if c.hasFigure() && r != nil && r.Cmp(highest) > 0 {
				highest = r
			}
		}
	}
	return highest
}

func (c Column) hasFigure() bool { return c.State == Value || c.State == Part }

// scale returns r in proportion to highest, which is full. Halves are rounded up.
func scale(r, highest *big.Rat, full int) int {
	if r == nil || r.Sign() <= 0 || highest.Sign() <= 0 {
		return 0
	}
	// r ÷ highest × full + ½, with one denominator.
	whole := new(big.Int).Mul(r.Denom(), highest.Num())
	part := new(big.Int).Mul(r.Num(), highest.Denom())
	part.Mul(part, big.NewInt(2*int64(full))).Add(part, whole)
	return int(part.Quo(part, whole.Lsh(whole, 1)).Int64())
}

// placeValues puts each figure above its mark, the tallest first. A figure that
// would touch a mark or a figure already placed goes up until it does not.
func (p *plan) placeValues() {
	var taken []box
	order := make([]int, len(p.marks))
	for i, m := range p.marks {
		order[i] = i
		left, right := p.edges(m)
		taken = append(taken, box{p.surface.pixels(left) - outline, p.surface.pixels(right) + outline, 0, m.top() + outline})
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.marks[b].top(), p.marks[a].top()) })
	for _, i := range order {
		m := &p.marks[i]
		left, right := p.edges(*m)
		b := p.across(m, left, right)
		if m.isGap() && m.value.width+valueGap <= p.surface.pixels(right-left) && m.value.height()+valueGap <= p.plot {
			m.foot = (p.plot - m.value.height()) / 2
			continue
		}
		b.bottom = m.top() + valueGap
		for moved := !m.value.empty(); moved; {
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
	m.anchor, m.x, b.left, b.right = p.stand(left, right, m.value.width)
	return b
}

// stand places a text of a width beside the edges of what it belongs to.
func (p *plan) stand(left, right, width int) (anchor string, x, from, to int) {
	s := p.surface
	middle := (left + right) / 2
	from, to = s.pixels(middle)-width/2, s.pixels(middle)+width/2
	switch {
	case from < -overhang:
		return "start", left, s.pixels(left), s.pixels(left) + width
	case to > s.span+overhang:
		return "end", right, s.pixels(right) - width, s.pixels(right)
	}
	return "middle", middle, from, to
}

// wrapLabels breaks the words under the axis.
func (p *plan) wrapLabels(columns []Column) {
	limit := p.surface.pixels(p.slot(1)) - labelGap
	for _, c := range columns {
		l := wrap(run{text: c.Label}, limit)
		if c.State == Part {
			part := wrap(run{text: "part year"}, limit)
			l.lines = append(l.lines, part.lines...)
			l.width = max(l.width, part.width)
		}
		p.labels = append(p.labels, l)
	}
}

// placeLabels puts the labels of the axis into so many rows.
func (p *plan) placeLabels(rows int) {
	heights := make([]int, rows)
	p.rows = make([]int, p.places)
	dealt := 0
	for i, l := range p.labels {
		if l.empty() {
			continue
		}
		p.rows[i] = dealt % rows
		heights[p.rows[i]] = max(heights[p.rows[i]], l.height())
		dealt++
	}
	p.below = valueGap
	for _, h := range heights {
		p.rowTops = append(p.rowTops, p.below)
		p.below += h
	}
	p.below += descent
}
