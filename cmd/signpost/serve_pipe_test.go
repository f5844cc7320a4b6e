package main

import (
	"errors"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestServeTerminalStands edits a page while nobody reads the terminal, or nobody can any
// more: the preview goes on, and ends within a second.
func TestServeTerminalStands(t *testing.T) {
	for _, name := range []string{"full", "closed"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			skipWindows(t)
			reader, writer, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer reader.Close() //nolint:errcheck // nothing is to be read.
			if name == "full" {
				fill(t, writer)
			} else {
				_ = reader.Close()
			}
			held, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			port := strconv.Itoa(held.Addr().(*net.TCPAddr).Port)
			_ = held.Close() // now it is free, and nobody else is given it so soon
			r := &running{t: t, folder: soundProject(t), said: &said{}, address: "http://127.0.0.1:" + port}
			r.cmd = exec.Command("signpost", "serve", "--source", r.folder, "--now", "2026-11-22", "--port", port)
			r.cmd.Stdout, r.cmd.Stderr = writer, writer
			if err := r.cmd.Start(); err != nil {
				t.Fatal(err)
			}
			_ = writer.Close() // the program has its own
			t.Cleanup(func() { _ = r.cmd.Process.Kill() })
			for _, words := range []string{"One.", "Two.", "Three."} {
				saveFresh(t, r.folder, words)
				r.shows("/fresh/", words)
			}
			asked := time.Now()
			if err := r.cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			if status := r.ended(); status != 128+int(syscall.SIGINT) {
				t.Errorf("ended with %d", status)
			}
			if took := time.Since(asked); took > time.Second {
				t.Errorf("took %s to end", took)
			}
		})
	}
}

// fill writes to a pipe what it can hold.
func fill(t *testing.T, pipe *os.File) {
	t.Helper()
	if err := pipe.SetWriteDeadline(time.Now().Add(100 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := pipe.Write(make([]byte, 1<<10)); errors.Is(err, os.ErrDeadlineExceeded) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// shows waits until an address shows some words.
func (r *running) shows(address, words string) {
	r.t.Helper()
	for end := time.Now().Add(longest); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		response, err := http.Get(r.address + address)
		if err != nil {
			continue // it has only begun
		}
		_ = response.Body.Close()
		if _, text := r.get(r.address + address); strings.Contains(text, words) {
			return
		}
	}
	r.t.Fatalf("%s never shows %q", address, words)
}
