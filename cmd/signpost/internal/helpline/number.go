package helpline

import (
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nyaruka/phonenumbers"
)

// Number is one telephone number or short code, checked and ready to print. The
// zero value is no number. Two numbers that print alike are equal.
type Number struct {
	digits  string // as dialled at home: "08001111", "116123"
	display string // with ordinary spaces
	e164    string // "" for a short code, and for what is dialled through a relay
	can     reach
	costly  bool // premium rate: the reader would pay more than for an ordinary call
}

// reach says what a number can be used for.
type reach uint8

const (
	canCall reach = 1 << iota
	canText
)

// ParseNumber parses a telephone number written for readers in country, an
// ISO 3166-1 alpha-2 code such as "GB".
//
// Digits, spaces, hyphens, round brackets and one leading + are allowed. A
// number of the country's short codes ("999", "116 123", "85258") is taken from
// the table in shortcode.go. Anything else must have 7 to 15 digits, the bounds
// of ITU-T E.164 section 6, and be a number that the country's numbering plan
// can hold, by the metadata of libphonenumber. That metadata knows that
// 0800 1111 is a whole number although it has eight digits only. ParseNumber
// does not ask whether the number is in service: that is an editor's task,
// recorded as Service.Verified.
//
// The error wraps [ErrNumber] and names the first character or the count at
// fault; [Hint] says what to do about it.
//
// Importing phonenumbers costs every command about 7 ms of processor time at
// the start and 2.5 MB of heap, measured with GODEBUG=inittrace=1: it unpacks
// its metadata in init. The first number parsed adds 0.1 ms, each later one
// about 10 µs.
func ParseNumber(s, country string) (Number, error) {
	if err := checkCharacters(s); err != nil {
		return Number{}, err
	}
	digits := digitsOf(s)
	// A + is never part of a short code: +999 is a country code without a country.
	if !strings.HasPrefix(strings.TrimSpace(s), "+") {
		if code, ok := shortCode(digits, country); ok {
			return code, nil
		}
	}
	switch n := len(digits); {
	case n == 0:
		return Number{}, numberFault(hintExample, "no digits in %q, want a telephone number", s)
	case n < 3 || n > longestFull:
		return Number{}, numberFault(hintMisprint(s, country, hintExample), "%d %s in %q, want 3 to 6 for a short code or 7 to 15",
			n, plural(n, "digit"), s)
	case n < shortestFull:
		return Number{}, numberFault(hintMisprint(s, country, hintShortCodes(country)), "no short code %q in %s", s, country)
	}
	return parseFull(s, country)
}

const (
	hintExample  = `write the number as the service prints it, such as "0800 1111"`
	hintDigits   = `write digits only, such as "0800 1111"; a word to text goes in keyword, a remark in label`
	hintKeyboard = `type the digits again with the keyboard's own number keys`
)

// The digits of a number that is no short code (ITU-T E.164 section 6).
const (
	shortestFull = 7
	longestFull  = 15
)

// parseFull reads a number that is not a short code.
func parseFull(s, country string) (Number, error) {
	n, err := phonenumbers.Parse(strings.ReplaceAll(s, noBreakSpace, " "), country)
	if err != nil || !phonenumbers.IsValidNumber(n) {
		return Number{}, numberFault(hintMisprint(s, country, hintExample), "%q is not a telephone number of %s", s, country)
	}
	// Compared by calling code and not by region: Jersey, Guernsey and the Isle
	// of Man share +44 and are at home there.
	if int(n.GetCountryCode()) != phonenumbers.GetCountryCodeForRegion(country) {
		return Number{}, numberFault("give the number that readers here can call without paying for a call abroad",
			"%q is a number of %s, want one of %s", s, phonenumbers.GetRegionCodeForNumber(n), country)
	}
	national := phonenumbers.Format(n, phonenumbers.NATIONAL)
	display := tidy(s)
	if !saneSpacing(display) || digitsOf(display) != digitsOf(national) {
		display = national
	}
	return Number{
		digits:  digitsOf(national),
		display: display,
		e164:    phonenumbers.Format(n, phonenumbers.E164),
		can:     reachOf(n),
		costly:  phonenumbers.GetNumberType(n) == phonenumbers.PREMIUM_RATE,
	}, nil
}

// reachOf says what a whole number can be used for: only a mobile one takes texts.
func reachOf(n *phonenumbers.PhoneNumber) reach {
	if phonenumbers.GetNumberType(n) == phonenumbers.MOBILE {
		return canCall | canText
	}
	return canCall
}

// checkCharacters reports the first character that no number may hold.
func checkCharacters(s string) error {
	if strings.TrimSpace(strings.ReplaceAll(s, noBreakSpace, " ")) == "" {
		return numberFault(hintExample, "%q is empty, want a telephone number", s)
	}
	started := false // a digit, a bracket or a + has been seen
	place := 0
	for _, r := range s {
		place++
		switch {
		case r >= '0' && r <= '9', r == '(', r == ')':
			started = true
		case r == ' ', r == '\u00a0', r == '-':
		case r == '+' && !started:
			started = true
		case r == '+':
			return numberFault("write + once, as the very first character", "a second or late + at character %d of %q", place, s)
		case unicode.IsDigit(r):
			return numberFault(hintKeyboard, "%q at character %d of %q is not a digit from 0 to 9", r, place, s)
		case r == utf8.RuneError:
			return numberFault(hintKeyboard, "character %d of %q cannot be read", place, s)
		default:
			return numberFault(hintDigits, "%q at character %d of %q is not a digit", r, place, s)
		}
	}
	return nil
}

// Digits returns the digits as dialled in the number's own country, without
// spaces: "08001111", "116123".
func (n Number) Digits() string { return n.digits }

// Display returns the number as a reader sees it, with no-break spaces so that
// it never wraps: the editor's own spacing where it is sane, since services
// print "08 08 16 89 111" and "0800 58 58 58" because people remember them so.
func (n Number) Display() string { return strings.ReplaceAll(n.display, " ", noBreakSpace) }

// String returns the number as a reader sees it, with ordinary spaces. It is
// for messages and tests; pages use Display.
func (n Number) String() string { return n.display }

// E164 returns the number in the international form of ITU-T E.164,
// "+448001111", or "" for a short code and a number of [Number.Relay], which have
// none.
func (n Number) E164() string { return n.e164 }

// Tel returns the link that calls the number: "tel:+448001111", or "tel:999" for a
// short code and "tel:1800108001111" for a number of [Number.Relay] (RFC 3966). It is
// "" for the zero Number.
func (n Number) Tel() template.URL { return n.link("tel:") }

// SMS returns the link that opens a text message to the number, "sms:85258"
// (RFC 5724). It has no body: Android and iOS disagree on how one is written,
// and some telephones add it to the number. It is "" for the zero Number.
func (n Number) SMS() template.URL { return n.link("sms:") }

// link is the only place where a tel: or sms: URL is made. html/template would
// turn either into #ZgotmplZ unless it is a template.URL, a type that switches
// its guard off. That is safe here and only here: the scheme is one of the two
// constants above, and what follows was built by ParseNumber from the digits 0
// to 9 and at most one leading +, so that no character of it means anything in
// HTML, in a URL or in a script. Relay only puts digits in front.
func (n Number) link(scheme string) template.URL {
	if n.digits == "" {
		return ""
	}
	if n.e164 == "" {
		return template.URL(scheme + n.digits) //nolint:gosec // digits from ParseNumber only, see above
	}
	return template.URL(scheme + n.e164) //nolint:gosec // + and digits from ParseNumber only, see above
}
