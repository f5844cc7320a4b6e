package check

import (
	"encoding/binary"
	"math/bits"
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
	at := from
	for ; at+8 <= to; at += 8 {
		for odd := oddBytes(page[at:]); odd != 0; odd &= odd - 1 {
			if r, ok := unseenAt(page, at+bits.TrailingZeros64(odd)/8); ok {
				return r, true
			}
		}
	}
	for ; at < to; at++ {
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
func mayHoldDigit(text []byte) bool { return nextDigit(text) < len(text) }

// nextDigit is where the first sign stands for which [mayHoldDigit] reports a text; its
// length when there is none.
func nextDigit(text []byte) int {
	at := 0
	for ; at+8 <= len(text); at += 8 {
		eight := binary.LittleEndian.Uint64(text[at:])
		wide := eight ^ 0xEF*ones
		if found := (digitBytes(eight) | (wide-ones)&^wide) & highs; found != 0 {
			return at + bits.TrailingZeros64(found)/8
		}
	}
	for at < len(text) && !isASCIIDigit(text[at]) && text[at] != 0xEF {
		at++
	}
	return at
}

// nothingAt is how many bytes a text begins with that are ASCII, and neither digits nor
// begin an entity.
func nothingAt(text []byte) int {
	at := 0
	for ; at+8 <= len(text); at += 8 {
		eight := binary.LittleEndian.Uint64(text[at:])
		notAnd := (eight&^highs ^ '&'*ones) + 0x7F*ones
		if found := (digitBytes(eight) | eight | ^notAnd) & highs; found != 0 {
			return at + bits.TrailingZeros64(found)/8
		}
	}
	for at < len(text) && text[at] < utf8.RuneSelf && text[at] != '&' && !isASCIIDigit(text[at]) {
		at++
	}
	return at
}

// digitBytes has the highest bit of each of eight bytes that is a digit; the other bits
// mean nothing.
func digitBytes(eight uint64) uint64 {
	low := eight &^ highs
	return (low + (0x80-'0')*ones) &^ (low + (0x80-'9'-1)*ones) &^ eight
}
