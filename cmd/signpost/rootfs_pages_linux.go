package main

import "golang.org/x/sys/unix"

// inLargePages asks for pages of two megabytes instead of four kilobytes: whenever a page
// is written to for the first time, the system has to find one. It may have none.
func inLargePages(memory []byte) { _ = unix.Madvise(memory, unix.MADV_HUGEPAGE) }
