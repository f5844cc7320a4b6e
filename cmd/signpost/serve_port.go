package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"

	"example.org/signpost/cmd/signpost/internal/preview"
)

// usualPort is where the preview is when nobody asks for another port, lastPort the last
// that there is, and ports how many are tried.
const (
	usualPort = 1313
	lastPort  = 65535
	ports     = 20
)

// portFlag is the flag --port.
type portFlag int

// String is the number.
func (p *portFlag) String() string { return strconv.Itoa(int(*p)) }

// Type names the flag's kind in help.
func (p *portFlag) Type() string { return "number" }

// Set reads a number that a port can have.
func (p *portFlag) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > lastPort {
		return fmt.Errorf("want a port from 1024 to %d, or 0 for any that is free", lastPort)
	}
	*p = portFlag(n)
	return nil
}

// listen takes a port of this computer, and of its address on the network: the one that is
// wanted, or the next that is free.
func (s *serving) listen(ctx context.Context, lan netip.Addr) ([]net.Listener, error) {
	addresses := preview.Loopback(ctx)
	if lan.IsValid() {
		addresses = append(addresses, lan)
	}
	first, tries := int(s.port), ports
	if first == 0 {
		tries = 1
	}
	listeners, err := preview.ListenNext(ctx, addresses, first, tries)
	var used *preview.InUseError
	switch {
	case errors.As(err, &used) && first == 0:
		return nil, &failure{statusMachine, fmt.Errorf("%w: try again, or choose another with --port", err)}
	case errors.As(err, &used) && first == lastPort:
		return nil, &failure{statusMachine, fmt.Errorf("%w, and is the last: choose another with --port", err)}
	case errors.As(err, &used):
		return nil, &failure{statusMachine, fmt.Errorf("the ports from %d to %d are in use: choose another with --port", first, min(first+ports-1, lastPort))}
	case err != nil:
		return nil, &failure{statusMachine, fmt.Errorf("%w; choose another port with --port", err)}
	}
	switch got := preview.Port(listeners[0]); {
	case first == 0 || got == first:
	case got == first+1:
		s.console.say("Port %d is in use; taking %d.", first, got)
	default:
		s.console.say("Ports %d to %d are in use; taking %d.", first, got-1, got)
	}
	return listeners, nil
}

// hosts are the names of this computer for itself.
func hosts(port int) []string {
	var list []string
	for _, name := range []string{"127.0.0.1", "localhost", "[::1]"} {
		list = append(list, hostOf(name, port))
	}
	return list
}

// hostOf is what browsers call a host: they leave the usual port out.
func hostOf(name string, port int) string {
	if port == 80 {
		return name
	}
	return fmt.Sprintf("%s:%d", name, port)
}

func closeAll(listeners []net.Listener) {
	for _, l := range listeners {
		_ = l.Close() // nobody has connected.
	}
}
