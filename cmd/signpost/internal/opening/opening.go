package opening

import (
	"fmt"
	"slices"
	"time"

	"example.org/signpost/cmd/signpost/internal/holiday"
)

// Hours are the times at which somebody answers, in Europe/London as the clock
// on the wall there shows it. The zero value is hours that nobody has confirmed,
// which is a state of its own and never the same as closed.
type Hours struct {
	state      state
	periods    []Period // in the order of the week from Monday, without overlaps
	bank       rule
	exceptions []exception // in the order of the nations, none of which has the rule of bank
	words      string      // of hours that are not confirmed, known in words only, or ""
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

// The words that stand for hours as a whole.
const (
	wordAlways       = "always"
	wordNotConfirmed = "not confirmed"
)

const minutesInDay = 24 * 60

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

// BankHolidays returns the bank-holiday rule of the nations that are no exception. Hours that are always are open.
func (h Hours) BankHolidays() BankHolidays { return h.bank.kind }

// BankHolidaysIn returns the bank-holiday rule of a nation.
func (h Hours) BankHolidaysIn(n holiday.Nation) BankHolidays { return h.ruleIn(n).kind }

// Equal reports whether two hours were written with the same periods and rule.
func (h Hours) Equal(other Hours) bool {
	return h.state == other.state && h.words == other.words && slices.Equal(h.periods, other.periods) &&
		h.bank.equal(other.bank) && slices.EqualFunc(h.exceptions, other.exceptions, exception.equal)
}
