package helpline

import (
	"strings"

	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// Front holds the keys of a helpline file, content/helplines/<id>.md, beyond
// those that every page has. Nothing in it is checked but its shape: that is
// what [Validate] is for.
type Front struct {
	Operator        string          `yaml:"operator,required"`
	Status          string          `yaml:"status"`
	ReplacedBy      string          `yaml:"replaced_by"`
	Formerly        []string        `yaml:"formerly"`
	Sort            string          `yaml:"sort,required"`
	Call            []frontCall     `yaml:"call"`
	Text            []frontText     `yaml:"text"`
	Chat            *frontChat      `yaml:"chat"`
	Report          *frontReport    `yaml:"report"`
	Email           *frontEmail     `yaml:"email"`
	BSL             *frontChat      `yaml:"bsl"`
	Relay           *frontRelay     `yaml:"relay"`
	Website         string          `yaml:"website,required"`
	Who             string          `yaml:"who"`
	Ages            *frontAges      `yaml:"ages"`
	OnBehalf        []string        `yaml:"on_behalf"`
	ImageAges       *frontAges      `yaml:"image_ages"`
	People          []string        `yaml:"people,required"`
	Nations         []string        `yaml:"nations,required"`
	Languages       []string        `yaml:"languages"`
	Cost            string          `yaml:"cost"`
	Access          string          `yaml:"access"`
	Confidentiality string          `yaml:"confidentiality"`
	WhatHappens     []string        `yaml:"what_happens"`
	Fits            []frontFit      `yaml:"fits"`
	Verified        strictyaml.Date `yaml:"verified,required"`
	VerifiedFrom    string          `yaml:"verified_from,required"`
	VerifiedHow     string          `yaml:"verified_how"`
	Confidence      string          `yaml:"confidence,required"`
	ToConfirm       []string        `yaml:"to_confirm"`
}

// frontCall is one number to call.
type frontCall struct {
	Number       string     `yaml:"number,required"`
	Label        string     `yaml:"label"`
	Hours        frontHours `yaml:"hours"`
	BankHolidays frontHours `yaml:"bank_holidays"`
}

// frontText is one number to text, with the word to send if there is one.
type frontText struct {
	Number       string     `yaml:"number,required"`
	Keyword      string     `yaml:"keyword"`
	Label        string     `yaml:"label"`
	Hours        frontHours `yaml:"hours"`
	BankHolidays frontHours `yaml:"bank_holidays"`
}

// frontChat is a place to write with somebody who answers at once.
type frontChat struct {
	URL          string     `yaml:"url,required"`
	Hours        frontHours `yaml:"hours"`
	BankHolidays frontHours `yaml:"bank_holidays"`
}

// frontRelay is Relay UK in front of the service's first number to call. Without
// hours it has those of that number.
type frontRelay struct {
	Hours        frontHours `yaml:"hours"`
	BankHolidays frontHours `yaml:"bank_holidays"`
}

// frontFit is a situation that the service fits, and why.
type frontFit struct {
	Situation string   `yaml:"situation,required"`
	Because   string   `yaml:"because,required"`
	For       []string `yaml:"for"`
}

// frontReport is a form. It has no hours: it can be sent at any time, and that
// says nothing about when somebody reads it.
type frontReport struct {
	URL   string `yaml:"url,required"`
	Reply string `yaml:"reply"`
}

// frontEmail is an address for electronic mail.
type frontEmail struct {
	Address string `yaml:"address,required"`
	Reply   string `yaml:"reply"`
}

// frontAges are the ages a service is for, in whole years, both included.
type frontAges struct {
	From int `yaml:"from"`
	To   int `yaml:"to"`
}

// frontHours is what an editor writes after hours or bank_holidays: either one
// scalar, which is usually "always", "closed" or "not confirmed", or a list of
// periods, or of a rule and what differs from it in a nation.
type frontHours []string

// UnmarshalText takes the scalar form as a list of one.
func (h *frontHours) UnmarshalText(text []byte) error {
	*h = frontHours{string(text)}
	return nil
}

// rule returns a bank-holiday rule as package opening reads it: the items of a list
// with semicolons between them.
func (h frontHours) rule() string { return strings.Join(h, "; ") }
