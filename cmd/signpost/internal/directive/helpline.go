package directive

import (
	"html/template"
	"net/url"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/markdown"
)

// Helpline is a service as cards, lines and pages show it.
type Helpline struct {
	// ID is the name of its file, Path the address of its own page.
	ID, Path                string
	Name, Summary, Operator string
	// Sort is emergency, police, helpline, reporting, image-removal or information.
	Sort string
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
	// ToConfirm is what was not.
	Verified                 Date
	VerifiedFrom, Confidence string
	ToConfirm                []string
}

// Way is one way to reach a service. Kind is call, text, chat, report or email;
// Text is the number with no-break spaces, or the address without its scheme;
// Keyword is the word to send by text, Label what sets the way apart from others
// of its kind. Hours are "" where a message can be left at any time.
type Way struct {
	Kind, Text, Keyword, Label, Hours string
	Href                              template.URL
}

// NewHelpline makes the view of a service whose page is at path.
func NewHelpline(s *helpline.Service, path string) Helpline {
	h := Helpline{
		ID: s.ID, Path: path, Name: s.Title, Summary: s.Summary, Operator: s.Operator, Sort: string(s.Sort),
		Emergency: s.Sort == helpline.Emergency, Talk: s.TalksToYou(),
		Website: s.Website, WebsiteHost: hostOf(s.Website), Who: s.Who(), Where: s.Where(),
		Languages: s.Languages, Cost: s.Cost, Access: s.Access, Confidentiality: s.Confidentiality,
		WhatHappens: s.WhatHappens, Verified: NewDate(s.Verified), VerifiedFrom: s.VerifiedFrom,
		Confidence: string(s.Confidence), ToConfirm: s.ToConfirm,
	}
	for _, w := range s.Ways() {
		way := Way{Kind: string(w.Kind), Text: w.Text, Keyword: w.Keyword, Label: w.Label, Href: w.URL}
		if w.Timed {
			way.Hours = w.Hours.String()
		}
		h.Ways = append(h.Ways, way)
	}
	if len(h.Ways) > 0 && h.Talk && h.Ways[0].Label == "" && (h.Ways[0].Kind == "call" || h.Ways[0].Kind == "text") {
		h.Number = &h.Ways[0]
	}
	return h
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.TrimPrefix(u.Host, "www.")
}

// HelplineInline is a service inside a sentence.
type HelplineInline struct{ Helpline }

// HelplineCard is a service on its own.
type HelplineCard struct{ Helpline }

// Template is directives/helpline-inline.html.
func (HelplineInline) Template() string { return "directives/helpline-inline.html" }

// Template is directives/helpline-card.html.
func (HelplineCard) Template() string { return "directives/helpline-card.html" }

func helplineView(c *call) View {
	id := c.word(0)
	h, ok := c.helplines[id.Value]
	if c.env.Broken[id.Value] {
		return nil
	}
	if !ok {
		hint := diag.DidYouMean(id.Value, c.env.Helplines.IDs())
		if hint == "" {
			hint = "the name is that of a file in content/helplines, without .md"
		}
		if why := c.env.Hidden[id.Value]; why != "" {
			hint = "its page is not published: " + why
		}
		c.fault(id.Span, "unknown-helpline", hint, "no helpline %q", id.Value)
		return nil
	}
	if c.Form == markdown.Inline {
		return HelplineInline{h}
	}
	return HelplineCard{h}
}
