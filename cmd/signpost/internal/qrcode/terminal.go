package qrcode

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// Terminal draws text with two modules, one above the other, to a character. With ANSI
// colours it is black on white on every terminal; without, modules are drawn in the
// colour of letters, as on paper. Nothing tears a screen, so the code is the smallest
// that there is. The error says that the text is too long.
func Terminal(text string, colour bool) (string, error) {
	code, err := qr.Encode(text, qr.L)
	if err != nil {
		return "", fmt.Errorf("draw a QR code: %w", err)
	}
	before, after := "", "\n"
	if colour {
		before, after = "\x1b[38;5;16;48;5;231m", "\x1b[0m\n" // black on white, and back
	}
	var b strings.Builder
	for y := -quiet; y < code.Size+quiet; y += 2 {
		b.WriteString(before)
		for x := -quiet; x < code.Size+quiet; x++ {
			// Outside the code everything is white.
			switch upper, lower := code.Black(x, y), code.Black(x, y+1); {
			case upper && lower:
				b.WriteString("█")
			case upper:
				b.WriteString("▀")
			case lower:
				b.WriteString("▄")
			default:
				b.WriteString(" ")
			}
		}
		b.WriteString(after)
	}
	return b.String(), nil
}
