package helpline

import (
	"html/template"
	"net/url"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/opening"
)

// Kind is a kind of way to reach a service.
type Kind string

// The kinds of way.
const (
	KindCall   Kind = "call"
	KindText   Kind = "text"
	KindChat   Kind = "chat" // online, one to one
	KindReport Kind = "report"
	KindEmail  Kind = "email"
	KindBSL    Kind = "bsl"   // a video call with an interpreter
	KindRelay  Kind = "relay" // a call that somebody else speaks or types
)

// kinds returns the kinds of way by which every reader can reach a service, which
// are also their keys in a file.
func kinds() []Kind { return []Kind{KindCall, KindText, KindChat, KindReport, KindEmail} }

// allKinds returns kinds, and those that only some readers can use.
func allKinds() []Kind { return append(kinds(), KindBSL, KindRelay) }

// Way is one way to reach a service, ready for a template.
type Way struct {
	Kind    Kind
	URL     template.URL  // tel:, sms:, https: or mailto:
	Text    string        // the number with no-break spaces, the web address without https://, or the e-mail address
	Keyword string        // the word to text, or ""
	Label   string        // what sets a number apart from the service's others, or ""
	Hours   opening.Hours // for report and email always the zero value: they can be sent at any time
	Timed   bool          // whether Hours says anything: false for report and email only
	Reply   string        // for report and email when somebody reads it, one sentence, or ""
}

// Ways returns the ways to reach the service, the best one first.
//
// Somebody who answers comes before something that is read later, but only if it
// is known when: a telephone whose hours nobody has confirmed comes after the
// e-mail and the form that take a message at any time. Report and removal
// services have their form first whatever else they have. Numbers keep the
// order of the file. What only some readers can use, a video call in sign language
// and then the relay, comes last, so that the first way is one for everybody if there
// is any. A service from [Validate] without errors has one way at least, unless it is
// closed.
func (s *Service) Ways() []Way {
	var ways []Way
	for _, p := range s.Call {
		ways = append(ways, Way{
			Kind: KindCall, URL: p.Number.Tel(), Text: p.Number.Display(),
			Label: p.Label, Hours: p.Hours, Timed: true,
		})
	}
	for _, p := range s.Text {
		ways = append(ways, Way{
			Kind: KindText, URL: p.Number.SMS(), Text: p.Number.Display(),
			Keyword: p.Keyword, Label: p.Label, Hours: p.Hours, Timed: true,
		})
	}
	if s.Chat.URL != "" {
		ways = append(ways, Way{Kind: KindChat, URL: webLink(s.Chat.URL), Text: webText(s.Chat.URL), Hours: s.Chat.Hours, Timed: true})
	}
	if s.Email != "" {
		ways = append(ways, Way{Kind: KindEmail, URL: mailLink(s.Email), Text: s.Email, Reply: s.EmailReply})
	}
	if s.Report != "" {
		ways = append(ways, Way{Kind: KindReport, URL: webLink(s.Report), Text: webText(s.Report), Reply: s.ReportReply})
	}
	if s.BSL.URL != "" {
		ways = append(ways, Way{Kind: KindBSL, URL: webLink(s.BSL.URL), Text: webText(s.BSL.URL), Hours: s.BSL.Hours, Timed: true})
	}
	if s.Relay.Number != (Number{}) {
		ways = append(ways, Way{Kind: KindRelay, URL: s.Relay.Number.Tel(), Text: s.Relay.Number.Display(), Hours: s.Relay.Hours, Timed: true})
	}
	slices.SortStableFunc(ways, func(a, b Way) int { return s.rank(a) - s.rank(b) })
	return ways
}

// rank orders ways, the smallest first.
func (s *Service) rank(w Way) int {
	switch {
	case w.Kind == KindReport && !s.TalksToYou():
		return 0
	case w.Kind == KindBSL || w.Kind == KindRelay:
		return 4
	case w.Timed && w.Hours.Confirmed():
		return 1
	case !w.Timed:
		return 2
	}
	return 3
}

// webLink makes the link of an address that checkWeb found to be https with a
// host and without user information. That is why its type may switch the guard
// of html/template off.
func webLink(address string) template.URL {
	return template.URL(address) //nolint:gosec // https address from checkWeb only, see above
}

// mailLink makes the link of an address that checkMail found to be of letters,
// digits and the signs . _ + - with one @. The + is escaped, since some mail
// programs read it as a space.
func mailLink(address string) template.URL {
	return template.URL("mailto:" + strings.ReplaceAll(address, "+", "%2B")) //nolint:gosec // address from checkMail only, see above
}

// webText is an address as it is said: the host without www., and the path.
func webText(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.TrimPrefix(u.Host, "www.") + strings.TrimSuffix(u.Path, "/")
}
