package helpline

// Sort is what kind of service a service is. It decides which way to reach it
// comes first, and it keeps a report form from being shown as somebody to talk
// to.
type Sort string

// The sorts of service.
const (
	Emergency    Sort = "emergency"     // someone is in danger now
	Police       Sort = "police"        // a crime, when nobody is in danger
	Helpline     Sort = "helpline"      // somebody to talk to
	Reporting    Sort = "reporting"     // takes reports and acts on them; nobody to talk to
	ImageRemoval Sort = "image-removal" // takes images down or blocks them
	Information  Sort = "information"   // advice to read
)

// Sorts returns the sorts of service in the order of a directory: the most
// urgent first.
func Sorts() []Sort {
	return []Sort{Emergency, Helpline, Police, ImageRemoval, Reporting, Information}
}

// Audience is a group of people that a service is for.
type Audience string

// The audiences.
const (
	YoungPeople Audience = "young-people"
	Parents     Audience = "parents"
	Teachers    Audience = "teachers"
	Adults      Audience = "adults"
)

// Audiences returns the audiences in the order in which they are said.
func Audiences() []Audience { return []Audience{YoungPeople, Parents, Teachers, Adults} }

// String returns the words for the audience in the middle of a sentence.
func (a Audience) String() string {
	switch a {
	case YoungPeople:
		return "young people"
	case Parents:
		return "parents and carers"
	case Teachers:
		return "people who work with children"
	}
	return string(a)
}

// Confidence says how good the evidence for a service's facts is.
type Confidence string

// The levels of confidence, the best first.
const (
	High   Confidence = "high"   // its own pages, or two sources that agree
	Medium Confidence = "medium" // some part is old or from one source
	Low    Confidence = "low"    // not to be published without a look at the live service
)

// adults returns the audiences of people who may ask for somebody else.
func adults() []Audience { return []Audience{Parents, Teachers, Adults} }

// confidences returns the levels of confidence, the best first.
func confidences() []Confidence { return []Confidence{High, Medium, Low} }

// Source is what kind of source a service's facts were confirmed from.
type Source string

// The kinds of source, the best first. Only the first two are live.
const (
	FromService Source = "service" // somebody at the service said so
	FromWebsite Source = "website" // its own pages, as they were on that day
	FromArchive Source = "archive" // copies of pages, some of them old
)

// sources returns the kinds of source, the best first.
func sources() []Source { return []Source{FromService, FromWebsite, FromArchive} }

// Live reports whether the source is the service as it is, and not a copy of its
// pages.
func (s Source) Live() bool { return s == FromService || s == FromWebsite }

// names returns the words of a closed list as text.
func names[T ~string](known []T) []string {
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = string(k)
	}
	return words
}
