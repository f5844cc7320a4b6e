package preview

import (
	"bufio"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
	"time"
)

// raw sends bytes to a server and gives the first line of the answer with the rest.
func raw(t *testing.T, address, request string) (string, string) {
	t.Helper()
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.WriteString(conn, request) }()
	r := bufio.NewReader(conn)
	status, _ := r.ReadString('\n')
	rest, _ := io.ReadAll(r)
	return strings.TrimSpace(status), string(rest)
}

func TestTraversal(t *testing.T) {
	address := listening(t, serving(sample()))
	for _, target := range []string{
		"/../go.mod", "/../../etc/passwd", "/%2e%2e/go.mod", "/%2e%2e%2fgo.mod", "/..%2fgo.mod", "/..%5cgo.mod", `/..\go.mod`, "/%5c..%5cgo.mod",
		"/..;/go.mod", "/.;/go.mod", "/%252e%252e/go.mod", "/%c0%ae%c0%ae/go.mod", "/parents/../../go.mod", "/parents/%2e%2e/%2e%2e/go.mod",
		"//etc/passwd", "///etc/passwd", "/./go.mod", "/go.mod%00.html", "/%00", "/C:/Windows/win.ini", "/file:///etc/passwd", "http://" + address + "/../go.mod",
		"http://evil.example/", "http://evil@" + address + "/", "https://" + address + "/", "*", "go.mod", "/@fs/etc/passwd", "/%", "/%zz", "/?path=../go.mod", "/parents/?../../go.mod",
	} {
		status, rest := raw(t, address, "GET "+target+" HTTP/1.1\r\nHost: "+address+"\r\nConnection: close\r\n\r\n")
		code := strings.Fields(status + " - -")[1]
		if !slices.Contains([]string{"400", "403", "404"}, code) && !strings.Contains(target, "?") || strings.Contains(rest, "module example.org") || strings.Contains(rest, "root:") {
			t.Errorf("%s: %s\n%.200s", target, status, rest)
		}
	}
}

// TestWholeAddress asks with the address in the first line, as for a proxy.
func TestWholeAddress(t *testing.T) {
	address := listening(t, serving(sample()))
	for _, target := range []string{"http://" + address, "http://" + address + "/", "HTTP://" + address + "/?a=b"} {
		status, rest := raw(t, address, "GET "+target+" HTTP/1.1\r\nHost: "+address+"\r\nConnection: close\r\n\r\n")
		if !strings.Contains(status, " 200 ") || !strings.Contains(rest, "secret") {
			t.Errorf("%s: %s\n%.200s", target, status, rest)
		}
	}
}

// listening starts a server on a free port, until the test ends.
func listening(t *testing.T, s *Server) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := s.NewHTTPServer(s.Handler(Listener{Hosts: []string{l.Addr().String()}}))
	go func() { _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close() })
	return l.Addr().String()
}

func TestJunk(t *testing.T) {
	address := listening(t, serving(sample()))
	for _, tt := range []struct{ name, request, want string }{
		{"large header", "GET / HTTP/1.1\r\nHost: " + address + "\r\nX: " + strings.Repeat("x", 2<<20) + "\r\n\r\n", "431"},
		{"no words", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", "400"},
		{"no host", "GET / HTTP/1.1\r\n\r\n", "400"},
		{"two hosts", "GET / HTTP/1.1\r\nHost: " + address + "\r\nHost: evil.example\r\n\r\n", "400"},
		{"old protocol", "GET / HTTP/1.0\r\n\r\n", "403"},
		{"options of all, unknown host", "OPTIONS * HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", "403"},
		{"options of all", "OPTIONS * HTTP/1.1\r\nHost: " + address + "\r\nConnection: close\r\n\r\n", "405"},
		{"script in the path", "GET /<script>alert(1)</script> HTTP/1.1\r\nHost: " + address + "\r\nConnection: close\r\n\r\n", "404"},
	} {
		status, rest := raw(t, address, tt.request)
		// What comes after 64 kB is not read; the system may then drop the answer too.
		dropped := tt.name == "large header" && status == ""
		if code := strings.Fields(status + " - -")[1]; !dropped && code != tt.want || strings.Contains(rest, "<script>alert") {
			t.Errorf("%s: %q %.100q, want %s", tt.name, status, rest, tt.want)
		}
	}
	if status, rest := raw(t, address, "HEAD / HTTP/1.1\r\nHost: "+address+"\r\nConnection: close\r\n\r\n"); !strings.Contains(status, "200") ||
		!strings.HasSuffix(rest, "\r\n\r\n") || strings.Contains(rest, "secret") || !strings.Contains(rest, "Content-Length: ") {
		t.Errorf("HEAD: %s %s", status, rest)
	}
}
