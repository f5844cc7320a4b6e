package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// fake speaks to the preview's scripts as its server does, and shows and says whatever a
// test wants, whenever it wants.
type fake struct {
	*host
	t *testing.T

	mu      sync.Mutex
	files   map[string]string // by their addresses
	state   map[string]any    // the last one
	said    []string          // every state
	page    map[string]any    // what is known of every page
	changed chan struct{}     // closed when there is a new state
	streams int               // that are open
	most    int               // that were open at once
	loads   map[string]int    // how often an address was loaded as a page
	moved   map[string]string // addresses that lead elsewhere
	refused bool              // whether the browser is not let in
}

// previewScript stands first in the head of every page.
const previewScript = `<script type="module" src="/_preview/client.js"></script>`

// pageOf is a page around its main part. In the head stands what is given besides.
func pageOf(body string, head ...string) string {
	return `<!doctype html><html lang="en-GB"><head>` + previewScript + `<meta charset="utf-8"><link rel="icon" href="data:,"><title>Page</title>` +
		strings.Join(head, "") + "</head>\n<body>\n<header>Site</header>\n<main>\n" + body + "\n</main>\n<footer>End</footer>\n</body></html>"
}

// waitingPage stands for every page while there is no site.
const waitingPage = "<!doctype html><html><head>" + previewScript + `<link rel="stylesheet" href="/_preview/pages.css"><link rel="icon" href="data:,"></head><body><main><h1>Not yet</h1></main></body></html>`

func newFake(t *testing.T, session string, files map[string]string) *fake {
	t.Helper()
	f := &fake{t: t, files: map[string]string{}, loads: map[string]int{}, moved: map[string]string{}, changed: make(chan struct{})}
	maps.Copy(f.files, files)
	f.state = map[string]any{"session": session, "build": 1, "ok": true, "name": "Tell Someone", "site": f.digest()}
	f.page = map[string]any{"title": "Page", "file": "content/page.md", "words": 12}
	f.say()
	f.host = &host{httptest.NewServer(f)}
	t.Cleanup(f.stop)
	return f
}

// stop ends the server as Ctrl-C does.
func (f *fake) stop() {
	f.CloseClientConnections()
	f.Close()
}

// start starts it again at the same address, as another process. Others, in pairs, are
// parts of its first state.
func (f *fake) start(session string, others ...any) {
	f.t.Helper()
	l, err := net.Listen("tcp", f.Listener.Addr().String())
	if err != nil {
		f.t.Fatal(err)
	}
	f.mu.Lock()
	f.state["session"], f.state["build"] = session, 1
	for i := 0; i+1 < len(others); i += 2 {
		f.state[others[i].(string)] = others[i+1]
	}
	f.say()
	f.mu.Unlock()
	f.Server = &httptest.Server{Listener: l, Config: &http.Server{Handler: f}}
	f.Start()
}

// digest is that of the site.
func (f *fake) digest() string {
	text, _ := json.Marshal(f.files)
	return fmt.Sprintf("%x", sha256.Sum256(text))
}

// build is a build that was good: files are new or changed, or gone when empty. Others,
// in pairs, are parts of the state.
func (f *fake) build(files map[string]string, others ...any) int {
	f.mu.Lock()
	for path, text := range files {
		if f.files[path] = text; text == "" {
			delete(f.files, path)
		}
	}
	f.mu.Unlock()
	return f.tell(append([]any{"ok", true, "errors", 0, "problems", []any{}}, others...)...)
}

// tell makes a new state, which differs in the given parts, and says its number.
func (f *fake) tell(others ...any) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	state := maps.Clone(f.state)
	number := state["build"].(int) + 1
	state["build"], state["site"], state["follow"] = number, f.digest(), ""
	for i := 0; i+1 < len(others); i += 2 {
		state[others[i].(string)] = others[i+1]
	}
	f.state = state
	f.say()
	close(f.changed)
	f.changed = make(chan struct{})
	return state["build"].(int)
}

// say notes the state for the streams.
func (f *fake) say() {
	text, _ := json.Marshal(f.state)
	f.said = append(f.said, string(text))
}

// count gives a number that the server counts.
func (f *fake) count(of func(*fake) int) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return of(f)
}

