//go:build !race

package build_test

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/build"
)

// What a page may cost is recorded in a file, so that a change that makes every build
// slower is seen when it is made. None of the numbers depends on how fast the machine is
// or on what else it does: they are allocations, bytes, and statements executed, which
// .ci/cost counts. (The race detector allocates for itself, so there is no test with it.)
const (
	costFile  = "testdata/cost.txt"
	costPages = 300
	costAbove = 1.05 // more than that times what is recorded fails
	costBelow = 0.85 // less than that should be recorded, or it may be lost again unseen
	costHint  = "if it is meant to be so, record it with: .ci/cost -update"
)

var (
	updateCost = flag.Bool("update", false, "record what a page costs now")
	profile    = flag.String("profile", "", "the coverage profile of TestCost, to count statements in")
)

// TestCost holds a build to the allocations and the bytes that are recorded. Coverage
// makes other code of it, so with it the build is made once, for its profile.
func TestCost(t *testing.T) {
	files := generated(t, costPages)
	run := func() {
		result, err := build.Run(t.Context(), build.Options{Source: files, Now: noon(), Put: func(string, []byte) error { return nil }})
		if err != nil || len(result.Problems) > 0 {
			t.Fatal(err, result.Problems)
		}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if testing.CoverMode() != "" {
		run()
		return
	}
	run() // the first build fills what is kept for as long as the program runs
	var allocations, allocated []float64
	for range 3 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		run()
		runtime.ReadMemStats(&after)
		allocations = append(allocations, float64(after.Mallocs-before.Mallocs)/costPages)
		allocated = append(allocated, float64(after.TotalAlloc-before.TotalAlloc)/costPages)
	}
	holdCost(t, "allocations", slices.Min(allocations))
	holdCost(t, "bytes", slices.Min(allocated))
}

// TestStatements holds a build to the statements that are recorded. It reads the profile
// that TestCost left.
func TestStatements(t *testing.T) {
	if *profile == "" {
		t.Skip("no -profile; .ci/cost makes one")
	}
	data, err := os.ReadFile(*profile)
	if err != nil {
		t.Fatal(err)
	}
	executed, err := statements(data)
	if err != nil {
		t.Fatal(err)
	}
	holdCost(t, "statements", executed/costPages)
}

// statements adds up what a profile with -covermode=count says was executed. Each line
// but the first is a block: where it is, how many statements it has, and how often it was
// entered.
func statements(profile []byte) (sum float64, err error) {
	lines := bufio.NewScanner(bytes.NewReader(profile))
	if !lines.Scan() || lines.Text() != "mode: count" {
		return 0, fmt.Errorf("the profile begins with %q, want mode: count", lines.Text())
	}
	for lines.Scan() {
		var has, times float64
		_, block, _ := strings.Cut(lines.Text(), " ")
		if _, err := fmt.Sscan(block, &has, &times); err != nil {
			return 0, fmt.Errorf("%q: %w", lines.Text(), err)
		}
		sum += has * times
	}
	return sum, lines.Err()
}

// holdCost compares with what is recorded, or records it.
func holdCost(t *testing.T, name string, got float64) {
	t.Helper()
	data, err := os.ReadFile(costFile)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	at := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, name+" ") })
	if at < 0 {
		t.Fatalf("%s has no line for %s", costFile, name)
	}
	if *updateCost {
		lines[at] = fmt.Sprintf("%-11s %.0f", name, got)
		if err := os.WriteFile(costFile, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	recorded, err := strconv.ParseFloat(strings.Fields(lines[at])[1], 64)
	if err != nil {
		t.Fatalf("%s: %v", costFile, err)
	}
	told, failed := judgeCost(name, got, recorded)
	t.Log(told)
	if failed {
		t.Fail()
	}
}

// judgeCost says how a cost stands to the one that is recorded.
func judgeCost(name string, got, recorded float64) (told string, failed bool) {
	told = fmt.Sprintf("a page costs %.0f %s, recorded are %.0f: %+.1f %%", got, name, recorded, 100*(got/recorded-1))
	switch {
	case got > recorded*costAbove:
		return fmt.Sprintf("%s. That is more than %.0f %% too many; %s", told, 100*(costAbove-1), costHint), true
	case got < recorded*costBelow:
		return told + ". Record that, so that it is not lost unseen: .ci/cost -update", false
	}
	return told, false
}

func TestJudgeCost(t *testing.T) {
	for _, tt := range []struct {
		got    float64
		want   string
		failed bool
	}{
		{1000, "+0.0 %", false},
		{1049, "+4.9 %", false},
		{1051, "a page costs 1051 bytes, recorded are 1000: +5.1 %. That is more than 5 % too many; " + costHint, true},
		{851, "-14.9 %", false},
		{849, "-15.1 %. Record that, so that it is not lost unseen: .ci/cost -update", false},
	} {
		if told, failed := judgeCost("bytes", tt.got, 1000); !strings.HasSuffix(told, tt.want) || failed != tt.failed {
			t.Errorf("%v: %q, %v", tt.got, told, failed)
		}
	}
}

func TestCountStatements(t *testing.T) {
	if sum, err := statements([]byte("mode: count\na/b.go:1.2,3.4 5 6\na/b.go:7.8,9.10 2 0\n")); sum != 30 || err != nil {
		t.Errorf("%v, %v", sum, err)
	}
	for _, wrong := range []string{"", "mode: set\n", "mode: count\na/b.go:1.2,3.4 x 6\n"} {
		if _, err := statements([]byte(wrong)); err == nil {
			t.Errorf("%q: want an error", wrong)
		}
	}
}
