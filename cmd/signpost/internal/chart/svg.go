package chart

import (
	"fmt"
	"html/template"
	"strings"
)

// A writer writes the marks of one chart.
type writer struct {
	strings.Builder
	id string
	p  plan
}

func draw(c ColumnChart, p plan) string {
	w := &writer{id: safeID(c.ID), p: p}
	fmt.Fprintf(w, `<svg class="chart" role="img" aria-labelledby="%[1]s-title" aria-describedby="%[1]s-desc" width="100%%" height="%[2]s">`,
		w.id, hundredths(p.above+p.below))
	fmt.Fprintf(w, `<title id="%s-title">%s</title>`, w.id, text(c.Title))
	fmt.Fprintf(w, `<desc id="%s-desc">%s</desc>`, w.id, text(c.Description))
	w.hatch()
	w.WriteString("\n<g aria-hidden=\"true\">\n")
	for _, m := range p.marks {
		w.mark(m)
	}
	w.line("chart-base", 0, 0, p.slot(p.places), 0)
	for i, l := range p.labels {
		w.axisLabel(i, l)
	}
	w.WriteString("</g>\n</svg>")
	return w.String()
}

// hatch defines the pattern for parts of a period, once, if there are any.
func (w *writer) hatch() {
	for _, m := range w.p.marks {
		if m.state == Part {
			fmt.Fprintf(w, `<defs><pattern id="%s-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">`+
				`<rect class="chart-ground" width="7" height="7"/><rect class="chart-hatch" width="3" height="7"/></pattern></defs>`, w.id)
			return
		}
	}
}

// mark writes one column or box with its figure.
func (w *writer) mark(m mark) {
	left, right := w.p.edges(m)
	switch m.state {
	case Value:
		w.rect("chart-column", "", left, right, 0, m.height)
	case Part:
		w.rect("chart-part", ` fill="url(#`+w.id+`-hatch)"`, left, right, 0, m.height)
	default:
		w.rect("chart-gap", "", left, right, 0, plotHeight)
	}
	if m.upper > m.height {
		w.rect("chart-range", "", left, right, m.height, m.upper)
	}
	if m.open {
		w.line("chart-open", left, m.upper, left, m.upper+openHeight)
		w.line("chart-open", right, m.upper, right, m.upper+openHeight)
	}
	if rise := m.foot - m.top() - valueGap; rise >= leaderMinimum && !m.inside() {
		w.line("chart-lead", m.x, m.top(), m.x, m.foot-valueGap/2)
	}
	w.words("chart-value", m.anchor, m.x, m.foot+m.value.height(), m.value)
	w.WriteByte('\n')
}

// axisLabel writes the words under a place, with a line down to them when they
// are not in the first row.
func (w *writer) axisLabel(i int, l label) {
	top := w.p.rowTops[w.p.rows[i]]
	anchor, x, _, _ := stand(w.p.slot(i), w.p.slot(i+1), l.width)
	if w.p.rows[i] > 0 {
		w.line("chart-lead", x, 0, x, -top)
	}
	w.words("chart-label", anchor, x, -top, l)
	w.WriteByte('\n')
}

// words writes a label whose first line begins at top, above the baseline.
func (w *writer) words(class, anchor string, x, top int, l label) {
	fmt.Fprintf(w, `<text class="%s" text-anchor="%s">`, class, anchor)
	for i, line := range l.lines {
		foot := top - (i+1)*lineHeight + descent
		fmt.Fprintf(w, `<tspan x="%s%%" y="%s">%s</tspan>`, hundredths(x), w.down(foot), text(line))
	}
	w.WriteString("</text>")
}

// rect writes a rectangle between two edges and two heights above the baseline,
// or nothing where it would have no height.
func (w *writer) rect(class, fill string, left, right, bottom, top int) {
	if top > bottom {
		fmt.Fprintf(w, `<rect class="%s"%s x="%s%%" y="%s" width="%s%%" height="%s"/>`,
			class, fill, hundredths(left), w.down(top), hundredths(right-left), hundredths(top-bottom))
	}
}

func (w *writer) line(class string, x1, y1, x2, y2 int) {
	fmt.Fprintf(w, `<line class="%s" x1="%s%%" y1="%s" x2="%s%%" y2="%s"/>`,
		class, hundredths(x1), w.down(y1), hundredths(x2), w.down(y2))
}

// down turns a height above the baseline into pixels from the top of the
// drawing, which is how SVG counts.
func (w *writer) down(height int) string { return hundredths(w.p.above - height) }

// text makes a text of the caller safe between tags.
func text(s string) string { return template.HTMLEscapeString(s) }

// safeID keeps what an id may hold without quoting anywhere: in an attribute, in
// url(#…) and in a list of ids.
func safeID(id string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, id)
}

// hundredths prints n hundredths as a decimal without needless zeros: 1250 as
// 12.5.
func hundredths(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
