package chart

// draw writes a plan and returns its height.
func (p plan) draw(s surface) int {
	for _, m := range p.marks {
		p.drawMark(s, m)
	}
	s.line(baseInk, 0, p.above, p.slot(p.places), p.above)
	for i, l := range p.labels {
		p.drawLabel(s, i, l)
	}
	return p.above + p.below
}

// drawMark writes one column or box with its figure.
func (p plan) drawMark(s surface, m mark) {
	left, right := p.edges(m)
	foot, top, upper := p.above, p.above-m.height, p.above-m.upper
	switch m.state {
	case Value:
		s.rect(columnInk, left, right, top, foot)
	case Part:
		s.rect(partInk, left, right, top, foot)
		s.fill(stripes, hatchInk, left, right, top, foot)
	default:
		s.rect(gapInk, left, right, upper, foot)
		top = upper
	}
	if m.upper > m.height {
		s.rect(rangeInk, left, right, upper, top)
	}
	if m.open {
		s.line(openInk, left, upper, left, upper-openHeight)
		s.line(openInk, right, upper, right, upper-openHeight)
	}
	if m.hasLead() {
		s.line(leadInk, m.x, p.above-m.top(), m.x, p.above-m.foot+valueGap/2)
	}
	s.words(m.anchor, m.x, 0, p.above-m.foot-m.value.height(), m.value)
	s.out.WriteByte('\n')
}

// drawLabel writes the words under a place, with a line down to them when they are
// not in the first row.
func (p plan) drawLabel(s surface, i int, l label) {
	if l.empty() {
		return
	}
	top := p.above + p.rowTops[p.rows[i]]
	anchor, x, _, _ := p.stand(p.slot(i), p.slot(i+1), l.width)
	if p.rows[i] > 0 {
		s.line(leadInk, x, p.above, x, top)
	}
	s.words(anchor, x, 0, top, l)
	s.out.WriteByte('\n')
}
