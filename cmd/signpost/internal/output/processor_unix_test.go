//go:build unix

package output

import (
	"syscall"
	"testing"
	"time"
)

// startProcessor returns a function that reports the processor's time since then for
// each file and run. A machine that others use as well says more with it than with a clock.
func startProcessor(b *testing.B, files int) func(runs int) {
	b.Helper()
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	begin := used()
	return func(runs int) { b.ReportMetric(float64(used()-begin)/float64(runs*files), "cpu-ns/file") }
}
