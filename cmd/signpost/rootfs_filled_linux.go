package main

import "golang.org/x/sys/unix"

// filled asks for memory that is there at once, and not page by page, when each is first
// written to.
const filled = unix.MAP_POPULATE
