package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/websocket"
)

// onePage is a site of one page, which says other words after a while.
type onePage struct {
	*httptest.Server
	words atomic.Value
	asked atomic.Int32
}

func newPage(t *testing.T, words string) *onePage {
	t.Helper()
	s := &onePage{}
	s.words.Store(words)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked.Add(1)
		if r.URL.Path != "/a/" {
			w.WriteHeader(http.StatusNotFound)
		}
		_, _ = w.Write([]byte(s.words.Load().(string)))
	}))
	t.Cleanup(s.Close)
	return s
}

func TestAsked(t *testing.T) {
	site := newPage(t, "old")
	s := &server{address: site.URL}
	const after = 100 * time.Millisecond
	begin := time.Now()
	time.AfterFunc(after, func() { site.words.Store("new") })
	at, err := s.asked(t.Context(), "/a/", "new")
	if err != nil {
		t.Fatal(err)
	}
	if took := at.Sub(begin); took < after || took > after+10*time.Second {
		t.Errorf("took %s", took)
	}
	if n := site.asked.Load(); n < 3 || n > 10_001 {
		t.Errorf("asked %d times", n)
	}
	ctx, cancel := context.WithTimeoutCause(t.Context(), 20*time.Millisecond, errors.New("too slow"))
	defer cancel()
	for page, words := range map[string]string{"/a/": "newer", "/b/": "new"} {
		_, err := s.asked(ctx, page, words)
		if err == nil || !strings.Contains(err.Error(), page+` does not say "`+words+`": too slow`) {
			t.Errorf("%s: %v", page, err)
		}
	}
}

// TestTold passes over news that came before the page was new.
func TestTold(t *testing.T) {
	site := newPage(t, "old")
	news := make(chan time.Time)
	s := &server{address: site.URL, news: news}
	early, late := time.Unix(1, 0), time.Unix(2, 0)
	go func() {
		news <- early
		for site.asked.Load() == 0 {
			time.Sleep(time.Millisecond)
		}
		time.Sleep(50 * time.Millisecond) // so that the answer with the old words is there
		site.words.Store("new")
		news <- late
		close(news)
	}()
	if at, err := s.told(t.Context(), "/a/", "new"); err != nil || at != late {
		t.Errorf("%v, %v", at, err)
	}
	if _, err := s.told(t.Context(), "/a/", "newer"); err == nil || !strings.Contains(err.Error(), "no news of /a/") {
		t.Errorf("a lost connection: %v", err)
	}
	s.news = nil
	ctx, cancel := context.WithTimeoutCause(t.Context(), time.Millisecond, errors.New("too slow"))
	defer cancel()
	if _, err := s.told(ctx, "/a/", "newer"); err == nil || !strings.Contains(err.Error(), "too slow") {
		t.Errorf("no news: %v", err)
	}
}

// TestLive hears a greeting and two messages over both kinds of connection, and then the
// end.
func TestLive(t *testing.T) {
	hugo := websocket.Handler(func(c *websocket.Conn) {
		var hello string
		if err := websocket.Message.Receive(c, &hello); err != nil || !strings.Contains(hello, `"command":"hello"`) {
			t.Errorf("no greeting: %q, %v", hello, err)
		}
		for _, message := range []string{`{"command": "hello"}`, `{"command":"reload"}`, `{"command":"reload"}`} {
			_ = websocket.Message.Send(c, message)
		}
	})
	signpost := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("data: {}\n\n: ping\n\ndata: {}\n\ndata: {}\n\n"))
	})
	for _, tt := range []struct {
		path    string
		handler http.Handler
		live    func(context.Context, string) (func() error, error)
	}{{"/livereload", hugo, livereload}, {"/_preview/events", signpost, events}} {
		mux := http.NewServeMux()
		mux.Handle(tt.path, tt.handler)
		server := httptest.NewServer(mux)
		next, err := tt.live(t.Context(), server.URL)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 4 {
			if err := next(); (err != nil) != (i == 3) {
				t.Errorf("%s: message %d: %v", tt.path, i, err)
			}
		}
		server.Close()
		if _, err := tt.live(t.Context(), server.URL); err == nil {
			t.Errorf("%s: nobody is there, and that is no error", tt.path)
		}
		empty := httptest.NewServer(http.NotFoundHandler())
		if _, err := tt.live(t.Context(), empty.URL); err == nil {
			t.Errorf("%s: it is not found, and that is no error", tt.path)
		}
		empty.Close()
	}
}

