package chart_test

import (
	"regexp"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/chart"
)

func TestStack(t *testing.T) {
	for _, tt := range []struct {
		name  string
		chart chart.StackChart
		want  string // classes and widths of the parts
	}{
		{"two", stackOf("", 60, 40), "solid1 60%, ground2 40%"},
		{"a rest", stackOf("rest", 60), "solid1 60%, rest 40%"},
		{"a rest without a name", stackOf("", 60), "solid1 60%, rest 40%"},
		{"rounded up to 102", stackOf("rest", 51, 51), "solid1 50%, ground2 50%"},
		{"nothing is filled for nought", stackOf("", 0, 100), "ground2 100%"},
		{"nor for less", stackOf("", -5, 100), "ground2 100%"},
		{"all nought", stackOf("rest", 0, 0), "rest 100%"},
		{"seven", stackOf("", 20, 20, 20, 10, 10, 10, 10), "solid1 20%, ground2 20%, solid3 20%, ground4 10%, ground1 10%, ground3 10%, solid1 10%"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, e := range elements(t, chart.Stack(tt.chart)) {
				if e.name == "rect" {
					got = append(got, strings.NewReplacer("chart-", "", " tone", "", " chart-tone", "").Replace(e.class)+" "+e.attributes["width"])
				}
			}
			if got := strings.Join(got, ", "); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
	if got := chart.Stack(chart.StackChart{ID: "s"}); got != "" {
		t.Errorf("a stack of nothing is %q", got)
	}
	without := chart.StackChart{ID: "s", Segments: []chart.Segment{{Label: "a", Text: "b"}}}
	if got := string(chart.Stack(without)); !strings.Contains(got, "a: ") {
		t.Errorf("a part without a share has lost its words: %s", got)
	}
}

// Parts beside each other differ in more than the tone, all round.
func TestNeighboursDiffer(t *testing.T) {
	c := stackOf("", 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 12)
	fills := map[string]string{}
	var order []string
	for _, e := range elements(t, chart.Stack(c)) {
		switch {
		case e.name == "rect":
			order = append(order, e.class)
		case strings.HasPrefix(e.class, "chart-pattern"):
			last := order[len(order)-1]
			pattern := e.attributes["stroke-dasharray"] + e.attributes["stroke-linecap"]
			if !strings.Contains(last, " as ") {
				order[len(order)-1] += " as " + pattern
			}
		}
	}
	for i, fill := range order[1:] {
		tone := regexp.MustCompile(`tone\d`)
		if a, b := tone.FindString(order[i]), tone.FindString(fill); a == b {
			t.Errorf("part %d and the one before it are both %s", i+1, a)
		}
		if a, b := tone.ReplaceAllString(order[i], ""), tone.ReplaceAllString(fill, ""); a == b {
			t.Errorf("part %d looks like the one before it but for its tone: %s", i+1, a)
		}
		fills[fill] = fill
	}
	if len(fills) != 6 {
		t.Errorf("%d fills, want 6: %v", len(fills), order)
	}
}
