package helpline

import (
	"slices"
	"strings"
)

// Mistaken is a number of a service that cannot be its own: by what everybody in this
// field knows, it belongs to another one, or the service has another. Why says so, such
// as "the number of Childline is 0800 1111".
type Mistaken struct {
	Number Number
	Why    string
}

// Mistaken returns the numbers of the service that are not what they should be: another
// number than the well-known one of a service of that name, the number of another
// well-known service, or a short code that is for another sort of service. It only knows the best known
// services; a service that is not among them is taken at its word.
func (s *Service) Mistaken() []Mistaken {
	var list []Mistaken
	own := ownNumbers(s.Title)
	for _, p := range slices.Concat(s.Call, s.Text) {
		digits := p.Number.digits
		switch owner := ownerOf(digits); {
		case slices.ContainsFunc(own, func(k known) bool { return digitsOf(k.display) == digits }):
		case owner.name != "" && !s.maybe(owner):
			list = append(list, Mistaken{p.Number, "it is the number of " + owner.name})
		case owner.name == "" && len(own) > 0 && !s.has(own) && (p.Number.e164 != "" || len(digits) < shortestMisprint):
			list = append(list, Mistaken{p.Number, "the number of " + own[0].name + " is " + own[0].display})
		case owner.name == "" && len(digits) == 3 && (s.Sort == Police || s.Sort == Emergency):
			list = append(list, Mistaken{p.Number, "it is neither 999 nor 101"})
		}
	}
	return list
}

// has reports whether one of the numbers is among the service's.
func (s *Service) has(numbers []known) bool {
	return slices.ContainsFunc(slices.Concat(s.Call, s.Text), func(p Phone) bool {
		return slices.ContainsFunc(numbers, func(k known) bool { return digitsOf(k.display) == p.Number.digits })
	})
}

// maybe reports whether a well-known number may be the service's: every police force
// has 101, and a service may go by other names than the one that is known.
func (s *Service) maybe(k known) bool {
	switch digitsOf(k.display) {
	case "999":
		return s.Sort == Emergency
	case "101":
		return s.Sort == Police
	}
	// A service that has no well-known name may be the same one, called otherwise.
	name := strings.TrimPrefix(k.name, "the ")
	for _, word := range strings.Fields(name) {
		if len(word) > 3 && word != "Helpline" && strings.Contains(s.Title+" "+s.Operator+" "+strings.Join(s.Formerly, " "), word) {
			return true
		}
	}
	return false
}

// ownNumbers are the well-known numbers of a service of that name.
func ownNumbers(title string) []known {
	var list []known
	for _, k := range wellKnown() {
		name := strings.TrimPrefix(k.name, "the ")
		rest, ok := strings.CutPrefix(title, name)
		if ok && (rest == "" || strings.HasPrefix(rest, " (") || slices.Contains([]string{" helpline", " Helpline", " Supportline", " support line"}, rest)) {
			list = append(list, k) // and not "Victim Support Scotland", which is another
		}
	}
	return list
}

// ownerOf is the well-known number of these digits, or the zero value.
func ownerOf(digits string) known {
	for _, k := range wellKnown() {
		if digitsOf(k.display) == digits {
			return k
		}
	}
	return known{}
}
