package render

import "example.org/signpost/cmd/signpost/internal/directive"

// HelplineGroup is a list of services under one heading, Title, whose anchor is ID;
// Short is the heading in two words at most, for a row of links.
type HelplineGroup struct {
	ID, Title, Short string
	Services         []HelplineEntry
}

// HelplineEntry is a service in the directory, with what static/js/filter.js goes by:
// Ages are the youngest and the oldest who may use it, in whole years, such as "0-18",
// and Nations their names with spaces between, such as "england wales". Either is ""
// where there is no limit, and both are for the emergency service.
type HelplineEntry struct {
	directive.Helpline
	Ages, Nations string
}

// Helpline is the view of templates/helpline.html.
type Helpline struct {
	Base
	// Service is all that is known of it; its Closed is true when it answers no longer.
	Service directive.Helpline
	// Replacement is the service that took its place, nil if there is none.
	Replacement *Link
	// Card is the path of its vCard, to save it as a contact, or "".
	Card string
	// Organization describes it to search engines, as schema.org's Organization; nil
	// for a service that has closed.
	Organization any
}

// Finder is the view of templates/finder.html: one question with its choices, or an
// answer.
type Finder struct {
	Base
	// Step is the number of the question, from 1, of Steps; Step is 0 for an answer.
	// Question is what the page asks, which is its title on all pages but the first;
	// How is the question above the ways to get in touch.
	Step, Steps   int
	Question, How string
	// Choices are the answers to choose from; there are none on the page of an answer.
	Choices []Choice
	// Asked are the questions answered so far, with the page that asks each. The last
	// one is the way back.
	Asked []Asked
	// Answer is nil for a question.
	Answer *Answer
}

// Choice is one answer that can be chosen, a link with the words Label; More are ways to
// jump into the page behind it.
type Choice struct {
	Label, Path string
	More        []Link
}

// Asked is a question that was answered, the answer, and the address of the page that
// asks it.
type Asked struct{ Question, Answer, Path string }

// Answer is what somebody in one situation is told; Say is a sentence before the
// services, or "". Danger is true when the emergency service comes first. Best is the short list, the best first; Ways is the same by how
// somebody would like to get in touch.
//
// Taken says when and from what the facts of the services were taken, and whether they
// were confirmed.
type Answer struct {
	Say    string
	Taken  string
	Danger bool
	Best   []Match
	Ways   []Preference
}

// Preference is a way to get in touch: ID is the anchor of its part of the page, Label
// its heading. Instead is true when no service offers it, and the matches are what can
// be used in its place.
type Preference struct {
	ID, Label string
	Instead   bool
	Matches   []Match
}

// Match is a service with the reason for it, Because, and with what must be true,
// Condition, such as "if you were under 18 in the picture", or "". By is the way that is
// meant below a preference, nil in the short list; Otherwise is true when that is not the
// way which was asked for.
type Match struct {
	Service            directive.Helpline
	Because, Condition string
	By                 *directive.Way
	Otherwise          bool
}
