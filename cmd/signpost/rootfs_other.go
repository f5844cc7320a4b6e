//go:build !unix

package main

// noBlock is nothing where files cannot be waited for.
const noBlock = 0

// outside gives no memory: files stand in the heap.
func outside(int) []byte { return nil }
