// Package workers has work done on all cores: [Map] the same over many pages, with results
// by index, so that the order of a site never depends on the machine, and [Ahead] one thing
// beside others.
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
// An item that takes longer than limit is given up, at most a quarter of it later, and
// late(i) stands in its place: the goroutine that is stuck is left behind, which is right
// for a program that is about to report the page and end. When ctx ends, Map does not
// wait for the items that were begun; these and the rest keep their zero value,
// and the context's error is returned.
func Map[T any](ctx context.Context, n int, limit time.Duration, do, late func(i int) T) ([]T, error) {
	c := &crew[T]{ctx: ctx, do: do, results: make([]T, n)}
	size := min(runtime.GOMAXPROCS(0), n)
	c.ended = make(chan struct{}, size)
	for range size {
		c.workers = append(c.workers, c.hire())
	}
	watch := time.NewTicker(max(limit/looks, time.Microsecond))
	defer watch.Stop()
	for working := size; working > 0; {
		select {
		case <-c.ended:
			working--
		case <-watch.C:
			c.look(late)
		case <-ctx.Done():
			c.dismiss()
			return c.results, ctx.Err()
		}
	}
	return c.results, ctx.Err()
}

// looks is how often in the time that an item may take somebody looks after the workers.
// A timer for each item would cost more than most items.
const looks = 4

// crew is all who work for one call of Map.
type crew[T any] struct {
	ctx     context.Context //nolint:containedctx // a crew lives for one call of Map.
	do      func(i int) T
	results []T
	next    atomic.Int64
	workers []*worker
	ended   chan struct{} // holds one for each worker who is not given up
}

// worker is a goroutine that does one item after another: a new one for each
// would grow its stack again for each.
type worker struct {
	mutex sync.Mutex
	item  int  // which is being done, -1 for none
	seen  int  // how often somebody has looked at it
	gone  bool // given up: what it makes is not wanted any more
}

func (c *crew[T]) hire() *worker {
	w := &worker{item: -1}
	go func() {
		for c.ctx.Err() == nil {
			i := int(c.next.Add(1)) - 1
			if i >= len(c.results) {
				break
			}
			if !w.begin(i) {
				return
			}
			if result := c.do(i); !w.end(func() { c.results[i] = result }) {
				return
			}
		}
		if w.end(func() {}) {
			c.ended <- struct{}{}
		}
	}()
	return w
}

// begin notes what the worker does next, unless it was given up.
func (w *worker) begin(i int) bool {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.item, w.seen = i, 0
	return !w.gone
}

// end hands the result over, unless the worker was given up.
func (w *worker) end(give func()) bool {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if !w.gone {
		give()
	}
	w.item = -1
	return !w.gone
}

// look gives up those who have been at one item for the whole limit, and hires others in
// their place.
func (c *crew[T]) look(late func(i int) T) {
	for at, w := range c.workers {
		if i := w.stuck(); i >= 0 {
			c.results[i] = late(i)
			c.workers[at] = c.hire()
		}
	}
}

// stuck gives the worker up if its item takes too long, and says which that was, else -1.
func (w *worker) stuck() int {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.item < 0 || w.gone {
		return -1
	}
	if w.seen++; w.seen <= looks {
		return -1
	}
	w.gone = true
	return w.item
}

// dismiss gives everybody up.
func (c *crew[T]) dismiss() {
	for _, w := range c.workers {
		w.mutex.Lock()
		w.gone = true
		w.mutex.Unlock()
	}
}
