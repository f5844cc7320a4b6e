package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// longest is how long a test waits for what must come.
const longest = 20 * time.Second

// running is a preview that runs as a program of its own.
type running struct {
	t       *testing.T
	folder  string
	cmd     *exec.Cmd
	address string
	lines   chan string // of stdout
	said    *said       // on stderr
}

// said is what a program says while others read it.
type said struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.text.Write(p)
}

func (s *said) String() string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.text.String()
}

// soundProject is a copy of the project that the scripts begin in.
func soundProject(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := copyProject(&testscript.Env{WorkDir: folder}); err != nil {
		t.Fatal(err)
	}
	return folder
}

// begin starts a preview of a project and reads its terminal in the background.
func begin(t *testing.T, folder string, args ...string) *running {
	t.Helper()
	r := &running{t: t, folder: folder, lines: make(chan string, 10_000), said: &said{}}
	r.cmd = exec.Command("signpost", append([]string{"serve", "--source", folder, "--now", "2026-11-22"}, args...)...)
	r.cmd.Stderr = r.said
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = r.cmd.Process.Kill() // it may have ended
		_ = r.cmd.Wait()
	})
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			r.lines <- lines.Text()
		}
		close(r.lines)
	}()
	return r
}

// ready starts a preview and waits until it says where it is.
func ready(t *testing.T, folder string, args ...string) *running {
	t.Helper()
	r := begin(t, folder, append([]string{"--port", "0"}, args...)...)
	r.address = r.until(`at (http://127\.0\.0\.1:[0-9]+)/$`)
	return r
}

// until waits for a line of the terminal, and gives the group in it, or all of it.
func (r *running) until(pattern string) string {
	r.t.Helper()
	want := regexp.MustCompile(pattern)
	var seen []string
	late := time.After(longest)
	for {
		select {
		case line, ok := <-r.lines:
			if found := want.FindStringSubmatch(line); found != nil {
				return found[len(found)-1]
			}
			seen = append(seen, line)
			if !ok {
				r.t.Fatalf("the preview ended without a line like %s:\n%s\n%s", pattern, strings.Join(seen, "\n"), r.said)
			}
		case <-late:
			r.t.Fatalf("no line like %s:\n%s\n%s", pattern, strings.Join(seen, "\n"), r.said)
		}
	}
}

// hear waits until a text stands so many times on stderr.
func (r *running) hear(text string, times int) {
	r.t.Helper()
	for end := time.Now().Add(longest); strings.Count(r.said.String(), text) != times; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			r.t.Fatalf("%q does not stand %d times in the terminal:\n%s", text, times, r.said)
		}
	}
}

// get asks for an address and gives the status and the text.
func (r *running) get(address string) (int, string) {
	r.t.Helper()
	response, err := http.Get(address)
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // it was read.
	body, err := io.ReadAll(response.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// saveFresh saves a text as the draft content/fresh.md.
func saveFresh(t *testing.T, folder, text string) {
	t.Helper()
	page := "---\ntitle: Fresh\nsummary: What it says.\ndraft: true\n---\n\n" + text + "\n"
	if err := os.WriteFile(filepath.Join(folder, "content", "fresh.md"), []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
}

// ended waits for the program's end and gives its status.
func (r *running) ended() int {
	r.t.Helper()
	done := make(chan error, 1)
	go func() { done <- r.cmd.Wait() }()
	select {
	case err := <-done:
		var failed *exec.ExitError
		if err != nil && !errors.As(err, &failed) {
			r.t.Fatal(err)
		}
		return r.cmd.ProcessState.ExitCode()
	case <-time.After(longest):
		r.t.Fatalf("the preview does not end:\n%s", r.said)
	}
	return -1
}
