package helpline

import "example.org/signpost/cmd/signpost/internal/strictyaml"

// Front holds the keys of a helpline file, content/helplines/<id>.md, beyond
// those that every page has. Nothing in it is checked but its shape: that is
// what [Validate] is for.
type Front struct {
	Operator        string          `yaml:"operator,required"`
	Sort            string          `yaml:"sort,required"`
	Call            []frontCall     `yaml:"call"`
	Text            []frontText     `yaml:"text"`
	Chat            *frontChat      `yaml:"chat"`
	Report          *frontReport    `yaml:"report"`
	Email           *frontEmail     `yaml:"email"`
	Website         string          `yaml:"website,required"`
	Who             string          `yaml:"who"`
	Ages            *frontAges      `yaml:"ages"`
	People          []string        `yaml:"people,required"`
	Nations         []string        `yaml:"nations,required"`
	Languages       []string        `yaml:"languages"`
	Cost            string          `yaml:"cost"`
	Access          string          `yaml:"access"`
	Confidentiality string          `yaml:"confidentiality"`
	WhatHappens     []string        `yaml:"what_happens"`
	Verified        strictyaml.Date `yaml:"verified,required"`
	VerifiedFrom    string          `yaml:"verified_from,required"`
	Confidence      string          `yaml:"confidence,required"`
	ToConfirm       []string        `yaml:"to_confirm"`
}

// frontCall is one number to call.
type frontCall struct {
	Number       string     `yaml:"number,required"`
	Label        string     `yaml:"label"`
	Hours        frontHours `yaml:"hours"`
	BankHolidays string     `yaml:"bank_holidays"`
}

// frontText is one number to text, with the word to send if there is one.
type frontText struct {
	Number       string     `yaml:"number,required"`
	Keyword      string     `yaml:"keyword"`
	Label        string     `yaml:"label"`
	Hours        frontHours `yaml:"hours"`
	BankHolidays string     `yaml:"bank_holidays"`
}

// frontChat is a place to write with somebody who answers at once.
type frontChat struct {
	URL          string     `yaml:"url,required"`
	Hours        frontHours `yaml:"hours"`
	BankHolidays string     `yaml:"bank_holidays"`
}

// frontReport is a form. It has no hours: it can be sent at any time, and that
// says nothing about when somebody reads it.
type frontReport struct {
	URL string `yaml:"url,required"`
}

// frontEmail is an address for electronic mail.
type frontEmail struct {
	Address string `yaml:"address,required"`
}

// frontAges are the ages a service is for, in whole years, both included.
type frontAges struct {
	From int `yaml:"from"`
	To   int `yaml:"to"`
}

// frontHours is what an editor writes after hours: either one scalar, which is
// usually "always" or "not confirmed", or a list of periods.
type frontHours []string

// UnmarshalText takes the scalar form as a list of one.
func (h *frontHours) UnmarshalText(text []byte) error {
	*h = frontHours{string(text)}
	return nil
}
