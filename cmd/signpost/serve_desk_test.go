package main

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

// stopped is a terminal after Ctrl-S, until it is closed.
type stopped struct {
	said
	came chan struct{} // takes one for each text that comes
	free chan struct{}
}

func (s *stopped) Write(p []byte) (int, error) {
	select {
	case s.came <- struct{}{}:
	default:
	}
	<-s.free
	return s.said.Write(p)
}

// TestDeskKeepsNobodyWaiting writes more than a desk holds to a terminal that takes nothing:
// when it does again, it gets the newest, in order, and is told that something is missing.
func TestDeskKeepsNobodyWaiting(t *testing.T) {
	t.Parallel()
	terminal := &stopped{came: make(chan struct{}, 1), free: make(chan struct{})}
	var desk desk
	out, problems := desk.paper(terminal), desk.paper(terminal)
	line := strings.Repeat("x", 99)
	fmt.Fprintln(out, "the first")
	<-terminal.came
	const lines = 2 * maxLeft / 100
	for i := range lines {
		fmt.Fprintf(out, "%s\n", line)
		fmt.Fprintf(problems, "%d\n", i)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	begin := time.Now()
	desk.close(ended, 50*time.Millisecond)
	if took := time.Since(begin); took > 10*time.Second {
		t.Errorf("the end waited %s for the terminal", took)
	}
	close(terminal.free)
	desk.close(t.Context(), 0)
	got := terminal.String()
	if !strings.HasPrefix(got, "the first\n… what") || len(got) > maxLeft+1000 || strings.Count(got, "was not read in time") != 1 {
		t.Errorf("%d bytes, of which %d tell of those that were lost", len(got), strings.Count(got, "was not read in time"))
	}
	if want := fmt.Sprintf("%d\n%s\n%d\n", lines-2, line, lines-1); !strings.HasSuffix(got, want) {
		t.Errorf("ends with %q, want %q", got[max(0, len(got)-len(want)):], want)
	}
}

// TestDeskIsCleared has the last lines come out before the end.
func TestDeskIsCleared(t *testing.T) {
	t.Parallel()
	var terminal said
	for range 100 {
		var desk desk
		paper := desk.paper(&terminal)
		fmt.Fprintf(paper, "a")
		fmt.Fprintf(paper, "b")
		desk.close(t.Context(), 0)
	}
	if got, want := terminal.String(), strings.Repeat("ab", 100); got != want {
		t.Errorf("got %q", got)
	}
}
