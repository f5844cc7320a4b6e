package opening_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.org/signpost/cmd/signpost/internal/holiday"
	"example.org/signpost/cmd/signpost/internal/opening"
)

// An oracle says what [opening.Hours.At] should, by colouring each minute of a stretch
// of time by itself.
type oracle struct {
	*wallClock
	week [][2]int                  // minutes from Monday 00:00
	on   func(time.Time) oracleDay // by midnight UTC
	days []oracleDay               // of on, from the clock's first day
	mark []byte                    // of each minute: 'o' open, 'u' unknown, 'c' closed
	next []int                     // the minute that has another mark
}

// A wallClock is some days of the clock in London, minute by minute, by the law (S.I.
// 2002/262: the last Sundays of March and October, 01:00 UTC). It knows nothing of the
// package.
type wallClock struct {
	from time.Time // the first minute, a midnight UTC in winter or summer
	wall []int     // what the clock shows, in minutes from the first
	seen [][2]int  // the first and last minute that shows a wall time; -1 for none
}

// newWallClock covers two days before a fortnight and 64 behind it, which is as far as
// anybody looks ahead.
func newWallClock(from time.Time) *wallClock {
	c := &wallClock{from: from.AddDate(0, 0, -2)}
	c.seen = slices.Repeat([][2]int{{-1, -1}}, 82*1440)
	for i := range 80 * 1440 {
		wall := i + lawfulOffset(c.from.Add(time.Duration(i)*time.Minute))
		c.wall = append(c.wall, wall)
		if c.seen[wall][0] < 0 {
			c.seen[wall][0] = i
		}
		c.seen[wall][1] = i
	}
	return c
}

// oracleDay is a day: p as the week, x closed, u uncertain, b with times of its own.
type oracleDay struct {
	kind  byte
	times [][2]int
	said  bool // that it is a bank holiday may be said
}

// lawfulOffset is how many minutes the clock in London is ahead of UTC.
func lawfulOffset(at time.Time) int {
	lastSunday := func(month time.Month) time.Time {
		d := time.Date(at.Year(), month, 31, 1, 0, 0, 0, time.UTC)
		return d.AddDate(0, 0, -int(d.Weekday()))
	}
	if at.Before(lastSunday(time.March)) || !at.Before(lastSunday(time.October)) {
		return 0
	}
	return 60
}

// colour gives each minute its mark.
func (o *oracle) colour() {
	for d := range 82 {
		o.days = append(o.days, o.on(o.from.AddDate(0, 0, d)))
	}
	for _, wall := range o.wall {
		mark := byte('c')
		if o.days[wall/1440].kind == 'u' {
			mark = 'u'
		}
		o.mark = append(o.mark, mark)
	}
	for d, day := range o.days[:80] {
		for _, t := range day.times {
			o.paint(d, t[0], t[1], 'b')
		}
		for _, p := range o.week {
			if p[0]/1440 == (int(o.from.AddDate(0, 0, d).Weekday())+6)%7 {
				o.paint(d, p[0]%1440, p[1]-p[0]/1440*1440, 'w')
			}
		}
	}
	o.next = slices.Repeat([]int{len(o.mark)}, len(o.mark))
	for i := len(o.mark) - 2; i >= 0; i-- {
		o.next[i] = o.next[i+1]
		if o.mark[i] != o.mark[i+1] {
			o.next[i] = i + 1
		}
	}
}

// paint colours a period that begins on day d, by the rules, minute by minute.
func (o *oracle) paint(d, from, to int, what byte) {
	for i := o.shown(d*1440 + from)[1]; i < o.shown(d*1440 + to)[0]; i++ {
		first, now := o.days[d].kind, o.days[o.wall[i]/1440].kind
		tail := o.wall[i]/1440 != d
		switch {
		case what == 'b', first == 'p' && now == 'p':
			o.mark[i] = 'o'
		case !tail && first != 'u', o.mark[i] == 'o':
		default:
			o.mark[i] = 'u'
		}
	}
}

