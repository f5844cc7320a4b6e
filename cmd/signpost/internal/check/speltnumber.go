package check

import (
	"slices"
	"strconv"
	"strings"
)

// spelt are tokens with the numbers from eleven to thirty-nine that are written in
// words as numbers: nineteen as 19, under-nineteens with 19s, the eighteenth as 18th.
func spelt(list []token) []token { return appendSpelt(make([]token, 0, len(list)), list) }

// appendSpelt is [spelt] behind what was read before.
func appendSpelt(read, list []token) []token {
	for i := 0; i < len(list); i++ {
		t := list[i]
		value, suffix := 0, ""
		if t.kind == wordToken {
			value, suffix = speltNumber(t.lower)
		}
		if value == 0 {
			read = append(read, t)
			continue
		}
		if suffix == "" && value%10 == 0 {
			at := i + 1
			if at < len(list) && list[at].kind == dashToken && list[at].glued {
				at++
			}
			if at < len(list) && list[at].kind == wordToken {
				if unit, more := speltUnit(list[at].lower); unit > 0 {
					value, suffix, t.end, i = value+unit, more, list[at].end, at
				}
			}
		}
		t.kind, t.shape, t.value, t.suffix = numberToken, plain, value, suffix
		t.text = strconv.Itoa(value)
		t.lower = t.text
		read = append(read, t)
	}
	return read
}

// speltNumber is the number that a word says, and the letters that it would have in
// digits; 0 for any other word.
func speltNumber(word string) (value int, suffix string) {
	word, suffix = speltSuffix(word)
	switch word {
	case "eleven":
		return 11, suffix
	case "twelve":
		return 12, suffix
	case "thirteen":
		return 13, suffix
	case "fourteen":
		return 14, suffix
	case "fifteen":
		return 15, suffix
	case "sixteen":
		return 16, suffix
	case "seventeen":
		return 17, suffix
	case "eighteen":
		return 18, suffix
	case "nineteen":
		return 19, suffix
	case "twenty":
		return 20, suffix
	case "thirty":
		return 30, suffix
	}
	return 0, ""
}

// speltUnit is [speltNumber] for what follows twenty or thirty.
func speltUnit(word string) (value int, suffix string) {
	word, suffix = speltSuffix(word)
	return slices.Index([]string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}, word), suffix
}

func speltSuffix(word string) (stem, suffix string) {
	for _, suffix := range []string{"s", "th"} {
		if stem, ok := strings.CutSuffix(word, suffix); ok {
			return stem, suffix
		}
	}
	return word, ""
}