// refuses tells whether the browser is not let in; refuse changes that.
func (f *fake) refuses() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.refused
}

func (f *fake) refuse(yes bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refused = yes
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; object-src 'none'")
	switch path := r.URL.Path; {
	case path == "/_preview/events" && f.refuses():
		http.Error(w, "not let in", http.StatusForbidden)
	case path == "/_preview/events" && r.Method == http.MethodHead:
	case path == "/_preview/events":
		f.stream(w, r)
	case path == "/_preview/source":
		text, status := f.find(r.URL.Query().Get("path"))
		f.answer(w, map[string]any{"status": status, "digest": fmt.Sprintf("%x", sha256.Sum256([]byte(text))), "html": text})
	case path == "/_preview/page":
		f.answer(w, f.page)
	case strings.HasPrefix(path, "/_preview/") && strings.Contains(path, "."):
		http.ServeFileFS(w, r, os.DirFS("internal/preview/client"), strings.TrimPrefix(path, "/_preview/"))
	case strings.HasSuffix(path, ".css"):
		w.Header().Set("Content-Type", "text/css")
		f.send(w, path)
	case strings.HasSuffix(path, ".js"):
		w.Header().Set("Content-Type", "text/javascript")
		f.send(w, path)
	default:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		f.mu.Lock()
		f.loads[path]++
		to := f.moved[path]
		f.mu.Unlock()
		if to != "" {
			http.Redirect(w, r, to, http.StatusPermanentRedirect)
			return
		}
		f.send(w, path)
	}
}

func (f *fake) find(path string) (text string, status int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.moved[path] != "" {
		return "", http.StatusPermanentRedirect
	}
	if f.state["site"] == "" {
		return waitingPage, http.StatusServiceUnavailable
	}
	if text, ok := f.files[path]; ok {
		return text, http.StatusOK
	}
	return pageOf("<h1>Not found</h1>"), http.StatusNotFound
}

func (f *fake) send(w http.ResponseWriter, path string) {
	text, status := f.find(path)
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text))
}

// answer sends JSON that names the build it is of.
func (f *fake) answer(w http.ResponseWriter, value map[string]any) {
	f.mu.Lock()
	value = maps.Clone(value)
	for _, name := range []string{"session", "build", "site"} {
		value[name] = f.state[name]
	}
	f.mu.Unlock()
	_ = json.NewEncoder(w).Encode(value)
}

// stream says the state, and each new one, until the browser or the server ends.
func (f *fake) stream(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	f.streams++
	f.most = max(f.most, f.streams)
	f.mu.Unlock()
	defer f.count(func(f *fake) int { f.streams--; return f.streams })
	w.Header().Set("Content-Type", "text/event-stream")
	next := f.count(func(f *fake) int { return len(f.said) - 1 })
	for {
		f.mu.Lock()
		states, changed := f.said[next:], f.changed
		next = len(f.said)
		f.mu.Unlock()
		for _, state := range states {
			_, _ = fmt.Fprintf(w, "data: %s\n\n", state)
		}
		w.(http.Flusher).Flush()
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}

// shadow is the root of what the preview itself shows.
const shadow = `document.querySelector("signpost-preview").shadowRoot`

// preview opens a page and waits until the preview has looked at it.
func (tb *tab) preview(path string) {
	tb.t.Helper()
	tb.open(path)
	tb.until(`document.querySelector("signpost-preview")?.dataset.build`)
	tb.run("window.mark = true")
}

// shows waits until the page is that of a build.
func (tb *tab) shows(build int) {
	tb.t.Helper()
	tb.until(fmt.Sprintf(`document.querySelector("signpost-preview")?.dataset.build === "%d"`, build))
}

// beside opens another tab in the same profile.
func (tb *tab) beside() *tab {
	tb.t.Helper()
	other := &tab{t: tb.t, host: tb.host}
	ctx, end := chromedp.NewContext(tb.whole, chromedp.WithListener(other.hear))
	tb.t.Cleanup(end)
	if err := chromedp.Do(ctx); err != nil {
		tb.t.Fatalf("open a tab: %v", err)
	}
	other.whole = ctx
	other.begin()
	_ = call(other, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	return other
}
