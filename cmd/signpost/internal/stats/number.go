package stats

import (
	"math/big"
	"strings"

	"example.org/signpost/cmd/signpost/internal/sheet"
)

// maxDigits is the most digits a number may have. It is what a spreadsheet
// keeps: from the sixteenth on, digits are silently replaced by zeros.
const maxDigits = 15

// A number is an exact decimal as an editor wrote it.
type number struct {
	rat      *big.Rat
	decimals int // digits after the point, so that 1.50 is printed as 1.50
}

// parseNumber reads an optional minus, digits, and optionally a point with
// digits after it. It takes nothing else, because a spreadsheet in another
// language writes the same text for another number.
func parseNumber(s string) (number, *sheet.Fault) {
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	if !allDigits(whole) || point && !allDigits(fraction) {
		return number{}, notANumber(s)
	}
	if n := len(whole) + len(fraction); n > maxDigits {
		return number{}, sheet.Faultf("%d digits in %q, want at most %d", n, s, maxDigits).
			Hinted("a spreadsheet keeps only %d digits, so the last ones are not to be trusted", maxDigits)
	}
	if trimmed := strings.TrimLeft(whole, "0"); len(whole) > 1 && whole != trimmed {
		if trimmed == "" {
			trimmed = "0"
		}
		return number{}, sheet.Faultf("leading zero in %q", s).Hinted("write %s", s[:len(s)-len(digits)]+trimmed+digits[len(whole):])
	}
	rat, ok := new(big.Rat).SetString(digits)
	if !ok {
		return number{}, notANumber(s)
	}
	if negative && rat.Sign() == 0 {
		return number{}, sheet.Faultf("minus before zero in %q", s).Hinted("write %s", digits)
	}
	if negative {
		rat.Neg(rat)
	}
	return number{rat: rat, decimals: len(fraction)}, nil
}

// notANumber finds the words for a text that is no number.
func notANumber(s string) *sheet.Fault {
	plain := strings.TrimSpace(s)
	switch {
	case plain == "":
		return sheet.Faultf("no value").Hinted("write [x] if there is no figure")
	case plain != s:
		return sheet.Faultf("space before or after the value %q", s).Hinted("write %s", plain)
	case strings.HasSuffix(s, "%"):
		return sheet.Faultf("per cent sign in %q", s).Hinted("write %s; that it is per cent is said once, as the unit of the series", strings.TrimSuffix(s, "%"))
	case isGrouped(s):
		return sheet.Faultf("comma in %q, want digits only", s).Hinted("write %s", strings.ReplaceAll(s, ",", ""))
	case allDigits(strings.Replace(s, ",", "", 1)):
		return sheet.Faultf("comma in %q, want digits only", s).Hinted("write a decimal point as a full stop: %s", strings.Replace(s, ",", ".", 1))
	case isExponent(s):
		return sheet.Faultf("exponent in %q, want plain digits", s).
			Hinted("the spreadsheet shortened the number; format the column as text and type it again in full")
	case strings.EqualFold(s, "[x]"), strings.EqualFold(s, "[c]"), strings.EqualFold(s, "[z]"):
		return sheet.Faultf("capital letter in %q", s).Hinted("write %s", strings.ToLower(s))
	}
	return sheet.Faultf("value %q, want a number such as 619, a range such as 75..90, [x], [c] or [z]", s).
		Hinted("write [x] if there is no figure, [c] if it is withheld, [z] if a figure makes no sense here")
}

// isGrouped reports whether s is a whole number, perhaps with decimals, whose
// thousands are parted by commas.
func isGrouped(s string) bool {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if !allDigits(g) || i == 0 && len(g) > 3 || i > 0 && len(g) != 3 {
			return false
		}
	}
	return len(groups) > 1 && (!point || allDigits(fraction))
}

// isExponent reports whether s is a number in scientific notation.
func isExponent(s string) bool {
	mantissa, exponent, found := strings.Cut(strings.ToLower(strings.TrimPrefix(s, "-")), "e")
	mantissa = strings.Replace(mantissa, ".", "", 1)
	return found && allDigits(mantissa) && allDigits(strings.TrimLeft(exponent, "+-"))
}

// allDigits reports whether s is one or more of the digits 0 to 9.
func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// cell returns the number as the data file writes it: 10731, 66.70, -5.
func (n number) cell() string { return n.rat.FloatString(n.decimals) }

// String returns the number as a page prints it, with commas between the
// thousands: 10,731. The name FloatString of math/big is misleading: it works
// on integers and is exact here, because a number has no more decimals than
// it was written with.
func (n number) String() string {
	digits, minus := strings.CutPrefix(n.cell(), "-")
	whole, fraction, point := strings.Cut(digits, ".")
	var b strings.Builder
	if minus {
		b.WriteString("−")
	}
	for i, d := range []byte(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(d)
	}
	if point {
		b.WriteByte('.')
		b.WriteString(fraction)
	}
	return b.String()
}
