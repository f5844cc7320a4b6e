package claim

import (
	"strings"

	"example.org/signpost/cmd/signpost/internal/stats"
)

// names is what the data calls the things that words may name.
type names struct {
	// series is what the figures count, whole what they are a share of, or nil.
	series, whole *stats.Series
	data          *stats.Dataset
	// Titles and units are split when they are first asked for.
	split [2]struct {
		series *stats.Series
		named  named
	}
}

// named is the words of a series.
type named struct {
	title string
	words []token // of the title
	unit  []token
}

// read splits the title.
func (s *named) read() {
	if s.words == nil {
		s.words = tokens(s.title)
	}
}

// of returns the words of one of the two series.
func (n *names) of(s *stats.Series) *named {
	k := 0
	if s == n.whole {
		k = 1
	}
	if n.split[k].series != s {
		n.split[k].series = s
		n.split[k].named = named{title: s.Title, unit: tokens(s.Noun())}
	}
	return &n.split[k].named
}

// unit matches what the series counts. Reports are not people: any other noun is
// not understood.
func (p *parser) unit(i int, next func(int) bool) bool {
	return !p.names.series.IsPercent() && p.noun(p.names.of(p.names.series), i, next)
}

// wholeUnit matches what a share is a share of: the unit or the title of the whole.
// Figures that are shares already have no whole in the data.
func (p *parser) wholeUnit(i int, next func(int) bool) bool {
	if p.names.whole != nil {
		return p.noun(p.names.of(p.names.whole), i, next)
	}
	return false // a title says "share of men", and not of what they are a share
}

// noun matches the unit of a series: "reports"; its title as far as a preposition
// leaves off: "reports of sextortion" of "Reports of sextortion to the police"; and
// the unit with the one word before it that the title has beside it: "confirmed
// reports" of "Reports confirmed by the foundation". Other words could make it
// another thing, as in "false reports".
func (p *parser) noun(s *named, i int, next func(int) bool) bool {
	if len(s.unit) == 0 || !sameNoun(s.unit[0].text, p.at(i)) && !sameNoun(s.unit[0].text, p.at(i+1)) {
		return false
	}
	s.read()
	for k := range s.words {
		if sameNouns(s.words, k, s.unit) && p.follow(s, k, i, next) {
			return true
		}
	}
	for lead := range 2 {
		if sameNouns(p.toks, i+lead, s.unit) && (lead == 0 || s.beside(p.at(i))) &&
			next(p.reached(i+lead+len(s.unit))) {
			return true
		}
	}
	return false
}

// follow matches a run of a title from its word k on, the longest first, and leaves
// it only where a preposition follows: "against boys" must not be cut out of
// "against boys and girls".
func (p *parser) follow(s *named, k, i int, next func(int) bool) bool {
	title := s.words[k:]
	n := 0
	for n < len(title) && title[n].text == p.at(i+n) {
		n++
	}
	p.reached(i + n)
	for ; n > 0; n-- {
		ends := n == len(title) || isPreposition(title[n].text) ||
			strings.Contains(s.title[title[n-1].end:title[n].start], ",")
		if ends && next(i+n) {
			return true
		}
	}
	return false
}

// sameNouns reports whether the unit stands at word k.
func sameNouns(words []token, k int, unit []token) bool {
	if k+len(unit) > len(words) {
		return false
	}
	for n := range unit {
		if !sameNoun(unit[n].text, words[k+n].text) {
			return false
		}
	}
	return true
}

// beside reports whether the title has word right before or right behind the unit.
func (s *named) beside(word string) bool {
	if word == "" || word == "not" || word == "no" || isPreposition(word) {
		return false
	}
	for k := range s.words {
		if !sameNouns(s.words, k, s.unit) {
			continue
		}
		after := k + len(s.unit)
		if k > 0 && s.words[k-1].text == word || after < len(s.words) && s.words[after].text == word {
			return true
		}
	}
	return false
}

// sameNoun reports whether two words are one noun in the singular or the plural.
func sameNoun(a, b string) bool { return a == b || isPlural(a, b) || isPlural(b, a) }

// isPlural reports whether many is the plural of one.
func isPlural(one, many string) bool {
	switch one {
	case "child":
		return many == "children"
	case "person":
		return many == "people"
	case "woman", "man":
		return many == strings.TrimSuffix(one, "an")+"en"
	}
	if stem, ok := strings.CutSuffix(one, "y"); ok && many == stem+"ies" {
		return true
	}
	tail, ok := strings.CutPrefix(many, one)
	return ok && one != "" && (tail == "s" || tail == "es")
}

func isPreposition(word string) bool {
	switch word {
	case "of", "to", "by", "in", "for", "from", "at", "with", "against", "about", "on", "that", "which", "who", "where", "a", "per":
		return true
	}
	return false
}

// areaName matches the name of an area: Northamptonshire.
func (p *parser) areaName(i int, next func(int) bool) bool {
	if p.r.area != "" {
		return false
	}
	if p.at(i) == "the" {
		i++
	}
	for _, a := range p.names.data.Areas() {
		list := tokens(a.Name)
		if len(list) > 1 && list[0].text == "the" {
			list = list[1:]
		}
		n := 0
		for n < len(list) && list[n].text == p.at(i+n) {
			n++
		}
		if n < len(list) || n == 0 {
			continue
		}
		before := p.r
		p.r.area = a.ID
		done := next(p.reached(i + n))
		p.r = before
		if done {
			return true
		}
	}
	return false
}
