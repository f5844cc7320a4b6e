//go:build unix

package main

import "syscall"

// noBlock opens a file so that nobody waits for it, not even for a pipe that has come in
// its place. It also spares the four calls by which package os else finds that a file of a
// disk cannot be waited for.
const noBlock = syscall.O_NONBLOCK
