package markdown

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"
)

// appendDigits adds to list where the digits of any script are in data, from byte i on.
func appendDigits(list []int32, data []byte, i int) []int32 {
	for i < len(data) {
		if len(data)-i >= 8 && isFarFromDigits(binary.LittleEndian.Uint64(data[i:])) {
			i += 8
			continue
		}
		r, size := rune(data[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(data[i:])
		}
		if unicode.IsDigit(r) {
			list = append(list, int32(i)) //nolint:gosec // at most MaxPage
		}
		i += size
	}
	return list
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
