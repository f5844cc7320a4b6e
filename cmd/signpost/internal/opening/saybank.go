package opening

import (
	"strings"
)

// sayBank says what happens on bank holidays, and what stands before it: a comma only
// where that is one short clause. It is "" when they are as every other day.
func (h Hours) sayBank(daily bool) (said, separator string) {
	var clauses []string
	if h.bank.kind != BankHolidaysOpen || !daily {
		clauses = append(clauses, h.bank.say(""))
	}
	general := len(clauses)
	short := h.bank.kind == BankHolidaysOpen || h.bank.kind == BankHolidaysClosed
	for i, e := range h.exceptions {
		if i > 0 && h.sayEarlier(i) {
			continue
		}
		var names []string
		for _, other := range h.exceptions[i:] {
			if other.rule.equal(e.rule) {
				names = append(names, other.nation.String())
			}
		}
		short = short && e.rule.kind == BankHolidaysClosed
		clauses = append(clauses, e.rule.say(" in "+list(names)))
	}
	separator = "; "
	if short && len(clauses) == 1 {
		separator = ", "
	}
	if general > 0 && len(clauses) > 1 {
		clauses = append([]string{clauses[0] + ", but " + clauses[1]}, clauses[2:]...)
	}
	return strings.Join(clauses, "; "), separator
}

// sayEarlier reports whether an exception before the i-th has its rule, and so has
// said it.
func (h Hours) sayEarlier(i int) bool {
	for _, e := range h.exceptions[:i] {
		if e.rule.equal(h.exceptions[i].rule) {
			return true
		}
	}
	return false
}

// say says the rule, where is "" or " in Scotland and Wales".
func (r rule) say(where string) string {
	switch r.kind {
	case BankHolidaysClosed:
		return "closed on bank holidays" + where
	case BankHolidaysTimes:
		return "open " + sayTimes(r.times) + " on bank holidays" + where
	case BankHolidaysOpen:
		// Not "too": a service for Sundays alone is open on no other bank holiday.
		return "open as usual on bank holidays" + where
	}
	return "hours on bank holidays" + where + " not confirmed"
}
