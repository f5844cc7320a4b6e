//go:build unix && !linux

package main

// inLargePages cannot be asked for here.
func inLargePages([]byte) {}
