package preview

import (
	"bytes"
	"context"
	"html"
	"maps"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
)

// folder is where the addresses of the preview itself begin.
const folder = "/_preview/"

// Listener is one way to the server.
type Listener struct {
	// Hosts are the names under which it is known, each with its port, such as
	// "127.0.0.1:1313", "localhost:1313" and "[::1]:1313". A request for any other is
	// refused.
	Hosts []string
	// LAN is true where other computers come in: they get no links to an editor.
	LAN bool
}

// Handler answers the requests of a listener.
func (s *Server) Handler(l Listener) http.Handler {
	link := s.opt.Link
	if l.LAN {
		link = func(string, int, int) string { return "" }
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w = &paced{w, http.NewResponseController(w), s.now, s.limits.answer}
		r = withoutHost(r)
		switch {
		case !known(l.Hosts, r.Host):
			refuse(w, http.StatusForbidden, "This address is not known here.")
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			refuse(w, http.StatusMethodNotAllowed, "Only GET and HEAD are answered here.")
		case !straight(r.URL):
			refuse(w, http.StatusBadRequest, "This is not the address of a page.")
		case foreign(r):
			refuse(w, http.StatusForbidden, "Pages of other sites can use nothing of this preview.")
		default:
			s.answer(w, r.WithContext(context.WithValue(r.Context(), linkKey{}, link)))
		}
	})
}

// linkKey finds the editor's links of the listener that a request came by.
type linkKey struct{}

// link gives the address that opens an editor at a place, or "", for who asks.
func (s *Server) link(r *http.Request) func(file string, line, column int) string {
	if link, ok := r.Context().Value(linkKey{}).(func(string, int, int) string); ok {
		return link
	}
	return func(string, int, int) string { return "" }
}

// answer answers from what is shown now. A panic is a fault of signpost: it costs this
// answer and no other.
func (s *Server) answer(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if fault := recover(); fault != nil {
			refuse(w, http.StatusInternalServerError, "Signpost itself failed while it answered. This is a fault of signpost; please report the address of this page.")
		}
	}()
	snap := s.first(r.Context())
	maps.Copy(w.Header(), snap.headersOf(r.URL.Path))
	if r.URL.Path+"/" == folder {
		lead(w, r, leadTo(folder))
		return
	}
	if rest, ok := strings.CutPrefix(r.URL.Path, folder); ok {
		s.tool(w, r, snap, rest)
		return
	}
	if snap.site == nil {
		s.wait(w, snap)
		return
	}
	snap, a, ok := s.resolve(r.Context(), snap, r.URL.Path)
	if !ok {
		s.wait(w, snap)
		return
	}
	if a.location != "" {
		lead(w, r, a)
		return
	}
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", a.file.kind())
	}
	if a.file.keeps() {
		w.Header().Set("Cache-Control", forever)
	}
	if a.file.isPage() && a.status == http.StatusOK {
		s.seen.add(a.file.name)
	}
	send(w, a.status, shownAs(a.file))
}

// lead sends a browser to another address.
func lead(w http.ResponseWriter, r *http.Request, a answer) {
	location := withQuery(a.location, r.URL.RawQuery)
	w.Header().Set("Location", location)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	send(w, a.status, []byte(`<a href="`+html.EscapeString(location)+`">The page is here.</a>`+"\n"))
}

// first is what is shown now. Who asks while the first build runs waits for it: the page
// that says so would only be in the way.
func (s *Server) first(ctx context.Context) *snapshot {
	if s.shown.Load().number == 0 {
		up := time.NewTimer(s.limits.first)
		defer up.Stop()
		select {
		case <-s.ready:
		case <-up.C:
		case <-s.closed:
		case <-ctx.Done():
		}
	}
	return s.shown.Load()
}

