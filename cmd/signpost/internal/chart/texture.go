package chart

// A texture is what tells two fills apart where there is no colour.
type texture uint8

const (
	stripes texture = iota // slanting, for a part of a period and for nothing else
	spots
	bars
	checks
)

// Measures of the textures in hundredths of a pixel.
const (
	stripeWidth = 420 // across
	stripeStep  = 1000
	spotRadius  = 200 // diamond has it too
	spotStep    = 800
	barHeight   = 240
	barStep     = 700
	checkSide   = 600
)

// fill writes a texture into a rectangle.
func (s surface) fill(t texture, k ink, x1, x2, y1, y2 int) {
	if x2 <= x1 || y2 <= y1 {
		return
	}
	if s.fixed {
		s.begin("path", k)
		s.out.WriteString(` d="`)
		s.outline(t, frame{s.left + s.pixels(x1), s.left + s.pixels(x2), s.top + y1, s.top + y2})
		s.out.WriteString(`"/>`)
		return
	}
	// An svg inside an svg cuts off what stands out of it. A dashed line as thick
	// as the rectangle is high is the stripes: that needs no pattern and so no id,
	// and its measures are pixels at any width of the drawing.
	s.out.WriteString("<svg")
	s.across("x", x1)
	s.down("y", y1)
	s.wide(x1, x2)
	s.number("height", y2-y1)
	s.out.WriteByte('>')
	s.dashes(t, k, y2-y1)
	s.out.WriteString("</svg>")
}

// dashes writes a texture as dashed lines across the whole width.
func (s surface) dashes(t texture, k ink, height int) {
	dashed := func(x, y, width int, rest string) {
		s.begin("line", k)
		s.number("x1", x)
		s.number("y1", y)
		s.number("y2", y)
		s.number("stroke-width", width)
		s.out.WriteString(rest + "/>")
	}
	switch t {
	case stripes:
		// Slanting moves the lower end to the left, by as much as it is low: the line
		// must be longer than any rectangle is wide and high together.
		dashed(0, height/2, height, ` x2="2000" stroke-dasharray="4.2 5.8" transform="skewX(-45)"`)
	case spots:
		for i, y := 0, spotStep/2; y < height+spotRadius; i, y = i+1, y+spotStep {
			dashed((1+i%2)*spotStep/2, y, 2*spotRadius, ` x2="101%" stroke-linecap="round" stroke-dasharray="0 8"`)
		}
	case bars:
		for y := barStep / 2; y < height+barHeight/2; y += barStep {
			dashed(0, y, barHeight, ` x2="100%"`)
		}
	case checks:
		for i, y := 0, checkSide/2; y < height+checkSide/2; i, y = i+1, y+checkSide {
			dashed(i%2*checkSide, y, checkSide, ` x2="100%" stroke-dasharray="6"`)
		}
	}
}

// A frame is a rectangle of a file in hundredths of a pixel.
type frame struct{ left, right, top, bottom int }

// outline writes a texture as outlines, cut at the edges of a frame. Many programs
// that show a file know neither patterns nor an svg inside an svg.
func (s surface) outline(t texture, f frame) {
	switch t {
	case stripes:
		// Along a slanting line the sum of both places is the same.
		for sum := f.left + f.top; sum < f.right+f.bottom; sum += stripeStep {
			s.stripe(f, sum, min(sum+stripeWidth, f.right+f.bottom))
		}
	case spots:
		for i, y := 0, f.top+spotStep/2; y+spotRadius <= f.bottom; i, y = i+1, y+spotStep {
			for x := f.left + (1+i%2)*spotStep/2; x+spotRadius <= f.right; x += spotStep {
				s.diamond(x, y)
			}
		}
	case bars:
		for y := f.top + (barStep-barHeight)/2; y < f.bottom; y += barStep {
			s.box(frame{f.left, f.right, y, min(y+barHeight, f.bottom)})
		}
	case checks:
		for i, y := 0, f.top; y < f.bottom; i, y = i+1, y+checkSide {
			for x := f.left + i%2*checkSide; x < f.right; x += 2 * checkSide {
				s.box(frame{x, min(x+checkSide, f.right), y, min(y+checkSide, f.bottom)})
			}
		}
	}
}

// stripe writes what of the band between two slanting lines is in the frame.
func (s surface) stripe(f frame, from, to int) {
	low := func(sum int) (x, y int) { return max(f.left, sum-f.bottom), min(f.bottom, sum-f.left) }
	high := func(sum int) (x, y int) { return min(f.right, sum-f.top), max(f.top, sum-f.right) }
	x, y := low(from)
	s.point('M', x, y)
	if corner := f.left + f.bottom; from < corner && corner < to {
		s.point('L', f.left, f.bottom)
	}
	x, y = low(to)
	s.point('L', x, y)
	x, y = high(to)
	s.point('L', x, y)
	if corner := f.right + f.top; from < corner && corner < to {
		s.point('L', f.right, f.top)
	}
	x, y = high(from)
	s.point('L', x, y)
	s.out.WriteByte('z')
}

// diamond writes a spot: four corners are enough at this size.
func (s surface) diamond(x, y int) {
	s.point('M', x-spotRadius, y)
	s.out.WriteString("l2-2 2 2-2 2z")
}

func (s surface) box(f frame) {
	s.point('M', f.left, f.top)
	s.out.WriteByte('H')
	s.decimal(f.right)
	s.out.WriteByte('V')
	s.decimal(f.bottom)
	s.out.WriteByte('H')
	s.decimal(f.left)
	s.out.WriteByte('z')
}

func (s surface) point(command byte, x, y int) {
	s.out.WriteByte(command)
	s.decimal(x)
	s.out.WriteByte(' ')
	s.decimal(y)
}
