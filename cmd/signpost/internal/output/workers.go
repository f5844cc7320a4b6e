package output

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// scratchSize is the length of a buffer to read into, in bytes. Most pages fit into
// it, so most files are read with one call.
const scratchSize = 64 << 10

// each calls do for every index below n, on a few goroutines, and waits for them.
//
// After an error, or when ctx ends, no further index is begun. The result is the
// error of the lowest index that failed, else that of ctx.
func each(ctx context.Context, n int, do func(i int) error) error {
	var (
		group  sync.WaitGroup
		next   atomic.Int64
		mu     sync.Mutex
		failed error
		at     int
		broken atomic.Bool
	)
	worker := func() {
		for !broken.Load() && ctx.Err() == nil {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			if err := do(i); err != nil {
				mu.Lock()
				if failed == nil || i < at {
					failed, at = err, i
				}
				mu.Unlock()
				broken.Store(true)
			}
		}
	}
	for range min(n, max(2, min(runtime.GOMAXPROCS(0), 8))) {
		group.Go(worker)
	}
	group.Wait()
	if failed != nil {
		return failed
	}
	return ctx.Err()
}
