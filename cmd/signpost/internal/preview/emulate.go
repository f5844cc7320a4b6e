package preview

import (
	"bytes"
	"maps"
	"net/http"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"

	"example.org/signpost/cmd/signpost/internal/asset"
)

// viewFolder is where the addresses of pages begin that are shown as another browser
// would; the options follow, and then the page's own address.
const viewFolder = folder + "view/"

// The options of a view, as its address has them.
const (
	viewPlain     = "plain"
	viewPrint     = "print"
	viewNoScripts = "noscripts"
)

// viewMedia reads the options of a view: "plain", or each option once, between commas.
func viewMedia(options string) (asset.Media, bool) {
	var m asset.Media
	if options == viewPlain {
		return m, true
	}
	for option := range strings.SplitSeq(options, ",") {
		before := m
		switch option {
		case "light", "dark":
			if m.Scheme == "" {
				m.Scheme = option
			}
		case viewPrint:
			m.Print = true
		case viewNoScripts:
			m.NoScripts = true
		}
		if m == before {
			return asset.Media{}, false // unknown, said twice, or said otherwise
		}
	}
	return m, true
}

// viewOptions writes the options that [viewMedia] reads.
func viewOptions(m asset.Media) string {
	var options []string
	if m.Scheme != "" {
		options = append(options, m.Scheme)
	}
	if m.Print {
		options = append(options, viewPrint)
	}
	if m.NoScripts {
		options = append(options, viewNoScripts)
	}
	if len(options) == 0 {
		return viewPlain
	}
	return strings.Join(options, ",")
}

// view shows a file of the site as another browser would: what its style sheets ask is
// answered as the options say, and its links stay within the view. Other pages of the
// preview may have it in a frame, and no others.
func (s *Server) view(w http.ResponseWriter, r *http.Request, snap *snapshot, rest string) {
	options, rest, ok := strings.Cut(rest, "/")
	media, known := viewMedia(options)
	if !ok || !known {
		refuse(w, http.StatusNotFound, "The preview has no such view.")
		return
	}
	p := "/" + rest
	snap, a, ok := s.resolve(r.Context(), snap, p)
	if !ok {
		s.wait(w, snap)
		return
	}
	v := viewer{snap: snap, media: media, prefix: viewFolder + options, page: &url.URL{Path: p}}
	clear(w.Header())
	maps.Copy(w.Header(), snap.headersOf(p))
	framed(w.Header(), media.NoScripts)
	if a.location != "" {
		w.Header().Set("Location", v.prefix+withQuery(a.location, r.URL.RawQuery))
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		send(w, a.status, []byte("The page is at another address.\n"))
		return
	}
	data := a.file.data
	switch {
	case a.file.isPage():
		s.seen.add(a.file.name)
		data = v.rewrite(data)
		if !media.NoScripts {
			data = withScript(data)
		}
	case strings.EqualFold(path.Ext(a.file.name), ".css"):
		data = media.Sheet(data)
	}
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", a.file.kind())
	}
	send(w, a.status, data)
}

// framed lets the preview's own pages show an answer in a frame. A frame without scripts
// keeps its origin, without which the site's policy would let it load nothing, and may do
// nothing else: it opens no windows, sends no forms and moves nobody but itself.
func framed(h http.Header, noScripts bool) {
	policy := withDirective(h.Get("Content-Security-Policy"), "frame-ancestors", "'self'")
	if noScripts {
		policy = withDirective(policy, "sandbox", "allow-same-origin")
	}
	h.Set("Content-Security-Policy", policy)
	if h.Get("X-Frame-Options") != "" {
		h.Set("X-Frame-Options", "SAMEORIGIN")
	}
}

// viewer makes a page of the site one of a view.
type viewer struct {
	snap   *snapshot
	media  asset.Media
	prefix string
	page   *url.URL
}

// rewrite changes what a page says of media and where its links lead; every other byte
// stays.
func (v viewer) rewrite(page []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(page) + 1024)
	z := html.NewTokenizer(bytes.NewReader(page))
	noScripts := false // the text is what a browser without scripts reads as tags
	script := false    // a script that would not run, and that a browser would complain of
	for {
		kind := z.Next()
		raw := bytes.Clone(z.Raw()) // Token lower-cases the name in place.
		inside := noScripts
		noScripts = false
		switch {
		case kind == html.TextToken && inside:
			raw = v.rewrite(raw)
		case v.media.NoScripts && script:
			script = kind == html.TextToken
			raw = nil
		case kind == html.StartTagToken || kind == html.SelfClosingTagToken:
			t := z.Token()
			if v.tag(&t) {
				raw = []byte(t.String())
			}
			noScripts = t.Data == "noscript"
			if script = v.media.NoScripts && t.Data == "script"; script {
				raw = nil
			}
		}
		out.Write(raw)
		if kind == html.ErrorToken {
			return out.Bytes()
		}
	}
}

// tag changes one tag, and reports whether it did.
func (v viewer) tag(t *html.Token) bool {
	changed := false
	for i := range t.Attr {
		a := &t.Attr[i]
		value := a.Val
		switch {
		case a.Key == "media":
			value = v.media.List(value)
		case a.Key == "href" && (t.Data == "a" || t.Data == "area" || t.Data == "link"), a.Key == "action" && t.Data == "form":
			value = v.within(value, t.Data == "link")
		case a.Key == "content" && t.Data == "meta":
			value = v.meta(value, t.Attr)
		}
		changed = changed || value != a.Val
		a.Val = value
	}
	return changed
}

// meta gives the content of a meta element: which schemes the page is drawn in, or where
// the page at an old address leads.
func (v viewer) meta(content string, attrs []html.Attribute) string {
	for _, a := range attrs {
		switch {
		case a.Key == "name" && strings.EqualFold(a.Val, "color-scheme") && v.media.Scheme != "":
			if words := strings.Fields(strings.ToLower(content)); len(words) == 2 && words[0] != words[1] && words[0] != "only" && words[1] != "only" {
				return v.media.Scheme
			}
		case a.Key == "http-equiv" && strings.EqualFold(a.Val, "refresh"):
			delay, target, ok := strings.Cut(content, "url=")
			if ok {
				return delay + "url=" + v.within(target, false)
			}
		}
	}
	return content
}

// within gives the address of a page, or of a style sheet, in the view. What is neither,
// is elsewhere or is the page itself keeps its address.
func (v viewer) within(address string, sheet bool) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Opaque != "" || u.Path == "" {
		return address
	}
	to := v.page.ResolveReference(u)
	if !local(to.Path) {
		return address
	}
	a := v.snap.resolve(to.Path)
	stays := a.location != "" || a.status == http.StatusOK && a.file.isPage()
	if sheet {
		stays = a.status == http.StatusOK && strings.EqualFold(path.Ext(a.file.name), ".css")
	}
	if !stays {
		return address
	}
	return v.prefix + to.String()
}
