package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"time"
)

const (
	// longest is how long a server may take until it shows what it should.
	longest = 5 * time.Minute
	// parting is how long a server that was asked to end may take before it is killed.
	parting = 5 * time.Second
	// calm is how long a server must do nothing before it has settled: longer than Hugo
	// waits between two looks at what was saved.
	calm = 750 * time.Millisecond
)

// server is a program that serves its project, from [project.start] to stop.
type server struct {
	*project
	address string // such as http://127.0.0.1:40123
	client  http.Client
	// news are the moments at which the server said that there is something new.
	news <-chan time.Time

	ctx   context.Context // ends when the server does, and says why
	end   context.CancelCauseFunc
	ended chan struct{} // closed when the process is gone
	cmd   *exec.Cmd
	said  bytes.Buffer // may be read when the process is gone
}

// start runs the server of a project on a free port of this computer.
func (p *project) start(ctx context.Context) (*server, error) {
	port, err := freePort(ctx)
	if err != nil {
		return nil, err
	}
	s := &server{project: p, address: fmt.Sprintf("http://127.0.0.1:%d", port), ended: make(chan struct{})}
	s.client.Transport = &http.Transport{}
	s.ctx, s.end = context.WithCancelCause(ctx)
	command := p.serve(port)
	s.cmd = exec.CommandContext(s.ctx, command[0], command[1:]...) //nolint:gosec // the two programs that are compared.
	s.cmd.Stdout, s.cmd.Stderr = &s.said, &s.said
	s.cmd.Cancel = func() error { return s.cmd.Process.Signal(os.Interrupt) }
	s.cmd.WaitDelay = parting
	if err := s.cmd.Start(); err != nil {
		s.end(err)
		return nil, err
	}
	go func() {
		_ = s.cmd.Wait() // how it ended stands in its state
		s.end(fmt.Errorf("the server has ended: %v", s.cmd.ProcessState))
		close(s.ended)
	}()
	return s, nil
}

// freePort is one that nobody listened on a moment ago.
func freePort(ctx context.Context) (int, error) {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close() //nolint:errcheck // nobody came.
	return l.Addr().(*net.TCPAddr).Port, nil
}

// stop ends the server, kills it if it does not, and waits until it is gone. It may be
// called again.
func (s *server) stop() *os.ProcessState {
	s.end(nil)
	<-s.ended
	s.client.CloseIdleConnections()
	return s.cmd.ProcessState
}

// failed stops the server, and says with an error what it printed.
func (s *server) failed(err error) error {
	s.stop()
	return fmt.Errorf("%s: %w\n%s", s.name, err, s.said.Bytes())
}

// listen connects to where the server tells browsers what is new.
func (s *server) listen() error {
	next, err := s.live(s.ctx, s.address)
	if err == nil {
		err = next() // the greeting
	}
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	news := make(chan time.Time, 16)
	s.news = news
	go func() {
		defer close(news)
		for next() == nil {
			select {
			case news <- time.Now():
			case <-s.ctx.Done():
				return
			}
		}
	}()
	return nil
}

// get asks for a page. Its text is "" as long as there is none.
func (s *server) get(ctx context.Context, page string) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.address+page, nil) //nolint:gosec // of this computer.
	if err != nil {
		return "", err
	}
	response, err := s.client.Do(request) //nolint:gosec // as above.
	if err != nil {
		return "", err
	}
	defer response.Body.Close() //nolint:errcheck // it was read.
	text, err := io.ReadAll(response.Body)
	if response.StatusCode != http.StatusOK {
		return "", err
	}
	return string(text), err
}

// asked asks for a page every millisecond until it says the words, and gives the moment
// at which that answer was there.
func (s *server) asked(ctx context.Context, page, words string) (time.Time, error) {
	again := time.NewTicker(time.Millisecond)
	defer again.Stop()
	for {
		// Nobody listens yet while the server starts: an error is no news.
		if text, err := s.get(ctx, page); err == nil && strings.Contains(text, words) {
			return time.Now(), nil
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return time.Time{}, fmt.Errorf("%s does not say %q: %w", page, words, context.Cause(ctx))
		}
	}
}

// told waits for news after which a page says the words, and gives the moment at which
// they came.
func (s *server) told(ctx context.Context, page, words string) (time.Time, error) {
	for {
		select {
		case at, open := <-s.news:
			if !open {
				return at, fmt.Errorf("no news of %s: nobody is listened to any more", page)
			}
			if text, err := s.get(ctx, page); err != nil || strings.Contains(text, words) {
				return at, err
			}
		case <-ctx.Done():
			return time.Time{}, fmt.Errorf("no news of %s, which should say %q: %w", page, words, context.Cause(ctx))
		}
	}
}

// settle waits until the server has nothing more to do, and hears it out meanwhile. It
// gives the processor time that the server has used since it was started, where that is
// known; where it is not, the server is given some time.
func (s *server) settle(ctx context.Context) (time.Duration, error) {
	rested, news := time.NewTicker(calm), s.news
	defer rested.Stop()
	for before := used(s.cmd.Process.Pid); ; {
		select {
		case <-rested.C:
			now := used(s.cmd.Process.Pid)
			if now-before < calm/50 {
				return now, nil
			}
			before = now
		case _, open := <-news:
			if !open {
				news = nil
			}
		case <-ctx.Done():
			return 0, fmt.Errorf("does not settle: %w", context.Cause(ctx))
		}
	}
}
