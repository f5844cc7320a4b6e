package helpline

import (
	"fmt"
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

	Call    []Phone
	Text    []Phone // Keyword is the word to send
	Chat    Chat    // URL is "" when there is none
	Report  string  // https URL of a form, or ""
	Email   string  // an address, or ""
	Website string  // https URL

	Ages      Ages
	People    []Audience       // in the order of Audiences
	Nations   []holiday.Nation // in the order of Nations
	Languages []string

	Cost            string
	Access          string // for deaf and disabled readers
	Confidentiality string
	WhatHappens     []string

	Verified     time.Time // the day, midnight UTC, on which an editor last compared the facts
	VerifiedFrom string    // with what they were compared
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

// String says the ages: "Anyone under 19", "Anyone aged 18 or over", "Anyone
// aged 11 to 25", or "Anyone". Seventeen and under is said "under 18", because
// services name the birthday on which they stop.
func (a Ages) String() string {
	switch {
	case a.From <= 0 && a.To >= MaxAge:
		return "Anyone"
	case a.From <= 0:
		return fmt.Sprintf("Anyone under %d", a.To+1)
	case a.To >= MaxAge:
		return fmt.Sprintf("Anyone aged %d or over", a.From)
	case a.From == a.To:
		return fmt.Sprintf("Anyone aged %d", a.From)
	}
	return fmt.Sprintf("Anyone aged %d to %d", a.From, a.To)
}

// Who says who may use the service: in the editor's words if there are any, else
// from the ages. A service without limits of age that is not for the general
// public is said by its audiences ("Parents and carers").
func (s *Service) Who() string {
	anyAge := s.Ages.From <= 0 && s.Ages.To >= MaxAge
	public := slices.Contains(s.People, YoungPeople) || slices.Contains(s.People, Adults)
	switch {
	case s.who != "":
		return s.who
	case !anyAge || public || len(s.People) == 0:
		return s.Ages.String()
	}
	words := make([]string, len(s.People))
	for i, a := range s.People {
		words[i] = a.String()
	}
	said := list(words)
	if len(words) > 1 && strings.Contains(words[0], " and ") {
		said = strings.Join(words, ", and ") // "parents and carers, and people who …"
	}
	return strings.ToUpper(said[:1]) + said[1:]
}

// Where says which nations the service is for, "England and Wales", or "" when
// it is for all four, which nobody needs to be told.
func (s *Service) Where() string {
	if len(s.Nations) == len(holiday.Nations()) {
		return ""
	}
	words := make([]string, len(s.Nations))
	for i, n := range s.Nations {
		words[i] = n.String()
	}
	return list(words)
}

// TalksToYou reports whether somebody at the service answers a person who wants
// to talk or write: it is false for report forms and image removal, which must
// never be shown as somebody to talk to.
func (s *Service) TalksToYou() bool {
	return s.Sort == Emergency || s.Sort == Police || s.Sort == Helpline
}

// list joins words with commas and a last "and".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
