package opening

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Hours are the times at which somebody answers, in Europe/London as the clock
// on the wall there shows it. The zero value is hours that nobody has confirmed,
// which is a state of its own and never the same as closed.
type Hours struct {
	state   state
	periods []Period // in the order of the week from Monday, without overlaps
	bank    BankHolidays
}

// state says which of the three kinds of hours these are.
type state uint8

const (
	notConfirmed state = iota
	always
	weekly
)

// Period is one stretch of answering in every week.
type Period struct {
	Day  time.Weekday // the day on which it begins
	From int          // minutes after midnight, 0 to 1439
	To   int          // minutes after midnight of the same day, From+1 to From+1440: above 1440 it ends on the next day
}

// BankHolidays says what becomes of weekly hours on a bank holiday of the
// reader's nation.
type BankHolidays uint8

// The three rules. Nobody confirmed is the zero value: a list of weekdays does
// not say whether Christmas Day is one of them.
const (
	BankHolidaysNotConfirmed BankHolidays = iota
	BankHolidaysOpen
	BankHolidaysClosed
)

// bankHolidayWords are the words of the rules in a helpline file.
func bankHolidayWords() []string { return []string{"not confirmed", "open", "closed"} }

// The words that stand for hours as a whole.
const (
	wordAlways       = "always"
	wordNotConfirmed = "not confirmed"
)

const minutesInDay = 24 * 60

// ParseHours reads opening hours as an editor writes them, and the bank-holiday
// rule beside them.
//
// Lines are either the one line "always", the one line "not confirmed", or
// periods such as "mon-fri 10:00-16:00", "sat,sun 09:00-18:00",
// "daily 17:00-24:00" and, over midnight, "fri 22:00-02:00". Days are mon to
// sun; a range may wrap ("sat-mon"). A line may hold several periods with
// semicolons between them. No line at all is "not confirmed".
//
// The bank-holiday rule is "open", "closed", "not confirmed" or "", and only
// goes with periods. [Hours.Grammar] is the inverse of ParseHours.
//
// The error wraps [ErrHours] and names the first word at fault; its method
// Hint says what to do about it.
func ParseHours(lines []string, bankHolidays string) (Hours, error) {
	bank := BankHolidaysNotConfirmed
	if bankHolidays != "" {
		i := slices.Index(bankHolidayWords(), bankHolidays)
		if i < 0 {
			return Hours{}, hoursFault("write open, closed or not confirmed",
				"no bank-holiday rule %q", bankHolidays)
		}
		bank = BankHolidays(i) //nolint:gosec // there are three.
	}
	whole := wordNotConfirmed
	if len(lines) > 0 {
		whole = strings.Join(strings.Fields(strings.Join(lines, "; ")), " ")
	}
	switch {
	case whole != wordAlways && whole != wordNotConfirmed:
	case bankHolidays != "":
		return Hours{}, hoursFault("take bank_holidays out: it goes with a list of hours only",
			"bank_holidays beside hours %q", whole)
	case whole == wordAlways:
		return Hours{state: always, bank: BankHolidaysOpen}, nil
	default:
		return Hours{}, nil
	}
	periods, err := parseLines(lines)
	if err != nil {
		return Hours{}, err
	}
	return Hours{state: weekly, periods: periods, bank: bank}, nil
}

// parseLines reads the periods of all lines and sorts them.
func parseLines(lines []string) ([]Period, error) {
	var all []Period
	for _, line := range lines {
		for part := range strings.SplitSeq(line, ";") {
			periods, err := parsePeriods(part)
			if err != nil {
				return nil, err
			}
			all = append(all, periods...)
		}
	}
	slices.SortFunc(all, func(a, b Period) int {
		return cmp.Or(cmp.Compare(fromMonday(a.Day), fromMonday(b.Day)), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return all, checkOverlaps(all)
}

// checkOverlaps reports the first two periods that share a minute, or that meet
// within a day and are really one.
func checkOverlaps(sorted []Period) error {
	for i, p := range sorted {
		next := sorted[(i+1)%len(sorted)]
		if i+1 == len(sorted) && len(sorted) == 1 {
			return nil // a period of a day at most cannot meet itself a week later
		}
		gap := next.begin() - p.end()
		if i+1 == len(sorted) {
			gap += 7 * minutesInDay
		}
		switch {
		case gap < 0:
			return hoursFault("let each minute of the week stand in one period only",
				"%q and %q overlap", p.grammar(), next.grammar())
		case gap == 0 && p.Day == next.Day && i+1 < len(sorted):
			return hoursFault(fmt.Sprintf("write one period, %q", Period{p.Day, p.From, next.To}.grammar()),
				"%q and %q meet", p.grammar(), next.grammar())
		}
	}
	return nil
}

// begin returns the minute of the week, from Monday, at which p begins.
func (p Period) begin() int { return fromMonday(p.Day)*minutesInDay + p.From }

// end returns the minute of the week at which p ends, which may be past Sunday.
func (p Period) end() int { return fromMonday(p.Day)*minutesInDay + p.To }

// fromMonday numbers the days from Monday, as the field does.
func fromMonday(d time.Weekday) int { return (int(d) + 6) % 7 }

// weekday is the inverse of fromMonday.
func weekday(i int) time.Weekday { return time.Weekday((i + 1) % 7) }

// Always reports whether somebody answers at every minute of the year.
func (h Hours) Always() bool { return h.state == always }

// Confirmed reports whether the hours are known at all.
func (h Hours) Confirmed() bool { return h.state != notConfirmed }

// Periods returns the weekly periods in the order of the week from Monday. It is
// empty for hours that are always or not confirmed.
func (h Hours) Periods() []Period { return slices.Clone(h.periods) }

// BankHolidays returns the bank-holiday rule. Hours that are always are open.
func (h Hours) BankHolidays() BankHolidays { return h.bank }

// Equal reports whether two hours were written with the same periods and rule.
func (h Hours) Equal(other Hours) bool {
	return h.state == other.state && h.bank == other.bank && slices.Equal(h.periods, other.periods)
}
