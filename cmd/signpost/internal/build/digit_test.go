package build_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/stats"
)

// TestWrongDigit plants a wrong digit in every figure of the repository's data, one
// after the other, and wants each to be refused: they are published, and locked.
func TestWrongDigit(t *testing.T) {
	read := func(name string) *diag.File {
		data, err := os.ReadFile(filepath.Join(repository, "content", "statistics", name))
		if err != nil {
			t.Fatalf("%v; run signpost stats publish", err)
		}
		return &diag.File{Name: name, Data: data}
	}
	in := stats.Input{
		Definitions: read("statistics.yaml"), Observations: read("observations.csv"),
		Revisions: read("revisions.csv"), Published: read("published.lock"),
	}
	if _, list := stats.Load(in); len(list) > 0 {
		t.Fatalf("the data as it stands: %v", list)
	}
	const value = 3 // the column
	lines := bytes.SplitAfter(in.Observations.Data, []byte("\n"))
	planted := 0
	for i, line := range lines[1:] {
		cells := strings.SplitN(string(line), ",", value+2)
		if len(cells) < value+2 || !strings.ContainsAny(cells[value], "0123456789") {
			continue // a figure that nobody knows
		}
		last := len(cells[value]) - 1
		digit := cells[value][last]
		cells[value] = cells[value][:last] + string('0'+(digit-'0'+1)%10)
		wrong := slices.Clone(lines)
		wrong[i+1] = []byte(strings.Join(cells, ","))
		in.Observations = &diag.File{Name: "observations.csv", Data: bytes.Join(wrong, nil)}
		if _, list := stats.Load(in); !list.HasErrors() {
			t.Errorf("nobody notices the wrong digit in line %d: %s", i+2, wrong[i+1])
		}
		planted++
	}
	if planted < 100 {
		t.Errorf("%d figures, want all of them", planted)
	}
}
