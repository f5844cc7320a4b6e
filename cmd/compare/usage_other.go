//go:build !unix

package main

import (
	"os"
	"time"
)

// peak is not known here, and is 0.
func peak(*os.ProcessState) int64 { return 0 }

// processorTime is not known here, and is 0.
func processorTime() time.Duration { return 0 }
