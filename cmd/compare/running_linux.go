package main

import (
	"time"

	"golang.org/x/sys/unix"
)

// used is the processor time that a running process has used so far, or 0 when it is not
// known. Linux keeps a clock of it for each process, whose number is made of the
// process's (clock_getcpuclockid(3)).
func used(pid int) time.Duration {
	const scheduled = 2 // CPUCLOCK_SCHED: in nanoseconds, by the scheduler's account
	var now unix.Timespec
	if err := unix.ClockGettime(int32(^pid)<<3|scheduled, &now); err != nil { //nolint:gosec // numbers of processes have 22 bits.
		return 0
	}
	return time.Duration(now.Nano())
}
