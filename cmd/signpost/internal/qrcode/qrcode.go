// Package qrcode draws an address as a QR code (ISO/IEC 18004) for paper: phones read it
// there, and nothing is asked of another site to make it.
package qrcode

import (
	"fmt"
	"html/template"
	"strings"

	"rsc.io/qr"
)

// quiet is the empty border that readers need, in modules (ISO/IEC 18004, section 6.3.8).
const quiet = 4

// SVG draws text, in black on white whatever the page's colours are. A quarter of it may
// be torn or dirty. The picture is hidden from screen readers: whoever shows it prints
// the same text beside it. The error says that the text is too long; some 1,600 bytes fit.
func SVG(text string) (template.HTML, error) {
	code, err := qr.Encode(text, qr.Q)
	if err != nil {
		return "", fmt.Errorf("draw a QR code: %w", err)
	}
	side := code.Size + 2*quiet
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="qr" viewBox="0 0 %d %d" aria-hidden="true" focusable="false"><path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#000" d="`, side, side, side, side)
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&b, "M%d %dh%dv1H%dz", from+quiet, y+quiet, x-from, from+quiet)
			}
		}
	}
	b.WriteString(`"/></svg>`)
	return template.HTML(b.String()), nil //nolint:gosec // numbers only.
}
