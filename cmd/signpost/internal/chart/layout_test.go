package chart

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
)

// At the narrowest width no two texts touch, and no figure touches a column
// other than its own. Anywhere wider they are further apart.
func TestNothingCollides(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for n := 1; n <= 16; n++ {
		for range 200 {
			c := randomColumns(random, n)
			if touching := collision(arrange(ColumnChart{Columns: c}, surface{span: narrowest}, plotHeight)); touching != "" {
				t.Fatalf("%d columns: %s\n%+v", n, touching, c)
			}
		}
	}
}

// collision names the first two things that touch, or "".
func collision(p plan) string {
	var figures, marks, labels []box
	for _, m := range p.marks {
		left, right := p.edges(m)
		figures = append(figures, p.valueBox(m))
		marks = append(marks, box{p.surface.pixels(left), p.surface.pixels(right), 0, m.top()})
	}
	for i, l := range p.labels {
		_, _, from, to := p.stand(p.slot(i), p.slot(i+1), l.width)
		top := -p.rowTops[p.rows[i]]
		labels = append(labels, box{from, to, top - l.height(), top})
	}
	if i, j, found := p.crossing(); found {
		return fmt.Sprintf("the line to figure %d runs through figure %d", i, j)
	}
	for i, f := range figures {
		for j := range figures {
			if p.marks[i].value.empty() || p.marks[j].value.empty() {
				continue
			}
			if i != j && f.touches(figures[j]) {
				return fmt.Sprintf("figure %d touches figure %d", i, j)
			}
			if i != j && f.touches(marks[j]) {
				return fmt.Sprintf("figure %d touches column %d", i, j)
			}
		}
		if f.top > p.above {
			return fmt.Sprintf("figure %d stands out at the top", i)
		}
	}
	for i, l := range labels {
		for j := range labels[:i] {
			if l.touches(labels[j]) && !p.labels[i].empty() && !p.labels[j].empty() {
				return fmt.Sprintf("label %d touches label %d", i, j)
			}
		}
		if -l.bottom > p.below {
			return fmt.Sprintf("label %d stands out at the foot", i)
		}
	}
	return ""
}

// Eight years fit on a screen of 320 px without raising a figure of three
// digits.
func TestEightYears(t *testing.T) {
	var c []Column
	for i := range 8 {
		n := int64(100 + 37*i%50)
		c = append(c, Column{Label: fmt.Sprint(2017 + i), Text: fmt.Sprint(n), State: Value, Height: big.NewRat(n, 1)})
	}
	p := arrange(ColumnChart{Columns: c}, surface{span: narrowest}, plotHeight)
	for i, m := range p.marks {
		if got, want := m.foot, m.top()+valueGap; got != want {
			t.Errorf("figure %d stands at %d, want %d", i, got, want)
		}
	}
	if got := len(p.rowTops); got > 2 {
		t.Errorf("%d rows of years, want at most 2", got)
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		text  string
		limit int
		want  string
	}{
		{"", 5000, "[]"},
		{"619", 100, "[619]"},
		{"more than 166", 20000, "[more than 166]"},
		{"more than 166", 100, "[more than 166]"}, // lines of one word each
		{"no figure", 10000, "[no figure]"},
		{"  no   figure ", 10000, "[no figure]"},
	} {
		if got := fmt.Sprint(texts(wrap(run{text: tt.text}, tt.limit))); got != tt.want {
			t.Errorf("wrap(%q, %d) = %s, want %s", tt.text, tt.limit, got, tt.want)
		}
	}
	if got := len(wrap(run{text: "more than 166"}, 100).lines); got != 3 {
		t.Errorf("%d lines, want 3", got)
	}
}

func TestScale(t *testing.T) {
	for _, tt := range []struct {
		r    *big.Rat
		want int
	}{
		{nil, 0},
		{big.NewRat(-1, 1), 0},
		{big.NewRat(0, 1), 0},
		{big.NewRat(619, 1), 20000},
		{big.NewRat(173, 1), 5590},     // 5589.66
		{big.NewRat(619, 40_000), 1},   // 0.5 is rounded up
		{big.NewRat(619, 40_001), 0},   // a little less is not
		{big.NewRat(3*619, 40_000), 2}, // 1.5
		{big.NewRat(619*100, 200), 10000},
	} {
		if got := scale(tt.r, big.NewRat(619, 1), 20000); got != tt.want {
			t.Errorf("scale(%v) = %d, want %d", tt.r, got, tt.want)
		}
	}
}

func TestHundredths(t *testing.T) {
	for n, want := range map[int]string{0: "0", 1: "0.01", 10: "0.1", 100: "1", 1250: "12.5", -375: "-3.75", -5: "-0.05"} {
		if got := hundredths(n); got != want {
			t.Errorf("hundredths(%d) = %q, want %q", n, got, want)
		}
	}
}

func texts(l label) []string {
	var lines []string
	for _, line := range l.lines {
		s := ""
		for _, r := range line {
			s += r.text
		}
		lines = append(lines, s)
	}
	return lines
}
