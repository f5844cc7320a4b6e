package directive

import (
	"html/template"
	"net/url"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/markdown"
	"example.org/signpost/cmd/signpost/internal/opening"
)

// Helpline is a service as cards, lines and pages show it.
type Helpline struct {
	// ID is the name of its file, Path the address of its own page.
	ID, Path                string
	Name, Summary, Operator string
	// Formerly are names under which readers may know it.
	Formerly []string
	// Sort is emergency, police, helpline, reporting, image-removal or information.
	Sort string
	// Closed is true for a service that answers no longer.
	Closed bool
	// Emergency is true for the service to call in immediate danger; Talk is
	// false where nobody answers who could be talked to, such as a report form.
	Emergency, Talk bool
	// Ways are all the ways to reach it, the best one first; Number is the one to
	// print in a sentence, nil where the first way is no number for everybody.
	Ways                 []Way
	Number               *Way
	Website, WebsiteHost string
	// Who may use it, in words; Where is "" for all of the United Kingdom.
	Who, Where                    string
	Languages                     []string
	Cost, Access, Confidentiality string
	WhatHappens                   []string
	// Verified and VerifiedFrom say when and from what its facts were confirmed;
	// Live is true when that was the service itself or its own live pages, and
	// ToConfirm is what was not confirmed.
	Verified                 Date
	VerifiedFrom, Confidence string
	Live                     bool
	ToConfirm                []string
}

// Way is one way to reach a service. Kind is call, text, chat, report, email, bsl or
// relay; Text is the number with no-break spaces, or the address without its scheme;
// Keyword is the word to send by text, Label what sets the way apart from others
// of its kind. Hours are "" where a message can be left at any time; Reply then says
// when somebody reads it, or is "". Always is true when somebody answers at every hour, or
// a message can be left then. Timetable are the same hours day by day, for
// those that are not always the same; Open is what static/js/hours.js reads to say
// whether somebody answers now, "" when nothing can be said.
type Way struct {
	Kind, Text, Keyword, Label, Hours, Reply string
	Href                                     template.URL
	Always                                   bool
	Timetable                                []opening.Row
	Open                                     string
}

// NewHelpline makes the view of a service whose page is at path. Holidays may be nil.
// Whether somebody answers now is said for readers in the nations, or in all that the
// service is for when there are none.
func NewHelpline(s *helpline.Service, path string, holidays *holiday.Calendar, nations ...holiday.Nation) Helpline {
	if len(nations) == 0 {
		nations = s.Nations
	}
	h := Helpline{
		ID: s.ID, Path: path, Name: s.Title, Summary: s.Summary, Operator: s.Operator, Sort: string(s.Sort),
		Formerly: s.Formerly, Closed: s.Closed,
		Emergency: s.Sort == helpline.Emergency, Talk: s.TalksToYou(),
		Website: s.Website, WebsiteHost: hostOf(s.Website), Who: s.Who(), Where: s.Where(),
		Languages: s.Languages, Cost: s.Cost, Access: s.Access, Confidentiality: s.Confidentiality,
		WhatHappens: s.WhatHappens, Verified: NewDate(s.Verified), VerifiedFrom: s.VerifiedFrom,
		Confidence: string(s.Confidence), Live: s.Live(), ToConfirm: s.ToConfirm,
	}
	for _, w := range s.Ways() {
		h.Ways = append(h.Ways, newWay(w, nations, holidays))
	}
	if len(h.Ways) > 0 && h.Talk && h.Ways[0].Label == "" && (h.Ways[0].Kind == "call" || h.Ways[0].Kind == "text") {
		h.Number = &h.Ways[0]
	}
	return h
}

// newWay is one way to reach a service for readers in the nations.
func newWay(w helpline.Way, nations []holiday.Nation, holidays *holiday.Calendar) Way {
	way := Way{Kind: string(w.Kind), Text: w.Text, Keyword: w.Keyword, Label: w.Label, Reply: w.Reply, Href: w.URL, Always: !w.Timed || w.Hours.Always()}
	if w.Timed {
		way.Hours, way.Open = w.Hours.String(), w.Hours.Encode(holidays, nations)
		if w.Hours.Confirmed() && !w.Hours.Always() {
			way.Timetable = w.Hours.Table()
		}
	}
	return way
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.TrimPrefix(u.Host, "www.")
}

