package claim

import (
	"fmt"
	"math/big"
)

// numberWords is a whole number in words, up to ninety-nine, or else in digits.
func numberWords(n int64) string {
	words := smallWords()
	switch {
	case n < 0 || n > 99:
		return grouped(big.NewInt(n), 0)
	case n < 20:
		return words[n]
	case n%10 == 0:
		return words[18+n/10]
	}
	return fmt.Sprintf("%s-%s", words[18+n/10], words[n%10])
}

// spelledOut is a number in words if it has a short name: eight, two and a half.
// Otherwise it is in digits.
func spelledOut(r *big.Rat) string {
	whole := floor(r)
	rest := new(big.Rat).Sub(r, whole)
	if whole.Cmp(ratOf(99)) > 0 || whole.Sign() <= 0 || rest.Sign() != 0 && rest.Cmp(big.NewRat(1, 2)) != 0 {
		return trimmed(r, maxWrittenDecimals)
	}
	text := numberWords(whole.Num().Int64())
	if rest.Sign() != 0 {
		text += " and a half"
	}
	return text
}

// maxWrittenDecimals is the most decimals that a proposal has.
const maxWrittenDecimals = 4
