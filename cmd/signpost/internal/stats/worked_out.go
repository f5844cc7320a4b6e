package stats

import (
	"fmt"
	"slices"
	"strings"
)

// shown is how many operands of a sum are shown; nobody reads more.
const shown = 8

// formula writes a sum as a reader would do it: "175 − 138", "100 − 60 − (5 to 9)".
func formula(plus, minus []operand) string {
	var b strings.Builder
	for i, o := range slices.Concat(plus, minus) {
		switch {
		case i == 0:
		case i < len(plus):
			b.WriteString(" + ")
		default:
			b.WriteString(" − ")
		}
		if i == shown {
			b.WriteString("…")
			break
		}
		text := rangeOf(o.lo, o.hi)
		if strings.Contains(text, " ") {
			text = "(" + text + ")"
		}
		b.WriteString(text)
	}
	return b.String()
}

func rangeOf(lo, hi number) string {
	if lo.rat.Cmp(hi.rat) == 0 {
		return lo.String()
	}
	return lo.String() + " to " + hi.String()
}

// lines names the rows of a sum: "line 3", "lines 3, 4 and 7".
func (r *reckoner) lines(operands []operand) string {
	var list []string
	for _, o := range operands {
		if o.of != nil {
			list = append(list, fmt.Sprint(r.line(o.of)))
		}
	}
	switch n := len(list); {
	case n == 0:
		return ""
	case n == 1:
		return "line " + list[0]
	case n > shown:
		return "lines " + strings.Join(list[:shown], ", ") + " and others"
	default:
		return "lines " + strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
}