// shown is the first and the last minute at which the clock shows a time; for a time
// that spring leaves out, the minute of the change, twice.
func (c *wallClock) shown(wall int) [2]int {
	span := c.seen[wall]
	for later := wall; span[0] < 0 && later < wall+120; later++ {
		span = [2]int{c.seen[later][0], c.seen[later][0]}
	}
	if span[0] < 0 {
		return [2]int{len(c.wall), len(c.wall)} // behind the end
	}
	return span
}

// at is what should be said at an instant.
func (o *oracle) at(at time.Time) opening.Status {
	now := int(at.Sub(o.from) / time.Minute)
	ahead := 99
	var until time.Time
	if next := o.next[now]; next < len(o.mark) && o.mark[next] != 'u' {
		ahead = o.wall[next]/1440 - o.wall[now]/1440
		until = o.from.Add(time.Duration(next) * time.Minute)
	}
	shown := until.Add(time.Duration(lawfulOffset(until)) * time.Minute)
	clock := strings.Replace(shown.Format("3:04pm"), ":00", "", 1)
	if shown.Hour()%12 == 0 && shown.Minute() == 0 {
		clock = map[int]string{0: "midnight", 12: "midday"}[shown.Hour()]
	}
	switch {
	case o.mark[now] == 'u' && o.days[o.wall[now]/1440].said:
		return opening.Status{Words: "It is a bank holiday: hours may be different today"}
	case o.mark[now] == 'u':
		return opening.Status{}
	case o.mark[now] == 'o' && ahead > 6:
		return opening.Status{State: opening.Open, Words: "Open now"}
	case o.mark[now] == 'o' && (ahead > 1 || until.Sub(at) >= 24*time.Hour):
		return opening.Status{State: opening.Open, Until: until, Words: "Open now, until " + clock + " on " + shown.Add(-time.Minute).Format("Monday")}
	case o.mark[now] == 'o':
		return opening.Status{State: opening.Open, Until: until, Words: "Open now, until " + clock}
	case ahead > 60:
		return opening.Status{State: opening.Closed, Words: "Closed now"}
	case ahead > 6:
		return opening.Status{State: opening.Closed, Until: until, Words: "Closed, opens at " + clock + shown.Format(" on Monday 2 January")}
	case ahead > 1:
		return opening.Status{State: opening.Closed, Until: until, Words: "Closed, opens at " + clock + shown.Format(" on Monday")}
	}
	words := []string{" today", " tomorrow"}[ahead]
	if ahead == 1 && clock == "midnight" {
		words = " tonight"
	}
	return opening.Status{State: opening.Closed, Until: until, Words: "Closed, opens at " + clock + words}
}

// spoken is hours as an editor writes them, with what they mean to an oracle.
type spoken struct {
	lines, bank string
	week        [][2]int
	rules       map[holiday.Nation]oracleDay // what a bank holiday is; p is open
}

