package markdown

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"
)

// hasDigit reports a digit of any script.
func hasDigit(text []byte) bool {
	for len(text) > 0 {
		if len(text) >= 8 && isFarFromDigits(binary.LittleEndian.Uint64(text)) {
			text = text[8:]
			continue
		}
		r, size := rune(text[0]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text)
		}
		if unicode.IsDigit(r) {
			return true
		}
		text = text[size:]
	}
	return false
}

// isFarFromDigits reports that none of eight bytes is from '0' to '?', or beyond ASCII.
// Few words have one.
func isFarFromDigits(eight uint64) bool {
	const (
		each = 0x0101010101010101
		top  = 0x80 * each
	)
	row := eight&(0xF0*each) ^ 0x30*each // has a byte of 0 where one was from '0' to '?'
	return ((row-each)&^row|eight)&top == 0
}
