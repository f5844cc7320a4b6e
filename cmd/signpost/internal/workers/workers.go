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
// program that is about to report the page and end. When ctx ends, the items not
// yet begun keep their zero value and the context's error is returned.
func Map[T any](ctx context.Context, n int, limit time.Duration, do, late func(i int) T) ([]T, error) {
	results := make([]T, n)
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		group.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				results[i] = within(limit, i, do, late)
			}
		})
	}
	group.Wait()
	return results, ctx.Err()
}

func within[T any](limit time.Duration, i int, do, late func(i int) T) T {
	done := make(chan T, 1)
	go func() { done <- do(i) }()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case result := <-done:
		return result
	case <-timer.C:
		return late(i)
	}
}
