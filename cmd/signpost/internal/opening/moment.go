package opening

import (
	"strconv"
	"strings"
)

// moment is a time of day as somebody wrote it.
type moment struct {
	text   string
	hour   int    // 0 to 24, of the clock that half says
	minute int    // 0 to 59
	half   string // "am", "pm", or "" for one of the 24-hour clock, or that may be
	named  bool   // midday or midnight
	bare   bool   // no minutes are written
	wide   bool   // two digits are written for the hour, and the minutes
	err    error  // of one that is no time
}

// newMoment reads digits such as "9", "9.30" and "17:00", with the half of the day that
// stands behind them or "".
func newMoment(digits, half string) moment {
	hours, minutes, more := strings.Cut(strings.ReplaceAll(digits, ".", ":"), ":")
	written := digits + half
	m := moment{half: half, bare: !more, wide: more && len(hours) == 2}
	if len(hours) > 2 || more && len(minutes) != 2 {
		m.err = hoursFault(hintTime, "%q is not a time", written)
		return m
	}
	m.hour, _ = strconv.Atoi(hours)     // two digits at most
	m.minute, _ = strconv.Atoi(minutes) // two digits, or none at all
	switch {
	case m.minute > 59 || m.hour > 24 || m.hour == 24 && m.minute > 0:
		m.err = hoursFault("a day runs from 00:00 to 24:00", "there is no time %q", written)
	case half != "" && (m.hour < 1 || m.hour > 12):
		m.err = hoursFault(`write "`+sayTime(m.hour*60+m.minute)+`" or "`+writeTime(m.hour*60+m.minute)+`"`,
			"there is no time %q: the hours before %s are 1 to 12", written, half)
	case half != "" && m.hour == 12 && m.minute == 0:
		m.err = hoursFault("write midday or midnight", "%q is midday to some readers and midnight to others", written)
	}
	return m
}

// by24 reports whether m can only be of the 24-hour clock.
func (m moment) by24() bool {
	return m.half == "" && !m.named && (m.hour == 0 || m.hour > 12 || m.text[0] == '0')
}

// clear reports whether m, which begins or ends where other does the opposite, says
// which half of the day it is in. "9:30" does beside "17:00", and "10:00" beside
// "12:00" since people write so by the 24-hour clock; "9:30" beside "11:30", "10:00"
// beside midnight and "9" beside anything do not.
func (m moment) clear(other moment) bool {
	switch {
	case m.half != "" || m.named:
		return true
	case m.bare:
		return false
	}
	return m.by24() || other.by24() || m.wide && other.wide && other.half == ""
}

// minutes are the minutes after midnight, 0 to 1440.
func (m moment) minutes() int {
	switch m.half {
	case "am":
		return m.hour%12*60 + m.minute
	case "pm":
		return (m.hour%12+12)*60 + m.minute
	}
	return m.hour*60 + m.minute
}

// stretchOf is the stretch of a day between two moments, which stand in text. One that
// ends before it begins ends on the next day.
func stretchOf(first, last moment, text string) (span, error) {
	switch {
	case first.err != nil:
		return span{}, first.err
	case last.err != nil:
		return span{}, last.err
	case first.clear(last) && last.clear(first):
	case first.bare && first.half == "" && (first.by24() || last.by24()):
		return span{}, hoursFault(hintTime, "%q is not a time", first.text)
	case last.bare && last.half == "" && (first.by24() || last.by24()):
		return span{}, hoursFault(hintTime, "%q is not a time", last.text)
	default:
		return span{}, hoursFault("write "+quoted(readings(first, last)), "%q may be of the morning or of the evening", text)
	}
	s := span{first.minutes(), last.minutes()}
	if last.named && s.to == 0 {
		s.to = minutesInDay
	}
	switch {
	case s.from == minutesInDay:
		return span{}, hoursFault("write 00:00 of the next day", "%q begins at 24:00, which only ends a day", text)
	case s.from == s.to:
		return span{}, hoursFault("for a whole day write 00:00-24:00", "%q is empty", text)
	case s.to < s.from:
		s.to += minutesInDay
	}
	return s, nil
}

// readings are what two moments may mean that do not say which half of the day they are
// in, as [Hours.String] says it: those that end on the same day, or else all.
func readings(first, last moment) []string {
	var within, over []string
	for _, a := range first.halves(last) {
		for _, b := range last.halves(first) {
			from, to := a.minutes(), b.minutes()
			if to == 0 {
				to = minutesInDay
			}
			said := sayTime(from) + " to " + sayTime(to)
			switch {
			case from%minutesInDay == to%minutesInDay:
			case from < to:
				within = append(within, said)
			default:
				over = append(over, said)
			}
		}
	}
	if len(within) > 0 {
		return within
	}
	return over
}

// halves are the moments that m may be, beside other.
func (m moment) halves(other moment) []moment {
	if m.clear(other) {
		return []moment{m}
	}
	am, pm := m, m
	am.half, pm.half = "am", "pm"
	return []moment{am, pm}
}

// quoted joins texts: "9am to 5pm" or "9pm to 5am".
func quoted(texts []string) string {
	said := make([]string, len(texts))
	for i, t := range texts {
		said[i] = strconv.Quote(t)
	}
	if n := len(said) - 1; n > 0 {
		return strings.Join(said[:n], ", ") + " or " + said[n]
	}
	return strings.Join(said, "")
}
