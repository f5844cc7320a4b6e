package finder

import (
	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/strictyaml"
)

// Config is what an editor writes in finder.yaml, checked by [Load].
type Config struct {
	doc            *strictyaml.Doc
	title, summary string

	who, where, what, how string // the questions

	people     []person
	nations    []holiday.Nation
	situations []situation
	ways       []way
	texts      []Text
}

// Text is some words of finder.yaml that readers see. Key is their path, such as
// "what.situations[0].say".
type Text struct {
	Key, Text string
	Span      diag.Span
}

// person is one answer to the first question.
type person struct {
	id, label, short string
	audience         helpline.Audience
	ages             helpline.Ages
}

// situation is one answer to the third question.
type situation struct {
	id, short string
	label     words
	say       words
	first     []helpline.Sort
	leads     []lead
	danger    bool
}

// way is one way to get in touch; index is one of wayTalk and so on.
type way struct {
	index int
	label string
}

// words are a text for everybody, with other texts for some audiences.
type words struct {
	text string
	of   map[helpline.Audience]string
}

// to returns the text for an audience.
func (w words) to(a helpline.Audience) string {
	if text, ok := w.of[a]; ok {
		return text
	}
	return w.text
}

// front is finder.yaml as it is written.
type front struct {
	Title   string     `yaml:"title,required"`
	Summary string     `yaml:"summary,required"`
	Who     frontWho   `yaml:"who,required"`
	Where   frontWhere `yaml:"where,required"`
	What    frontWhat  `yaml:"what,required"`
	How     frontHow   `yaml:"how,required"`
}

type frontWho struct {
	Question string        `yaml:"question,required"`
	People   []frontPerson `yaml:"people,required"`
}

type frontPerson struct {
	ID       string     `yaml:"id,required"`
	Label    string     `yaml:"label,required"`
	Short    string     `yaml:"short,required"`
	Audience string     `yaml:"audience,required"`
	Ages     *frontAges `yaml:"ages"`
}

type frontAges struct {
	From int `yaml:"from"`
	To   int `yaml:"to"`
}

type frontWhere struct {
	Question string   `yaml:"question,required"`
	Nations  []string `yaml:"nations"`
}

type frontWhat struct {
	Question   string           `yaml:"question,required"`
	Situations []frontSituation `yaml:"situations,required"`
}

type frontSituation struct {
	ID     string       `yaml:"id,required"`
	Short  string       `yaml:"short,required"`
	Label  string       `yaml:"label,required"`
	Labels []frontLabel `yaml:"labels"`
	First  []string     `yaml:"first,required"`
	Danger bool         `yaml:"danger"`
	Say    string       `yaml:"say"`
	Says   []frontSay   `yaml:"says"`
	Leads  []frontLead  `yaml:"leads"`
}

type frontLead struct {
	For      oneOrMore `yaml:"for"`
	Services []string  `yaml:"services,required"`
}

type frontLabel struct {
	For   oneOrMore `yaml:"for,required"`
	Label string    `yaml:"label,required"`
}

type frontSay struct {
	For oneOrMore `yaml:"for,required"`
	Say string    `yaml:"say,required"`
}

type frontHow struct {
	Question string     `yaml:"question,required"`
	Ways     []frontWay `yaml:"ways,required"`
}

type frontWay struct {
	ID    string `yaml:"id,required"`
	Label string `yaml:"label,required"`
}

// oneOrMore is a list of words, or one word by itself.
type oneOrMore []string

// UnmarshalText takes one word as a list of one.
func (o *oneOrMore) UnmarshalText(text []byte) error {
	*o = oneOrMore{string(text)}
	return nil
}
