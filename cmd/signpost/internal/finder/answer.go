package finder

import (
	"cmp"
	"slices"

	"example.org/signpost/cmd/signpost/internal/helpline"
)

// longestList is the number of services in the short list at most.
const longestList = 5

// candidate is a service that suits a reader and fits the situation.
type candidate struct {
	offer
	because string
	lead    int // its place among those that come first, or behind them all
	rank    int // of its sort in the situation
}

// answer works out what a reader in a situation is told. offers are the services that
// suit the reader.
func (f *Finder) answer(p person, r helpline.Reader, s situation, offers []offer) *Answer {
	found := candidates(p.audience, s, offers)
	a := &Answer{
		Say: s.say.to(p.audience), Danger: s.danger,
		Reader: r, Nation: r.Nations[0], Situation: s.id,
		Best: make([]Match, 0, longestList), Ways: make([]Preference, 0, wayCount),
	}
	for _, c := range shortList(found) {
		a.Best = append(a.Best, Match{Service: c.service, Because: c.because, Condition: c.condition, Always: c.anyHour()})
	}
	var byWay [wayCount][]*candidate
	for i := range byWay {
		byWay[i] = inWay(found, i)
	}
	for _, w := range f.config.ways {
		a.Ways = append(a.Ways, preference(w, &byWay))
	}
	return a
}

// candidates are the services to show, the best first: those that lead in the
// situation, then by its order of sorts, then those that are there at every hour, then
// as in the directory.
func candidates(a helpline.Audience, s situation, offers []offer) []*candidate {
	found := make([]*candidate, 0, len(offers))
	leads := s.leadsFor(a)
	for _, o := range offers {
		rank := slices.Index(s.first, o.service.Sort)
		because, ok := fit(o.service, s.id, a)
		first := slices.Index(leads, o.service.ID)
		if first < 0 {
			first = len(leads)
		}
		if ok && (rank >= 0 || first < len(leads)) {
			found = append(found, &candidate{o, because, first, rank})
		}
	}
	all := slices.Clone(found)
	found = slices.DeleteFunc(found, func(c *candidate) bool {
		return slices.ContainsFunc(all, c.isWiderThan)
	})
	sortBy(found, func(c *candidate) bool { return c.anyHour() })
	return found
}

// isWiderThan reports whether another service is the same for fewer nations: of the
// police on one number, a reader is sent to those of their own nation.
func (c *candidate) isWiderThan(other *candidate) bool {
	a, b := c.service, other.service
	return a.Sort == b.Sort && len(a.Call) > 0 && len(b.Call) > 0 && a.Call[0].Number == b.Call[0].Number && len(b.Nations) < len(a.Nations)
}

// inWay are the candidates that offer a way, in the same order, but by whether they
// offer this way at every hour.
func inWay(found []*candidate, way int) []*candidate {
	list := make([]*candidate, 0, len(found))
	for _, c := range found {
		if c.ways[way] {
			list = append(list, c)
		}
	}
	sortBy(list, func(c *candidate) bool { return c.always[way] })
	return list
}

// sortBy orders candidates: those that lead, then by sort of service, then those that
// are there, then by their places in the directory.
func sortBy(list []*candidate, there func(*candidate) bool) {
	order := func(c *candidate) int {
		if there(c) {
			return 0
		}
		return 1
	}
	slices.SortFunc(list, func(a, b *candidate) int {
		return cmp.Or(a.lead-b.lead, a.rank-b.rank, order(a)-order(b), a.place-b.place)
	})
}

// preference lists the services by the way w. When none of them is there at every
// hour, somebody who is, in another way, stands at the end.
func preference(w way, byWay *[wayCount][]*candidate) Preference {
	id := wayIDs()[w.index]
	p := Preference{ID: id, Label: w.label, Instead: len(byWay[w.index]) == 0}
	p.Matches = make([]Match, 0, len(byWay[w.index])+1)
	there := false
	for _, c := range byWay[w.index] {
		p.Matches = append(p.Matches, c.match(w.index, id))
		there = there || c.always[w.index]
	}
	if there {
		return p
	}
	for other, id := range wayIDs() {
		i := slices.IndexFunc(byWay[other], func(c *candidate) bool { return c.always[other] })
		if i < 0 {
			continue
		}
		// It may be the same service by another way: that is said in a row of its own.
		p.Matches = append(p.Matches, byWay[other][i].match(other, id))
		break
	}
	return p
}

// match is the candidate by one way.
func (c *candidate) match(way int, id string) Match {
	return Match{Service: c.service, Because: c.because, Condition: c.condition, Way: id, Always: c.always[way]}
}
