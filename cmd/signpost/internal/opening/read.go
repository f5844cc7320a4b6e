package opening

import (
	"slices"
	"strings"
)

const (
	hintPeriod   = `write days and times, such as "mon-fri 10:00-16:00", or "always", or "not confirmed"`
	hintWords    = `write such hours in words, as in "not confirmed: weekdays in term time": term dates and the like differ from place to place, so that nobody can work out from them who answers now`
	hintTime     = `write hours and minutes with two digits each, such as 09:00`
	hintDays     = "the days are mon, tue, wed, thu, fri, sat, sun and daily, or Monday to Sunday, weekdays, weekends and every day"
	hintNoTimes  = `write days and times together, such as "Monday to Friday, 9am to 5pm"; in a list with [ ] put each line in "quotes"`
	hintNoDays   = `write the days too, such as "Monday to Friday, 9am to 5pm" or "every day, 9am to 5pm"`
	hintOneEach  = `put a semicolon between them, as in "mon-thu 09:00-21:00; fri 09:00-17:00"`
	hintTimes    = "write times such as 9am, 9:30am, 17:00, midday or midnight"
	hintBeside   = `write what happens on bank holidays behind the days and times, such as "closed on bank holidays", or as bank_holidays`
	hintOnlyOpen = "leave out the days on which nobody answers, and name the others"
)

// reader reads the tokens of one line. Its methods take what they read.
type reader struct {
	line   string
	tokens []token
	at     int
	commas int // how many commas and ands it has taken
}

// next is the token that is not taken yet.
func (r *reader) next() token { return r.ahead(0) }

// ahead is the token some places behind the next.
func (r *reader) ahead(places int) token {
	if r.at+places < len(r.tokens) {
		return r.tokens[r.at+places]
	}
	return token{kind: ending, start: len(r.line), end: len(r.line)}
}

// skip takes tokens of some kinds, as many as there are.
func (r *reader) skip(kinds ...kind) (some bool) {
	for slices.Contains(kinds, r.next().kind) {
		if k := r.next().kind; k == comma || k == also {
			r.commas++
		}
		r.at++
		some = true
	}
	return some
}

// text is the line from the start of a token to the end of another.
func (r *reader) text(first, last token) string {
	return r.line[first.start:max(first.start, last.end)]
}

// said is a token as it is written.
func (r *reader) said(t token) string { return r.line[t.start:t.end] }

// has reports whether there are tokens of a kind, wherever they stand.
func (r *reader) has(kinds ...kind) bool {
	return slices.ContainsFunc(r.tokens, func(t token) bool { return slices.Contains(kinds, t.kind) })
}

// whole reports that the line says "24 hours" and the like, and nothing else but that it
// is every day.
func (r *reader) whole() bool {
	for _, t := range r.tokens {
		switch {
		case t.kind == someDays && t.first == 0 && t.last == 6:
		case !slices.Contains([]kind{round, ever, comma, also, small, openWord}, t.kind):
			return false
		}
	}
	return r.has(round, ever)
}

// periods reads days and times, or times and days, as often as they stand there.
func (r *reader) periods() ([]Period, error) {
	times := r.has(someTime, allDay, round, ever)
	if !times && (!r.has(someDays) || r.has(unknown)) {
		plain := strings.Join(strings.Fields(r.line), " ")
		n := len(strings.Fields(plain))
		return nil, hoursFault(hintPeriod, "%d %s in %q, want days and times", n, words(n), plain)
	}
	r.skip(small, openWord)
	timesFirst := r.next().isTime()
	var all []Period
	for groups := 1; ; groups++ {
		found, err := r.group(timesFirst, groups > 1)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
		if r.next().kind == ending {
			return all, nil
		}
	}
}

