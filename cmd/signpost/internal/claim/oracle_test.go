package claim_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"example.org/signpost/cmd/signpost/internal/claim"
)

// holds says whether "q n" is true of top/bottom, in whole numbers only, by the
// definitions of the phrase book. Slack is the most that almost, about and just over
// may be away, in parts of a thousand of n, exact that a number alone is that number.
func holds(q string, n, top, bottom, most int64, exact bool) bool {
	slack := 100 * n // thousandths
	if most > 0 {
		slack = min(slack, most*1000)
	}
	x, y := top, n*bottom
	low, high := x*1000 >= (1000*n-slack)*bottom, x*1000 <= (1000*n+slack)*bottom
	switch q {
	case "exactly":
		return x == y
	case "more than", "over":
		return x > y
	case "at least":
		return x >= y
	case "fewer than", "under":
		return x < y
	case "at most", "no more than":
		return x <= y
	case "almost", "nearly":
		return x < y && low
	case "just over":
		return x > y && high
	case "about", "around":
		return low && high
	}
	if exact {
		return x == y
	}
	rounds := 2*x >= (2*n-1)*bottom && 2*x < (2*n+1)*bottom
	near := 50*x >= 49*n*bottom && 50*x <= 51*n*bottom
	return rounds && near
}

// TestOracle holds the verdicts about exact figures to arithmetic of another kind.
func TestOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	qualifiers := []string{"", "exactly", "more than", "over", "at least", "fewer than", "under", "at most", "no more than", "almost", "nearly", "just over", "about", "around"}
	seen := map[string]int{}
	for range 80 {
		from, to := int64(1+r.IntN(400)), int64(r.IntN(1500))
		part := r.Int64N(to + 1)
		rows := fmt.Sprintf("series,area,period,value,bound,flags,source,note\ncount,WORLD,2021,%d,,,paper,\ncount,WORLD,2023,%d,,,paper,\npart,WORLD,2023,%d,,,paper,\n", from, to, part) +
			"share,WORLD,2023,5,,,paper,\nrate,WORLD,2023,5,,,paper,\n"
		d := load(t, randomDefinitions, rows)
		for range 40 {
			q := qualifiers[r.IntN(len(qualifiers))]
			n := int64(1 + r.IntN(60))
			lead := q
			if q != "" {
				lead += " "
			}
			var words, args string
			var want bool
			switch r.IntN(7) {
			case 0:
				n *= 10
				words, args = fmt.Sprintf("rose by %s%d per cent", lead, n), "count 2021..2023"
				want = to > from && holds(q, n, 100*(to-from), from, 0, false)
			case 1:
				words, args = fmt.Sprintf("fell by %s%d per cent", lead, n), "count 2021..2023"
				want = to < from && holds(q, n, 100*(from-to), from, 0, false)
			case 2:
				n = 1 + n%9
				words, args = fmt.Sprintf("%s%d times as many", lead, n), "count 2021..2023"
				want = holds(q, n, to, from, 0, false)
			case 3:
				n = to + int64(r.IntN(20)) - 10
				if n < 1 {
					continue
				}
				words, args = fmt.Sprintf("%s%d", lead, n), "count 2023"
				want = holds(q, n, to, 1, 0, true)
			case 4:
				words, args = fmt.Sprintf("%s%d more than in 2021", lead, n), "count 2023"
				want = to > from && holds(q, n, to-from, 1, 0, true)
			case 5:
				if to == 0 {
					continue
				}
				words, args = fmt.Sprintf("%s%d per cent", lead, n), "part 2023 of=count"
				want = holds(q, n, 100*part, to, 5, false)
			case 6:
				n = 1 + n%8
				words, args = fmt.Sprintf("%s%d a week", lead, n), "count 2023"
				want = holds(q, n, 7*to, 365, 0, false)
			}
			got, err := claim.Judge(d, ask(words, args))
			if (err == nil) != want || got.Verdict != claim.True && got.Verdict != claim.False {
				t.Fatalf("[%s]{%s} of %d, %d and %d: %v (%s), want true: %t: %v", words, args, from, to, part, got.Verdict, got.Sum, want, err)
			}
			seen[fmt.Sprint(want)]++
		}
	}
	if seen["true"] < 100 || seen["false"] < 100 {
		t.Errorf("too few of a kind: %v", seen)
	}
}
