package preview

import (
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"
)

// privateNetworks are those to which the internet leads nobody (RFC 6890): what homes,
// offices, phones that share their line, and laboratories use.
func privateNetworks() []netip.Prefix {
	var list []netip.Prefix
	for _, s := range []string{
		"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10",
		"192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/15",
	} {
		list = append(list, netip.MustParsePrefix(s))
	}
	return list
}

// IsPrivate reports an address that can only be reached from the network around it.
func IsPrivate(a netip.Addr) bool {
	return slices.ContainsFunc(privateNetworks(), func(p netip.Prefix) bool { return p.Contains(a) })
}

// LANAddresses are the machine's addresses on the private networks around it, in the
// order of its network devices, but that of the default route first: a phone beside the
// machine is most likely on that network.
func LANAddresses() ([]netip.Addr, error) {
	devices, err := net.Interfaces()
	if err != nil {
		return nil, fmt.Errorf("list the network's devices: %w", err)
	}
	var list []netip.Addr
	for _, d := range devices {
		if d.Flags&net.FlagUp == 0 || d.Flags&net.FlagLoopback != 0 {
			continue
		}
		addresses, err := d.Addrs()
		if err != nil {
			continue // a device that has just gone has no address
		}
		for _, a := range addresses {
			if prefix, err := netip.ParsePrefix(a.String()); err == nil && IsPrivate(prefix.Addr()) {
				list = append(list, prefix.Addr())
			}
		}
	}
	if i := slices.Index(list, defaultRoute()); i > 0 {
		list = slices.Insert(slices.Delete(list, i, i+1), 0, list[i])
	}
	return list, nil
}

// defaultRoute is the address from which this machine would talk to the internet. A UDP
// socket is only told whom it would send to: nothing is sent.
func defaultRoute() netip.Addr {
	c, err := net.Dial("udp4", "192.0.2.1:9") // nobody's address (RFC 5737)
	if err != nil {
		return netip.Addr{}
	}
	defer c.Close() //nolint:errcheck // nothing was sent.
	at, err := netip.ParseAddrPort(c.LocalAddr().String())
	if err != nil {
		return netip.Addr{}
	}
	return at.Addr()
}

// join is where a token lets somebody in.
const join = "/_preview/join"

// maxTries is how many wrong tokens an address may try in a minute, and maxTriers how
// many addresses are counted: when there are more, all others have tried enough.
const (
	maxTries  = 10
	maxTriers = 256
)

// Gate stands before a preview that others on the network can reach. A token, used once,
// lets one browser in and gives it a cookie; the next browser needs the next token.
// Everybody else is refused and sees nothing of the site.
type Gate struct {
	next   http.Handler
	host   string
	now    func() time.Time
	joined func()

	mutex  sync.Mutex
	token  string
	secret string // the value of the cookie, as long as the program runs
	tries  map[netip.Addr]int
	since  time.Time // when tries were counted from
}

// NewGate stands before next at a host such as "192.168.1.5:1313". Joined is called when
// a token was used, and there is a new one.
func NewGate(next http.Handler, host string, now func() time.Time, joined func()) *Gate {
	return &Gate{
		next: next, host: host, now: now, joined: joined,
		token: rand.Text(), secret: rand.Text(), tries: map[netip.Addr]int{},
	}
}

// Address is where the next browser gets in, once.
func (g *Gate) Address() string {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	return "http://" + g.host + join + "?token=" + g.token
}

// ServeHTTP lets in whoever has the cookie.
func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case !strings.EqualFold(r.Host, g.host):
		refuse(w, http.StatusForbidden, "This address is not known here.")
	case r.URL.Path == join:
		g.join(w, r)
	case !g.knows(r):
		refuse(w, http.StatusForbidden, "This is a preview of a site, and it is not for everybody. To get in, scan the code in the window where signpost serve runs, or ask whoever runs it for a new one.")
	default:
		g.next.ServeHTTP(w, r)
	}
}

func (g *Gate) join(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed, "Only GET and HEAD are answered here.")
		return
	case g.knows(r): // whoever goes back in the browser's history is in already
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Location", "/")
		w.WriteHeader(http.StatusSeeOther)
		return
	case !visits(r):
		refuse(w, http.StatusForbidden, "Open this address in a browser.")
		return
	}
	good, tooMany := g.try(r)
	switch {
	case tooMany:
		w.Header().Set("Retry-After", "60")
		refuse(w, http.StatusTooManyRequests, "Too many codes were tried. Wait a minute, and scan the newest code.")
	case !good:
		refuse(w, http.StatusForbidden, "This code does not let anybody in, or was used already. Each code is for one browser: scan the newest one.")
	default:
		http.SetCookie(w, &http.Cookie{ //nolint:gosec // no Secure: a preview has no certificate.
			Name: g.cookie(), Value: g.secret, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
		})
		welcome(w)
		g.joined()
	}
}

// welcome leads who was let in to the site. It is a page and no redirection: a browser that
// came by a link on another site sends no strict cookie along one, for the request is still
// that site's, but does so when this page leads on.
func welcome(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer") // the token stands in the address
	h.Set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	send(w, http.StatusOK, []byte(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url=/">
<title>You are in</title>
</head>
<body>
<main>
<h1>You are in</h1>
<p><a href="/">Go to the preview</a></p>
</main>
</body>
</html>
`))
}

// try holds the request's token against the one that is good now, and uses it up.
func (g *Gate) try(r *http.Request) (good, tooMany bool) {
	from, _ := netip.ParseAddrPort(r.RemoteAddr) // the zero address counts as one
	g.mutex.Lock()
	defer g.mutex.Unlock()
	if now := g.now(); now.Sub(g.since) >= time.Minute {
		g.since = now
		clear(g.tries)
	}
	tries, counted := g.tries[from.Addr()]
	if tries >= maxTries || !counted && len(g.tries) >= maxTriers {
		return false, true
	}
	if !equal(r.URL.Query().Get("token"), g.token) {
		g.tries[from.Addr()]++
		return false, false
	}
	g.token = rand.Text()
	return true, false
}

// visits reports whether somebody opens the address: programs that look at links before
// anybody follows them, and browsers that fetch ahead, must not use a token up.
func visits(r *http.Request) bool {
	mode := r.Header.Get("Sec-Fetch-Mode")
	return r.Method == http.MethodGet && (mode == "" || mode == "navigate") &&
		r.Header.Get("Sec-Purpose") == "" && r.Header.Get("Purpose") == "" && r.Header.Get("X-Moz") == ""
}

// knows reports whether the request has the cookie.
func (g *Gate) knows(r *http.Request) bool {
	return slices.ContainsFunc(r.CookiesNamed(g.cookie()), func(c *http.Cookie) bool { return equal(c.Value, g.secret) })
}

// cookie is the cookie's name. Browsers send cookies to every port of a host, and two
// previews on one machine must not take each other's.
func (g *Gate) cookie() string {
	_, port, _ := strings.Cut(g.host, ":")
	return "signpost-preview-" + port
}

// equal takes as long for a wrong value as for the right one.
func equal(got, want string) bool {
	return subtle.ConstantTimeCompare([]byte(got), []byte(want)) == 1
}
