// Package cover adds up what is known of pieces of a line.
//
// A [Line] holds stretches that may overlap, each with the least and the most of
// something that lies in it: the reports of January, of the first quarter, of the
// whole year. [Line.Least] and [Line.Most] say what they prove of any longer
// stretch. Nothing is ever negative, so what no stretch covers holds at least
// nought.
//
// The package knows nothing of time or figures. It is apart from them so that it
// can be held against every possible way of adding up.
package cover

import (
	"cmp"
	"math"
	"slices"
)

// NoLimit is the Most of a stretch of which only the least is known.
const NoLimit = math.MaxInt64

// A Stretch is the numbers from From up to but without To, which is greater, and
// what lies there: at least Least and at most Most, neither negative.
type Stretch struct {
	From, To    int
	Least, Most int64
}

// A Line is a set of stretches. It is not safe for use by several goroutines.
type Line struct {
	stretches []Stretch
	bounds    []int     // where a stretch begins or ends, in order
	begins    []int     // by stretch, the place in bounds at which it begins
	ending    [][]int   // by place in bounds, the stretches that end there, the longest first
	least     [][]state // by the place of the start; nil until somebody asks
	most      [][]state
}

// A Sum is what stretches that follow each other add up to.
type Sum struct {
	// Least and Most are the sums of those of the stretches. Most is NoLimit when
	// one of them has no limit.
	Least, Most int64
	line        *Line
	states      []state
	last        state
	start, end  int // places in bounds
}

// A state is the best that was found up to a bound.
type state struct {
	least, most int64
	last        int // the stretch that ends here; a number below 0 is one of the following
}

const (
	noStretch = -1 - iota // nothing ends here: the start, or a gap
	noWay                 // the bound cannot be reached without a gap
)

// NewLine returns a line with the stretches of list, which it keeps and does not
// change. Results name them by their places in it.
func NewLine(list []Stretch) *Line {
	l := &Line{stretches: list}
	for _, s := range list {
		l.bounds = append(l.bounds, s.From, s.To)
	}
	slices.Sort(l.bounds)
	l.bounds = slices.Compact(l.bounds)
	n := len(l.bounds)
	l.ending, l.least, l.most = make([][]int, n), make([][]state, n), make([][]state, n)
	for i, s := range list {
		at, _ := slices.BinarySearch(l.bounds, s.To)
		l.ending[at] = append(l.ending[at], i)
		from, _ := slices.BinarySearch(l.bounds, s.From)
		l.begins = append(l.begins, from)
	}
	for _, some := range l.ending {
		slices.SortStableFunc(some, func(a, b int) int { return cmp.Compare(list[a].From, list[b].From) })
	}
	return l
}

// Least returns stretches that lie between from and to and do not overlap, of
// which the sum of the least is the greatest. Whatever lies between from and to is
// at least that. The stretch called except, if it is not -1, is left out; it must
// reach from from to to.
func (l *Line) Least(from, to, except int) Sum {
	start, _ := slices.BinarySearch(l.bounds, from)
	end, exact := slices.BinarySearch(l.bounds, to)
	if !exact {
		end--
	}
	if end <= start {
		return Sum{}
	}
	for at := start + len(l.least[start]); at <= end; at++ {
		l.least[start] = append(l.least[start], l.leastAt(start, at, -1))
	}
	return l.sum(l.least[start], start, end, l.leastAt(start, end, except))
}

// Most returns stretches that lie end to end from from to to, of which the sum of
// the most is the smallest. Whatever lies between from and to is at most that. The
// result is false when no stretches do. Except is as for [Line.Least].
func (l *Line) Most(from, to, except int) (Sum, bool) {
	if from == to {
		return Sum{}, true
	}
	start, first := slices.BinarySearch(l.bounds, from)
	end, second := slices.BinarySearch(l.bounds, to)
	if !first || !second || end < start {
		return Sum{}, false
	}
	for at := start + len(l.most[start]); at <= end; at++ {
		l.most[start] = append(l.most[start], l.mostAt(start, at, -1))
	}
	last := l.most[start][end-start]
	if except >= 0 {
		last = l.mostAt(start, end, except)
	}
	return l.sum(l.most[start], start, end, last), last.last != noWay
}

func (l *Line) sum(states []state, start, end int, last state) Sum {
	return Sum{Least: last.least, Most: last.most, line: l, states: states, last: last, start: start, end: end}
}

// leastAt finds the state of the bound at from those between start and it, which
// are kept because many questions share a start.
func (l *Line) leastAt(start, at, except int) state {
	if at == start {
		return state{last: noStretch}
	}
	states := l.least[start]
	best := states[at-start-1]
	best.last = noStretch
	for _, i := range l.ending[at] {
		from := l.begins[i]
		if i == except || from < start {
			continue
		}
		if next := states[from-start].plus(l.stretches[i], i); next.least > best.least || next.least == best.least && best.last == noStretch {
			best = next
		}
	}
	return best
}

func (l *Line) mostAt(start, at, except int) state {
	if at == start {
		return state{last: noStretch}
	}
	states := l.most[start]
	best := state{last: noWay}
	for _, i := range l.ending[at] {
		from := l.begins[i]
		if i == except || from < start || l.stretches[i].Most == NoLimit || states[from-start].last == noWay {
			continue
		}
		if next := states[from-start].plus(l.stretches[i], i); best.last == noWay || next.most < best.most {
			best = next
		}
	}
	return best
}

// plus is the state behind the stretch s, which is called i.
func (a state) plus(s Stretch, i int) state {
	next := state{least: a.least + s.Least, most: NoLimit, last: i}
	if a.most != NoLimit && s.Most != NoLimit {
		next.most = a.most + s.Most
	}
	return next
}

// Used returns the stretches of the sum in order.
func (s Sum) Used() []int {
	var used []int
	for at, last := s.end, s.last; at > s.start; last = s.states[at-s.start] {
		if last.last >= 0 {
			used = append(used, last.last)
			at = s.line.begins[last.last]
		} else {
			at--
		}
	}
	slices.Reverse(used)
	return used
}