// tool answers the addresses of the preview itself.
func (s *Server) tool(w http.ResponseWriter, r *http.Request, snap *snapshot, rest string) {
	switch rest {
	case "events", "source", "page":
		if !own(r) {
			refuse(w, http.StatusForbidden, "Only the pages of this preview can ask for that.")
			return
		}
	}
	view, isView := strings.CutPrefix(rest, "view/")
	switch {
	case rest == "events":
		s.events(w, r)
	case rest == "source":
		s.source(w, r, snap)
	case rest == "page":
		s.page(w, r, snap)
	case !isView && (strings.HasSuffix(rest, ".js") || strings.HasSuffix(rest, ".css")):
		s.ownFile(w, rest)
	case snap.site == nil:
		s.wait(w, snap)
	case rest == "":
		s.overview(w, r, snap)
	case rest == "look/":
		s.look(w, r, snap)
	case isView:
		s.view(w, r, snap, view)
	default:
		refuse(w, http.StatusNotFound, "The preview has no such page.")
	}
}

// ownFile answers with a script or a style sheet of the preview.
func (s *Server) ownFile(w http.ResponseWriter, name string) {
	data, ok := clientFile(name)
	if !ok {
		data, ok = pageFile(name)
	}
	if !ok {
		refuse(w, http.StatusNotFound, "The preview has no such file.")
		return
	}
	w.Header().Set("Content-Type", mediaType(name))
	send(w, http.StatusOK, data)
}

// send writes a whole answer. Of an answer to HEAD the server itself leaves out the body.
func send(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = bytes.NewReader(body).WriteTo(w) // Who has gone away needs no answer.
}

// shownAs gives a file as it is served.
func shownAs(f file) []byte {
	if f.isPage() {
		return withScript(f.data)
	}
	return f.data
}

// resolve finds what the host would answer to a path. After an amendment, an answer that
// is made of other pages, or that there is none, waits until these are settled; it gives
// false when that takes too long.
func (s *Server) resolve(ctx context.Context, snap *snapshot, p string) (*snapshot, answer, bool) {
	up := time.NewTimer(s.limits.first)
	defer up.Stop()
	for {
		a := snap.resolve(p)
		if snap.unsettled == nil || a.location != "" || a.status == http.StatusOK && !snap.derived[a.file.name] {
			return snap, a, true
		}
		select {
		case <-snap.unsettled:
		case <-up.C:
			return snap, answer{}, false
		case <-s.closed:
			return snap, answer{}, false
		case <-ctx.Done():
			return snap, answer{}, false
		}
		snap = s.shown.Load()
	}
}

// answer is what an address leads to: a file, or another address.
type answer struct {
	status   int
	file     file
	location string
}

// resolve finds what the host would answer to a path.
func (s *snapshot) resolve(p string) answer {
	if a, ok := s.redirected(p, true); ok {
		return a
	}
	if path.Base(p) == "index.html" {
		if _, ok := s.file(strings.TrimPrefix(p, "/")); ok {
			return leadTo(strings.TrimSuffix(p, "index.html"))
		}
	}
	f, status := s.page(p)
	if status == http.StatusOK {
		return answer{status: status, file: f}
	}
	if !strings.HasSuffix(p, "/") {
		if _, status := s.page(p + "/"); status == http.StatusOK {
			return leadTo(p + "/")
		}
	}
	if a, ok := s.redirected(p, false); ok {
		return a
	}
	return answer{status: status, file: f.orPlain()}
}

// leadTo sends a browser to a path of this host.
func leadTo(p string) answer {
	return answer{status: http.StatusPermanentRedirect, location: (&url.URL{Path: p}).EscapedPath()}
}

// redirected follows the first rule of the host for a path, of those that count even
// where there is a file, or of the others.
func (s *snapshot) redirected(p string, forced bool) (answer, bool) {
	for _, rule := range s.redirects {
		to := ""
		if rule.force == forced {
			to = rule.target(p)
		}
		if to == "" {
			continue
		}
		if rule.status >= 300 && rule.status < 400 {
			return answer{status: rule.status, location: to}, true
		}
		u, err := url.Parse(to)
		if err != nil {
			continue
		}
		if f, status := s.page(u.Path); status == http.StatusOK {
			return answer{status: rule.status, file: f}, true
		}
	}
	return answer{}, false
}

// orPlain gives the page of a site that has none for what it does not have.
func (f file) orPlain() file {
	if f.name != "" {
		return f
	}
	return file{name: "404.html", data: []byte("<!doctype html><html lang=\"en\"><head><title>Not found</title></head><body><h1>There is no such page</h1></body></html>\n")}
}
