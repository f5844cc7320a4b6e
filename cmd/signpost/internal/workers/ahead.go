package workers

import "sync"

// Ahead begins to make something on whichever core is free, and gives a function that waits
// for it. If making it panics, that function does, where its caller can be asked about it.
func Ahead[V any](make func() V) func() V {
	once := sync.OnceValue(make)
	go func() {
		defer func() { _ = recover() }() // whoever waits for it panics
		once()
	}()
	return once
}
