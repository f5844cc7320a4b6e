package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestServe edits a page, spoils it, mends it, and looks at the site and at the terminal.
// What is served is what build makes, and one script element more.
func TestServe(t *testing.T) {
	t.Parallel()
	r := ready(t, soundProject(t))
	r.until(`^  drafts are shown; Ctrl-C ends the preview$`)
	if status, _ := r.get(r.address + "/fresh/"); status != http.StatusNotFound {
		t.Errorf("a page that is not there: %d", status)
	}
	saveFresh(t, r.folder, "The first words.")
	r.until(`^\d\d:\d\d:\d\d content/fresh\.md: [0-9]+ pages? drawn in [0-9.]+(ms|s)`)
	if status, text := r.get(r.address + "/fresh/"); status != http.StatusOK || !strings.Contains(text, "The first words.") {
		t.Errorf("a new draft: %d\n%s", status, text)
	}
	for i := range 3 {
		saveFresh(t, r.folder, "See [this](gone.md).")
		r.until(`^\d\d:\d\d:\d\d content/fresh\.md: 1 error; the last good site stays$`)
		if status, text := r.get(r.address + "/fresh/"); status != http.StatusOK || !strings.Contains(text, "words.") {
			t.Errorf("with an error: %d\n%s", status, text)
		}
		r.hear("content/fresh.md:7:12: error: no page or file content/gone.md [dead-link]", i+1)
		words := strings.Repeat("More ", i) + "words."
		saveFresh(t, r.folder, words)
		r.until(`^\d\d:\d\d:\d\d content/fresh\.md: .*drawn in`)
		if status, text := r.get(r.address + "/fresh/"); status != http.StatusOK || !strings.Contains(text, words) {
			t.Errorf("mended: %d\n%s", status, text)
		}
	}
	r.equalsBuild()
	if _, err := os.Stat(filepath.Join(r.folder, "public")); err == nil {
		t.Error("the preview has published the site")
	}
}

// equalsBuild holds what is served against a build from nothing.
func (r *running) equalsBuild() {
	r.t.Helper()
	public := filepath.Join(r.t.TempDir(), "public")
	var out bytes.Buffer
	if status := run([]string{"build", "--no-cache", "--drafts", "--noindex=false", "--source", r.folder, "--now", "2026-11-22", "--output", public}, &out, &out); status != statusGood {
		r.t.Fatalf("build ended with %d:\n%s", status, &out)
	}
	const script = `<script type="module" src="/_preview/client.js"></script>`
	files := 0
	err := filepath.WalkDir(public, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), "_") || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		want, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		below, err := filepath.Rel(public, name)
		if err != nil {
			return err
		}
		address := strings.TrimSuffix(filepath.ToSlash(below), "index.html")
		status, got := r.get(r.address + "/" + address)
		if strings.HasSuffix(below, ".html") {
			got = strings.Replace(got, script, "", 1)
		}
		if status != http.StatusOK || got != string(want) {
			r.t.Errorf("/%s: %d, and not what build makes", address, status)
		}
		files++
		return nil
	})
	if err != nil || files < 20 {
		r.t.Errorf("%d files: %v", files, err)
	}
}

// TestServeSpoiltProject begins with a project that has an error, and shows the site when
// that is mended.
func TestServeSpoiltProject(t *testing.T) {
	t.Parallel()
	folder := soundProject(t)
	saveFresh(t, folder, "See [this](gone.md).")
	r := begin(t, folder, "--port", "0")
	r.address = r.until(`^1 error: nothing can be shown until that is mended, at (http://127\.0\.0\.1:[0-9]+)/$`)
	if status, text := r.get(r.address + "/"); status != http.StatusServiceUnavailable || !strings.Contains(text, "no page or file content/gone.md") {
		t.Errorf("%d:\n%s", status, text)
	}
	saveFresh(t, r.folder, "Words.")
	r.until(`content/fresh\.md: mended, [0-9]+ pages drawn in`)
	if status, text := r.get(r.address + "/fresh/"); status != http.StatusOK || !strings.Contains(text, "Words.") {
		t.Errorf("mended: %d\n%s", status, text)
	}
}

