package contacts

import (
	"bytes"
	"encoding/json"

	"example.org/signpost/cmd/signpost/internal/helpline"
)

// register is helplines.json.
type register struct {
	Name          string  `json:"name"`
	GeneratedFrom string  `json:"generated_from"`
	Licence       licence `json:"licence"`
	Helplines     []entry `json:"helplines"`
}

type licence struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// entry is a service in helplines.json.
type entry struct {
	ID              string   `json:"id"`
	Name            string   `json:"name"`
	URL             string   `json:"url"`
	Summary         string   `json:"summary"`
	Operator        string   `json:"operator"`
	Sort            string   `json:"sort"`
	Status          string   `json:"status"`
	ReplacedBy      string   `json:"replaced_by,omitempty"`
	Formerly        []string `json:"formerly,omitempty"`
	Talk            bool     `json:"talk"`
	Ways            []way    `json:"ways"`
	Who             string   `json:"who"`
	Ages            *ages    `json:"ages,omitempty"`
	ImageAges       *ages    `json:"image_ages,omitempty"`
	OnBehalf        []string `json:"on_behalf,omitempty"`
	People          []string `json:"people"`
	Nations         []string `json:"nations"`
	Languages       []string `json:"languages,omitempty"`
	Cost            string   `json:"cost,omitempty"`
	Access          string   `json:"access,omitempty"`
	Confidentiality string   `json:"confidentiality,omitempty"`
	WhatHappens     []string `json:"what_happens,omitempty"`
	Fits            []fit    `json:"fits,omitempty"`
	Website         string   `json:"website"`
	Verified        string   `json:"verified,omitempty"`
	VerifiedFrom    string   `json:"verified_from"`
	VerifiedHow     string   `json:"verified_how"`
	Live            bool     `json:"live"`
	Confidence      string   `json:"confidence"`
	ToConfirm       []string `json:"to_confirm,omitempty"`
}

// ages are whole years, both included, without those that limit nobody.
type ages struct {
	From *int `json:"from,omitempty"`
	To   *int `json:"to,omitempty"`
}

type fit struct {
	Situation string   `json:"situation"`
	Because   string   `json:"because"`
	For       []string `json:"for,omitempty"`
}

// json writes helplines.json. Signs such as & stand for themselves: the file is never
// part of a page of HTML.
func (in Input) json() []byte {
	r := register{
		Name: in.Name,
		GeneratedFrom: "The pages of the helplines on " + in.BaseURL + "/, by the program that makes them. Numbers and hours change: " +
			"verified, verified_how and live say how far each entry was confirmed, and when. A service whose status is closed answers no longer.",
		Licence: licence{in.Licence, in.LicenceURL}, Helplines: []entry{},
	}
	for _, s := range in.Register.Services() {
		r.Helplines = append(r.Helplines, in.entry(s))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		panic(err) // the structs of this package always encode
	}
	return b.Bytes()
}

func (in Input) entry(s *helpline.Service) entry {
	e := entry{
		ID: s.ID, Name: s.Title, URL: in.page(s), Summary: s.Summary, Operator: s.Operator, Sort: string(s.Sort),
		Status: status(s), ReplacedBy: s.ReplacedBy, Formerly: s.Formerly, Talk: s.TalksToYou() && !s.Closed, Ways: waysOf(s),
		Who: s.Who(), Ages: limits(s.Ages), ImageAges: limits(s.ImageAges), OnBehalf: words(s.OnBehalf),
		People: words(s.People), Nations: words(s.Nations), Languages: s.Languages,
		Cost: s.Cost, Access: s.Access, Confidentiality: s.Confidentiality, WhatHappens: s.WhatHappens, Website: s.Website,
		Verified: day(s.Verified), VerifiedFrom: s.VerifiedFrom, VerifiedHow: string(s.VerifiedHow), Live: s.Live(),
		Confidence: string(s.Confidence), ToConfirm: s.ToConfirm,
	}
	for _, f := range s.Fits {
		e.Fits = append(e.Fits, fit{f.Situation, f.Because, words(f.For)})
	}
	return e
}

// limits leaves out the ends that limit nobody, and is nil when neither does. The zero
// value is ages that nobody gave.
func limits(a helpline.Ages) *ages {
	if a == (helpline.Ages{}) || a.From <= 0 && a.To >= helpline.MaxAge {
		return nil
	}
	var l ages
	if a.From > 0 {
		l.From = &a.From
	}
	if a.To < helpline.MaxAge {
		l.To = &a.To
	}
	return &l
}

// words writes the words of a closed list as texts.
func words[T ~string](list []T) []string {
	texts := make([]string, len(list))
	for i, w := range list {
		texts[i] = string(w)
	}
	return texts
}
