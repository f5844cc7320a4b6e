//go:build !unix

package output

import "testing"

// startProcessor measures nothing here.
func startProcessor(*testing.B, int) func(runs int) { return func(int) {} }
