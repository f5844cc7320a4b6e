package chart

// What is left out where there is no room for all words. The table beside the
// drawing has them.

// thinValues takes the words from all columns but the first, the last and the
// highest. A gap keeps its reason.
func (p *plan) thinValues() {
	highest := 0
	for i, m := range p.marks {
		if !m.isGap() && (p.marks[highest].isGap() || m.top() > p.marks[highest].top()) {
			highest = i
		}
	}
	for i := range p.marks {
		if m := &p.marks[i]; !m.isGap() && i != 0 && i != highest && i != len(p.marks)-1 {
			m.value = label{}
		}
	}
}

// crossing finds a figure raised above its mark whose line runs through the
// figure of another.
func (p *plan) crossing() (raised, crossed int, found bool) {
	for i, m := range p.marks {
		if !m.hasLead() {
			continue
		}
		x := p.surface.pixels(m.x)
		line := box{x - leadMargin, x + leadMargin, m.top(), m.foot - valueGap/2}
		for j, other := range p.marks {
			if i != j && !other.value.empty() && line.touches(p.valueBox(other)) {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

// silence takes the words from one of two marks. A gap keeps its reason: of two
// gaps, the one that is raised only loses its line.
func (p *plan) silence(raised, crossed int) {
	switch {
	case !p.marks[raised].isGap():
		p.marks[raised].value = label{}
	case !p.marks[crossed].isGap():
		p.marks[crossed].value = label{}
	default:
		p.marks[raised].loose = true
	}
}

// valueBox is where the words of a mark stand.
func (p *plan) valueBox(m mark) box {
	left, right := p.edges(m)
	_, _, from, to := p.stand(left, right, m.value.width)
	return box{from, to, m.foot, m.foot + m.value.height()}
}

// thinLabels takes labels from the axis until the rest keep apart, and returns the
// rows that they need: one in a compact chart, one or two in any other. Every
// second, third … label stays, counted from the last, and those of parts of a
// period if they can.
func (p *plan) thinLabels(c ColumnChart) int {
	if p.fitsIn(1) {
		return 1
	}
	rows := 2
	if c.Compact {
		rows = 1
		for i := 1; i < p.places-1; i++ {
			p.labels[i] = label{}
		}
	}
	all := p.labels
	for _, parts := range []bool{true, false} {
		for step := 1; step <= p.places; step++ {
			p.labels = make([]label, p.places)
			for i, l := range all {
				if (p.places-1-i)%step == 0 || parts && c.Columns[i].State == Part {
					p.labels[i] = l
				}
			}
			if p.fitsIn(rows) {
				return rows
			}
		}
	}
	return rows
}

// fitsIn reports whether labels dealt in turn to this many rows keep apart, and
// in two rows from the lines that lead to the second.
func (p *plan) fitsIn(rows int) bool {
	ends := make([]int, rows)
	dealt, line := 0, 0
	for i, l := range p.labels {
		if l.empty() {
			continue
		}
		_, x, start, end := p.stand(p.slot(i), p.slot(i+1), l.width)
		row := dealt % rows
		if dealt >= rows && ends[row]+labelGap > start || rows == 2 && dealt > 0 && row == 0 && line+leadMargin > start {
			return false
		}
		if line = p.surface.pixels(x); rows == 2 && row == 1 && ends[0]+leadMargin > line {
			return false
		}
		ends[row] = end
		dealt++
	}
	return true
}
