package preview_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/preview"
)

const lanHost = "192.168.1.5:1313"

// lan is a gate before a site that says "the site", a clock and the number of those who
// joined.
type lan struct {
	gate   *preview.Gate
	now    time.Time
	joined int
}

func newLAN() *lan {
	l := &lan{now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)}
	site := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("the site")) })
	l.gate = preview.NewGate(site, lanHost, func() time.Time { return l.now }, func() { l.joined++ })
	return l
}

// ask asks for an address with headers that stand in pairs.
func (l *lan) ask(method, address string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, address, nil)
	r.Host, r.RemoteAddr = lanHost, "192.168.1.9:50000"
	for i := 0; i < len(headers); i += 2 {
		switch headers[i] {
		case "Host":
			r.Host = headers[i+1]
		case "From":
			r.RemoteAddr = headers[i+1] + ":50000"
		default:
			r.Header.Add(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	l.gate.ServeHTTP(w, r)
	return w.Result()
}

func (l *lan) join(headers ...string) *http.Response {
	return l.ask("GET", strings.TrimPrefix(l.gate.Address(), "http://"+lanHost), headers...)
}

func text(t *testing.T, response *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func cookie(t *testing.T, response *http.Response) string {
	t.Helper()
	cookies := response.Cookies()
	if len(cookies) != 1 {
		t.Fatalf("got %d cookies with %s, want one", len(cookies), response.Status)
	}
	return cookies[0].Name + "=" + cookies[0].Value
}

func TestJoin(t *testing.T) {
	l := newLAN()
	address := strings.TrimPrefix(l.gate.Address(), "http://"+lanHost)
	response := l.join()
	if response.StatusCode != http.StatusOK || l.joined != 1 {
		t.Fatalf("got %s, %d joined", response.Status, l.joined)
	}
	// A redirection would be the other site's request still, and go without the cookie.
	if got := text(t, response); !strings.Contains(got, `<meta http-equiv="refresh" content="0; url=/">`) || !strings.Contains(got, `<a href="/">`) {
		t.Errorf("the page leads nowhere:\n%s", got)
	}
	if got := response.Header.Get("Referrer-Policy"); got != "no-referrer" {
		t.Errorf("the token could be sent on: referrer policy %q", got)
	}
	set := response.Header.Get("Set-Cookie")
	for _, want := range []string{"; HttpOnly", "; SameSite=Strict", "; Path=/"} {
		if !strings.Contains(set, want) {
			t.Errorf("the cookie %q has no %q", set, want)
		}
	}
	if strings.Contains(set, "Expires") || strings.Contains(set, "Max-Age") {
		t.Errorf("the cookie %q stays after the session", set)
	}
	mine := cookie(t, response)
	if response := l.ask("GET", "/", "Cookie", mine); response.StatusCode != http.StatusOK {
		t.Errorf("with the cookie: %s", response.Status)
	}
	if response := l.ask("GET", address); response.StatusCode != http.StatusForbidden {
		t.Errorf("the token a second time: %s", response.Status)
	}
	if response := l.ask("GET", address, "Cookie", mine); response.StatusCode != http.StatusSeeOther || l.joined != 1 {
		t.Errorf("the token again, with the cookie: %s, %d joined", response.Status, l.joined)
	}
	if response := l.join("From", "192.168.1.10"); response.StatusCode != http.StatusOK || l.joined != 2 {
		t.Errorf("the next token: %s, %d joined", response.Status, l.joined)
	}
}

// TestNotIn refuses whoever has no cookie, with nothing of the site.
func TestNotIn(t *testing.T) {
	l := newLAN()
	good := cookie(t, l.join())
	name, value, _ := strings.Cut(good, "=")
	for _, tt := range []struct {
		method, address string
		headers         []string
		status          int
	}{
		{"GET", "/", nil, 403},
		{"GET", "/_preview/events", nil, 403},
		{"GET", "/_preview/join/", nil, 403},
		{"GET", "/_preview/client.js", nil, 403},
		{"POST", "/", nil, 403},
		{"GET", "/", []string{"Cookie", name + "=wrong"}, 403},
		{"GET", "/", []string{"Cookie", name + "="}, 403},
		{"GET", "/", []string{"Cookie", "other=" + value}, 403},
		{"GET", "/", []string{"Cookie", good, "Host", "evil.example"}, 403},
		{"GET", "/", []string{"Cookie", good, "Host", "127.0.0.1:1313"}, 403},
		{"GET", "/_preview/join", []string{"Host", "evil.example"}, 403},
		{"POST", "/_preview/join", nil, 405},
		{"GET", "/_preview/join", nil, 403},
		{"GET", "/_preview/join?token=", nil, 403},
	} {
		response := l.ask(tt.method, tt.address, tt.headers...)
		body := make([]byte, 1000)
		n, _ := response.Body.Read(body)
		if response.StatusCode != tt.status || strings.Contains(string(body[:n]), "the site") && n < 20 {
			t.Errorf("%s %s %q: %s, %s", tt.method, tt.address, tt.headers, response.Status, body[:n])
		}
		if got := response.Header.Get("Content-Type"); got != "text/plain; charset=utf-8" {
			t.Errorf("%s %s: type %s", tt.method, tt.address, got)
		}
	}
	if response := l.ask("GET", "/", "Cookie", good); response.StatusCode != http.StatusOK {
		t.Errorf("with the cookie: %s", response.Status)
	}
}

// TestTokenNotUsedUp lets those look who follow no link: the token stays good.
func TestTokenNotUsedUp(t *testing.T) {
	l := newLAN()
	address := l.gate.Address()
	path := strings.TrimPrefix(address, "http://"+lanHost)
	l.ask("HEAD", path)
	l.ask("POST", path)
	l.ask("GET", path, "Sec-Fetch-Mode", "no-cors")
	l.ask("GET", path, "Sec-Fetch-Mode", "cors")
	l.ask("GET", path, "Sec-Purpose", "prefetch")
	l.ask("GET", path, "Purpose", "prefetch")
	l.ask("GET", path, "Host", "evil.example")
	if l.gate.Address() != address || l.joined != 0 {
		t.Fatal("the token was used up")
	}
	if response := l.join("Sec-Fetch-Mode", "navigate"); response.StatusCode != http.StatusOK {
		t.Errorf("then: %s", response.Status)
	}
	if l.gate.Address() == address {
		t.Error("the token stays after it was used")
	}
}

// TestTries stops whoever guesses, for a minute, and nobody else.
func TestTries(t *testing.T) {
	l := newLAN()
	for i := range 10 {
		if response := l.ask("GET", "/_preview/join?token=guess"); response.StatusCode != http.StatusForbidden {
			t.Fatalf("guess %d: %s", i+1, response.Status)
		}
	}
	response := l.ask("GET", "/_preview/join?token=guess")
	if response.StatusCode != http.StatusTooManyRequests || response.Header.Get("Retry-After") != "60" {
		t.Errorf("guess 11: %s", response.Status)
	}
	if response := l.join(); response.StatusCode != http.StatusTooManyRequests {
		t.Errorf("the right token after that: %s", response.Status)
	}
	if response := l.join("From", "192.168.1.10"); response.StatusCode != http.StatusOK {
		t.Errorf("another phone: %s", response.Status)
	}
	l.now = l.now.Add(time.Minute)
	if response := l.join(); response.StatusCode != http.StatusOK {
		t.Errorf("a minute later: %s", response.Status)
	}
}

// TestTokensAreLong holds tokens to 128 bits, in letters of five, and each to itself.
func TestTokensAreLong(t *testing.T) {
	seen := map[string]bool{}
	for range 100 {
		_, token, _ := strings.Cut(newLAN().gate.Address(), "token=")
		if len(token)*5 < 128 || seen[token] {
			t.Fatalf("token %q", token)
		}
		seen[token] = true
	}
}

func TestLANAddresses(t *testing.T) {
	list, err := preview.LANAddresses()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		if !a.Is4() || !preview.IsPrivate(a) || a.IsLoopback() {
			t.Errorf("%s is not on a private network", a)
		}
	}
}

func TestIsPrivate(t *testing.T) {
	for address, want := range map[string]bool{
		"192.168.1.5": true, "10.255.255.255": true, "172.16.0.1": true, "172.31.255.255": true, "169.254.9.9": true,
		"100.64.0.1": true, "192.0.2.2": true, "172.32.0.1": false, "100.128.0.1": false, "8.8.8.8": false,
		"0.0.0.0": false, "127.0.0.1": false, "255.255.255.255": false, "::1": false, "fd00::1": false, "::ffff:192.168.1.5": false,
	} {
		if got := preview.IsPrivate(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: got %t", address, got)
		}
	}
}
