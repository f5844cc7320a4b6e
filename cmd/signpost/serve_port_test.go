package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestServePortInUse takes the next port when the one that was asked for is taken, and
// says so.
func TestServePortInUse(t *testing.T) {
	t.Parallel()
	for _, holder := range []string{"127.0.0.1:0", ":0"} {
		held, err := net.Listen("tcp", holder)
		if err != nil {
			t.Fatal(err)
		}
		defer held.Close() //nolint:errcheck // nobody has connected.
		port := held.Addr().(*net.TCPAddr).Port
		r := begin(t, soundProject(t), "--port", strconv.Itoa(port))
		taken := r.until(fmt.Sprintf(`^Ports? %d .*in use; taking ([0-9]+)\.$`, port))
		if got := r.until(`at http://127\.0\.0\.1:([0-9]+)/$`); got != taken {
			t.Errorf("%s: took port %s, and is on %s", holder, taken, got)
		}
	}
}

// TestServeNoPort ends when there is no port left to take.
func TestServeNoPort(t *testing.T) {
	t.Parallel()
	if held, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", lastPort)); err == nil {
		defer held.Close() //nolint:errcheck // nobody has connected.
	} // else somebody else has it, which is as good
	r := begin(t, soundProject(t), "--port", strconv.Itoa(lastPort))
	if status := r.ended(); status != statusMachine {
		t.Errorf("ended with %d, want %d", status, statusMachine)
	}
	want := "signpost: port 65535 is in use, and is the last: choose another with --port\n"
	if got := r.said.String(); got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}

// TestServeNextPort takes the next port when the usual one is taken, and says so.
func TestServeNextPort(t *testing.T) {
	t.Parallel()
	held, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", usualPort))
	if err == nil {
		defer held.Close() //nolint:errcheck // nobody has connected.
	} // else somebody else has it, which is as good
	first := begin(t, soundProject(t))
	one := first.until(`^Ports? 1313 .*in use; taking ([0-9]+)\.$`)
	second := begin(t, soundProject(t))
	other := second.until(`^Ports? 1313 .*in use; taking ([0-9]+)\.$`)
	if one == other {
		t.Errorf("two previews are on port %s", one)
	}
	for r, port := range map[*running]string{first: one, second: other} {
		if got := r.until(`at http://127\.0\.0\.1:([0-9]+)/$`); got != port {
			t.Errorf("took port %s, and is on %s", port, got)
		}
	}
}

// TestServeOnLoopbackOnly looks at what listens: this computer's own addresses alone.
func TestServeOnLoopbackOnly(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("Linux lists what listens in a file")
	}
	r := ready(t, soundProject(t))
	port := r.address[strings.LastIndex(r.address, ":")+1:]
	got := listening(t, port)
	loopback := []string{"0100007F", "00000000000000000000000001000000"} // 127.0.0.1, ::1
	if len(got) == 0 || slices.ContainsFunc(got, func(a string) bool { return !slices.Contains(loopback, a) }) {
		t.Errorf("listens on %q", got)
	}
	lan := ready(t, soundProject(t), "--lan=127.0.0.2")
	port = lan.address[strings.LastIndex(lan.address, ":")+1:]
	if added := listening(t, port); len(added) != len(got)+1 || !slices.Contains(added, "0200007F") {
		t.Errorf("with --lan: listens on %q", added)
	}
}

// listening gives the addresses, as Linux writes them, at which somebody listens on a port.
func listening(t *testing.T, port string) []string {
	t.Helper()
	number, err := strconv.Atoi(port)
	if err != nil {
		t.Fatal(err)
	}
	const listens = "0A" // include/net/tcp_states.h
	var found []string
	for _, name := range []string{"/proc/net/tcp", "/proc/net/tcp6"} {
		table, err := os.ReadFile(name)
		if err != nil {
			continue // without IPv6 there is no such table
		}
		for line := range strings.Lines(string(table)) {
			fields := strings.Fields(line)
			if address, ok := strings.CutSuffix(fields[1], fmt.Sprintf(":%04X", number)); ok && fields[3] == listens {
				found = append(found, address)
			}
		}
	}
	return found
}

// TestServeOnTheNetwork lets one browser in with a code, and the next with the next.
func TestServeOnTheNetwork(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("only on Linux does every address that begins with 127 lead to the computer itself")
	}
	r := ready(t, soundProject(t), "--lan=127.0.0.2", "--editor", "code")
	r.until(`^Warning: whoever gets in can look at the preview, drafts too, until you stop it`)
	r.until(`[█▀▄]{10}`)
	address := r.until(`^  (http://127\.0\.0\.2:[0-9]+/_preview/join\?token=.+)$`)
	top := regexp.MustCompile(`^http://[^/]+/`).FindString(address)
	if status, text := r.get(top); status != http.StatusForbidden || strings.Contains(text, "<") {
		t.Errorf("without the code: %d\n%s", status, text)
	}
	if status, _ := r.get(top + "_preview/join?token=wrong"); status != http.StatusForbidden {
		t.Errorf("with a wrong code: %d", status)
	}
	phone := http.Client{Timeout: 10 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := phone.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusOK || len(response.Cookies()) != 1 {
		t.Fatalf("with the code: %s, %d cookies", response.Status, len(response.Cookies()))
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, top, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.AddCookie(response.Cookies()[0])
	shown, err := phone.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = shown.Body.Close()
	if shown.StatusCode != http.StatusOK {
		t.Errorf("with the cookie: %s", shown.Status)
	}
	if status, _ := r.get(address); status != http.StatusForbidden {
		t.Errorf("the code a second time: %d", status)
	}
	r.until(`a browser on the network was let in; this is for the next one:$`)
	if next := r.until(`^  (http://127\.0\.0\.2:[0-9]+/_preview/join\?token=.+)$`); next == address {
		t.Error("the code for the next browser is the same")
	}
}
