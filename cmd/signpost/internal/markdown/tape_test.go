package markdown

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestTapeGivesBack reads tapes of random parts, and wants what was put on them.
func TestTapeGivesBack(t *testing.T) {
	file := bytes.Repeat([]byte("A line of words, and\nanother one. "), 2_000)
	random := rand.New(rand.NewPCG(1, 2)) // the same tapes each time
	for range 500 {
		var want strings.Builder
		tape := taper{file: file}
		doc := Doc{Source: string(file)}
		var pieces []string
		for range random.IntN(60) {
			switch random.IntN(6) {
			case 0, 1:
				from := random.IntN(len(file))
				if tape.to > 0 && random.IntN(2) == 0 {
					from = min(tape.to+random.IntN(300), len(file)-1)
				}
				to := from + 1 + random.IntN(min(400, len(file)-from))
				tape.stretch(from, to)
				want.Write(file[from:to])
			case 2:
				words := file[:random.IntN(100)]
				tape.text = append(tape.text, words...)
				want.Write(words)
			case 3, 4:
				s := stock(random.IntN(int(allStock)))
				tape.put(s)
				want.WriteString(s.String())
			case 5:
				if begun, ok := tape.cut(); ok {
					doc.Pieces = append(doc.Pieces, Piece{Index: uint32(begun)})
					pieces = append(pieces, want.String())
				}
				want.Reset()
			}
		}
		doc.Tape = string(tape.tape)
		for i, p := range doc.Pieces {
			if got := string(doc.append(nil, p)); got != pieces[i] {
				t.Fatalf("piece %d is %q, want %q", i, got, pieces[i])
			}
		}
	}
}

// TestTapeIsShort holds what the most frequent parts need.
func TestTapeIsShort(t *testing.T) {
	tape := taper{file: []byte("One two\nthree **four** five.\n\nSix.")}
	tape.put(pOpen)
	tape.stretch(0, 7)
	tape.put(newLine)
	tape.stretch(8, 14)
	tape.put(strongOpen)
	tape.stretch(16, 20)
	tape.put(strongClose)
	tape.stretch(22, 28)
	tape.put(pClose)
	if _, ok := tape.cut(); !ok || len(tape.tape) != 12 {
		t.Errorf("the tape has %d bytes: %q", len(tape.tape), tape.tape)
	}
}

// TestStockIsWhole wants every string of stock to say something, and a code of its own.
func TestStockIsWhole(t *testing.T) {
	if allStock > aText {
		t.Errorf("%d strings, room for %d", allStock, aText)
	}
	seen := map[string]stock{}
	for s := noStock + 1; s < allStock; s++ {
		if other, ok := seen[s.String()]; ok || s.String() == "" {
			t.Errorf("%d says %q, as %d does", s, s, other)
		}
		seen[s.String()] = s
	}
}