// randomSpoken makes up hours that are hard: times around the changes of the clock and
// over midnight, and rules that differ between nations.
func randomSpoken(t *testing.T, r *rand.Rand) (spoken, opening.Hours) {
	t.Helper()
	minutes := []int{0, 15, 45, 60, 75, 90, 120, 150, 540, 720, 1020, 1260, 1425}
	write := func(m int) string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }
	for {
		s := spoken{rules: map[holiday.Nation]oracleDay{}}
		var lines []string
		for range 1 + r.IntN(4) {
			from, to, day := minutes[r.IntN(len(minutes))], append(minutes, 1440)[r.IntN(len(minutes)+1)], r.IntN(7)
			days := []int{day}
			if r.IntN(3) == 0 {
				days = []int{0, 1, 2, 3, 4, 5, 6}
			}
			length := to - from
			if length < 0 {
				length += 1440
			}
			for _, d := range days {
				lines = append(lines, strings.Fields("mon tue wed thu fri sat sun")[d]+" "+write(from)+"-"+write(to))
				s.week = append(s.week, [2]int{d*1440 + from, d*1440 + from + length})
			}
		}
		rule := func() (string, oracleDay) {
			a, b := 30+r.IntN(600), 700+r.IntN(741)
			switch r.IntN(4) {
			case 0:
				return "open", oracleDay{kind: 'p'}
			case 1:
				return "closed", oracleDay{kind: 'x'}
			case 2:
				return "not confirmed", oracleDay{kind: 'u'}
			}
			return write(a) + "-" + write(b), oracleDay{kind: 'b', times: [][2]int{{a, b}}}
		}
		general, day := rule()
		s.lines, s.bank = strings.Join(lines, ";"), general
		for _, n := range holiday.Nations() {
			s.rules[n] = day
			if r.IntN(4) == 0 {
				word, own := rule()
				s.bank += "; " + string(n) + " " + word
				s.rules[n] = own
			}
		}
		if h, err := opening.ParseHours(strings.Split(s.lines, ";"), s.bank); err == nil {
			return s, h
		}
	}
}

// on is what a day is for nations, by the rules.
func (s spoken) on(c *holiday.Calendar, nations []holiday.Nation, date time.Time) oracleDay {
	var all []oracleDay
	said, first, last := false, time.Time{}, time.Time{}
	if c != nil {
		first, last = c.Span()
	}
	for _, n := range nations {
		day := oracleDay{kind: 'p'}
		if kind := c.On(date, n); kind != holiday.Ordinary {
			said = said || c != nil && !date.Before(first) && !date.After(last)
			day = s.rules[n]
			if kind == holiday.Uncertain && day.kind != 'p' {
				day = oracleDay{kind: 'u'}
			}
		}
		all = append(all, day)
	}
	for _, d := range all {
		if fmt.Sprint(d) != fmt.Sprint(all[0]) {
			return oracleDay{kind: 'u', said: said}
		}
	}
	return oracleDay{all[0].kind, all[0].times, said}
}

// decoded is an oracle of what [opening.Hours.Encode] wrote, by its description alone.
func decoded(t *testing.T, clock *wallClock, code string) *oracle {
	t.Helper()
	o := &oracle{wallClock: clock}
	days, said := map[string]oracleDay{}, map[string]bool{}
	first, last, none := "", "", false
	pair := func(text string) [2]int {
		from, to, _ := strings.Cut(text, "-")
		a, errA := strconv.Atoi(from)
		b, errB := strconv.Atoi(to)
		if errA != nil || errB != nil || a >= b {
			t.Fatalf("%q in %q is no stretch of time", text, code)
		}
		return [2]int{a, b}
	}
	order := ""
	for word := range strings.SplitSeq(code, " ") {
		kind, rest := word[0], word[1:]
		order += word[:1] + strings.Split(rest, "=")[0] + " "
		switch kind {
		case 'w':
			o.week = append(o.week, pair(rest))
		case 'f':
			first = rest
		case 't':
			last = rest
		case 'n':
			none = true
		case 'h':
			said[rest] = true
		case 'b':
			date, times, _ := strings.Cut(rest, "=")
			day := oracleDay{kind: 'b'}
			for p := range strings.SplitSeq(times, ",") {
				day.times = append(day.times, pair(p))
			}
			days[date] = day
		case 'x', 'u':
			days[rest] = oracleDay{kind: kind}
		default:
			t.Fatalf("no token %q in %q", word, code)
		}
	}
	o.on = func(date time.Time) oracleDay {
		key := date.Format("060102")
		day, ok := days[key]
		if !ok {
			day = oracleDay{kind: 'p'}
		}
		if none || first != "" && (key < first || key > last) {
			day = oracleDay{kind: 'u'}
		}
		day.said = said[key]
		return day
	}
	return o
}
