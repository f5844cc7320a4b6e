package claim

import (
	"example.org/signpost/cmd/signpost/internal/stats"
)

// A reading is what words were understood to say, as far as they have been read.
// It is copied whenever there are several ways to go on, so it holds no slices.
type reading struct {
	phrase *phrase
	// dir is 1 for words that say rise or more, -1 for fall or fewer.
	dir int
	// turn is the tokens of those words, word their text in the phrase book.
	turn span
	word string
	// amounts are those of the phrase, in the order of the words.
	amounts [2]amount
	// everyAt is the tokens of "every year", qualified those of "almost" in "almost
	// as many".
	everyAt, qualified span
	// earlier and later are which of the amounts is that of the figure compared
	// with and of the figure itself, from 1; 0 is none.
	earlier, later int
	// every is how many stretches of time a rate is per.
	every amount
	// mentions are the periods, places and numbers of years that are named.
	mentions [maxMentions]mention
	// list is the word list of those words.
	list string
	// ofWhole is true when the words name the whole that a share is of.
	ofWhole bool

	// nums and periods are read and not yet part of something larger.
	nums    [3]numeral
	periods [2]stats.Period
	state
}

// A state is how much has been read, and what is not yet part of something larger.
// A rule compares it with that at its beginning.
type state struct {
	count, pending, named, dates int
	q                            qualifier
	sign, whole, before          bool
	// per is the stretch of time of a rate.
	per, area string
}

const maxMentions = 3

// A span is a run of tokens.
type span struct{ from, to int }

// A role is what a mention says about the figures.
type role uint8

const (
	fromRole   role = iota // than in 2022: the figure compared with
	toRole                 // in 2023: the figure itself
	withinRole             // rose in 2023: what happened in that time
	bothRole               // between 2019 and 2023
	spanRole               // in four years
	movingRole             // in the last five years
)

// A mention is a time or a place that the words name.
type mention struct {
	role  role
	first stats.Period // or the only one
	last  stats.Period
	// whole is true of "the whole of 2022", before of "the year before".
	whole, before bool
	area          string  // code
	length        *amount // of spanRole and movingRole, in months; may be nil
	tokens        span
}
