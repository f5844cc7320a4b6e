package stats

import (
	"math/big"
	"strings"

	"example.org/signpost/cmd/signpost/internal/interval"
	"example.org/signpost/cmd/signpost/internal/sheet"
)

// State says whether a figure is known and, if it is not, why.
type State uint8

const (
	// NotAvailable is written [x]: nobody has published a figure. It is the
	// zero State, so that a Value nobody filled never looks like a number.
	NotAvailable State = iota
	// Known is a number or a range.
	Known
	// Withheld is written [c]: there is a figure, and it is kept back.
	Withheld
	// NotApplicable is written [z]: a figure makes no sense here.
	NotApplicable
)

// Bound says how the number in a row stands to the true figure.
type Bound uint8

// The bounds of the bound column. Exact is an empty cell.
const (
	Exact Bound = iota
	MoreThan
	AtLeast
	About
	LessThan
)

// boundNames returns the words of the bound column in the order of the
// constants.
func boundNames() []string {
	return []string{"", "more than", "at least", "about", "less than"}
}

// String returns the words of the bound column: "more than", or "" for Exact.
func (b Bound) String() string { return boundNames()[b] }

// A Value is what a row says about a figure: a number, a range, a number with
// a bound, or why there is none. It is immutable. Numbers are exact; none goes
// through a floating-point type.
type Value struct {
	state   State
	bound   Bound
	lo, hi  number // equal for a single number; unset unless state is Known
	measure measure
}

// A measure is what numbers a unit allows.
type measure uint8

const (
	ratio measure = iota // any number
	count                // 0, 1, 2 …
	share                // 0 to 100
)

// parseValue reads the value and bound cells. The second result is a fault of
// the value, the third one of the bound.
func parseValue(text, bound string) (Value, *sheet.Fault, *sheet.Fault) {
	v := Value{}
	b, boundFault := parseBound(bound)
	if state, ok := parseState(text); ok {
		v.state = state
		if b != Exact {
			boundFault = sheet.Faultf("bound %q beside %s, want a number to go with it", bound, text).Hinted("leave the bound empty")
		}
		return v, nil, boundFault
	}
	v.state, v.bound = Known, b
	first, last, isRange := strings.Cut(text, "..")
	var f *sheet.Fault
	if v.lo, f = parseNumber(first); f != nil {
		if isRange {
			f = notANumber(text)
		}
		return Value{}, f, boundFault
	}
	v.hi = v.lo
	if !isRange {
		return v, nil, boundFault
	}
	if v.hi, f = parseNumber(last); f != nil {
		return Value{}, notANumber(text), boundFault
	}
	if v.lo.rat.Cmp(v.hi.rat) > 0 {
		return Value{}, sheet.Faultf("range %q runs downwards", text).Hinted("write %s..%s", last, first), boundFault
	}
	if b != Exact && boundFault == nil {
		boundFault = sheet.Faultf("bound %q beside the range %s, want a single number", bound, text).Hinted("leave the bound empty")
	}
	return v, nil, boundFault
}

// parseState reads the three marks for a figure that is not there.
func parseState(text string) (State, bool) {
	switch text {
	case "[x]":
		return NotAvailable, true
	case "[c]":
		return Withheld, true
	case "[z]":
		return NotApplicable, true
	}
	return NotAvailable, false
}

func parseBound(text string) (Bound, *sheet.Fault) {
	for i, name := range boundNames() {
		if text == name {
			return Bound(i), nil
		}
	}
	f := sheet.Faultf("bound %q, want empty or one of: more than, at least, about, less than", text)
	plain := strings.Join(strings.Fields(strings.ToLower(text)), " ")
	switch plain {
	case "more than", "at least", "about", "less than":
		return Exact, f.Hinted("write %s", plain)
	case ">", "over", "above":
		return Exact, f.Hinted("write more than")
	case ">=", "≥":
		return Exact, f.Hinted("write at least")
	case "<", "under", "below":
		return Exact, f.Hinted("write less than")
	case "~", "≈", "around", "roughly", "almost":
		return Exact, f.Hinted("write about")
	}
	return Exact, f
}

// State says whether there is a number and, if not, why.
func (v Value) State() State { return v.state }

// Bound is how the stated number stands to the true figure.
func (v Value) Bound() Bound { return v.bound }

// Stated returns the lower and the upper number as they were published, equal
// for a single number, and nil for a figure that is not known. A chart draws
// these; what is true of the figure is [Value.Interval]. The caller may change
// what it is given.
func (v Value) Stated() (lo, hi *big.Rat) {
	if v.state != Known {
		return nil, nil
	}
	return new(big.Rat).Set(v.lo.rat), new(big.Rat).Set(v.hi.rat)
}

// Interval returns the numbers the figure may be: [619, 619] for 619, [75, 90]
// for 75..90, (166, ∞) for "more than 166". A count and a share are never
// negative and a share is never above 100, so "less than 10" reports are [0, 10).
// "About 40" proves nothing about the figure, so both its ends are nil. So are
// those of a figure that is not known; ask [Value.State] first. The caller may
// change what it is given.
func (v Value) Interval() interval.Interval {
	lo, hi := v.Stated()
	if lo == nil || v.bound == About {
		return interval.Interval{}
	}
	i := interval.Closed(lo, hi)
	switch v.bound {
	case MoreThan:
		i = interval.Interval{Lo: lo, LoOpen: true, Hi: v.most()}
	case AtLeast:
		i = interval.Interval{Lo: lo, Hi: v.most()}
	case LessThan:
		i = interval.Interval{Lo: v.least(), Hi: hi, HiOpen: true}
	}
	return i
}

// least is the least number that the unit allows, most the greatest; nil is none.
func (v Value) least() *big.Rat {
	if v.measure == ratio {
		return nil
	}
	return new(big.Rat)
}

func (v Value) most() *big.Rat {
	if v.measure != share {
		return nil
	}
	return big.NewRat(100, 1)
}

// String returns the figure as a page prints it: "10,731", "more than 166",
// "75 to 90", "91 per cent", "no figure", "withheld" or "not applicable".
func (v Value) String() string {
	if s := v.Number(); v.measure == share && v.state == Known {
		return s + " per cent"
	}
	return v.Number()
}

// Number is String without the words per cent, for a column whose heading
// names the unit.
func (v Value) Number() string {
	switch v.state {
	case Known:
	case Withheld:
		return "withheld"
	case NotApplicable:
		return "not applicable"
	default:
		return "no figure"
	}
	s := v.lo.String()
	if v.isRange() {
		s += " to " + v.hi.String()
	}
	if v.bound != Exact {
		s = v.bound.String() + " " + s
	}
	return s
}

// Cell returns the figure as the value column writes it: "10731", "75..90",
// "[x]". A cell that is read gives this text again.
func (v Value) Cell() string {
	switch v.state {
	case Known:
	case Withheld:
		return "[c]"
	case NotApplicable:
		return "[z]"
	default:
		return "[x]"
	}
	if v.isRange() {
		return v.lo.cell() + ".." + v.hi.cell()
	}
	return v.lo.cell()
}

// Equal reports whether two values say the same, decimals included.
func (v Value) Equal(w Value) bool {
	return v.Cell() == w.Cell() && v.bound == w.bound && v.measure == w.measure
}

func (v Value) isRange() bool { return v.lo.rat.Cmp(v.hi.rat) != 0 }
