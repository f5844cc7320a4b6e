package opening_test

import (
	"testing"

	"example.org/signpost/cmd/signpost/internal/holiday"
)

func BenchmarkEncode(b *testing.B) {
	h, c := hours(b, "mon-fri 10:00-16:00;sat 22:00-02:00", "not confirmed; scotland closed"), calendar(2028)
	b.ReportAllocs()
	for b.Loop() {
		h.Encode(c, nil)
	}
}

func BenchmarkAt(b *testing.B) {
	h, c := hours(b, "mon-fri 10:00-16:00", "closed"), calendar(2028)
	at := utc(b, "2026-11-20 17:00Z")
	b.ReportAllocs()
	for b.Loop() {
		h.At(at, c, []holiday.Nation{holiday.Wales})
	}
}