// TestServeWarnings shows a warning when it is new, and not again when it has moved.
func TestServeWarnings(t *testing.T) {
	t.Parallel()
	folder := soundProject(t)
	const link = "See [this](http://old.example/).\n"
	saveFresh(t, folder, link)
	r := ready(t, folder)
	r.until(`^  1 warning$`)
	saveFresh(t, r.folder, "One line more.\n\n"+link)
	r.until(`drawn in .*, 1 warning$`)
	saveFresh(t, r.folder, "One line more.\n\n"+link+"\nAnd [that](http://older.example/).\n")
	r.until(`drawn in .*, 2 warnings$`)
	saveFresh(t, r.folder, "Words.")
	r.until(`drawn in [^,]*$`)
	saveFresh(t, r.folder, "See [this](gone.md).")
	r.hear("[dead-link]", 1)
	if got := strings.Count(r.said.String(), "[insecure-link]"); got != 2 {
		t.Errorf("%d warnings are said, want 2:\n%s", got, r.said)
	}
}

// TestServeEnds ends a preview within a second, whoever still listens to it.
func TestServeEnds(t *testing.T) {
	for _, tt := range []struct {
		signal syscall.Signal
		status int
	}{{syscall.SIGINT, 130}, {syscall.SIGTERM, 143}} {
		t.Run(tt.signal.String(), func(t *testing.T) {
			t.Parallel()
			skipWindows(t)
			r := ready(t, soundProject(t))
			for range 5 {
				stream, err := http.Get(r.address + "/_preview/events")
				if err != nil {
					t.Fatal(err)
				}
				defer stream.Body.Close() //nolint:errcheck // the preview has ended.
				if first, err := bufio.NewReader(stream.Body).ReadString('\n'); err != nil || !strings.HasPrefix(first, "data: {") {
					t.Fatalf("a stream begins with %q: %v", first, err)
				}
			}
			asked := time.Now()
			if err := r.cmd.Process.Signal(tt.signal); err != nil {
				t.Fatal(err)
			}
			if status := r.ended(); status != tt.status {
				t.Errorf("ended with %d, want %d", status, tt.status)
			}
			if took := time.Since(asked); took > time.Second {
				t.Errorf("took %s to end", took)
			}
			if got, want := r.said.String(), "signpost: the preview has ended\n"; got != want {
				t.Errorf("said %q, want %q", got, want)
			}
		})
	}
}

// TestServeOpens calls the browser with the preview's address on this computer.
func TestServeOpens(t *testing.T) {
	skipWindows(t)
	tools := t.TempDir()
	asked := filepath.Join(tools, "asked")
	for _, name := range []string{"xdg-open", "open"} {
		// Written under another name first: the test waits for the file.
		script := fmt.Sprintf("#!/bin/sh\necho \"$@\" > '%s.new' && mv '%s.new' '%s'\n", asked, asked, asked)
		if err := os.WriteFile(filepath.Join(tools, name), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", tools+string(os.PathListSeparator)+os.Getenv("PATH"))
	r := ready(t, soundProject(t), "--open")
	var got []byte
	for end := time.Now().Add(longest); len(got) == 0 && time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		got, _ = os.ReadFile(asked) // it is there in a moment
	}
	if want := r.address + "/\n"; string(got) != want {
		t.Errorf("opened %q, want %q", got, want)
	}
}

// TestServeOpensNothing says so when there is no browser, and goes on.
func TestServeOpensNothing(t *testing.T) {
	skipWindows(t)
	tools := t.TempDir()
	for _, name := range []string{"xdg-open", "open"} {
		if err := os.WriteFile(filepath.Join(tools, name), []byte("#!/bin/sh\nexit 3\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", tools+string(os.PathListSeparator)+os.Getenv("PATH"))
	r := ready(t, soundProject(t), "--open")
	r.until(`^No browser could be opened \(exit status 3\): open ` + r.address + `/ yourself\.$`)
	if status, _ := r.get(r.address + "/"); status != http.StatusOK {
		t.Errorf("then: %d", status)
	}
}

func skipWindows(t *testing.T) {
	t.Helper()
	if os.PathSeparator == '\\' {
		t.Skip("Windows has no such signals and no shell")
	}
}
