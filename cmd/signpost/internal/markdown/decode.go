package markdown

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// nextChar reads the character that a reader sees for the source at src[i:], and
// the number of bytes it takes there: a backslash escape, an entity (which can
// stand for two characters) or one rune. i must be inside src.
func nextChar(src []byte, i int) (seen []byte, size int) {
	switch c := src[i]; {
	case c == '\\' && i+1 < len(src) && util.IsPunct(src[i+1]):
		return src[i+1 : i+2], 2
	case c == '&':
		if seen, size = entity(src[i:]); size > 0 {
			return seen, size
		}
	case c >= utf8.RuneSelf:
		_, size = utf8.DecodeRune(src[i:])
		return src[i : i+size], size
	}
	return src[i : i+1], 1
}

// entity reads a character reference at the start of src, as CommonMark 0.31
// section 2.5 defines it; size is 0 when there is none.
func entity(src []byte) (seen []byte, size int) {
	// The longest name, CounterClockwiseContourIntegral, has 31 letters.
	end := bytes.IndexByte(src[:min(len(src), 34)], ';')
	if end < 2 {
		return nil, 0
	}
	name := src[1:end]
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(string(name)); ok {
			return e.Characters, end + 1
		}
		return nil, 0
	}
	digits, base, most := name[1:], 10, 7
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	if len(digits) > most {
		return nil, 0
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil {
		return nil, 0
	}
	return utf8.AppendRune(nil, util.ToValidRune(rune(n))), end + 1 //nolint:gosec // ToValidRune replaces what is no rune.
}

// decode resolves backslash escapes and entities in one pass, so that an escaped
// ampersand stays one.
func decode(src []byte) []byte {
	if isDecoded(src) {
		return src
	}
	out := make([]byte, 0, len(src))
	for i := 0; i < len(src); {
		seen, size := nextChar(src, i)
		out = append(out, seen...)
		i += size
	}
	return out
}

// isDecoded reports that there is nothing to resolve.
func isDecoded(src []byte) bool {
	return bytes.IndexByte(src, '\\') < 0 && bytes.IndexByte(src, '&') < 0
}
