package workers_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/workers"
)

func TestMapKeepsOrder(t *testing.T) {
	double := func(i int) int { return 2 * i }
	got, err := workers.Map(t.Context(), 1000, time.Minute, double, double)
	if err != nil || len(got) != 1000 {
		t.Fatalf("%d results, %v", len(got), err)
	}
	for i, v := range got {
		if v != 2*i {
			t.Fatalf("result %d = %d, want %d", i, v, 2*i)
		}
	}
}

func TestMapGivesUpOnOneItem(t *testing.T) {
	stuck := make(chan struct{})
	defer close(stuck)
	got, err := workers.Map(t.Context(), 3, 20*time.Millisecond,
		func(i int) string {
			if i == 1 {
				<-stuck
			}
			return "done"
		},
		func(int) string { return "late" })
	if err != nil || got[0] != "done" || got[1] != "late" || got[2] != "done" {
		t.Errorf("got %q, %v; want done, late, done", got, err)
	}
}

func TestMapEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	ran := false
	_, err := workers.Map(ctx, 10, time.Minute, func(int) bool { ran = true; return true }, func(int) bool { return false })
	if err == nil || ran {
		t.Errorf("error %v, ran %v; want an ended context and nothing run", err, ran)
	}
}

func TestMapDoesNotWaitForAnItemWhenItsContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	stuck := make(chan struct{})
	defer close(stuck)
	_, err := workers.Map(ctx, 1, time.Hour,
		func(int) string { cancel(); <-stuck; return "done" },
		func(int) string { return "late" })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
}
