package check

import (
	"encoding/binary"
	"unicode/utf8"
)

// Eight bytes are looked at as one number: these are the lowest bit and the highest bit of
// each. Nearly all of a page is text in which there is nothing to find.
const (
	ones  = 0x0101010101010101
	highs = 0x80 * ones
)

// unseen finds a control character, or a mark that changes the direction of text:
// an entity can bring one that the file itself does not hold.
func unseen(page []byte) (rune, bool) {
	const step = 32
	at := 0
	for ; at+step <= len(page); at += step {
		part := page[at : at+step]
		odd := oddBytes(part) | oddBytes(part[8:]) | oddBytes(part[16:]) | oddBytes(part[24:])
		if odd == 0 {
			continue
		}
		if r, ok := unseenIn(page, at, at+step); ok {
			return r, true
		}
	}
	return unseenIn(page, at, len(page))
}

// unseenIn is [unseen] for what begins between two offsets.
func unseenIn(page []byte, from, to int) (rune, bool) {
	for at := from; at < to; at++ {
		for at+8 <= to && oddBytes(page[at:]) == 0 {
			at += 8
		}
		if at == to {
			break
		}
		if r, ok := unseenAt(page, at); ok {
			return r, true
		}
	}
	return 0, false
}

// oddBytes are those of the next eight that are not ASCII, or a control character but for
// the ends of lines and tabs; 0 when there is none.
func oddBytes(text []byte) uint64 {
	eight := binary.LittleEndian.Uint64(text)
	low := eight &^ highs
	printed, fromTab, behindLine := low+(0x80-' ')*ones, low+(0x80-'\t')*ones, low+(0x80-'\n'-1)*ones
	return (eight | low + ones | ^(printed | fromTab&^behindLine)) & highs
}

// unseenAt is [unseen] for the character at an offset.
func unseenAt(page []byte, i int) (rune, bool) {
	switch c := page[i]; {
	case c < 0x20 && c != '\n' && c != '\t' || c == 0x7F:
		return rune(c), true
	case c != 0xE2 && c != 0xD8 && c != 0xEF:
		return 0, false
	}
	switch r, _ := utf8.DecodeRune(page[i:]); {
	case r == 0x200E || r == 0x200F || r == 0x061C || r == 0xFEFF, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return r, true
	}
	return 0, false
}

// mayHoldDigit reports text with a digit, or with the first byte of one of full width.
// An entity for a digit holds digits itself.
func mayHoldDigit(text []byte) bool {
	for ; len(text) >= 8; text = text[8:] {
		eight := binary.LittleEndian.Uint64(text)
		low, wide := eight&^highs, eight^0xEF*ones
		if digit := (low + (0x80-'0')*ones) &^ (low + (0x80-'9'-1)*ones) &^ eight; (digit|(wide-ones)&^wide)&highs != 0 {
			return true
		}
	}
	for _, c := range text {
		if isASCIIDigit(c) || c == 0xEF {
			return true
		}
	}
	return false
}