// group reads days and their times, or the other way about, and what stands before the
// next group. Where a comma could go with either, and give the times to other days, it is
// refused.
func (r *reader) group(timesFirst, more bool) ([]Period, error) {
	var days []int
	var times []span
	var err error
	start, commas := r.next(), r.commas
	if timesFirst {
		if times, err = r.times(); err != nil {
			return nil, err
		}
		r.skip(comma)
		if r.next().kind == ending {
			return nil, hoursFault(hintNoDays, "no days beside %q", r.text(start, r.tokens[len(r.tokens)-1]))
		}
		days, err = r.days()
	} else {
		if days, err = r.days(); err != nil {
			return nil, err
		}
		r.skip(comma, colon)
		if r.next().kind == ending {
			return nil, hoursFault(hintNoTimes, "no times beside %q", r.text(start, r.tokens[len(r.tokens)-1]))
		}
		times, err = r.times()
	}
	if err != nil {
		return nil, err
	}
	inside := r.commas > commas
	parted := r.skip(comma, also)
	t := r.next()
	end := t.kind == ending
	switch {
	case end && parted:
		return nil, hoursFault(hintPeriod, "nothing behind the last %q in %q", r.said(r.tokens[len(r.tokens)-1]), r.line)
	case !end && t.kind != someDays && !t.isTime(), !end && t.isTime() != timesFirst:
		return nil, r.extra(t)
	case timesFirst && inside && (more || !end), !end && !parted && (timesFirst || len(times) > 1):
		return nil, hoursFault(hintOneEach, "several days and times in %q, and which go together is not plain", r.line)
	}
	var found []Period
	for _, d := range days {
		for _, s := range times {
			found = append(found, Period{Day: weekday(d), From: s.from, To: s.to})
		}
	}
	return found, nil
}

// extra is the error for words that are neither days nor times.
func (r *reader) extra(t token) error {
	plain := strings.Join(strings.Fields(r.line), " ")
	switch t.kind {
	case closedWord, butWord:
		return hoursFault(hintOnlyOpen, "%q in %q", r.said(t), plain)
	case upTo, colon, comma, also, someTime, someDays:
		return hoursFault(hintPeriod, "%q in %q, where no such word can stand", r.said(t), plain)
	case ever:
		return hoursFault(`write "24 hours" behind the days, or nothing but "always"`, "%q beside other hours", r.said(t))
	}
	return hoursFault(hintWords, "words behind the times in %q", plain)
}

// another takes a comma, or and, when an item of the same kind stands behind it.
func (r *reader) another(same func(token) bool) bool {
	if k := r.next().kind; k != comma && k != also {
		return false
	}
	places := 1
	for k := r.ahead(places).kind; k == small || k == openWord; k = r.ahead(places).kind {
		places++
	}
	if !same(r.ahead(places)) {
		return false
	}
	r.commas++
	r.at += places
	return true
}

// isTime reports whether times begin with t.
func (t token) isTime() bool {
	return t.kind == someTime || t.kind == allDay || t.kind == round || t.kind == betweenWord
}

// times reads stretches of a day with commas between them.
//
// What begins before six in the morning and stands behind the evening was meant for the
// next day, and would be read as the night before.
func (r *reader) times() ([]span, error) {
	var times []span
	for {
		s, err := r.stretch()
		if err != nil {
			return nil, err
		}
		if n := len(times); n > 0 && s.from < times[n-1].from && s.from < earlyMorning {
			return nil, hoursFault(`write what goes on over midnight as one, such as "9pm to 3am", and the small hours of the day itself first`,
				"%q behind %q may be of this day or of the next", sayTime(s.from), sayTime(times[n-1].to))
		}
		times = append(times, s)
		if !r.another(token.isTime) {
			return times, nil
		}
	}
}

// earlyMorning is the minute of the day before which people count a time to the night.
const earlyMorning = 6 * 60

// stretch reads "9am to 5pm", "between 9am and 5pm" or "all day".
func (r *reader) stretch() (span, error) {
	r.skip(small, openWord)
	between, to := r.next().kind == betweenWord, upTo
	if between {
		r.at++
		to = also
	}
	first := r.next()
	switch {
	case !between && (first.kind == allDay || first.kind == round):
		r.at++
		return span{0, minutesInDay}, nil
	case first.kind != someTime:
		return span{}, r.wantTime(first)
	}
	r.at++
	if r.next().kind != to {
		if first.time.err != nil {
			return span{}, first.time.err
		}
		return span{}, hoursFault(hintPeriod, "no end in %q, want two times with a hyphen between them", r.said(first))
	}
	r.at++
	last := r.next()
	if last.kind != someTime {
		return span{}, r.wantTime(last)
	}
	r.at++
	return stretchOf(first.time, last.time, r.text(first, last))
}

// wantTime is the error for a token that is no time.
func (r *reader) wantTime(t token) error {
	switch t.kind {
	case ever, closedWord, butWord, upTo, colon, comma, also, someDays:
		return r.extra(t)
	case inWord:
		return hoursFault(hintWords, "words between days and times in %q", strings.Join(strings.Fields(r.line), " "))
	case ending:
		return hoursFault(hintPeriod, "no end in %q, want two times with a hyphen between them", r.line)
	}
	return hoursFault(hintTimes, "%q is not a time", r.said(t))
}
