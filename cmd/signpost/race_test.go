//go:build race

package main

// raced is true where the race detector makes everything many times slower.
const raced = true
