package main

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"strings"

	"golang.org/x/net/websocket"
)

// Browsers learn over a connection of their own when to show a page anew. Both kinds of
// connection greet first. Each gives a function that waits for the next message, until
// the context ends or the server does.

// livereload connects as the script does that Hugo puts into its pages.
func livereload(ctx context.Context, address string) (next func() error, err error) {
	config, err := websocket.NewConfig("ws"+strings.TrimPrefix(address, "http")+"/livereload", address)
	if err != nil {
		return nil, err
	}
	connection, err := config.DialContext(ctx)
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { _ = connection.Close() })
	const hello = `{"command":"hello","protocols":["http://livereload.com/protocols/official-7"]}`
	if err := websocket.Message.Send(connection, hello); err != nil {
		return nil, err
	}
	return func() error {
		var message string
		return websocket.Message.Receive(connection, &message)
	}, nil
}

// events connects as the script of Signpost's preview does. The stream begins with the
// state of now.
func events(ctx context.Context, address string) (next func() error, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address+"/_preview/events", nil)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		_ = response.Body.Close()
		return nil, fmt.Errorf("%s: %s", request.URL, response.Status)
	}
	context.AfterFunc(ctx, func() { _ = response.Body.Close() })
	lines := bufio.NewReader(response.Body)
	return func() error {
		for {
			line, err := lines.ReadString('\n')
			if err != nil || strings.HasPrefix(line, "data:") {
				return err
			}
		}
	}, nil
}
