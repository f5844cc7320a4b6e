package preview

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/editorial"
	"example.org/signpost/cmd/signpost/internal/output"
)

const host = "127.0.0.1:1313"

// policy is the beginning of what a build writes for a site that asks for nothing.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'none'; frame-ancestors 'none'"

// sample is a site with one of each thing.
func sample() *Site {
	files := map[string]string{
		"index.html": "<!doctype html><html><head><title>Home &amp; more</title></head>secret</html>",
		"404.html":   "<!doctype html><HEAD class=x><header>gone</header>",
		"_headers": "# rules\n/*\n  Content-Security-Policy: " + policy + "\n  X-Content-Type-Options: nosniff\n" +
			"  Referrer-Policy: no-referrer\n  Strict-Transport-Security: max-age=63072000\n  Access-Control-Allow-Origin: *\n" +
			"\n/assets/*\n  Cache-Control: public, max-age=31536000\n  X-Twice: a\n  X-Twice: b\n  Refresh: 0; url=https://evil.example/\n",
		"_redirects": "/old /parents/ 301!\n/was/* /parents/:splat\n/away https://example.net/\n/twice //example.net/x\n" +
			"/parents/first-hour /parents/ 301\n/loop /loop/ 301\n/own/* /:splat 301\n/shown /parents/ 200\n/asks/ /parents/?from=here#there 302\n/there/ /parents/#there 302\n/in-fr /parents/ 302 Country=fr\n",
		"old/index.html":                "a page for hosts without rules",
		"parents/index.html":            "<head></head>parents",
		"parents/first-hour/index.html": "<head></head>hour",
		"assets/a.css":                  "a{}",
		"assets/a.0123456789.woff2":     "letters",
		"fonts/b.woff2":                 "letters",
		"feed.xml":                      "<feed/>",
		"x.vcf":                         "BEGIN:VCARD",
		"x.bin":                         "?",
		".signpost-manifest.json":       "hidden text",
		".well-known/security.txt":      "Contact:",
		"a/.git/config":                 "hidden text",
	}
	site := &Site{Name: "Tell Someone", Pages: 3}
	for name, text := range files {
		site.Files = append(site.Files, output.File{Name: name, Data: []byte(text)})
	}
	site.Editorial = func() []editorial.Page {
		return []editorial.Page{{
			Path: "/parents/", File: "content/parents/_index.md", Title: "For parents", Due: time.Date(2027, 5, 1, 0, 0, 0, 0, time.UTC),
			Sources: []editorial.Source{{Title: "Bad", URL: "javascript:alert(1)"}, {Title: "Good", URL: "https://example.org/"}},
		}}
	}
	site.Problems = diag.List{
		diag.InFile("content/parents/_index.md", diag.Warning, "stale", "late"),
		diag.InFile("content/other.md", diag.Warning, "stale", "late"),
	}
	return site
}

// serving gives a server that shows a site; nil is a project that never built.
func serving(site *Site) *Server {
	s := New(Options{Link: func(file string, line, column int) string { return fmt.Sprintf("edit:%s:%d:%d", file, line, column) }})
	if site != nil {
		next := after(s.shown.Load(), &made{site: site})
		next.number++
		s.show(next)
	}
	return s
}

