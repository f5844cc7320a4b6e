package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"
)

// column is a quantity of the tables, as it is printed.
type column struct {
	title string
	of    func(sample) float64
}

func columns() []column {
	ms := func(d time.Duration) float64 { return float64(d) / 1e6 }
	return []column{
		{"wall ms", func(s sample) float64 { return ms(s.Wall) }},
		{"CPU ms", func(s sample) float64 { return ms(s.CPU) }},
		{"memory MB", func(s sample) float64 { return float64(s.Memory) / 1e6 }},
		{"output MB", func(s sample) float64 { return float64(s.Output) / 1e6 }},
	}
}

// table prints, for every size and scenario, the median of each program with the
// smallest and the largest, and how many times what Signpost took Hugo did: the median
// of the ratios of each round.
func table(out io.Writer, records []record) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "pages\tscenario\tprogram\t")
	for _, c := range columns() {
		fmt.Fprintf(w, "%s\t", c.title)
	}
	fmt.Fprintln(w)
	for _, group := range grouped(records) {
		for _, program := range programsOf(group) {
			fmt.Fprintf(w, "%d\t%s\t%s\t", group[0].Pages, group[0].Scenario, program)
			for _, c := range columns() {
				fmt.Fprintf(w, "%s\t", spread(values(group, program, c.of)))
			}
			fmt.Fprintln(w)
		}
		fmt.Fprint(w, "\t\thugo/signpost\t")
		for _, c := range columns() {
			fmt.Fprintf(w, "%s\t", ratio(group, c))
		}
		fmt.Fprintln(w)
	}
	_ = w.Flush() // to a terminal or a buffer
}

// spread is the median of values, with the smallest and the largest; where none of them
// was measured, all are 0.
func spread(all []float64) string {
	most := slices.Max(all)
	if most == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f (%.1f–%.1f)", median(all), slices.Min(all), most)
}

// ratio is the median over the rounds of what Hugo took to what Signpost took.
func ratio(group []record, c column) string {
	first, second := values(group, "hugo", c.of), values(group, "signpost", c.of)
	var ratios []float64
	for i := range min(len(first), len(second)) {
		if second[i] > 0 {
			ratios = append(ratios, first[i]/second[i])
		}
	}
	if len(ratios) == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", median(ratios))
}

// growth prints what one page more costs in a cold build: the difference between the
// smallest and the largest site, by pages.
func growth(out io.Writer, records []record) {
	cold := slices.DeleteFunc(slices.Clone(records), func(r record) bool { return r.Scenario != "cold" })
	groups := grouped(cold)
	if len(groups) < 2 {
		return
	}
	small, large := groups[0], groups[len(groups)-1]
	pages := float64(large[0].Pages - small[0].Pages)
	fmt.Fprintf(out, "\nA page more, cold, from %d to %d pages:\n", small[0].Pages, large[0].Pages)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "program\twall µs\tCPU µs\tmemory kB\toutput kB\tmemory less output kB\t")
	for _, program := range programsOf(large) {
		fmt.Fprintf(w, "%s\t", program)
		var grown []float64
		for _, c := range columns() {
			more := 1000 * (median(values(large, program, c.of)) - median(values(small, program, c.of))) / pages
			grown = append(grown, more)
			fmt.Fprintf(w, "%.2f\t", more)
		}
		fmt.Fprintf(w, "%.2f\t\n", grown[2]-grown[3])
	}
	_ = w.Flush() // to a terminal or a buffer
}

// grouped parts the records by size and scenario, smallest size first.
func grouped(records []record) [][]record {
	var groups [][]record
	for _, r := range records {
		at := slices.IndexFunc(groups, func(g []record) bool { return g[0].Pages == r.Pages && g[0].Scenario == r.Scenario })
		if at < 0 {
			groups = append(groups, nil)
			at = len(groups) - 1
		}
		groups[at] = append(groups[at], r)
	}
	slices.SortStableFunc(groups, func(a, b []record) int { return a[0].Pages - b[0].Pages })
	return groups
}

func programsOf(group []record) []string {
	var names []string
	for _, r := range group {
		if !slices.Contains(names, r.Program) {
			names = append(names, r.Program)
		}
	}
	slices.Sort(names)
	return names
}

// values are those of one program, in the order of the rounds.
func values(group []record, program string, of func(sample) float64) []float64 {
	var all []float64
	for _, r := range group {
		if r.Program == program {
			all = append(all, of(r.sample))
		}
	}
	return all
}

func median(all []float64) float64 {
	sorted := slices.Sorted(slices.Values(all))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}
