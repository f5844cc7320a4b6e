// Package workers runs the same work over many pages on all cores, with results
// by index, so that the order of a site never depends on the machine.
package workers

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Map gives do(i) for every i from 0 to n-1, in that order.
//
// An item that takes longer than limit is given up and late(i) stands in its
// place: the goroutine that is stuck is left behind, which is right for a
// program that is about to report the page and end. When ctx ends, Map does not
// wait for the items that were begun; these and the rest keep their zero value,
// and the context's error is returned.
func Map[T any](ctx context.Context, n int, limit time.Duration, do, late func(i int) T) ([]T, error) {
	results := make([]T, n)
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		group.Go(func() {
			w := hire(do)
			defer func() { close(w.items) }()
			timer := time.NewTimer(limit)
			defer timer.Stop()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				timer.Reset(limit)
				w.items <- i
				select {
				case results[i] = <-w.done:
				case <-ctx.Done():
				case <-timer.C:
					results[i] = late(i)
					close(w.items)
					w = hire(do)
				}
			}
		})
	}
	group.Wait()
	return results, ctx.Err()
}

// worker is a goroutine that does one item after another: a new one for each
// would grow its stack again for each.
type worker[T any] struct {
	items chan int
	done  chan T // holds one, so that a worker that was given up can end
}

func hire[T any](do func(i int) T) *worker[T] {
	w := &worker[T]{items: make(chan int), done: make(chan T, 1)}
	go func() {
		for i := range w.items {
			w.done <- do(i)
		}
	}()
	return w
}
