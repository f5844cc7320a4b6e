package preview

import (
	"encoding/json"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/editorial"
)

// maxShown is how many errors a state tells: nobody mends more at once.
const maxShown = 50

// stateJSON is one state of the site, as the scripts get it.
type stateJSON struct {
	Session  string        `json:"session"`
	Build    int           `json:"build"`
	Site     string        `json:"site"`
	OK       bool          `json:"ok"`
	Name     string        `json:"name"`
	Follow   string        `json:"follow"`
	Changed  []string      `json:"changed"`
	Note     string        `json:"note"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Problems []problemJSON `json:"problems"`
}

// problemJSON is a problem with the lines that a terminal would show.
type problemJSON struct {
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Message  string `json:"message"`
	Excerpt  string `json:"excerpt"`
	Hint     string `json:"hint"`
	Href     string `json:"href"`
}

// state is a snapshot as the scripts get it.
func (s *Server) state(snap *snapshot, link func(string, int, int) string) stateJSON {
	errors, warnings := snap.problems.Count()
	state := stateJSON{
		Session: s.session, Build: snap.number, Site: snap.digest, OK: snap.ok, Name: snap.name(), Follow: snap.follow,
		Changed: append([]string{}, snap.changed...), Note: snap.note, Errors: errors, Warnings: warnings, Problems: []problemJSON{},
	}
	for _, d := range snap.problems {
		if d.Severity == diag.Error && len(state.Problems) < maxShown {
			state.Problems = append(state.Problems, problemOf(d, link))
		}
	}
	return state
}

func problemOf(d diag.Diagnostic, link func(string, int, int) string) problemJSON {
	p := problemJSON{
		Severity: d.Severity.String(), Rule: d.Rule, File: d.File, Line: d.Line, Column: d.Column,
		Message: d.Message, Excerpt: excerpt(d), Hint: d.Hint,
	}
	if d.File != "" {
		p.Href = link(d.File, d.Line, d.Column)
	}
	return p
}

// excerpt is the line at fault and the marks below it, as a terminal shows them, without
// the space on their left that both have.
func excerpt(d diag.Diagnostic) string {
	if d.Excerpt == "" {
		return ""
	}
	d.Hint = ""
	var b strings.Builder
	_ = diag.Write(&b, diag.List{d}, false) // A strings.Builder takes everything.
	_, lines, _ := strings.Cut(strings.TrimRight(b.String(), "\n"), "\n")
	margin := lines[:len(lines)-len(strings.TrimLeft(lines, " "))]
	return strings.TrimPrefix(strings.ReplaceAll(lines, "\n"+margin, "\n"), margin)
}

// sourceJSON is a page as it is served.
type sourceJSON struct {
	Session string `json:"session"`
	Build   int    `json:"build"`
	Site    string `json:"site"`
	Path    string `json:"path"`
	Status  int    `json:"status"`
	Digest  string `json:"digest"`
	HTML    string `json:"html"`
}

// source answers with a page, and with what it belongs to: a script that loads a page by
// its address could not tell which build made it.
func (s *Server) source(w http.ResponseWriter, r *http.Request, snap *snapshot) {
	p := r.URL.Query().Get("path")
	if !local(p) {
		refuse(w, http.StatusBadRequest, "This is not the address of a page.")
		return
	}
	a := answer{status: http.StatusServiceUnavailable, file: file{name: "503.html", data: waiting(snap)}}
	if snap.site != nil {
		var ok bool
		if snap, a, ok = s.resolve(r.Context(), snap, p); !ok {
			s.wait(w, snap)
			return
		}
	}
	if a.location != "" {
		// The address shows no page of its own any more; a browser that loads it anew is led on.
		a.file = snap.files["404.html"].orPlain()
	}
	reply(w, sourceJSON{
		Session: s.session, Build: snap.number, Site: snap.digest, Path: p,
		Status: a.status, Digest: a.file.id(), HTML: string(shownAs(a.file)),
	})
}

// pageJSON is what an editor must know of a page.
type pageJSON struct {
	Session    string         `json:"session"`
	Build      int            `json:"build"`
	Path       string         `json:"path"`
	File       string         `json:"file"`
	Href       string         `json:"href"`
	Title      string         `json:"title"`
	Kind       string         `json:"kind"`
	Audience   string         `json:"audience"`
	Hidden     string         `json:"hidden"`
	Reviewed   string         `json:"reviewed"`
	Due        string         `json:"due"`
	Overdue    bool           `json:"overdue"`
	Owner      string         `json:"owner"`
	Words      int            `json:"words"`
	ReadingAge float64        `json:"readingAge"`
	Sources    []sourceOfJSON `json:"sources"`
	Helplines  []helplineJSON `json:"helplines"`
	Figures    []figureJSON   `json:"figures"`
	Claims     []claimJSON    `json:"claims"`
	Problems   []problemJSON  `json:"problems"`
}

type sourceOfJSON struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	Date  string `json:"date"`
}

type helplineJSON struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Path     string `json:"path"`
	Verified string `json:"verified"`
	From     string `json:"from"`
}

type figureJSON struct {
	Line   int    `json:"line"`
	Text   string `json:"text"`
	Series string `json:"series"`
	Period string `json:"period"`
	Area   string `json:"area"`
	Source string `json:"source"`
}

type claimJSON struct {
	Line    int    `json:"line"`
	Words   string `json:"words"`
	Working string `json:"working"`
}

// page answers with what an editor must know of a page. Of one that no file of content
// made, such as the finder's, that is its title.
func (s *Server) page(w http.ResponseWriter, r *http.Request, snap *snapshot) {
	address := r.URL.Query().Get("path")
	if !local(address) {
		refuse(w, http.StatusBadRequest, "This is not the address of a page.")
		return
	}
	link := s.link(r)
	known, ok := snap.editorial(address)
	if !ok {
		f, _ := snap.page(address)
		known = editorial.Page{Path: address, Title: titleOf(f.data)}
	}
	p := pageOf(known)
	p.Session, p.Build = s.session, snap.number
	if p.File != "" {
		p.Href = link(p.File, 1, 1)
	}
	for _, d := range snap.problems {
		if p.File != "" && d.File == p.File {
			p.Problems = append(p.Problems, problemOf(d, link))
		}
	}
	reply(w, p)
}

// pageOf is what is known of a page, as the scripts get it: lists are never null.
func pageOf(e editorial.Page) pageJSON {
	p := pageJSON{
		Path: e.Path, File: e.File, Title: e.Title, Kind: e.Kind, Audience: e.Audience, Hidden: e.Hidden,
		Reviewed: day(e.Reviewed), Due: day(e.Due), Overdue: e.Overdue, Owner: e.Owner, Words: e.Words, ReadingAge: e.ReadingAge,
		Sources: []sourceOfJSON{}, Helplines: []helplineJSON{}, Figures: []figureJSON{}, Claims: []claimJSON{}, Problems: []problemJSON{},
	}
	for _, s := range e.Sources {
		p.Sources = append(p.Sources, sourceOfJSON{Title: s.Title, URL: webOnly(s.URL), Date: s.Date})
	}
	for _, h := range e.Helplines {
		p.Helplines = append(p.Helplines, helplineJSON{ID: h.ID, Title: h.Title, Path: h.Path, Verified: day(h.Verified), From: h.From})
	}
	for _, f := range e.Figures {
		p.Figures = append(p.Figures, figureJSON{Line: f.Line, Text: f.Text, Series: f.Series, Period: f.Period, Area: f.Area, Source: f.Source})
	}
	for _, c := range e.Claims {
		p.Claims = append(p.Claims, claimJSON{Line: c.Line, Words: c.Words, Working: c.Working})
	}
	return p
}

// webOnly gives an address that a link may lead to: the bar makes links of them.
func webOnly(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "" {
		return ""
	}
	return address
}

// day writes a day as ISO 8601 does, or "" for none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// titleOf is the title of a page.
func titleOf(page []byte) string {
	found := regexp.MustCompile(`(?is)<title>(.*?)</title>`).FindSubmatch(page)
	if found == nil {
		return ""
	}
	return strings.TrimSpace(html.UnescapeString(string(found[1])))
}

// reply answers with JSON.
func reply[T sourceJSON | pageJSON](w http.ResponseWriter, value T) {
	data, err := json.Marshal(value)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "Signpost itself failed while it answered. This is a fault of signpost.")
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	send(w, http.StatusOK, data)
}
