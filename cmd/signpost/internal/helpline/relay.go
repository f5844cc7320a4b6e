package helpline

import "strings"

// relayPrefix is dialled before another number by textphones and Relay UK. It
// is no number by itself.
const relayPrefix = "18001"

// relayEmergency is what textphones and Relay UK dial for 999.
const relayEmergency = "18000"

// Relay returns the number as it is dialled through Relay UK, by somebody who types
// or reads what is said: 18001 in front of it, "18001 0808 808 8000", and 18000 in
// place of 999 and 112. It has no international form. It is the zero Number for the
// zero Number and for one that can only be texted; a number that is a relay's already
// is returned as it is.
//
// Source: Ofcom, National Telephone Numbering Plan, part A1 (18000 and 18001, text
// relay).
func (n Number) Relay() Number {
	switch {
	case n.can&canCall == 0:
		return Number{}
	case n.digits == "999" || n.digits == "112":
		return Number{digits: relayEmergency, display: relayEmergency, can: canCall}
	case n.isRelay():
		return n
	}
	return Number{digits: relayPrefix + n.digits, display: relayPrefix + " " + n.display, can: canCall, costly: n.costly}
}

// isRelay reports whether n is dialled through Relay UK already. Numbers without an
// international form are short codes, of which no other begins so.
func (n Number) isRelay() bool {
	return n.e164 == "" && (n.digits == relayEmergency || strings.HasPrefix(n.digits, relayPrefix))
}
