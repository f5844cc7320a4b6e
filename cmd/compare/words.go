package main

import (
	"math/rand/v2"
	"strings"
)

// vocabulary is what the sentences and the names are made of. There are no digits in it,
// and no word beside which one would mean something: Signpost holds those against its
// data, and the text must pass.
type vocabulary struct {
	who, does, object, place, moment, how []string
	forms                                 []string
	verbs, topics                         []string
	headings, subheadings, stages         []string
}

func newVocabulary() *vocabulary {
	list := func(words string) []string { return strings.Split(words, "|") }
	return &vocabulary{
		who:         list("a friend|the class|an older cousin|a tutor|the whole family|a neighbour|the coach|somebody you trust|a quiet pupil|the youth club|a grandparent|the group|a new teacher|the school nurse|the person next door|the person who asked"),
		does:        list("listens to|writes down|remembers|talks about|asks about|looks at|keeps|thinks over|shares|explains|comes back to|makes room for|puts into words|reads again"),
		object:      list("a kind message|the first question|a short note|the plan for the week|a small worry|what was said|the reason behind it|a careful answer|the rules of the house|a screenshot of the chat|the next small step|an honest reply|the story so far|a list of ideas|the good parts|a promise that was made"),
		place:       list("at home|on the bus|in the library|after lunch|in the corridor|at the kitchen table|on a walk|in the garden|during a break|in the car|beside the court|in a quiet room|at the club|on the way back"),
		moment:      list("before anything else|without any hurry|when the day is over|as soon as it feels right|in the days after|once the room is calm|whenever it comes up|long before it matters|while the others wait|at a good moment"),
		how:         list("calmly|in plain words|with patience|step by step|without blame|together|in writing|gently|with a smile|quietly|openly|with care"),
		verbs:       list("Talking about|Thinking through|Making sense of|Getting ready for|Looking back at|Living with|Asking about|Explaining|Listening to|Writing about|Planning for|Helping with|Coming back to|Noticing|Sharing|Understanding"),
		topics:      list("a rumour|an argument|a lost friendship|a new school|an unkind joke|a strange message|a broken promise|a quiet worry|a hard goodbye|a shared secret|a move to a new town|a difficult birthday|an awkward silence|a change of plans|a group chat|a long wait|a big decision|an unfair rule|a bad dream|a proud moment|a borrowed phone|a first job|a school trip|a small lie"),
		headings:    list("What to say first|Where to begin|If it goes wrong|Words that help|What others have tried|When to stop|A way through the week|How to listen|What usually follows|Things to leave out|For the days after|A plan for next time"),
		subheadings: list("A closer look|In practice|An example|Good to know|What to avoid|A small exercise|Another view|In your own words"),
		stages:      list("Opening|Pair work|Whole group|Quiet time|Role play|Discussion|Looking back|Close"),
		forms: list("%w %d %o %p, and nobody has to hurry.|It often helps when %w %d %o %m.|%h, %w %d %o.|Sometimes %w %d %o %p, and that is enough.|Nobody minds if %w %d %o %h.|If %w %d %o %p, the rest is easier %m.|%w %d %o %h, which is “good enough” for now.|" +
			"You don't have to be there when %w %d %o.|Try to notice how %w %d %o %p.|%w %d %o %m, and then %w %d %o %h.|What matters is that %w %d %o, not how quickly.|It is all right when %w %d %o %p, or when nothing happens at all.|%m, %w %d %o, and everybody learns something from it.|Ask whether %w %d %o %h, and wait for the answer."),
	}
}

// sentence fills one of the forms: a letter behind % stands for a word of a list.
func (v *vocabulary) sentence(r *rand.Rand) string {
	first, rest, _ := strings.Cut(pick(r, v.forms), "%")
	var b strings.Builder
	b.WriteString(first)
	for part := range strings.SplitSeq(rest, "%") {
		b.WriteString(pick(r, v.list(part[0])))
		b.WriteString(part[1:])
	}
	return capital(b.String())
}

func (v *vocabulary) list(letter byte) []string {
	switch letter {
	case 'w':
		return v.who
	case 'd':
		return v.does
	case 'o':
		return v.object
	case 'p':
		return v.place
	case 'm':
		return v.moment
	default:
		return v.how
	}
}

// sentences are n of them in one line. One of them may have a word that is stressed.
func (v *vocabulary) sentences(r *rand.Rand, n int) string {
	var all []string
	for range n {
		s := v.sentence(r)
		if mark := pick(r, []string{"", "", "", "**", "*"}); mark != "" {
			fields := strings.Fields(s)
			at := 1 + r.IntN(len(fields)-2)
			if word := strings.Trim(fields[at], ",“”"); word == fields[at] {
				fields[at] = mark + word + mark
			}
			s = strings.Join(fields, " ")
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// slug is the address of a name, by the rule that both programs have for headings.
func slug(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), " ", "-")
}
