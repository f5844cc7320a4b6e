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
	"sync"
	"testing"
)

// TestBrowser opens one page of every kind in a real browser, with the headers
// that the site is published with. The browser must have nothing to complain of
// (a blocked style, a file that is not there) and must ask no other host.
func TestBrowser(t *testing.T) {
	chromium := findBrowser(t)
	site := filepath.Join(t.TempDir(), "public")
	var said bytes.Buffer
	if status := run([]string{"build", "--source", "../..", "--now", "2026-11-22", "--output", site}, &said, &said); status != statusGood {
		t.Fatalf("build ended with %d:\n%s", status, &said)
	}
	server := newHost(t, site)
	for _, page := range []string{
		"/", "/get-help/", "/parents/", "/parents/first-hour/", "/teachers/lessons/when-a-chat-turns/",
		"/helplines/", "/helplines/childline/", "/statistics/", "/about/privacy/", "/there-is-no-such-page/",
	} {
		t.Run(strings.Trim(page, "/"), func(t *testing.T) {
			dom, complaints := browse(t, chromium, server, page)
			for _, c := range complaints {
				if page == "/there-is-no-such-page/" && strings.Contains(c, "404") {
					continue // the page itself, as it must be
				}
				t.Errorf("the browser says: %s", c)
			}
			if !strings.Contains(dom, "Leave") || !strings.Contains(dom, "<h1") {
				t.Errorf("the page was not shown:\n%.400s", dom)
			}
		})
	}
	if foreign := server.foreign(); len(foreign) > 0 {
		t.Errorf("requests to other hosts: %q", foreign)
	}
	if missing := server.missing(); len(missing) != 1 {
		t.Errorf("files that were asked for and are not there: %q, want only the page that was made up", missing)
	}
}

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

// host serves a published folder as its host would, and remembers what was asked.
type host struct {
	*httptest.Server
	mu              sync.Mutex
	asked, notThere []string
}

func newHost(t *testing.T, folder string) *host {
	t.Helper()
	headers := readHeaders(t, filepath.Join(folder, "_headers"))
	h := &host{}
	files := os.DirFS(folder)
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
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
		_, err := fs.Stat(files, name)
		h.mu.Lock()
		h.asked = append(h.asked, r.Host+r.URL.Path)
		if err != nil {
			h.notThere = append(h.notThere, r.URL.Path)
		}
		h.mu.Unlock()
		if err != nil {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(http.StatusNotFound)
			notFound, _ := fs.ReadFile(files, "404.html")
			_, _ = w.Write(notFound)
			return
		}
		http.ServeFileFS(w, r, files, name)
	}))
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

// foreign lists requests for another host: every name leads to the test's server.
func (h *host) foreign() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	own := strings.TrimPrefix(h.URL, "http://")
	var list []string
	for _, a := range h.asked {
		if !strings.HasPrefix(a, own+"/") {
			list = append(list, a)
		}
	}
	return list
}

func (h *host) missing() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.notThere
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
