package chart

import (
	"math/big"
	"strings"
)

// A BarRow is one row of a [BarChart].
type BarRow struct {
	// Label names the row. Text is the figure as the page prints it, or the reason
	// why there is none.
	Label, Text string
	Bar
}

// A BarChart is horizontal bars with their names and figures. In a page it is a
// table with a [DrawBar] in each row.
type BarChart struct {
	// Rows stand from top to bottom in the order given.
	Rows []BarRow
}

// A Panel is one of several small charts.
type Panel struct {
	// Title names the panel: an area.
	Title string
	ColumnChart
}

// Multiples are small charts on one scale. In a page each of them is a [Columns]
// with Compact and the same Max.
type Multiples struct {
	// Panels stand in rows from left to right in the order given. The scale is
	// theirs together: the highest Max or figure of any.
	Panels []Panel
}

// A Tile is one large figure.
type Tile struct {
	// Number is the figure as it is printed: "619". Unit says of what. Sentence
	// compares it, or is empty.
	Number, Unit, Sentence string
}

// Measures of these drawings in hundredths of a pixel.
const (
	barThick    = 2600
	barRowGap   = 1000
	barBeside   = 1000 // between words and a bar
	panelGap    = 3600
	panelHeight = 9600
	panelTitle  = 1600
)

func (c BarChart) picture(s surface) int {
	var labels []label
	widest, figures := 0, 0
	for _, r := range c.Rows {
		l := fold(s.span*2/5, r.label()...)
		labels = append(labels, l)
		widest = max(widest, l.width)
		if r.hasFigure() {
			figures = max(figures, min(widthOf(r.Text, true), s.span/4))
		}
	}
	bars := s.part(s.share(widest+barBeside), wholeWidth-s.share(figures+barBeside), 0)
	y := 0
	for i, r := range c.Rows {
		figure := fold(max(figures, spaceWidth), run{r.Text, true})
		x, beside := r.end(), barBeside
		if !r.hasFigure() {
			figure = fold(bars.pixels(barLongest)-2*barBeside, run{text: r.Text})
			x = 0
		}
		height := max(barThick, labels[i].height()+descent, figure.height()+descent)
		middle := func(l label) int { return y + (height-l.height())/2 }
		s.words("start", 0, 0, middle(labels[i]), labels[i])
		r.draw(bars, y+(height-barThick)/2, y+(height+barThick)/2)
		bars.words("start", x, beside, middle(figure), figure)
		s.out.WriteByte('\n')
		y += height + barRowGap
	}
	if len(c.Rows) > 0 {
		bars.line(baseInk, 0, -barRowGap/2, 0, y-barRowGap/2)
	}
	return y
}

func (r BarRow) hasFigure() bool { return r.State == Value || r.State == Part }

// label is the words before the bar.
func (r BarRow) label() []run {
	if r.State == Part {
		return []run{{text: r.Label}, {text: "(part year)"}}
	}
	return []run{{text: r.Label}}
}

func (c BarChart) description() string {
	var said []string
	for _, r := range c.Rows {
		said = append(said, r.Label+": "+r.Text)
	}
	return strings.Join(said, "; ")
}

func (m Multiples) picture(s surface) int {
	highest := new(big.Rat)
	for _, panel := range m.Panels {
		if h := panel.highest(); h.Cmp(highest) > 0 {
			highest = h
		}
	}
	across := min(len(m.Panels), 3)
	if len(m.Panels) == 4 {
		across = 2
	}
	y := 0
	for first := 0; first < len(m.Panels); first += across {
		row := m.Panels[first:min(first+across, len(m.Panels))]
		if first > 0 {
			y += panelGap / 2
		}
		y += drawPanels(s.part(0, wholeWidth, y), row, across, highest)
	}
	return y
}

// drawPanels writes panels beside each other, with their baselines level.
func drawPanels(s surface, row []Panel, across int, highest *big.Rat) int {
	width := (s.span - (across-1)*panelGap) / across
	var plans []plan
	above, head, height := 0, 0, 0
	for i, panel := range row {
		inner := s
		inner.left, inner.span = s.left+i*(width+panelGap), width
		panel.Max, panel.Compact = highest, true
		title := fold(width*textSize/panelTitle, run{panel.Title, true})
		head = max(head, len(title.lines))
		var p plan
		if len(panel.Columns) > 0 {
			p = arrange(panel.ColumnChart, inner, panelHeight)
		}
		p.surface = inner
		above = max(above, p.above)
		plans = append(plans, p)
	}
	top := head*panelTitle*13/10 + descent + lineHeight/2
	for i, p := range plans {
		p.surface.heading(valueInk, panelTitle, row[i].Title)
		if p.places == 0 {
			continue
		}
		p.above = above
		inner := p.surface
		inner.top += top
		height = max(height, p.draw(inner))
	}
	return top + height
}

func (m Multiples) description() string {
	var said []string
	for _, p := range m.Panels {
		if p.Description == "" {
			said = append(said, p.Title)
		} else {
			said = append(said, p.Title+": "+p.Description)
		}
	}
	return sentences(said)
}

func (t Tile) picture(s surface) int {
	s.rect(accentInk, 0, wholeWidth, 0, 400)
	y := 1200
	for _, part := range []struct {
		ink   ink
		size  int
		words string
	}{{valueInk, 7200, t.Number}, {valueInk, 2000, t.Unit}, {labelInk, 2000, t.Sentence}} {
		y += s.part(0, wholeWidth, y).heading(part.ink, part.size, part.words)
	}
	return y
}

func (t Tile) description() string {
	return sentences([]string{t.Number + " " + t.Unit, t.Sentence})
}
