package claim

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/interval"
)

// spell writes a number below a thousand million in words as a Briton does.
func spell(n int64) string {
	switch {
	case n < 100:
		return numberWords(n)
	case n < 1000:
		words := numberWords(n/100) + " hundred"
		if n%100 > 0 {
			words += " and " + numberWords(n%100)
		}
		return words
	}
	scale, name := int64(1000), " thousand"
	if n >= 1000000 {
		scale, name = 1000000, " million"
	}
	words := spell(n/scale) + name
	switch rest := n % scale; {
	case rest == 0:
	case rest < 100:
		words += " and " + spell(rest)
	default:
		words += " " + spell(rest)
	}
	return words
}

// longest reads all of text as one number.
func longest(text string) (*big.Rat, bool) {
	toks := tokens(text)
	list := numerals(toks, 0)
	if len(list) == 0 || list[0].end != len(toks) {
		return nil, false
	}
	return list[0].value, true
}

func TestSpelledNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range int64(6000) {
		n := i % 1300
		if i > 2600 {
			n = r.Int64N(tenTo(1 + r.IntN(9)).Num().Int64())
		}
		for _, text := range []string{spell(n), strings.ReplaceAll(spell(n), " and ", " "), grouped(big.NewInt(n), 0)} {
			if got, ok := longest(text); !ok || got.Cmp(ratOf(n)) != 0 {
				t.Fatalf("%q is %v, want %d", text, got, n)
			}
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"250", "250"},
		{"2,000", "2000"},
		{"10,731", "10731"},
		{"1.5", "3/2"},
		{"2½", "5/2"},
		{"0", "0"},
		{"nought", "0"},
		{"3 million", "3000000"},
		{"1.5 million", "1500000"},
		{"2.5 thousand", "2500"},
		{"a hundred", "100"},
		{"a thousand", "1000"},
		{"a million", "1000000"},
		{"half a million", "500000"},
		{"a quarter of a million", "250000"},
		{"a dozen", "12"},
		{"two dozen", "24"},
		{"half a dozen", "6"},
		{"two and a half", "5/2"},
		{"Two-and-a-Quarter", "9/4"},
		{"one and three quarters", "7/4"},
		{"two and a half million", "2500000"},
		{"twelve hundred", "1200"},
		{"two hundred and fifty", "250"},
		{"two hundred fifty thousand", "250000"},
		{"a hundred and one", "101"},
		{"1,00", ""},
		{"1,2345", ""},
		{"12,34", ""},
		{"1.2.3", ""},
		{"007", ""},
		{"twenty eleven", ""},
		{"twenty twenty", ""},
		{"five twenty", ""},
		{"one two", ""},
		{"hundred", ""},
		{"a", ""},
		{"two hundred and", ""},
		{"two and", ""},
		{"nought five", ""},
		{"million", ""},
		{"two thousand thousand", ""},
		{"1234567890123456", ""},
		{"-5", ""},
		{"", ""},
	} {
		got, ok := longest(tt.text)
		if want := tt.want; ok != (want != "") || ok && got.RatString() != want {
			t.Errorf("%q is %v, want %s", tt.text, got, want)
		}
	}
}

func TestFractions(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"half", "1/2"},
		{"a half", "1/2"},
		{"one-half", "1/2"},
		{"a third", "1/3"},
		{"two thirds", "2/3"},
		{"two-thirds", "2/3"},
		{"three quarters", "3/4"},
		{"a fourth", "1/4"},
		{"four-fifths", "4/5"},
		{"nine tenths", "9/10"},
		{"3/4", "3/4"},
		{"¾", "3/4"},
		{"½", "1/2"},
		{"a hundredth", "1/100"},
		{"three thirds", ""},
		{"two halves", ""},
		{"nought thirds", ""},
		{"4/3", ""},
		{"3 / 4", ""},
		{"a", ""},
		{"third", ""},
	} {
		toks := tokens(tt.text)
		n, ok := fractions(toks, 0)
		if ok = ok && n.end == len(toks); ok != (tt.want != "") || ok && n.value.RatString() != tt.want {
			t.Errorf("%q is %v, want %s", tt.text, n.value, tt.want)
		}
	}
}

func TestDecimal(t *testing.T) {
	rat := func(s string) *big.Rat {
		r, _ := new(big.Rat).SetString(s)
		return r
	}
	for _, tt := range []struct{ value, end, want string }{
		{"446/173", "2", "2.6"},
		{"25780/100", "250", "257.8"},
		{"24996/100", "250", "249.96"},
		{"24996/100", "240", "250.0"},
		{"2499999/10000", "250", "249.9999"},
		{"250", "250", "250"},
		{"1/3", "1/3", "0.3"},
		{"1/4", "1/4", "0.25"},
		{"1/20", "0", "0.05"},
		{"7/125", "1", "0.056"},
		{"372/373", "2", "0.997"},
		{"-1/20", "1", "−0.05"},
		{"1/25", "0", "0.04"},
		{"12345678/10", "0", "1,234,567.8"},
		{"-15390", "0", "−15,390"},
	} {
		if got := decimal(rat(tt.value), amountAt(rat(tt.end)), toNearest); got != tt.want {
			t.Errorf("%s beside %s is shown as %s, want %s", tt.value, tt.end, got, tt.want)
		}
	}
}

func TestRounding(t *testing.T) {
	for _, tt := range []struct {
		value    string
		decimals int
		way      rounding
		want     string
	}{
		{"5/2", 0, toNearest, "3"},
		{"-5/2", 0, toNearest, "-3"},
		{"49/20", 1, toNearest, "5/2"},
		{"619", -2, toNearest, "600"},
		{"650", -2, toNearest, "700"},
		{"619", -2, upwards, "700"},
		{"-619", -2, upwards, "-600"},
		{"-619", -2, downwards, "-700"},
		{"1/3", 2, upwards, "17/50"},
	} {
		r, _ := new(big.Rat).SetString(tt.value)
		if got := roundTo(r, tt.decimals, tt.way).RatString(); got != tt.want {
			t.Errorf("%s to %d decimals, %d: %s, want %s", tt.value, tt.decimals, tt.way, got, tt.want)
		}
	}
}

// TestRungs holds round numbers to those that a careful writer takes.
func TestRungs(t *testing.T) {
	for _, tt := range []struct{ value, want string }{
		{"2578/10", "more than 250"},
		{"290", "almost 300"},
		{"838/100", "more than 8"},
		{"89/10", "almost 9"},
		{"1049/10", "more than 100"},
		{"619", "more than 600"},
		{"300", "300"},
	} {
		v, _ := new(big.Rat).SetString(tt.value)
		list := style{like: amount{q: moreThan}}.ofPoint(v)
		if got := list[0].text(true); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.value, got, tt.want)
		}
	}
}

func amountAt(end *big.Rat) interval.Interval { return interval.Above(end) }
