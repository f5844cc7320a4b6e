package check

import "slices"

// covered tells which tokens an exception covers. Only those that are figures otherwise are
// asked for, so what stands too far before one to reach it is passed over. The rest of a
// list needs no looking out for: a number stands in what goes before it.
func (r *reader) covered(list []token, d *desk) []bool {
	d.covered = append(d.covered[:0], make([]bool, len(list))...)
	next := -1 // the next that may be a figure
	for i := range list {
		for next < i || next < len(list) && !r.isFigure(&list[next]) {
			next++
		}
		if next == len(list) {
			break
		}
		if next < i+r.reach {
			r.cover(list, d.covered, i)
		}
	}
	return d.covered
}

// cover marks what the exceptions cover that begin at i.
func (r *reader) cover(list []token, covered []bool, i int) {
	t := &list[i]
	some := r.words
	switch t.kind {
	case numberToken:
		if r.counted[t.suffix] { // 619reports
			return
		}
		some = r.numbers
	case objectToken:
		return
	case markToken, dashToken:
		some = nil
	case wordToken:
	}
	r.coverBy(r.byWord[t.text], list, covered, i)
	if t.lower != t.text {
		r.coverBy(r.byWord[t.lower], list, covered, i)
	}
	for n := range some {
		if t.is(some[n].class) {
			r.coverBy(some[n].forms, list, covered, i)
		}
	}
}

// coverBy marks what some forms cover that begin at i.
func (r *reader) coverBy(forms []*form, list []token, covered []bool, i int) {
	for _, f := range forms {
		end := f.match(list, i)
		if end == i || f.exception.forbids(list[:i]) || !f.free && r.counts(list, i, end) {
			continue
		}
		for j := i; j < end; j++ {
			covered[j] = true
		}
	}
}

// forbids reports whether the words before a form make a number of it.
func (e *rule) forbids(before []token) bool {
	return slices.ContainsFunc(e.notAfter, func(phrase []string) bool {
		if len(before) < len(phrase) {
			return false
		}
		for i, t := range before[len(before)-len(phrase):] {
			if t.lower != phrase[i] {
				return false
			}
		}
		return true
	})
}
