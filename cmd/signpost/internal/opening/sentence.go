package opening

import (
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/holiday"
)

// said is what a line says of bank holidays: a rule, and the nations that have it; none
// is all of them.
type said struct {
	rule    rule
	nations []holiday.Nation
}

// parseLine reads what stands between two semicolons: days and times, and what happens
// on bank holidays, each as often as it stands there, or not at all.
func parseLine(line string) (periods []Period, rules []said, err error) {
	tokens := lex(line)
	for first := true; first || len(tokens) > 0; first = false {
		start, bank := ruleIn(tokens)
		before := tokens
		switch {
		case bank < 0:
			tokens = nil
		case start < 0:
			return nil, nil, hoursFault(hintBeside, "bank holidays among the days in %q", line)
		default:
			before = trimEnd(tokens[:start])
		}
		if len(before) > 0 || bank < 0 {
			found, err := (&reader{line: line, tokens: before}).periods()
			if err != nil {
				return nil, nil, err
			}
			periods = append(periods, found...)
		}
		if bank >= 0 {
			r := &reader{line: line, tokens: tokens, at: start}
			s, err := r.rule(bank)
			if err != nil {
				return nil, nil, err
			}
			rules = append(rules, s)
			r.skip(comma, also, butWord, bracket)
			tokens = tokens[r.at:]
		}
	}
	return periods, rules, nil
}

// ruleIn returns where the first words about bank holidays stand in some tokens: the
// first of them, and the bank holidays; or -1.
func ruleIn(tokens []token) (start, bank int) {
	start = -1
	for i, t := range tokens {
		switch t.kind {
		case closedWord, openWord, hoursWord, includeWord:
			start = i
		case bankHolidays:
			if start < 0 && i == 0 {
				start = 0 // "Bank holidays: closed"
			}
			return start, i
		}
	}
	return -1, -1
}

// trimEnd takes away what stands between days with their times and bank holidays.
func trimEnd(tokens []token) []token {
	n := len(tokens)
	for n > 0 && slices.Contains([]kind{comma, also, butWord, bracket}, tokens[n-1].kind) {
		n--
	}
	return tokens[:n]
}

// rule reads "closed on bank holidays in Scotland", whose bank holidays stand at a
// place, or "bank holidays: closed".
func (r *reader) rule(bank int) (said, error) {
	first := r.next()
	var s said
	var ok bool
	var err error
	if first.kind == bankHolidays {
		r.at++
		r.skip(colon, comma)
		head := r.next()
		switch head.kind {
		case closedWord, openWord, notKnown:
			r.at++
			s.rule, ok = plainRule(head.kind)
			r.skip(small) // as usual
		default:
			s.rule.kind, ok = BankHolidaysTimes, true
			s.rule.times, err = r.times()
		}
	} else {
		between := slices.DeleteFunc(slices.Clone(r.tokens[r.at+1:bank]), func(t token) bool { return t.kind == small })
		r.at = bank + 1
		switch {
		case len(between) == 0 && first.kind != hoursWord:
			s.rule, ok = plainRule(first.kind)
		case len(between) == 0, len(between) == 1 && between[0].kind == notKnown:
			ok = first.kind == hoursWord
		case first.kind == openWord:
			inner := &reader{line: r.line, tokens: between}
			s.rule.kind = BankHolidaysTimes
			s.rule.times, err = inner.times()
			ok = inner.next().kind == ending
		}
		if s.rule.kind == BankHolidaysOpen {
			r.skip(tooWord)
		}
		s.nations = r.nations()
		known := len(between) > 0 || first.kind != hoursWord
		ok = ok && r.skip(notKnown) != known
	}
	switch {
	case err != nil:
		return said{}, err
	case !ok:
		return said{}, hoursFault(hintBeside, "%q is not plain about bank holidays", r.text(first, r.tokens[len(r.tokens)-1]))
	}
	s.rule.times, err = sortedTimes(s.rule.times)
	return s, err
}

// plainRule is the rule that one word gives.
func plainRule(k kind) (rule, bool) {
	switch k {
	case closedWord:
		return rule{kind: BankHolidaysClosed}, true
	case openWord, includeWord:
		return rule{kind: BankHolidaysOpen}, true
	}
	return rule{}, k == notKnown
}

// nations reads "in Wales and Scotland", if it is there.
func (r *reader) nations() (found []holiday.Nation) {
	if r.next().kind != inWord || r.ahead(1).kind != nationName {
		return nil
	}
	for r.at++; ; {
		found = append(found, r.next().nation)
		r.at++
		if !r.another(func(t token) bool { return t.kind == nationName }) {
			return found
		}
	}
}

// bankOf puts what lines say of bank holidays together, as [parseBank] reads it. The
// rule of the nations of which nothing is said is missing where it is not general.
func bankOf(rules []said) (text string, general bool, err error) {
	parts := []string{bankHolidayWords()[BankHolidaysOpen]} // the only one that may go without saying
	for _, s := range rules {
		if len(s.nations) == 0 && general {
			return "", false, hoursFault("keep one of them", "what happens on bank holidays is said twice")
		}
		if len(s.nations) == 0 {
			parts[0], general = s.rule.grammar(), true
		}
		for _, n := range s.nations {
			parts = append(parts, string(n)+" "+s.rule.grammar())
		}
	}
	return strings.Join(parts, "; "), general, nil
}
