package preview

import (
	"net/http"
	"net/url"
	"strings"
)

// known reports a Host header that is one of the listener's. A page of another site may
// have its own name lead to this computer (DNS rebinding); the browser then thinks that
// the preview is that site, but it still names it here.
func known(hosts []string, host string) bool {
	for _, h := range hosts {
		if strings.EqualFold(h, host) {
			return true
		}
	}
	return false
}

// withoutHost gives a request that names its host in the first line, as for a proxy, in the
// form of any other: a server has to answer both (RFC 9112, 3.2.2). For the host that is
// asked for, net/http has taken that one already.
func withoutHost(r *http.Request) *http.Request {
	if r.URL.Scheme != "http" || r.URL.User != nil || !strings.EqualFold(r.URL.Host, r.Host) {
		return r
	}
	u := *r.URL
	u.Scheme, u.Host = "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	r = r.WithContext(r.Context())
	r.URL = &u
	return r
}

// straight reports a path that can name a file of a site: absolute, with no empty part, no
// "." or "..", and nothing that some system takes for a slash. It is decoded once, as a
// server does it; what was encoded twice is a name with a per cent sign in it.
func straight(u *url.URL) bool {
	if u.Scheme != "" || u.Host != "" || u.Opaque != "" || !local(u.Path) {
		return false
	}
	raw := strings.ToLower(u.EscapedPath())
	return !strings.Contains(raw, "%2f") && !strings.Contains(raw, "%5c")
}

// local reports a path that stays on this host when a browser goes there: a second slash
// or a backslash would begin the name of another (URL standard, 4.4).
func local(p string) bool {
	if !strings.HasPrefix(p, "/") || strings.Contains(p, "//") || strings.ContainsRune(p, '\\') {
		return false
	}
	for part := range strings.SplitSeq(p, "/") {
		if part == "." || part == ".." {
			return false
		}
	}
	return !strings.ContainsFunc(p, func(r rune) bool { return r < 0x20 || r == 0x7F })
}

// foreign reports that a page of another site asks for something to use it, such as a
// script or a picture. To follow a link to here is not that (Fetch Metadata, W3C).
func foreign(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "cross-site", "same-site":
		return r.Header.Get("Sec-Fetch-Mode") != "navigate"
	}
	return false
}

// own reports a request of the preview's own pages, or of a program that is no browser.
func own(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		return false
	}
	for _, origin := range r.Header.Values("Origin") {
		if !strings.EqualFold(origin, "http://"+r.Host) {
			return false
		}
	}
	return true
}

// refuse answers with a sentence and nothing of the site.
func refuse(w http.ResponseWriter, status int, sentence string) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	send(w, status, []byte(sentence+"\n"))
}
