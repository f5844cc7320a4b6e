package check

import (
	"bytes"
	"testing"
	"unicode/utf8"
)

// TestUnseenEverywhere holds what looks at eight bytes at once against what looks at one,
// for every byte at every place.
func TestUnseenEverywhere(t *testing.T) {
	for _, around := range []string{"a", "\n", "9", "\x80", "\xff"} {
		for at := range 41 {
			for c := range 256 {
				text := []byte("")
				text = append(text, bytes.Repeat([]byte(around), 41)...)
				text[at] = byte(c)
				_, slow := firstUnseen(text)
				if _, fast := unseen(text); fast != slow {
					t.Errorf("%q: an invisible character is %v, want %v", text, fast, slow)
				}
				slow = bytes.ContainsAny(text, "0123456789") || bytes.IndexByte(text, 0xEF) >= 0
				if fast := mayHoldDigit(text); fast != slow {
					t.Errorf("%q: a digit is %v, want %v", text, fast, slow)
				}
				nothing := bytes.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf || r == '&' || r >= '0' && r <= '9' })
				if nothing < 0 {
					nothing = len(text)
				}
				if got := nothingAt(text); got != nothing {
					t.Errorf("%q: nothing in the first %d bytes, want %d", text, got, nothing)
				}
			}
		}
	}
	for _, mark := range []rune{0x200E, 0x202A, 0x2066, 0xFEFF, 0x061C, 0x7F, 0, 0x1B, '\r'} {
		for at := range 41 {
			text := append(bytes.Repeat([]byte("a"), at), string(mark)+"aaaaaaaa"...)
			if got, ok := unseen(text); !ok || got != mark {
				t.Errorf("U+%04X at %d: got U+%04X, %v", mark, at, got, ok)
			}
		}
	}
}

func firstUnseen(text []byte) (rune, bool) {
	for i := range text {
		if r, ok := unseenAt(text, i); ok {
			return r, true
		}
	}
	return 0, false
}