// The words that may follow a helpline's name in a directive.
const (
	flagLimits = "limits" // says whom the service is for, where that is not everybody who reads the page
	flagName   = "name"   // leaves out the number
)

// HelplineInline is a service inside a sentence. Limits says whom it is for, such as
// "for anyone under 19 in Wales", or is "".
type HelplineInline struct {
	Helpline
	Limits string
}

// HelplineCard is a service on its own. Limits is a line of its own, such as "For
// anyone under 19 in Wales" or "Only in Wales", or "".
type HelplineCard struct {
	Helpline
	Limits string
}

// Template is directives/helpline-inline.html.
func (HelplineInline) Template() string { return "directives/helpline-inline.html" }

// Template is directives/helpline-card.html.
func (HelplineCard) Template() string { return "directives/helpline-card.html" }

func helplineView(c *call) View {
	id := c.word(0)
	h, service := c.service(id)
	if service == nil {
		return nil
	}
	limits := service.Limits(c.on.Reader)
	if limits.Any() && !c.flag(flagLimits) {
		c.fault(c.Span, "unsuitable-helpline", "write "+c.with(flagLimits)+": it then says whom the service is for, in the words of its file",
			"%s is only %s, and this page is for %s", service.Title, limits.Only(), c.on.Reader)
		return nil
	}
	if !c.flag(flagLimits) {
		limits = helpline.Limits{}
	}
	return c.shared(sharedView{h.ID, c.Form == markdown.Inline, c.flag(flagName), limits}, func() View {
		if c.flag(flagName) {
			h.Number = nil
		}
		if c.Form == markdown.Inline {
			return HelplineInline{h, limits.String()}
		}
		return HelplineCard{h, limitsLine(limits)}
	})
}

// sharedView is what a view of a service depends on besides the service.
type sharedView struct {
	id               string
	inline, nameOnly bool
	limits           helpline.Limits
}

// shared is the view, which all pages share that show the same one: there are few, and
// each is large.
func (c *call) shared(key sharedView, made func() View) View {
	if view, ok := c.views.Load(key); ok {
		return view.(View)
	}
	view, _ := c.views.LoadOrStore(key, made())
	return view.(View)
}

// limitsLine says whom a service is for on a line of its own.
func limitsLine(l helpline.Limits) string {
	switch {
	case l.Who != "":
		return "F" + l.String()[1:] // it begins with "for"
	case l.Where != "":
		return "Only in " + l.Where
	}
	return ""
}

// with is the directive as it should be written, with one more word.
func (c *call) with(flag string) string {
	written := c.file.Text(c.Span)
	return strings.TrimSuffix(written, "}") + " " + flag + "}"
}

// service finds the service that an argument names. It is nil when that was reported,
// or when its own file has errors.
func (c *call) service(id markdown.Arg) (Helpline, *helpline.Service) {
	service, ok := c.env.Helplines.Service(id.Value)
	switch {
	case c.env.Broken[id.Value]:
		return Helpline{}, nil
	case !ok:
		hint := diag.DidYouMean(id.Value, c.env.Helplines.IDs())
		if hint == "" {
			hint = "the name is that of a file in content/helplines, without .md"
		}
		if why := c.env.Hidden[id.Value]; why != "" {
			hint = "its page is not published: " + why
		}
		c.fault(id.Span, "unknown-helpline", hint, "no helpline %q", id.Value)
		return Helpline{}, nil
	case service.Closed:
		hint := "name another service"
		if service.ReplacedBy != "" {
			hint = "write " + service.ReplacedBy + ", which took its place"
		}
		c.fault(id.Span, "closed-helpline", hint, "%s has closed and helps nobody", service.Title)
		return Helpline{}, nil
	}
	return c.helplines[id.Value], service
}