// shell is a project whose server is a script.
func shell(t *testing.T, script string) *project {
	t.Helper()
	path, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell")
	}
	return &project{name: "shell", folder: t.TempDir(), serve: func(int) []string { return []string{path, "-c", script} }}
}

// TestServerEnds wants to know why a server ended, and not to wait for it any longer.
func TestServerEnds(t *testing.T) {
	c := &comparison{text: made(t, 1, 7)}
	_, _, err := c.served(t.Context(), shell(t, "echo the port is taken >&2; exit 3"))
	if err == nil {
		t.Fatal("want an error")
	}
	for _, want := range []string{"shell: ", "the server has ended: exit status 3", "the port is taken"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in: %v", want, err)
		}
	}
	missing := &project{folder: t.TempDir(), serve: func(int) []string { return []string{"./no-such-program"} }}
	if _, err := missing.start(t.Context()); err == nil {
		t.Error("a program that is not there is no error")
	}
}

// TestServerStops ends a server that wants to, one that does not, and one whose context
// has ended.
func TestServerStops(t *testing.T) {
	t.Parallel()
	for _, script := range []string{"exec sleep 60", "trap '' INT; echo deaf; exec sleep 60"} {
		s, err := shell(t, script).start(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(200 * time.Millisecond) // for the trap
		begin := time.Now()
		state := s.stop()
		if state.Success() || time.Since(begin) > parting+10*time.Second {
			t.Errorf("%s: %v after %s", script, state, time.Since(begin))
		}
		if again := s.stop(); again != state {
			t.Errorf("%s: stopped again: %v", script, again)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	s, err := shell(t, "exec sleep 60").start(ctx)
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	<-s.ended
	if _, err := s.settle(s.ctx); err == nil {
		t.Error("a server that is gone has settled")
	}
}

func TestFreePort(t *testing.T) {
	port, err := freePort(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: port})
	if err != nil {
		t.Fatal(err)
	}
	_ = l.Close()
}

// TestUnlisted finds the page that a site map leaves out, whatever its host is.
func TestUnlisted(t *testing.T) {
	pages := made(t, 3, 7).pages
	var siteMap strings.Builder
	for i, p := range pages {
		if left := unlisted(siteMap.String(), pages); left != p {
			t.Errorf("with %d pages: %v", i, left)
		}
		fmt.Fprintf(&siteMap, "<url>\n<loc>http://localhost:1313%s</loc>\n<lastmod>2026-01-02</lastmod></url>", p.address())
	}
	if left := unlisted(siteMap.String(), pages); left != nil {
		t.Errorf("with all pages: %v", left)
	}
}

// TestSave writes a page in both ways, and leaves nothing else behind.
func TestSave(t *testing.T) {
	text := made(t, 1, 7)
	p := &project{format: hugo{}, folder: t.TempDir()}
	for _, renamed := range []bool{false, true} {
		e := edit{text: text, page: text.pages[0], renamed: renamed}
		text.edit(e.page)
		if err := p.save(e); err != nil {
			t.Fatal(err)
		}
		name, want := p.page(text, e.page)
		if data, err := os.ReadFile(p.file(name)); err != nil || string(data) != want || !strings.Contains(want, e.page.added) {
			t.Errorf("%v: %s", err, data)
		}
		if _, err := os.Stat(p.file(name + ".tmp")); err == nil {
			t.Error("the file with the other name is still there")
		}
	}
}

// TestEdit wants another sentence each time.
func TestEdit(t *testing.T) {
	text, seen := made(t, 1, 7), map[string]bool{}
	for range 50 {
		page := text.pages[0]
		if text.edit(page); seen[page.added] {
			t.Errorf("%q comes again", page.added)
		}
		seen[page.added] = true
	}
}
