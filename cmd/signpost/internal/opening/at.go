package opening

import (
	"slices"
	"time"

	"example.org/signpost/cmd/signpost/internal/holiday"
)

// State says whether somebody answers at an instant.
type State uint8

// The states. Unknown is the zero value: nothing is said then.
const (
	Unknown State = iota
	Open
	Closed
)

// Status is what is known of an instant.
type Status struct {
	State State
	// Until is the instant that Words name, in Europe/London: when the state next
	// changes for certain. It is zero when they name none, because that is not known,
	// never, or further away than they reach.
	Until time.Time
	// Words is the line for readers: "Open now, until midnight", "Closed, opens at 5pm
	// today", "" when there is nothing that is surely right.
	Words string
}

// horizon is how many days ahead the next opening is looked for.
const horizon = 60

// At says whether somebody answers at an instant, for readers in any of the nations;
// none is all four. The script that readers run goes by the same rules, and
// [Hours.Encode] gives it what it needs.
//
// Hours are those of the clock on the wall in London. A period belongs to the day on
// which it begins. It begins at the last instant at which the clock shows its first
// minute, and ends at the first at which the clock shows its end, so that nobody is
// told "open" at a minute that is shown twice; a minute that is left out in spring is
// the instant of the change.
//
// What a bank holiday does to a period: see [ParseHours] for the rules and
// [holiday.Calendar.On] for the days. A day on which the nations have different hours
// is one of which nobody knows, as is each day outside the calendar unless the
// service is open on bank holidays. What is left of a period over midnight is known
// only when neither of its days is changed by a bank holiday. Open beats unknown, and
// unknown beats closed.
func (h Hours) At(at time.Time, calendar *holiday.Calendar, nations []holiday.Nation) Status {
	switch h.state {
	case always:
		return Status{State: Open, Words: "Open now"}
	case notConfirmed:
		return Status{}
	}
	wall, err := london()
	if err != nil {
		return Status{} // without the time in London nothing is surely right
	}
	d := h.days(calendar, nations)
	state, next := d.around(wall, at)
	switch {
	case state == Open:
		return wall.open(at, next)
	case state == Closed:
		return wall.closed(at, next)
	case d.on(wall.date(at)).holiday:
		return Status{Words: "It is a bank holiday: hours may be different today"}
	}
	return Status{}
}

// stretch is a time, its end left out, of which the same is known throughout.
type stretch struct {
	from, to time.Time
	state    State
}

// around returns the state of an instant, and the next stretch that has another: the
// zero stretch if there is none within horizon days, or if the state is unknown, of
// which nobody asks how long it is.
func (d days) around(wall clock, at time.Time) (now State, next stretch) {
	date := wall.date(at)
	for range horizon + 1 {
		for _, s := range d.stretches(wall, date) {
			switch {
			case !s.to.After(at):
			case !s.from.After(at) && s.state == Unknown:
				return Unknown, stretch{}
			case !s.from.After(at):
				now = s.state
			case s.state != now:
				return now, s
			}
		}
		date = tomorrow(date)
	}
	return now, stretch{}
}

// stretches returns what is known of one day, in order and without gaps.
func (d days) stretches(wall clock, date time.Time) []stretch {
	pieces := d.pieces(wall, date)
	var bounds []time.Time
	for _, p := range pieces {
		bounds = append(bounds, p.from, p.to)
	}
	slices.SortFunc(bounds, time.Time.Compare)
	bounds = slices.CompactFunc(bounds, time.Time.Equal)
	var found []stretch
	for i, from := range bounds[:len(bounds)-1] {
		found = append(found, stretch{from, bounds[i+1], strongest(pieces, from)})
	}
	return found
}

// strongest is the state of the pieces at an instant: open beats unknown, which beats
// closed.
func strongest(pieces []stretch, at time.Time) State {
	state := Closed
	for _, p := range pieces {
		switch {
		case at.Before(p.from) || !at.Before(p.to):
		case p.state == Open:
			return Open
		case p.state == Unknown:
			state = Unknown
		}
	}
	return state
}

// pieces returns the pieces of which a day is made, which overlap: the whole day, and
// the periods on it.
func (d days) pieces(wall clock, date time.Time) []stretch {
	today := d.on(date)
	whole := stretch{wall.first(date, 0), wall.first(date, minutesInDay), Closed}
	if today.kind == uncertainDay {
		whole.state = Unknown
	}
	pieces := []stretch{whole}
	add := func(s span, state State) {
		p := stretch{wall.last(date, s.from), wall.first(date, s.to), state}
		if p.from.Before(p.to) {
			pieces = append(pieces, p)
		}
	}
	times := today.times
	if today.kind == plainDay {
		times = d.week[date.Weekday()]
	}
	for _, s := range times {
		add(span{s.from, min(s.to, minutesInDay)}, Open)
	}
	if end := d.tail(date); end > 0 {
		state := Unknown
		if today.kind == plainDay && d.on(yesterday(date)).kind == plainDay {
			state = Open
		}
		add(span{0, end}, state)
	}
	return pieces
}
