package helpline

import (
	"cmp"
	"slices"
	"strings"
)

// Register is all services of a site, by id. It is never changed after
// [NewRegister], and safe for use by several goroutines.
type Register struct {
	services []*Service // by id
	numbers  []listed   // by id, calls before texts
}

// listed is a number with the service that it belongs to.
type listed struct {
	number  Number
	service *Service
}

// NewRegister returns a register of the services. Of two with one id the first
// is kept; a site cannot have two, since ids are the names of files. Numbers may
// belong to several services: 101 is the police in every nation.
func NewRegister(services []*Service) *Register {
	r := &Register{services: slices.Clone(services)}
	slices.SortStableFunc(r.services, func(a, b *Service) int { return cmp.Compare(a.ID, b.ID) })
	r.services = slices.CompactFunc(r.services, func(a, b *Service) bool { return a.ID == b.ID })
	for _, s := range r.services {
		for _, p := range slices.Concat(s.Call, s.Text) {
			r.numbers = append(r.numbers, listed{number: p.Number, service: s})
		}
	}
	return r
}

// Service returns the service called id.
func (r *Register) Service(id string) (*Service, bool) {
	i, found := slices.BinarySearchFunc(r.services, id, func(s *Service, id string) int { return cmp.Compare(s.ID, id) })
	if !found {
		return nil, false
	}
	return r.services[i], true
}

// IDs returns the ids in order, for suggestions.
func (r *Register) IDs() []string {
	ids := make([]string, len(r.services))
	for i, s := range r.services {
		ids[i] = s.ID
	}
	return ids
}

// Services returns the services in the order of their ids.
func (r *Register) Services() []*Service { return slices.Clone(r.services) }

// Open returns the services that are not closed, in the order of their ids.
func (r *Register) Open() []*Service {
	return slices.DeleteFunc(slices.Clone(r.services), func(s *Service) bool { return s.Closed })
}

// HasNumber reports whether text is a number of one of the services, however it
// is spaced: "0800 1111", "+44 800 1111", "0044 (0)800 1111", "116 123",
// "tel:+448001111", or one of these behind 18001, the prefix of Relay UK. 18000
// counts as 999, which it is for textphones. Any other text, even one with such a
// number in the middle of words, is not.
func (r *Register) HasNumber(text string) bool {
	digits := homeDigits(text)
	if relayed, ok := strings.CutPrefix(digits, relayPrefix); ok && r.has(relayed) {
		return true
	}
	return r.has(digits) || digits == relayEmergency && r.has("999")
}

// CanText reports whether a service takes texts at the number that text is.
func (r *Register) CanText(text string) bool {
	digits := homeDigits(text)
	return slices.ContainsFunc(r.services, func(s *Service) bool {
		return slices.ContainsFunc(s.Text, func(p Phone) bool { return digits != "" && p.Number.digits == digits })
	})
}

// CanCall reports whether a service answers calls at the number that text is, or at it
// behind the prefix of Relay UK.
func (r *Register) CanCall(text string) bool {
	digits := homeDigits(text)
	if digits == relayEmergency {
		digits = "999"
	}
	return slices.ContainsFunc(r.services, func(s *Service) bool {
		return slices.ContainsFunc(s.Call, func(p Phone) bool {
			return digits != "" && (p.Number.digits == digits || relayPrefix+p.Number.digits == digits)
		})
	})
}

// has reports whether a service has a number of exactly these digits.
func (r *Register) has(digits string) bool {
	return slices.ContainsFunc(r.numbers, func(l listed) bool { return digits != "" && l.number.digits == digits })
}