// ask sends a request of the lines of a header.
func ask(t *testing.T, h http.Handler, method, target string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, nil)
	r.Host = host
	for _, line := range header {
		name, value, _ := strings.Cut(line, ": ")
		if name == "Host" {
			r.Host = value
		}
		r.Header.Add(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func text(t *testing.T, r *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func handler(site *Site) http.Handler {
	return serving(site).Handler(Listener{Hosts: []string{host, "localhost:1313", "[::1]:1313"}})
}

func TestHosts(t *testing.T) {
	h := handler(sample())
	for _, tt := range []struct {
		host string
		want int
	}{
		{"127.0.0.1:1313", 200},
		{"localhost:1313", 200},
		{"LocalHost:1313", 200},
		{"[::1]:1313", 200},
		{"evil.example", 403},
		{"evil.example:1313", 403},
		{"127.0.0.1", 403},
		{"127.0.0.1:80", 403},
		{"localhost.:1313", 403},
		{"localhost.evil.example:1313", 403},
		{"127.0.0.1.nip.io:1313", 403},
		{"0.0.0.0:1313", 403},
		{"user@localhost:1313", 403},
		{"[::]:1313", 403},
		{"", 403},
	} {
		for _, target := range []string{"/", "/_preview/events", "/_preview/source?path=/", "/_preview/client.js"} {
			if target == "/_preview/events" && tt.want == 200 {
				continue // It would not end.
			}
			r := ask(t, h, "GET", target, "Host: "+tt.host)
			if got := text(t, r); tt.want == 403 && (r.StatusCode != 403 || strings.Contains(got, "secret")) || target == "/" && r.StatusCode != tt.want {
				t.Errorf("host %q, %s: %d %q, want %d", tt.host, target, r.StatusCode, got, tt.want)
			}
		}
	}
}

func TestOtherSites(t *testing.T) {
	h := handler(sample())
	for _, tt := range []struct {
		target string
		header []string
		want   int
	}{
		{"/", []string{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"}, 200},
		{"/", []string{"Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate"}, 200},
		{"/", []string{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"}, 403},
		{"/assets/a.css", []string{"Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors"}, 403},
		{"/_preview/client.js", []string{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors", "Origin: http://evil.example"}, 403},
		{"/_preview/source?path=/", nil, 200},
		{"/_preview/source?path=/", []string{"Sec-Fetch-Site: same-origin", "Origin: http://" + host}, 200},
		{"/_preview/source?path=/", []string{"Sec-Fetch-Site: none"}, 403},
		{"/_preview/source?path=/", []string{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"}, 403},
		{"/_preview/source?path=/", []string{"Origin: http://localhost:1313"}, 403},
		{"/_preview/source?path=/", []string{"Origin: https://" + host}, 403},
		{"/_preview/page?path=/", []string{"Origin: null"}, 403},
		{"/_preview/events", []string{"Origin: http://evil.example"}, 403},
		{"/_preview/events", []string{"Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"}, 403},
	} {
		r := ask(t, h, "GET", tt.target, tt.header...)
		if got := text(t, r); r.StatusCode != tt.want || tt.want == 403 && strings.Contains(got, "secret") {
			t.Errorf("%s with %q: %d %q, want %d", tt.target, tt.header, r.StatusCode, got, tt.want)
		}
		for name := range r.Header {
			if strings.HasPrefix(name, "Access-Control-") {
				t.Errorf("%s has %s", tt.target, name)
			}
		}
	}
}

func TestAddresses(t *testing.T) {
	h := handler(sample())
	for _, tt := range []struct {
		target   string
		want     int
		location string
		text     string
	}{
		{"/", 200, "", "secret"},
		{"/parents/", 200, "", "<head>" + scriptElement + "</head>parents"},
		{"/parents", 308, "/parents/", ""},
		{"/parents?next=//evil.example", 308, "/parents/?next=//evil.example", ""},
		{"/old/?q=a%20b&q=c", 301, "/parents/?q=a%20b&q=c", ""},
		{"/asks/?q=a", 302, "/parents/?from=here#there", ""}, // a rule's own query wins
		{"/there/?q=a", 302, "/parents/?q=a#there", ""},
		{"/_preview", 308, "/_preview/", ""},
		{"/_preview/view/plain/old?q=a", 301, "/_preview/view/plain/parents/?q=a", ""},
		{"/index.html", 308, "/", ""},
		{"/parents/index.html", 308, "/parents/", ""},
		{"/index.html/", 404, "", "gone"},
		{"/old/", 301, "/parents/", ""}, // forced: the host's rule wins over the page
		{"/old", 301, "/parents/", ""},
		{"/was/first-hour/", 301, "/parents/first-hour/", ""},
		{"/was/%5C%5Cevil.example", 400, "", ""},
		{"/own/%2Fevil.example", 400, "", ""},
		{"/own//evil.example", 400, "", ""},
		{"/away", 404, "", "gone"}, // never to another host
		{"/twice", 404, "", "gone"},
		{"/in-fr", 404, "", "gone"},
		{"/shown", 200, "", "parents"},
		{"/parents/first-hour/", 200, "", "hour"}, // a rule without ! gives way to a page
		{"/nothing/", 404, "", `<HEAD class=x>` + scriptElement + "<header>gone"},
		{"/assets/", 404, "", "gone"},
		{"/assets", 404, "", "gone"},
		{"/_headers", 404, "", "gone"},
		{"/_redirects", 404, "", "gone"},
		{"/.signpost-manifest.json", 404, "", "gone"},
		{"/a/.git/config", 404, "", "gone"},
		{"/.well-known/security.txt", 200, "", "Contact:"},
		{"/_preview/%3Cscript%3Ealert(1)%3C/script%3E", 404, "", ""},
		{"/_preview/../../preview.go", 400, "", ""},
		{"/_preview/client/client.js", 404, "", ""},
		{"/_preview/source?path=/parents/", 200, "", `"html":"\u003chead\u003e`},
		{"/_preview/source?path=/nothing/", 200, "", `"status":404`},
		{"/_preview/source?path=/old/", 200, "", `"status":301`},
		{"/_preview/source?path=../x", 400, "", ""},
		{"/_preview/source", 400, "", ""},
	} {
		r := ask(t, h, "GET", tt.target)
		got := text(t, r)
		if r.StatusCode != tt.want || r.Header.Get("Location") != tt.location || !strings.Contains(got, tt.text) || strings.Contains(got, "hidden text") {
			t.Errorf("%s: %d to %q: %q, want %d to %q: %q", tt.target, r.StatusCode, r.Header.Get("Location"), got, tt.want, tt.location, tt.text)
		}
		if r.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: Cache-Control %q", tt.target, r.Header.Get("Cache-Control"))
		}
	}
}

func TestMethods(t *testing.T) {
	h := handler(sample())
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "BREW"} {
		if r := ask(t, h, method, "/"); r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d, allow %q", method, r.StatusCode, r.Header.Get("Allow"))
		}
	}
}

func TestHeadersAreThePublishedOnes(t *testing.T) {
	h := handler(sample())
	r := ask(t, h, "GET", "/parents/")
	for name, want := range map[string]string{
		"Content-Security-Policy":   strings.Replace(policy, "connect-src 'none'", "connect-src 'self'", 1),
		"X-Content-Type-Options":    "nosniff",
		"Referrer-Policy":           "no-referrer",
		"Strict-Transport-Security": "max-age=63072000",
		"Cache-Control":             "no-store",
		"Content-Type":              "text/html; charset=utf-8",
	} {
		if got := r.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := ask(t, h, "GET", "/assets/a.css").Header.Get("X-Twice"); got != "a, b" {
		t.Errorf("X-Twice: %q, want both values", got)
	}
	for target, want := range map[string]string{"/assets/a.0123456789.woff2": forever, "/fonts/b.woff2": "no-store", "/assets/a.css": "no-store"} {
		if got := ask(t, h, "GET", target).Header.Get("Cache-Control"); got != want {
			t.Errorf("%s: Cache-Control %q, want %q", target, got, want)
		}
	}
	if got := ask(t, h, "GET", "/assets/a.css").Header.Get("Refresh"); got != "" {
		t.Errorf("Refresh: %q, which leads away", got)
	}
	for target, want := range map[string]string{
		"/feed.xml": "application/atom+xml; charset=utf-8", "/x.vcf": "text/vcard; charset=utf-8", "/x.bin": "application/octet-stream",
	} {
		if got := ask(t, h, "GET", target).Header.Get("Content-Type"); got != want {
			t.Errorf("%s: type %q, want %q", target, got, want)
		}
	}
}

func TestHostileNameIsData(t *testing.T) {
	name := "content/<img src=x onerror=alert(1)>.md"
	f := &diag.File{Name: name, Data: []byte("\n\n\n\n\n\n\n\n\n\n\nTalk to <b>childlien</b>\n")}
	site := &Site{Problems: diag.List{diag.At(f, diag.Span{Start: 22, End: 31}, diag.Error, "r", "no helpline").WithHint("did you mean?")}}
	s := serving(sample())
	s.show(after(s.shown.Load(), &made{site: site}))
	data, err := json.Marshal(s.state(s.shown.Load(), s.opt.Link))
	if err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(string(data), "<>\n") {
		t.Errorf("the state %s could be taken for more than text", data)
	}
	var state stateJSON
	if err := json.Unmarshal(data, &state); err != nil {
		t.Fatal(err)
	}
	p := state.Problems[0]
	if want := "12 | Talk to <b>childlien</b>\n   |            ^^^^^^^^^"; p.File != name || p.Excerpt != want || p.Href == "" {
		t.Errorf("problem %+v, want excerpt\n%s", p, want)
	}
	if state.OK || state.Errors != 1 || state.Site == "" || state.Name != "Tell Someone" {
		t.Errorf("state %+v", state)
	}
}

func TestPageForTheBar(t *testing.T) {
	s := serving(sample())
	for _, tt := range []struct {
		lan        bool
		path, want string
	}{
		{false, "/parents/", `{"path":"/parents/","file":"content/parents/_index.md","href":"edit:content/parents/_index.md:1:1","title":"For parents","problems":1,"due":"2027-05-01","url":""}`},
		{true, "/parents/", `{"path":"/parents/","file":"content/parents/_index.md","href":"","title":"For parents","problems":1,"due":"2027-05-01","url":""}`},
		{false, "/", `{"path":"/","file":"","href":"","title":"Home \u0026 more","problems":0,"due":"","url":""}`},
	} {
		r := ask(t, s.Handler(Listener{Hosts: []string{host}, LAN: tt.lan}), "GET", "/_preview/page?path="+tt.path)
		var p pageJSON
		if err := json.Unmarshal([]byte(text(t, r)), &p); err != nil {
			t.Fatal(err)
		}
		address := ""
		if len(p.Sources) > 0 {
			address = p.Sources[0].URL
		}
		got, err := json.Marshal(struct {
			Path     string `json:"path"`
			File     string `json:"file"`
			Href     string `json:"href"`
			Title    string `json:"title"`
			Problems int    `json:"problems"`
			Due      string `json:"due"`
			URL      string `json:"url"`
		}{p.Path, p.File, p.Href, p.Title, len(p.Problems), p.Due, address})
		if err != nil || string(got) != tt.want {
			t.Errorf("got  %s\nwant %s (%v)", got, tt.want, err)
		}
	}
}

func TestBeforeAnyGoodBuild(t *testing.T) {
	s := serving(nil)
	h := s.Handler(Listener{Hosts: []string{host}})
	next := after(s.shown.Load(), &made{site: &Site{Problems: diag.List{
		problem("machine", "too hot").WithHint("wait"), diag.InFile("<b>.md", diag.Error, "r", "wrong"),
	}}})
	next.number = 1
	s.show(next)
	for _, target := range []string{"/", "/any/thing.css", "/_preview/"} {
		r := ask(t, h, "GET", target)
		got := text(t, r)
		if r.StatusCode != 503 || !strings.Contains(got, ">error: too hot\n      = wait\n&lt;b&gt;.md:1:1: error: wrong") || !strings.Contains(got, scriptElement) {
			t.Errorf("%s: %d %s", target, r.StatusCode, got)
		}
		if got := r.Header.Get("Content-Security-Policy"); !strings.Contains(got, "script-src 'self'") || !strings.Contains(got, "connect-src 'self'") {
			t.Errorf("policy %q does not let the script ask", got)
		}
	}
	if got := text(t, ask(t, h, "GET", "/_preview/source?path=/")); !strings.Contains(got, `"status":503`) {
		t.Errorf("source: %s", got)
	}
}
