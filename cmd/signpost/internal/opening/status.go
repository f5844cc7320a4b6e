package opening

import (
	"fmt"
	"time"
)

// open is the status of an instant at which somebody answers, from what comes next.
//
// The end has its weekday when it is not on the same or the next day, or 24 hours away
// or more; midnight has that of the day which it ends. An end more than 6 days away is
// not said.
func (c clock) open(at time.Time, next stretch) Status {
	ahead := c.ahead(at, next.from)
	if next.from.IsZero() || next.state == Unknown || ahead > 6 {
		return Status{State: Open, Words: "Open now"}
	}
	until := next.from.In(c.location)
	words := "Open now, until " + sayTime(c.minute(until))
	if ahead > 1 || until.Sub(at) >= 24*time.Hour {
		words += " on " + until.Add(-time.Nanosecond).Weekday().String()
	}
	return Status{Open, until, words}
}

// closed is the status of an instant at which nobody answers, from what comes next.
func (c clock) closed(at time.Time, next stretch) Status {
	if next.from.IsZero() || next.state == Unknown {
		return Status{State: Closed, Words: "Closed now"}
	}
	until, ahead := next.from.In(c.location), c.ahead(at, next.from)
	return Status{Closed, until, "Closed, opens at " + sayTime(c.minute(until)) + " " + c.sayDay(until, ahead)}
}

// ahead is how many days of the clock an instant is away from at.
func (c clock) ahead(at, instant time.Time) int {
	return int(c.date(instant).Sub(c.date(at)) / (24 * time.Hour))
}

// sayDay says the day of an instant that is some days ahead: "today", "tomorrow", "on
// Monday", "on Monday 5 January". The midnight that comes next is tonight's.
func (c clock) sayDay(instant time.Time, ahead int) string {
	switch {
	case ahead == 0:
		return "today"
	case ahead == 1 && c.minute(instant) == 0:
		return "tonight"
	case ahead == 1:
		return "tomorrow"
	case ahead <= 6:
		return "on " + instant.Weekday().String()
	}
	return fmt.Sprintf("on %s %d %s", instant.Weekday(), instant.Day(), instant.Month())
}
