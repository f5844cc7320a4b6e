package stats_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// A table in which everything adds up: two parts and their whole, by month,
// quarter, half year, year and all years together.
func consistent(random *rand.Rand) (cells [][2]string, values []int) {
	const first, last = 2021, 2022
	count := map[string][24]int{"boys": {}, "girls": {}}
	var all [24]int
	for _, id := range []string{"boys", "girls"} {
		months := count[id]
		for m := range months {
			months[m] = 10 + random.IntN(90)
			all[m] += months[m]
		}
		count[id] = months
	}
	count["all"] = all
	for _, id := range []string{"all", "boys", "girls"} {
		months := count[id]
		add := func(period string, from, to int) {
			sum := 0
			for _, n := range months[from:to] {
				sum += n
			}
			cells = append(cells, [2]string{id, period})
			values = append(values, sum)
		}
		add(fmt.Sprintf("%d..%d", first, last), 0, 24)
		for y := range 2 {
			add(fmt.Sprint(first+y), 12*y, 12*y+12)
			for h := range 2 {
				add(fmt.Sprintf("%d-H%d", first+y, h+1), 12*y+6*h, 12*y+6*h+6)
			}
			for q := range 4 {
				add(fmt.Sprintf("%d-Q%d", first+y, q+1), 12*y+3*q, 12*y+3*q+3)
			}
			for m := range 12 {
				add(fmt.Sprintf("%d-%02d", first+y, m+1), 12*y+m, 12*y+m+1)
			}
		}
	}
	return cells, values
}

// TestOneSlip plants one wrong digit and wants one error, wherever it is: not
// none, and not one for every sum the figure takes part in.
func TestOneSlip(t *testing.T) {
	defs := world("all, reports, parts: [boys, girls], frequency: irregular", "boys, reports, part_of: all, frequency: irregular", "girls, reports, part_of: all, frequency: irregular")
	random := rand.New(rand.NewPCG(3, 4))
	cells, values := consistent(random)
	table := func(wrong int, value string) string {
		var rows []string
		for i, c := range cells {
			text := fmt.Sprint(values[i])
			if i == wrong {
				text = value
			}
			rows = append(rows, c[0]+" "+c[1]+" "+text)
		}
		return rowsOf(strings.Join(rows, ";"))
	}
	if _, list := load(t, defs, table(-1, "")); len(list) > 0 {
		t.Fatalf("without a slip:\n%s", report(list))
	}
	for i := range cells {
		for range 2 {
			wrong := values[i] + 1 + random.IntN(2*values[i])
			if random.IntN(2) == 0 {
				wrong = random.IntN(values[i])
			}
			_, list := load(t, defs, table(i, fmt.Sprint(wrong)))
			if len(list) != 1 || list[0].Rule != "sum" {
				t.Errorf("%s %s is %d instead of %d, and %d problems are found:\n%s", cells[i][0], cells[i][1], wrong, values[i], len(list), report(list))
			}
		}
	}
}

// TestOneWithheld withholds one figure and wants it found; and nothing when what
// would give it away is withheld as well.
func TestOneWithheld(t *testing.T) {
	defs := world("all, reports, parts: [boys, girls], frequency: irregular", "boys, reports, frequency: irregular", "girls, reports, frequency: irregular")
	cells, values := consistent(rand.New(rand.NewPCG(5, 6)))
	for i := range cells {
		var rows []string
		for j, c := range cells {
			text := fmt.Sprint(values[j])
			if i == j {
				text = "[c]"
			}
			rows = append(rows, c[0]+" "+c[1]+" "+text)
		}
		_, list := load(t, defs, rowsOf(strings.Join(rows, ";")))
		want := fmt.Sprintf(" = %s [disclosure]", thousands(values[i]))
		if len(list) != 1 || !strings.Contains(report(list), want) {
			t.Errorf("%s %s is withheld, and %d problems are found, want one with%s:\n%s", cells[i][0], cells[i][1], len(list), want, report(list))
		}
	}
}

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}
