package claim_test

import (
	"testing"

	"example.org/signpost/cmd/signpost/internal/claim"
)

// BenchmarkJudge judges 200 claims, more than a large page has.
func BenchmarkJudge(b *testing.B) {
	d := load(b, definitions, rows)
	requests := []claim.Request{
		ask("increased by more than 250 per cent", "cambs 2019..2023"),
		ask("between one and two a day", "cambs 2023"),
		ask("more than eight times as many", "iwf 2022..2023"),
		ask("more than in the whole of 2022", "half 2023-H1"),
		ask("about four in five", "boys 2024 of=iwf"),
	}
	b.ReportAllocs()
	for b.Loop() {
		for i := range 200 {
			if _, err := claim.Judge(d, requests[i%len(requests)]); err != nil {
				b.Fatal(err)
			}
		}
	}
}
