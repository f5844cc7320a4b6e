package stats_test

import (
	"cmp"
	"testing"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// TestPeriodsAreInTheOrderOfTheirDays holds the order of periods against the days on which
// they begin and end.
func TestPeriodsAreInTheOrderOfTheirDays(t *testing.T) {
	var all []stats.Period
	for _, code := range []string{
		"2019", "2020", "2021", "2019/20", "2020/21", "2019-H1", "2019-H2", "2020-H1", "2019-Q1", "2019-Q2", "2020-Q4", "2019-01", "2019-12", "2020-01",
		"2019-YTD", "2020-YTD", "2018..2021", "2019..2021", "2019..2022", "2020..2021",
	} {
		p, miss := stats.ParsePeriod(code)
		if miss != nil {
			t.Fatal(code, miss)
		}
		all = append(all, p)
	}
	for _, p := range all {
		for _, q := range all {
			want := cmp.Or(p.Start().Compare(q.Start()), p.End().Compare(q.End()))
			if got := p.Compare(q); want != 0 && got != want || (got == 0) != (p == q) {
				t.Errorf("%s and %s compare as %d, want %d", p.Code(), q.Code(), got, want)
			}
		}
	}
}
