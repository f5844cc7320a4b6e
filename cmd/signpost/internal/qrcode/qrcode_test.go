package qrcode_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rsc.io/qr"

	"example.org/signpost/cmd/signpost/internal/qrcode"
)

// TestDrawing paints the picture and holds each module against the code, the quiet
// border among them.
func TestDrawing(t *testing.T) {
	for _, text := range []string{"https://a.example", "https://tell-someone.example/get-help/", strings.Repeat("é", 500)} {
		svg, err := qrcode.SVG(text)
		if err != nil {
			t.Fatal(err)
		}
		code, err := qr.Encode(text, qr.Q)
		if err != nil {
			t.Fatal(err)
		}
		side := code.Size + 8
		if want := `viewBox="0 0 ` + strconv.Itoa(side) + " " + strconv.Itoa(side) + `"`; !strings.Contains(string(svg), want) {
			t.Errorf("no %s in %.80s", want, svg)
		}
		black := map[[2]int]bool{}
		_, path, _ := strings.Cut(string(svg), `fill="#000"`)
		for _, run := range regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1H(\d+)z`).FindAllStringSubmatch(path, -1) {
			x, y, n := number(t, run[1]), number(t, run[2]), number(t, run[3])
			if run[4] != run[1] {
				t.Errorf("the run %s does not end where it begins", run[0])
			}
			for i := range n {
				black[[2]int{x + i, y}] = true
			}
		}
		for y := range side {
			for x := range side {
				if got, want := black[[2]int{x, y}], code.Black(x-4, y-4); got != want {
					t.Fatalf("%.20s: module %d, %d is black %t, want %t", text, x, y, got, want)
				}
			}
		}
	}
}

func TestTooLong(t *testing.T) {
	if svg, err := qrcode.SVG(strings.Repeat("x", 3000)); err == nil || svg != "" {
		t.Errorf("%.20s, %v; want an error", svg, err)
	}
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
