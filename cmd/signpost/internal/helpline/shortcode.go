package helpline

import "strings"

// code is one short code: a number that is dialled as it stands and has no
// international form.
type code struct {
	display string
	can     reach
}

// shortCodes are the short codes of the United Kingdom that a page of help may
// name. A code that is not here is refused: a wrong one would reach nobody.
//
// Sources: Ofcom, National Telephone Numbering Plan, part A1 (999, 112, 101,
// 105, 111, 159, 18000, 18001) and the harmonised numbers of social value
// of Commission Decision 2007/116/EC as amended, which the United Kingdom kept
// (116 000 missing children, 116 006 victims of crime, 116 111 children,
// 116 117 doctors out of hours, 116 123 emotional support). 999 can be texted
// by telephones that are registered with emergencySMS.
func shortCodes() []code {
	return []code{
		{"999", canCall | canText},
		{"112", canCall},
		{"101", canCall},
		{"105", canCall},
		{"111", canCall},
		{"159", canCall},
		{"18000", canCall},
		{"116 000", canCall},
		{"116 006", canCall},
		{"116 111", canCall},
		{"116 117", canCall},
		{"116 123", canCall},
	}
}

// shortCode returns the short code of country that has exactly these digits.
func shortCode(digits, country string) (Number, bool) {
	if country != "GB" {
		return Number{}, false
	}
	for _, c := range shortCodes() {
		if digitsOf(c.display) == digits {
			return Number{digits: digits, display: c.display, can: c.can}, true
		}
	}
	if isTextCode(digits) {
		return Number{digits: digits, display: digits, can: canText}, true
	}
	return Number{}, false
}

// isTextCode reports whether the digits are a common short code for text
// messages: five digits from 60000 to 88999, the ranges that the mobile networks
// let to charities and businesses. The ranges above carry services for adults
// and are not for this site.
func isTextCode(digits string) bool {
	return len(digits) == 5 && digits >= "60000" && digits <= "88999"
}

// hintShortCodes lists what would have been understood.
func hintShortCodes(country string) string {
	if country != "GB" {
		return "write the whole number, with its area code"
	}
	names := make([]string, 0, len(shortCodes()))
	for _, c := range shortCodes() {
		names = append(names, c.display)
	}
	return "the short codes are " + strings.Join(names, ", ") +
		" and, for texts, 60000 to 88999; anything else needs its area code"
}
