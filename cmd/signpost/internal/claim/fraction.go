package claim

import "math/big"

// fractions returns the fraction that begins at token i: half, a third, two
// thirds, 3/4, ¾. It is more than nought and less than one.
func fractions(toks []token, i int) (numeral, bool) {
	if i >= len(toks) {
		return numeral{}, false
	}
	if f, ok := vulgar(toks[i].text); ok {
		return numeral{value: f, end: i + 1}, true
	}
	if toks[i].text == "half" {
		return numeral{value: big.NewRat(1, 2), words: true, end: i + 1}, true
	}
	if n, ok := slashed(toks, i); ok {
		return n, true
	}
	if toks[i].kind == digitsToken && (i+1 == len(toks) || toks[i+1].kind != wordToken) {
		return numeral{}, false
	}
	top := numeral{value: ratOf(1), words: true, end: i + 1}
	if toks[i].text != "a" && toks[i].text != "an" {
		tops := numerals(toks, i)
		if len(tops) == 0 {
			return numeral{}, false
		}
		top = tops[len(tops)-1]
	}
	if top.end >= len(toks) {
		return numeral{}, false
	}
	bottom, ok := denominator(toks[top.end].text)
	if !ok {
		return numeral{}, false
	}
	return fraction(top, ratOf(bottom), top.end+1)
}

// fraction is top over bottom, if that is a part of one.
func fraction(top numeral, bottom *big.Rat, end int) (numeral, bool) {
	if bottom.Sign() == 0 || top.value.Sign() == 0 || top.value.Cmp(bottom) >= 0 {
		return numeral{}, false
	}
	return numeral{value: new(big.Rat).Quo(top.value, bottom), words: top.words, end: end}, true
}

// slashed reads 3/4.
func slashed(toks []token, i int) (numeral, bool) {
	if i+2 >= len(toks) || toks[i].kind != digitsToken || toks[i+1].text != "/" || toks[i+2].kind != digitsToken {
		return numeral{}, false
	}
	top, ok := parseDigits(toks[i].text)
	if !ok || toks[i].end != toks[i+1].start || toks[i+1].end != toks[i+2].start {
		return numeral{}, false
	}
	bottom, ok := parseDigits(toks[i+2].text)
	if !ok || top.decimals+bottom.decimals > 0 || bottom.value.Cmp(ratOf(100)) > 0 {
		return numeral{}, false
	}
	return fraction(top, bottom.value, i+3)
}

// A part is what one of bottom equal parts of a whole is called.
type part struct {
	word   string
	bottom int64
}

// parts returns the names of parts, the most common first.
func parts() [13]part {
	return [...]part{
		{"half", 2},
		{"third", 3},
		{"quarter", 4},
		{"fifth", 5},
		{"tenth", 10},
		{"sixth", 6},
		{"seventh", 7},
		{"eighth", 8},
		{"ninth", 9},
		{"twelfth", 12},
		{"twentieth", 20},
		{"hundredth", 100},
		{"thousandth", 1000},
	}
}

// denominator reads the name of a part, in the singular or the plural.
func denominator(word string) (int64, bool) {
	switch word {
	case "halves":
		return 2, true
	case "fourth", "fourths":
		return 4, true
	}
	for _, p := range parts() {
		if word == p.word || len(word) == len(p.word)+1 && word[:len(p.word)] == p.word && word[len(word)-1] == 's' {
			return p.bottom, true
		}
	}
	return 0, false
}
