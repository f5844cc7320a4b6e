package opening

import "time"

// clock is the clock on the wall in London.
type clock struct{ location *time.Location }

// london returns the clock of Europe/London. The error is that of a machine and a
// program without a database of time zones.
func london() (clock, error) {
	location, err := time.LoadLocation("Europe/London")
	return clock{location}, err
}

// date is the day, midnight UTC, that the clock shows at an instant.
func (c clock) date(at time.Time) time.Time {
	year, month, day := at.In(c.location).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// minute is the minute after midnight that the clock shows at an instant.
func (c clock) minute(at time.Time) int {
	at = at.In(c.location)
	return at.Hour()*60 + at.Minute()
}

// first is the first instant at which the clock shows a minute of a day, which is
// midnight UTC. In autumn an hour is shown twice. A minute that spring leaves out is
// the instant at which the clock is put forward.
func (c clock) first(date time.Time, minute int) time.Time {
	first, _ := c.instants(date, minute)
	return first
}

// last is the last instant at which the clock shows a minute of a day; see first.
func (c clock) last(date time.Time, minute int) time.Time {
	_, last := c.instants(date, minute)
	return last
}

// instants returns the first and the last instant at which the clock shows a minute
// of a day. Mostly they are one.
func (c clock) instants(date time.Time, minute int) (first, last time.Time) {
	wall := date.Add(time.Duration(minute) * time.Minute)
	before, after := c.offset(wall.AddDate(0, 0, -1)), c.offset(wall.AddDate(0, 0, 1))
	first, last = wall.Add(-before), wall.Add(-after)
	switch firstShown, lastShown := c.offset(first) == before, c.offset(last) == after; {
	case !firstShown && !lastShown:
		change, _ := first.In(c.location).ZoneBounds()
		return change, change
	case !firstShown:
		return last, last
	case !lastShown:
		return first, first
	}
	return first, last
}

// offset is how far the clock is ahead of UTC at an instant.
func (c clock) offset(at time.Time) time.Duration {
	_, seconds := at.In(c.location).Zone()
	return time.Duration(seconds) * time.Second
}
