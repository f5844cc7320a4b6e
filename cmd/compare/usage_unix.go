//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
	"time"
)

// peak is the most memory that a process had at once. Linux counts it in kilobytes,
// Apple's systems in bytes. It is 0 where it is not known: Linux begins to count before a
// process becomes its program, while its memory is still that of this one.
func peak(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	var own syscall.Rusage
	err := syscall.Getrusage(syscall.RUSAGE_SELF, &own)
	switch {
	case !ok || err != nil || usage.Maxrss <= own.Maxrss:
		return 0
	case runtime.GOOS == "darwin" || runtime.GOOS == "ios":
		return int64(usage.Maxrss) //nolint:unconvert,nolintlint // 32 bits on some systems.
	default:
		return int64(usage.Maxrss) * 1024 //nolint:unconvert,nolintlint // 32 bits on some systems.
	}
}

// processorTime is what this process has used so far.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
