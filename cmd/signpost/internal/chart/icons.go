package chart

import "html/template"

// An IconChart is what [Icons] draws: so many in so many.
type IconChart struct {
	// ID, Title and Description are as in [ColumnChart].
	ID, Title, Description string
	// Filled of Of circles are filled. Of is 1 to 100. Filled is taken to be 0 at
	// least and Of at most.
	Filled, Of int
}

// Measures of the circles in hundredths of a pixel.
const (
	iconRow        = 10
	iconRadius     = 950
	iconStep       = 2400
	fileIconRadius = 2400
	fileIconStep   = 5800
)

// Icons draws c as circles, ten in a row: solid ones first and then rings. They
// stand for a share, not for people. Icons returns the empty string when Of is not
// 1 to 100, since nobody counts more circles than that.
func Icons(c IconChart) template.HTML {
	if c.Of < 1 || c.Of > 100 {
		return ""
	}
	return fluid(c.ID, c.Title, c.Description, "chart chart-icons", c.draw)
}

func (c IconChart) draw(s surface) int {
	if c.Of < 1 || c.Of > 100 {
		return 0
	}
	radius, step := iconRadius, iconStep
	if s.fixed {
		radius, step = fileIconRadius, fileIconStep
	}
	for i := range c.Of {
		x, y := (2*(i%iconRow)+1)*wholeWidth/(2*iconRow), i/iconRow*step+step/2
		if s.fixed {
			x = s.share(i%iconRow*step + step/2)
		}
		if i < c.Filled {
			s.circle(dotInk, x, y, radius)
		} else {
			s.circle(emptyInk, x, y, radius-100) // the outline is 2 px wide
		}
	}
	s.out.WriteByte('\n')
	return ((c.Of-1)/iconRow + 1) * step
}
