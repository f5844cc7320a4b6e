package contacts

import (
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/opening"
)

// Input is what the data are made of.
type Input struct {
	// Register is the site's services; Path gives the address of a service's page on
	// the site, such as "/helplines/childline/".
	Register *helpline.Register
	Path     func(id string) string
	// BaseURL is the site's, without a slash at its end; Name its name; Licence and
	// LicenceURL are its content's.
	BaseURL, Name, Licence, LicenceURL string
}

// File is one file to publish. Name is below the folder of the helplines.
type File struct {
	Name string
	Data []byte
}

// The files with all services.
const (
	jsonName  = "helplines.json"
	csvName   = "helplines.csv"
	cardsName = "helplines.vcf"
	cardEnd   = ".vcf"
)

// Files makes helplines.json, helplines.csv, helplines.vcf with all services, and
// <id>.vcf for each that has a card, in the order of their ids.
func Files(in Input) []File {
	all := File{Name: cardsName}
	var cards []File
	for _, s := range in.Register.Services() {
		if !hasCard(s) {
			continue
		}
		card := in.card(s)
		all.Data = append(all.Data, card...)
		cards = append(cards, File{s.ID + cardEnd, card})
	}
	return append([]File{{jsonName, in.json()}, {csvName, in.csv()}, all}, cards...)
}

// page is the address of a service's page, with the site's host.
func (in Input) page(s *helpline.Service) string { return in.BaseURL + in.Path(s.ID) }

// way is one way to reach a service, as helplines.json has it.
type way struct {
	Kind         helpline.Kind `json:"kind"`
	Number       string        `json:"number,omitempty"`
	E164         string        `json:"e164,omitempty"`
	Link         string        `json:"link"`
	Keyword      string        `json:"keyword,omitempty"`
	Label        string        `json:"label,omitempty"`
	URL          string        `json:"url,omitempty"`
	Email        string        `json:"email,omitempty"`
	Hours        string        `json:"hours,omitempty"`
	Opening      []string      `json:"opening,omitempty"`
	BankHolidays string        `json:"bank_holidays,omitempty"`
	Reply        string        `json:"reply,omitempty"`

	times opening.Hours // the zero value for a way without any
}

// waysOf lists the ways to reach a service, the best one first.
func waysOf(s *helpline.Service) []way {
	ways := []way{} // a list without any is [] in JSON
	for _, from := range s.Ways() {
		w := way{Kind: from.Kind, Link: string(from.URL), Keyword: from.Keyword, Label: from.Label, Reply: from.Reply}
		switch from.Kind {
		case helpline.KindEmail:
			w.Email = from.Text
		case helpline.KindChat, helpline.KindReport, helpline.KindBSL:
			w.URL = w.Link
		default:
			n := numberOf(s, from)
			w.Number, w.E164 = n.String(), n.E164()
		}
		if from.Timed {
			w.times, w.Hours = from.Hours, from.Hours.String()
			w.Opening, w.BankHolidays = from.Hours.Grammar()
		}
		ways = append(ways, w)
	}
	return ways
}

// numberOf is the number behind a way to call or to text.
func numberOf(s *helpline.Service, w helpline.Way) helpline.Number {
	phones := s.Call
	switch w.Kind {
	case helpline.KindRelay:
		return s.Relay.Number
	case helpline.KindText:
		phones = s.Text
	}
	for _, p := range phones {
		if p.Number.Display() == w.Text {
			return p.Number
		}
	}
	return helpline.Number{}
}

// address is where a way that is no number leads: a web or an e-mail address.
func (w way) address() string { return w.URL + w.Email }

// dialled is what a telephone dials: +448001111, or the digits of a short code.
func (w way) dialled() string {
	if w.Number == "" {
		return ""
	}
	_, digits, _ := strings.Cut(w.Link, ":")
	return digits
}

// status says whether the service answers.
func status(s *helpline.Service) string {
	if s.Closed {
		return "closed"
	}
	return "open"
}

// day writes a date, or "" for one that is not known.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
