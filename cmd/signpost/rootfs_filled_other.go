//go:build unix && !linux

package main

// filled cannot be asked for here.
const filled = 0
