package contacts

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/opening"
)

// organisation is a service as schema.org describes one.
type organisation struct {
	Context       string         `json:"@context"`
	Type          string         `json:"@type"`
	ID            string         `json:"@id"`
	Name          string         `json:"name"`
	AlternateName []string       `json:"alternateName,omitempty"`
	Description   string         `json:"description,omitempty"`
	URL           string         `json:"url,omitempty"`
	AreaServed    []area         `json:"areaServed,omitempty"`
	ContactPoint  []contactPoint `json:"contactPoint,omitempty"`
}

type area struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// contactPoint is one way to reach a service.
type contactPoint struct {
	Type              string                  `json:"@type"`
	ContactType       string                  `json:"contactType"`
	Name              string                  `json:"name,omitempty"`
	Description       string                  `json:"description,omitempty"`
	Telephone         string                  `json:"telephone,omitempty"`
	Email             string                  `json:"email,omitempty"`
	URL               string                  `json:"url,omitempty"`
	AvailableLanguage []string                `json:"availableLanguage,omitempty"`
	ContactOption     []string                `json:"contactOption,omitempty"`
	HoursAvailable    []opening.Specification `json:"hoursAvailable,omitempty"`
}

// Organization is what schema.org calls so, with its ContactPoints, to encode as
// JSON-LD: html/template writes it into a script of type application/ld+json. It is nil
// for a service that is closed, which must not be offered.
//
// schema.org's EmergencyService is a place with an address and is not used: 999 is
// reached by telephone alone.
func Organization(in Input, s *helpline.Service) any {
	if s.Closed {
		return nil
	}
	o := organisation{
		Context: "https://schema.org", Type: "Organization", ID: in.page(s) + "#service",
		Name: s.Title, AlternateName: s.Formerly, Description: s.Summary, URL: s.Website, AreaServed: areas(s),
	}
	for _, w := range waysOf(s) {
		o.ContactPoint = append(o.ContactPoint, newContactPoint(s, w))
	}
	return o
}

// areas are the nations that the service is for.
func areas(s *helpline.Service) []area {
	if len(s.Nations) == len(holiday.Nations()) {
		return []area{{"Country", "United Kingdom"}}
	}
	list := make([]area, len(s.Nations))
	for i, n := range s.Nations {
		list[i] = area{"AdministrativeArea", n.String()}
	}
	return list
}

func newContactPoint(s *helpline.Service, w way) contactPoint {
	p := contactPoint{
		Type: "ContactPoint", ContactType: contactType(s, w.Kind), Name: w.Label, Description: w.Reply,
		Telephone: w.dialled(), Email: w.Email, URL: w.URL, HoursAvailable: w.times.Specifications(),
	}
	if w.Keyword != "" {
		p.Description = "Text the word " + w.Keyword + "."
	}
	switch w.Kind {
	case helpline.KindCall, helpline.KindText, helpline.KindChat:
		p.AvailableLanguage = languages(s, w)
	case helpline.KindBSL:
		p.AvailableLanguage = []string{languageTag("BSL")}
	}
	if w.Number != "" && isFree(s.Cost) {
		p.ContactOption = append(p.ContactOption, "https://schema.org/TollFree")
	}
	if w.Kind == helpline.KindBSL || w.Kind == helpline.KindRelay {
		p.ContactOption = append(p.ContactOption, "https://schema.org/HearingImpairedSupported")
	}
	return p
}

// contactType says what the way is for. A number to text and one for a relay are told
// apart from one to call, since their telephone reads alike.
func contactType(s *helpline.Service, kind helpline.Kind) string {
	switch kind {
	case helpline.KindText:
		return "text message"
	case helpline.KindChat:
		return "online chat"
	case helpline.KindReport:
		return "online form"
	case helpline.KindEmail:
		return "e-mail"
	case helpline.KindBSL:
		return "video call with a sign language interpreter"
	case helpline.KindRelay:
		return "Relay UK"
	}
	switch s.Sort {
	case helpline.Police:
		return "police, not an emergency"
	case helpline.ImageRemoval:
		return "removal of images"
	}
	return string(s.Sort)
}

// languages are those that somebody answers in. A language that the label of a number
// names ("Welsh language line") is spoken there alone.
func languages(s *helpline.Service, w way) []string {
	var own, others []string
	for _, name := range s.Languages {
		elsewhere := slices.ContainsFunc(slices.Concat(s.Call, s.Text), func(p helpline.Phone) bool { return strings.Contains(p.Label, name) })
		switch tag := languageTag(name); {
		case tag == languageTag("BSL"): // has a way of its own
		case strings.Contains(w.Label, name):
			own = append(own, tag)
		case !elsewhere:
			others = append(others, tag)
		}
	}
	if len(own) > 0 {
		return own
	}
	return others
}

// languageTag is the tag of BCP 47 for a language of these islands; of any other it is
// the name, which schema.org takes as well.
func languageTag(name string) string {
	switch name {
	case "English":
		return "en"
	case "Welsh":
		return "cy"
	case "Irish":
		return "ga"
	case "Scottish Gaelic", "Gaelic":
		return "gd"
	case "BSL", "British Sign Language":
		return "bfi"
	}
	return name
}

// isFree reports whether the cost is said to be none, and without a condition: "Free on
// the big mobile networks" is not.
func isFree(cost string) bool {
	rest, ok := strings.CutPrefix(cost, "Free")
	return ok && (rest == "" || strings.ContainsAny(rest[:1], ".,;"))
}
