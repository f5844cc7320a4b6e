package opening

import (
	"fmt"
	"strings"
	"time"

	"example.org/signpost/cmd/signpost/internal/holiday"
)

// Encode writes the hours for the script static/js/hours.js, which says what
// [Hours.At] says for the same calendar and nations; "" when there is nothing to say.
//
// The text is ASCII, tokens with spaces between them, in this order:
//
//	a                       open at every minute; nothing else follows
//	w600-960                a period of the week, by minutes from Monday 00:00; the
//	                        end may be past Sunday, 10080
//	f260101 t281231         the first and the last day of the calendar (yymmdd), unless
//	                        bank holidays make no difference; all others are uncertain
//	n                       instead of these two: there is no calendar
//	x261225                 no period begins on this day
//	u261226                 nobody knows what happens on this day
//	b261225=600-840,900-960 this day has these minutes of its own instead of the week's
//	h261225                 in addition: it is a bank holiday, and that may be said
//	                        where nobody knows
//
// Tokens of a kind are in the order of their days. A day that is a bank holiday but
// has no h is one on which nobody needs to be told.
func (h Hours) Encode(calendar *holiday.Calendar, nations []holiday.Nation) string {
	switch h.state {
	case always:
		return "a"
	case notConfirmed:
		return ""
	}
	var tokens []string
	for _, p := range h.periods {
		tokens = append(tokens, fmt.Sprintf("w%d-%d", p.begin(), p.end()))
	}
	d := h.days(calendar, nations)
	switch {
	case d.allOpen():
	case calendar == nil:
		tokens = append(tokens, "n")
	default:
		first, last := calendar.Span()
		tokens = append(tokens, "f"+encodeDate(first), "t"+encodeDate(last))
		tokens = append(tokens, d.encode()...)
	}
	return strings.Join(tokens, " ")
}

// encode writes the tokens of the days that are not plain.
func (d days) encode() []string {
	var closed, uncertain, own, said []string
	for _, date := range d.calendar.Special() {
		today, written := d.on(date), encodeDate(date)
		switch today.kind {
		case closedDay:
			closed = append(closed, "x"+written)
		case uncertainDay:
			uncertain = append(uncertain, "u"+written)
		case timesDay:
			own = append(own, "b"+written+"="+encodeTimes(today.times))
		}
		if today.holiday && d.doubtful(date, today) {
			said = append(said, "h"+written)
		}
	}
	return append(append(append(closed, uncertain...), own...), said...)
}

// doubtful reports whether there may be a minute on the day of which nobody knows.
func (d days) doubtful(date time.Time, today day) bool {
	if today.kind == uncertainDay {
		return true
	}
	return d.tail(date) > 0 && (today.kind != plainDay || d.on(yesterday(date)).kind != plainDay)
}

// encodeDate writes a day as yymmdd.
func encodeDate(date time.Time) string { return date.Format("060102") }

// encodeTimes writes the minutes of a day.
func encodeTimes(times []span) string {
	words := make([]string, len(times))
	for i, t := range times {
		words[i] = fmt.Sprintf("%d-%d", t.from, t.to)
	}
	return strings.Join(words, ",")
}
