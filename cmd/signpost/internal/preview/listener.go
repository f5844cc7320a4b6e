package preview

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

// lastWords is how long answers that are on their way may take when the server ends.
const lastWords = 500 * time.Millisecond

// NewHTTPServer makes the server of a handler, with limits for whoever sends slowly or
// too much. Its Shutdown ends the streams at once.
func (s *Server) NewHTTPServer(h http.Handler) *http.Server {
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: s.limits.header,
		// The handlers read no body; this ends one that comes drop by drop.
		ReadTimeout:    2 * s.limits.header,
		IdleTimeout:    time.Minute,
		MaxHeaderBytes: 64 << 10,
		// Whoever asks "OPTIONS *" is refused like others, and only under a known host.
		DisableGeneralOptionsHandler: true,
		// What strangers send is no matter for the editor's terminal.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	server.RegisterOnShutdown(s.Close)
	return server
}

// Serve answers on a listener until the context ends, and then within a second. The error
// is nil at the end of the context, else the listener's.
func (s *Server) Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := s.NewHTTPServer(h)
	ended := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(ended)
		s.Close()
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastWords)
		defer cancel()
		if server.Shutdown(last) != nil {
			_ = server.Close() // Who has not got the answer by now has gone.
		}
	})
	err := server.Serve(l)
	if !stop() {
		<-ended
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
