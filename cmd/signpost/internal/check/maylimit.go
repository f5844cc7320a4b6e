package check

import "unicode/utf8"

// mayLimit reports text in which [limitWords.judge] may find something: digits, a number
// in words, or a word without which no hours are said. Most text has none of them, and
// need not be cut up. It errs on the side of looking: words of other letters than A to Z
// are never passed over.
func mayLimit[T string | []byte](text T) bool {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case isLetter(c):
			end := i + 1
			for end < len(text) && isLetter(text[end]) {
				end++
			}
			if saysLimit(text[i:end]) {
				return true
			}
			i = end
		case isASCIIDigit(c):
			return true
		case c >= utf8.RuneSelf:
			if !isPunctuation(text[i:]) {
				return true
			}
			i++
			for i < len(text) && !utf8.RuneStart(text[i]) {
				i++
			}
		default:
			i++
		}
	}
	return false
}

// isPunctuation reports text that begins with a character from U+2000 to U+203F, which
// are spaces, dashes and quotation marks, with a no-break space, a pound sign, or
// [objectMark].
func isPunctuation[T string | []byte](text T) bool {
	return len(text) > 1 && text[0] == 0xC2 && (text[1] == 0xA0 || text[1] == 0xA3) ||
		len(text) > 2 && (text[0] == 0xE2 && text[1] == 0x80 || string(text[:3]) == objectMark)
}

// saysLimit reports the words of [mayLimit]: those that [speltNumber] reads, those of
// [clockAt], and one of every form of [alwaysReader]. More than these is no fault.
func saysLimit[T string | []byte](word T) bool {
	if len(word) < 4 || len(word) > len("seventeenth") {
		return false
	}
	var lower [len("seventeenth")]byte
	for i := range len(word) {
		lower[i] = word[i] | 0x20
	}
	switch w := lower[:len(word)]; string(w) {
	case "midnight", "midday", "noon", "night", "hour", "hours", "clock", "time":
		return true
	default:
		value, _ := speltNumber(string(w))
		return value > 0
	}
}
