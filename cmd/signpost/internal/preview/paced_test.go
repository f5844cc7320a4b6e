package preview

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"example.org/signpost/cmd/signpost/internal/output"
)

// oneCall is a listener that somebody calls once.
type oneCall chan net.Conn

func (c oneCall) Accept() (net.Conn, error) {
	if conn, ok := <-c; ok {
		return conn, nil
	}
	return nil, net.ErrClosed
}

func (c oneCall) Addr() net.Addr { return &net.TCPAddr{} }

func (c oneCall) Close() error {
	close(c)
	return nil
}

// TestSlowPhone takes a large file for longer than the limit, little by little. Who takes
// nothing is let go.
func TestSlowPhone(t *testing.T) {
	const size, little = 1 << 20, 4 << 10
	for _, tt := range []struct {
		name  string
		stall time.Duration // before the first bytes of the file are taken
		pause time.Duration // before each few bytes
		whole bool
	}{{"slow", 0, time.Second, true}, {"gone for a while", time.Minute, 0, false}} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				site := sample()
				site.Files = append(site.Files, output.File{Name: "large.bin", Data: make([]byte, size)})
				s := serving(site)
				phone, conn := net.Pipe() // it holds nothing back, as the system does
				calls := make(oneCall, 1)
				calls <- conn
				server := s.NewHTTPServer(s.Handler(Listener{Hosts: []string{host}}))
				go func() { _ = server.Serve(calls) }()
				defer func() { _, _ = server.Close(), phone.Close() }()
				if _, err := io.WriteString(phone, "GET /large.bin HTTP/1.1\r\nHost: "+host+"\r\n\r\n"); err != nil {
					t.Fatal(err)
				}
				answer, err := http.ReadResponse(bufio.NewReader(phone), nil)
				if err != nil {
					t.Fatal(err)
				}
				time.Sleep(tt.stall)
				got := int64(0)
				for err == nil && got < size {
					time.Sleep(tt.pause)
					var n int64
					n, err = io.CopyN(io.Discard, answer.Body, min(little, size-got))
					got += n
				}
				if whole := got == size; whole != tt.whole {
					t.Errorf("%d of %d bytes (%v), want all: %t", got, int64(size), err, tt.whole)
				}
			})
		})
	}
}
