package claim

import (
	"math/big"
	"slices"
)

// A numeral is a number as it was written.
type numeral struct {
	value *big.Rat
	// decimals is how many digits stand behind the point, which says how finely
	// the writer meant to measure. It is -6 for 3 million.
	decimals int
	// words is true when it was not written in digits.
	words bool
	// end is the token behind it.
	end int
}

// maxDigits is the most digits a number may have: as many as in the data.
const maxDigits = 15

// numerals returns every number that begins at token i, the longest first: "a
// hundred and two hundred" begins with 102 and with 100.
func numerals(toks []token, i int) []numeral {
	if i >= len(toks) {
		return nil
	}
	if toks[i].kind == digitsToken {
		return digits(toks, i)
	}
	if n, ok := halfOf(toks, i); ok {
		return []numeral{n}
	}
	return spelled(toks, i)
}

// digits reads 2,000, 1.5, 2½, 3 million.
func digits(toks []token, i int) []numeral {
	n, ok := parseDigits(toks[i].text)
	if !ok {
		return nil
	}
	n.end = i + 1
	if i+1 < len(toks) && toks[i+1].start == toks[i].end && n.decimals == 0 {
		if f, ok := vulgar(toks[i+1].text); ok {
			n.value.Add(n.value, f)
			n.decimals, n.end = 2, i+2
		}
	}
	if n.end < len(toks) {
		if scale, ok := scaleWord(toks[n.end].text); ok {
			n.value.Mul(n.value, ratOf(scale))
			n.decimals -= noughts(scale)
			n.end++
		}
	}
	return []numeral{n}
}

// parseDigits reads a number in digits. Commas must part thousands.
func parseDigits(s string) (numeral, bool) {
	var value int64
	digits, decimals, group := 0, 0, 0
	comma, point := false, false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			value = 10*value + int64(c-'0')
			digits++
			group++
			if point {
				decimals++
			}
		case point || c == ',' && (comma && group != 3 || group == 0 || group > 3):
			return numeral{}, false
		case comma && group != 3:
			return numeral{}, false
		default:
			comma, point, group = comma || c == ',', c == '.', 0
		}
		if digits > maxDigits {
			return numeral{}, false
		}
	}
	leading := len(s) > 1 && s[0] == '0' && s[1] != '.'
	if digits == 0 || leading || comma && !point && group != 3 {
		return numeral{}, false
	}
	number := new(big.Rat).SetInt64(value)
	if decimals > 0 {
		number.Mul(number, tenTo(-decimals))
	}
	return numeral{value: number, decimals: decimals}, true
}

// vulgar is the value of ½, ¼ and ¾.
func vulgar(s string) (*big.Rat, bool) {
	switch s {
	case "½":
		return big.NewRat(1, 2), true
	case "¼":
		return big.NewRat(1, 4), true
	case "¾":
		return big.NewRat(3, 4), true
	}
	return nil, false
}

// halfOf reads half a million, half a dozen and a quarter of a million.
func halfOf(toks []token, i int) (numeral, bool) {
	if toks[i].text != "half" && toks[i].text != "a" {
		return numeral{}, false
	}
	for _, lead := range []struct {
		words []string
		parts int64
	}{
		{[]string{"half", "a"}, 2},
		{[]string{"a", "quarter", "of", "a"}, 4},
	} {
		end := i + len(lead.words)
		if end >= len(toks) || !sameTexts(toks[i:end], lead.words) {
			continue
		}
		scale, ok := scaleWord(toks[end].text)
		if toks[end].text == "dozen" && lead.parts == 2 {
			scale, ok = 12, true
		}
		if ok {
			return numeral{value: big.NewRat(scale, lead.parts), words: true, end: end + 1}, true
		}
	}
	return numeral{}, false
}

func sameTexts(toks []token, words []string) bool {
	for k, w := range words {
		if toks[k].text != w {
			return false
		}
	}
	return true
}

// spelled reads numbers in words, and gives every place where one could end.
func spelled(toks []token, i int) []numeral {
	if toks[i].kind != wordToken {
		return nil
	}
	var found []numeral
	s := speller{}
	for j := i; j < len(toks); j++ {
		next := ""
		if j+1 < len(toks) {
			next = toks[j+1].text
		}
		if toks[j].kind != wordToken || !s.take(toks[j].text, next) {
			break
		}
		if !s.complete {
			continue
		}
		n := numeral{value: ratOf(s.total + s.current), words: true, end: j + 1}
		if s.current == 0 && s.total > 0 {
			n.decimals = -noughts(s.below)
		}
		found = append(found, n)
		if f, ok := andAHalf(toks, n); ok {
			found = append(found, f)
		}
	}
	slices.Reverse(found)
	return found
}

// andAHalf reads what follows a whole number in two and a half, perhaps million.
func andAHalf(toks []token, n numeral) (numeral, bool) {
	if n.end >= len(toks) || toks[n.end].text != "and" {
		return numeral{}, false
	}
	for _, tail := range []struct {
		words    []string
		part     *big.Rat
		decimals int
	}{
		{[]string{"and", "a", "half"}, big.NewRat(1, 2), 1},
		{[]string{"and", "a", "quarter"}, big.NewRat(1, 4), 2},
		{[]string{"and", "three", "quarters"}, big.NewRat(3, 4), 2},
	} {
		end := n.end + len(tail.words)
		if end > len(toks) || !sameTexts(toks[n.end:end], tail.words) {
			continue
		}
		f := numeral{value: new(big.Rat).Add(n.value, tail.part), decimals: tail.decimals, words: true, end: end}
		if end < len(toks) {
			if scale, ok := scaleWord(toks[end].text); ok {
				f.value.Mul(f.value, ratOf(scale))
				f.decimals -= noughts(scale)
				f.end++
			}
		}
		return f, true
	}
	return numeral{}, false
}

// noughts is how many stand behind the 1 of a scale.
func noughts(scale int64) int {
	n := 0
	for ; scale >= 10; scale /= 10 {
		n++
	}
	return n
}

func ratOf(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }
