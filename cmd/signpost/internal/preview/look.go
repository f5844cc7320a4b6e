package preview

import (
	"html/template"
	"net/http"
	"net/url"
	"slices"

	"example.org/signpost/cmd/signpost/internal/asset"
)

// lookChoice is how a page is looked at, in the words of the address.
type lookChoice struct{ width, scheme, media, scripts string }

// lookOption is a value of a choice and what it is called.
type lookOption struct{ value, text string }

// standardWidth is that of the telephones that most readers have.
const standardWidth = "375"

// The choices. The value "" is what is shown when nothing is chosen.
func lookWidths() []lookOption {
	return []lookOption{{"320", "320, a small phone"}, {"375", "375, a phone"}, {"768", "768, a tablet"}, {"1280", "1280, a laptop"}, {"full", "As wide as it goes"}}
}

func lookSchemes() []lookOption {
	return []lookOption{{"", "As the computer is"}, {"light", "Light"}, {"dark", "Dark"}}
}

func lookMedia() []lookOption { return []lookOption{{"", "On a screen"}, {"print", "Printed"}} }

func lookScripts() []lookOption { return []lookOption{{"", "On"}, {"off", "Off"}} }

// lookPage is the view of pages/look.html.
type lookPage struct {
	// Title is the page's, Path its address, and File what it is made of, or "". Href opens
	// that in an editor.
	Title, Path, File string
	Href              template.URL
	// Frame is the address in the frame, Width the class of its width, and Name what the
	// frame is called.
	Frame, Width, Name string
	Choices            []lookGroup
}

// lookGroup is one choice with its values as links.
type lookGroup struct {
	Title string
	Links []lookLink
}

// lookLink leads to the same page with another value. Current is the one in view.
type lookLink struct {
	Text, Path string
	Current    bool
}

// look shows a page in a frame, as another browser would.
func (s *Server) look(w http.ResponseWriter, r *http.Request, snap *snapshot) {
	query := r.URL.Query()
	p := query.Get("path")
	if p == "" {
		p = "/"
	}
	choice := lookChoice{
		chosen(lookWidths(), query.Get("width"), standardWidth), chosen(lookSchemes(), query.Get("scheme"), ""),
		chosen(lookMedia(), query.Get("media"), ""), chosen(lookScripts(), query.Get("scripts"), ""),
	}
	a := answer{status: http.StatusNotFound, file: snap.files["404.html"].orPlain()}
	if local(p) {
		a = snap.resolve(p)
	}
	switch to, err := url.Parse(a.location); {
	case a.location != "" && err == nil:
		w.Header().Set("Location", lookAddress(to.Path, choice))
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		send(w, http.StatusFound, []byte("The page is at another address.\n"))
		return
	case a.status != http.StatusOK || !a.file.isPage():
		missing := snap.files["404.html"].orPlain()
		w.Header().Set("Content-Type", missing.kind())
		send(w, http.StatusNotFound, shownAs(missing))
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", withDirective(h.Get("Content-Security-Policy"), "frame-src", "'self'"))
	ownPage(w, "look.html", snap.look(p, choice, a.file, s.link(r)))
}

// look makes the view of the page at an address.
func (s *snapshot) look(p string, choice lookChoice, f file, link func(string, int, int) string) lookPage {
	media := asset.Media{Scheme: choice.scheme, Print: choice.media == viewPrint, NoScripts: choice.scripts == "off"}
	frame := url.URL{Path: viewFolder + viewOptions(media) + p}
	view := lookPage{Title: titleOf(f.data), Path: p, Frame: frame.EscapedPath(), Width: "w-" + choice.width}
	if known, ok := s.editorial(p); ok {
		view.Title, view.File, view.Href = known.Title, known.File, opens(link, known.File, 1, 1)
	}
	view.Name = "The page “" + view.Title + "” as chosen"
	group := func(title string, options []lookOption, set func(c *lookChoice) *string) {
		g := lookGroup{Title: title}
		for _, o := range options {
			c := choice
			*set(&c) = o.value
			g.Links = append(g.Links, lookLink{o.text, lookAddress(p, c), c == choice})
		}
		view.Choices = append(view.Choices, g)
	}
	group("Width", lookWidths(), func(c *lookChoice) *string { return &c.width })
	group("Colours", lookSchemes(), func(c *lookChoice) *string { return &c.scheme })
	group("Medium", lookMedia(), func(c *lookChoice) *string { return &c.media })
	group("Scripts", lookScripts(), func(c *lookChoice) *string { return &c.scripts })
	return view
}

// chosen is a value that is among the options, or else the standard.
func chosen(options []lookOption, value, standard string) string {
	if slices.ContainsFunc(options, func(o lookOption) bool { return o.value == value }) {
		return value
	}
	return standard
}

// lookAddress is the address of the look at a page. What was not chosen is not said.
func lookAddress(p string, c lookChoice) string {
	address := folder + "look/?path=" + url.QueryEscape(p)
	for _, o := range [][2]string{{"width", c.width}, {"scheme", c.scheme}, {"media", c.media}, {"scripts", c.scripts}} {
		if o[1] != "" {
			address += "&" + o[0] + "=" + url.QueryEscape(o[1])
		}
	}
	return address
}
