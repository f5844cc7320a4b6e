package qrcode_test

import (
	"strings"
	"testing"

	"rsc.io/qr"

	"example.org/signpost/cmd/signpost/internal/qrcode"
)

// TestTerminal reads the drawing and holds each module against the code, the quiet
// border among them.
func TestTerminal(t *testing.T) {
	for _, text := range []string{"x", "http://192.168.178.120:1313/_preview/join?token=ABCDEFGHIJKLMNOPQRSTUVWXYZ"} {
		for _, colour := range []bool{false, true} {
			drawn, err := qrcode.Terminal(text, colour)
			if err != nil {
				t.Fatal(err)
			}
			code, err := qr.Encode(text, qr.L)
			if err != nil {
				t.Fatal(err)
			}
			side := code.Size + 8
			lines := strings.Split(strings.TrimSuffix(drawn, "\n"), "\n")
			if len(lines) != (side+1)/2 {
				t.Fatalf("%d lines, want %d", len(lines), (side+1)/2)
			}
			for row, line := range lines {
				if colour {
					begins, ends := strings.HasPrefix(line, "\x1b[38;5;16;48;5;231m"), strings.HasSuffix(line, "\x1b[0m")
					if !begins || !ends {
						t.Fatalf("line %q is not black on white, or stays so", line)
					}
					line = strings.TrimSuffix(strings.TrimPrefix(line, "\x1b[38;5;16;48;5;231m"), "\x1b[0m")
				}
				cells := []rune(line)
				if len(cells) != side {
					t.Fatalf("%d characters in a line, want %d", len(cells), side)
				}
				for x, c := range cells {
					for half, black := range []bool{c == '█' || c == '▀', c == '█' || c == '▄'} {
						if want := code.Black(x-4, 2*row+half-4); black != want {
							t.Fatalf("module %d, %d is black %t, want %t", x, 2*row+half, black, want)
						}
					}
				}
			}
		}
	}
}

func TestTerminalTooLong(t *testing.T) {
	if drawn, err := qrcode.Terminal(strings.Repeat("x", 3000), false); err == nil || drawn != "" {
		t.Errorf("%.20s, %v; want an error", drawn, err)
	}
}
