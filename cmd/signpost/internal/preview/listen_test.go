package preview_test

import (
	"errors"
	"net"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"example.org/signpost/cmd/signpost/internal/preview"
)

// TestListenOnOnePortOfAll takes a port of both addresses of the machine itself, and of
// nothing else.
func TestListenOnOnePortOfAll(t *testing.T) {
	addresses := preview.Loopback(t.Context())
	listeners, err := preview.Listen(t.Context(), addresses, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer closeAll(listeners)
	var got []netip.Addr
	for _, l := range listeners {
		at := netip.MustParseAddrPort(l.Addr().String())
		got = append(got, at.Addr())
		if !at.Addr().IsLoopback() || preview.Port(l) != preview.Port(listeners[0]) {
			t.Errorf("listens on %s besides port %d", at, preview.Port(listeners[0]))
		}
	}
	if !slices.Equal(got, addresses) {
		t.Errorf("listens on %v, want %v", got, addresses)
	}
}

// TestPortInUse finds a port taken by whoever listens on it at any of the addresses, or
// at all of the machine's, and then listens on none.
func TestPortInUse(t *testing.T) {
	addresses := preview.Loopback(t.Context())
	holders := []string{"127.0.0.1:0", "0.0.0.0:0"}
	if len(addresses) > 1 {
		holders = append(holders, "[::1]:0", "[::]:0")
	}
	for _, holder := range holders {
		held, err := net.Listen("tcp", holder)
		if err != nil {
			t.Fatal(err)
		}
		port := preview.Port(held)
		_, err = preview.Listen(t.Context(), addresses, port)
		var used *preview.InUseError
		if !errors.As(err, &used) || used.Port != port {
			t.Errorf("%s: got %v, want that port %d is in use", holder, err, port)
		}
		next, err := preview.ListenNext(t.Context(), addresses, port, 20)
		if err != nil {
			t.Fatalf("%s: %v", holder, err)
		}
		if got := preview.Port(next[0]); got <= port || got > port+19 {
			t.Errorf("%s: took port %d after %d", holder, got, port)
		}
		closeAll(next)
		if _, err := preview.ListenNext(t.Context(), addresses, port, 1); !errors.As(err, &used) || used.Port != port {
			t.Errorf("%s: one try gave %v", holder, err)
		}
		_ = held.Close()
		again, err := preview.Listen(t.Context(), addresses, port)
		if err != nil {
			t.Errorf("%s: the port is held by what was refused: %v", holder, err)
		}
		closeAll(again)
	}
}

// TestNeverTwoOnOnePort lets many ask for one port at once: one gets it.
func TestNeverTwoOnOnePort(t *testing.T) {
	free, err := preview.Listen(t.Context(), preview.Loopback(t.Context()), 0)
	if err != nil {
		t.Fatal(err)
	}
	port := preview.Port(free[0])
	closeAll(free)
	const askers = 8
	got := make(chan []net.Listener, askers)
	for range askers {
		go func() {
			listeners, err := preview.ListenNext(t.Context(), preview.Loopback(t.Context()), port, 40)
			if err != nil {
				t.Error(err)
			}
			got <- listeners
		}()
	}
	var ports []int
	for range askers {
		listeners := <-got
		defer closeAll(listeners)
		if len(listeners) > 0 {
			ports = append(ports, preview.Port(listeners[0]))
		}
	}
	slices.Sort(ports)
	if len(slices.Compact(slices.Clone(ports))) != askers {
		t.Errorf("took the ports %v", ports)
	}
}

func TestListenElsewhere(t *testing.T) {
	// 192.0.2.1 is for documentation (RFC 5737) and nobody's.
	_, err := preview.Listen(t.Context(), []netip.Addr{netip.MustParseAddr("192.0.2.1")}, 0)
	if err == nil || !strings.Contains(err.Error(), "listen on port 0 of 192.0.2.1") {
		t.Errorf("got %v", err)
	}
	if _, err := preview.ListenNext(t.Context(), []netip.Addr{netip.MustParseAddr("192.0.2.1")}, 65535, 20); err == nil {
		t.Error("listens on what is nobody's")
	}
}

func closeAll(listeners []net.Listener) {
	for _, l := range listeners {
		_ = l.Close()
	}
}
