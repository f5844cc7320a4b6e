package workers_test

import (
	"testing"

	"example.org/signpost/cmd/signpost/internal/workers"
)

func TestAhead(t *testing.T) {
	t.Parallel()
	begun, made := make(chan bool), 0
	wait := workers.Ahead(func() int { <-begun; made++; return made })
	begun <- true // and it has begun by itself
	if first, again := wait(), wait(); first != 1 || again != 1 {
		t.Errorf("made %d, and then %d", first, again)
	}
	fails := workers.Ahead(func() int { panic("no") })
	defer func() {
		if fault := recover(); fault != "no" {
			t.Errorf("whoever waits meets %v", fault)
		}
	}()
	fails()
}
