package opening

import (
	"cmp"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/diag"
	"example.org/signpost/cmd/signpost/internal/holiday"
)

// BankHolidays says what becomes of weekly hours on a bank holiday of the
// reader's nation.
type BankHolidays uint8

// The rules. Nobody confirmed is the zero value: a list of weekdays does not say
// whether Christmas Day is one of them. A bank holiday with times has those instead of
// the ones of its weekday.
const (
	BankHolidaysNotConfirmed BankHolidays = iota
	BankHolidaysOpen
	BankHolidaysClosed
	BankHolidaysTimes
)

// bankHolidayWords are the words of the rules in a helpline file. The last rule has
// times instead of a word.
func bankHolidayWords() []string { return []string{"not confirmed", "open", "closed"} }

// rule is what becomes of weekly hours on a bank holiday.
type rule struct {
	kind  BankHolidays
	times []span // of BankHolidaysTimes, in order and within the day; else none
}

// equal reports whether two rules say the same.
func (r rule) equal(other rule) bool {
	return r.kind == other.kind && slices.Equal(r.times, other.times)
}

// exception is the rule of one nation, where it is not that of the others.
type exception struct {
	nation holiday.Nation
	rule   rule
}

// equal reports whether two exceptions say the same.
func (e exception) equal(other exception) bool {
	return e.nation == other.nation && e.rule.equal(other.rule)
}

// ruleIn returns the rule of a nation.
func (h Hours) ruleIn(n holiday.Nation) rule {
	for _, e := range h.exceptions {
		if e.nation == n {
			return e.rule
		}
	}
	return h.bank
}

const (
	hintRule      = "write open, closed or not confirmed"
	hintException = `write what holds everywhere first and then each nation that differs, such as "open; scotland closed"`
)

// parseBank reads a bank-holiday rule and the exceptions to it; "" is not confirmed.
func parseBank(text string) (general rule, exceptions []exception, err error) {
	if text == "" {
		return rule{}, nil, nil
	}
	first, rest, more := strings.Cut(text, ";")
	if _, _, one := leadingNation(first); one {
		return rule{}, nil, hoursFault(hintException, "%q is about one nation, and nothing is said of the others", strings.TrimSpace(first))
	}
	if general, err = parseRule(first); err != nil || !more {
		return general, nil, err
	}
	for part := range strings.SplitSeq(rest, ";") {
		e, err := parseException(part)
		switch {
		case err != nil:
			return rule{}, nil, err
		case e.rule.equal(general):
			return rule{}, nil, hoursFault("take it out: it is the rule everywhere", "%q is no exception", strings.TrimSpace(part))
		case slices.ContainsFunc(exceptions, func(other exception) bool { return other.nation == e.nation }):
			return rule{}, nil, hoursFault("name each nation once", "%q names %s twice", text, string(e.nation))
		}
		exceptions = append(exceptions, e)
	}
	if len(exceptions) == len(holiday.Nations()) {
		return rule{}, nil, hoursFault("write the rule of one of the nations first, without its name",
			"every nation is an exception, and %q holds nowhere", strings.TrimSpace(first))
	}
	slices.SortFunc(exceptions, func(a, b exception) int { return cmp.Compare(place(a.nation), place(b.nation)) })
	return general, exceptions, nil
}

// place is the place of a nation in the order in which they are said.
func place(n holiday.Nation) int { return slices.Index(holiday.Nations(), n) }

// leadingNation is the nation with whose name a text begins, and what stands behind it.
func leadingNation(text string) (n holiday.Nation, rest string, ok bool) {
	tokens := lex(text)
	if len(tokens) == 0 || tokens[0].kind != nationName {
		return "", "", false
	}
	return tokens[0].nation, strings.TrimPrefix(strings.TrimSpace(text[tokens[0].end:]), ":"), true
}

// parseException reads "scotland closed".
func parseException(text string) (exception, error) {
	n, rest, ok := leadingNation(text)
	switch fields := strings.Fields(text); {
	case len(fields) < 2 || ok && strings.TrimSpace(rest) == "":
		return exception{}, hoursFault(hintException, "%d %s in %q, want a nation and what holds there", len(fields), words(len(fields)), text)
	case !ok:
		return exception{}, hoursFault(nationHint(fields[0]), "no nation %q", fields[0])
	}
	r, err := parseRule(rest)
	return exception{n, r}, err
}

// nationHint says which nation was meant by a word.
func nationHint(word string) string {
	var names []string
	for _, n := range holiday.Nations() {
		names = append(names, string(n))
	}
	return cmp.Or(diag.DidYouMean(strings.ToLower(word), names), "the nations are "+list(names))
}

// parseRule reads one rule, a word or times.
func parseRule(text string) (rule, error) {
	text = strings.Join(strings.Fields(text), " ")
	if i := slices.Index(bankHolidayWords(), strings.ToLower(text)); i >= 0 {
		return rule{kind: BankHolidays(i)}, nil //nolint:gosec // there are three.
	}
	if slices.ContainsFunc(lex(text), token.isTime) {
		times, err := parseBankTimes(text)
		return rule{BankHolidaysTimes, times}, err
	}
	hint := cmp.Or(diag.DidYouMean(strings.ToLower(text), bankHolidayWords()), hintRule)
	return rule{}, hoursFault(hint, "no bank-holiday rule %q", text)
}

// parseBankTimes reads the times of a bank holiday, with commas between them.
func parseBankTimes(text string) ([]span, error) {
	r := &reader{line: text, tokens: lex(text)}
	times, err := r.times()
	switch {
	case err != nil:
		return nil, err
	case r.next().kind == comma && r.ahead(1).kind == ending:
		return nil, hoursFault(hintPeriod, "nothing behind the last %q in %q", ",", text)
	case r.next().kind != ending:
		return nil, hoursFault(hintRule, "words behind the times in %q", text)
	}
	return sortedTimes(times)
}

// sortedTimes puts the times of a bank holiday in order. They lie within the day, and do
// not meet.
func sortedTimes(times []span) ([]span, error) {
	for _, s := range times {
		if s.to > minutesInDay {
			return nil, hoursFault("end them at 24:00: the day behind a bank holiday has its own hours",
				"%q goes on over midnight, which the times of a bank holiday cannot", s.grammar())
		}
	}
	slices.SortFunc(times, func(a, b span) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	for i := 1; i < len(times); i++ {
		a, b := times[i-1], times[i]
		switch {
		case b.from < a.to:
			return nil, hoursFault("let each minute of the day stand in one period only", "%q and %q overlap", a.grammar(), b.grammar())
		case b.from == a.to:
			return nil, hoursFault("write one period, \""+span{a.from, b.to}.grammar()+"\"", "%q and %q meet", a.grammar(), b.grammar())
		}
	}
	return times, nil
}

// grammar writes the rule for [ParseHours].
func (r rule) grammar() string {
	if r.kind != BankHolidaysTimes {
		return bankHolidayWords()[r.kind]
	}
	times := make([]string, len(r.times))
	for i, t := range r.times {
		times[i] = t.grammar()
	}
	return strings.Join(times, ",")
}

// grammar writes the exception for [ParseHours].
func (e exception) grammar() string { return string(e.nation) + " " + e.rule.grammar() }
