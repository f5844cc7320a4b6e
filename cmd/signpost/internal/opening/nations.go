package opening

import (
	"slices"

	"example.org/signpost/cmd/signpost/internal/holiday"
)

// For returns the hours as they are for readers in some nations: what is said of the
// bank holidays of others is left out, and a rule that holds in all of these is the
// rule. No nations are all of them.
func (h Hours) For(nations []holiday.Nation) Hours {
	if h.state != weekly || len(nations) == 0 || len(h.exceptions) == 0 {
		return h
	}
	excepted := func(n holiday.Nation) bool {
		return slices.ContainsFunc(h.exceptions, func(e exception) bool { return e.nation == n })
	}
	general := h.ruleIn(nations[0])
	if i := slices.IndexFunc(nations, func(n holiday.Nation) bool { return !excepted(n) }); i >= 0 {
		general = h.bank
	}
	own := h
	own.bank, own.exceptions = general, nil
	for _, n := range holiday.Nations() {
		if r := h.ruleIn(n); slices.Contains(nations, n) && !r.equal(general) {
			own.exceptions = append(own.exceptions, exception{n, r})
		}
	}
	return own
}
