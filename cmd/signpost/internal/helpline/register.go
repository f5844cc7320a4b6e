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

// has reports whether a service has a number of exactly these digits.
func (r *Register) has(digits string) bool {
	return slices.ContainsFunc(r.numbers, func(l listed) bool { return digits != "" && l.number.digits == digits })
}

// shortestMisprint is the number of digits from which on a number may be called
// a misprint of another one. Below it figures and years would be: 100 is one
// digit away from 101.
const shortestMisprint = 5

// NearestNumber returns the number of the register that text is a misprint of,
// and its service: one digit wrong, missing, too many, or two neighbours
// swapped. Of several, it is the first by id. It finds nothing for numbers that
// are in the register themselves, and nothing where one side has fewer than five
// digits.
func (r *Register) NearestNumber(text string) (Number, *Service, bool) {
	digits := homeDigits(text)
	if len(digits) < shortestMisprint || r.has(digits) {
		return Number{}, nil, false
	}
	for _, l := range r.numbers {
		if len(l.number.digits) >= shortestMisprint && oneSlip(digits, l.number.digits) {
			return l.number, l.service, true
		}
	}
	return Number{}, nil, false
}

// homeDigits returns the digits of a number as dialled at home: those of
// "+44 (0)800 1111" are 08001111. A tel: or sms: in front is passed over, so that
// a link can be asked about as it stands; other letters make it no number.
func homeDigits(text string) string {
	text = strings.TrimSpace(text)
	for _, scheme := range []string{"tel:", "sms:"} {
		text = strings.TrimPrefix(text, scheme)
	}
	for _, r := range text {
		if !strings.ContainsRune("0123456789+()-./ \u00a0\u2009\u2010\u2011\u2012\u2013\u202f", r) {
			return ""
		}
	}
	digits := digitsOf(text)
	national, abroad := strings.CutPrefix(digits, "0044")
	if !abroad && strings.Contains(text, "+") {
		national, abroad = strings.CutPrefix(digits, "44")
	}
	if abroad {
		return "0" + strings.TrimPrefix(national, "0")
	}
	return digits
}

// oneSlip reports whether a becomes b by one slip of the keyboard: a digit
// changed, dropped or added, or two neighbours swapped.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		swapped := i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		return i < len(a) && (a[i+1:] == b[i+1:] || swapped)
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}
