package helpline

import (
	"slices"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/opening"
)

// Service is one service that a reader can turn to, made by [Validate] and never
// changed afterwards. Everything optional is the zero value when it is not
// known; nothing is filled in by guessing.
type Service struct {
	ID       string // the file's name without .md, as in :helpline{childline}
	Title    string // the service's name
	Summary  string // what it does, one sentence
	Operator string // who runs it
	Sort     Sort

	Closed     bool     // the service answers no longer; its page says what took its place
	ReplacedBy string   // the id of the service that did, or ""
	Formerly   []string // names under which it was known

	Call    []Phone
	Text    []Phone // Keyword is the word to send
	Chat    Chat    // URL is "" when there is none
	Report  string  // https URL of a form, or ""
	Email   string  // an address, or ""
	Website string  // https URL
	BSL     Chat    // a video call with an interpreter of British Sign Language; URL is "" when there is none
	Relay   Relay   // Number is the zero value when there is none

	ReportReply string // when somebody reads the form, one sentence, or ""
	EmailReply  string // when somebody reads the e-mail, one sentence, or ""

	Ages      Ages             // of whoever uses it
	OnBehalf  []Audience       // adults who may use it for somebody of these ages
	ImageAges Ages             // of whoever is in the picture that it is about
	People    []Audience       // in the order of Audiences
	Nations   []holiday.Nation // in the order of Nations
	Languages []string

	Cost            string
	Access          string // for deaf and disabled readers
	Confidentiality string
	WhatHappens     []string
	Fits            []Fit

	Verified     time.Time // the day, midnight UTC, on which an editor last compared the facts
	VerifiedFrom string    // with what they were compared
	VerifiedHow  Source    // what kind of source that was
	Confidence   Confidence
	ToConfirm    []string // what an editor must still confirm with the live service

	who string // the editor's own words
}

// Phone is one number to call or to text.
type Phone struct {
	Number  Number
	Keyword string // the word to text, or ""
	Label   string // what sets it apart from the service's other numbers, or ""
	Hours   opening.Hours
}

// Relay is the service's first number behind the prefix of Relay UK, for somebody who
// types or reads what is said.
type Relay struct {
	Number Number
	Hours  opening.Hours
}

// Fit is a situation that a service fits.
type Fit struct {
	Situation string     // its id in finder.yaml
	Because   string     // why, in one sentence
	For       []Audience // whom the reason is for; empty for everybody
}

// Chat is a place to write with somebody who answers at once.
type Chat struct {
	URL   string // https, or "" for no chat
	Hours opening.Hours
}

// Ages are whole years, both included. From is 0 and To is [MaxAge] where there
// is no limit.
type Ages struct{ From, To int }

// MaxAge is the oldest age that a file may name, and stands for no upper limit.
const MaxAge = 120

// TalksToYou reports whether somebody at the service answers a person who wants
// to talk or write: it is false for report forms and image removal, which must
// never be shown as somebody to talk to.
func (s *Service) TalksToYou() bool {
	return s.Sort == Emergency || s.Sort == Police || s.Sort == Helpline
}

// Live reports whether the facts were last compared with the service itself or with
// its own live pages, and not with copies.
func (s *Service) Live() bool { return s.VerifiedHow.Live() }

// IsForeign reports whether a label, such as "In Welsh", says that a number is answered
// in a language other than English.
func (s *Service) IsForeign(label string) bool {
	return slices.ContainsFunc(s.Languages, func(language string) bool {
		return language != "English" && strings.Contains(label, language)
	}) && !strings.Contains(label, "English")
}

// keepOwnNations leaves out of the hours what they say of nations that the service is
// not for.
func (s *Service) keepOwnNations() {
	for i := range s.Call {
		s.Call[i].Hours = s.Call[i].Hours.For(s.Nations)
	}
	for i := range s.Text {
		s.Text[i].Hours = s.Text[i].Hours.For(s.Nations)
	}
	for _, h := range []*opening.Hours{&s.Chat.Hours, &s.BSL.Hours, &s.Relay.Hours} {
		*h = h.For(s.Nations)
	}
}
