package claim

import (
	"fmt"
	"math/big"
	"strings"

	"example.org/signpost/cmd/signpost/internal/interval"
)

// printed is a figure as a sum shows it: 10,731, more than 166, 75 to 90.
// One that stands for several is put in brackets.
func (f figure) printed() string {
	text := f.Value.Number()
	if strings.Contains(text, " to ") {
		return "(" + text + ")"
	}
	return text
}

// working records how the value was worked out: the terms, and what they come to.
func (j *judgment) working(format, unit string, terms ...any) {
	j.res.Sum = equation(fmt.Sprintf(format, terms...), shown(j.res.Value, j.res.Asserted), unit)
}

// equation is a working with its result, if there is one.
func equation(working, result, unit string) string {
	if result == "" {
		return working
	}
	return working + " = " + result + unit
}

// A rounding is the direction in which the last decimal goes.
type rounding int

const (
	toNearest rounding = 0 // half away from nought
	downwards rounding = -1
	upwards   rounding = 1
)

// shown is a value rounded to one decimal, or to as many as it takes to see on which
// side of every end of the asserted interval it lies: 249.96 is not 250. Ends of an
// interval are rounded away from it, so that what is shown is true. It is empty when
// nothing is known.
func shown(value, asserted interval.Interval) string {
	if r, ok := value.Value(); ok {
		return decimal(r, asserted, toNearest)
	}
	low, high := "", ""
	if value.Lo != nil && (value.Lo.Sign() != 0 || value.LoOpen && value.Hi == nil) {
		low = decimal(value.Lo, asserted, downwards)
	}
	if value.Hi != nil {
		high = decimal(value.Hi, asserted, upwards)
	}
	switch {
	case low == "" && high == "":
		return ""
	case low != "" && high != "":
		return low + " to " + high
	case high == "" && value.LoOpen:
		return "more than " + low
	case high == "":
		return "at least " + low
	case value.HiOpen:
		return "less than " + high
	}
	return "at most " + high
}

// maxDecimals is more than it takes to tell apart any two numbers that come of
// figures of 15 digits.
const maxDecimals = 60

// decimal prints r so that it stays on its side of both ends.
func decimal(r *big.Rat, asserted interval.Interval, way rounding) string {
	if r.IsInt() {
		return grouped(r.Num(), 0)
	}
	for n := 1; ; n++ {
		digits := scaled(r, n, way)
		if n == maxDecimals || tells(r, digits, n) && sameSide(r, digits, n, asserted.Lo) && sameSide(r, digits, n, asserted.Hi) {
			return grouped(digits, n)
		}
	}
}

// tells reports whether what r is rounded to shows what matters: that it is not one,
// and how great it is when it is less than a tenth.
func tells(r *big.Rat, rounded *big.Int, decimals int) bool {
	power := powerOfTen(decimals)
	if rounded.CmpAbs(power) == 0 {
		return false // 0.997 is not 1.0
	}
	if rounded.CmpAbs(big.NewInt(10)) >= 0 || new(big.Rat).Abs(r).Cmp(big.NewRat(1, 10)) >= 0 {
		return true
	}
	return new(big.Rat).SetFrac(rounded, power).Cmp(r) == 0
}

// sameSide reports whether r lies on one side of an end, rounded and not. What it is
// rounded to has so many decimals, but no point.
func sameSide(r *big.Rat, rounded *big.Int, decimals int, end *big.Rat) bool {
	if end == nil {
		return true
	}
	// A third has no last decimal, so a value of exactly a third is shown as well
	// as one decimal can.
	side := r.Cmp(end)
	left, right := new(big.Int).Mul(rounded, end.Denom()), powerOfTen(decimals)
	if left.Cmp(right.Mul(right, end.Num())) == side {
		return true
	}
	_, finite := end.FloatPrec()
	return side == 0 && !finite
}

// roundTo rounds r to a number of decimals, which may be negative: -1 is to tens.
func roundTo(r *big.Rat, decimals int, way rounding) *big.Rat {
	if decimals < 0 {
		power := tenTo(-decimals)
		r = new(big.Rat).SetInt(scaled(new(big.Rat).Quo(r, power), 0, way))
		return r.Mul(r, power)
	}
	return new(big.Rat).SetFrac(scaled(r, decimals, way), powerOfTen(decimals))
}

// scaled is r rounded to some decimals, times the power of ten that makes it whole.
func scaled(r *big.Rat, decimals int, way rounding) *big.Int {
	num := powerOfTen(decimals)
	num.Mul(num, r.Num())
	// DivMod leaves a rest that is not negative, because a denominator is positive.
	whole, rest := new(big.Int), new(big.Int)
	whole.DivMod(num, r.Denom(), rest)
	above := way == upwards && rest.Sign() > 0
	if way == toNearest {
		c := rest.Lsh(rest, 1).Cmp(r.Denom())
		above = c > 0 || c == 0 && r.Sign() > 0
	}
	if above {
		whole.Add(whole, big.NewInt(1))
	}
	return whole
}

// grouped prints a number without its point, of which the last digits are decimals,
// with commas between the thousands and a real minus.
func grouped(n *big.Int, decimals int) string {
	digits, negative := strings.CutPrefix(n.String(), "-")
	if short := decimals + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	whole := len(digits) - decimals
	var b strings.Builder
	b.Grow(len(digits) + len(digits)/3 + len("−."))
	if negative {
		b.WriteString("−")
	}
	for i := range whole {
		if i > 0 && (whole-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(digits[i])
	}
	if decimals > 0 {
		b.WriteByte('.')
		b.WriteString(digits[whole:])
	}
	return b.String()
}

// trimmed prints r with at most so many decimals, and none that are noughts at the
// end.
func trimmed(r *big.Rat, decimals int) string {
	n := scaled(r, decimals, toNearest)
	ten, rest := big.NewInt(10), new(big.Int)
	for decimals > 0 {
		shorter, _ := new(big.Int).QuoRem(n, ten, rest)
		if rest.Sign() != 0 {
			break
		}
		n, decimals = shorter, decimals-1
	}
	return grouped(n, decimals)
}
