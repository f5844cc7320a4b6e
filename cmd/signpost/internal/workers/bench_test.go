package workers_test

import (
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/workers"
)

// BenchmarkMap measures what an item costs besides its work.
func BenchmarkMap(b *testing.B) {
	const items = 1000
	b.ReportAllocs()
	for b.Loop() {
		if _, err := workers.Map(b.Context(), items, time.Minute, func(i int) int { return i }, func(i int) int { return i }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/items, "ns/item")
}
