package cover_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"example.org/signpost/cmd/signpost/internal/cover"
)

func ExampleLine() {
	quarters := []cover.Stretch{{From: 0, To: 3, Least: 10, Most: 10}, {From: 3, To: 6, Least: 20, Most: 25}, {From: 9, To: 12, Least: 5, Most: 5}}
	line := cover.NewLine(quarters)
	year := line.Least(0, 12, -1)
	fmt.Println("at least", year.Least, "by", year.Used())
	_, ok := line.Most(0, 12, -1)
	fmt.Println("at most something:", ok) // the third quarter is not there
	half, _ := line.Most(0, 6, -1)
	fmt.Println("at most", half.Most, "by", half.Used())
	// Output:
	// at least 35 by [0 1 2]
	// at most something: false
	// at most 35 by [0 1]
}

// subsets goes through every choice of stretches that lie in order between from
// and to without overlapping.
func subsets(list []cover.Stretch, from, to, except int, visit func(used []int)) {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return list[a].From - list[b].From })
	for mask := range 1 << len(list) {
		at, good := from, true
		var used []int
		for bit, i := range order {
			if mask&(1<<bit) == 0 {
				continue
			}
			good = good && i != except && list[i].From >= at && list[i].To <= to
			at = list[i].To
			used = append(used, i)
		}
		if good {
			visit(used)
		}
	}
}

func TestAgainstEveryChoice(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		var list []cover.Stretch
		for range random.IntN(8) {
			from := random.IntN(8)
			s := cover.Stretch{From: from, To: from + 1 + random.IntN(5), Least: random.Int64N(5)}
			s.Most = s.Least + random.Int64N(3)
			if random.IntN(4) == 0 {
				s.Most = cover.NoLimit
			}
			list = append(list, s)
		}
		line := cover.NewLine(list)
		for from := range 9 {
			for to := from; to < 14; to++ {
				compare(t, line, list, from, to)
			}
		}
	}
}

// compare asks a line, for every stretch that may be left out, and itself.
func compare(t *testing.T, line *cover.Line, list []cover.Stretch, from, to int) {
	t.Helper()
	excepts := []int{-1}
	for i, s := range list {
		if s.From == from && s.To == to {
			excepts = append(excepts, i)
		}
	}
	for _, except := range excepts {
		wantLeast, wantMost, wantWay := int64(0), int64(0), false
		subsets(list, from, to, except, func(used []int) {
			least, most, length, limit := totals(list, used)
			wantLeast = max(wantLeast, least)
			if length == to-from && limit && (!wantWay || most < wantMost) {
				wantMost, wantWay = most, true
			}
		})
		sum := line.Least(from, to, except)
		least, most, _, limit := totals(list, sum.Used())
		if !limit {
			most = cover.NoLimit
		}
		if sum.Least != wantLeast || least != sum.Least || most != sum.Most || !orderly(list, sum.Used(), from, to, except) {
			t.Fatalf("Least(%d, %d, %d) of %v is %d to %d by %v, want %d", from, to, except, list, sum.Least, sum.Most, sum.Used(), wantLeast)
		}
		sum, ok := line.Most(from, to, except)
		if ok != wantWay || ok && sum.Most != wantMost {
			t.Fatalf("Most(%d, %d, %d) of %v is %d, %t, want %d, %t", from, to, except, list, sum.Most, ok, wantMost, wantWay)
		}
		if !ok {
			continue
		}
		least, most, length, _ := totals(list, sum.Used())
		if most != sum.Most || least != sum.Least || length != to-from || !orderly(list, sum.Used(), from, to, except) {
			t.Fatalf("Most(%d, %d, %d) of %v is %d to %d, and %v give %d to %d over %d", from, to, except, list, sum.Least, sum.Most, sum.Used(), least, most, length)
		}
	}
}

func totals(list []cover.Stretch, used []int) (least, most int64, length int, limit bool) {
	limit = true
	for _, i := range used {
		s := list[i]
		least += s.Least
		length += s.To - s.From
		if s.Most == cover.NoLimit {
			limit = false
		} else {
			most += s.Most
		}
	}
	return least, most, length, limit
}

func orderly(list []cover.Stretch, used []int, from, to, except int) bool {
	for _, i := range used {
		if i == except || list[i].From < from || list[i].To > to {
			return false
		}
		from = list[i].To
	}
	return true
}

// A file of ten megabytes may hold every run of years there is; going through
// them must not take minutes.
func BenchmarkEverySpan(b *testing.B) {
	var list []cover.Stretch
	for from := range 111 {
		for to := from + 1; to <= 111; to++ {
			list = append(list, cover.Stretch{From: from * 12, To: to * 12, Least: 1, Most: 2})
		}
	}
	for from := range 111 * 12 {
		list = append(list, cover.Stretch{From: from, To: from + 1, Least: 1, Most: 1})
	}
	b.ReportAllocs()
	for b.Loop() {
		line := cover.NewLine(list)
		for i, s := range list {
			line.Least(s.From, s.To, i)
			line.Most(s.From, s.To, i)
		}
	}
}
