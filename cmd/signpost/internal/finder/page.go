package finder

import (
	"example.org/signpost/cmd/signpost/internal/helpline"
	"example.org/signpost/cmd/signpost/internal/holiday"
)

// Page is one page of the finder: a question with its choices, or an answer.
type Page struct {
	// Path is its address, such as "/find-help/under-16/wales/picture/".
	Path string
	// Title is the page's heading: the finder's title on the first page, the question
	// on the others, and "Who can help" for an answer. HeadTitle is for the browser's
	// tab, short, different on every page, and silent about what is happening. Summary is
	// one sentence about the page.
	Title, HeadTitle, Summary string
	// Question is what the page asks; "" for an answer. Only on the first page it is
	// not the heading.
	Question string
	// How is the question above the ways to get in touch, on the pages that have them:
	// those of the third question, and the answers.
	How string
	// Step is the number of the question, from 1; 0 for an answer.
	Step    int
	Choices []Choice
	// Asked are the questions answered so far, with the way back to each.
	Asked []Asked
	// Answer is nil for a question.
	Answer *Answer
}

// Choice is one answer that can be chosen. More are ways to jump into the page behind
// it.
type Choice struct {
	Label, Path string
	More        []Choice
}

// Asked is a question that was answered: "Where do you live?", "Wales", and the page
// that asks it.
type Asked struct{ Question, Answer, Path string }

// Answer is what a reader in one situation is told.
type Answer struct {
	Say       string // a sentence before the list, or ""
	Danger    bool   // somebody is in danger: the emergency service stands first
	Reader    helpline.Reader
	Nation    holiday.Nation
	Situation string  // its id
	Best      []Match // the short list, 1 to 5 services, the best first
	Ways      []Preference
}

// Preference is the same by how somebody would like to get in touch. Its id is the
// fragment of its section in the page.
type Preference struct {
	ID, Label string // "talk", "I would rather talk"
	// Instead is true when no service offers this way; the matches are those that
	// somebody can use instead.
	Instead bool
	Matches []Match
}

// Match is a service with the reason for it.
type Match struct {
	Service *helpline.Service
	// Because is the reason; Condition, if there is one, what must be true, such as
	// "if you were under 18 in the picture".
	Because, Condition string
	// Way is the id of the preference by which the service is meant here, "" in the
	// short list. It differs from the preference it stands below when the service is
	// to be reached in another way than the reader would like best.
	Way string
	// Always is true when somebody answers at every hour, bank holidays included, or a
	// form can be sent then: in Way, or in the short list in any way.
	Always bool
}

// The ways to get in touch, which are also the ids of finder.yaml.
const (
	wayTalk = iota
	wayText
	wayChat
	wayReport
	wayCount
)

// wayIDs returns the ids of the ways. Their order is that in which one stands in for
// another: somebody who answers before a form.
func wayIDs() []string { return []string{"talk", "text", "chat", "report"} }
