package main

import (
	"bufio"
	"bytes"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// findBrowser gives Chromium's path, or skips the test where there is none. CI sets
// SIGNPOST_REQUIRE_BROWSER, so that it is never skipped there.
func findBrowser(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes too long for -short")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("SIGNPOST_REQUIRE_BROWSER") != "" {
		t.Fatal("no Chromium on PATH, and SIGNPOST_REQUIRE_BROWSER is set")
	}
	t.Skip("no Chromium on PATH: install Debian's package chromium to run this test")
	return ""
}

// axePath is where a host of the tests has axe-core beside the site's own files.
const axePath = "/axe-of-the-tests.js"

// host serves a published folder as its host would.
type host struct{ *httptest.Server }

func newHost(t *testing.T, folder string) *host {
	t.Helper()
	headers := readHeaders(t, filepath.Join(folder, "_headers"))
	files := os.DirFS(folder)
	h := &host{httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			w.Header().Set(name, value)
		}
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		if r.Host == "clients2.google.com" || r.Host == "update.googleapis.com" {
			return // Chromium's own, at every start
		}
		if r.URL.Path == axePath {
			http.ServeFile(w, r, filepath.Join("testdata", "axe", "axe.min.js"))
			return
		}
		if _, err := fs.Stat(files, name); err != nil {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(http.StatusNotFound)
			notFound, _ := fs.ReadFile(files, "404.html")
			_, _ = w.Write(notFound)
			return
		}
		http.ServeFileFS(w, r, files, name)
	}))}
	t.Cleanup(h.Close)
	return h
}

// readHeaders reads the rules for every page.
func readHeaders(t *testing.T, name string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	headers := map[string]string{}
	rule := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if name, value, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && rule == "/*" && strings.HasPrefix(line, "  ") {
			headers[name] = value
		} else if !strings.HasPrefix(line, " ") {
			rule = line
		}
	}
	if headers["Content-Security-Policy"] == "" {
		t.Fatalf("%s has no policy for /*", name)
	}
	return headers
}

// browse gives a page as the browser has it after its scripts ran, and what the
// browser wrote to its console.
func browse(t *testing.T, chromium string, h *host, page string) (dom string, complaints []string) {
	t.Helper()
	own := strings.TrimPrefix(h.URL, "http://")
	cmd := exec.CommandContext(t.Context(), chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--host-resolver-rules=MAP * "+own, "--enable-logging=stderr", "--user-data-dir="+t.TempDir(),
		"--virtual-time-budget=2000", "--dump-dom", h.URL+page)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", page, err, &stderr)
	}
	lines := bufio.NewScanner(&stderr)
	for lines.Scan() {
		if _, said, ok := strings.Cut(lines.Text(), "CONSOLE"); ok {
			complaints = append(complaints, said)
		}
	}
	return stdout.String(), complaints
}
