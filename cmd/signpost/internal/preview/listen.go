package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"syscall"
	"time"
)

// InUseError says that another program listens on a port already.
type InUseError struct{ Port int }

// Error names the port.
func (e *InUseError) Error() string { return fmt.Sprintf("port %d is in use", e.Port) }

// Loopback are the addresses at which a machine reaches itself, and nobody else does:
// 127.0.0.1, and ::1 where there is one.
func Loopback(ctx context.Context) []netip.Addr {
	four, six := netip.MustParseAddr("127.0.0.1"), netip.IPv6Loopback()
	probe, err := listen(ctx, six, 0)
	if err != nil {
		return []netip.Addr{four}
	}
	_ = probe.Close() // nobody has connected.
	return []netip.Addr{four, six}
}

// IsHere reports whether an address is one of this machine.
func IsHere(ctx context.Context, address netip.Addr) bool {
	const windowsNotHere = syscall.Errno(10049)
	probe, err := listen(ctx, address, 0)
	if err != nil {
		return !errors.Is(err, syscall.EADDRNOTAVAIL) && !errors.Is(err, windowsNotHere)
	}
	_ = probe.Close() // nobody has connected.
	return true
}

// Listen listens on one port of all these addresses, or of none. Port 0 is any that is
// free. The error is an [*InUseError] when another program has the port at one of the
// addresses, or at all of the machine's: on some systems both would go on listening, and
// a browser would get the one or the other.
func Listen(ctx context.Context, addresses []netip.Addr, port int) ([]net.Listener, error) {
	if port != 0 {
		return listenAll(ctx, addresses, port)
	}
	// The port that the system gives for the first address may be taken at another one.
	const tries = 20
	var last error
	for range tries {
		first, err := listen(ctx, addresses[0], 0)
		if err != nil {
			return nil, err
		}
		free := Port(first)
		rest, err := listenAll(ctx, addresses[1:], free)
		if err == nil {
			return append([]net.Listener{first}, rest...), nil
		}
		_ = first.Close() // nobody has connected.
		last = err
	}
	return nil, last
}

// ListenNext is [Listen] at a port, or at the first of those after it that is free.
func ListenNext(ctx context.Context, addresses []netip.Addr, port, tries int) ([]net.Listener, error) {
	var first error
	for try := range tries {
		if port+try > 65535 {
			break
		}
		listeners, err := Listen(ctx, addresses, port+try)
		var used *InUseError
		if err == nil || !errors.As(err, &used) {
			return listeners, err
		}
		if first == nil {
			first = err
		}
	}
	return nil, first
}

// Port is the port of a listener.
func Port(l net.Listener) int {
	if a, ok := l.Addr().(*net.TCPAddr); ok {
		return a.Port
	}
	return 0
}

func listenAll(ctx context.Context, addresses []netip.Addr, port int) ([]net.Listener, error) {
	var listeners []net.Listener
	for _, a := range addresses {
		l, err := listenAlone(ctx, a, port)
		if err != nil {
			for _, l := range listeners {
				_ = l.Close() // nobody has connected.
			}
			return nil, err
		}
		listeners = append(listeners, l)
	}
	return listeners, nil
}

// listenAlone listens where nobody answers yet.
func listenAlone(ctx context.Context, address netip.Addr, port int) (net.Listener, error) {
	if answers(ctx, address, port) {
		return nil, &InUseError{port}
	}
	l, err := listen(ctx, address, port)
	if err != nil && answers(ctx, address, port) {
		return nil, &InUseError{port} // another one was quicker
	}
	if err != nil && takenBySystem(err) {
		return nil, &InUseError{port}
	}
	return l, err
}

// answers reports whether somebody takes connections.
func answers(ctx context.Context, address netip.Addr, port int) bool {
	dialer := net.Dialer{Timeout: 500 * time.Millisecond}
	c, err := dialer.DialContext(ctx, "tcp", netip.AddrPortFrom(address, uint16(port)).String()) //nolint:gosec // a port.
	if err != nil {
		return false
	}
	_ = c.Close() // nothing was sent.
	return true
}

func listen(ctx context.Context, address netip.Addr, port int) (net.Listener, error) {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", net.JoinHostPort(address.String(), strconv.Itoa(port)))
	if err != nil {
		var failed *net.OpError
		if errors.As(err, &failed) {
			err = failed.Err
		}
		return nil, fmt.Errorf("listen on port %d of %s: %w", port, address, err)
	}
	return l, nil
}

// takenBySystem reports whether a port could not be had because it is somebody else's,
// who may take no connections. Windows has its own number for that, and refuses ports
// that it keeps for itself as forbidden.
func takenBySystem(err error) bool {
	const windowsInUse, windowsForbidden = syscall.Errno(10048), syscall.Errno(10013)
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsInUse) || errors.Is(err, windowsForbidden)
}
