package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// tab opens a stream and gives its messages, until it or the test ends.
func tab(t *testing.T, address string) <-chan stateJSON {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), "GET", "http://"+address+"/_preview/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{}}
	t.Cleanup(client.CloseIdleConnections)
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != 200 {
		t.Fatalf("stream: %s", answer.Status)
	}
	states := make(chan stateJSON, 10000)
	go func() {
		defer close(states)
		defer func() { _ = answer.Body.Close() }()
		lines := bufio.NewScanner(answer.Body)
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var state stateJSON
				if json.Unmarshal([]byte(data), &state) == nil {
					states <- state
				}
			}
		}
	}()
	return states
}

func TestStreamNeverGoesBack(t *testing.T) {
	s := serving(sample())
	address := listening(t, s)
	var tabs []<-chan stateJSON
	for range 9 {
		tabs = append(tabs, tab(t, address))
	}
	const last = 2000
	for i := range last {
		next := *s.shown.Load()
		next.number = i + 2
		next.follow = "/parents/"
		s.show(&next)
	}
	late := tab(t, address)
	if state := <-late; state.Build != last+1 || state.Follow != "" {
		t.Errorf("a new tab got %+v, want the last build, and to stay where it is", state)
	}
	for i, states := range tabs {
		for number := 0; number < last+1; {
			select {
			case state := <-states:
				if state.Build <= number {
					t.Fatalf("tab %d: build %d after %d", i, state.Build, number)
				}
				number = state.Build
			case <-time.After(10 * time.Second):
				t.Fatalf("tab %d: no state after build %d", i, number)
			}
		}
	}
}

func TestManyStreamsAndHalfOpenRequests(t *testing.T) {
	s := serving(sample())
	s.limits.header = time.Second
	address := listening(t, s)
	var open []net.Conn
	dial := func(request string) {
		conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close() })
		if _, err := io.WriteString(conn, request); err != nil {
			t.Fatal(err)
		}
		open = append(open, conn)
	}
	for range 200 {
		dial("GET / HTTP/1.1\r\nHost: ")
	}
	for range 300 {
		dial("GET /_preview/events HTTP/1.1\r\nHost: " + address + "\r\n\r\n")
	}
	streams, refused := 0, 0
	for _, conn := range open[200:] {
		line, err := bufio.NewReader(conn).ReadString('\n')
		switch {
		case err != nil:
			t.Fatal(err)
		case strings.Contains(line, " 200 "):
			streams++
		case strings.Contains(line, " 503 "):
			refused++
		}
	}
	if streams != s.limits.streams || refused != 300-streams {
		t.Errorf("%d streams, %d refused, want %d and the rest", streams, refused, s.limits.streams)
	}
	before := time.Now()
	if status, _ := raw(t, address, "GET / HTTP/1.1\r\nHost: "+address+"\r\nConnection: close\r\n\r\n"); !strings.Contains(status, " 200 ") || time.Since(before) > time.Second {
		t.Errorf("a page: %s after %v", status, time.Since(before))
	}
	for _, conn := range open[:200] {
		if err := conn.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadAll(conn); err != nil {
			t.Fatalf("a half-open request was not dropped: %v", err)
		}
	}
}

func TestEndsWithStreamsOpen(t *testing.T) {
	s := serving(sample())
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var served sync.WaitGroup
	served.Go(func() {
		if err := s.Serve(ctx, l, s.Handler(Listener{Hosts: []string{l.Addr().String()}})); err != nil {
			t.Errorf("Serve = %v", err)
		}
	})
	var tabs []<-chan stateJSON
	for range 5 {
		states := tab(t, l.Addr().String())
		<-states
		tabs = append(tabs, states)
	}
	// Who stays silent does not hold up the end either.
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	before := time.Now()
	cancel()
	served.Wait()
	for _, states := range tabs {
		for range states {
		}
	}
	if took := time.Since(before); took > time.Second {
		t.Errorf("the end took %v, want 1 s at most", took)
	}
}

func TestStreamOutlivesTheLimitsOfARequest(t *testing.T) {
	s := serving(sample())
	s.limits.header, s.limits.answer, s.limits.ping = 100*time.Millisecond, 100*time.Millisecond, 50*time.Millisecond
	states := tab(t, listening(t, s))
	<-states
	time.Sleep(500 * time.Millisecond) // Longer than any limit of a request.
	next := *s.shown.Load()
	next.number = 7
	s.show(&next)
	select {
	case state := <-states:
		if state.Build != 7 {
			t.Errorf("build %d, want 7", state.Build)
		}
	case <-time.After(5 * time.Second):
		t.Error("the stream gives no state any more")
	}
}
