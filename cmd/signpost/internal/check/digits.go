package check

import (
	"unicode"
	"unicode/utf8"
)

// readDigits reads the digits at i with all that can stand between them.
func readDigits(text string, i int) (shape, int) {
	end, own := run(text, i)
	if end == i {
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !isVulgar(r) {
				break
			}
			end += size // ²⁵
		}
		if end > i {
			return vulgar, end
		}
		return plain, i
	}
	kind, first := plain, end
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		after, ascii := run(text, end+size)
		three := after == end+size+3
		switch {
		case isVulgar(r):
			return vulgar, end + size
		case after == end+size:
			return shaped(kind, own), end
		case r == ',' && three && (kind == plain || kind == grouped), isThin(r) && three && first-i <= 3 && (kind == plain || kind == grouped):
			kind = grouped
		case r == '.' || r == '·':
			kind = dots(kind)
		case r == ':' && (kind == plain || kind == clock):
			kind = clock
		case r == '/' || r == '⁄':
			kind = slashed
		default:
			return shaped(kind, own), end
		}
		own = own && ascii
		end = after
	}
	return shaped(kind, own), end
}

// dots is the shape of a number that goes on behind one more dot.
func dots(kind shape) shape {
	switch kind {
	case plain, grouped:
		return decimal
	case decimal, dotted, clock, slashed, vulgar, foreign:
	}
	return dotted
}

func shaped(kind shape, ascii bool) shape {
	if !ascii {
		return foreign
	}
	return kind
}

// run is where the digits at i end, and whether all are 0 to 9.
func run(text string, i int) (end int, ascii bool) {
	ascii = true
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsDigit(r) {
			break
		}
		ascii = ascii && r < utf8.RuneSelf
		i += size
	}
	return i, ascii
}

// isThin reports a space that may stand between thousands.
func isThin(r rune) bool {
	switch r {
	case ' ', '\u00a0', '\u202f', '\u2009':
		return true
	}
	return false
}

// isVulgar reports a number that is one character and no digit, such as ½, ² or ③.
func isVulgar(r rune) bool { return r >= 0xB2 && unicode.Is(unicode.No, r) }
