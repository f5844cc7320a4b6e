package opening

import (
	"cmp"
	"slices"
	"strings"
)

// ParseHours reads opening hours as an editor writes them, and the bank-holiday
// rule beside them.
//
// Lines are either the one line "always", the one line "not confirmed", or
// periods such as "mon-fri 10:00-16:00", "sat,sun 09:00-18:00",
// "daily 17:00-24:00" and, over midnight, "fri 22:00-02:00". Days are mon to
// sun; a range may wrap ("sat-mon"). A line may hold several periods with
// semicolons between them. No line at all is "not confirmed". Hours that only words
// can say are "not confirmed: weekdays in term time": at most 120 characters, with
// no semicolon and no telephone number.
//
// All this may be typed as people do who know Word: "Monday to Thursday, 9am – 9pm,
// Friday 9.30am to midday", "Weekends 12 noon until midnight", "9am–5pm every day",
// "24/7". Capitals, dashes and spaces do not matter. What could mean two things is
// refused: "9 to 5" and "7:30-10:30", where nothing says which half of the day it is,
// "12pm", and days and times that could go together in two ways. Midnight is 00:00 where
// a period begins, and 24:00 where it ends.
//
// The bank-holiday rule is "open", "closed", "not confirmed" (or ""), or the times that
// every bank holiday has instead of those of its weekday: "10:00-14:00", several with
// commas between them, none over midnight. Nations that differ follow behind
// semicolons: "open; scotland closed; northern-ireland 10:00-14:00". The rule only
// goes with periods. It may stand among them instead, as in "Monday to Friday, 10am to
// 4pm, closed on bank holidays". [Hours.Grammar] is the inverse of ParseHours.
//
// The sentence that [Hours.String] gives is read as well. "Every day, 5pm to midnight",
// word for word as it is said and with no rule beside it, is open on bank holidays; in
// any other spelling, nobody has confirmed what happens then.
//
// The error wraps [ErrHours] and names the first word at fault; its method
// Hint says what to do about it.
func ParseHours(lines []string, bankHolidays string) (Hours, error) {
	bank, exceptions, err := parseBank(bankHolidays)
	if err != nil {
		return Hours{}, err
	}
	whole := wordNotConfirmed
	if len(lines) > 0 {
		whole = strings.Join(strings.Fields(strings.Join(lines, "; ")), " ")
	}
	h, found, err := parseWhole(whole)
	switch {
	case err != nil:
		return Hours{}, err
	case found && bankHolidays != "":
		return Hours{}, hoursFault("take bank_holidays out: it goes with a list of hours only",
			"bank_holidays beside hours %q", whole)
	case found:
		return h, nil
	}
	periods, rules, err := parseLines(lines)
	h = Hours{state: weekly, periods: periods, bank: bank, exceptions: exceptions}
	switch {
	case err != nil:
		return Hours{}, err
	case len(rules) > 0 && bankHolidays != "":
		return Hours{}, hoursFault("take bank_holidays out: the sentence says what happens then", "bank_holidays beside the sentence %q", whole)
	case bankHolidays == "":
		return h.withRules(rules, whole)
	}
	return h, nil
}

// parseWhole reads what stands for hours as a whole: a word, or a few.
func parseWhole(whole string) (h Hours, found bool, err error) {
	for _, say := range []string{wordNotConfirmed, sayNotConfirmed} {
		if len(whole) < len(say) || !strings.EqualFold(whole[:len(say)], say) {
			continue
		}
		words, more := strings.CutPrefix(whole[len(say):], ":")
		switch {
		case more:
			h, err = parseWords(strings.TrimSpace(words))
			return h, true, err
		case words == "" || words == ".":
			return Hours{}, true, nil
		}
	}
	if (&reader{line: whole, tokens: lex(whole)}).whole() {
		return Hours{state: always, bank: rule{kind: BankHolidaysOpen}}, true, nil
	}
	return Hours{}, false, nil
}

// withRules returns weekly hours with what the lines say of bank holidays. Nothing is
// taken for granted unless whole is the very sentence that says the hours.
func (h Hours) withRules(rules []said, whole string) (Hours, error) {
	text, general, err := bankOf(rules)
	if err != nil {
		return Hours{}, err
	}
	sentence := h
	if sentence.bank, sentence.exceptions, err = parseBank(text); err != nil {
		return Hours{}, err
	}
	switch {
	case general || sentence.String() == whole:
		return sentence, nil
	case len(rules) > 0:
		return Hours{}, hoursFault(`say what holds elsewhere first, as in "open as usual on bank holidays, but closed on bank holidays in Scotland"`,
			"%q says nothing of bank holidays in the other nations", whole)
	}
	return h, nil
}

// parseLines reads the periods of all lines and sorts them, and what they say of bank
// holidays.
func parseLines(lines []string) (all []Period, rules []said, err error) {
	for part := range strings.SplitSeq(strings.ReplaceAll(strings.Join(lines, ";"), "\n", ";"), ";") {
		_, found, err := parseWhole(strings.Join(strings.Fields(part), " "))
		if found || err != nil {
			return nil, nil, hoursFault(hintPeriod, "%q beside other hours", strings.TrimSpace(part))
		}
		periods, said, err := parseLine(part)
		if err != nil {
			return nil, nil, err
		}
		all, rules = append(all, periods...), append(rules, said...)
	}
	if len(all) == 0 {
		return nil, nil, hoursFault(hintPeriod, "bank holidays only, want days and times")
	}
	slices.SortFunc(all, func(a, b Period) int {
		return cmp.Or(cmp.Compare(fromMonday(a.Day), fromMonday(b.Day)), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return all, rules, checkOverlaps(all)
}

// dayWords are the days in the order of the week from Monday.
func dayWords() []string { return []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} }

const wordDaily = "daily"

// words is the noun behind a number of words.
func words(n int) string {
	if n == 1 {
		return "word"
	}
	return "words"
}
