package interval_test

import (
	"fmt"
	"math/big"
	"testing"

	"example.org/signpost/cmd/signpost/internal/interval"
)

func ExampleInterval_Over() {
	before := interval.Point(big.NewRat(173, 1))
	after := interval.Above(big.NewRat(619, 1))
	times, _ := after.Over(before)
	fmt.Println(text(times))
	// Output:
	// (619/173, ∞)
}

// text prints an interval as a mathematician writes it.
func text(i interval.Interval) string {
	left, lo, right, hi := "(", "-∞", ")", "∞"
	if i.Lo != nil {
		lo = i.Lo.RatString()
		if !i.LoOpen {
			left = "["
		}
	}
	if i.Hi != nil {
		hi = i.Hi.RatString()
		if !i.HiOpen {
			right = "]"
		}
	}
	return left + lo + ", " + hi + right
}

func rat(numerator, denominator int64) *big.Rat { return big.NewRat(numerator, denominator) }

func TestText(t *testing.T) {
	one, two := rat(1, 1), rat(2, 1)
	for _, tt := range []struct {
		got  interval.Interval
		want string
	}{
		{interval.Interval{}, "(-∞, ∞)"},
		{interval.Point(one), "[1, 1]"},
		{interval.Closed(one, two), "[1, 2]"},
		{interval.Above(one), "(1, ∞)"},
		{interval.AtLeast(one), "[1, ∞)"},
		{interval.Below(one), "(-∞, 1)"},
		{interval.AtMost(one), "(-∞, 1]"},
		{interval.Closed(one, two).Plus(interval.Above(one)), "(2, ∞)"},
		{interval.Closed(one, two).Minus(interval.Point(two)), "[-1, 0]"},
		{interval.Closed(one, two).Minus(interval.Closed(one, two)), "[-1, 1]"},
		{interval.Above(one).Minus(interval.AtLeast(one)), "(-∞, ∞)"},
		{interval.Below(two).Scaled(rat(100, 3)), "(-∞, 200/3)"},
		{interval.Interval{}.Scaled(two), "(-∞, ∞)"},
	} {
		if got := text(tt.got); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

func TestOver(t *testing.T) {
	zero, one, two, four := rat(0, 1), rat(1, 1), rat(2, 1), rat(4, 1)
	positive := interval.Above(zero)
	for _, tt := range []struct {
		a, b interval.Interval
		want string
	}{
		{interval.Point(four), interval.Point(two), "[2, 2]"},
		{interval.Closed(two, four), interval.Closed(one, two), "[1, 4]"},
		{interval.Point(zero), positive, "[0, 0]"}, // nought is nought, however little it is divided by
		{interval.Point(zero), interval.AtLeast(two), "[0, 0]"},
		{interval.Closed(zero, one), positive, "[0, ∞)"},
		{interval.Point(one), positive, "(0, ∞)"},
		{interval.Point(one), interval.AtLeast(two), "(0, 1/2]"},
		{interval.AtLeast(one), interval.Closed(one, two), "[1/2, ∞)"},
		{interval.Above(one), interval.Closed(one, two), "(1/2, ∞)"},
		{positive, positive, "(0, ∞)"},
		{interval.Point(one), interval.AtLeast(zero), "no"},
		{interval.Point(one), interval.Point(zero), "no"},
		{interval.Point(one), interval.AtLeast(rat(-1, 1)), "no"},
		{interval.Point(one), interval.Interval{}, "no"},
		{interval.Below(one), interval.Point(one), "no"},
		{interval.Closed(rat(-1, 1), one), interval.Point(one), "no"},
		{interval.Interval{}, interval.Point(one), "no"},
	} {
		got := "no"
		if q, ok := tt.a.Over(tt.b); ok {
			got = text(q)
		}
		if got != tt.want {
			t.Errorf("%s over %s is %s, want %s", text(tt.a), text(tt.b), got, tt.want)
		}
	}
}

func TestValue(t *testing.T) {
	one, two := rat(1, 1), rat(2, 1)
	if got, ok := interval.Closed(one, rat(2, 2)).Value(); !ok || got.Cmp(one) != 0 {
		t.Errorf("[1, 1] has the value %v, %t", got, ok)
	}
	for _, i := range []interval.Interval{interval.Closed(one, two), interval.AtLeast(one), interval.AtMost(one), {}} {
		if got, ok := i.Value(); ok || got != nil {
			t.Errorf("%s has the value %v, %t", text(i), got, ok)
		}
	}
}

// some are all intervals with ends at the whole numbers from least to 2, those
// without an end included.
func some(least int64) []interval.Interval {
	var ends []*big.Rat
	for n := least; n <= 2; n++ {
		ends = append(ends, rat(n, 1))
	}
	list := []interval.Interval{{}}
	for _, lo := range ends {
		list = append(list, interval.Above(lo), interval.AtLeast(lo), interval.Below(lo), interval.AtMost(lo), interval.Point(lo))
		for _, hi := range ends {
			if lo.Cmp(hi) >= 0 {
				continue
			}
			for _, open := range [][2]bool{{false, false}, {false, true}, {true, false}, {true, true}} {
				list = append(list, interval.Interval{Lo: lo, Hi: hi, LoOpen: open[0], HiOpen: open[1]})
			}
		}
	}
	return list
}

// holds reports whether x is one of the numbers of i, from what an interval is.
func holds(i interval.Interval, x *big.Rat) bool {
	low := i.Lo == nil || i.Lo.Cmp(x) < 0 || i.Lo.Cmp(x) == 0 && !i.LoOpen
	high := i.Hi == nil || x.Cmp(i.Hi) < 0 || x.Cmp(i.Hi) == 0 && !i.HiOpen
	return low && high
}

// points are numbers at, just beside and between all ends that some has, and far
// away from them, times scale.
func points(scale *big.Rat) []*big.Rat {
	var list []*big.Rat
	for n := int64(-5 * 4); n <= 5*4; n++ {
		list = append(list, new(big.Rat).Mul(rat(n, 4), scale))
	}
	return append(list, rat(1000, 1), rat(-1000, 1))
}

func TestWithinAndMeetsOfEveryPair(t *testing.T) {
	list, numbers := some(-1), points(rat(1, 1))
	for _, a := range list {
		for _, b := range list {
			within, meets := true, false
			for _, x := range numbers {
				inA, inB := holds(a, x), holds(b, x)
				within = within && (!inA || inB)
				meets = meets || inA && inB
			}
			if got := a.Within(b); got != within {
				t.Fatalf("%s within %s: %t, want %t", text(a), text(b), got, within)
			}
			if got := a.Meets(b); got != meets {
				t.Fatalf("%s meets %s: %t, want %t", text(a), text(b), got, meets)
			}
		}
	}
}

// A number is a sum when something is left of a after it is taken from b: both are
// asked of every number on a grid that is finer than the ends.
func TestPlusAndMinusOfEveryPair(t *testing.T) {
	list, numbers := some(-1), points(rat(1, 1))
	for _, a := range list {
		for _, b := range list {
			plus, minus := a.Plus(b), a.Minus(b)
			for _, x := range numbers {
				// x = p + q with p in a and q in b, so p is in x − b.
				shifted := interval.Interval{Lo: less(x, b.Hi), LoOpen: b.HiOpen, Hi: less(x, b.Lo), HiOpen: b.LoOpen}
				if got, want := holds(plus, x), common(a, shifted); got != want {
					t.Fatalf("%s plus %s is %s: holds %s %t, want %t", text(a), text(b), text(plus), x.RatString(), got, want)
				}
				moved := interval.Interval{Lo: more(x, b.Lo), LoOpen: b.LoOpen, Hi: more(x, b.Hi), HiOpen: b.HiOpen}
				if got, want := holds(minus, x), common(a, moved); got != want {
					t.Fatalf("%s minus %s is %s: holds %s %t, want %t", text(a), text(b), text(minus), x.RatString(), got, want)
				}
			}
		}
	}
}

func TestOverOfEveryPair(t *testing.T) {
	list := some(0)
	var numbers []*big.Rat
	for p := int64(0); p <= 24; p++ {
		for _, q := range []int64{1, 2, 3, 5, 8} {
			numbers = append(numbers, rat(p, q))
		}
	}
	numbers = append(numbers, rat(1, 1000), rat(1000, 1), rat(-1, 2))
	for _, a := range list {
		for _, b := range list {
			quotient, ok := a.Over(b)
			positive := a.Lo != nil && b.Lo != nil && !holds(b, new(big.Rat))
			if ok != positive {
				t.Fatalf("%s over %s: %t, want %t", text(a), text(b), ok, positive)
			}
			for _, x := range numbers {
				if !ok {
					break
				}
				if got, want := holds(quotient, x), isQuotient(a, b, x); got != want {
					t.Fatalf("%s over %s is %s: holds %s %t, want %t", text(a), text(b), text(quotient), x.RatString(), got, want)
				}
			}
		}
	}
}

// isQuotient reports whether x times some number of b is one of a.
func isQuotient(a, b interval.Interval, x *big.Rat) bool {
	if x.Sign() < 0 {
		return false
	}
	product := interval.Interval{Lo: times(b.Lo, x), LoOpen: b.LoOpen, Hi: times(b.Hi, x), HiOpen: b.HiOpen}
	if x.Sign() == 0 {
		product = interval.Point(new(big.Rat))
	}
	return common(a, product)
}

// common reports whether there is a number in both, from their ends.
func common(a, b interval.Interval) bool {
	lo, loOpen := a.Lo, a.LoOpen
	if lo == nil || b.Lo != nil && (b.Lo.Cmp(lo) > 0 || b.Lo.Cmp(lo) == 0 && b.LoOpen) {
		lo, loOpen = b.Lo, b.LoOpen
	}
	hi, hiOpen := a.Hi, a.HiOpen
	if hi == nil || b.Hi != nil && (b.Hi.Cmp(hi) < 0 || b.Hi.Cmp(hi) == 0 && b.HiOpen) {
		hi, hiOpen = b.Hi, b.HiOpen
	}
	return lo == nil || hi == nil || lo.Cmp(hi) < 0 || lo.Cmp(hi) == 0 && !loOpen && !hiOpen
}

func TestScaledOfEvery(t *testing.T) {
	for _, factor := range []*big.Rat{rat(1, 3), rat(1, 1), rat(5, 2)} {
		for _, a := range some(-2) {
			scaled := a.Scaled(factor)
			for _, x := range points(factor) {
				if got, want := holds(scaled, x), holds(a, new(big.Rat).Quo(x, factor)); got != want {
					t.Fatalf("%s times %s is %s: holds %s %t, want %t", text(a), factor, text(scaled), x.RatString(), got, want)
				}
			}
		}
	}
}

// A caller may change what it is given, and nothing else changes with it.
func TestResultsShareNothing(t *testing.T) {
	a, b := interval.Closed(rat(1, 1), rat(2, 1)), interval.Closed(rat(3, 1), rat(4, 1))
	quotient, _ := a.Over(b)
	for name, got := range map[string]interval.Interval{
		"sum": a.Plus(b), "difference": a.Minus(b), "product": a.Scaled(rat(1, 1)), "quotient": quotient,
	} {
		got.Lo.SetInt64(-99)
		got.Hi.SetInt64(99)
		if text(a)+text(b) != "[1, 2][3, 4]" {
			t.Errorf("changing the %s changes what it was made from to %s and %s", name, text(a), text(b))
		}
	}
}

func less(x, y *big.Rat) *big.Rat {
	if y == nil {
		return nil
	}
	return new(big.Rat).Sub(x, y)
}

func more(x, y *big.Rat) *big.Rat {
	if y == nil {
		return nil
	}
	return new(big.Rat).Add(x, y)
}

func times(x, y *big.Rat) *big.Rat {
	if x == nil {
		return nil
	}
	return new(big.Rat).Mul(x, y)
}
