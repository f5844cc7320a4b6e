package main

import (
	"bytes"
	"os/exec"
	"runtime"
	"testing"
	"time"
)

// TestPeak does not give the memory of this process as that of another one.
func TestPeak(t *testing.T) {
	path, err := exec.LookPath("true")
	if err != nil {
		t.Skip("no such program")
	}
	kept := bytes.Repeat([]byte("memory"), 20<<20)
	cmd := exec.Command(path)
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	if got := peak(cmd.ProcessState); got > int64(len(kept)) {
		t.Errorf("%s had %d bytes", path, got)
	}
	runtime.KeepAlive(kept)
}

// TestUsed counts a program that works, and one that rests.
func TestUsed(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("it is not known here")
	}
	for script, works := range map[string]bool{"while :; do :; done": true, "exec sleep 60": false} {
		s, err := shell(t, script).start(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		const enough = 50 * time.Millisecond
		end := time.Now().Add(10 * time.Second)
		if !works {
			end = time.Now().Add(300 * time.Millisecond)
		}
		for used(s.cmd.Process.Pid) < enough && time.Now().Before(end) {
			time.Sleep(10 * time.Millisecond)
		}
		if got := used(s.cmd.Process.Pid); (got >= enough) != works {
			t.Errorf("%s: %s", script, got)
		}
		s.stop()
		if got := used(s.cmd.Process.Pid); got != 0 {
			t.Errorf("%s: %s when it is gone", script, got)
		}
	}
}
